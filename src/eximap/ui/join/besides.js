// What a workshop may ask of a touchpoint beside its score: importance, a word for it, "may I decide this myself?".

import { el } from './../parts/draw.js';
import { chips } from './pieces.js';

/** @typedef {import('./pieces.js').Phone} Phone */

/** Whether anything is asked beside the score. @param {any} asks */
export function asksBesides(asks) {
  return Boolean(asks.importance || asks.feeling || asks.decide);
}

/** What an answer says beside its score. @param {any} answered */
export function besidesOf(answered) {
  return { importance: answered?.importance ?? null, feeling: answered?.feeling ?? null, decide: answered?.decide ?? null, kept: answered?.kept ?? null };
}

/** What was agreed at a touchpoint and is asked about. @param {{promises: any[]}} sheet @param {string} touchpoint */
export function promiseAt(sheet, touchpoint) {
  return sheet.promises.find((one) => one.touchpoint === touchpoint) ?? null;
}

/**
 * The questions under the faces; pressing what is chosen takes it back.
 * @param {Record<string, any>} l @param {any} asks @param {any} answered
 * @param {(changed: Record<string, any>) => void} change
 */
export function besidesBox(l, asks, answered, change) {
  const said = besidesOf(answered);
  const toggle = (/** @type {'feeling' | 'decide'} */ name) => (/** @type {string} */ value) =>
    change({ [name]: said[name] === value ? null : value });
  const five = [1, 2, 3, 4, 5].map((n) => ({ value: String(n), text: String(n) }));
  const importance = (/** @type {string} */ value) => change({ importance: said.importance === Number(value) ? null : Number(value) });
  return el('div', { class: 'besides' },
    asks.decide && [el('h2', null, l.decide), chips({ label: l.decide, chosen: said.decide, choose: toggle('decide'), more: 'even' }, asks.decide)],
    asks.importance && [el('h2', null, l.importance),
      chips({ label: l.importance, chosen: said.importance && String(said.importance), choose: importance, more: 'even' }, five),
      el('p', { class: 'ends' }, el('span', null, l.importance_low), el('span', null, l.importance_high))],
    asks.feeling && [el('h2', null, l.feeling), chips({ label: l.feeling, chosen: said.feeling, choose: toggle('feeling') }, asks.feeling)]);
}
