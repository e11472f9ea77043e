// Voting: dots on notes. Only one's own dots are here; what others gave is not on this phone.

import { el, fill, gem, icon, plural } from './../parts/draw.js';
import { doneFoot, isOver, timePrint, titled } from './pieces.js';
import { dotsLeft, dotsOn, isDone } from './seat.js';

/** @typedef {import('./pieces.js').Phone} Phone */
/** @typedef {import('./pieces.js').Screen} Screen */

const VOTE_ICONS = /** @type {Record<string, string>} */ ({ pain: 'bolt', delight: 'sunny', itch: 'grain', story: 'menu_book' });

/** @param {Phone} c @returns {Screen} */
export function voteScreen(c) {
  const { phase, dots, most, groups, highlight } = c.data, left = dotsLeft(c.own, dots);
  const frozen = isDone(c.own) || isOver(c);
  const given = groups.flatMap((/** @type {any} */ g) => g.notes.map((/** @type {any} */ n) => dotsOn(c.own, n.id)));
  return {
    key: phase.id,
    top: [[timePrint(c), left, dots, most, groups.length > 0], () => [...titled(c, c.l.title, most > 1 ? c.l.hint : c.l.hint_one),
      groups.length ? dotRow(c, left, dots) : null]],
    main: [[groups, given, left > 0, frozen, highlight], () => (groups.length ? groups.map((/** @type {any} */ group) => groupBox(c, group, left, frozen))
      : [el('p', { class: 'hint' }, c.l.nothing_here)])],
    foot: doneFoot(c, c.l.ledger_texts),
  };
}

/** @param {Phone} c @param {number} left @param {number} dots */
function dotRow(c, left, dots) {
  return el('div', { class: 'row dots' }, el('span', { class: 'left', 'aria-hidden': 'true' },
    Array.from({ length: dots }, (_, i) => el('i', { class: i < left ? 'f' : '' }))),
  el('b', { role: 'status' }, plural(c.l.left, left, c.lang)));
}

/** @param {Phone} c @param {any} group @param {number} left @param {boolean} frozen */
function groupBox(c, group, left, frozen) {
  return el('section', { class: `group ${c.data.highlight === group.id ? 'lit' : ''}` },
    el('h2', null, group.moment ? gem(15) : null, group.name),
    group.notes.map((/** @type {any} */ note) => noteRow(c, note, left, frozen)));
}

/** @param {Phone} c @param {any} note @param {number} left @param {boolean} frozen */
function noteRow(c, note, left, frozen) {
  const has = dotsOn(c.own, note.id), give = (/** @type {number} */ by) => () => c.send('Dots', { target: note.id, dots: dotsOn(c.own, note.id) + by });
  const press = (/** @type {number} */ by, /** @type {string} */ sign, /** @type {string} */ label, /** @type {boolean} */ may) =>
    el('button', { type: 'button', class: by > 0 && has ? 'on' : '', 'aria-label': fill(label, { text: note.text }), disabled: !may,
      onclick: give(by), data: { f: `${note.id}${sign}` } }, icon(sign, 24));
  return el('div', { class: `n ${note.kind}` }, icon(VOTE_ICONS[note.kind], 20),
    el('div', { class: 'what' }, el('p', null, note.text), note.under.length
      ? el('details', null, el('summary', null, `${c.l.same} (${note.under.length})`), el('ul', null, note.under.map((/** @type {string} */ text) => el('li', null, text))))
      : null),
    el('div', { class: 'pm', role: 'group' }, has ? press(-1, 'remove', c.l.take, !frozen) : null, has ? el('b', null, String(has)) : null,
      press(1, 'add', c.l.give, !frozen && left > 0 && has < c.data.most)));
}
