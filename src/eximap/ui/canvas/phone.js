// The same journey turned a quarter: time runs down, the score across. Arranging is the laptop's work; here one reads,
// writes, and moves things up and down by a menu.

import { el, gem, icon, monotonePath, signed, svg } from '../parts/draw.js';
import { feeling } from './cards.js';
import { runs } from './curve.js';
import { editInPlace } from './edit.js';
import { drawnScore } from './guess.js';
import { inspector } from './inspector.js';
import { SYMBOLS } from './lanes.js';
import { openMenu } from './menu.js';
import { addTouchpoints } from './verbs.js';
import { curveSentence } from './words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./model.js').Touchpoint} Touchpoint */

const MIDDLE = 56, STEP = 22;

/** @param {App} app @returns {Node[]} */
export function phoneView(app) {
  if (app.selected !== null && app.inspector) return [phonePage(app)];
  return [phoneHead(app), phoneList(app)];
}

/** @param {App} app one touchpoint as a page of its own */
function phonePage(app) {
  const back = el('button', { type: 'button', class: 'btn g big', data: { close: 'inspector', key: 'p-back' } }, icon('arrow_back'), app.map.title);
  return el('div', { class: 'p-page in' }, back, inspector(app));
}

/** @param {App} app */
function phoneHead(app) {
  const { remembered, mean, trend } = app.map.summary;
  /** @param {number | null} value @param {string} key @param {number} digits @param {boolean} tone */
  const figure = (value, key, digits, tone) => value !== null && el('div', null,
    el('b', { class: tone ? feeling(value) : '' }, signed(value, app.lang, digits)), app.say(key));
  const items = [{ label: app.say('score'), icon: 'how_to_reg', run: () => app.intent('score') },
    { label: app.say('undo'), icon: 'undo', disabled: !app.history.done.length, run: () => app.undo() },
    { label: app.say('redo'), icon: 'redo', disabled: !app.history.undone.length, run: () => app.redo() },
    ...app.data.urls.map(({ label, href }) => ({ label, href, icon: 'download' }))];
  return el('header', { class: 'p-head' },
    el('div', { class: 'row' }, el('h1', { class: 'grow' }, app.map.title),
      el('button', { type: 'button', class: 'btn g i big', 'aria-label': app.say('menu'), data: { key: 'p-menu' },
        onclick: (/** @type {MouseEvent} */ e) => openMenu(app, /** @type {HTMLElement} */ (e.currentTarget), app.say('menu'), items) }, icon('more_vert'))),
    el('div', { class: 's' }, figure(remembered, app.map.curve === 'guess' ? 'summary.guess_short' : 'summary.remembered', 1, app.map.curve === 'mean'),
      figure(mean, 'summary.mean', 1, false), figure(trend, 'summary.trend', 2, false)));
}

/** @param {App} app */
function phoneList(app) {
  const rows = app.map.stages.flatMap((stage) => [el('h2', { class: 'p-stage' }, stage.name), ...stage.touchpoints.map((t) => phoneRow(app, t))]);
  return el('div', { class: 'p-list' }, el('div', { class: 'p-plot', role: 'img', 'aria-label': curveSentence(app) }), rows,
    el('div', { class: 'p-row p-add' }, el('button', { type: 'button', class: 'btn big', data: { key: 'p-add' },
      onclick: (/** @type {MouseEvent} */ e) => typeLast(app, /** @type {HTMLElement} */ (e.currentTarget)) }, icon('add'), app.say('touchpoint.add'))));
}

/** @param {App} app @param {HTMLElement} button */
function typeLast(app, button) {
  const last = app.map.stages.at(-1), host = el('div', { class: 'text new' });
  button.replaceWith(host);
  editInPlace(app, host, { value: '', label: app.say('touchpoint.add'), placeholder: app.say('touchpoint.new'),
    keep: (text) => void addTouchpoints(app, text, { stage: last?.id, index: last?.touchpoints.length }) });
}

/** @param {App} app @param {Touchpoint} t */
function phoneRow(app, t) {
  const score = drawnScore(app.map, t), note = [...t.notes].filter((n) => n.kind !== 'story').sort((a, b) => b.votes - a.votes)[0];
  return el('div', { class: 'p-row', data: { tp: t.id } },
    el('button', { type: 'button', class: 'p-open', data: { open: t.id, key: `p-${t.id}` } },
      el('b', null, t.name, t.moment && gem(15), t.moment && el('span', { class: 'vh' }, app.say('moment'))),
      score === null ? t.figure && el('em', { class: 'says' }, t.figure.says) : el('em', { class: app.map.curve === 'mean' ? feeling(score) : 'muted' }, signed(score, app.lang)),
      note && el('p', null, el('span', { class: `${note.kind}-t` }, icon(SYMBOLS[note.kind], 15)), ' ', note.text)),
    el('button', { type: 'button', class: 'ib p-more', 'aria-label': app.say('menu'), data: { menu: 'tp', key: `pm-${t.id}` } }, icon('more_vert')));
}

/** Draws the turned curve beside the rows. @param {App} app */
export function drawPhoneCurve(app) {
  const plot = app.root.querySelector('.p-plot'), list = app.root.querySelector('.p-list');
  if (!plot || !list) return;
  const top = list.getBoundingClientRect().top, height = list.getBoundingClientRect().height;
  const all = new Map(app.map.stages.flatMap((s) => s.touchpoints).map((t) => [t.id, t]));
  const x = (/** @type {number} */ score) => MIDDLE + score * STEP;
  const spots = [...app.root.querySelectorAll('.p-row[data-tp]')].flatMap((row) => {
    const box = row.getBoundingClientRect(), t = all.get(/** @type {HTMLElement} */ (row).dataset.tp ?? '');
    return t ? [{ y: box.top + box.height / 2 - top, t, score: drawnScore(app.map, t) }] : [];
  });
  const lines = runs(spots, (s) => s.score !== null).map((run) => run.map((s) => /** @type {import('../parts/draw.js').Point} */ ([s.y, x(Number(s.score))])));
  const guess = app.map.curve === 'guess' ? { 'stroke-dasharray': '4 4', stroke: 'var(--lead)', 'stroke-width': 2 } : { stroke: 'var(--ink)', 'stroke-width': 2.8 };
  plot.replaceChildren(svg('svg', { width: MIDDLE * 2, height, viewBox: `0 0 ${MIDDLE * 2} ${height}` },
    app.map.curve === 'mean' && turnedAreas(lines, height),
    svg('path', { d: `M${MIDDLE} 6V${height - 6}`, stroke: 'var(--ink3)', 'stroke-opacity': 0.5 }),
    lines.map((line) => svg('path', { d: monotonePath(line, true), fill: 'none', 'stroke-linecap': 'round', ...guess })),
    spots.map((s) => phoneNode(s.t, s.score, s.y, x))));
}

/** @param {import('../parts/draw.js').Point[][]} lines @param {number} height */
function turnedAreas(lines, height) {
  const d = lines.filter((l) => l.length > 1)
    .map((l) => `M${MIDDLE} ${l[0][0]}L${monotonePath(l, true).slice(1)}L${MIDDLE} ${l[l.length - 1][0]}Z`).join('');
  const half = (/** @type {string} */ id, /** @type {number} */ left, /** @type {string} */ hue) => [
    svg('clipPath', { id }, svg('rect', { x: left, y: 0, width: MIDDLE, height })),
    svg('path', { d, fill: `var(--${hue})`, 'fill-opacity': 0.17, 'clip-path': `url(#${id})` })];
  return svg('g', null, half('pup', MIDDLE, 'delight'), half('pdn', 0, 'pain'));
}

/** @param {Touchpoint} t @param {number | null} score @param {number} y @param {(score: number) => number} x */
function phoneNode(t, score, y, x) {
  if (score === null) return null;
  if (t.moment) return svg('g', { transform: `translate(${x(score) - 9} ${y - 9})` }, gem(18));
  return svg('circle', { cx: x(score), cy: y, r: 4.5, fill: 'var(--bg)', stroke: 'var(--ink)', 'stroke-width': 2.2 });
}
