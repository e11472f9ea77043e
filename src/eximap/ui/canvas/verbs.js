// What a lead does to the map, as operations with their toasts. Menus, keys, pointer and phone all come through here.

import { freshId } from './app.js';
import { blocksOf, stepped } from './columns.js';
import { findNote, findStage, findTouchpoint, touchpointsOf } from './model.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./model.js').Touchpoint} Touchpoint */

/** One line, without doubled blanks, as the server keeps names. @param {App} app @param {string} text */
function cleanName(app, text) {
  // By characters, as the server counts: half of a surrogate pair would be refused.
  return [...text.split(/\s+/).filter(Boolean).join(' ')].slice(0, app.data.limits.name).join('').trim();
}

/**
 * Adds the touchpoints of a typed name or a pasted list: one a line, a blank line begins the next stage.
 * @param {App} app @param {string} text @param {{stage?: string, index?: number}} at where the first one goes
 * @returns {{stage: string, index: number} | null} where the next one would go
 */
export function addTouchpoints(app, text, at) {
  const blocks = blocksOf(text);
  if (!blocks.length) return null;
  /** @type {{kind: string, [field: string]: any}[]} */
  const operations = [];
  let stageIndex = at.stage ? findStage(app.map, at.stage)?.index ?? 0 : 0;
  let stage = at.stage ?? app.map.stages[0]?.id ?? null, index = at.index ?? 0, made = app.map.stages.length;
  blocks.forEach((names, nth) => {
    if (nth > 0 || stage === null) {
      stageIndex = stage === null ? 0 : stageIndex + 1;
      stage = freshId();
      index = 0;
      operations.push({ kind: 'AddStage', id: stage, name: app.say('stage.unnamed', { n: ++made }), index: stageIndex });
    }
    for (const name of names) {
      operations.push({ kind: 'AddTouchpoint', id: freshId(), stage, index: index++, name: cleanName(app, name) });
    }
  });
  app.selected = operations[operations.length - 1].id ?? null;
  app.unit = `tp|${app.selected}|`;
  app.submit(...operations);
  return { stage: /** @type {unknown} */ (stage) + '', index };
}

/** @param {App} app @param {string} id @param {string} text */
export function renameTouchpoint(app, id, text) {
  const name = cleanName(app, text);
  if (name && name !== findTouchpoint(app.map, id)?.touchpoint.name) app.submit({ kind: 'RenameTouchpoint', id, name });
}

/** @param {App} app @param {string} id @param {{stage: string, index: number} | null} slot */
export function moveTouchpoint(app, id, slot) {
  const name = findTouchpoint(app.map, id)?.touchpoint.name;
  if (!slot || name === undefined) return;
  app.submit({ kind: 'MoveTouchpoint', id, ...slot });
  const all = touchpointsOf(app.map), at = all.findIndex((t) => t.id === id), next = all[at + 1];
  app.toast(next ? app.say('toast.moved', { name, next: next.name }) : app.say('toast.moved_last', { name }), true);
}

/** @param {App} app @param {string} id @param {-1 | 1} by */
export function moveBy(app, id, by) {
  moveTouchpoint(app, id, stepped(app.map, id, by));
}

/** @param {App} app @param {Touchpoint} touchpoint whether deleting it takes something along */
export function weighs(app, touchpoint) {
  return touchpoint.notes.length > 0 || touchpoint.figure !== null
    || app.map.actions.some((a) => a.touchpoint === touchpoint.id);
}

/** @param {App} app @param {string} id */
export function deleteTouchpoint(app, id) {
  const all = touchpointsOf(app.map), at = all.findIndex((t) => t.id === id);
  if (at < 0) return;
  const next = all[at + 1] ?? all[at - 1] ?? null;
  app.selected = next?.id ?? null;
  app.unit = next ? `tp|${next.id}|` : null;
  app.submit({ kind: 'DeleteTouchpoint', id });
  app.toast(app.say('toast.deleted', { name: all[at].name }), true);
}

/** The other of on and off, as the map has it now and not when the button was drawn. @param {App} app @param {string} id */
export function toggleMoment(app, id) {
  const touchpoint = findTouchpoint(app.map, id)?.touchpoint;
  if (!touchpoint) return;
  const on = !touchpoint.moment;
  app.submit({ kind: 'MarkMomentOfTruth', id, on });
  app.announce(app.say(on ? 'sr.moment_on' : 'sr.moment_off'));
}

/** @param {App} app @param {string} id @param {number | null} value halves on −2…+2 */
export function setForecast(app, id, value) {
  const at = findTouchpoint(app.map, id);
  if (at && at.touchpoint.forecast !== value) app.submit({ kind: 'SetForecast', id, value });
}

/** @param {App} app @param {string} id @param {string} text */
export function setBehaviour(app, id, text) {
  const at = findTouchpoint(app.map, id), trimmed = text.trim();
  if (at && at.touchpoint.behaviour !== trimmed) app.submit({ kind: 'SetLeadBehaviour', id, text: trimmed });
}

/** @param {App} app @param {string} touchpoint @param {string} note the kind @param {string} text */
export function addNote(app, touchpoint, note, text) {
  const trimmed = text.trim();
  if (!trimmed) return;
  const id = freshId();
  app.unit = `${note}|${touchpoint}|${id}`;
  app.submit({ kind: 'AddNote', id, touchpoint, note, text: trimmed });
}

/** @param {App} app @param {string} id @param {string} text an emptied note is deleted */
export function editNote(app, id, text) {
  const note = findNote(app.map, id)?.note, trimmed = text.trim();
  if (!note || trimmed === note.text) return;
  if (trimmed) app.submit({ kind: 'EditNote', id, text: trimmed });
  else deleteNote(app, id);
}

/** @param {App} app @param {string} id */
export function deleteNote(app, id) {
  const at = findNote(app.map, id);
  if (!at) return;
  app.unit = `${at.note.kind}|${at.touchpoint.id}|`;
  app.submit({ kind: 'DeleteNote', id });
  app.toast(app.say('toast.deleted', { name: at.note.text }), true);
}

/** @param {App} app @param {string} id @param {string} touchpoint @param {string} kind */
export function moveNote(app, id, touchpoint, kind) {
  const at = findNote(app.map, id);
  if (!at || (at.touchpoint.id === touchpoint && at.note.kind === kind)) return;
  app.unit = `${kind}|${touchpoint}|${id}`;
  app.submit({ kind: 'MoveNote', id, touchpoint, note: kind });
  const home = findTouchpoint(app.map, touchpoint)?.touchpoint.name ?? '';
  app.toast(app.say('toast.note_moved', { name: home, kind: app.say(`lane.${kind}`) }), true);
}

/** @param {App} app @param {string} id @param {string} text */
export function renameStage(app, id, text) {
  const name = cleanName(app, text);
  if (name && name !== findStage(app.map, id)?.stage.name) app.submit({ kind: 'RenameStage', id, name });
}

/** @param {App} app @param {string} text @param {number} index */
export function addStage(app, text, index) {
  const name = cleanName(app, text);
  if (!name) return;
  const id = freshId();
  app.submit({ kind: 'AddStage', id, name, index });
  app.draft = { lane: 'tp', stage: id, index: 0 };
  app.redraw();
}

/** @param {App} app @param {string} id @param {-1 | 1} by */
export function moveStage(app, id, by) {
  const at = findStage(app.map, id);
  if (!at || !app.map.stages[at.index + by]) return;
  app.submit({ kind: 'MoveStage', id, index: at.index + by });
  app.toast(app.say('toast.stage_moved', { name: at.stage.name }), true);
}

/** @param {App} app @param {string} id */
export function deleteStage(app, id) {
  const at = findStage(app.map, id);
  if (!at) return;
  app.submit({ kind: 'DeleteStage', id });
  app.toast(app.say('toast.deleted', { name: at.stage.name }), true);
}

/** @param {App} app @param {string} text */
export function renameJourney(app, text) {
  const title = cleanName(app, text);
  if (title && title !== app.map.title) app.submit({ kind: 'RenameJourney', title });
}
