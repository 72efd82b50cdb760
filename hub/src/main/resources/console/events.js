// Events as they come, each with what the flows made of it.

import { command, empty, folding, follow, h, icon, named, put, say } from "./dom.js";
import { age, full, humane, kind, pretty, status } from "./format.js";

const body = document.getElementById("events-body");
const total = document.getElementById("events-count");
const list = folding("rows", 7);

export function events(state) {
  if (!state.events) {
    return;
  }
  const items = state.events.items ?? [];
  say(total, items.length === 0 ? "" : "newest first");
  if (items.length === 0) {
    put(body, nothing(state));
    return;
  }
  if (list.element.parentNode !== body) {
    put(body, list.element);
  }
  const made = byEvent(state.decisions?.items ?? []);
  list.show(
    items,
    (event) => event.id,
    row,
    (shown, event) => shown.tick(state.now, made.get(event.id) ?? []),
  );
}

/** Decisions by event; those that started a run first, then by the flows' names. */
function byEvent(decisions) {
  const groups = new Map();
  const rank = (decision) => (decision.verdict === "fired" ? "0 " : "1 ") + decision.flow;
  for (const decision of decisions) {
    groups.set(decision.eventId, [...(groups.get(decision.eventId) ?? []), decision]);
  }
  groups.forEach((group) => group.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)));
  return groups;
}

function nothing(state) {
  if (state.events.problem) {
    return empty(state.events.problem);
  }
  return state.info?.mode === "simulated"
    ? empty("No events yet. Make one happen:", "./sluice trigger datasource.refresh.failed")
    : empty("No events yet. They show here within one sweep after they happen.");
}

function row(event) {
  const { icon: symbol, name, happened } = kind(event.kind);
  const when = h("time", { title: full(event.occurredAt) });
  const verdicts = h("ul", { class: "verdicts" });
  const details = h(
    "details",
    { toggle: () => unfold(details, event) },
    h(
      "summary",
      {},
      h("span", { class: "kind", title: name }, icon(symbol, 20)),
      h(
        "span",
        { class: "what" },
        named("subject", event.subject),
        " ",
        h("span", { class: "happened" }, happened),
      ),
      when,
      icon("chevron"),
    ),
  );
  const element = h("li", { class: "event-row" }, details, verdicts);
  return {
    element,
    update() {},
    tick(now, decisions) {
      say(when, age(event.occurredAt, now));
      follow(verdicts, decisions, (decision) => decision.flow, verdict);
    },
  };
}

function verdict(first) {
  const { icon: symbol, tone, word } = status(first.verdict);
  const fired = first.verdict === "fired";
  const element = h(
    "li",
    { class: "verdict", title: first.reason },
    h("span", { class: "chip " + tone }, icon(symbol, 12), word),
    h(
      "span",
      {},
      h("span", { class: "flow" }, first.flow),
      fired ? null : h("span", { class: "reason" }, humane(first.reason)),
    ),
  );
  return { element, update() {} };
}

function unfold(details, event) {
  if (!details.open || details.querySelector(".more")) {
    return;
  }
  details.append(
    h(
      "div",
      { class: "more" },
      h("pre", { tabindex: "0" }, pretty(event.data)),
      command("./sluice explain " + event.id),
    ),
  );
}

/** For other sections: what an event was about. */
export function about(state, id) {
  const event = (state.events?.items ?? []).find((known) => known.id === id);
  return event ? event.subject + " " + kind(event.kind).happened : "";
}

