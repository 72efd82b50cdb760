// Builds the page from elements and text nodes only; data is never parsed as markup.

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

/** Creates an HTML element; an attribute that is a function becomes the listener of that event. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Creates an SVG element. */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Creates an icon from a symbol in index.html. */
export function icon(name, size = 16) {
  const use = s("use", { href: "#i-" + name });
  return s("svg", { class: "icon", width: size, height: size, "aria-hidden": "true" }, use);
}

/** A name that may wrap after its separators, for example Store_Transactions. */
export function named(className, text) {
  const parts = text.split(/(?<=[_.\-/])/);
  const pieces = parts.flatMap((part, i) => (i === 0 ? [part] : [h("wbr"), part]));
  return h("span", { class: className }, ...pieces);
}

/** Sets an element's text if it has changed. */
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
 * Synchronises a container's children with a list. An item keeps its element as long as its key
 * stays in the list, so that focus, scroll position and expanded details are preserved.
 *
 * make(item) returns {element, update}; update(item) is called for every item on each change.
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

/** Rows that the "Show more" button adds to a long list. */
const STEP = 50;

/** Longer lists have a search field. */
const LONG = 20;

/**
 * A list that shows its first items, a button for more and, if it is long, a search field that
 * filters by text(item). Returns the list's element and a function that shows items, to be used
 * like follow. Without text(item) there is no search field.
 */
export function folding(className, first, { text = null, label = "Find" } = {}) {
  const list = h("ul", { class: className });
  const rest = h("button", { type: "button", class: "rest", hidden: true, click: () => unfold() });
  const field = h("input", { type: "search", "aria-label": label, placeholder: label, hidden: true });
  const none = h("p", { class: "words", hidden: true }, "No matches.");
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

/** A line of code with a copy button. */
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
    button.title = "The browser does not allow the page to copy: select the text instead";
  }
  setTimeout(() => put(button, icon("copy")), 1500);
}

/** Placeholder of an empty section. */
export function empty(text, ...lines) {
  return h("div", { class: "empty" }, h("p", {}, text), ...lines.map(command));
}
