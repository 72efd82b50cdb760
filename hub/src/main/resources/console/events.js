// Events as they come, each with what the flows made of it.

import { command, empty, follow, h, icon, put, say } from "./dom.js";
import { age, full, kind, pretty, status } from "./format.js";

const body = document.getElementById("events-body");
const total = document.getElementById("events-count");
const list = h("ul", { class: "rows" });

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
  if (list.parentNode !== body) {
    put(body, list);
  }
  const decisions = state.decisions?.items ?? [];
  const byEvent = Map.groupBy
    ? Map.groupBy(decisions, (decision) => decision.eventId)
    : group(decisions);
  follow(list, items, (event) => event.id, row);
  for (const event of items) {
    list.known.get(event.id).tick(state.now, byEvent.get(event.id) ?? []);
  }
}

function group(decisions) {
  const groups = new Map();
  for (const decision of decisions) {
    groups.set(decision.eventId, [...(groups.get(decision.eventId) ?? []), decision]);
  }
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
        h("span", { class: "subject" }, event.subject),
        " ",
        h("span", { class: "happened" }, happened),
      ),
      when,
      icon("chevron"),
    ),
  );
  const element = h("li", { class: "event" }, details, verdicts);
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
    h("span", { class: "flow" }, first.flow),
    fired ? null : h("span", { class: "reason" }, first.reason),
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

