// How things stand beside an action's life: now, the figures, the hand-over, the milestones.

import { el, fill, icon } from './../parts/draw.js';
import { sparkline } from './../parts/sparkline.js';
import { dueMark, ownerMark } from './../actions/card.js';

/** @typedef {{id: string, ver: string, text: string, due: string, late: boolean, done: boolean}} Step */
/** @typedef {{id: string, day: string, confirmed: boolean, answers: {name: string, question: string, text: string}[]}} Handed */
/** @typedef {(kind: string, more?: Record<string, unknown>) => void} Ask */
/** @typedef {import('./action.js').LifeData} LifeData */

/** @param {string} title @param {...import('../parts/draw.js').Tree} children */
function panel(title, ...children) {
  return el('section', { class: 'bx' }, el('h2', null, title), ...children);
}

/** @param {LifeData} data */
export function nowBox({ card, labels: l }) {
  const measure = card.measure ? [card.measure.name,
    [card.measure.baseline, card.measure.target].filter(Boolean).join(' → ')].filter(Boolean).join(', ') : l.not_said;
  /** @type {[string, Node | string][]} */
  const rows = [[l.owner, ownerMark(card.owner, l)], [l.due_date, dueMark(card, { ...l, due: '' })], [l.measure, measure],
    [l.first_step, card.first_step || l.not_said],
    [l.lever, el('span', { class: `tag ${card.lever.tone}` }, card.lever.name)], [l.control, card.control.name]];
  return panel(l.now, el('dl', null, rows.map(([name, value]) => [el('dt', null, name), el('dd', null, value)])));
}

/** The figures as a line, and the field for more. @param {LifeData} data @param {Ask} ask */
export function figuresBox(data, ask) {
  const { labels: l, figures: { spark, way }, answer } = data;
  const asked = answer?.lines?.length ? answer : null;
  const field = el('textarea', { class: 'field', name: 'figures', rows: 2, 'aria-label': l.figures, placeholder: l.figures_example });
  field.value = asked?.left ?? '';
  return panel(l.helped,
    spark ? [el('p', { class: 'v' }, spark.latest, ' ', el('small', null, way)), sparkline(spark, 360, 92),
      el('p', { class: 'axis', 'aria-hidden': 'true' }, el('span', null, spark.before), el('span', null, spark.since))]
      : [el('p', { class: 'muted' }, l.not_measured), way ? el('p', { class: 'muted' }, way) : null],
    el('div', { class: `proof ${data.proof.verdict}` }, el('p', null, el('b', null, data.proof.head)),
      data.proof.lines.map((line) => el('p', null, line))),
    data.writes ? el('form', { class: 'figures', onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      ask('measure', { figures: field.value });
    } }, el('p', { class: 'muted' }, l.figures_hint), field,
    asked ? el('ul', { class: 'problem', role: 'alert' }, asked.lines.map((line) => el('li', null, line))) : null,
    el('button', { class: 'btn' }, l.keep_figures)) : null);
}

/** Whether the lead did what was agreed, as agents say without names. @param {LifeData} data */
export function keptBox({ labels: l, promises }) {
  if (!promises.length) return null;
  return panel(l.promise_kept, promises.map((one) => el('div', { class: 'promised' }, el('p', { class: 'muted' }, one.behaviour),
    el('p', null, el('b', null, one.says)), el('p', { class: 'muted' }, one.round))));
}

/** @param {LifeData} data @param {Ask} ask @param {() => void} handOver */
export function handedBox(data, ask, handOver) {
  const { labels: l, handed, card, writes } = data;
  if (!handed) {
    return writes && card.open ? panel(l.handed, el('p', { class: 'muted' }, l.not_handed),
      el('button', { class: 'btn', onclick: handOver }, icon('handshake', 18), l.hand_over)) : null;
  }
  return panel(fill(l.handed_on, { day: handed.day }),
    el('dl', { class: 'said' }, handed.answers.map(({ question, text }) => [el('dt', null, question), el('dd', null, fill(l.quotes, { text }))])),
    el('p', { class: 'row wrap' }, el('span', { class: 'tag' }, icon(handed.confirmed ? 'check' : 'hourglass_empty', 14),
      handed.confirmed ? l.confirmed : l.not_confirmed),
    writes && !handed.confirmed ? el('button', { class: 'btn', onclick: () => ask('confirm', { hand_over: handed.id }) }, l.confirm) : null,
    writes && card.open ? el('button', { class: 'btn', onclick: handOver }, l.hand_over_again) : null));
}

/** @param {LifeData} data @param {Ask} ask */
export function stepsBox({ labels: l, milestones, writes, card }, ask) {
  if (!milestones.length && !(writes && card.open)) return null;
  const text = el('input', { class: 'field', name: 'text', type: 'text', maxlength: 200, 'aria-label': l.step, placeholder: l.step_hint,
    autocomplete: 'off' });
  const due = el('input', { class: 'field', name: 'due', type: 'date', 'aria-label': l.by_when });
  return panel(l.steps, milestones.length ? el('ul', { class: 'steps' }, milestones.map((step) => el('li', null,
    el('label', null, el('input', { type: 'checkbox', checked: step.done, disabled: !writes, onchange: () =>
      ask(step.done ? 'milestone-reopened' : 'milestone-done', { milestone: step.id, step_ver: step.ver }) }),
    el('span', null, step.text), step.due ? el('span', { class: step.late ? 'late' : 'muted' }, step.due) : null),
    writes && !step.done ? el('button', { class: 'btn i g', title: l.drop_step, 'aria-label': `${l.drop_step}: ${step.text}`,
      onclick: () => ask('milestone-dropped', { milestone: step.id, step_ver: step.ver }) }, icon('close', 16)) : null))) : null,
  writes ? el('form', { class: 'add', onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    ask('add-milestone', { text: text.value, due: due.value });
  } }, text, due, el('button', { class: 'btn' }, l.add_step)) : null);
}
