// One action in the check-in: what it is, what it counts, what was handed over, and the three taps.

import { el, fill, icon } from './../parts/draw.js';
import { sparkline } from './../parts/sparkline.js';
import { bigThree, dayMark, framed, personMark, starMark } from './pieces.js';

/** @typedef {{id: string, ver: string, text: string, due: string, late: boolean, done: boolean}} StepLine */
/** @typedef {{id: string, title: string, journey: string, touchpoint: string, star: boolean, lever: {name: string, tone: string},
 *   owner: {name: string, initials: string, colour: string}, due: {text: string, late: boolean, was: string} | null,
 *   measure: string, way: string, spark: import('../parts/sparkline.js').Spark | null, status: string, status_name: string,
 *   stuck_on: string, stuck_with: string, milestones: StepLine[],
 *   handed: {id: string, day: string, confirmed: boolean, answers: {question: string, text: string}[]} | null}} Item */
/** @typedef {{tap: (tap: import('./round.js').Tap) => void, tell: (kind: string, more: Record<string, unknown>) => void,
 *   redraw: () => void}} OneVerbs */
/** What is typed into the figure's field, and what was refused of it. @typedef {{text: string, refused: string}} Figure */

/**
 * @param {import('./round.js').Round} round @param {Figure} figure @param {import('./pieces.js').Words} l @param {OneVerbs} verbs
 * @param {boolean} mine whether the visitor is the owner
 */
export function oneAction(round, figure, l, verbs, mine) {
  const { item } = round;
  return el('section', { class: 'one' },
    el('div', { class: 'tags' }, el('span', { class: `tag ${item.lever.tone}` }, item.lever.name),
      item.touchpoint ? el('span', { class: 'at' }, item.star ? starMark(l, 16) : null, item.touchpoint) : null,
      item.journey ? el('span', { class: 'at' }, item.journey) : null),
    el('h1', { tabindex: -1 }, item.title),
    el('div', { class: 'meta' }, mine ? null : personMark(item.owner, l), dayMark(item.due, l)),
    measured(item, figure, l, verbs), handedOver(item, l, verbs, mine), steps(item, l, verbs),
    el('h2', { class: 'ask' }, l.how), lastSaid(item, l), bigThree(round.pressed, l, verbs.tap),
    round.writing ? stuckFields(round, l) : null);
}

/** @param {Item} item @param {Figure} figure @param {import('./pieces.js').Words} l @param {OneVerbs} verbs */
function measured(item, figure, l, verbs) {
  if (!item.measure) return el('div', { class: 'me' }, el('p', null, l.no_measure));
  const field = el('input', { class: 'field', type: 'text', maxlength: 200, autocomplete: 'off', 'aria-label': l.figure,
    placeholder: l.figure_hint, data: { figure: item.id }, oninput: (/** @type {Event} */ event) => {
      figure.text = /** @type {HTMLInputElement} */ (event.target).value;
    } });
  field.value = figure.text;
  return el('div', { class: 'me' },
    el('div', null, el('p', null, item.measure), el('p', { class: 'v' }, item.spark?.latest ?? '', ' ', el('small', null, item.way)),
      el('form', { class: 'figure', onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        if (figure.text.trim()) verbs.tell('measure', { text: figure.text });
      } }, field, el('button', { class: 'btn' }, l.keep)),
      figure.refused ? el('p', { class: 'problem', role: 'alert' }, figure.refused) : null),
    item.spark ? sparkline(item.spark) : null);
}

/** @param {Item} item @param {import('./pieces.js').Words} l @param {OneVerbs} verbs @param {boolean} mine */
function handedOver(item, l, verbs, mine) {
  const { handed } = item;
  if (!handed || (handed.confirmed && !mine)) return null;
  return el('details', { class: 'handed', open: !handed.confirmed },
    el('summary', null, icon('handshake', 18), fill(l.handed, { day: handed.day }), handed.confirmed ? ` · ${l.confirmed}` : ''),
    el('dl', null, handed.answers.map(({ question, text }) => [el('dt', null, question), el('dd', null, text)])),
    handed.confirmed ? null : el('button', { class: 'btn', onclick: () => verbs.tell('confirm', { hand_over: handed.id }) },
      icon('check', 18), l.confirm));
}

/** @param {Item} item @param {import('./pieces.js').Words} l @param {OneVerbs} verbs */
function steps(item, l, verbs) {
  if (!item.milestones.length) return null;
  return el('fieldset', { class: 'steps' }, el('legend', null, l.steps), item.milestones.map((step) => el('label', null,
    el('input', { type: 'checkbox', checked: step.done, onchange: () =>
      verbs.tell(step.done ? 'milestone-reopened' : 'milestone-done', { milestone: step.id, ver: step.ver }) }),
    el('span', null, step.text), step.due ? el('span', { class: step.late ? 'late' : 'muted' }, step.due) : null)));
}

/** @param {Item} item @param {import('./pieces.js').Words} l */
function lastSaid(item, l) {
  const said = [item.stuck_with, item.stuck_on].filter(Boolean).join(', ');
  return el('p', { class: 'last' }, fill(l.now, { status: item.status_name }), said ? ` · ${said}` : null);
}

/** @param {import('./round.js').Round} round @param {import('./pieces.js').Words} l */
function stuckFields(round, l) {
  const told = /** @type {import('./round.js').Told} */ (round.writing);
  return el('div', { class: 'who2' },
    framed({ name: 'stuck_on', label: l.on_what, value: told.stuck_on, bad: round.missing, oninput: (value) => { told.stuck_on = value; } }),
    framed({ name: 'stuck_with', label: l.on_whom, value: told.stuck_with, oninput: (value) => { told.stuck_with = value; } }),
    round.missing ? el('p', { class: 'problem', role: 'alert' }, l.say_what) : null);
}
