// The page of a brief: to be written on while it is a draft, and as it was sent afterwards.

import { el, icon } from './../parts/draw.js';

/** @typedef {import('./brief.js').Page} Page */
/** @typedef {Record<string, string>} Labels */

let paperSerial = 0;

/**
 * @param {Page} page @param {Labels} l @param {() => void} changed is called when a field was left with another content
 * @returns {HTMLElement}
 */
export function paper(page, l, changed) {
  return el('form', { class: `paper${page.draft ? '' : ' fixed'}`, 'aria-label': l.paper, onsubmit: (/** @type {Event} */ e) => e.preventDefault(),
    onchange: changed },
  top(page, l), el('div', { class: 'head' }, field(page, l, 'ask', 'ask'), field(page, l, 'result', 'res')),
  part(page, l, 'reason', figures(page, l)),
  part(page, l, 'detail'), wanted(page, l), part(page, l, 'makes_possible'), signatures(page, l),
  el('p', { class: 'ledger' }, icon('shield_lock'), el('span', null, page.foot)));
}

/** @param {Page} page @param {Labels} l */
function top(page, l) {
  if (!page.draft) return el('header', { class: 'm' }, el('span', null, page.heading), el('span', null, page.on));
  return el('header', { class: 'm' }, line(page, l, 'to', l.to_hint, page.people), line(page, l, 'sender', ''),
    el('span', { class: 'day' }, page.on));
}

/** @param {Page} page @param {Labels} l @param {'to' | 'sender'} name @param {string} hint @param {string[]} [list] */
function line(page, l, name, hint, list) {
  const id = `p${paperSerial++}`;
  const input = el('input', { id, name, class: 'write', maxlength: 200, placeholder: hint, autocomplete: 'off',
    list: list ? `${id}-list` : null });
  input.value = page.wording[name];
  return el('div', { class: 'who' }, el('label', { for: id }, l[name]), input,
    list ? el('datalist', { id: `${id}-list` }, list.map((text) => el('option', { value: text }))) : null);
}

/** One text of the page. @param {Page} page @param {Labels} l @param {string} name @param {string} kind */
function field(page, l, name, kind) {
  const text = /** @type {Record<string, string>} */ (/** @type {unknown} */ (page.wording))[name];
  const tag = kind === 'ask' ? 'h2' : 'p';
  if (!page.draft) return text ? el(tag, { class: kind, lang: page.journey.locale }, text) : null;
  const area = el('textarea', { name, class: `write ${kind}`, rows: kind === 'ask' ? 2 : 1, maxlength: kind === 'ask' ? 200 : 2000,
    placeholder: l[`${name}_hint`], 'aria-label': l[name] });
  area.value = text;
  return area;
}

/** @param {Page} page @param {Labels} l @param {string} name @param {...(Node | null)} more */
function part(page, l, name, ...more) {
  const text = /** @type {Record<string, string>} */ (/** @type {unknown} */ (page.wording))[name];
  if (!page.draft && !text) return null;
  return el('section', null, el('h3', null, l[name]), el('div', null, field(page, l, name, 'body'), ...more));
}

/** What the release says; while it is a draft each can be left out. @param {Page} page @param {Labels} l */
function figures(page, l) {
  const out = page.wording.left_out;
  if (!page.figures.length) return page.draft ? el('p', { class: 'none' }, l.no_figures) : null;
  const all = page.figures.filter((one) => page.draft || !out.includes(one.figure));
  return el('div', { class: 'ev', role: 'group', 'aria-label': l.figures }, all.map((one) => {
    const said = [el('b', { class: one.tone ? `${one.tone}-t` : null }, one.value), el('span', null, one.said)];
    if (!page.draft) return el('div', null, said);
    return el('label', null, el('input', { type: 'checkbox', name: 'figure', value: one.figure, checked: !out.includes(one.figure) }),
      el('span', { class: 'fig' }, said));
  }));
}

/** @param {Page} page @param {Labels} l */
function wanted(page, l) {
  const boxes = el('div', { class: 'dec' }, page.verdicts.map((one) => {
    const chosen = page.decision?.verdict === one.value;
    return el('span', { class: chosen ? 'chosen' : null }, icon(chosen ? 'check_box' : 'check_box_outline_blank', 20), one.label);
  }));
  if (!page.draft) {
    return el('section', null, el('h3', null, l.wanted), el('div', null,
      el('p', { class: 'body' }, el('b', null, page.by_when), ' ', page.wording.wanted), boxes));
  }
  const id = `p${paperSerial++}`;
  const day = el('input', { id, name: 'wanted_by', type: 'date', class: 'write day' });
  day.value = page.wording.wanted_by;
  return el('section', null, el('h3', null, l.wanted), el('div', null,
    el('div', { class: 'by' }, el('label', { for: id }, l.wanted_by), day), field(page, l, 'wanted', 'body'), boxes));
}

/** @param {Page} page @param {Labels} l */
function signatures(page, l) {
  return el('div', { class: 'ln' }, el('div', null, el('p', null, page.decision?.decided ?? ''), el('span', null, l.decided_by)),
    el('div', null, el('p', null, page.decision?.because ?? ''), el('span', null, l.told_on)));
}

/** What the page's fields hold. @param {HTMLFormElement} form @param {Page} page @returns {Record<string, unknown>} */
export function wordingOf(form, page) {
  const values = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== 'figure').map(([name, value]) => [name, String(value)]));
  const kept = new FormData(form).getAll('figure');
  const there = page.figures.map((one) => one.figure);
  const elsewhere = page.wording.left_out.filter((figure) => !there.includes(figure));
  return { ...values, left_out: [...elsewhere, ...there.filter((figure) => !kept.includes(figure))] };
}
