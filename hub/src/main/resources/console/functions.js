// The functions page: a searchable list, and a form to evaluate expressions.

import { h, put, say } from "./dom.js";

const EXAMPLE = " => ";

const search = document.getElementById("search");
const count = document.getElementById("count");
const families = document.getElementById("families");
const form = document.getElementById("form");
const expression = document.getElementById("expression");
const context = document.getElementById("context");
const result = document.getElementById("result");

const rows = [];
let asked = 0;

/** Calls the API; an expired session leads back to the login page. */
async function ask(path, body) {
  const answer = await fetch("/api/v1/" + path, body && { method: "POST", body });
  if (answer.status === 401) {
    location.reload();
  }
  const given = await answer.json();
  if (!answer.ok) {
    throw new Error(given.error.message + ". " + given.error.hint);
  }
  return given;
}

async function load() {
  try {
    const table = await ask("functions");
    context.value = JSON.stringify(table.context, null, 2);
    fill(table.items);
    search.value = wanted();
    filter();
    evaluate();
  } catch (problem) {
    put(families, h("p", { class: "error" }, "The functions could not be loaded: " + problem.message));
  }
}

/** The search text in the fragment of the address. */
function wanted() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function fill(items) {
  const sections = new Map();
  for (const item of items) {
    if (!sections.has(item.family)) {
      const list = h("ul", { class: "functions" });
      const title = h("h3", {}, item.family);
      const section = h("section", { "aria-label": item.family }, title, list);
      sections.set(item.family, { section, list });
    }
    const { section, list } = sections.get(item.family);
    const element = row(item);
    list.append(element);
    rows.push({ element, section, text: words(item) });
  }
  put(families, ...[...sections.values()].map((each) => each.section));
}

function words(item) {
  return [item.signature, ...item.aliases, item.family, item.doc].join(" ").toLowerCase();
}

function row(item) {
  const also = item.aliases.length === 0 ? "" : " Also called " + item.aliases.join(", ") + ".";
  return h(
    "li",
    {},
    h("code", { class: "signature" }, item.signature),
    h("p", { class: "words" }, item.doc + also),
    h("ul", { class: "examples" }, ...item.examples.map(example)),
  );
}

function example(text) {
  const at = text.lastIndexOf(EXAMPLE);
  const source = text.slice(0, at);
  const button = h(
    "button",
    { type: "button", title: "Evaluate", click: () => attempt("@" + source) },
    h("code", {}, source),
  );
  const value = h("code", { class: "value" }, text.slice(at + EXAMPLE.length));
  return h("li", {}, button, h("span", { class: "gives" }, "gives"), value);
}

function filter() {
  const parts = search.value.trim().toLowerCase().split(/\s+/);
  let shown = 0;
  for (const { element, text } of rows) {
    element.hidden = !parts.every((part) => text.includes(part));
    shown += element.hidden ? 0 : 1;
  }
  for (const { section } of rows) {
    section.hidden = section.querySelector("ul.functions > li:not([hidden])") === null;
  }
  const all = rows.length;
  say(count, shown === all ? String(all) : shown === 0 ? "none of " + all : shown + " of " + all);
  history.replaceState(null, "", search.value ? "#" + encodeURIComponent(search.value) : " ");
}

function attempt(source) {
  expression.value = source;
  evaluate();
  form.scrollIntoView({ block: "nearest" });
}

async function evaluate() {
  const number = ++asked;
  let shown;
  try {
    const body = { expression: expression.value, context: JSON.parse(context.value) };
    shown = value(await ask("expressions", JSON.stringify(body)));
  } catch (problem) {
    const what = problem instanceof SyntaxError ? "The context is not valid JSON: " : "";
    shown = [h("p", { class: "error" }, what + problem.message)];
  }
  if (number === asked) {
    put(result, ...shown);
  }
}

function value(answer) {
  if (answer.error !== null) {
    return [h("p", { class: "error" }, answer.error)];
  }
  const text = answer.cut ? answer.json + " ..." : spread(answer.json);
  return [h("h3", {}, answer.type), h("pre", { tabindex: "0" }, text)];
}

/** Pretty-prints objects and arrays; numbers keep the spelling of the hub. */
function spread(json) {
  return /^[{[]/.test(json) && json.length > 60 && !/\d\.\d|\d{15}/.test(json)
    ? JSON.stringify(JSON.parse(json), null, 2)
    : json;
}

search.addEventListener("input", filter);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  evaluate();
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    evaluate();
  }
});
window.addEventListener("hashchange", () => {
  search.value = wanted();
  filter();
});

load();
