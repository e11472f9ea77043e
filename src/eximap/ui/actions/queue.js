// What waits until its owner has a place.

import { el } from './../parts/draw.js';
import { controlTag, momentMark } from './card.js';

/** @typedef {import('./card.js').Card & {taken: string, full: boolean}} Waiting */

/** @param {import('./actions.js').Plan} plan @param {Waiting[]} next */
export function nextTable(plan, next) {
  const { labels: l, writes } = plan.data;
  const head = [l.action, l.touchpoint, l.lever, l.control, l.places].map((text) => el('th', { scope: 'col' }, text));
  return el('section', { class: 'next' }, el('h2', null, l.next), el('table', { class: 'tb' },
    el('thead', null, el('tr', null, head, el('td'))), el('tbody', null, next.map((card) => el('tr', { data: { action: card.id } },
      el('th', { scope: 'row' }, el('button', { class: 'title', onclick: () => plan.open(card) }, card.title),
        card.journey ? el('p', { class: 'of' }, card.journey) : null),
      el('td', { class: 'at' }, card.star ? momentMark(l, 13) : null, card.touchpoint),
      el('td', null, el('span', { class: `tag ${card.lever.tone}` }, card.lever.name)), el('td', null, controlTag(card)),
      el('td', { class: 'muted places' }, card.taken), el('td', { class: 'do' }, writes ? el('button', { class: 'btn',
        'aria-label': `${card.full ? l.start_why : l.start}: ${card.title}`,
        onclick: () => plan.mark(card, card.full ? 'start' : 'on-track') }, card.full ? l.start_why : l.start) : null))))));
}
