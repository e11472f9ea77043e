// Clicks: a card, a note or a point selects its touchpoint; a double click edits; an empty cell is written into.

import { beginDraft, draftTouchpoint, editTitle, editUnit } from './drafts.js';
import { openUnitMenu, setDown } from './keyboard.js';
import { showTable } from './menu.js';
import { stageMenu, touchpointMenu } from './menus.js';

/** @typedef {import('./app.js').App} App */

const DOUBLE_MS = 500, DOUBLE_PX = 8;

/** Buttons by the data attribute that they carry. @type {Record<string, (app: App, node: HTMLElement) => void>} */
const BUTTONS = {
  rename: (app, node) => editTitle(app, node),
  table: (app) => showTable(app),
  close: (app) => { app.inspector = false; app.refocus = true; app.redraw(); },
  plan: (app, node) => app.intent('plan', { touchpoint: node.dataset.plan }),
  action: (app, node) => app.intent('open-action', { id: node.dataset.action }),
  open: (app, node) => { app.inspector = true; app.select(node.dataset.open ?? null); app.root.scrollIntoView({ block: 'start' }); },
  add: (app, node) => (node.dataset.add === 'stage' ? beginDraft(app, { lane: 'stage', index: app.map.stages.length }) : draftTouchpoint(app, app.selected)),
  first: (app, node) => beginDraft(app, { lane: 'tp', stage: node.dataset.first, index: 0 }),
  insert: (app, node) => draftTouchpoint(app, tpOf(node)),
  rest: (app, node) => { app.inspector = true; app.select(tpOf(node)); },
  put: (app, node) => put(app, tpOf(node), node.dataset.put ?? ''),
  menu: (app, node) => {
    if (node.dataset.menu === 'stage') stageMenu(app, node, String(/** @type {HTMLElement} */ (node.closest('[data-stage]')).dataset.stage));
    else touchpointMenu(app, node, tpOf(node) ?? String(app.selected));
  },
};

/** @param {HTMLElement} node @returns {string | null} */
function tpOf(node) {
  return /** @type {HTMLElement | null} */ (node.closest('[data-tp]'))?.dataset.tp ?? null;
}

/** @param {App} app @param {string | null} touchpoint @param {string} lane */
function put(app, touchpoint, lane) {
  if (touchpoint === null) return;
  if (lane === 'act') app.intent('plan', { touchpoint });
  else beginDraft(app, { lane, touchpoint });
}

/**
 * The last press on a cell. The browser's own double click is lost when the first one redraws the cell, and selecting
 * moves columns under the pointer, so the second press is told by time and place and goes to the first one's cell.
 * @type {{unit: string, at: number, x: number, y: number} | null}
 */
let pressed = null;

/** A key between two presses makes two single ones of them. */
export function forgetPress() {
  pressed = null;
}

/** @param {MouseEvent} event @returns {string | null} the cell that was pressed twice */
function pressedTwice(event) {
  if (!pressed || event.timeStamp - pressed.at > DOUBLE_MS) return null;
  return Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= DOUBLE_PX ? pressed.unit : null;
}

/**
 * A press beside a field ends its editing, and what was typed is drawn: not before the click, or the button that was
 * pressed would be another one by then, and the click would go nowhere.
 * @param {App} app @param {PointerEvent} event
 */
export function holdWhilePressed(app, event) {
  if (!app.finishEdit || /** @type {HTMLElement} */ (event.target).closest('textarea')) return;
  const stop = new AbortController(), options = { signal: stop.signal };
  // The click follows the release in the same task.
  const letGo = () => { stop.abort(); setTimeout(() => app.release('press')); };
  app.hold('press');
  for (const name of ['pointerup', 'pointercancel', 'blur']) window.addEventListener(name, letGo, options);
}

/** @param {App} app @param {MouseEvent} event */
export function onClick(app, event) {
  if (app.picked) setDown(app, false);
  const target = /** @type {HTMLElement} */ (event.target);
  for (const name of Object.keys(BUTTONS)) {
    const node = /** @type {HTMLElement | null} */ (target.closest(`[data-${name}]`));
    if (node && (node.tagName === 'BUTTON' || name === 'first')) return BUTTONS[name](app, node);
  }
  const unit = /** @type {HTMLElement | null} */ (target.closest('.cv [data-unit]'));
  if (!unit || target.closest('textarea')) return;
  const again = pressedTwice(event), id = tpOf(unit);
  pressed = again ? null : { unit: String(unit.dataset.unit), at: event.timeStamp, x: event.clientX, y: event.clientY };
  if (again) return editAgain(app, again);
  if (id === null) return;
  app.refocus = true;
  app.select(id, unit.dataset.unit);
}

/** @param {App} app @param {string} name */
function editAgain(app, name) {
  const unit = /** @type {HTMLElement | null} */ (app.root.querySelector(`.cv [data-unit="${CSS.escape(name)}"]`));
  if (unit) editUnit(app, unit);
}

/** @param {App} app @param {MouseEvent} event */
export function onMenu(app, event) {
  const unit = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest('.cv [data-unit]'));
  if (!unit || /** @type {HTMLElement} */ (event.target).closest('textarea')) return;
  event.preventDefault();
  openUnitMenu(app, unit);
}

