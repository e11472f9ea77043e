// What is done with a brief, beside its page: keep, send, print, copy, the next version, and the decision.

import { el, icon } from './../parts/draw.js';

/** @typedef {import('./brief.js').Page} Page */
/** @typedef {Record<string, string>} Labels */
/** @typedef {{keep: () => void, send: () => void, print: () => void, copy: () => void, revise: () => void,
 *   look: (id: string) => void, decide: (values: Record<string, string>) => void}} Verbs */

/** @param {Page} page @param {Labels} l @param {Verbs} does @returns {HTMLElement} */
export function beside(page, l, does) {
  return el('aside', null, doing(page, l, does), page.decision ? decided(page, l) : page.decidable ? deciding(page, l, does) : null,
    page.versions.length > 1 || (page.versions.length && !page.draft) ? versions(page, l, does) : null);
}

/** @param {Page} page @param {Labels} l @param {Verbs} does */
function doing(page, l, does) {
  const share = [el('button', { type: 'button', class: 'btn', data: { key: 'print' }, onclick: does.print }, icon('print'), l.print),
    el('button', { type: 'button', class: 'btn', data: { key: 'copy' }, onclick: does.copy }, icon('content_copy'), el('span', { class: 'copied' }, l.copy))];
  const verbs = page.draft
    ? [el('button', { type: 'button', class: 'btn p', data: { key: 'send' }, onclick: does.send }, icon('north_east'), l.send),
      el('button', { type: 'button', class: 'btn', data: { key: 'keep' }, onclick: does.keep }, l.save)]
    : page.newest ? [el('button', { type: 'button', class: 'btn', data: { key: 'revise' }, onclick: does.revise }, icon('edit_note'), l.revise)] : [];
  return el('section', { class: 'card' }, el('h2', { class: 'state' }, page.state), el('div', { class: 'do' }, share, verbs),
    el('p', { class: 'problem', role: 'alert', hidden: true }),
    page.draft || page.newest ? el('p', { class: 'hint' }, page.draft ? l.send_hint : l.revise_hint) : null);
}

/** @param {Page} page @param {Labels} l @param {Verbs} does */
function deciding(page, l, does) {
  const because = el('textarea', { id: 'd-because', name: 'because', class: 'field', rows: 3, maxlength: 2000, placeholder: l.because_hint });
  const by = el('input', { id: 'd-by', name: 'by', class: 'field', maxlength: 200, autocomplete: 'off' });
  by.value = page.wording.to;
  const on = el('input', { id: 'd-on', name: 'on', type: 'date', class: 'field', max: page.today });
  on.value = page.today;
  const choices = page.verdicts.map((one, at) => el('label', null,
    el('input', { type: 'radio', name: 'verdict', value: one.value, checked: at === 0 }), one.label));
  return el('section', { class: 'card' }, el('form', { class: 'decide', 'aria-label': l.decide,
    onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      const values = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
      does.decide(Object.fromEntries([...values].map(([name, value]) => [name, String(value)])));
    } },
  el('h2', null, l.decide_title), el('div', { class: 'choices', role: 'radiogroup', 'aria-label': l.decide_title }, choices),
  el('label', { for: 'd-by' }, l.by), by, el('label', { for: 'd-on' }, l.on), on,
  el('label', { for: 'd-because' }, l.because), because,
  el('p', { class: 'problem', role: 'alert', hidden: true }),
  el('button', { class: 'btn p', data: { key: 'decide' } }, icon('gavel'), l.keep_decision)));
}

/** @param {Page} page @param {Labels} l */
function decided(page, l) {
  const decision = /** @type {NonNullable<Page['decision']>} */ (page.decision);
  return el('section', { class: 'card' }, el('h2', null, decision.name), decision.because ? el('p', { class: 'why' }, decision.because) : null,
    el('p', { class: 'hint' }, decision.decided),
    decision.told.length ? el('div', { class: 'told' }, el('p', null, icon('groups'), l.told), el('ul', null, decision.told.map((text) =>
      el('li', { lang: page.journey.locale }, text)))) : el('p', { class: 'hint' }, l.told_nobody));
}

/** @param {Page} page @param {Labels} l @param {Verbs} does */
function versions(page, l, does) {
  return el('section', { class: 'card' }, el('h2', null, l.versions), el('ul', { class: 'versions' }, page.versions.map((one) => el('li', null,
    el('button', { type: 'button', class: 'btn g', 'aria-current': one.current ? 'true' : null, onclick: () => does.look(one.id) }, one.name),
    el('span', null, [one.state, one.outcome].filter(Boolean).join(' · '))))));
}
