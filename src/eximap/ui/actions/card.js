// One action as a card: what, where, who, by when, counted how, and what became of it so far.

import { el, fill, gem, icon } from './../parts/draw.js';
import { sparkline } from './../parts/sparkline.js';

/** @typedef {{day: string, at: string, icon: string, what: string, text: string, before: string, reason: string}}
 *   RevisionLine */
/** @typedef {{id: string, ver: string, title: string, journey: string, journey_id: string, touchpoint: string, star: boolean,
 *   lever: {name: string, tone: string}, control: {name: string, icon: string},
 *   owner: {name: string, initials: string, colour: string}, due: {text: string, late: boolean, was: string} | null,
 *   measure: {name: string, baseline: string, target: string} | null, first_step: string, status: string,
 *   status_name: string, open: boolean, stuck_on: string, stuck_with: string}} Line */
/** @typedef {Line & {missing: string, lines: RevisionLine[], earlier: number, proof?: string, promise?: string,
 *   spark?: import('../parts/sparkline.js').Spark | null, way?: string,
 *   now: {title: string, first_step: string, owner: string, due: string, measure: string, baseline: string,
 *   target: string, stuck_on: string, stuck_with: string, touchpoint: string, lever: string, control: string, status: string,
 *   style: string, side: string, value: string, key: string}}} Card */
/** @typedef {{open: (card: Card) => void, adjust: (card: Card) => void, mark: (card: Card, status: string) => void}}
 *   CardVerbs */

const LONG_MEASURE = 20; // characters that stand in one line at the large size

/** @param {Card} card @param {Record<string, string>} l @param {CardVerbs} verbs @param {boolean} writes */
export function actionCard(card, l, verbs, writes) {
  return el('article', { class: 'ac', 'aria-label': card.title, data: { action: card.id } }, cardTop(card, l, verbs),
    cardMeasure(card, l), cardStory(card, l, verbs), writes ? cardVerbs(card, l, verbs) : null);
}

/** @param {Card} card @param {Record<string, string>} l @param {CardVerbs} verbs */
function cardTop(card, l, verbs) {
  return el('div', { class: 'top' },
    el('div', { class: 'tags' }, el('span', { class: `tag ${card.lever.tone}` }, card.lever.name), controlTag(card),
      card.touchpoint ? el('span', { class: 'at' }, card.star ? momentMark(l, 14) : null, card.touchpoint) : null),
    card.journey ? el('p', { class: 'of' }, card.journey) : null,
    el('h2', null, el('button', { class: 'title', onclick: () => verbs.open(card) }, card.title)),
    el('div', { class: 'who' }, ownerMark(card.owner, l), dueMark(card, l)));
}

/** @param {Line} card */
export function controlTag(card) {
  return el('span', { class: 'tag' }, icon(card.control.icon, 14), card.control.name);
}

/** @param {Line} card */
export function statusTag(card) {
  const signs = /** @type {Record<string, string>} */ ({ 'on-track': 'trending_flat', stuck: 'back_hand', done: 'check',
    dropped: 'block', next: 'hourglass_empty' });
  return el('span', { class: card.status === 'stuck' ? 'tag is-stuck' : 'tag' }, icon(signs[card.status] ?? 'circle', 14), card.status_name);
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

/** @param {Line} card @param {Record<string, string>} l */
export function dueMark(card, l) {
  if (!card.due) return el('span', { class: 'due muted' }, l.no_due);
  return el('span', { class: 'due' }, el('span', { class: 'word' }, `${l.due} `),
    card.due.was ? el('s', null, card.due.was) : null,
    el('span', { class: card.due.late ? 'late' : '' }, card.due.text));
}

/** The measure, and its line as soon as something was measured. @param {Card} card @param {Record<string, string>} l */
function cardMeasure(card, l) {
  const { measure, spark } = card;
  if (!measure) return el('div', { class: 'meas' }, el('p', null, l.no_measure));
  const way = [measure.baseline, measure.target].filter(Boolean).join(' → ');
  if (!spark) {
    return el('div', { class: 'meas' }, el('p', null, measure.name),
      el('p', { class: way.length > LONG_MEASURE ? 'v long' : 'v' }, way));
  }
  return el('div', { class: 'meas drawn' }, el('div', null, el('p', null, measure.name),
    el('p', { class: 'v' }, spark.latest, ' ', el('small', null, card.way ?? ''))),
  el('div', null, sparkline(spark, 150, 50), el('p', { class: 'axis', 'aria-hidden': 'true' }, el('span', null, spark.before),
    el('span', null, spark.since))));
}

/** @param {Card} card @param {Record<string, string>} l @param {CardVerbs} verbs */
function cardStory(card, l, verbs) {
  return el('div', { class: 'hist grow' }, card.stuck_on ? el('p', { class: 'stuck' }, icon('back_hand', 17), el('span', null,
    el('b', null, card.stuck_with ? fill(l.on_whom, { name: card.stuck_with }) : `${l.stuck_on}:`), ' ', card.stuck_on)) : null,
  el('ul', null, card.lines.map((line) => el('li', null, el('time', { datetime: line.at }, line.day),
    el('span', null, line.text)))),
  card.proof ? el('p', { class: 'told' }, icon('query_stats', 16), el('span', null, card.proof)) : null,
  card.promise ? el('p', { class: 'told' }, icon('volunteer_activism', 16), el('span', null, card.promise)) : null,
  card.missing ? el('p', { class: 'missing' }, icon('help', 16), el('span', null, card.missing)) : null,
  card.earlier ? el('button', { class: 'btn g more', onclick: () => verbs.open(card) }, icon('history', 15), l.history) : null);
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
