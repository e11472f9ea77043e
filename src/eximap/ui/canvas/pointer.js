// Clicks: a card, a note or a point selects its touchpoint; a double click edits; an empty cell is written into.

import { beginDraft, draftTouchpoint, editTitle, editUnit } from './drafts.js';
import { openUnitMenu, setDown } from './keyboard.js';
import { showTable } from './menu.js';
import { stageMenu, touchpointMenu } from './menus.js';

/** @typedef {import('./app.js').App} App */

const DOUBLE_MS = 600;

/** Buttons by the data attribute that they carry. @type {Record<string, (app: App, node: HTMLElement) => void>} */
const BUTTONS = {
  rename: (app, node) => editTitle(app, node),
  table: (app) => showTable(app),
  close: (app) => { app.inspector = false; app.refocus = true; app.redraw(); },
  plan: (app, node) => app.intent('plan', { touchpoint: node.dataset.plan }),
  action: (app, node) => app.intent('open-action', { id: node.dataset.action }),
  open: (app, node) => { app.inspector = true; app.select(node.dataset.open ?? null); },
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

/** @type {{unit: string, at: number} | null} the last cell pressed: selecting it moves columns under the pointer */
let pressed = null;

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
  const id = tpOf(unit);
  if (event.detail <= 1) pressed = { unit: String(unit.dataset.unit), at: event.timeStamp };
  if (id === null) return;
  app.refocus = true;
  app.select(id, unit.dataset.unit);
}

/** @param {App} app @param {MouseEvent} event */
export function onDoubleClick(app, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (!pressed || event.timeStamp - pressed.at > DOUBLE_MS || target.closest('button, textarea, .in')) return;
  const unit = /** @type {HTMLElement | null} */ (app.root.querySelector(`.cv [data-unit="${CSS.escape(pressed.unit)}"]`));
  if (unit) editUnit(app, unit);
}

/** @param {App} app @param {MouseEvent} event */
export function onMenu(app, event) {
  const unit = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest('.cv [data-unit]'));
  if (!unit || /** @type {HTMLElement} */ (event.target).closest('textarea')) return;
  event.preventDefault();
  openUnitMenu(app, unit);
}

