// Each team's estimate on its 95% interval with the raw mean as a tick, and the way through many teams.

import { el, icon, svg } from './../parts/draw.js';
import { placeOf } from './moves.js';

/** @typedef {{name: string, path: string, answered: string, rate: string, told: string, hidden?: string,
 *   mean?: number, estimate?: number, low?: number | null, high?: number | null, raw?: string, value?: string,
 *   range?: string, letters?: string}} TeamLine */
/** @typedef {{low: number, high: number, ticks: {at: number, text: string}[], common: number | null}} Axis */
/** @typedef {{many: boolean, page: number, pages: number, query: string, differing: boolean, tells: boolean, text: string}} Paging */

const HIGH = 41;

/** A sentence whose {place} is a drawn mark. @param {string} pattern @param {string} place @param {Node} mark */
export function withMark(pattern, place, mark) {
  const [before, after = ''] = pattern.split(`{${place}}`);
  return [before, mark, after];
}

/** @param {import('./compare.js').ComparePage} page */
export function teamsSection(page) {
  const { data } = page, { labels: l, paging, axis } = data;
  const dot = svg('svg', { width: 11, height: 11, viewBox: '0 0 10 10', 'aria-hidden': 'true' },
    svg('circle', { cx: 5, cy: 5, r: 4.5, fill: 'currentColor' }));
  const tick = svg('svg', { width: 5, height: 13, viewBox: '0 0 5 13', class: 'tick', 'aria-hidden': 'true' },
    svg('path', { d: 'M2.5 0V13', stroke: 'currentColor', 'stroke-width': 2 }));
  const told = paging.tells ? l.teams_many : l.teams_hint;
  return el('section', { 'aria-labelledby': 'teams-title' }, el('h2', { id: 'teams-title' }, l.teams),
    el('p', { class: 'lead' }, dot, ' ', ...withMark(told, 'tick', tick)),
    paging.many ? pagingBar(page) : null,
    el('div', { class: 'iv', role: 'table', 'aria-label': l.teams }, headRow(l, axis, paging), data.teams.map((line) => teamRow(line, axis)),
      axisRow(axis)),
    whoIsMissing(page), data.silent ? el('p', { class: 'lead silent' }, data.silent) : null);
}

/** In words, a team a line: how many are missing, which round it is and what it replaced. @param {import('./compare.js').ComparePage} page */
function whoIsMissing(page) {
  const { data } = page, { labels: l } = data;
  return el('details', { class: 'who', open: page.told, ontoggle: (/** @type {Event} */ event) => { page.told = /** @type {HTMLDetailsElement} */ (event.target).open; } },
    el('summary', { data: { key: 'who' } }, icon('expand_more', 18), el('span', null, l.who, data.missing ? el('small', null, data.missing) : null)),
    el('ul', null, data.teams.map((line) => el('li', null, el('b', null, line.name), ' ', el('span', null, line.told)))));
}

/** @param {Record<string, string>} l @param {Axis} axis @param {Paging} paging */
function headRow(l, axis, paging) {
  const head = (/** @type {string} */ text, kind = '') => el('span', { role: 'columnheader', class: kind }, text);
  const common = axis.common === null ? null : el('i', { style: { left: `${placeOf(axis.common, axis.low, axis.high)}%` } }, l.common);
  return el('div', { class: 'r h', role: 'row' }, el('span', { role: 'columnheader' }, el('span', { class: 'vh' }, l.team)),
    head(l.answered), el('span', { role: 'columnheader', class: 'plot' }, common ?? el('span', { class: 'vh' }, l.common)),
    head(l.estimate, 'v'), head(l.raw, 'raw'), head(paging.tells ? l.differs : l.letter, 'l'));
}

/** @param {TeamLine} line @param {Axis} axis */
function teamRow(line, axis) {
  const name = el('span', { class: 'n', role: 'rowheader' },
    el('span', null, line.name, line.path ? el('small', null, line.path) : null));
  const answered = el('span', { class: 's', role: 'cell' },
    el('span', null, line.answered, line.rate ? el('small', null, line.rate) : null));
  if (line.estimate === undefined) {
    return el('div', { class: 'r', role: 'row' }, name, answered,
      el('span', { class: 'none', role: 'cell', 'aria-colspan': 4 }, line.hidden));
  }
  return el('div', { class: 'r', role: 'row' }, name, answered, el('span', { class: 'plot', role: 'cell' }, plot(line, axis)),
    el('span', { class: 'v', role: 'cell' }, el('b', null, line.value), el('span', null, line.range)),
    el('span', { class: 'raw', role: 'cell' }, line.raw), el('span', { class: 'l', role: 'cell' }, line.letters));
}

/** @param {TeamLine} line @param {Axis} axis */
function plot(line, axis) {
  const x = (/** @type {number} */ value) => `${placeOf(value, axis.low, axis.high)}%`, middle = HIGH / 2;
  const { low, high } = line;
  return svg('svg', { class: 'marks', 'aria-hidden': 'true' },
    axis.common === null ? null : svg('line', { x1: x(axis.common), x2: x(axis.common), y1: 0, y2: HIGH, class: 'common' }),
    low === null || low === undefined || high === null || high === undefined ? null
      : svg('line', { x1: x(low), x2: x(high), y1: middle, y2: middle, class: 'band' }),
    svg('circle', { cx: x(line.estimate ?? 0), cy: middle, r: 5.5, fill: 'var(--ink)' }),
    svg('line', { x1: x(line.mean ?? 0), x2: x(line.mean ?? 0), y1: 11, y2: 30, class: 'mean' }));
}

/** @param {Axis} axis */
function axisRow(axis) {
  return el('div', { class: 'r axis', 'aria-hidden': 'true' }, el('span'), el('span'), el('span', { class: 'plot' },
    axis.ticks.map((tick) => el('i', { style: { left: `${placeOf(tick.at, axis.low, axis.high)}%` } }, tick.text))),
  el('span'), el('span'), el('span'));
}

/** @param {import('./compare.js').ComparePage} page */
function pagingBar(page) {
  const { paging, labels: l } = page.data;
  const turn = (/** @type {number} */ by, /** @type {string} */ name, /** @type {string} */ mark) => {
    const to = paging.page + by;
    return el('button', { class: 'btn i', 'aria-label': name, data: { key: name }, disabled: to < 0 || to >= paging.pages,
      onclick: () => page.ask({ kind: 'look', page: to }) }, icon(mark));
  };
  return el('div', { class: 'paging' }, el('label', { class: 'srch' }, icon('search', 18), page.searchField()),
    paging.tells ? el('button', { class: 'btn', 'aria-pressed': String(paging.differing), data: { key: 'differing' },
      onclick: () => page.ask({ kind: 'look', differing: !paging.differing }) }, l.only_differing) : null,
    el('span', { class: 'grow', role: 'status' }, paging.text), turn(-1, l.previous, 'chevron_left'), turn(1, l.next, 'chevron_right'));
}
