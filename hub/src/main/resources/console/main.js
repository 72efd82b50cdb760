// Keeps the page up to date: one live stream, one state, one function per section.

import { h, put, say } from "./dom.js";
import { header } from "./header.js";
import { quota } from "./quota.js";
import { watches } from "./watches.js";
import { events } from "./events.js";
import { runs } from "./runs.js";
import { flows } from "./flows.js";
import { inbox } from "./inbox.js";

const FEEDS = [
  "info",
  "sources",
  "quota",
  "watches",
  "flows",
  "events",
  "runs",
  "inbox",
];
const SECTIONS = [header, quota, watches, events, runs, flows, inbox];
const SILENCE = 5000;

const state = { now: new Date().toISOString(), lost: false, act };
const foot = document.getElementById("foot");
let silence = 0;
let drawing = false;

function draw() {
  if (drawing) {
    return;
  }
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    for (const section of SECTIONS) {
      section(state);
    }
    if (state.info) {
      say(foot, "Sluice " + state.info.version);
    }
  });
}

function connect() {
  const stream = new EventSource("/api/v1/stream");
  for (const feed of FEEDS) {
    stream.addEventListener(feed, (message) => {
      state[feed] = JSON.parse(message.data);
      draw();
    });
  }
  stream.addEventListener("beat", (message) => {
    state.now = JSON.parse(message.data).now;
    state.lost = false;
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE);
    draw();
  });
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) {
      lost();
      setTimeout(again, 2000);
    }
  });
}

function lost() {
  state.lost = true;
  draw();
}

/** The stream was refused: log in again if the session has expired, else reconnect. */
async function again() {
  try {
    const answer = await fetch("/api/v1/info");
    if (answer.status === 401) {
      location.reload();
      return;
    }
  } catch {
    // The hub is not reachable; reconnecting detects when it is back.
  }
  connect();
}

/** Requests a change from the hub and shows the outcome. */
async function act(path, done) {
  try {
    const answer = await fetch("/api/v1/" + path, { method: "POST", body: "{}" });
    const body = await answer.json();
    if (answer.ok) {
      notice(done, "ok");
    } else {
      notice(body.error.message + ". " + body.error.hint, "bad");
    }
  } catch {
    notice("The hub does not answer, so it is unknown whether the change was made.", "bad");
  }
}

function notice(text, tone) {
  const line = h("p", { class: "notice " + tone }, text);
  put(document.getElementById("notices"), line);
  setTimeout(() => line.remove(), 8000);
}

draw();
connect();
