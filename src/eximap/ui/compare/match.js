// Matching touchpoints of another journey by hand: two columns, likely pairs first, decided by a person.

import { el, fill, icon } from './../parts/draw.js';

/** @typedef {{key: string, name: string, hint: string}} Point */
/** @typedef {Point & {to: string, why: string}} MatchRow */
/** @typedef {{id: string, source: string, target: string, name: string, said: boolean, rows: MatchRow[], there: Point[], then: string[]}} Match */
/** @typedef {{id: string, name: string, text: string}} Matched */
/** @typedef {{name: string, why: string, basis: string}} Apart */

/** What is not compared, with the reason and the way to it, and what was matched. @param {import('./compare.js').ComparePage} page */
export function apartSection(page) {
  const { labels: l, apart, matched } = page.data;
  if (!apart.length && !matched.length) return null;
  return el('section', { 'aria-labelledby': 'apart-title' }, el('h2', { id: 'apart-title' }, apart.length ? l.apart : l.matched),
    el('ul', { class: 'apart' }, apart.map((one) => el('li', null, el('b', null, one.name), el('span', null, one.why),
      one.basis ? el('button', { class: 'link', 'aria-label': fill(l.match_about, { name: one.name }), data: { key: `match-${one.basis}-${one.name}` },
        onclick: () => openMatch(page, one.basis) }, l.match) : null))),
    apart.length && matched.length ? el('h3', null, l.matched) : null,
    el('ul', { class: 'apart' }, matched.map((one) => matchedLine(page, one))));
}

/** @param {import('./compare.js').ComparePage} page @param {Matched} one */
function matchedLine(page, one) {
  const { labels: l, bases } = page.data, on = bases.find((basis) => basis.chosen)?.id;
  return el('li', null, el('b', null, one.name), el('span', null, one.text),
    el('button', { class: 'link', 'aria-label': fill(l.match_change_about, { name: one.name }), data: { key: `change-${one.id}` }, onclick: () => openMatch(page, one.id) }, l.match_change),
    el('button', { class: 'link', 'aria-label': fill(l.match_remove_about, { name: one.name }), data: { key: `remove-${one.id}` },
      onclick: () => page.ask({ kind: 'unmatch', basis: one.id, on }) }, l.match_remove));
}

/** @param {import('./compare.js').ComparePage} page @param {string} basis */
function openMatch(page, basis) {
  page.matching = basis;
  page.open(page.data.labels.match_title, [el('p', { class: 'lead', role: 'status' }, page.data.labels.reading)]);
  if (page.data.match?.id === basis) tellMatch(page);
  else page.ask({ kind: 'look', match: basis });
}

/** The two columns, in the dialog that waits for them. @param {import('./compare.js').ComparePage} page */
export function tellMatch(page) {
  const { match, labels: l } = page.data;
  if (!match || match.id !== page.matching || !page.box.open) return;
  page.matching = ''; // what is being chosen stays, whatever is drawn behind it
  const told = el('p', { role: 'status' }), moved = el('p', { class: 'lead', role: 'status' });
  const rows = match.rows.map((row) => matchRow(match, row, l));
  const save = el('button', { class: 'btn b p', type: 'submit' }, icon('check'), l.match_save);
  const pairs = () => Object.fromEntries(rows.filter((row) => row.select.value).map((row) => [row.point.key, row.select.value]));
  const count = () => {
    const n = Object.keys(pairs()).length;
    told.textContent = match.then[Math.min(n, match.then.length - 1)];
    save.disabled = !n;
  };
  rows.forEach((row) => row.select.addEventListener('change', () => {
    const other = rows.find((one) => one !== row && row.select.value && one.select.value === row.select.value);
    if (other) other.select.value = '';
    moved.textContent = other ? fill(l.match_moved, { name: other.point.name }) : '';
    for (const one of [row, other]) one?.why.replaceChildren();
    count();
  }));
  count();
  page.open(l.match_title, [el('p', null, el('b', null, match.name)), el('p', { class: 'lead' }, l.match_hint),
    el('form', { class: 'match', onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      page.box.close();
      page.ask({ kind: 'match', source: match.source, target: match.target, pairs: pairs() });
    } }, el('ul', null, rows.map((row) => row.line)), moved, told, el('footer', { class: 'row ways' }, save))], 'wide');
}

/** @param {Match} match @param {MatchRow} point @param {Record<string, string>} l */
function matchRow(match, point, l) {
  const why = el('small', null, point.why);
  const select = /** @type {HTMLSelectElement} */ (el('select', { class: 'field', 'aria-label': fill(l.match_partner, { name: point.name }) },
    el('option', { value: '' }, l.match_none), match.there.map((one) => el('option', { value: one.key, selected: one.key === point.to }, one.name))));
  const line = el('li', null, el('span', null, el('b', null, point.name), point.hint ? el('small', null, point.hint) : null),
    icon('arrow_forward', 18), el('span', null, select, why));
  return { point, select, why, line };
}
