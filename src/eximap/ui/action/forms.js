// The forms of an action's page: the six questions, and the review.

import { el, fill } from './../parts/draw.js';
import { textField } from './../actions/fields.js';

/** @typedef {import('./action.js').LifeData} LifeData */
/** @typedef {import('../actions/dialogs.js').DialogSpec} DialogSpec */

/** @param {LifeData} data @returns {DialogSpec} */
export function handingOver({ card, questions, handed, labels: l }) {
  const before = new Map(handed?.answers.map((answer) => [answer.name, answer.text]) ?? []);
  return { title: l.hand_over_title, card, button: l.save_hand_over,
    body: [el('p', { class: 'about' }, card.title), el('p', { class: 'hint' }, fill(l.hand_over_about, { name: card.owner.name || l.no_owner })),
      el('div', { class: 'grid' }, questions.map(({ name, label }) =>
        textField({ name, label, area: true, wide: true, value: before.get(name) ?? '' })))],
    request: (values) => ({ kind: 'hand-over', ...values }) };
}

/** @param {LifeData} data @returns {DialogSpec} */
export function reviewing({ card, verdicts, labels: l }) {
  return { title: l.review_title, card, button: l.save_review,
    body: [el('p', { class: 'about' }, card.title), el('div', { class: 'grid' },
      textField({ name: 'happened', label: l.happened, hint: l.happened_hint, area: true, need: true, wide: true }),
      el('fieldset', { class: 'wide verdicts' }, el('legend', null, l.verdict), verdicts.map(({ value, label }, n) =>
        el('label', null, el('input', { type: 'radio', name: 'verdict', value, checked: !n }), el('span', null, label)))),
      textField({ name: 'learnt', label: l.learnt, hint: l.learnt_hint, area: true, wide: true })),
    el('p', { class: 'hint' }, `${l.replicate_note} ${l.drop_note}`)],
    request: (values) => ({ kind: 'review', ...values }) };
}
