// Nothing to do but to look up: the reveal, the grouping of notes, and "eyes up", which freezes whatever is shown.

import { decimal, el, icon, monotonePath, scoreColour, svg } from './../parts/draw.js';
import { timePrint, titled, wide } from './pieces.js';

/** @typedef {import('./pieces.js').Phone} Phone */
/** @typedef {import('./pieces.js').Screen} Screen */

const WIDTH = 340, HEIGHT = 150, EDGE = 14;

/** @param {Phone} c @returns {Screen} */
export function watchScreen(c) {
  const { phase, curve } = c.data, late = Boolean(c.data.late);
  return {
    key: phase.id,
    top: [timePrint(c), () => titled(c, c.l.watch)],
    main: [[curve, phase.kind, late], () => [el('p', { class: 'hint' }, phase.kind === 'group' ? c.l.group_hint : c.l.reveal_hint),
      curve ? curveBox(c, curve) : el('div', { class: 'calm' }, el('span', { class: 'round' }, icon('co_present', 40)))]],
  };
}

/** Whoever was not done with scoring may still be. @param {Phone} c */
export function lateCard(c) {
  const go = () => { c.view.catching = true; c.view.caught = null; c.view.at = undefined; c.draw(); };
  return el('div', { class: 'card late' }, el('p', null, c.l.late_title), wide(c.l.late_go, 'edit', go));
}

/** @param {Phone} c @param {{means: (number | null)[], lines: {mark: string, label: string, name: string, score: string}[]}} curve */
function curveBox(c, curve) {
  const words = curve.lines.map((one) => `${one.label}: ${one.name} ${one.score}`).join('. ');
  return el('figure', { class: 'small-curve' }, el('figcaption', null, c.l.curve), smallCurve(c, curve.means, words),
    el('ul', null, curve.lines.map((one) => el('li', null, el('span', { class: `tag ${one.mark}` }, one.label), el('b', null, one.name),
      el('span', { class: 'muted' }, one.score)))));
}

/** The means as a line; where too few people answered there is a gap, never a guess. @param {Phone} c @param {(number | null)[]} means @param {string} words */
function smallCurve(c, means, words) {
  const x = (/** @type {number} */ i) => EDGE + (i * (WIDTH - 2 * EDGE)) / Math.max(1, means.length - 1);
  const y = (/** @type {number} */ score) => HEIGHT / 2 - (score * (HEIGHT / 2 - EDGE)) / 2;
  /** @type {[number, number][][]} */
  const runs = [[]];
  means.forEach((mean, i) => (mean === null ? runs.push([]) : runs[runs.length - 1].push([x(i), y(mean)])));
  return svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': words, class: 'curve' },
    [2, 0, -2].map((score) => svg('line', { x1: 0, x2: WIDTH, y1: y(score), y2: y(score), class: score ? 'edge' : 'zero' })),
    runs.filter((run) => run.length > 1).map((run) => svg('path', { d: monotonePath(run), class: 'line' })),
    means.map((mean, i) => (mean === null ? null : svg('circle', { cx: x(i), cy: y(mean), r: 5, style: { fill: scoreColour(mean) } },
      svg('title', null, decimal(mean, c.lang))))));
}

/** Over everything, until the facilitator lets the phones go on. @param {Phone} c */
export function eyesUp(c) {
  return el('div', { class: 'eyes', role: 'alertdialog', 'aria-label': c.l.eyes_title }, el('span', { class: 'round' }, icon('visibility', 48)),
    el('h1', null, c.l.eyes_title), el('p', { class: 'hint' }, c.l.eyes_hint));
}
