// A journey's curve at the size of a stamp: what a card or a line of a list shows of it.

import { gem, monotonePath, svg } from './draw.js';

/** @typedef {{width: number, height: number, margin: number, reach: number, points: boolean}} Size */

export const CARD = { width: 312, height: 134, margin: 22, reach: 2.5, points: true };
export const LINE = { width: 74, height: 34, margin: 4, reach: 2.1, points: false };

let serial = 0;

/**
 * @param {(number | null)[]} values a gap is drawn as a gap, never bridged
 * @param {number[]} moments indices of the moments of truth
 * @param {Size} size @returns {SVGElement}
 */
export function miniature(values, moments, size) {
  const { width, height, margin, reach } = size, zero = height / 2, id = `mini${serial++}`;
  const step = values.length > 1 ? (width - 2 * margin) / (values.length - 1) : 0;
  const start = values.length > 1 ? margin : width / 2;
  const at = values.map((v, i) => /** @type {const} */ ([start + i * step, v === null ? NaN : zero - (v * zero) / reach]));
  const runs = unbroken(at);
  return svg('svg', { class: 'mini', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
    svg('defs', null, half(`${id}u`, 0, width, zero), half(`${id}d`, zero, width, zero)),
    runs.flatMap((run) => [area(run, zero, 'var(--delight)', `${id}u`), area(run, zero, 'var(--pain)', `${id}d`)]),
    svg('path', { d: `M${margin} ${zero}H${width - margin}`, stroke: 'var(--line)' }),
    runs.map((run) => svg('path', { d: monotonePath(run), fill: 'none', stroke: 'var(--ink)',
      'stroke-width': size.points ? 2.4 : 2, 'stroke-linecap': 'round' })),
    size.points ? at.map((p, i) => mark(p, moments.includes(i))) : null);
}

/** @param {readonly (readonly [number, number])[]} points @returns {(readonly [number, number])[][]} */
function unbroken(points) {
  /** @type {(readonly [number, number])[][]} */
  const runs = [[]];
  for (const p of points) {
    if (Number.isNaN(p[1])) runs.push([]);
    else runs[runs.length - 1].push(p);
  }
  return runs.filter((run) => run.length);
}

/** @param {string} id @param {number} y @param {number} width @param {number} height */
function half(id, y, width, height) {
  return svg('clipPath', { id }, svg('rect', { x: 0, y, width, height }));
}

/** @param {(readonly [number, number])[]} run @param {number} zero @param {string} fill @param {string} clip */
function area(run, zero, fill, clip) {
  const line = monotonePath(run).slice(1);
  const d = `M${run[0][0]} ${zero}L${line}L${run[run.length - 1][0]} ${zero}Z`;
  return svg('path', { d, fill, 'fill-opacity': 0.15, 'clip-path': `url(#${clip})` });
}

/** @param {readonly [number, number]} point @param {boolean} moment */
function mark(point, moment) {
  if (Number.isNaN(point[1])) return null;
  if (moment) return svg('g', { transform: `translate(${point[0] - 6.5} ${point[1] - 6.5})` }, gem(13));
  return svg('circle', { cx: point[0], cy: point[1], r: 2.6, fill: 'var(--raise)', stroke: 'var(--ink)',
    'stroke-width': 1.4 });
}
