// Flows, with the switch that pauses and resumes them.

import { chip } from "./runs.js";
import { empty, follow, h, icon, named, put, say } from "./dom.js";

/** Parameters that say where, not what for; the header shows it. */
const PLACE = /(instance|environment)(id)?$/i;

const body = document.getElementById("flows-body");
const total = document.getElementById("flows-count");
const list = h("ul", { class: "rows" });

export function flows(state) {
  if (!state.flows) {
    return;
  }
  const items = state.flows.items ?? [];
  const paused = items.filter((flow) => flow.state === "paused").length;
  say(total, paused > 0 ? paused + " paused" : "");
  if (items.length === 0) {
    const text = state.flows.problem ?? "No flows yet. Put a flow file into the flows folder.";
    put(body, empty(text));
    return;
  }
  if (list.parentNode !== body) {
    put(body, list);
  }
  follow(list, items, (flow) => flow.name, (flow) => row(flow, state));
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
