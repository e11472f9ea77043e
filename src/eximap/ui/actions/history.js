// The history of one action: every dated revision with its reason, and beside it how things stand now.

import { el, fill, icon } from './../parts/draw.js';
import { dueMark, momentMark, ownerMark } from './card.js';

/** @typedef {import('./card.js').Card} Card */

/** @param {Card} card @param {Record<string, string>} l
 * @param {{back: () => void, adjust: () => void, reopen: () => void}} verbs */
export function actionHistory(card, l, verbs) {
  return [el('div', { class: 'wayback' }, el('button', { class: 'btn g', onclick: verbs.back }, icon('arrow_back'), l.back)),
    el('section', { class: 'timeline' },
      card.touchpoint ? el('p', { class: 'at' }, card.star ? momentMark(l, 14) : null, card.touchpoint) : null,
      el('h1', { tabindex: -1 }, card.title),
      el('ol', null, card.lines.map((line) => revisionItem(line, l)), todayItem(card, l)),
      el('p', { class: 'kept' }, l.kept)),
    el('aside', null, nowPanel(card, l), el('div', { class: 'row' },
      card.open ? el('button', { class: 'btn', onclick: verbs.adjust }, icon('edit_calendar'), l.adjust_title)
        : el('button', { class: 'btn', onclick: verbs.reopen }, icon('replay'), l.reopen)))];
}

/** @param {import('./card.js').RevisionLine} line @param {Record<string, string>} l */
function revisionItem(line, l) {
  return el('li', null, el('time', { datetime: line.at }, line.day), el('span', { class: 'knot' }, icon(line.icon, 17)),
    el('div', null, el('p', null, line.before ? [el('s', null, line.before), '→ '] : null, line.what),
      line.reason ? el('p', { class: 'why' }, fill(l.reason, { reason: line.reason })) : null));
}

/** @param {Card} card @param {Record<string, string>} l */
function todayItem(card, l) {
  return el('li', null, el('time', null, l.today), el('span', { class: 'knot now' }, icon('more_horiz', 17)),
    el('div', null, el('p', null, el('b', null, card.status_name), card.stuck_on ? `: ${card.stuck_on}` : null),
      card.missing ? el('p', { class: 'why' }, card.missing) : null));
}

/** @param {Card} card @param {Record<string, string>} l */
function nowPanel(card, l) {
  const measure = card.measure ? [card.measure.name,
    [card.measure.baseline, card.measure.target].filter(Boolean).join(' → ')].filter(Boolean).join(', ') : l.not_said;
  /** @type {[string, Node | string][]} */
  const rows = [[l.owner, ownerMark(card.owner, l)], [l.due_date, dueMark(card, { ...l, due: '' })], [l.measure, measure],
    [l.first_step, card.first_step || l.not_said],
    [l.lever, el('span', { class: `tag ${card.lever.tone}` }, card.lever.name)], [l.control, card.control.name],
    [l.status, card.status_name]];
  return el('section', { class: 'card' }, el('h2', null, l.now), el('dl', null, rows.map(([name, value]) =>
    el('div', null, el('dt', null, name), el('dd', null, value)))));
}
