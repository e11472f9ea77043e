// One action as a card: what, where, who, by when, counted how, and what became of it so far.

import { el, gem, icon } from './../parts/draw.js';

/** @typedef {{day: string, at: string, icon: string, what: string, text: string, before: string, reason: string}}
 *   RevisionLine */
/** @typedef {{id: string, ver: string, title: string, journey: string, journey_id: string, touchpoint: string, star: boolean,
 *   lever: {name: string, tone: string}, control: {name: string, icon: string},
 *   owner: {name: string, initials: string, colour: string}, due: {text: string, late: boolean, was: string} | null,
 *   measure: {name: string, baseline: string, target: string} | null, first_step: string, status: string,
 *   status_name: string, open: boolean, stuck_on: string, missing: string, lines: RevisionLine[],
 *   now: {title: string, first_step: string, owner: string, due: string, measure: string, baseline: string,
 *   target: string, stuck_on: string, touchpoint: string, lever: string, control: string}}} Card */
/** @typedef {{history: (card: Card) => void, adjust: (card: Card) => void, mark: (card: Card, status: string) => void}}
 *   CardVerbs */

const LINES_SHOWN = 3;
const LONG_MEASURE = 20; // characters that stand in one line at the large size

/** @param {Card} card @param {Record<string, string>} l @param {CardVerbs} verbs */
export function actionCard(card, l, verbs) {
  return el('article', { class: 'ac', 'aria-label': card.title, data: { action: card.id } }, cardTop(card, l, verbs),
    cardMeasure(card, l), cardStory(card, l, verbs), cardVerbs(card, l, verbs));
}

/** @param {Card} card @param {Record<string, string>} l @param {CardVerbs} verbs */
function cardTop(card, l, verbs) {
  return el('div', { class: 'top' },
    el('div', { class: 'tags' }, el('span', { class: `tag ${card.lever.tone}` }, card.lever.name),
      el('span', { class: 'tag' }, icon(card.control.icon, 14), card.control.name),
      card.touchpoint ? el('span', { class: 'at' }, card.star ? momentMark(l, 14) : null, card.touchpoint) : null),
    card.journey ? el('p', { class: 'of' }, card.journey) : null,
    el('h2', null, el('button', { class: 'title', onclick: () => verbs.history(card) }, card.title)),
    el('div', { class: 'who' }, ownerMark(card.owner, l), dueMark(card, l)));
}

/** @param {Record<string, string>} l @param {number} px */
export function momentMark(l, px) {
  return el('span', { title: l.moment_of_truth }, gem(px), el('span', { class: 'vh' }, l.moment_of_truth));
}

/** @param {Card['owner']} owner @param {Record<string, string>} l */
export function ownerMark(owner, l) {
  if (!owner.name) return el('span', { class: 'muted' }, l.no_owner);
  const colour = `light-dark(${owner.colour},color-mix(in srgb,${owner.colour} 45%,#fff))`;
  return el('span', { class: 'owner' }, el('span', { class: 'av', 'aria-hidden': 'true', style: { '--c': colour } },
    owner.initials), el('span', null, owner.name));
}

/** @param {Card} card @param {Record<string, string>} l */
export function dueMark(card, l) {
  if (!card.due) return el('span', { class: 'due muted' }, l.no_due);
  return el('span', { class: 'due' }, el('span', { class: 'word' }, `${l.due} `),
    card.due.was ? el('s', null, card.due.was) : null,
    el('span', { class: card.due.late ? 'late' : '' }, card.due.text));
}

/** @param {Card} card @param {Record<string, string>} l */
function cardMeasure(card, l) {
  const { measure } = card;
  if (!measure) return el('div', { class: 'meas' }, el('p', null, l.no_measure));
  const way = [measure.baseline, measure.target].filter(Boolean).join(' → ');
  return el('div', { class: 'meas' }, el('p', null, measure.name),
    el('p', { class: way.length > LONG_MEASURE ? 'v long' : 'v' }, way));
}

/** @param {Card} card @param {Record<string, string>} l @param {CardVerbs} verbs */
function cardStory(card, l, verbs) {
  const shown = card.lines.slice(-LINES_SHOWN), more = card.lines.length - shown.length;
  return el('div', { class: 'hist grow' },
    card.stuck_on ? el('p', { class: 'stuck' }, icon('back_hand', 17),
      el('span', null, el('b', null, `${l.stuck_on}: `), card.stuck_on)) : null,
    el('ul', null, shown.map((line) => el('li', null, el('time', { datetime: line.at }, line.day),
      el('span', null, line.text)))),
    card.missing ? el('p', { class: 'missing' }, icon('help', 16), el('span', null, card.missing)) : null,
    more > 0 ? el('button', { class: 'btn g more', onclick: () => verbs.history(card) }, icon('history', 15), l.history) : null);
}

/** @param {Card} card @param {Record<string, string>} l @param {CardVerbs} verbs */
function cardVerbs(card, l, verbs) {
  const stuck = card.status === 'stuck';
  return el('div', { class: 'acts' },
    el('span', { class: 'st2', role: 'group', 'aria-label': l.how },
      el('button', { 'aria-pressed': String(!stuck), onclick: () => { if (stuck) verbs.mark(card, 'on-track'); } },
        icon('trending_flat', 16), l.on_track),
      el('button', { 'aria-pressed': String(stuck), onclick: () => verbs.mark(card, 'stuck') }, icon('back_hand', 16),
        l.stuck)),
    el('span', { class: 'grow' }),
    el('button', { class: 'btn g', onclick: () => verbs.adjust(card) }, icon('edit_calendar'), l.adjust),
    el('button', { class: 'btn g i', title: l.drop, 'aria-label': `${l.drop}: ${card.title}`,
      onclick: () => verbs.mark(card, 'dropped') }, icon('block')),
    el('button', { class: 'btn', onclick: () => verbs.mark(card, 'done') }, icon('check'), l.done));
}
