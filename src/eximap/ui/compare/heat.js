// The heat map as a grid: one stop for Tab, arrow keys from cell to cell, each one read out and told below.

import { el, fill, gem, icon } from './../parts/draw.js';
import { moved, placeOf, strength } from './moves.js';
import { withMark } from './intervals.js';

/** @typedef {{text: string, say: string, value?: number, low?: number, high?: number, hidden?: string, hatched?: boolean}} HeatCell */
/** @typedef {{name: string, star: boolean, cells: HeatCell[], together: HeatCell}} HeatRow */
/** @typedef {{teams: string[], together: string, rows: HeatRow[]}} Heat */

/** @param {import('./compare.js').ComparePage} page */
export function heatSection(page) {
  const { labels: l, heat } = page.data;
  const told = el('p', { class: 'lead told', 'aria-hidden': 'true' }, l.heat_keys);
  const grid = el('table', { role: 'grid', class: 'hm', style: { 'min-width': `${152 + 50 * (heat.teams.length + 1)}px` }, 'aria-labelledby': 'heat-title', 'aria-describedby': 'heat-hint' },
    el('thead', null, el('tr', { role: 'row' }, el('td', null, el('span', { class: 'vh' }, l.touchpoint_head)),
      heat.teams.map((name) => el('th', { scope: 'col', class: 'h' }, name)), el('th', { scope: 'col', class: 'h all' }, heat.together))),
    el('tbody', null, heat.rows.map((row, at) => heatRow(page, row, at))));
  const shell = el('div', { class: 'hm-shell' }, grid);
  roam(grid, page, told);
  return el('section', { 'aria-labelledby': 'heat-title', class: 'heat' }, el('h2', { id: 'heat-title' }, l.heat),
    el('p', { class: 'lead', id: 'heat-hint' }, ...withMark(l.heat_hint, 'shield', icon('shield_lock', 16))), shell, told);
}

/** @param {import('./compare.js').ComparePage} page @param {HeatRow} row @param {number} at */
function heatRow(page, row, at) {
  const { labels: l, heat } = page.data, cells = [...row.cells, row.together];
  return el('tr', { role: 'row' }, el('th', { scope: 'row', class: 't' }, el('span', null, row.name),
    row.star ? el('span', { class: 'star', role: 'img', 'aria-label': l.moment_of_truth }, gem(13)) : null),
  cells.map((cell, column) => {
    const team = heat.teams[column] ?? heat.together;
    return heatCell(cell, fill(l.cell, { team, touchpoint: row.name, said: cell.say }), at, column, column === row.cells.length);
  }));
}

/** @param {HeatCell} cell @param {string} said @param {number} row @param {number} column @param {boolean} last */
function heatCell(cell, said, row, column, last) {
  const kind = ['c', last && 'all', cell.hidden && 'x', cell.hatched && 'hatched'].filter(Boolean).join(' ');
  const props = { role: 'gridcell', class: kind, tabindex: row || column ? -1 : 0, 'aria-label': said, data: { row, column } };
  if (cell.value === undefined) {
    return el('td', props, el('span', null, cell.text || icon('shield_lock', 15)));
  }
  const { light, dark } = strength(cell.value);
  const style = { '--light': `${light}%`, '--dark': `${dark}%` };
  return el('td', { ...props, class: `${kind} ${cell.value < 0 ? 'down' : 'up'}`, style }, el('span', null, cell.text), whisker(cell));
}

/** How sure a value is: its interval on the whole scale. @param {HeatCell} cell */
function whisker(cell) {
  if (cell.low === undefined || cell.high === undefined) return null;
  const left = placeOf(cell.low, -2, 2), right = 100 - placeOf(cell.high, -2, 2);
  return el('i', { 'aria-hidden': 'true', style: { left: `${left}%`, right: `${right}%` } });
}

/** One cell takes the focus; keys and pointer move it. @param {HTMLElement} grid @param {import('./compare.js').ComparePage} page @param {HTMLElement} told */
function roam(grid, page, told) {
  const at = (/** @type {number} */ row, /** @type {number} */ column) =>
    /** @type {HTMLElement | null} */ (grid.querySelector(`td[data-row="${row}"][data-column="${column}"]`));
  const rows = page.data.heat.rows.length, columns = page.data.heat.teams.length + 1;
  const kept = at(Math.min(page.cell.row, rows - 1), Math.min(page.cell.column, columns - 1));
  if (kept) {
    at(0, 0)?.setAttribute('tabindex', '-1');
    kept.setAttribute('tabindex', '0');
  }
  const tell = (/** @type {HTMLElement} */ cell) => { told.textContent = cell.getAttribute('aria-label'); };
  grid.addEventListener('keydown', (event) => {
    const cell = cellOf(event);
    if (!cell) return;
    event.stopPropagation(); // single letters are Streamlit's own keys
    const to = moved(event.key, event.ctrlKey || event.metaKey, placed(cell), rows, columns);
    if (!to) return;
    event.preventDefault();
    at(to.row, to.column)?.focus();
  });
  grid.addEventListener('focusin', (event) => {
    const cell = cellOf(event);
    if (!cell) return;
    grid.querySelector('td[tabindex="0"]')?.setAttribute('tabindex', '-1');
    cell.setAttribute('tabindex', '0');
    page.cell = placed(cell);
    tell(cell);
  });
  grid.addEventListener('pointerover', (event) => { const cell = cellOf(event); if (cell) tell(cell); });
}

/** @param {Event} event */
function cellOf(event) {
  return /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest('td[data-row]'));
}

/** @param {HTMLElement} cell */
function placed(cell) {
  return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}
