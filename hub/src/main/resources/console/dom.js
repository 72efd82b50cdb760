// Builds the page from elements and text nodes only: no data ever becomes markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** An element; a function among the attributes listens to the event of that name. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** A symbol of the page. */
export function icon(name, size = 16) {
  const use = s("use", { href: "#i-" + name });
  return s("svg", { class: "icon", width: size, height: size, "aria-hidden": "true" }, use);
}

/** A name that may break after the marks that join its words, as in Store_Transactions. */
export function named(className, text) {
  const parts = text.split(/(?<=[_.\-/])/);
  const pieces = parts.flatMap((part, i) => (i === 0 ? [part] : [h("wbr"), part]));
  return h("span", { class: className }, ...pieces);
}

/** Sets an element's text when it is another. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Replaces an element's children. */
export function put(element, ...children) {
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
}

/**
 * Makes a container's children follow a list. An item's element lives as long as its key is in
 * the list, so focus, scrolling and what is unfolded stay as they are.
 *
 * make(item) gives {element, update}; update(item) is called for every item each time.
 */
export function follow(container, items, key, make) {
  const known = container.known ?? (container.known = new Map());
  const next = new Map();
  let place = container.firstElementChild;
  for (const item of items) {
    const id = key(item);
    const row = known.get(id) ?? make(item);
    next.set(id, row);
    row.update(item);
    if (row.element === place) {
      place = place.nextElementSibling;
    } else {
      container.insertBefore(row.element, place);
    }
  }
  for (const [id, row] of known) {
    if (!next.has(id)) {
      row.element.remove();
    }
  }
  container.known = next;
}

/** How many rows one press of the button for more adds to a long list. */
const STEP = 50;

/** Lists of more items than this can be searched. */
const LONG = 20;

/**
 * Shows the first items of a list, a button for more, and above a long list a field that finds
 * items by their text; gives the list's element and a function that shows items, for use with
 * follow. Without text(item) there is no field.
 */
export function folding(className, first, { text = null, label = "Find" } = {}) {
  const list = h("ul", { class: className });
  const rest = h("button", { type: "button", class: "rest", hidden: true, click: () => unfold() });
  const field = h("input", { type: "search", "aria-label": label, placeholder: label, hidden: true });
  const none = h("p", { class: "words", hidden: true }, "Nothing matches.");
  const element = h("div", { class: "folding" }, field, list, none, rest);
  let most = first;
  let left = 0;
  let shown = () => {};
  field.addEventListener("input", () => shown());

  function unfold() {
    most = left > 0 ? most + STEP : first;
    shown();
  }

  function found(items) {
    const wanted = field.value.trim().toLowerCase();
    return wanted === "" ? items : items.filter((item) => text(item).toLowerCase().includes(wanted));
  }

  return {
    element,
    show(items, key, make, each) {
      shown = () => {
        field.hidden = text === null || items.length <= LONG;
        const all = field.hidden ? items : found(items);
        const visible = all.slice(0, most);
        left = all.length - visible.length;
        follow(list, visible, key, make);
        visible.forEach((item) => each?.(list.known.get(key(item)), item));
        none.hidden = all.length > 0 || items.length === 0;
        rest.hidden = all.length <= first;
        say(rest, left === 0 ? "Show fewer" : more(left));
      };
      shown();
    },
  };
}

function more(left) {
  const step = Math.min(left, STEP);
  return step === left
    ? "Show " + left + " more"
    : "Show " + step + " of " + left.toLocaleString("en") + " more";
}

/** A line of code with a button that copies it. */
export function command(line) {
  const button = h(
    "button",
    {
      class: "quiet",
      type: "button",
      "aria-label": "Copy: " + line,
      click: () => copy(line, button),
    },
    icon("copy"),
  );
  return h("div", { class: "command" }, h("code", {}, line), button);
}

async function copy(line, button) {
  try {
    await navigator.clipboard.writeText(line);
    put(button, icon("succeeded"));
  } catch {
    put(button, icon("failed"));
    button.title = "The browser does not let the page copy: select the text instead";
  }
  setTimeout(() => put(button, icon("copy")), 1500);
}

/** What a section shows when there is nothing to list. */
export function empty(text, ...lines) {
  return h("div", { class: "empty" }, h("p", {}, text), ...lines.map(command));
}
