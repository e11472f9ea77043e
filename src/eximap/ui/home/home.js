// The first screen: templates with their curves, the demo, an empty map, recent journeys, and a place to drop a file.

import { el, gem, icon, svg } from './../parts/draw.js';
import { ACCEPTED, bringFile } from './../parts/files.js';
import { CARD, LINE, miniature } from './../parts/miniature.js';

/** @typedef {{id: string, title: string, summary: string, role: string, counts: string[], moments: number[],
 *   curve: (number | null)[]}} Template */
/** @typedef {{id: string, title: string, line: string, curve: (number | null)[], href: string}} Recent */
/** @typedef {{labels: Record<string, string>, roles: {value: string, label: string}[], templates: Template[],
 *   faults: string[], recent: Recent[], deleted: {id: string, sentence: string} | null, demo: boolean}} HomeData */
/** @typedef {(kind: string, more?: Record<string, unknown>) => void} Say */

/** What each instance shows beyond its data: the chosen role, an open menu, a title being typed. */
const STATES = new WeakMap();

/** @param {{parentElement: ParentNode, data: HomeData, setTriggerValue: (name: string, value: any) => void}} component */
export default function home(component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('main'));
  const state = STATES.get(root) ?? { role: 'all', menu: null, renaming: null };
  STATES.set(root, state);
  /** @type {Say} */
  const say = (kind, more = {}) => setTriggerValue('intent', { kind, ...more, at: Date.now() });
  const draw = () => root.replaceChildren(hero(data), demo(data, say), templates(data, state, say, draw),
    el('aside', { class: 'side' }, recents(data, state, say, draw), drop(data, say)));
  draw();
}

/** @param {HomeData} data */
function hero({ labels: l }) {
  const steps = [['conversion_path', l.step_map], ['how_to_vote', l.step_score], ['show_chart', l.step_curve],
    ['bolt', l.step_notes], ['task_alt', l.step_actions]];
  return el('section', { class: 'hero' }, el('h1', null, l.headline), el('p', null, l.lead),
    el('ol', { class: 'path' }, steps.map(([name, text]) => el('li', null, icon(name, 18), text))));
}

/** @param {HomeData} data @param {Say} say */
function demo({ labels: l, demo: stored }, say) {
  return el('aside', { class: 'demo' }, el('h2', null, l.demo_title), el('p', null, l.demo_text),
    el('div', { class: 'row' },
      el('button', { class: 'btn p b', onclick: () => say('demo') }, icon('play_circle'), l.demo_open),
      stored ? el('button', { class: 'btn b g', onclick: () => say('reset-demo') }, icon('replay'), l.demo_reset) : null));
}

/** @param {HomeData} data @param {any} state @param {Say} say @param {() => void} draw */
function templates(data, state, say, draw) {
  const { labels: l } = data;
  const choose = (/** @type {string} */ role) => { state.role = role; draw(); };
  const shown = data.templates.filter((t) => state.role === 'all' || t.role === state.role);
  return el('section', null,
    el('div', { class: 'row' }, el('h2', { class: 'grow' }, l.templates),
      el('div', { class: 'seg', role: 'group', 'aria-label': l.roles }, data.roles.map((r) => el('button',
        { 'aria-pressed': String(r.value === state.role), onclick: () => choose(r.value) }, r.label)))),
    data.faults.length ? faults(data) : null,
    el('div', { class: 'tpl' }, shown.map((t) => card(t, say)), blank(l, say)));
}

/** @param {HomeData} data */
function faults({ labels: l, faults: lines }) {
  return el('details', { class: 'faults', role: 'status' },
    el('summary', null, icon('error'), l.faults), el('ul', null, lines.map((line) => el('li', null, line))));
}

/** @param {Template} t @param {Say} say */
function card(t, say) {
  return el('button', { class: 'tc', onclick: () => say('template', { id: t.id }) }, miniature(t.curve, t.moments, CARD),
    el('div', null, el('b', null, t.title), el('p', null, t.summary),
      el('small', null, el('span', null, icon('conversion_path', 14), t.counts[0]), el('span', null, t.counts[1]),
        el('span', null, gem(12), t.counts[2]))));
}

/** @param {Record<string, string>} l @param {Say} say */
function blank(l, say) {
  const line = { stroke: 'var(--line)', 'stroke-width': 1.5, 'stroke-dasharray': '2 6', 'stroke-linecap': 'round' };
  const plus = svg('g', { transform: 'translate(142 53)', stroke: 'var(--ink2)', 'stroke-width': 2.5,
    'stroke-linecap': 'round' },
  svg('circle', { cx: 14, cy: 14, r: 21, fill: 'var(--bg)', stroke: 'var(--line)', 'stroke-width': 1.5 }),
  svg('path', { d: 'M14 6v16M6 14h16' }));
  return el('button', { class: 'tc blank', onclick: () => say('empty') },
    svg('svg', { class: 'mini', viewBox: '0 0 312 134', 'aria-hidden': 'true' }, svg('path', { d: 'M22 67H290', ...line }),
      plus),
    el('div', null, el('b', null, l.empty_title), el('p', null, l.empty_text),
      el('small', null, el('span', null, icon('keyboard', 14), l.empty_hint))));
}

/** @param {HomeData} data @param {any} state @param {Say} say @param {() => void} draw */
function recents(data, state, say, draw) {
  const { labels: l } = data;
  const gone = data.deleted;
  return el('section', { class: 'rec' }, el('h2', null, l.recent),
    gone ? el('div', { class: 'gone', role: 'status' }, el('span', { class: 'grow' }, gone.sentence),
      el('button', { class: 'btn', onclick: () => say('restore', { id: gone.id }) }, icon('undo', 16), l.undo)) : null,
    data.recent.length ? el('ul', null, data.recent.map((r) => line(r, data, state, say, draw)))
      : el('p', { class: 'muted' }, l.recent_none));
}

/** @param {Recent} r @param {HomeData} data @param {any} state @param {Say} say @param {() => void} draw */
function line(r, data, state, say, draw) {
  const { labels: l } = data;
  if (state.renaming === r.id) return el('li', null, renamer(r, l, state, say, draw));
  const open = (/** @type {MouseEvent} */ e) => {
    if (e.metaKey || e.ctrlKey) return;
    e.preventDefault();
    say('open', { id: r.id });
  };
  const toggle = () => { state.menu = state.menu === r.id ? null : r.id; draw(); };
  return el('li', null,
    el('a', { href: r.href, onclick: open }, miniature(r.curve, [], LINE),
      el('span', null, el('b', null, r.title), el('small', null, r.line))),
    el('button', { class: 'btn g i', 'aria-label': `${l.menu}: ${r.title}`, 'aria-expanded': String(state.menu === r.id),
      onclick: toggle }, icon('more_vert')),
    state.menu === r.id ? menu(r, l, state, say, draw) : null);
}

/** @param {Recent} r @param {Record<string, string>} l @param {any} state @param {Say} say @param {() => void} draw */
function menu(r, l, state, say, draw) {
  const close = () => { state.menu = null; };
  const item = (/** @type {string} */ name, /** @type {string} */ text, /** @type {() => void} */ act) =>
    el('button', { class: 'btn g', onclick: () => { close(); act(); draw(); } }, icon(name, 16), text);
  return el('div', { class: 'menu', onkeydown: (/** @type {KeyboardEvent} */ e) => {
    if (e.key === 'Escape') { close(); draw(); }
  } },
  item('edit', l.rename, () => { state.renaming = r.id; }),
  item('content_copy', l.duplicate, () => say('duplicate', { id: r.id })),
  item('delete', l.delete, () => say('delete', { id: r.id })));
}

/** @param {Recent} r @param {Record<string, string>} l @param {any} state @param {Say} say @param {() => void} draw */
function renamer(r, l, state, say, draw) {
  const input = el('input', { class: 'field', 'aria-label': l.rename, value: r.title, maxlength: 200 });
  const done = (/** @type {boolean} */ keep) => {
    if (state.renaming !== r.id) return;
    state.renaming = null;
    if (keep && input.value.trim() && input.value.trim() !== r.title) {
      say('rename', { id: r.id, title: input.value });
      r.title = input.value.trim();
    }
    draw();
  };
  input.addEventListener('keydown', (e) => {
    e.stopPropagation(); // a bare letter would reach Streamlit's own shortcuts
    if (e.key === 'Enter') done(true);
    if (e.key === 'Escape') done(false);
  });
  input.addEventListener('blur', () => done(true));
  queueMicrotask(() => { input.focus(); input.select(); });
  return input;
}

/** @param {HomeData} data @param {Say} say */
function drop({ labels: l }, say) {
  const take = (/** @type {File | undefined} */ file) => bringFile(file, say);
  const input = el('input', { type: 'file', class: 'vh', tabindex: -1, 'aria-hidden': 'true',
    accept: ACCEPTED, onchange: () => take(input.files?.[0]) });
  return el('section', { class: 'drop',
    ondragover: (/** @type {DragEvent} */ e) => { e.preventDefault(); },
    ondrop: (/** @type {DragEvent} */ e) => { e.preventDefault(); take(e.dataTransfer?.files[0]); } },
  icon('upload_file', 24), el('div', null, el('b', null, l.bring_title), el('p', null, l.bring_text),
    el('div', { class: 'row' }, el('button', { class: 'btn', onclick: () => input.click() }, l.bring_choose),
      el('button', { class: 'btn g', onclick: () => say('paste') }, l.bring_paste)), input));
}
