// The lanes of words: pains, delights, itches, what the lead does, actions.

import { el, icon } from '../parts/draw.js';
import { softHyphens } from '../parts/ruhy.js';
import { laneLabel } from './cards.js';
import { noteSentence } from './words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./columns.js').Layout} Layout */
/** @typedef {import('./model.js').Touchpoint} Touchpoint */
/** @typedef {import('./model.js').Note} Note */
/** @typedef {import('./model.js').Action} Action */

export const SYMBOLS = { pain: 'bolt', delight: 'sunny', itch: 'grain', story: 'chat_bubble', lead: 'volunteer_activism',
  act: 'task_alt', curve: 'show_chart', tp: 'conversion_path', idea: 'lightbulb' };
const NOTES_SHOWN = 3;
const DOTS_SHOWN = 15;
const LONG_TEXT = 18;

/** Most dots first, as everywhere; equal ones in the order of writing. @param {Touchpoint} touchpoint @param {string} kind */
export function notesOf(touchpoint, kind) {
  return touchpoint.notes.filter((note) => note.kind === kind).sort((a, b) => b.votes - a.votes);
}

/** @param {App} app @param {Layout} layout @param {'pain' | 'delight' | 'itch'} kind */
export function noteLane(app, layout, kind) {
  const votes = layout.columns.reduce((sum, { touchpoint }) =>
    sum + (touchpoint ? notesOf(touchpoint, kind).reduce((n, note) => n + note.votes, 0) : 0), 0);
  return el('div', { class: `lane note ${kind}`, role: 'row', data: { lane: kind } },
    laneLabel(app, kind, SYMBOLS[kind], votes > 0 && el('small', null, app.count('n.dot', votes))),
    layout.columns.map(({ touchpoint }, at) => noteCell(app, kind, touchpoint, at)));
}

/** @param {App} app @param {'pain' | 'delight' | 'itch'} kind @param {Touchpoint | null} touchpoint @param {number} at */
function noteCell(app, kind, touchpoint, at) {
  const style = { 'grid-column': at + 2 };
  if (!touchpoint) return el('div', { class: 'cell', role: 'gridcell', style });
  const notes = notesOf(touchpoint, kind), drafting = app.draft?.lane === kind && app.draft.touchpoint === touchpoint.id;
  const prompt = !notes.length && !drafting && touchpoint.id === app.selected && touchpoint.prompts[kind];
  const label = `${app.say(`lane.${kind}`)}, ${touchpoint.name}: ${app.count(`n.${kind}`, notes.length)}`;
  return el('div', { class: `cell${notes.length ? '' : ' empty'}`, role: 'gridcell', style, tabindex: -1,
    'aria-label': notes.length ? null : label, data: { unit: `${kind}|${touchpoint.id}|`, tp: touchpoint.id, kind } },
  notes.slice(0, NOTES_SHOWN).map((note) => noteCard(app, touchpoint, note)),
  notes.length > 1 && restButton(app, notes.length),
  drafting && el('div', { class: 'nt' }, el('div', { class: 'host', data: { draft: kind } })),
  prompt && el('p', { class: 'prompt', lang: app.map.locale }, softHyphens(prompt)),
  !drafting && el('button', { type: 'button', class: 'put', tabindex: -1, data: { put: kind },
    'aria-label': app.say(`${kind}.add`), title: app.say(`${kind}.add`) }, icon('add', 16)));
}

/** @param {App} app @param {Touchpoint} touchpoint @param {Note} note */
function noteCard(app, touchpoint, note) {
  return el('div', { class: 'nt', role: 'group', tabindex: -1, 'aria-label': noteSentence(app, note),
    data: { unit: `${note.kind}|${touchpoint.id}|${note.id}`, note: note.id } },
  el('p', { class: 'host', lang: app.map.locale, title: note.text }, softHyphens(note.text)),
  note.votes > 0 && el('span', { class: 'v' },
    el('span', { class: 'd' }, Array.from({ length: Math.min(DOTS_SHOWN, note.votes) }, () => el('s'))),
    el('span', { class: 'm' }, note.votes)));
}

/** Says how many notes a cell holds beyond those it shows; the style decides which of the two it is. @param {App} app @param {number} all */
function restButton(app, all) {
  const rest = (/** @type {number} */ shown, /** @type {string} */ when) => all > shown && el('button', { type: 'button',
    class: `rest ${when}`, tabindex: -1, data: { rest: 'open' } }, app.count('n.more', all - shown));
  return [rest(NOTES_SHOWN, 'roomy'), rest(1, 'tight')].filter((b) => b !== false);
}

/**
 * How many columns a card may take: a long text borrows the free column after it, so long as nobody is there.
 * @param {App} app @param {Layout} layout @param {number} at @param {number} length @param {(t: Touchpoint) => boolean} taken
 */
function spanOf(app, layout, at, length, taken) {
  const next = layout.columns[at + 1];
  if (length < LONG_TEXT || !next?.touchpoint || taken(next.touchpoint)) return 1;
  return app.draft?.touchpoint === next.touchpoint.id ? 1 : 2;
}

/** How long a text is drawn: a Chinese character takes the room of two letters. @param {string} text */
function lengthOf(text) {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
}

/** @param {App} app @param {Layout} layout */
export function leadLane(app, layout) {
  const cells = layout.columns.map(({ touchpoint }, at) => touchpoint
    && leadCell(app, touchpoint, at, spanOf(app, layout, at, lengthOf(touchpoint.behaviour), (t) => t.behaviour !== '')));
  return el('div', { class: 'lane lead', role: 'row', data: { lane: 'lead' } }, laneLabel(app, 'lead', SYMBOLS.lead), cells);
}

/** @param {App} app @param {Touchpoint} touchpoint @param {number} at @param {number} span */
function leadCell(app, touchpoint, at, span) {
  const text = touchpoint.behaviour;
  const drafting = app.draft?.lane === 'lead' && app.draft.touchpoint === touchpoint.id;
  const wide = text && span > 1 ? { 'grid-column': `${at + 2} / span ${span}` } : { 'grid-column': at + 2 };
  return el('div', { class: `cell${text ? '' : ' empty'}`, role: 'gridcell', tabindex: -1, style: { ...wide, 'grid-row': 1 },
    'aria-label': `${app.say('lane.lead')}, ${touchpoint.name}: ${softHyphens(text) || app.say('nothing')}`,
    data: { unit: `lead|${touchpoint.id}|`, tp: touchpoint.id } },
  (text || drafting) && el('div', { class: 'b' },
    el('div', { class: 'host', lang: app.map.locale, data: drafting ? { draft: 'lead' } : {} }, softHyphens(text))),
  !text && !drafting && el('button', { type: 'button', class: 'put', tabindex: -1, data: { put: 'lead' },
    'aria-label': app.say('lead.add'), title: app.say('lead.add') }, icon('add', 16)));
}

/** @param {App} app @param {Layout} layout */
export function actionLane(app, layout) {
  const of = (/** @type {Touchpoint} */ t) => app.map.actions.filter((a) => a.touchpoint === t.id);
  const open = app.map.actions.filter((a) => a.open).length;
  const cells = layout.columns.map(({ touchpoint }, at) => touchpoint && actionCell(app, touchpoint, of(touchpoint), at,
    spanOf(app, layout, at, lengthOf(of(touchpoint)[0]?.title ?? ''), (t) => of(t).length > 0)));
  return el('div', { class: 'lane act', role: 'row', data: { lane: 'act' } },
    laneLabel(app, 'act', SYMBOLS.act, open > 0 && el('small', null, app.count('n.open', open))), cells);
}

/** @param {App} app @param {Touchpoint} touchpoint @param {Action[]} actions @param {number} at @param {number} span */
function actionCell(app, touchpoint, actions, at, span) {
  const wide = span > 1 ? { 'grid-column': `${at + 2} / span ${span}` } : { 'grid-column': at + 2 };
  return el('div', { class: `cell${actions.length ? '' : ' empty'}`, role: 'gridcell', tabindex: -1, style: { ...wide, 'grid-row': 1 },
    'aria-label': actions.length ? null : `${app.say('lane.act')}, ${touchpoint.name}: ${app.count('n.action', 0)}`,
    data: { unit: `act|${touchpoint.id}|`, tp: touchpoint.id } },
  actions.map((action) => actionCard(app, action, -1)),
  !actions.length && el('button', { type: 'button', class: 'put', tabindex: -1, data: { put: 'act' },
    'aria-label': app.say('action.add'), title: app.say('action.add') }, icon('add', 16)));
}

/** @param {App} app @param {Action} action @param {number} tabindex */
export function actionCard(app, action, tabindex) {
  const status = action.status === 'done' ? 'check_circle' : action.status === 'stuck' ? 'back_hand' : '';
  return el('button', { type: 'button', class: `a${action.open ? '' : ' closed'}`, tabindex, data: { action: action.id, key: `action-${action.id}` } },
    el('span', { class: 'x', lang: app.map.locale, title: action.title }, softHyphens(action.title)),
    el('span', { class: 'f' },
      action.initials && el('span', { class: 'av', title: action.owner }, action.initials),
      status && icon(status, 14),
      el('span', { class: action.late ? 'late' : '' }, action.when)));
}
