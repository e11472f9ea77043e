// Small pieces of the check-in: people, days, the big three, and what is tied to what.

import { el, fill, gem, icon } from './../parts/draw.js';
import { TAPS } from './round.js';

/** @typedef {Record<string, any>} Words */

export const TAP_ICONS = { 'on-track': 'trending_flat', stuck: 'back_hand', done: 'check' };
let pieceSerial = 0;

/** @param {Words} l @param {number} px */
export function starMark(l, px) {
  return el('span', { title: l.moment_of_truth }, gem(px), el('span', { class: 'vh' }, l.moment_of_truth));
}

/** @param {{name: string, initials: string, colour: string}} owner @param {Words} l */
export function personMark(owner, l) {
  if (!owner.name) return el('span', { class: 'muted' }, l.no_owner);
  const colour = `light-dark(${owner.colour},color-mix(in srgb,${owner.colour} 45%,#fff))`;
  return el('span', { class: 'person' }, el('span', { class: 'av', 'aria-hidden': 'true', style: { '--c': colour } },
    owner.initials), el('span', null, owner.name));
}

/** @param {{text: string, late: boolean, was: string} | null} due @param {Words} l */
export function dayMark(due, l) {
  if (!due) return el('span', { class: 'muted' }, l.no_due);
  return el('span', { class: 'day' }, el('span', { class: 'muted' }, `${l.due} `), due.was ? el('s', null, due.was) : null,
    el('span', { class: due.late ? 'late' : '' }, due.text));
}

/** The three taps. @param {import('./round.js').Tap | null} pressed @param {Words} l @param {(tap: import('./round.js').Tap) => void} tap */
export function bigThree(pressed, l, tap) {
  return el('div', { class: 'big3', role: 'group', 'aria-label': l.how }, TAPS.map((name, n) =>
    el('button', { type: 'button', 'aria-pressed': String(pressed === name), 'aria-keyshortcuts': String(n + 1), data: { tap: name },
      onclick: () => tap(name) }, icon(TAP_ICONS[name], 26), el('span', null, l[name]))));
}

/**
 * An input within its label's frame.
 * @param {{name: string, label: string, value: string, bad?: boolean, oninput: (value: string) => void}} spec
 */
export function framed({ name, label, value, bad, oninput }) {
  const id = `framed${pieceSerial++}`;
  const input = el('input', { id, name, type: 'text', maxlength: 200, autocomplete: 'off', 'aria-invalid': bad ? 'true' : null,
    oninput: (/** @type {Event} */ event) => oninput(/** @type {HTMLInputElement} */ (event.target).value) });
  input.value = value;
  return el('div', { class: bad ? 'fld bad' : 'fld' }, el('label', { for: id }, label), input);
}

/** How far the check-in is. @param {number} at @param {number} total @param {Words} l */
export function progress(at, total, l) {
  return [el('span', { class: 'pg9', 'aria-hidden': 'true' }, Array.from({ length: total }, (_, n) =>
    el('i', { class: n < at ? 'f' : n === at ? 'c' : '' }))),
  el('span', { class: 'nth' }, fill(l.place, { n: Math.min(at + 1, total), total }))];
}
