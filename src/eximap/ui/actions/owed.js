// Pains that many people voted for and nobody has answered: quiet, with the answer one press away.

import { el, icon } from './../parts/draw.js';
import { choiceField, textField } from './fields.js';

/** @typedef {{note: string, ver: string, text: string, touchpoint: string, name: string, votes: string, days: string}} OwedPain */
/** @typedef {{pains: OwedPain[], replies: {value: string, label: string}[], labels: Record<string, string>}} Owed */

/**
 * @param {Owed} owed
 * @param {{act: (pain: OwedPain) => void, answer: (pain: OwedPain) => void}} does plan an action from a pain, or answer it
 * @returns {HTMLElement | null}
 */
export function owedList({ pains, labels: l }, does) {
  if (!pains.length) return null;
  return el('section', { class: 'owed', 'aria-label': l.title }, el('h2', null, icon('hourglass_empty', 18), l.title), el('p', { class: 'lead' }, l.why),
    el('ul', null, pains.map((pain) => el('li', null, el('div', { class: 'grow' }, el('p', null, el('b', null, pain.days), ': ', pain.text),
      el('p', { class: 'at' }, `${pain.name} · ${pain.votes}`)),
    el('button', { class: 'btn', 'aria-label': `${l.act}: ${pain.text}`, onclick: () => does.act(pain) }, icon('add_task', 16), l.act),
    el('button', { class: 'btn', 'aria-label': `${l.answer}: ${pain.text}`, onclick: () => does.answer(pain) }, icon('reply', 16), l.answer)))));
}

/** The form of an answer without an action. @param {Owed} owed @param {OwedPain} pain @param {string} journey
 * @returns {import('./dialogs.js').DialogSpec} */
export function answering({ replies, labels: l }, pain, journey) {
  return { title: l.answer, card: null, button: l.say,
    body: [el('p', { class: 'about' }, pain.text), el('div', { class: 'grid' }, choiceField('reply', l.kind, replies, replies[0].value),
      textField({ name: 'because', label: l.because, hint: l.because_hint, area: true, need: true, wide: true }))],
    request: (values) => ({ kind: 'reply', journey, note: pain.note, ver: pain.ver, ...values }) };
}
