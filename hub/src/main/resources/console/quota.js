// Chart of the quota window: sixty columns, one per second. The height of a column is the number of
// calls in the window up to that second; its dark top is the calls of that second alone. The last
// column therefore equals what the server counts now, and the line is the limit.

import { h, put, s, say } from "./dom.js";
import { clock, count, number, span } from "./format.js";

const SECONDS = 60;
const WIDTH = 600;
const HEIGHT = 120;
const STEP = WIDTH / SECONDS;
const ROOM = 1.12;

const used = document.getElementById("quota-used");
const limit = document.getElementById("quota-limit");
const note = document.getElementById("quota-note");
const side = document.getElementById("quota-side");
const chart = document.getElementById("quota-chart");

const columns = Array.from({ length: SECONDS }, (unused, i) => {
  const box = { x: i * STEP + 1, width: STEP - 2, rx: 1.5 };
  return {
    before: s("rect", { class: "before", ...box }),
    own: s("rect", { class: "own", ...box }),
  };
});
const line = s("line", { class: "limit", x1: 0, x2: WIDTH });
const label = h("span", { class: "limit-label" });
const picture = s(
  "svg",
  { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" },
  ...columns.flatMap((column) => [column.before, column.own]),
  line,
);
chart.append(
  picture,
  label,
  h("div", { class: "axis" }, h("span", {}, "60 s ago"), h("span", {}, "30 s"), h("span", {}, "now")),
);

export function quota(state) {
  const buckets = state.quota?.items ?? [];
  const main = buckets.find((bucket) => bucket.bucket.startsWith("customer-insights:"));
  const others = buckets.filter((bucket) => bucket !== main);
  const shown = main ?? { used: 0, limit: 100, perSecond: [], users: [] };
  say(used, number(shown.used));
  say(limit, " of " + number(shown.limit));
  say(note, main ? remark(main) : waiting(state));
  note.classList.toggle("wait", Boolean(main && (main.queued > 0 || main.pausedUntil)));
  draw(shown);
  put(side, ...users(shown), ...others.slice(0, 3).map(other));
}

function waiting(state) {
  return state.quota?.problem ?? "No call has been made yet.";
}

function remark(bucket) {
  if (bucket.pausedUntil) {
    return "Paused by the service until " + clock(bucket.pausedUntil) + "." + others(bucket);
  }
  if (bucket.queued > 0) {
    const callers = count(bucket.queued, "call");
    const next = bucket.outlook.nextFreeSeconds;
    const when = next > 0 ? "within " + span(next) : "now";
    return callers + " waiting, the next slot " + when + "." + others(bucket);
  }
  return (bucket.inFlight > 0 ? bucket.inFlight + " in flight." : "No calls are waiting.") + others(bucket);
}

function others(bucket) {
  const allowed = bucket.outlook.allowed;
  return allowed < bucket.limit
    ? ` Another program uses this quota: the hub is limited to ${number(allowed)} for now.`
    : "";
}

function draw(bucket) {
  const top = bucket.limit * ROOM;
  const y = (value) => HEIGHT - (Math.min(value, top) / top) * HEIGHT;
  const counts = [...Array(SECONDS).fill(0), ...bucket.perSecond].slice(-SECONDS);
  let total = 0;
  counts.forEach((calls, i) => {
    const { before, own } = columns[i];
    place(before, y(total), HEIGHT);
    place(own, y(total + calls), y(total));
    total += calls;
  });
  line.setAttribute("y1", y(bucket.limit));
  line.setAttribute("y2", y(bucket.limit));
  say(label, "limit " + number(bucket.limit));
  const percent = Math.round((bucket.used / bucket.limit) * 100);
  picture.classList.toggle("near", percent >= 80);
  picture.setAttribute("aria-label", `${bucket.used} of ${bucket.limit} calls used`);
}

function place(rect, top, bottom) {
  rect.setAttribute("y", top);
  rect.setAttribute("height", Math.max(0, bottom - top));
}

function users(bucket) {
  if (bucket.users.length === 0) {
    return [];
  }
  const shown = bucket.users.slice(0, 4);
  return [
    h("h3", {}, "Used by"),
    h(
      "ul",
      { class: "users" },
      ...shown.map((use) =>
        h("li", {}, h("span", { class: "name" }, use.user), h("span", {}, number(use.calls))),
      ),
    ),
  ];
}

function other(bucket) {
  const name = bucket.bucket.split(":")[0];
  const text = `${number(bucket.used)} of ${number(bucket.limit)} in ${span(bucket.windowSeconds)}`;
  return h(
    "p",
    { class: "other", title: bucket.bucket },
    h("span", {}, name),
    h("span", {}, text),
  );
}
