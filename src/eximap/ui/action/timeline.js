// An action's life in order: a day, a sign, what happened, and under it why. What held before is struck through.

import { el, icon } from './../parts/draw.js';

/** @typedef {{at: string, day: string, icon: string, what: string, before: string, why: string[], brief: string,
 *   stood: [string, string][]}} Entry */

/** @param {Entry[]} entries @param {import('../actions/card.js').Card} card @param {Record<string, string>} l
 * @param {(brief: string) => void} open opens a brief */
export function lifeLine(entries, card, l, open) {
  return el('ol', { class: 'tl' }, entries.map((entry) => el('li', null, el('time', { datetime: entry.at }, entry.day),
    el('span', { class: 'knot' }, icon(entry.icon, 17)),
    el('div', null, el('p', null, entry.before ? [el('s', null, entry.before), ' → '] : null, entry.what),
      entry.why.map((line) => el('p', { class: 'why' }, line)), entry.brief ? el('button', { class: 'link', 'aria-label': `${l.open_brief}: ${entry.what}`,
        onclick: () => open(entry.brief) }, l.open_brief) : null, stoodThen(entry, l)))), todayKnot(card, l));
}

/** How the action stood after this change. @param {Entry} entry @param {Record<string, string>} l */
function stoodThen({ stood, day }, l) {
  if (!stood.length) return null;
  return el('details', { class: 'stood' }, el('summary', null, l.stood, el('span', { class: 'vh' }, `, ${day}`)),
    el('dl', null, stood.map(([name, value]) => [el('dt', null, name), el('dd', null, value)])));
}

/** @param {import('../actions/card.js').Card} card @param {Record<string, string>} l */
function todayKnot(card, l) {
  const on = [/** @type {any} */ (card).stuck_with, card.stuck_on].filter(Boolean).join(', ');
  return el('li', null, el('time', null, l.today), el('span', { class: 'knot now' }, icon('more_horiz', 17)),
    el('div', null, el('p', null, el('b', null, card.status_name), on ? `: ${on}` : null),
      card.missing ? el('p', { class: 'why' }, card.missing) : null));
}
