// Events, each with the verdicts of the flows.

import { command, empty, folding, follow, h, icon, named, put, say } from "./dom.js";
import { age, count, full, humane, kind, pretty, status } from "./format.js";

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
  list.show(
    items,
    (event) => event.id,
    row,
    (shown, event) => shown.tick(state.now, event.verdicts ?? []),
  );
}

/** One line per listed flow, and one per verdict for the flows that are only counted. */
function lines(verdicts) {
  return verdicts.flatMap(({ verdict, count: all, first }) => {
    const named = first.map((decision) => ({ ...decision, verdict, key: "flow " + decision.flow }));
    const others = all - first.length;
    return others === 0
      ? named
      : [...named, { verdict, key: "more " + verdict, flow: null, others, reason: "" }];
  });
}

function nothing(state) {
  if (state.events.problem) {
    return empty(state.events.problem);
  }
  return state.info?.mode === "simulated"
    ? empty("No events yet. To cause one:", "./sluice trigger datasource.refresh.failed")
    : empty("No events yet. An event appears here within one sweep after it occurs.");
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
        event.summary ? h("span", { class: "summary" }, humane(event.summary)) : null,
      ),
      when,
      icon("chevron"),
    ),
  );
  const element = h("li", { class: "event-row" }, details, verdicts);
  return {
    element,
    update() {},
    tick(now, made) {
      say(when, age(event.occurredAt, now));
      follow(verdicts, lines(made), (line) => line.key, verdict);
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
      first.flow === null
        ? h("span", { class: "others" }, "and " + count(first.others, "more flow", "more flows"))
        : h("span", { class: "flow" }, first.flow),
      fired ? null : h("span", { class: "reason" }, humane(first.reason)),
    ),
  );
  return { element, update() {} };
}

function unfold(details, event) {
  if (!details.open || details.querySelector(".more")) {
    return;
  }
  const again = h("p", { class: "words", hidden: true });
  details.append(
    h(
      "div",
      { class: "more" },
      h("pre", { tabindex: "0" }, pretty(event.data)),
      again,
      command("./sluice explain " + event.id),
    ),
  );
  repeats(event, again);
}

/** Shows how often the event was observed again, which the list does not include. */
async function repeats(event, line) {
  try {
    const answer = await fetch("/api/v1/events/" + encodeURIComponent(event.id));
    const { duplicates } = answer.ok ? await answer.json() : {};
    if (duplicates) {
      const times = count(duplicates.count, "time", "times");
      say(line, "Observed again " + times + ", last at " + full(duplicates.lastAt) + ". " + duplicates.reason);
      line.hidden = false;
    }
  } catch {
    say(line, "The hub does not answer.");
    line.hidden = false;
  }
}

/** Short text about an event, for other sections. */
export function about(state, id) {
  const event = (state.events?.items ?? []).find((known) => known.id === id);
  return event ? event.subject + " " + kind(event.kind).happened : "";
}

