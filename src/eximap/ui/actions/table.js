// The plan as a table: the filters above, a hundred rows a page below.

import { el, icon } from './../parts/draw.js';
import { dueMark, momentMark, ownerMark, statusTag } from './card.js';
import { foldButton } from './fold.js';

/** @typedef {import('./card.js').Line} Line */
/** @typedef {import('./fields.js').Option} Option */
/** @typedef {{rows: Line[], found: string, range: string, page: number, last: boolean, filters: Record<string, string>,
 *   offers: Record<string, Option[]>}} Rows */

const PAUSE = 300; // ms without a key before what was typed is looked for

/** @param {import('./actions.js').Plan} plan @returns {(Node | null)[]} */
export function tableView(plan) {
  const { labels: l } = plan.data, table = /** @type {Rows} */ (/** @type {unknown} */ (plan.data));
  return [filterBar(plan, table), el('p', { class: 'found', role: 'status' }, [table.found, table.range].filter(Boolean).join(' · ')),
    table.rows.length ? allRows(plan, table.rows) : el('p', { class: 'nothing' }, l.nothing_found),
    table.page || !table.last ? el('nav', { class: 'pages' },
      el('button', { class: 'btn', disabled: !table.page, onclick: () => plan.look({ page: table.page - 1 }) }, icon('chevron_left'), l.page_before),
      el('button', { class: 'btn', disabled: table.last, onclick: () => plan.look({ page: table.page + 1 }) }, l.page_after, icon('chevron_right'))) : null];
}

/** @param {import('./actions.js').Plan} plan @param {Rows} table */
function filterBar(plan, { filters, offers }) {
  const { labels: l } = plan.data;
  const names = /** @type {[string, string][]} */ ([['only', l.wants_a_look], ['owner', l.owner], ['touchpoint', l.touchpoint],
    ['lever', l.lever], ['status', l.status]]);
  /** @type {number | undefined} */
  let pause;
  const search = el('input', { class: 'field', type: 'search', 'aria-label': l.search, placeholder: l.search, maxlength: 200,
    data: { hold: 'text' }, oninput: () => { clearTimeout(pause); pause = setTimeout(() => plan.look({ text: search.value }), PAUSE); } });
  search.value = filters.text;
  const used = names.filter(([name]) => filters[name]).length;
  return el('div', { class: plan.unfolded.filters ? 'filters' : 'filters folded', role: 'group', 'aria-label': l.filters }, search,
    foldButton(plan, 'filters', 'tune', l.filters, used),
    names.filter(([name]) => offers[name].length).map(([name, label]) => el('select', { class: 'field', 'aria-label': label,
      data: { hold: name }, onchange: (/** @type {Event} */ event) =>
        plan.look({ [name]: /** @type {HTMLSelectElement} */ (event.target).value }) },
    el('option', { value: '', selected: !filters[name] }, `${label}: ${l.all}`),
    offers[name].map((one) => el('option', { value: one.value, selected: one.value === filters[name] }, one.label)))),
    Object.values(filters).some(Boolean) ? el('button', { class: 'btn g', onclick: () => plan.look({ only: '', owner: '', touchpoint: '',
      lever: '', status: '', text: '' }) }, icon('filter_alt_off', 16), l.clear) : null);
}

/** @param {import('./actions.js').Plan} plan @param {Line[]} rows */
function allRows(plan, rows) {
  const { labels: l } = plan.data;
  const head = [l.action, l.touchpoint, l.owner, l.due_date, l.status, l.measure, l.lever];
  return el('table', { class: 'tb all' }, el('thead', null, el('tr', null, head.map((text) => el('th', { scope: 'col' }, text)))),
    el('tbody', null, rows.map((card) => el('tr', { data: { action: card.id } },
      el('th', { scope: 'row' }, el('button', { class: 'title', onclick: () => plan.open(card) }, card.title),
        card.journey ? el('p', { class: 'of' }, card.journey) : null),
      el('td', { class: 'at' }, card.star ? momentMark(l, 13) : null, card.touchpoint), el('td', null, ownerMark(card.owner, l)),
      el('td', null, dueMark(card, { ...l, due: '' })), el('td', null, statusTag(card), stuckLine(card)),
      el('td', null, card.measure ? [card.measure.name, ' ', el('span', { class: 'muted' },
        [card.measure.baseline, card.measure.target].filter(Boolean).join(' → '))] : el('span', { class: 'muted' }, l.no_measure)),
      el('td', null, el('span', { class: `tag ${card.lever.tone}` }, card.lever.name))))));
}

/** @param {Line} card */
function stuckLine(card) {
  const said = [card.stuck_with, card.stuck_on].filter(Boolean).join(', ');
  return said ? el('p', { class: 'of' }, said) : null;
}
