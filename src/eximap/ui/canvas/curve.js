// The emotion lane: means with dots or bands as far as the release allows, the lead's guess, and peak, pit and end.
// The line is drawn after layout, from the measured centres of the cells under the cards.

import { el, face, gem, icon, monotonePath, scoreColour, signed, step, svg } from '../parts/draw.js';
import { feeling, laneLabel } from './cards.js';
import { drawnScore } from './guess.js';
import { placePills } from './pills.js';
import { renewChildren } from './renew.js';
import { curveSentence, forecastSentence } from './words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./columns.js').Layout} Layout */
/** @typedef {import('./model.js').Touchpoint} Touchpoint */
/** @typedef {import('../parts/draw.js').Point} Point */
/** @typedef {{x: number, touchpoint: Touchpoint, score: number | null, width: number}} Spot */
/** @typedef {{width: number, height: number, y: (score: number) => number}} Plane */
/** @typedef {{plot: Element, width: number, height: number, cells: {x: number, width: number, id: string}[]}} Places */

const TOP = 26, BOTTOM = 30, BAND_ABOVE = 40;

/** @param {App} app @param {Layout} layout */
export function curveLane(app, layout) {
  const label = laneLabel(app, 'curve', '', ...summary(app), axis(),
    el('button', { type: 'button', class: 'as-table', data: { table: 'show', key: 'table' }, title: app.say('table.show'),
      'aria-label': `${curveSentence(app)}. ${app.say('table.show')}` }, icon('table_rows', 15)));
  return el('div', { class: 'lane curve', role: 'row', data: { lane: 'curve' } }, label,
    el('div', { class: 'plot', 'aria-hidden': 'true' }),
    layout.columns.map(({ touchpoint }, at) => touchpoint && curveCell(app, touchpoint, at)),
    app.map.curve === 'none' ? el('p', { class: 'invite' }, app.say('curve.invite')) : legend(app));
}

/** @param {App} app @returns {HTMLElement[]} */
function summary(app) {
  const { remembered, opposite, mean, trend } = app.map.summary, guess = app.map.curve === 'guess';
  /** @param {number | null} value @param {string} label @param {number} digits @param {string} [kind] */
  const figure = (value, label, digits, kind = '') => value !== null && el('span', { class: `k ${kind}` },
    el('b', { class: kind && !guess ? feeling(value) : '' }, signed(value, app.lang, digits)), label);
  const rule = guess ? app.say('summary.guess') : opposite;
  const first = figure(remembered, app.say('summary.remembered'), 1, 'big');
  if (first && rule) first.append(el('small', null, rule));
  return /** @type {HTMLElement[]} */ ([first, figure(mean, app.say('summary.mean'), 1),
    figure(trend, app.say('summary.trend'), 2)].filter((node) => node !== false));
}

/** @param {App} app @param {Touchpoint} touchpoint @param {number} at */
function curveCell(app, touchpoint, at) {
  const value = touchpoint.forecast;
  return el('div', { class: 'cell', role: 'gridcell', tabindex: -1, style: { 'grid-column': at + 2 },
    'aria-label': forecastSentence(app, touchpoint), data: { unit: `curve|${touchpoint.id}|`, tp: touchpoint.id } },
  value !== null && el('div', { class: 'guess', role: 'slider', tabindex: -1, title: app.say('forecast.drag'),
    'aria-label': forecastSentence(app, touchpoint), 'aria-orientation': 'vertical', 'aria-valuemin': -2, 'aria-valuemax': 2,
    'aria-valuenow': value, 'aria-valuetext': step(value, app.lang), style: { top: heightOf(value) }, data: { guess: touchpoint.id } }));
}

/** @param {App} app */
function legend(app) {
  const figures = app.map.stages.flatMap((s) => s.touchpoints.map((t) => t.figure));
  const drawn = new Set(figures.map((f) => (f ? spreadOf(f) : 'none'))), mean = app.map.curve === 'mean';
  const guess = app.map.stages.some((s) => s.touchpoints.some((t) => t.forecast !== null));
  /** @param {string} key @param {SVGElement} sample */
  const entry = (key, sample) => el('span', null, sample, app.say(key));
  const box = { width: 18, height: 10, viewBox: '0 0 18 10' };
  return el('div', { class: 'legend' },
    mean && entry('legend.mean', svg('svg', box, svg('path', { d: 'M1 5h16', stroke: 'var(--ink)', 'stroke-width': 2.6 }))),
    mean && drawn.has('dots') && entry('legend.one', svg('svg', { ...box, width: 8, viewBox: '0 0 8 10' }, svg('circle', { cx: 4, cy: 5, r: 2.2, fill: 'var(--e1)' }))),
    mean && drawn.has('interval') && entry('legend.band', bandSample()),
    mean && drawn.has('half') && entry('legend.half', bandSample()),
    guess && entry('legend.guess', svg('svg', box, svg('path', { d: 'M0 5h18', stroke: 'var(--lead)', 'stroke-dasharray': '4 3', 'stroke-width': 1.5 }), diamond(9, 5))));
}

function bandSample() {
  return svg('svg', { width: 8, height: 10, viewBox: '0 0 8 10' },
    svg('rect', { x: 1, y: 0, width: 6, height: 10, rx: 3, fill: 'var(--ink)', 'fill-opacity': 0.17 }));
}

/**
 * How a figure's spread is drawn: dots as long as they can be told apart, else the middle half; with 5–7 people the
 * interval, since more would give back single answers.
 * @param {import('./model.js').Figure} figure
 */
function spreadOf(figure) {
  if (figure.counts) return Number(figure.people) <= BAND_ABOVE ? 'dots' : 'half';
  return figure.band ? 'interval' : 'none';
}

/** @param {number} x @param {number} y */
function diamond(x, y) {
  return svg('path', { d: `M${x} ${y - 4}l4 4-4 4-4-4z`, fill: 'var(--bg)', stroke: 'var(--lead)', 'stroke-width': 1.3 });
}

/** Where a score stands in a lane of any height, as the style that puts it there. @param {number} score */
export function heightOf(score) {
  return `calc(${TOP}px + ${(2 - score) / 4}*(100% - ${TOP + BOTTOM}px))`;
}

function axis() {
  return el('span', { class: 'axis', 'aria-hidden': 'true' }, [2, 1, 0, -1, -2].map((score) => {
    const mark = face(score, 15);
    mark.style.top = heightOf(score);
    return mark;
  }));
}

/** The score that a height in the lane stands for, in half steps. @param {number} y @param {number} height */
export function scoreAt(y, height) {
  const raw = 2 - ((y - TOP) * 4) / (height - TOP - BOTTOM);
  return Math.max(-2, Math.min(2, Math.round(raw * 2) / 2));
}

/** Where the browser has put the lane and its cells. @param {App} app @returns {Places | null} */
function placesOf(app) {
  const lane = app.root.querySelector('.lane.curve'), plot = lane?.querySelector('.plot');
  if (!lane || !plot) return null;
  const { left, width, height } = plot.getBoundingClientRect();
  const cells = /** @type {HTMLElement[]} */ ([...lane.querySelectorAll('.cell')]).map((cell) => {
    const frame = cell.getBoundingClientRect();
    return { x: frame.left + frame.width / 2 - left, width: frame.width, id: cell.dataset.tp ?? '' };
  });
  return { plot, width, height, cells };
}

/** The places that the drawn line was made for. @type {WeakMap<Element, string>} */
const DRAWN_FOR = new WeakMap();

/** @param {Places} places */
function markOf({ width, height, cells }) {
  return [width, height, ...cells.map((cell) => cell.x.toFixed(1))].join(' ');
}

/** Whether the line still stands where the cells are. @param {App} app */
export function curveFits(app) {
  const places = placesOf(app);
  return places === null || DRAWN_FOR.get(places.plot) === markOf(places);
}

/** Draws the lane's line, dots and labels, once the grid has its layout. @param {App} app */
export function drawCurve(app) {
  const places = placesOf(app);
  if (!places) return;
  const { plot, width, height, cells } = places;
  const all = new Map(app.map.stages.flatMap((s) => s.touchpoints).map((t) => [t.id, t]));
  /** @type {Plane} */
  const plane = { width, height, y: (score) => TOP + ((2 - score) * (height - TOP - BOTTOM)) / 4 };
  /** @type {Spot[]} */
  const spots = cells.flatMap(({ id, ...place }) => {
    const touchpoint = all.get(id);
    return touchpoint ? [{ ...place, touchpoint, score: drawnScore(app.map, touchpoint) }] : [];
  });
  renewChildren(plot, [svg('svg', { class: 'c', width, height, viewBox: `0 0 ${width} ${height}` },
    gridLines(plane), ...(app.map.curve === 'none' ? [] : figureParts(app, spots, plane)))]);
  DRAWN_FOR.set(plot, markOf(places));
}

/** @param {Plane} plane */
function gridLines({ width, y }) {
  return svg('g', null, [2, 1, -1, -2].map((v) => svg('path', { d: `M0 ${y(v)}H${width}`, stroke: 'var(--line)',
    'stroke-dasharray': '1 4', 'stroke-linecap': 'round' })),
  svg('path', { d: `M0 ${y(0)}H${width}`, stroke: 'var(--ink3)', 'stroke-opacity': 0.55 }));
}

/** @param {App} app @param {Spot[]} spots @param {Plane} plane */
function figureParts(app, spots, plane) {
  const guessed = spots.filter((s) => s.touchpoint.forecast !== null);
  const guessLine = runs(spots, (s) => s.touchpoint.forecast !== null)
    .map((run) => svg('path', { d: monotonePath(run.map((s) => [s.x, plane.y(Number(s.touchpoint.forecast))])), fill: 'none',
      stroke: 'var(--lead)', 'stroke-width': 1.5, 'stroke-dasharray': '4 4', opacity: 0.75 }));
  const diamonds = svg('g', null, guessed.map((s) => diamond(s.x, plane.y(Number(s.touchpoint.forecast)))));
  const parts = app.map.curve === 'mean' ? meanParts(spots, plane) : { under: [], over: [] };
  return [...parts.under, ...guessLine, diamonds, ...parts.over, placePills(app, spots, plane)];
}

/** Neighbours that both have a figure belong to one line; nothing is drawn across a gap. @template T @param {T[]} items @param {(item: T) => boolean} has */
export function runs(items, has) {
  /** @type {T[][]} */
  const all = [[]];
  for (const item of items) {
    if (has(item)) all[all.length - 1].push(item);
    else if (all[all.length - 1].length) all.push([]);
  }
  return all.filter((run) => run.length > 0);
}

/** @param {Spot[]} spots @param {Plane} plane */
function meanParts(spots, plane) {
  const lines = runs(spots, (s) => s.score !== null)
    .map((run) => run.map((s) => /** @type {Point} */ ([s.x, plane.y(Number(s.score))])));
  return {
    under: [areas(lines, plane), ...spots.filter((s) => s.touchpoint.figure?.detail === 'hidden').map((s) => gap(s, plane)),
      ...spread(spots, plane)],
    over: [...lines.flatMap(meanLine), ...spots.map((s) => node(s, plane))],
  };
}

/** @param {Point[]} points */
function meanLine(points) {
  const line = { d: monotonePath(points), fill: 'none', 'stroke-linecap': 'round' };
  return [svg('path', { ...line, stroke: 'var(--bg)', 'stroke-width': 6 }),
    svg('path', { ...line, stroke: 'var(--ink)', 'stroke-width': 2.6 })];
}

/** @param {Point[][]} lines @param {Plane} plane */
function areas(lines, { width, height, y }) {
  const zero = y(0);
  const d = lines.filter((l) => l.length > 1)
    .map((l) => `M${l[0][0]} ${zero}L${monotonePath(l).slice(1)}L${l[l.length - 1][0]} ${zero}Z`).join('');
  /** @param {string} id @param {string} hue @param {number} from @param {number} to @param {number} top */
  const half = (id, hue, from, to, top) => [
    svg('clipPath', { id: `c${id}` }, svg('rect', { x: 0, y: top, width, height: top ? height - zero : zero })),
    svg('linearGradient', { id: `g${id}`, x1: 0, y1: from, x2: 0, y2: to, gradientUnits: 'userSpaceOnUse' },
      svg('stop', { 'stop-color': `var(--${hue})`, 'stop-opacity': 0.35 }),
      svg('stop', { offset: 1, 'stop-color': `var(--${hue})`, 'stop-opacity': 0.05 })),
    svg('path', { d, fill: `url(#g${id})`, 'clip-path': `url(#c${id})` })];
  return svg('g', null, half('up', 'delight', y(2), zero, 0), half('dn', 'pain', y(-2), zero, zero));
}

/** Dots as five strokes, one a colour; a band where dots may not be, or would not be told apart. @param {Spot[]} spots @param {Plane} plane */
function spread(spots, { y }) {
  const paths = ['', '', '', '', ''], bands = [];
  for (const { x, width, touchpoint: { figure } } of spots) {
    if (!figure) continue;
    if (figure.counts && spreadOf(figure) === 'dots') {
      figure.counts.forEach((n, k) => { for (let j = 0; j < n; j++) paths[k] += dot(x, j, n, width, y(k - 2)); });
    } else if (figure.band) {
      const [low, high] = figure.band;
      bands.push(svg('rect', { x: x - 5, y: y(high) - 5, width: 10, height: y(low) - y(high) + 10, rx: 5, fill: 'var(--ink)', 'fill-opacity': 0.15 }));
    }
  }
  return [...bands, ...paths.map((d, k) => svg('path', { d, stroke: scoreColour(k - 2), 'stroke-width': 3.6, 'stroke-linecap': 'round', 'stroke-opacity': 0.8 }))];
}

/** @param {number} x @param {number} j @param {number} n @param {number} width @param {number} y */
function dot(x, j, n, width, y) {
  const apart = Math.min(4.4, (width - 8) / Math.max(1, n));
  return `M${(x + (j - (n - 1) / 2) * apart).toFixed(1)} ${y.toFixed(1)}h.01`;
}

/** A hatched gap with its reason: the line is not drawn across. @param {Spot} spot @param {Plane} plane */
function gap({ x, width, touchpoint }, { height }) {
  const w = Math.min(width - 8, 78), says = touchpoint.figure?.says ?? '';
  return svg('foreignObject', { x: x - w / 2, y: TOP - 12, width: w, height: height - TOP - BOTTOM + 24 },
    el('div', { class: 'gap' }, el('span', null, says)));
}

/** @param {Spot} spot @param {Plane} plane */
function node({ x, score, touchpoint }, { y }) {
  if (score === null) return null;
  if (!touchpoint.moment) return svg('circle', { cx: x, cy: y(score), r: 4, fill: 'var(--bg)', stroke: 'var(--ink)', 'stroke-width': 2 });
  return svg('g', { transform: `translate(${x - 8.5} ${y(score) - 8.5})` }, gem(17));
}
