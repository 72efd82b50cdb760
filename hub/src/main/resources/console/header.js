// Header: the watched environment, whether it is simulated, and the state of sweeps.

import { h, put, say } from "./dom.js";
import { age, count, full, seconds, span } from "./format.js";

const stripe = document.getElementById("stripe");
const environment = document.getElementById("environment");
const sweep = document.getElementById("sweep");
const links = document.getElementById("links");

const pill = h("span", { class: "pill" });
const mode = h("span", { class: "mode" });
const dot = h("span", { class: "dot" });
const words = h("span", {});
const banner = h("p", { class: "banner", role: "alert", hidden: true });
environment.append(pill, mode);
sweep.append(dot, words);
document.getElementById("notices").before(banner);

export function header(state) {
  identity(state);
  const sources = state.sources?.items ?? [];
  const worst = sources.find((source) => source.state !== "ok") ?? sources[0];
  dot.className = "dot " + (state.lost ? "bad" : tone(worst));
  say(words, state.lost ? "No connection to the hub" : sweepText(worst, state.now));
  sweep.title = worst?.lastSweepAt ? "Last sweep " + full(worst.lastSweepAt) : "";
  const text = problemText(state, worst);
  banner.hidden = text === "";
  say(banner, text);
}

function identity(state) {
  if (!state.info || !state.sources) {
    return;
  }
  const simulated = state.info.mode === "simulated";
  const names = (state.sources.items ?? []).map((source) => source.instanceName);
  stripe.hidden = !simulated;
  say(pill, names.length === 0 ? "No environment" : names.join(", "));
  mode.className = "mode " + (simulated ? "simulated" : "live");
  say(mode, simulated ? "Simulated" : "Live");
  document.title = (names[0] ?? "Sluice") + (simulated ? " (simulated)" : "") + " · Sluice";
  if (!links.hasChildNodes()) {
    fillLinks(state.info);
  }
}

function fillLinks(info) {
  const out = info.login
    ? h(
        "form",
        { method: "post", action: "/logout" },
        h("button", { class: "link", type: "submit" }, "Log out"),
      )
    : null;
  put(
    links,
    h("a", { href: "/functions" }, "Functions"),
    h("a", { href: info.links.api }, "API"),
    h("a", { href: info.links.metrics }, "Metrics"),
    info.links.simulator
      ? h("a", { href: info.links.simulator, rel: "noreferrer" }, "Simulator")
      : null,
    out,
  );
}

function tone(source) {
  return { ok: "ok", stale: "wait", failing: "bad" }[source?.state] ?? "soft";
}

function sweepText(source, now) {
  if (!source) {
    return "Connecting";
  }
  if (!source.lastSweepAt) {
    return "First sweep in progress";
  }
  const left = source.nextSweepAt ? seconds(now, source.nextSweepAt) : 0;
  const next = left >= 1 ? ", next in " + span(Math.round(left)) : "";
  const calls = count(source.callsPerSweep, "call");
  return "Swept " + age(source.lastSweepAt, now) + next + ", " + calls + " each";
}

function problemText(state, source) {
  if (state.lost) {
    return "The hub does not answer. Check that it is running; the page reconnects by itself.";
  }
  if (state.sources?.problem) {
    return state.sources.problem;
  }
  return source?.problem ? source.name + ": " + source.problem : "";
}
