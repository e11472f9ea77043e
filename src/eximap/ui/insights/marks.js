// The charts of the insights screen. Places are shares of the width in per cent, so nothing has to be redrawn on resize.

import { el, face, icon, svg } from './../parts/draw.js';

/** @typedef {{caption: string, head: string[], rows: string[][]}} Table */
/** @typedef {{name: string, text: string, interval: string, value: number, low: number | null, high: number | null,
 *   dots: [number, number][], negative: boolean}} EstimateRow */
/** @typedef {{rows: EstimateRow[], opposite: {value: number, text: string, hint: string} | null, description: string,
 *   table: Table}} RememberedChart */
/** @typedef {{name: string, forecast: number, mean: number, low: number | null, high: number | null, text: string,
 *   clear: boolean, description: string}} GapRow */
/** @typedef {{rows: GapRow[], description: string, table: Table, line: string, clear: string,
 *   walked: {name: string, lines: string[]}[]}} GapChart */
/** @typedef {{rows: {name: string, value: number, low: number | null, high: number | null, text: string,
 *   interval: string}[], description: string, table: Table}} MemoryChart */
/** @typedef {{rows: {name: string, count: number, share: number, text: string}[], description: string, table: Table}}
 *   StaysChart */

const SCORES = [-2, -1, 0, 1, 2];
const DOT = 9.4;
const BELOW_DOTS = 44;

/** Where a score stands, in per cent of the width. @param {number} score */
export const place = (score) => ((score + 2) / 4) * 100;
/** @param {number} share */
const percent = (share) => `${share.toFixed(2)}%`;

/** A chart with its words for who can't see it, and its table. @param {string} description @param {Node} drawing
 * @param {Table} table @param {string} summary */
export function figure(description, drawing, table, summary) {
  return el('figure', null, el('div', { class: 'drawing', role: 'img', 'aria-label': description }, drawing),
    asTable(table, summary));
}

/** @param {Table} table @param {string} summary */
function asTable(table, summary) {
  return el('details', { class: 'table' }, el('summary', null, icon('table_rows', 14), summary),
    el('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': table.caption },
      el('table', null, el('caption', { class: 'vh' }, table.caption),
        el('thead', null, el('tr', null, table.head.map((text) => el('th', { scope: 'col' }, text)))),
        el('tbody', null, table.rows.map((row) => el('tr', null, row.map((text, i) =>
          i ? el('td', null, text) : el('th', { scope: 'row' }, text))))))));
}

/** @param {RememberedChart} chart */
export function rememberedMarks(chart) {
  return el('div', { class: 'rem' }, chart.rows.map((row, i) => estimateRow(row, i ? null : chart.opposite)),
    el('div', { class: 'rem-axis', 'aria-hidden': 'true' }, el('span'), el('div', null, SCORES.map((score) =>
      el('span', { style: { left: percent(place(score)) } }, face(score, 20))))));
}

/** @param {EstimateRow} row @param {RememberedChart['opposite']} opposite */
function estimateRow(row, opposite) {
  const tallest = Math.max(0, ...row.dots.map(([, sheets]) => sheets));
  const base = Math.max(26, tallest * DOT + 14), height = base + BELOW_DOTS;
  const colour = row.negative ? 'var(--pain)' : 'var(--ink)';
  return el('div', { class: 'rem-row' },
    el('div', { class: 'rem-name', style: { 'padding-top': `${base - 20}px` } }, el('b', null, row.name),
      el('small', null, row.interval)),
    svg('svg', { width: '100%', height, 'aria-hidden': 'true' },
      SCORES.map((score) => svg('line', { x1: percent(place(score)), x2: percent(place(score)), y1: 0, y2: height,
        stroke: score ? 'var(--line)' : 'var(--ink3)', 'stroke-opacity': score ? 1 : 0.55 })),
      row.dots.flatMap(([value, sheets]) => Array.from({ length: sheets }, (_, i) => svg('circle',
        { class: 'dot', cx: percent(place(value)), cy: base - 9 - i * DOT, r: 3.9 }))),
      band(row.low, row.high, base + 7, colour, 0.28, place),
      opposite ? otherRule(opposite, base) : null,
      svg('circle', { cx: percent(place(row.value)), cy: base + 7, r: 6.5, fill: colour }),
      svg('text', { class: 'value', x: percent(place(row.value)), y: base + 29, fill: colour }, row.text)));
}

/** @param {{value: number, text: string, hint: string}} opposite @param {number} base */
function otherRule(opposite, base) {
  const x = percent(place(opposite.value)), right = opposite.value < 1.2;
  const side = right ? { dx: 12 } : { dx: -12, 'text-anchor': 'end' };
  return svg('g', null,
    svg('circle', { cx: x, cy: base + 7, r: 6, fill: 'var(--bg)', stroke: 'var(--pain)', 'stroke-width': 1.8,
      'stroke-dasharray': '3 2.2' }),
    svg('text', { class: 'other', x, y: base + 11, ...side }, opposite.text),
    svg('text', { class: 'other-hint', x, y: base + 25, ...side }, opposite.hint));
}

/** @param {number | null} low @param {number | null} high @param {number} y @param {string} colour
 * @param {number} opacity @param {(value: number) => number} at */
function band(low, high, y, colour, opacity, at) {
  if (low === null || high === null) return null;
  return svg('line', { x1: percent(at(low)), x2: percent(at(high)), y1: y, y2: y, stroke: colour, 'stroke-width': 9,
    'stroke-opacity': opacity, 'stroke-linecap': 'round' });
}

/** @param {GapRow[]} rows @param {string[]} walked names of touchpoints where a lead did the work in person */
export function gapMarks(rows, walked) {
  return el('div', { class: 'gaps' }, rows.map((row) => {
    const colour = row.mean < 0 ? 'var(--pain)' : 'var(--delight)', y = 15;
    const line = (/** @type {number} */ a, /** @type {number} */ b, /** @type {object} */ more) => svg('line',
      { x1: percent(place(a)), x2: percent(place(b)), y1: y, y2: y, ...more });
    return el('div', { class: 'gap' }, el('span', { class: 'gap-name' }, row.name, walked.includes(row.name) ? icon('directions_walk', 15) : null),
      el('div', { class: 'gap-line' },
        svg('svg', { width: '100%', height: 30, 'aria-hidden': 'true' },
          svg('line', { x1: '50%', x2: '50%', y1: 0, y2: 30, stroke: 'var(--ink3)', 'stroke-opacity': 0.45 }),
          line(row.mean, row.forecast, { stroke: colour, 'stroke-opacity': 0.28, 'stroke-width': 9 }),
          row.low === null || row.high === null ? null
            : line(row.low, row.high, { stroke: 'var(--ink)', 'stroke-width': 2 }),
          svg('circle', { cx: percent(place(row.mean)), cy: y, r: 6, fill: colour })),
        el('span', { class: 'diamond', style: { left: percent(place(row.forecast)) } })),
      el(row.clear ? 'b' : 'span', { class: 'gap-value' }, row.text));
  }));
}

/** @param {MemoryChart['rows']} rows */
export function memoryMarks(rows) {
  const from = Math.min(0, ...rows.map((row) => row.low ?? row.value)) < 0 ? -1 : 0;
  const at = (/** @type {number} */ r) => ((r - from) / (1 - from)) * 100;
  return el('div', { class: 'memory' }, rows.map((row) => el('div', { class: 'mm' }, el('span', null, row.name),
    svg('svg', { width: '100%', height: 40, 'aria-hidden': 'true' },
      svg('line', { x1: 0, x2: '100%', y1: 20, y2: 20, stroke: 'var(--line)', 'stroke-dasharray': '1 4' }),
      svg('line', { x1: percent(at(0)), x2: percent(at(0)), y1: 8, y2: 32, stroke: 'var(--ink3)' }),
      band(row.low, row.high, 20, 'var(--ink)', 0.22, at),
      svg('circle', { cx: percent(at(row.value)), cy: 20, r: 6, fill: 'var(--ink)' })),
    el('span', { class: 'mm-value' }, el('b', null, row.text), ` ${row.interval}`))));
}

/** @param {StaysChart['rows']} rows */
export function staysMarks(rows) {
  return el('div', { class: 'stays' }, rows.map((row) => el('div', { class: 'stay' }, el('span', null, row.name),
    el('span', { class: 'stay-bar' }, el('i', { style: { width: percent(row.share * 100) } })),
    el('b', null, row.text))));
}
