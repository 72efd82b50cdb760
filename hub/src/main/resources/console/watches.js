// Watches: the latest value of each next to its threshold.

import { empty, folding, follow, h, icon, named, put, say } from "./dom.js";
import { age, count, full, humane, kind, number } from "./format.js";

const body = document.getElementById("watches-body");
const total = document.getElementById("watches-count");
const list = folding("rows", 5, { text: (watch) => watch.subject, label: "Find a watch" });
const entities = h("ul", { class: "entities" });
const sum = h("summary", {});
const everything = h("details", { class: "everything" }, sum, entities);

export function watches(state) {
  if (!state.watches) {
    return;
  }
  read(state);
  const items = state.watches.items ?? [];
  const all = state.watches.total ?? items.length;
  const cut = all > items.length ? "the first " + items.length + " of " : "";
  say(total, items.length === 0 ? "" : cut + count(all, "watch", "watches"));
  if (items.length === 0) {
    const text =
      state.watches.problem ?? "No watches yet: the first sweep creates those that flows subscribe to.";
    put(body, empty(text), everything);
    return;
  }
  if (list.element.parentNode !== body) {
    put(body, list.element, everything);
  }
  list.show(
    items,
    (watch) => watch.key,
    row,
    (shown) => shown.tick(state.now),
  );
}

/** All entities that a sweep reads, including those without a flow. */
function read(state) {
  const all = (state.sources?.items ?? []).flatMap((source) =>
    source.entities.map((entity) => ({ ...entity, key: source.name + "/" + entity.type + entity.id })),
  );
  everything.hidden = all.length === 0;
  put(sum, "All entities (" + all.length + ")", icon("chevron"));
  follow(entities, all, (entity) => entity.key, entityRow);
  all.forEach((entity) => entities.known.get(entity.key).tick(state.now));
}

function entityRow(first) {
  const value = h("span", { class: "value" });
  const when = h("time", {});
  const element = h(
    "li",
    { title: first.reason },
    h("span", { class: "type" }, first.type),
    named("name", first.name),
    value,
    when,
  );
  let at = first.at;
  return {
    element,
    update(entity) {
      at = entity.at;
      say(value, entity.value === null ? "–" : number(entity.value));
    },
    tick(now) {
      say(when, at === null ? "" : age(at, now));
    },
  };
}

function row(first) {
  const { icon: symbol, name } = kind(first.kind);
  const value = h("span", { class: "value" });
  const limit = h("span", { class: "threshold" });
  const words = h("p", { class: "words" });
  const when = h("time", {});
  const meter = first.threshold === null ? null : bar();
  const element = h(
    "li",
    { class: "watch" },
    h("span", { class: "kind", title: name }, icon(symbol, 20)),
    h(
      "div",
      { class: "what" },
      h(
        "div",
        { class: "line" },
        named("subject", first.subject),
        h("span", { class: "reading" }, value, limit),
      ),
      meter?.element,
      h("div", { class: "line" }, words, when),
    ),
  );
  let at = first.at;
  return {
    element,
    update(watch) {
      at = watch.at;
      say(value, watch.value === null ? "–" : number(watch.value));
      say(limit, watch.threshold === null ? "" : " / " + number(watch.threshold));
      say(words, humane(watch.evaluation));
      meter?.update(Number(watch.value ?? 0), Number(watch.threshold));
      when.title = full(watch.at);
    },
    tick(now) {
      say(when, age(at, now));
    },
  };
}

/** A bar with a notch at the threshold. */
function bar() {
  const level = h("span", { class: "level" });
  const notch = h("span", { class: "notch" });
  const element = h("div", { class: "bar", "aria-hidden": "true" }, level, notch);
  return {
    element,
    update(value, threshold) {
      const top = Math.max(value, threshold * 1.35, 1);
      level.style.width = percent(value / top);
      notch.style.left = percent(threshold / top);
      element.classList.toggle("above", value > threshold);
    },
  };
}

function percent(part) {
  return Math.max(0, Math.min(100, part * 100)) + "%";
}
