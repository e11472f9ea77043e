// One team's rounds beside each other, with what changed and what was done in between.

import { el } from './../parts/draw.js';
import { section } from './findings.js';

/** @typedef {{team: string, rounds?: string[], rows?: {name: string, cells: {text: string, hint: string}[], whole: string}[],
 *   done?: string[]}} OverTime */

/** @param {import('./compare.js').ComparePage} page */
export function timeSection(page) {
  const { labels: l, time, teams } = page.data;
  const names = [...new Set([...(time.team ? [time.team] : []), ...teams.map((line) => line.name)])];
  const choose = el('select', { class: 'field', 'aria-label': l.time_team, data: { key: 'time' },
    onchange: (/** @type {Event} */ event) => page.ask({ kind: 'look', team: /** @type {HTMLSelectElement} */ (event.target).value }) },
  el('option', { value: '', selected: !time.team }, l.time_team), names.map((name) => el('option', { value: name, selected: name === time.team }, name)));
  return section('time', l.time, l.time_hint, el('div', { class: 'time' }, choose, time.rows ? rounds(time, l) : null));
}

/** @param {OverTime} time @param {Record<string, string>} l */
function rounds({ rounds: heads = [], rows = [], done = [] }, l) {
  return [heads.length < 2 ? el('p', { class: 'lead' }, l.one_round) : null,
    el('div', { class: 'time-shell' }, el('table', null, el('thead', null, el('tr', null, el('td'), heads.map((head) => el('th', { scope: 'col' }, head)),
      el('th', { scope: 'col' }, l.change))), el('tbody', null, rows.map((row) => el('tr', null, el('th', { scope: 'row' }, row.name),
      row.cells.map((cell) => el('td', null, el('b', null, cell.text), el('small', null, cell.hint))), el('td', null, row.whole)))))),
    done.length ? el('div', null, el('h3', null, l.done_between), el('ul', null, done.map((line) => el('li', null, line)))) : null];
}
