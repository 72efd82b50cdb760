// Formats texts, times and numbers for display.

const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const CLOCK = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const FULL = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "long" });

/** Trigger kinds: icon, name, and what happened. */
export const KINDS = {
  "datasource.refresh.failed": ["datasource-failed", "Data source refresh", "refresh failed"],
  "datasource.refresh.succeeded": [
    "datasource-succeeded",
    "Data source refresh",
    "refresh succeeded",
  ],
  "segment.threshold.crossed": ["segment", "Segment size", "crossed its threshold"],
  "measure.threshold.crossed": ["measure", "Measure value", "crossed its threshold"],
  "refresh.completed": ["refresh", "Full refresh", "completed"],
  "unification.completed": ["unification", "Unification", "completed"],
  "watch.stale": ["waiting", "Freshness", "could not be read in time"],
  "refresh.missed": ["waiting", "Schedule", "did not start as scheduled"],
};

/** An unknown kind is shown by its id. */
export function kind(id) {
  const [icon, name, happened] = KINDS[id] ?? ["event", id, id];
  return { icon, name, happened };
}

/** Statuses with icon and tone; colour is never the only cue. */
const STATUSES = {
  Running: ["running", "run"],
  Waiting: ["waiting", "wait"],
  Succeeded: ["succeeded", "ok"],
  Failed: ["failed", "bad"],
  TimedOut: ["failed", "bad"],
  Cancelled: ["cancelled", "soft"],
  Skipped: ["skipped", "soft"],
  fired: ["succeeded", "ok"],
  filtered: ["filtered", "soft"],
  paused: ["paused", "wait"],
  "not-asked-for": ["skipped", "soft"],
  invalid: ["failed", "bad"],
  enabled: ["succeeded", "ok"],
};

const WORDS = { TimedOut: "Timed out", "not-asked-for": "not asked for" };

export function status(word) {
  const [icon, tone] = STATUSES[word] ?? ["event", "soft"];
  return { icon, tone, word: WORDS[word] ?? word };
}

export function number(value) {
  const figure = Number(value);
  return value !== "" && Number.isFinite(figure) ? NUMBER.format(figure) : String(value);
}

/** Formats seconds as a duration. */
export function span(seconds) {
  if (seconds < 1) {
    return Math.max(0, Math.round(seconds * 1000)) + " ms";
  }
  if (seconds < 10) {
    return Math.round(seconds * 10) / 10 + " s";
  }
  if (seconds < 90) {
    return Math.round(seconds) + " s";
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) {
    return minutes + " min";
  }
  const hours = Math.round(minutes / 60);
  return hours < 48 ? hours + " h" : Math.round(hours / 24) + " d";
}

export function seconds(from, to) {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

export function age(at, now) {
  const passed = Math.floor(seconds(at, now));
  return passed < 1 ? "now" : span(passed) + " ago";
}

export function clock(at) {
  return CLOCK.format(new Date(at));
}

export function full(at) {
  return FULL.format(new Date(at));
}

/** A sentence of the hub with its UTC times converted to local time. */
export function humane(text) {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, (at) => clock(at));
}

/** A count with its noun in singular or plural. */
export function count(amount, one, many = one + "s") {
  return number(amount) + " " + (amount === 1 ? one : many);
}

/** Pretty-printed JSON. */
export function pretty(value) {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
