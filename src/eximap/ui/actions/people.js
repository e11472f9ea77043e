// The plan by person: what each carries, the most urgent first.

import { el } from './../parts/draw.js';
import { dueMark, momentMark, ownerMark, statusTag } from './card.js';

/** @typedef {import('./card.js').Line} Line */
/** @typedef {{name: string, initials: string, colour: string, counts: string, places: string, actions: Line[], left: number}} Person */

/** @param {import('./actions.js').Plan} plan @returns {(Node | null)[]} */
export function peopleView(plan) {
  const { labels: l } = plan.data, { persons, more } = /** @type {{persons: Person[], more: string}} */ (/** @type {unknown} */ (plan.data));
  if (!persons.length) return [el('p', { class: 'nothing' }, l.no_persons)];
  return [el('div', { class: 'persons' }, persons.map((person) => onePerson(plan, person))),
    more ? el('p', { class: 'rest' }, el('button', { class: 'btn', onclick: () => plan.look({ view: 'table' }) }, more)) : null];
}

/** @param {import('./actions.js').Plan} plan @param {Person} person */
function onePerson(plan, person) {
  const { labels: l } = plan.data;
  return el('section', { class: 'person', 'aria-label': person.name || l.nobody }, el('header', null,
    el('h2', null, person.name ? ownerMark(person, l) : l.nobody), el('p', { class: 'muted' }, person.counts)),
  el('ul', null, person.actions.map((card) => personLine(plan, card))),
  person.left > 0 && person.name ? el('button', { class: 'btn g', onclick: () => plan.look({ view: 'table', owner: person.name, only: '', status: '',
    lever: '', touchpoint: '', text: '' }) }, l.rest) : null);
}

/** @param {import('./actions.js').Plan} plan @param {Line} card */
function personLine(plan, card) {
  const { labels: l } = plan.data;
  return el('li', { data: { action: card.id } }, el('div', { class: 'grow' },
    el('button', { class: 'title', onclick: () => plan.open(card) }, card.title),
    el('p', { class: 'of' }, card.star ? momentMark(l, 12) : null, [card.touchpoint, card.journey].filter(Boolean).join(' · '))),
  statusTag(card), dueMark(card, l));
}
