// Before and after: the code, the ledger sentence with its one button, and the thanks at the end.

import { el, icon, logo } from './../parts/draw.js';
import { alertLine, ledgerLine } from './../score/pieces.js';
import { wide } from './pieces.js';
import { randomHex } from './post.js';

/** @typedef {import('./pieces.js').Phone} Phone */
/** @typedef {import('./pieces.js').Screen} Screen */

/** The address of this page with some parameters changed. @param {Record<string, string | null>} changed */
export function addressWith(changed) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changed)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return `${location.pathname}?${query}`;
}

/** @param {Phone} c */
function languages(c) {
  return el('nav', { class: 'languages', 'aria-label': c.l.language }, c.data.languages.map(
    (/** @type {[string, string]} */ [code, name]) => el('a', { href: addressWith({ lang: code }), lang: code,
      'aria-current': code === c.lang ? 'true' : null }, name)));
}

/** @param {Phone} c */
function brand(c) {
  return el('div', { class: 'row brand' }, logo(), el('b', null, 'eximap'), el('span', { class: 'grow' }), languages(c));
}

/** @param {Phone} c @returns {Screen} */
export function doorScreen(c) {
  const { answer, closed } = c.data, asked = c.view.asked;
  const answered = answer && answer.at === asked;
  if (answered && answer.code) location.assign(`/join/${encodeURIComponent(answer.code)}?lang=${c.lang}`);
  const problem = answered && !answer.code ? c.l.no_code : closed;
  const go = (/** @type {Event} */ e) => {
    e.preventDefault();
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLElement} */ (e.currentTarget).querySelector('input'));
    c.view.asked = Date.now();
    c.line.trigger?.('code', { text: field.value, at: c.view.asked });
  };
  return {
    key: 'door',
    top: [c.lang, () => [brand(c)]],
    main: [[problem, c.lang], () => [el('form', { class: 'door', onsubmit: go }, el('h1', { tabindex: -1 }, c.l.title),
      el('p', { class: 'hint' }, c.l.hint), alertLine(problem),
      el('input', { class: 'field code', 'aria-label': c.l.code, placeholder: 'KR7 TFM', autocomplete: 'off', autocapitalize: 'characters',
        spellcheck: 'false', enterkeyhint: 'go', maxlength: 24, value: c.view.typed ?? '', data: { f: 'code' },
        oninput: (/** @type {Event} */ e) => { c.view.typed = /** @type {HTMLInputElement} */ (e.target).value; } }),
      el('button', { class: 'btn wide p', type: 'submit' }, c.l.go, icon('arrow_forward', 22)),
      el('a', { class: 'btn wide g', href: `/enter?lang=${c.lang}` }, icon('key', 20), c.l.key))]],
  };
}

/** Before the first input: what is stored and who sees it; at a kiosk for one person after another. @param {Phone} c @returns {Screen} */
export function startScreen(c) {
  const { kiosk, named, title, ledger } = c.data;
  const busy = c.post.pending.some((message) => message.kind === 'Join');
  const start = (/** @type {Event} */ e) => {
    e.preventDefault();
    if (kiosk) c.sitDown(randomHex(20));
    c.view.problem = null;
    c.send('Join', named ? { name: c.view.name ?? '' } : {}, '');
  };
  const name = named && [el('label', { class: 'label', for: 'name' }, c.l.name),
    el('input', { class: 'field name', id: 'name', required: true, maxlength: 200, autocomplete: kiosk ? 'off' : 'name', enterkeyhint: 'go',
      value: c.view.name ?? '', data: { f: 'name' },
      oninput: (/** @type {Event} */ e) => { c.view.name = /** @type {HTMLInputElement} */ (e.target).value; } }),
    el('p', { class: 'muted small' }, c.l.name_hint)];
  return {
    key: kiosk ? 'handover' : 'start',
    top: [c.lang, () => [brand(c)]],
    main: [[title, ledger, named, busy, c.view.problem, c.view.left], () => [el('form', { class: 'door', onsubmit: start },
      el('h1', { tabindex: -1 }, kiosk ? c.l.next_person : title),
      kiosk ? el('p', { class: 'hint' }, c.view.left ? c.l.kiosk_left : c.l.chair) : null,
      kiosk ? el('p', { class: 'muted' }, title) : null,
      alertLine(c.view.problem), el('div', { class: 'card said' }, ledgerLine(ledger)), name || null,
      el('button', { class: 'btn wide p', type: 'submit', disabled: busy, data: { f: 'start' } }, busy ? c.l.starting : c.l.start,
        busy ? null : icon('arrow_forward', 22)))]],
    foot: kiosk ? ['kiosk', () => [el('p', { class: 'muted small' }, c.l.kiosk_hint)]] : undefined,
  };
}

/** @param {Phone} c @returns {Screen} */
export function endScreen(c) {
  const lines = [['insights', c.l.answers], ['sticky_note_2', c.l.texts], ['phonelink_erase', c.l.phone]];
  return {
    key: 'ended',
    top: [c.lang, () => [brand(c)]],
    main: ['ended', () => [el('div', { class: 'calm' }, el('span', { class: 'round' }, icon('check', 40)),
      el('h1', { tabindex: -1 }, c.l.title), el('p', { class: 'hint' }, c.l.ended)),
    el('ul', { class: 'said-list' }, lines.map(([name, text]) => el('li', null, icon(name, 22), el('span', null, text))))]],
    foot: ['ended', () => [c.data.kiosk ? null
      : el('a', { class: 'btn wide', href: addressWith({ new: '1' }) }, c.l.another)]],
  };
}

/** The way to the next screen is asked of the button itself. @param {Phone} c */
export function leaveButton(c) {
  return wide(c.l.kiosk_leave, 'logout', () => c.sitDown(null), 'leave');
}
