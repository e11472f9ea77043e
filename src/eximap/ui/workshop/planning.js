// The plan on the wall: at most three actions, an answer to every top pain, and whether the team is ready.

import { el, icon } from './../parts/draw.js';
import { alertLine } from './../score/pieces.js';
import { askFirst, dropKept, keptChoice, keptField, keptValue, newId, press } from './fields.js';

/** @typedef {import('./fields.js').Room} Room */

const PLAN_FIELDS = ['title', 'owner', 'due', 'touchpoint', 'lever', 'idea', 'note'].map((name) => `plan-${name}`);

/** @param {Room} w @param {any} scene */
export function planScene(w, scene) {
  const lead = Boolean(w.data.room?.lead);
  return el('div', { class: 'planning' }, el('section', { class: 'actions3' }, el('h2', null, w.l.three_actions),
    el('ol', null, scene.actions.map((/** @type {any} */ a) => el('li', { class: 'act3' }, icon('task_alt', 26), el('b', null, a.title),
      el('span', { class: `tag ${a.tone}` }, a.lever), el('small', null, [a.owner, a.when].filter(Boolean).join(' · '))))),
    noPeak(w, scene, lead), lead && scene.left ? planForm(w, scene) : null, lead && !scene.left ? el('p', { class: 'muted' }, w.l.three_are_enough) : null),
  el('section', { class: 'answers' }, readinessBox(w, scene), el('h2', null, w.l.answers), painList(w, scene, lead)));
}

/** @param {Room} w @param {any} scene @param {boolean} lead */
function noPeak(w, scene, lead) {
  if (!scene.no_peak) return null;
  if (scene.because) return el('p', { class: 'muted' }, `${w.l.no_peak_said} ${scene.because}`);
  return el('div', { class: 'nudge' }, el('p', null, icon('landscape', 22), ' ', w.l.no_peak), lead
    ? press('no-peak', '', w.l.not_this_time, () => askFirst(w, w.l.not_this_time, [keptField(w, { key: 'because', label: w.l.because, area: true, need: true })],
      { yes: w.l.say_so, act: () => {
        const because = keptValue(w, 'because');
        if (!because) return false;
        dropKept(w, 'because');
        w.ask('no-peak', { because });
        return true;
      } })) : null);
}

/** @param {Room} w @param {any} scene */
function planForm(w, scene) {
  const none = { value: '', label: '–' };
  const pick = (/** @type {any} */ idea) => () => {
    Object.assign(w.state.kept, { 'plan-title': idea.text, 'plan-lever': idea.lever_value, 'plan-touchpoint': idea.touchpoint_id, 'plan-idea': idea.id });
    delete w.marks.scene;
    w.draw();
  };
  return el('form', { class: 'plan-form', onsubmit: (/** @type {Event} */ e) => { e.preventDefault(); submitPlan(w); } },
    el('h3', null, w.l.next_action),
    scene.ideas.length ? el('div', { class: 'from-ideas' }, scene.ideas.slice(0, 6).map((/** @type {any} */ idea) => press(`idea-${idea.id}`, 'lightbulb', idea.text, pick(idea), 'small', { title: idea.text }))) : null,
    keptField(w, { key: 'plan-title', label: w.l.action_title, need: true }),
    el('div', { class: 'fields three' }, keptField(w, { key: 'plan-owner', label: w.l.owner, list: scene.people, need: true }),
      keptField(w, { key: 'plan-due', label: w.l.due, type: 'date', need: true }),
      keptChoice(w, { key: 'plan-lever', label: w.l.lever, options: scene.levers })),
    el('div', { class: 'fields two' }, keptChoice(w, { key: 'plan-touchpoint', label: w.l.touchpoint, options: [none, ...scene.places] }),
      keptChoice(w, { key: 'plan-note', label: w.l.answers_pain, options: [none, ...scene.pains.map((/** @type {any} */ p) => ({ value: p.id, label: p.text }))] })),
    alertLine(w.state.said || null), el('button', { class: 'btn b p', data: { key: 'plan-add' } }, icon('add_task'), w.l.plan_it));
}

/** @param {Room} w */
function submitPlan(w) {
  const told = Object.fromEntries(PLAN_FIELDS.map((key) => [key.slice('plan-'.length), keptValue(w, key)]));
  const missing = !told.title ? w.l.say_what : !told.owner ? w.l.name_owner : !told.due ? w.l.choose_due : '';
  w.state.said = missing;
  if (!missing) {
    w.ask('plan', { id: newId(), ...told, idea: w.state.kept['plan-idea'] ?? '' });
    dropKept(w, ...PLAN_FIELDS);
    /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (w.root.getRootNode()).activeElement)?.blur();
  }
  delete w.marks.scene;
  w.draw();
}

/** @param {Room} w @param {any} scene @param {boolean} lead */
function painList(w, scene, lead) {
  if (!scene.pains.length) return el('p', { class: 'none-yet' }, w.l.no_pains);
  return el('ul', { class: 'pains' }, scene.pains.map((/** @type {any} */ p) => el('li', null, el('p', null, icon('bolt', 20), ' ', el('b', null, p.text)),
    el('small', null, [p.touchpoint, p.dots].filter(Boolean).join(' · ')),
    el('p', { class: p.answer ? 'answer' : 'answer none' }, p.answer || w.l.no_answer),
    lead && (!p.answer || p.replied) ? press(`reply-${p.id}`, 'reply', w.l.answer, () => askReply(w, p), 'small', { 'aria-label': `${w.l.answer}: ${p.text}` }) : null)));
}

/** @param {Room} w @param {any} pain */
function askReply(w, pain) {
  askFirst(w, w.l.answer_title, [el('p', { class: 'quote' }, pain.text),
    keptChoice(w, { key: 'reply-kind', label: w.l.answer, options: [{ value: 'not-now', label: w.l.not_now }, { value: 'escalated', label: w.l.escalated }] }),
    keptField(w, { key: 'reply-because', label: w.l.because_or_whom, area: true })], { yes: w.l.say_so, act: () => {
    const reply = keptValue(w, 'reply-kind') || 'not-now', because = keptValue(w, 'reply-because');
    if (reply === 'not-now' && !because) return false;
    dropKept(w, 'reply-kind', 'reply-because');
    w.ask('operation', { expected: pain.ver, operation: { kind: 'ReplyToNote', id: pain.id, reply, because } });
    return true;
  } });
}

/** @param {Room} w @param {any} scene */
function readinessBox(w, scene) {
  const room = /** @type {import('./fields.js').RoomData} */ (w.data.room), team = scene.readiness;
  const done = el('p', { class: 'muted' }, room.count.polled);
  if (!team) return el('section', { class: 'ready' }, el('h2', null, w.l.readiness), done);
  return el('section', { class: 'ready' }, el('h2', null, w.l.readiness), el('p', { class: 'big-line' }, team.says),
    team.weakest ? el('p', null, el('b', null, team.weakest)) : null,
    el('ul', null, team.factors.map((/** @type {any} */ f) => el('li', null, el('b', null, f.name), ' ', el('span', { class: 'muted' }, f.floor)))), done);
}
