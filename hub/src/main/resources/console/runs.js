// Runs; each expands to its steps.

import { about } from "./events.js";
import { empty, folding, h, icon, named, put, say } from "./dom.js";
import { age, full, pretty, seconds, span, status } from "./format.js";

const body = document.getElementById("runs-body");
const total = document.getElementById("runs-count");
const list = folding("rows", 7);
const PARTS = { inputs: "Inputs", outputs: "Outputs", tracked: "Tracked properties" };
const has = (value) => value !== null && value !== undefined;

export function runs(state) {
  if (!state.runs) {
    return;
  }
  const items = state.runs.items ?? [];
  say(total, tally(items));
  if (items.length === 0) {
    put(body, nothing(state));
    return;
  }
  if (list.element.parentNode !== body) {
    put(body, list.element);
  }
  list.show(
    items,
    (run) => run.id,
    (run) => row(run, state),
    (shown) => shown.tick(state),
  );
}

function nothing(state) {
  if (state.runs.problem) {
    return empty(state.runs.problem);
  }
  return empty("No runs yet. A flow runs when an event that it subscribes to occurs.");
}

function tally(items) {
  const active = items.filter((run) => run.endedAt === null).length;
  const failed = items.filter((run) => run.status === "Failed" || run.status === "TimedOut").length;
  const words = [];
  if (active > 0) {
    words.push(active + " under way");
  }
  if (failed > 0) {
    words.push(failed + " failed");
  }
  return words.join(", ");
}

export function chip(word) {
  const { icon: symbol, tone, word: text } = status(word);
  return h("span", { class: "chip " + tone }, icon(symbol, 12), text);
}

function row(first, state) {
  const badge = h("span", { class: "badge" });
  const subject = h("span", { class: "happened" });
  const took = h("span", { class: "took" });
  const when = h("time", { title: full(first.startedAt) });
  const more = h("div", { class: "more" });
  const details = h(
    "details",
    { toggle: () => details.open && load(state) },
    h(
      "summary",
      {},
      badge,
      h("span", { class: "what" }, named("subject", first.flow), subject),
      took,
      when,
      icon("chevron"),
    ),
    more,
  );
  const element = h("li", { class: "run-row" }, details);
  let run = first;
  let shown = "";
  let loading = false;

  async function load(current) {
    if (loading) {
      return;
    }
    loading = true;
    try {
      const answer = await fetch("/api/v1/runs/" + encodeURIComponent(run.id));
      const loaded = await answer.json();
      const open = unfolded(more);
      put(more, ...(answer.ok ? detail(loaded, current) : [h("p", {}, loaded.error.message)]));
      unfold(more, open);
      shown = answer.ok && loaded.endedAt !== null ? "whole" : "part";
    } catch {
      put(more, h("p", { class: "words" }, "The hub does not answer."));
    } finally {
      loading = false;
    }
  }

  return {
    element,
    update(next) {
      if (next.status !== run.status || !badge.hasChildNodes()) {
        put(badge, chip(next.status));
        shown = shown === "whole" ? "part" : shown;
      }
      run = next;
    },
    tick(current) {
      say(subject, about(current, run.eventId));
      say(when, age(run.startedAt, current.now));
      const end = run.endedAt ?? current.now;
      say(took, span(Math.max(0, seconds(run.startedAt, end))));
      if (details.open && shown !== "whole") {
        load(current);
      }
    },
  };
}

/** Keeps expanded steps expanded when a running run is loaded again. */
function unfolded(more) {
  return [...more.querySelectorAll("details[open]")].map((details) => details.dataset.path);
}

function unfold(more, paths) {
  more.querySelectorAll("details").forEach((details) => {
    details.open = paths.includes(details.dataset.path);
  });
}

function detail(run, state) {
  const id = encodeURIComponent(run.id);
  const ended = run.endedAt !== null;
  return [
    run.error ? h("p", { class: "error" }, run.error) : null,
    h("ol", { class: "steps" }, ...run.steps.map(step)),
    h(
      "div",
      { class: "foot" },
      h("code", { class: "id" }, run.id),
      ended
        ? button("repeat", "Resubmit", () =>
            state.act("runs/" + id + "/resubmit", run.flow + " runs again"),
          )
        : button("cancelled", "Cancel", () =>
            state.act("runs/" + id + "/cancel", run.flow + " is cancelled"),
          ),
    ),
  ].filter((part) => part !== null);
}

function button(symbol, text, click) {
  return h("button", { type: "button", class: "plain", click }, icon(symbol, 14), text);
}

function step(given) {
  const depth = given.path.split("/").length - 1;
  const name = given.path.slice(given.path.lastIndexOf("/") + 1).replaceAll("_", " ");
  const notes = [
    given.attempts > 1 ? given.attempts + " attempts" : "",
    given.waitingFor ? "waits for " + given.waitingFor : "",
  ].filter((text) => text !== "");
  const took =
    given.startedAt && given.endedAt ? span(seconds(given.startedAt, given.endedAt)) : "";
  const head = [
    h("span", { class: "badge" }, chip(given.status)),
    h("span", { class: "name", title: given.path }, name),
    h("span", { class: "type" }, [given.type, ...notes].join(", ")),
    h("span", { class: "took" }, took),
  ];
  const item = h(
    "li",
    { class: "step" },
    Object.keys(PARTS).every((name) => !has(given[name]))
      ? h("div", { class: "still" }, ...head)
      : h("details", { "data-path": given.path }, h("summary", {}, ...head), ...data(given)),
    given.error ? h("p", { class: "error" }, given.error) : null,
    ...(given.notes ?? []).map((text) => h("p", { class: "words" }, text)),
  );
  item.style.setProperty("--depth", Math.min(depth, 4));
  return item;
}

function data(given) {
  return Object.entries(PARTS)
    .filter(([name]) => has(given[name]))
    .flatMap(([name, title]) => [
      h("h3", {}, title),
      h("pre", { tabindex: "0" }, pretty(given[name])),
    ]);
}
