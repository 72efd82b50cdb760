// What is watched: the latest value of each watch beside its threshold.

import { empty, follow, h, icon, put, s, say } from "./dom.js";
import { age, count, full, kind, number } from "./format.js";

const body = document.getElementById("watches-body");
const total = document.getElementById("watches-count");
const list = h("ul", { class: "rows" });

export function watches(state) {
  if (!state.watches) {
    return;
  }
  const items = state.watches.items ?? [];
  say(total, items.length === 0 ? "" : count(items.length, "watch", "watches"));
  if (items.length === 0) {
    const text = state.watches.problem ?? "Nothing is watched: no flow has been loaded yet.";
    put(body, empty(text, "./sluice flow list"));
    return;
  }
  if (list.parentNode !== body) {
    put(body, list);
  }
  follow(list, items, (watch) => watch.key, row);
  state.watches.items.forEach((watch) => list.known.get(watch.key).tick(state.now));
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
        h("span", { class: "subject" }, first.subject),
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
      say(value, watch.value === null ? watch.state : number(watch.value));
      say(limit, watch.threshold === null ? "" : " / " + number(watch.threshold));
      say(words, watch.evaluation);
      meter?.update(Number(watch.value ?? 0), Number(watch.threshold));
      when.title = full(watch.at);
    },
    tick(now) {
      say(when, age(at, now));
    },
  };
}

/** A bar whose notch is the threshold. */
function bar() {
  const track = s("rect", { class: "track", width: 100, height: 6, rx: 3, y: 2 });
  const level = s("rect", { class: "level", height: 6, rx: 3, y: 2 });
  const notch = s("rect", { class: "notch", width: 0.6, height: 10, y: 0 });
  const element = s(
    "svg",
    { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    track,
    level,
    notch,
  );
  return {
    element,
    update(value, threshold) {
      const top = Math.max(value, threshold * 1.35, 1);
      level.setAttribute("width", Math.max(0, Math.min(100, (value / top) * 100)));
      notch.setAttribute("x", Math.max(0, Math.min(99.4, (threshold / top) * 100)));
      element.classList.toggle("above", value > threshold);
    },
  };
}
