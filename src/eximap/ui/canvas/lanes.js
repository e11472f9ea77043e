// The lanes of words: pains, delights, itches, what the lead does, actions.

import { el, icon } from '../parts/draw.js';
import { prose, softHyphens } from '../parts/ruhy.js';
import { laneLabel } from './cards.js';
import { pilesOf } from './model.js';
import { noteSentence } from './words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./columns.js').Layout} Layout */
/** @typedef {import('./model.js').Touchpoint} Touchpoint */
/** @typedef {import('./model.js').Action} Action */

export const SYMBOLS = { pain: 'bolt', delight: 'sunny', itch: 'grain', story: 'chat_bubble', lead: 'volunteer_activism',
  act: 'task_alt', curve: 'show_chart', tp: 'conversion_path', idea: 'lightbulb' };
const NOTES_SHOWN = 3;
const DOTS_SHOWN = 15;
const LONG_TEXT = 18;

/** @typedef {import('./model.js').Pile} Pile */

/** @param {App} app @param {Layout} layout @param {'pain' | 'delight' | 'itch'} kind */
export function noteLane(app, layout, kind) {
  const votes = layout.columns.reduce((sum, { touchpoint }) =>
    sum + (touchpoint ? pilesOf(app.map, touchpoint, kind).reduce((n, pile) => n + pile.votes, 0) : 0), 0);
  return el('div', { class: `lane note ${kind}`, role: 'row', data: { lane: kind } },
    laneLabel(app, kind, SYMBOLS[kind], votes > 0 && el('small', null, app.count('n.dot', votes))),
    layout.columns.map(({ touchpoint }, at) => noteCell(app, kind, touchpoint, at)));
}

/** @param {App} app @param {'pain' | 'delight' | 'itch'} kind @param {Touchpoint | null} touchpoint @param {number} at */
export function noteCell(app, kind, touchpoint, at) {
  const style = { 'grid-column': at + 2 };
  if (!touchpoint) return el('div', { class: 'cell', role: 'gridcell', style });
  const piles = pilesOf(app.map, touchpoint, kind), drafting = app.draft?.lane === kind && app.draft.touchpoint === touchpoint.id;
  const prompt = !piles.length && !drafting && touchpoint.id === app.selected && touchpoint.prompts[kind];
  const label = `${app.say(`lane.${kind}`)}, ${touchpoint.name}: ${app.count(`n.${kind}`, piles.length)}`;
  const room = piles.length ? '' : drafting || prompt ? ' empty' : ' empty bare';
  return el('div', { class: `cell${room}`, role: 'gridcell', style, tabindex: -1,
    'aria-label': piles.length ? null : label, data: { unit: `${kind}|${touchpoint.id}|`, tp: touchpoint.id, kind } },
  piles.slice(0, NOTES_SHOWN).map((pile) => noteCard(app, touchpoint, pile)),
  piles.length > 1 && restButton(app, piles.length),
  drafting && el('div', { class: 'nt' }, el('div', { class: 'host', data: { draft: kind } })),
  prompt && el('p', { class: 'prompt', lang: app.map.locale }, prose(prompt)),
  !drafting && el('button', { type: 'button', class: 'put', tabindex: -1, data: { put: kind },
    'aria-label': app.say(`${kind}.add`), title: app.say(`${kind}.add`) }));
}

/** @param {App} app @param {Touchpoint} touchpoint @param {Pile} pile */
function noteCard(app, touchpoint, { note, under, votes }) {
  const owed = app.data.owed[note.id] ?? '', heard = [noteSentence(app, { ...note, votes }), owed].filter(Boolean).join('. ');
  return el('div', { class: 'nt', role: 'group', tabindex: -1, 'aria-label': under ? `${heard}. ${app.count('n.under', under)}` : heard,
    data: { unit: `${note.kind}|${touchpoint.id}|${note.id}`, note: note.id } },
  el('p', { class: 'host', lang: app.map.locale, title: note.text }, prose(note.text)),
  under > 0 && el('span', { class: 'under', title: app.count('n.under', under) }, `+${under}`),
  votes > 0 && el('span', { class: 'v' },
    owed && el('span', { class: 'owed', title: owed }, icon('hourglass_empty', 13)),
    el('span', { class: 'd' }, Array.from({ length: Math.min(DOTS_SHOWN, votes) }, () => el('s'))),
    el('span', { class: 'm' }, votes)));
}

/** Says how many notes a cell holds beyond those it shows; the style decides which of the two it is. @param {App} app @param {number} all */
function restButton(app, all) {
  const rest = (/** @type {number} */ shown, /** @type {string} */ when) => all > shown && el('button', { type: 'button',
    class: `rest ${when}`, tabindex: -1, data: { rest: 'open' } }, app.count('n.more', all - shown));
  return [rest(NOTES_SHOWN, 'roomy'), rest(1, 'tight')].filter((b) => b !== false);
}

/**
 * Which columns a card takes: a long text borrows the free one after it, or else the one before, so long as nobody is there.
 * @param {App} app @param {Layout} layout @param {number} at @param {(t: Touchpoint) => number} length of what another touchpoint has
 */
function columnsOf(app, layout, at, length) {
  const there = (/** @type {number} */ i) => layout.columns[i]?.touchpoint ?? null;
  const isLong = (/** @type {number} */ i) => { const t = there(i); return t !== null && length(t) >= LONG_TEXT; };
  const isFree = (/** @type {number} */ i) => { const t = there(i); return t !== null && !length(t) && app.draft?.touchpoint !== t.id; };
  if (isLong(at) && isFree(at + 1)) return `${at + 2} / span 2`;
  if (isLong(at) && isFree(at - 1) && !isLong(at - 2)) return `${at + 1} / span 2`;
  return String(at + 2);
}

/** How long a text is drawn: a Chinese character takes the room of two letters. @param {string} text */
function lengthOf(text) {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
}

/** @param {App} app @param {Layout} layout */
export function leadLane(app, layout) {
  const cells = layout.columns.map(({ touchpoint }, at) => touchpoint
    && leadCell(app, touchpoint, at, columnsOf(app, layout, at, (t) => lengthOf(t.behaviour))));
  return el('div', { class: 'lane lead', role: 'row', data: { lane: 'lead' } }, laneLabel(app, 'lead', SYMBOLS.lead), cells);
}

/** @param {App} app @param {Touchpoint} touchpoint @param {number} at @param {string} columns */
function leadCell(app, touchpoint, at, columns) {
  const text = touchpoint.behaviour;
  const drafting = app.draft?.lane === 'lead' && app.draft.touchpoint === touchpoint.id;
  const room = text ? '' : drafting ? ' empty' : ' empty bare';
  return el('div', { class: `cell${room}`, role: 'gridcell', tabindex: -1, style: { 'grid-column': columns, 'grid-row': 1 },
    'aria-label': `${app.say('lane.lead')}, ${touchpoint.name}: ${softHyphens(text) || app.say('nothing')}`,
    data: { unit: `lead|${touchpoint.id}|`, tp: touchpoint.id, column: at + 2 } },
  (text || drafting) && el('div', { class: 'b' },
    el('div', { class: 'host', lang: app.map.locale, title: text || null, data: drafting ? { draft: 'lead' } : {} }, prose(text))),
  !text && !drafting && el('button', { type: 'button', class: 'put', tabindex: -1, data: { put: 'lead' },
    'aria-label': app.say('lead.add'), title: app.say('lead.add') }));
}

/** @param {App} app @param {Layout} layout */
export function actionLane(app, layout) {
  const of = (/** @type {Touchpoint} */ t) => app.map.actions.filter((a) => a.touchpoint === t.id);
  const open = app.map.actions.filter((a) => a.open).length;
  const cells = layout.columns.map(({ touchpoint }, at) => touchpoint && actionCell(app, touchpoint, of(touchpoint), at,
    columnsOf(app, layout, at, (t) => lengthOf(of(t)[0]?.title ?? ''))));
  return el('div', { class: 'lane act', role: 'row', data: { lane: 'act' } },
    laneLabel(app, 'act', SYMBOLS.act, open > 0 && el('small', null, app.count('n.open', open))), cells);
}

/** @param {App} app @param {Touchpoint} touchpoint @param {Action[]} actions @param {number} at @param {string} columns */
function actionCell(app, touchpoint, actions, at, columns) {
  return el('div', { class: `cell${actions.length ? '' : ' empty bare'}`, role: 'gridcell', tabindex: -1, style: { 'grid-column': columns, 'grid-row': 1 },
    'aria-label': actions.length ? null : `${app.say('lane.act')}, ${touchpoint.name}: ${app.count('n.action', 0)}`,
    data: { unit: `act|${touchpoint.id}|`, tp: touchpoint.id, column: at + 2 } },
  actions.map((action) => actionCard(app, action, -1)),
  !actions.length && el('button', { type: 'button', class: 'put', tabindex: -1, data: { put: 'act' },
    'aria-label': app.say('action.add'), title: app.say('action.add') }));
}

/** @param {App} app @param {Action} action @param {number} tabindex */
export function actionCard(app, action, tabindex) {
  const status = action.status === 'done' ? 'check_circle' : action.status === 'stuck' ? 'back_hand' : '';
  return el('button', { type: 'button', class: `a${action.open ? '' : ' closed'}`, tabindex, data: { action: action.id, key: `action-${action.id}` } },
    el('span', { class: 'x', lang: app.map.locale, title: action.title }, prose(action.title)),
    el('span', { class: 'f' },
      action.initials && el('span', { class: 'av', title: action.owner }, action.initials),
      status && icon(status, 14),
      el('span', { class: action.late ? 'late' : '' }, action.when)));
}
