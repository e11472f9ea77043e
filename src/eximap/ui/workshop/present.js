// Presenting: the released curve at the size of a wall, stepped through by arrow keys; top notes and the plan under it.

import { el, icon, signed } from './../parts/draw.js';
import { ledgerLine } from './../score/pieces.js';
import { emotionCurve, onePoint, twoFigures } from './emotion.js';
import { press } from './fields.js';
import { NOTE_ICONS } from './notes.js';

/** @typedef {import('./fields.js').Room} Room */

/** @param {Room} w @param {any} show @returns {(Node | null | false)[]} */
export function presentScreen(w, show) {
  const { curve } = show, point = curve?.points[w.state.at];
  return [el('div', { class: 'head-row' }, el('div', { class: 'grow' }, el('p', { class: 'k' }, show.about), el('h1', { tabindex: -1 }, show.title)),
    curve ? twoFigures(w, curve, false) : null),
  curve ? stageRule(w, show) : null,
  curve ? emotionCurve(w, curve, { forecast: w.state.forecast, dots: false, at: w.state.at }, false) : el('p', { class: 'none-yet' }, w.l.no_release),
  el('ul', { class: 'wall-cards' }, show.cards.map((/** @type {any} */ card) => el('li', { class: card.kind },
    icon(card.kind === 'plan' ? 'task_alt' : NOTE_ICONS[/** @type {'pain'} */ (card.kind)], 23), el('span', null, el('span', { class: 'vh' }, `${card.label}: `), card.text),
    el('small', null, card.strong ? el('b', null, card.strong, ' ') : null, card.about)))),
  el('footer', { class: 'foot' }, ledgerLine(show.ledger), curve ? el('div', { class: 'row buttons' },
    stepTo(w, 'back', 'arrow_back', w.l.before_one, w.state.at - 1, -1), el('span', { class: 'where', 'aria-live': 'polite' }, point ? onePoint(w, point) : w.l.whole),
    stepTo(w, 'on', 'arrow_forward', w.l.after_one, w.state.at + 1, curve.points.length - 1),
    curve.forecast ? press('forecast', 'visibility', w.l.lead_forecast, () => { w.state.forecast = !w.state.forecast; w.draw(); }, '', { 'aria-pressed': String(w.state.forecast) }) : null) : null,
  press('leave', 'close', w.l.leave, () => w.tell('map')))];
}

/** @param {Room} w @param {string} key @param {string} symbol @param {string} label @param {number} to @param {number} bound */
function stepTo(w, key, symbol, label, to, bound) {
  const out = bound < 0 ? to < bound : to > bound;
  return el('button', { type: 'button', class: 'btn b i', 'aria-label': label, title: label, disabled: out, data: { key }, onclick: () => { w.state.at = to; w.draw(); } }, icon(symbol));
}

/** Stage names with their means, each as wide as its touchpoints. @param {Room} w @param {any} show */
function stageRule(w, show) {
  const scored = new Set(show.curve.points.map((/** @type {any} */ p) => p.id));
  const rows = show.stages.map((/** @type {any} */ s) => ({ ...s, n: s.touchpoints.filter((/** @type {string} */ id) => scored.has(id)).length })).filter((/** @type {any} */ s) => s.n);
  return el('div', { class: 'sg', style: { 'grid-template-columns': rows.map((/** @type {any} */ s) => `minmax(0,${s.n}fr)`).join(' ') } },
    rows.map((/** @type {any} */ s) => el('span', { title: s.name }, el('b', null, s.name), s.mean === null ? null : el('em', null, signed(s.mean, w.lang)))));
}
