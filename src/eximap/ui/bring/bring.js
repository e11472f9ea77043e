// The preview of an import: what it would make, every problem by line, and the source, edited in place.

import { el, icon, monotonePath, svg } from './../parts/draw.js';
import { ACCEPTED, bringFile } from './../parts/files.js';

/** @typedef {{line: number | null, sentence: string, refused: boolean, fixes: {label: string, text: string}[]}} Fault */
/** @typedef {{value: string, label: string, off?: boolean, why?: string}} Choice */
/** @typedef {{source: string, text: string, title: string, headline: string, sub: string, faults: Fault[],
 *   stages: {name: string, touchpoints: {name: string, score: number | null, open: boolean}[]}[],
 *   counts: {n: string, label: string}[], scales: Choice[], scale: string | null, uses: Choice[], use: string,
 *   hint: string, refused: boolean, standing: string, labels: Record<string, string>}} BringData */

const FOLLOW_AFTER_MS = 300;
const STATES = new WeakMap();

/** @param {{parentElement: ParentNode, data: BringData, setTriggerValue: (name: string, value: any) => void}} component */
export default function bring(component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('main'));
  const state = STATES.get(root) ?? { text: null, timer: 0 };
  STATES.set(root, state);
  const say = (/** @type {string} */ kind, /** @type {object} */ more = {}) =>
    setTriggerValue('intent', { kind, ...more, at: Date.now() });
  const focus = held(root);
  root.replaceChildren(head(data, say), editor(data, state, say), side(data, say), foot(data, say, root));
  restore(root, focus);
}

/** Where the caret was, so that a redraw under typing is not felt. @param {HTMLElement} root */
function held(root) {
  const active = /** @type {any} */ (root.getRootNode()).activeElement;
  if (!active?.dataset?.hold) return null;
  return { hold: active.dataset.hold, start: active.selectionStart, end: active.selectionEnd, value: active.value,
    top: active.scrollTop };
}

/** @param {HTMLElement} root @param {any} focus */
function restore(root, focus) {
  const field = focus && /** @type {HTMLTextAreaElement | null} */ (root.querySelector(`[data-hold="${focus.hold}"]`));
  if (!field) return;
  field.value = focus.value;
  field.focus();
  field.setSelectionRange(focus.start, focus.end);
  field.scrollTop = focus.top;
  field.dispatchEvent(new Event('held'));
}

/** @param {BringData} data @param {(kind: string, more?: object) => void} say */
function head(data, say) {
  const input = el('input', { type: 'file', class: 'vh', tabindex: -1, 'aria-hidden': 'true', accept: ACCEPTED,
    onchange: () => bringFile(input.files?.[0], say) });
  return el('header', null, el('div', { class: 'grow' }, el('h1', null, data.headline), el('p', null, data.sub)),
    el('button', { class: 'btn b', onclick: () => input.click() }, icon('upload_file'), data.labels.other), input);
}

/** @param {BringData} data @param {any} state @param {(kind: string, more?: object) => void} say */
function editor(data, state, say) {
  const refused = new Map(data.faults.filter((f) => f.line).map((f) => [f.line, f.refused]));
  const field = el('textarea', { class: 'text', 'data-hold': 'text', 'aria-label': data.labels.text, spellcheck: 'false',
    wrap: 'off', placeholder: data.labels.placeholder, value: data.text });
  const gutter = el('ol', { class: 'gutter', 'aria-hidden': 'true' });
  const number = () => {
    const lines = field.value.split('\n').length;
    field.style.height = `${Math.max(8, lines + 1) * 29 + 18}px`;
    gutter.replaceChildren(...Array.from({ length: lines }, (_, i) => el('li',
      { class: refused.has(i + 1) ? (refused.get(i + 1) ? 'refused' : 'noted') : null }, String(i + 1))));
  };
  const follow = () => {
    number();
    clearTimeout(state.timer);
    state.timer = setTimeout(() => say('text', { text: field.value }), FOLLOW_AFTER_MS);
  };
  field.addEventListener('input', follow);
  field.addEventListener('held', number);
  field.addEventListener('keydown', (e) => e.stopPropagation()); // a bare letter would reach Streamlit's shortcuts
  number();
  return el('section', { class: 'source' }, el('h2', null, data.source),
    el('div', { class: 'paper', ondragover: (/** @type {DragEvent} */ e) => e.preventDefault(),
      ondrop: (/** @type {DragEvent} */ e) => dropped(e, say) }, gutter, field),
    data.faults.length ? el('div', { role: 'status' }, el('ul', { class: 'faults' },
      data.faults.map((f) => fault(f, data, field, say)))) : null);
}

/** A dropped file; dropped text stays the field's own business. @param {DragEvent} e
 *  @param {(kind: string, more?: object) => void} say */
function dropped(e, say) {
  const file = e.dataTransfer?.files[0];
  if (!file) return;
  e.preventDefault();
  /** @type {HTMLElement} */ (e.currentTarget).querySelector('textarea')?.blur(); // the file's text takes its place
  bringFile(file, say);
}

/** @param {Fault} f @param {BringData} data @param {HTMLTextAreaElement} field
 *  @param {(kind: string, more?: object) => void} say */
function fault(f, data, field, say) {
  const apply = (/** @type {string} */ text) => { field.value = text; say('text', { text }); };
  const at = f.line;
  return el('li', { class: f.refused ? 'refused' : 'noted' }, icon(f.refused ? 'error' : 'info', 18),
    el('span', { class: 'grow' }, f.sentence),
    f.fixes.map((fix) => el('button', { class: 'btn', onclick: () => apply(fix.text) }, fix.label)),
    at ? el('button', { class: 'btn g', 'aria-label': `${data.labels.show} ${at}`, onclick: () => show(field, at) },
      icon('arrow_upward', 16)) : null);
}

/** Puts the caret into a line. @param {HTMLTextAreaElement} field @param {number} line */
function show(field, line) {
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1] ?? '').length);
}

/** @param {BringData} data @param {(kind: string, more?: object) => void} say */
function side(data, say) {
  const { labels: l } = data;
  return el('aside', null, el('h2', null, l.made), el('div', { class: 'card' }, picture(data),
    el('dl', { class: 'counts' }, data.counts.map((c) => el('div', null, el('dt', null, c.label), el('dd', null, c.n))))),
  data.scales.length ? choices(l.scale, data.scales, data.scale, (value) => say('scale', { value })) : null,
  data.uses.length ? choices(l.use, data.uses, data.use, (value) => say('use', { value })) : null,
  data.hint ? el('p', { class: 'hint' }, data.hint) : null,
  el('label', { class: 'title' }, el('span', null, l.title), el('input', { class: 'field', value: data.title,
    maxlength: 200, 'data-hold': 'title', name: 'title',
    onkeydown: (/** @type {KeyboardEvent} */ e) => e.stopPropagation() })));
}

/** @param {string} label @param {Choice[]} list @param {string | null} chosen @param {(value: string) => void} pick */
function choices(label, list, chosen, pick) {
  return el('div', { class: 'choice', role: 'group', 'aria-label': label }, el('span', null, label),
    el('div', { class: 'seg' }, list.map((c) => el('button', { 'aria-pressed': String(c.value === chosen),
      disabled: c.off, title: c.why, onclick: () => pick(c.value) }, c.label))));
}

/** The map in small: stages as bars, scores as hollow diamonds, what has none as a dotted circle. @param {BringData} data */
function picture(data) {
  const width = 372, zero = 96, all = data.stages.flatMap((s) => s.touchpoints);
  const step = width / Math.max(1, all.length);
  const at = all.map((t, i) => /** @type {const} */ ([i * step + step / 2, t.score === null ? zero : zero - t.score * 36]));
  const line = { fill: 'none', stroke: 'var(--lead)', 'stroke-width': 1.6, 'stroke-dasharray': '4 4' };
  let x = 0;
  const bars = data.stages.map((s) => {
    const w = s.touchpoints.length * step, from = x;
    x += w;
    return el('li', { style: { left: `${(100 * from) / width}%`, width: `${(100 * w) / width}%` }, title: s.name }, s.name);
  });
  return el('div', { class: 'picture' }, el('ol', { class: 'bars' }, bars),
    svg('svg', { viewBox: `0 0 ${width} 190`, role: 'img', 'aria-label': data.labels.picture },
      svg('path', { d: `M0 ${zero}H${width}`, stroke: 'var(--ink3)', 'stroke-opacity': 0.55 }),
      runs(all, at).map((run) => svg('path', { d: monotonePath(run), ...line })),
      at.map((p, i) => point(p, all[i]))));
}

/** @param {{score: number | null}[]} all @param {readonly (readonly [number, number])[]} at */
function runs(all, at) {
  /** @type {(readonly [number, number])[][]} */
  const found = [[]];
  all.forEach((t, i) => {
    if (t.score === null) found.push([]);
    else found[found.length - 1].push(at[i]);
  });
  return found.filter((run) => run.length > 1);
}

/** @param {readonly [number, number]} p @param {{score: number | null, open: boolean}} touchpoint */
function point(p, touchpoint) {
  const ink = { fill: 'var(--raise)', stroke: 'var(--lead)', 'stroke-width': 1.4 };
  if (touchpoint.score === null) return svg('circle', { cx: p[0], cy: p[1], r: 5, ...ink, 'stroke-dasharray': '1 2.5' });
  return svg('path', { d: `M${p[0]} ${p[1] - 6}l6 6-6 6-6-6z`, ...ink });
}

/** @param {BringData} data @param {(kind: string, more?: object) => void} say @param {HTMLElement} root */
function foot(data, say, root) {
  const make = () => say('make', {
    title: /** @type {HTMLInputElement} */ (root.querySelector('[name=title]')).value,
    text: /** @type {HTMLTextAreaElement} */ (root.querySelector('[data-hold=text]')).value });
  return el('footer', null, icon('inventory_2', 22), el('p', { class: 'grow', role: 'status' },
    el('b', null, data.labels.nothing), ' ', data.standing),
  el('button', { class: 'btn b', onclick: () => say('cancel') }, data.labels.cancel),
  el('button', { class: 'btn b p', disabled: data.refused, onclick: make }, data.labels.make));
}
