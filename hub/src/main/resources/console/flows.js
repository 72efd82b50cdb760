// Flows, with a button to pause or resume each.

import { chip } from "./runs.js";
import { empty, folding, follow, h, icon, named, put, say } from "./dom.js";
import { count } from "./format.js";

/** Parameters that name the environment, which the header shows already. */
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
    const text = state.flows.problem ?? "No flows yet. Add a flow file to the flows folder.";
    put(body, empty(text));
    return;
  }
  if (list.element.parentNode !== body) {
    put(body, list.element);
  }
  list.show(problemsFirst(items), (flow) => flow.name, (flow) => row(flow, state));
}

/** The number of flows if the list is truncated, and the numbers of invalid and paused flows. */
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

/** Flows with problems come first, so that they are visible without expanding the list. */
function problemsFirst(items) {
  const hasProblems = (flow) => flow.problems.length > 0;
  return [...items.filter(hasProblems), ...items.filter((flow) => !hasProblems(flow))];
}

function row(first, state) {
  const badge = h("span", { class: "badge" });
  const trigger = h("span", {});
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
    h("div", { class: "words" }, trigger),
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
      say(trigger, words(next));
      follow(problems, next.problems, (text) => text, problem);
    },
  };
}

function problem(text) {
  return { element: h("li", {}, text), update() {} };
}

/** The trigger of a flow, for example "OnSegmentThresholdCrossed, segmentName High_Value". */
function words(flow) {
  const parameters = Object.entries(flow.parameters ?? {})
    .filter(([name, value]) => !PLACE.test(name) && value !== null && typeof value !== "object")
    .map(([name, value]) => name.slice(name.lastIndexOf("/") + 1) + " " + value);
  return [flow.operationId, ...parameters].join(", ");
}
