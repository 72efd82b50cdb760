// Teams cards and mails that flows sent to the simulator.

import { empty, folding, h, icon, put, say } from "./dom.js";
import { age, full } from "./format.js";

const section = document.getElementById("inbox");
const body = document.getElementById("inbox-body");
const total = document.getElementById("inbox-count");
const list = folding("letters", 4);

export function inbox(state) {
  if (!state.inbox) {
    return;
  }
  section.hidden = false;
  const items = state.inbox.items ?? [];
  say(total, items.length === 0 ? "" : "kept by the simulator");
  if (items.length === 0) {
    const text = state.inbox.problem ?? "Nothing was sent yet. Cards and mails of flows appear here.";
    put(body, empty(text));
    return;
  }
  if (list.element.parentNode !== body) {
    put(body, list.element);
  }
  list.show(
    items,
    (letter) => letter.id,
    row,
    (shown) => shown.tick(state.now),
  );
}

function row(letter) {
  const when = h("time", { title: full(letter.at) });
  const facts = Object.entries(letter.facts);
  const element = h(
    "li",
    { class: "letter " + (letter.channel === "mail" ? "mail" : "teams") },
    h(
      "div",
      { class: "envelope" },
      icon(letter.channel === "mail" ? "mail" : "teams", 16),
      h("span", { class: "to" }, letter.to),
      when,
    ),
    h("h3", {}, letter.title),
    letter.text ? h("p", { class: "text" }, letter.text) : null,
    facts.length === 0
      ? null
      : h(
          "dl",
          {},
          ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]),
        ),
  );
  return {
    element,
    update() {},
    tick(now) {
      say(when, age(letter.at, now));
    },
  };
}
