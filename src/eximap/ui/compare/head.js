// The first sentence, what is compared by which figure, and the figures behind the sentence.

import { el, icon } from './../parts/draw.js';
import { takeIn } from './files.js';

/** @typedef {{id: string, name: string, chosen: boolean, depth?: number}} Choice */
const DEEPER = '\u2003'; // a browser leaves out ordinary blanks before an option's name

/** @typedef {{measures: {value: string, name: string, on: boolean}[], touchpoints: {key: string, name: string, on: boolean}[],
 *   net: boolean, has_net: boolean}} Figure */

/** @param {import('./compare.js').ComparePage} page */
export function heading(page) {
  const { data } = page, { labels: l } = data;
  const show = el('button', { class: 'link', 'aria-expanded': String(page.opened), 'aria-controls': 'figures', data: { key: 'figures' },
    onclick: () => { page.opened = !page.opened; page.draw(); } }, page.opened ? l.hide_figures : l.show_figures);
  return el('header', { class: 'hd' }, el('div', { class: 'grow' },
    el('h1', null, data.headline), el('p', { class: 'lead line' }, data.demo ? el('span', { class: 'tag' }, l.demo) : null, data.line, ' ', show)), tools(page),
  choosing(page) ? choices(page) : null, page.opened ? figuresPanel(data) : null);
}

/** What stands beside the headline: by which figure, the way to all other choices, and the files. @param {import('./compare.js').ComparePage} page */
function tools(page) {
  const { data } = page, { labels: l, figure } = data, open = choosing(page);
  return el('div', { class: 'tools' },
    el('div', { class: 'seg', role: 'group', 'aria-label': l.figure }, figure.measures.map((one) => el('button',
      { 'aria-pressed': String(one.on), data: { key: `by-${one.value}` }, onclick: () => page.ask({ kind: 'look', measure: one.value }) }, one.name))),
    el('button', { class: 'btn i', 'aria-label': l.choose, title: l.choose, 'aria-expanded': String(open), 'aria-controls': 'choices', data: { key: 'choose' },
      onclick: () => { page.choosing = !open; page.draw(); } }, icon('tune')),
    data.files.length ? el('button', { class: 'btn', data: { key: 'export' }, onclick: () => page.takeAway() }, icon('download'), l.export) : null);
}

/** Whether the choices are in sight: as somebody wanted, else while one of them is not the usual. @param {import('./compare.js').ComparePage} page */
function choosing({ choosing: wanted, data: { rounds, units, bases, figure } }) {
  const other = (/** @type {Choice[]} */ all) => all.length > 1 && !all[0].chosen;
  return wanted ?? (other(rounds) || other(units) || bases.length > 2 || figure.net || figure.touchpoints.some((one) => one.on));
}

/** @param {import('./compare.js').ComparePage} page */
function choices(page) {
  const { data } = page, { labels: l, figure } = data;
  return el('div', { class: 'tools choices', id: 'choices', role: 'group', 'aria-label': l.choose },
    chooser(l.basis, 'basis', data.bases, (id) => page.ask({ kind: 'look', basis: id })),
    data.rounds.length ? chooser(l.round, 'round', data.rounds, (id) => page.ask({ kind: 'look', round: id })) : null,
    data.units.length ? chooser(l.unit, 'unit', data.units, (id) => page.ask({ kind: 'look', unit: id })) : null,
    touchpointChooser(page), el('button', { class: 'btn', 'aria-pressed': String(figure.net), title: l.net_hint, disabled: !figure.has_net,
      data: { key: 'net' }, onclick: () => page.ask({ kind: 'look', net: !figure.net }) }, icon(figure.net ? 'check' : 'balance', 16), l.net),
    el('button', { class: 'btn', data: { key: 'take-in' }, onclick: () => takeIn(page) }, icon('upload_file'), l.take_in));
}

/** @param {import('./compare.js').ComparePage} page */
function touchpointChooser({ data, ask }) {
  const { labels: l, figure } = data, chosen = figure.touchpoints.some((one) => one.on);
  return el('select', { class: chosen ? 'field on' : 'field', 'aria-label': l.touchpoint, data: { key: 'touchpoint' },
    onchange: (/** @type {Event} */ event) => {
      const key = /** @type {HTMLSelectElement} */ (event.target).value;
      ask(key ? { kind: 'look', measure: 'touchpoint', touchpoint: key } : { kind: 'look', measure: 'remembered' });
    } }, el('option', { value: '', selected: !chosen }, l.touchpoint),
  figure.touchpoints.map((one) => el('option', { value: one.key, selected: one.on }, one.name)));
}

/** @param {string} label @param {string} key @param {Choice[]} choices @param {(id: string) => void} take */
export function chooser(label, key, choices, take) {
  return el('select', { class: 'field', 'aria-label': label, data: { key },
    onchange: (/** @type {Event} */ event) => take(/** @type {HTMLSelectElement} */ (event.target).value) },
  choices.map((one) => el('option', { value: one.id, selected: one.chosen }, `${DEEPER.repeat(one.depth ?? 0)}${one.name}`)));
}

/** @param {import('./compare.js').CompareData} data */
function figuresPanel({ labels: l, figures }) {
  return el('section', { class: 'card figures', id: 'figures', 'aria-labelledby': 'figures-title' }, el('h2', { id: 'figures-title' }, l.figures_title),
    el('dl', null, figures.map((one) => el('div', null, el('dt', null, one.name), el('dd', null, el('b', null, one.value), ' ', one.hint)))),
    el('p', { class: 'lead' }, l.figures_note));
}
