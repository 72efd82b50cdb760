import { el, message } from '/_sim/page/cards.js';

const byId = (id) => document.getElementById(id);
const list = byId('list');
let tab = 'teams';
let shown = '';

const clockTime = (iso) => iso ? new Date(iso).toISOString().slice(0, 19).replace('T', ' ') : '–';
const moment = (iso) => el('time', { datetime: iso, title: iso }, clockTime(iso));
const json = (value) => el('details', {}, el('summary', {}, 'As sent'),
  el('pre', {}, typeof value === 'string' ? value : JSON.stringify(value, null, 2)));
const tag = (kind, text) => el('span', { class: `tag ${kind}` }, text);

const draw = {
  teams: (c) => el('article', {},
    el('div', { class: 'head' }, el('span', { class: 'who' }, `# ${c.channel}`), el('span', {}, c.form),
      c.posted ? tag('good', 'posted') : tag('bad', 'not posted'),
      c.problems.map((p) => tag('warn', p)), moment(c.at)),
    message(c.body), json(c.body)),
  mail: (m) => el('article', {},
    el('div', { class: 'head' }, el('span', { class: 'who' }, m.subject || '(no subject)'),
      el('span', {}, `${m.from || '<>'} → ${m.recipients.join(', ')}`),
      m.attachments.map((a) => tag('', a)), moment(m.at)),
    m.text ? el('p', { class: 'text' }, m.text)
      : m.html ? el('iframe', { sandbox: '', src: `/_sim/inbox/mail/${m.id}/html`, title: 'The mail as HTML' })
        : el('p', { class: 'muted' }, '(empty)'),
    m.text && m.html ? el('details', {}, el('summary', {}, 'As HTML'),
      el('iframe', { sandbox: '', loading: 'lazy', src: `/_sim/inbox/mail/${m.id}/html`, title: 'The mail as HTML' })) : [],
    json(m.headers)),
  webhooks: (w) => el('article', {},
    el('div', { class: 'head' }, el('span', { class: 'who' }, `/hooks/${w.name}`),
      tag(w.signature === 'verified' ? 'good' : '', w.signature),
      w.deliveries > 1 ? tag('warn', `delivered ${w.deliveries} times`) : [], moment(w.at)),
    el('pre', {}, pretty(w.body)), json(w.headers)),
};

function pretty(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}

const empty = {
  teams: ['No Teams message yet.', 'Point a Teams connection at this address, or make something happen above.', '/teams/ops'],
  mail: ['No mail yet.', 'The mail server listens beside this port; nothing leaves this machine.', ''],
  webhooks: ['No webhook delivery yet.', 'Send to', '/hooks/audit'],
  facts: ['Nothing has happened yet.', 'Make something happen above.', ''],
};

function nothing(kind) {
  const [title, hint, path] = empty[kind];
  return el('div', { class: 'none' }, el('p', {}, title),
    el('p', {}, hint, ' ', path ? el('code', {}, location.origin + path) : ''));
}

function what(f) {
  const subject = f.identifier ?? f.name ?? f.jobId ?? '';
  const outcome = f.status ?? f.change ?? (f.successful === undefined ? '' : f.successful ? f.value ?? 'done' : 'failed');
  return el('tr', {}, el('td', {}, f.sequence), el('td', {}, clockTime(f.at)), el('td', {}, f.type),
    el('td', {}, f.operation ?? f.kind ?? ''), el('td', {}, subject), el('td', {}, String(outcome)));
}

function factTable(facts) {
  const head = ['#', 'When', 'What', 'Kind', 'Which', 'Outcome'].map((h) => el('th', { scope: 'col' }, h));
  return el('table', {}, el('thead', {}, el('tr', {}, head)), el('tbody', {}, facts.map(what)));
}

async function ask(path, options) {
  const answer = await fetch(path, options);
  const text = await answer.text();
  const body = text ? JSON.parse(text) : {};
  if (!answer.ok) throw new Error(body.error ?? `${answer.status}`);
  return body;
}

async function refresh() {
  try {
    const [world, ledger, teams, mail, webhooks] = await Promise.all([
      ask('/_sim/world'), ask('/_sim/ledger?arrivals=0'),
      ...['teams', 'mail', 'webhooks'].map((box) => ask(`/_sim/inbox/${box}?limit=100`))]);
    byId('live').classList.add('on');
    byId('environment').textContent = `${world.environment}, seed ${world.seed}`;
    byId('clock').textContent = clockTime(world.now);
    byId('next').textContent = clockTime(world.nextEvent);
    byId('calls').textContent = ledger.total;
    byId('largest').textContent = ledger.largestIn60s;
    byId('throttled').textContent = ledger.throttled;
    const boxes = { teams, mail, webhooks };
    for (const [name, box] of Object.entries(boxes)) byId(`n-${name}`).textContent = box.total;
    byId('n-facts').textContent = world.facts;
    triggers(world.triggerKinds);
    await show(boxes, world.facts);
  } catch (problem) {
    byId('live').classList.remove('on');
    byId('said').textContent = `No answer: ${problem.message}`;
  }
}

async function show(boxes, count) {
  const facts = tab === 'facts';
  const found = facts ? count : boxes[tab].messages;
  const mark = tab + JSON.stringify(facts ? count : found);
  if (mark === shown) return;
  shown = mark;
  if (facts) {
    const latest = (await ask(`/_sim/facts?since=${Math.max(0, count - 200)}`)).facts.reverse();
    list.replaceChildren(latest.length === 0 ? nothing(tab) : factTable(latest));
  } else {
    list.replaceChildren(...(found.length === 0 ? [nothing(tab)] : found.slice().reverse().map(draw[tab])));
  }
}

function triggers(kinds) {
  const place = byId('triggers');
  if (place.childElementCount > 0) return;
  for (const kind of kinds) {
    const button = el('button', { type: 'button' }, kind);
    button.addEventListener('click', async () => {
      try {
        const done = await ask('/_sim/trigger', { method: 'POST', body: JSON.stringify({ kind }) });
        byId('said').textContent = done.message;
      } catch (problem) {
        byId('said').textContent = problem.message;
      }
    });
    place.append(button);
  }
}

byId('tabs').addEventListener('click', (event) => {
  const chosen = event.target.closest('[data-tab]');
  if (!chosen) return;
  tab = chosen.dataset.tab;
  for (const each of document.querySelectorAll('[data-tab]')) {
    each.setAttribute('aria-selected', String(each === chosen));
  }
  refresh();
});
byId('empty').addEventListener('click', async () => { await ask('/_sim/inbox', { method: 'DELETE' }); refresh(); });

async function loop() {
  await refresh();
  setTimeout(loop, 1000);
}
loop();
