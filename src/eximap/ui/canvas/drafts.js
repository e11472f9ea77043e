// Typing what is not there yet: a touchpoint, a stage, a note, a behaviour; and editing in place what is there.

import { editInPlace } from './edit.js';
import { findNote, findStage, findTouchpoint } from './model.js';
import {
  addNote, addStage, addTouchpoints, editNote, renameJourney, renameStage, renameTouchpoint, setBehaviour,
} from './verbs.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./columns.js').Draft} Draft */

/** Puts the field into the drawn draft, after each redraw. @param {App} app */
export function typeDraft(app) {
  const host = /** @type {HTMLElement | null} */ (app.root.querySelector('[data-draft]')), draft = app.draft;
  if (!host || !draft) return;
  const close = () => { app.draft = null; };
  if (draft.lane === 'tp') typeTouchpoint(app, host, draft, close);
  else if (draft.lane === 'stage') {
    editInPlace(app, host, { value: '', label: app.say('stage.add'), cancel: close,
      keep: (text) => { close(); addStage(app, text, draft.index ?? 0); } });
  } else if (draft.lane === 'lead') {
    editInPlace(app, host, { value: '', label: app.say('lead.add'), lines: true, cancel: close,
      keep: (text) => { close(); setBehaviour(app, String(draft.touchpoint), text); } });
  } else typeNote(app, host, draft, close);
}

/** Enter adds this one and goes on to the next. @param {App} app @param {HTMLElement} host @param {Draft} draft @param {() => void} close */
function typeTouchpoint(app, host, draft, close) {
  /** @param {string} text */
  const add = (text) => { close(); return addTouchpoints(app, text, draft); };
  /** @param {string} text */
  const next = (text) => {
    const after = add(text);
    if (!after) return;
    app.draft = { lane: 'tp', ...after };
    app.redraw();
  };
  editInPlace(app, host, { value: '', label: app.say('touchpoint.add'), placeholder: app.say('touchpoint.new'), cancel: close,
    keep: (text) => void add(text), next, paste: (text) => void add(text) });
}

/** @param {App} app @param {HTMLElement} host @param {Draft} draft @param {() => void} close */
function typeNote(app, host, draft, close) {
  const touchpoint = String(draft.touchpoint), prompt = findTouchpoint(app.map, touchpoint)?.touchpoint.prompts[draft.lane];
  editInPlace(app, host, { value: '', label: app.say(`${draft.lane}.add`), placeholder: prompt ?? '', lines: true, cancel: close,
    keep: (text) => { close(); addNote(app, touchpoint, draft.lane, text); } });
}

/** @param {App} app @param {Draft} draft */
export function beginDraft(app, draft) {
  app.draft = draft;
  if (draft.touchpoint) app.selected = draft.touchpoint;
  app.redraw();
}

/** A new touchpoint after the one given, or at the end. @param {App} app @param {string | null} after */
export function draftTouchpoint(app, after) {
  const at = findTouchpoint(app.map, after), last = app.map.stages.at(-1);
  if (at) beginDraft(app, { lane: 'tp', stage: at.stage.id, index: at.index + 1 });
  else if (last) beginDraft(app, { lane: 'tp', stage: last.id, index: last.touchpoints.length });
}

/**
 * Edits what a unit of the grid holds, in place; in an empty cell it begins what belongs there.
 * @param {App} app @param {HTMLElement} node the unit
 */
export function editUnit(app, node) {
  const [lane, id, note] = String(node.dataset.unit).split('|');
  const host = /** @type {HTMLElement | null} */ (node.querySelector('.host'));
  const t = findTouchpoint(app.map, id)?.touchpoint;
  if (lane === 'stage') {
    const stage = findStage(app.map, id)?.stage;
    if (stage && host) editInPlace(app, host, { value: stage.name, label: app.say('stage.rename'), keep: (text) => renameStage(app, id, text) });
  } else if (lane === 'tp') {
    if (!t) beginDraft(app, { lane: 'tp', stage: note, index: 0 });
    else if (host) editInPlace(app, host, { value: t.name, label: app.say('touchpoint.rename'), keep: (text) => renameTouchpoint(app, id, text) });
  } else if (lane === 'curve') {
    /** @type {HTMLElement | null} */ (node.querySelector('.guess'))?.focus();
  } else if (lane === 'act') {
    const action = /** @type {HTMLElement | null} */ (node.querySelector('[data-action]'))?.dataset.action;
    if (action) app.intent('open-action', { id: action });
    else app.intent('plan', { touchpoint: id });
  } else if (lane === 'lead' && t?.behaviour && host) {
    editInPlace(app, host, { value: t.behaviour, label: app.say('lead.edit'), lines: true, keep: (text) => setBehaviour(app, id, text) });
  } else if (note && host) {
    const text = findNote(app.map, note)?.note.text ?? '';
    editInPlace(app, host, { value: text, label: app.say('note.edit'), lines: true, keep: (words) => editNote(app, note, words) });
  } else {
    beginDraft(app, { lane, touchpoint: id });
  }
}

/** @param {App} app @param {HTMLElement} host */
export function editTitle(app, host) {
  editInPlace(app, host, { value: app.map.title, label: app.say('journey.rename'), keep: (text) => renameJourney(app, text) });
}
