// Draws Adaptive Cards and MessageCards with text nodes only: nothing in a message becomes markup.

export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) node.setAttribute(key, value);
  }
  for (const child of children.flat()) {
    if (child !== undefined && child !== null) {
      node.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }
  return node;
}

const safeUrl = (text) => /^https?:\/\//i.test(String(text ?? '')) ? String(text) : undefined;

function link(title, url) {
  const href = safeUrl(url);
  return href
    ? el('a', { href, rel: 'noopener noreferrer', target: '_blank', title: href }, title)
    : el('span', { title: String(url ?? '') }, title);
}

// The Markdown that Teams knows in a text block: bold, italics, links; the rest stays text.
export function markdown(text) {
  const parts = [];
  const pattern = /\*\*([^*]+)\*\*|_([^_\n]+)_|\[([^\]]+)\]\(([^)\s]+)\)/g;
  let from = 0;
  for (const match of String(text ?? '').matchAll(pattern)) {
    parts.push(String(text).slice(from, match.index));
    if (match[1] !== undefined) parts.push(el('strong', {}, match[1]));
    else if (match[2] !== undefined) parts.push(el('em', {}, match[2]));
    else parts.push(link(match[3], match[4]));
    from = match.index + match[0].length;
  }
  parts.push(String(text ?? '').slice(from));
  return parts;
}

const word = (value) => String(value ?? '').toLowerCase().replace(/[^a-z]/g, '');

const elements = {
  TextBlock: (e) => el('p', {
    class: [e.size && `size-${word(e.size)}`, e.weight && `weight-${word(e.weight)}`,
      e.color && `color-${word(e.color)}`, e.isSubtle && 'subtle'].filter(Boolean).join(' '),
  }, markdown(e.text)),
  RichTextBlock: (e) => el('p', {}, (e.inlines ?? []).map((i) => typeof i === 'string' ? i : i.text)),
  FactSet: (e) => factSet((e.facts ?? []).map((f) => [f.title, f.value])),
  Container: (e) => el('div', { class: 'card' }, items(e.items)),
  ColumnSet: (e) => el('div', { class: 'columns' },
    (e.columns ?? []).map((c) => el('div', {}, items(c.items)))),
  ActionSet: (e) => actions(e.actions),
  Image: (e) => el('p', { class: 'subtle' }, `[image: ${e.altText ?? e.url ?? ''}]`),
  Table: (e) => el('table', {}, (e.rows ?? []).map((r) => el('tr', {},
    (r.cells ?? []).map((c) => el('td', {}, items(c.items)))))),
};

function items(list) {
  return (Array.isArray(list) ? list : []).map((e) =>
    (elements[e?.type] ?? ((x) => el('p', { class: 'subtle' }, `[${x?.type ?? 'unknown element'}]`)))(e));
}

function factSet(facts) {
  return el('dl', { class: 'factset' },
    facts.flatMap(([name, value]) => [el('dt', {}, name ?? ''), el('dd', {}, markdown(value))]));
}

function actions(list) {
  const known = Array.isArray(list) ? list : [];
  return known.length === 0 ? null : el('div', { class: 'actions' },
    known.map((a) => link(a.title ?? a.name ?? 'Open', a.url ?? a.targets?.[0]?.uri)));
}

function adaptive(card) {
  return el('div', { class: 'card' }, items(card?.body), actions(card?.actions) ?? []);
}

function classic(card) {
  const parts = [];
  if (card.title) parts.push(el('p', { class: 'size-medium weight-bolder' }, card.title));
  if (card.text) parts.push(el('p', {}, markdown(card.text)));
  for (const section of card.sections ?? []) {
    if (section.activityTitle) parts.push(el('p', { class: 'weight-bolder' }, markdown(section.activityTitle)));
    if (section.activitySubtitle) parts.push(el('p', { class: 'subtle' }, markdown(section.activitySubtitle)));
    if (section.text) parts.push(el('p', {}, markdown(section.text)));
    if (section.facts) parts.push(factSet(section.facts.map((f) => [f.name, f.value])));
  }
  const buttons = actions(card.potentialAction);
  if (buttons) parts.push(buttons);
  if (parts.length === 0) parts.push(el('p', {}, card.summary ?? ''));
  return el('div', { class: 'card' }, parts);
}

export function message(body) {
  const attachments = Array.isArray(body?.attachments) ? body.attachments : [];
  return attachments.length > 0
    ? el('div', {}, attachments.map((a) => adaptive(a?.content)))
    : classic(body ?? {});
}
