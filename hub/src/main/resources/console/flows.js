// Flows, with the switch that pauses and resumes them.

import { chip } from "./runs.js";
import { empty, folding, follow, h, icon, named, put, say } from "./dom.js";
import { count } from "./format.js";

/** Parameters that say where, not what for; the header shows it. */
const PLACE = /(instance|environment)(id)?$/i;

const body = document.getElementById("flows-body");
const total = document.getElementById("flows-count");
const list = folding("rows", 8, { text: (flow) => flow.name, label: "Find a flow" });

export function flows(state) {
  if (!state.flows) {
    return;
  }
  const items = state.flows.items ?? [];
  say(total, tally(items));
  if (items.length === 0) {
    const text = state.flows.problem ?? "No flows yet. Put a flow file into the flows folder.";
    put(body, empty(text));
    return;
  }
  if (list.element.parentNode !== body) {
    put(body, list.element);
  }
  list.show(wrongFirst(items), (flow) => flow.name, (flow) => row(flow, state));
}

/** How many there are when the list does not show it, and how many take no part. */
function tally(items) {
  const number = (state) => items.filter((flow) => flow.state === state).length;
  const words = items.length > 8 ? [count(items.length, "flow", "flows")] : [];
  for (const state of ["invalid", "paused"]) {
    if (number(state) > 0) {
      words.push(number(state) + " " + state);
    }
  }
  return words.join(", ");
}

/** A flow with problems is seen without a press of a button. */
function wrongFirst(items) {
  const wrong = (flow) => flow.problems.length > 0;
  return [...items.filter(wrong), ...items.filter((flow) => !wrong(flow))];
}

function row(first, state) {
  const badge = h("span", { class: "badge" });
  const wish = h("span", {});
  const problems = h("ul", { class: "problems" });
  const toggle = h("button", { type: "button", class: "plain small", click: () => change() });
  const element = h(
    "li",
    { class: "flow-row", title: first.file },
    h(
      "div",
      { class: "line" },
      badge,
      named("subject", first.name),
      toggle,
    ),
    h("div", { class: "words" }, wish),
    problems,
  );
  let flow = null;

  function change() {
    const pausing = flow.state === "enabled";
    const path = "flows/" + encodeURIComponent(flow.name) + (pausing ? "/pause" : "/resume");
    state.act(path, flow.name + (pausing ? " is paused" : " takes part again"));
  }

  return {
    element,
    update(next) {
      if (flow?.state !== next.state) {
        put(badge, chip(next.state));
        const pausing = next.state === "enabled";
        toggle.hidden = next.state === "invalid";
        put(toggle, icon(pausing ? "paused" : "play", 14), pausing ? "Pause" : "Resume");
        toggle.setAttribute("aria-label", (pausing ? "Pause " : "Resume ") + next.name);
      }
      flow = next;
      say(wish, words(next));
      follow(problems, next.problems, (text) => text, problem);
    },
  };
}

function problem(text) {
  return { element: h("li", {}, text), update() {} };
}

/** What a flow waits for, as in "OnSegmentThresholdCrossed, segmentName High_Value". */
function words(flow) {
  const parameters = Object.entries(flow.parameters ?? {})
    .filter(([name, value]) => !PLACE.test(name) && value !== null && typeof value !== "object")
    .map(([name, value]) => name.slice(name.lastIndexOf("/") + 1) + " " + value);
  return [flow.operationId, ...parameters].join(", ");
}
