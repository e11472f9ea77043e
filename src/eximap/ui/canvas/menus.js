// What can be done to a touchpoint, a note or a stage, as menus; and the question before something is lost.

import { beginDraft, draftTouchpoint, editUnit } from './drafts.js';
import { SYMBOLS } from './lanes.js';
import { confirmFirst, openMenu } from './menu.js';
import { findNote, findStage, findTouchpoint, touchpointsOf } from './model.js';
import {
  deleteNote, deleteStage, deleteTouchpoint, moveBy, moveNote, moveStage, moveTouchpoint, toggleMoment, weighs,
} from './verbs.js';

/** @typedef {import('./app.js').App} App */

/** Asks only if something hangs on it. @param {App} app @param {string} id */
export function askDeleteTouchpoint(app, id) {
  const t = findTouchpoint(app.map, id)?.touchpoint;
  if (!t) return;
  if (!weighs(app, t)) deleteTouchpoint(app, id);
  else confirmFirst(app, app.say('delete.title', { name: t.name }), app.say('delete.touchpoint'), app.say('delete'), () => deleteTouchpoint(app, id));
}

/** @param {App} app @param {string} id */
export function askDeleteStage(app, id) {
  const stage = findStage(app.map, id)?.stage;
  if (!stage) return;
  if (!stage.touchpoints.length) deleteStage(app, id);
  else confirmFirst(app, app.say('delete.title', { name: stage.name }), app.count('delete.stage', stage.touchpoints.length), app.say('delete'), () => deleteStage(app, id));
}

/** @param {App} app @param {HTMLElement} anchor @param {string} id */
export function touchpointMenu(app, anchor, id) {
  const at = findTouchpoint(app.map, id);
  if (!at) return;
  const all = touchpointsOf(app.map), n = all.findIndex((t) => t.id === id), { touchpoint: t, stage } = at;
  const [back, on] = app.phone ? ['move.up', 'move.down'] : ['move.left', 'move.right'];
  const others = app.map.stages.filter((s) => s.id !== stage.id).map((s) => ({ label: app.say('move.to', { stage: s.name }), icon: 'arrow_forward',
    run: () => moveTouchpoint(app, id, { stage: s.id, index: s.touchpoints.length }) }));
  openMenu(app, anchor, t.name, [
    ...(app.phone ? [] : [{ label: app.say('touchpoint.rename'), icon: 'edit', keys: 'F2', run: () => renameFromMenu(app, id) }]),
    { label: app.say(t.moment ? 'moment.off' : 'moment.on'), icon: 'diamond', keys: 'M', run: () => toggleMoment(app, id) },
    { label: app.say(back), icon: app.phone ? 'arrow_upward' : 'arrow_back', disabled: n === 0 && at.index === 0 && stage.number === 1, run: () => moveBy(app, id, -1) },
    { label: app.say(on), icon: app.phone ? 'arrow_downward' : 'arrow_forward', disabled: n === all.length - 1 && stage.number === app.map.stages.length, run: () => moveBy(app, id, 1) },
    ...others,
    ...(app.phone ? [] : [{ label: app.say('touchpoint.add_after'), icon: 'add', keys: 'N', run: () => draftTouchpoint(app, id) }]),
    { label: app.say('action.add'), icon: 'add_task', keys: 'A', run: () => app.intent('plan', { touchpoint: id }) },
    { label: app.say('delete'), icon: 'delete', keys: 'Del', run: () => askDeleteTouchpoint(app, id) },
  ]);
}

/** @param {App} app @param {string} id */
function renameFromMenu(app, id) {
  const card = /** @type {HTMLElement | null} */ (app.root.querySelector(`[data-unit="tp|${id}|"]`));
  if (card) editUnit(app, card);
}

/** What dragging a note does, without a pointer. @param {App} app @param {HTMLElement} anchor @param {string} id */
export function noteMenu(app, anchor, id) {
  const at = findNote(app.map, id);
  if (!at) return;
  const all = touchpointsOf(app.map), n = all.findIndex((t) => t.id === at.touchpoint.id), { note } = at;
  /** @param {number} by @param {string} label @param {string} symbol */
  const beside = (by, label, symbol) => ({ label: app.say(label), icon: symbol, disabled: !all[n + by],
    run: () => moveNote(app, id, all[n + by].id, note.kind) });
  openMenu(app, anchor, note.text, [
    ...['pain', 'delight', 'itch'].filter((kind) => kind !== note.kind).map((kind) => ({ icon: SYMBOLS[/** @type {'pain'} */ (kind)],
      label: app.say('move.to', { stage: app.say(`lane.${kind}`) }), run: () => moveNote(app, id, at.touchpoint.id, kind) })),
    beside(-1, 'move.left', 'arrow_back'), beside(1, 'move.right', 'arrow_forward'),
    { label: app.say('action.from'), icon: 'add_task', keys: 'A', run: () => app.intent('plan', { touchpoint: at.touchpoint.id, note: id }) },
    { label: app.say('delete'), icon: 'delete', keys: 'Del', run: () => deleteNote(app, id) },
  ]);
}

/** @param {App} app @param {HTMLElement} anchor @param {string} id */
export function stageMenu(app, anchor, id) {
  const at = findStage(app.map, id);
  if (!at) return;
  const head = () => /** @type {HTMLElement | null} */ (app.root.querySelector(`[data-unit="stage|${id}|"]`));
  openMenu(app, anchor, at.stage.name, [
    { label: app.say('stage.rename'), icon: 'edit', keys: 'F2', run: () => { const node = head(); if (node) editUnit(app, node); } },
    { label: app.say('move.left'), icon: 'arrow_back', disabled: at.index === 0, run: () => moveStage(app, id, -1) },
    { label: app.say('move.right'), icon: 'arrow_forward', disabled: at.index === app.map.stages.length - 1, run: () => moveStage(app, id, 1) },
    { label: app.say('touchpoint.add'), icon: 'add', run: () => beginDraft(app, { lane: 'tp', stage: id, index: at.stage.touchpoints.length }) },
    { label: app.say('stage.add_after'), icon: 'add', run: () => beginDraft(app, { lane: 'stage', index: at.index + 1 }) },
    { label: app.say('delete'), icon: 'delete', keys: 'Del', run: () => askDeleteStage(app, id) },
  ]);
}
