// The canvas by keyboard: one tab stop, arrows between cells, single letters only while the focus is in the grid.

import { stepped } from './columns.js';
import { beginDraft, draftTouchpoint, editUnit } from './drafts.js';
import { lettersAct, showKeys } from './menu.js';
import { askDeleteStage, askDeleteTouchpoint, noteMenu, stageMenu, touchpointMenu } from './menus.js';
import { apply, findTouchpoint, touchpointsOf } from './model.js';
import { derive } from './guess.js';
import { deleteNote, moveTouchpoint, setBehaviour, setForecast, toggleMoment } from './verbs.js';

/** @typedef {import('./app.js').App} App */

const NOTE_KEYS = /** @type {Record<string, string>} */ ({ p: 'pain', d: 'delight', i: 'itch' });

/** @param {App} app @returns {HTMLElement | null} the unit of the grid that has the focus */
export function focusedUnit(app) {
  const active = /** @type {ShadowRoot} */ (app.root.getRootNode()).activeElement;
  return /** @type {HTMLElement | null} */ (active?.closest('.cv') ? active.closest('[data-unit]') : null);
}

/** @param {App} app @param {HTMLElement | null | undefined} unit */
export function focusUnit(app, unit) {
  if (!unit) return;
  app.root.querySelectorAll('.cv [data-unit][tabindex="0"]').forEach((node) => node.setAttribute('tabindex', '-1'));
  unit.tabIndex = 0;
  app.unit = unit.dataset.unit ?? null;
  unit.focus({ preventScroll: false });
}

/** However the focus came to a cell, the grid's one tab stop goes with it. @param {App} app @param {FocusEvent} event */
export function onFocus(app, event) {
  const unit = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest('.cv [data-unit]'));
  if (!unit || unit.dataset.unit === app.unit) return;
  app.root.querySelectorAll('.cv [data-unit][tabindex="0"]').forEach((node) => node.setAttribute('tabindex', '-1'));
  unit.tabIndex = 0;
  app.unit = unit.dataset.unit ?? null;
}

/** @param {App} app @param {KeyboardEvent} event */
export function onKey(app, event) {
  const command = event.ctrlKey || event.metaKey;
  event.stopPropagation(); // the page has keys of its own, and a bare letter would rerun it
  if (event.isComposing) return;
  if (command && event.key.toLowerCase() === 'z') {
    event.preventDefault();
    return event.shiftKey ? app.redo() : app.undo();
  }
  if (event.key === 'F6') return switchSide(app, event);
  const slider = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest('[data-guess]'));
  const unit = focusedUnit(app);
  if (slider) onSliderKey(app, event, slider);
  else if (app.picked) onPickedKey(app, event);
  else if (unit) onGridKey(app, event, unit, command);
  else if (event.key === '?' && lettersAct(app) && !/^(INPUT|TEXTAREA)$/.test(/** @type {HTMLElement} */ (event.target).tagName)) showKeys(app);
}

/** @param {App} app @param {KeyboardEvent} event */
function switchSide(app, event) {
  event.preventDefault();
  if (focusedUnit(app)) {
    if (!app.inspectorOpen) { app.inspector = true; app.redraw(); }
    /** @type {HTMLElement | null} */ (app.root.querySelector('.in button'))?.focus();
  } else {
    focusUnit(app, /** @type {HTMLElement | null} */ (app.root.querySelector('.cv [data-unit][tabindex="0"]')));
  }
}

/** @param {App} app @param {KeyboardEvent} event @param {HTMLElement} unit @param {boolean} command */
function onGridKey(app, event, unit, command) {
  const to = destination(app, unit, event.key, command);
  if (to) {
    event.preventDefault();
    focusUnit(app, to);
    const tp = String(to.dataset.unit).split('|')[1];
    if (to.dataset.tp && tp !== app.selected && app.selected !== null) app.select(tp);
    return;
  }
  if (event.altKey || (command && event.key !== 'Enter')) return;
  const act = gridAct(app, unit, event);
  if (!act) return;
  event.preventDefault();
  act();
}

/** What a key does to a unit. @param {App} app @param {HTMLElement} unit @param {KeyboardEvent} event @returns {(() => void) | null} */
function gridAct(app, unit, event) {
  const [lane, id, note] = String(unit.dataset.unit).split('|'), key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const t = lane === 'stage' ? null : findTouchpoint(app.map, id)?.touchpoint ?? null;
  if (/^\S$/.test(key) && !lettersAct(app)) return null;
  if (key === '?') return () => showKeys(app);
  if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) return () => openUnitMenu(app, unit);
  if (key === 'Enter' || key === 'F2') {
    if (lane === 'curve' && t && t.forecast === null) return () => { setForecast(app, id, 0); focusSlider(app, id); };
    return () => editUnit(app, unit);
  }
  if (lane === 'stage') return key === 'Delete' ? () => askDeleteStage(app, id) : null;
  if (key === 'n') return () => draftTouchpoint(app, id || null);
  if (!t) return null;
  if (key === ' ') return () => (lane === 'tp' ? pickUp(app, id) : app.select(id, unit.dataset.unit));
  if (NOTE_KEYS[key]) return () => beginDraft(app, { lane: NOTE_KEYS[key], touchpoint: id });
  if (key === 'm') return () => toggleMoment(app, id);
  if (key === 'a') return () => app.intent('plan', { touchpoint: id, ...(note ? { note } : {}) });
  return key === 'Delete' || key === 'Backspace' ? () => remove(app, lane, id, note) : null;
}

/** @param {App} app @param {string} lane @param {string} id @param {string} note */
function remove(app, lane, id, note) {
  if (note) deleteNote(app, note);
  else if (lane === 'tp') askDeleteTouchpoint(app, id);
  else if (lane === 'curve') setForecast(app, id, null);
  else if (lane === 'lead') setBehaviour(app, id, '');
}

/** @param {App} app @param {HTMLElement} unit */
export function openUnitMenu(app, unit) {
  const [lane, id, note] = String(unit.dataset.unit).split('|');
  if (lane === 'stage') stageMenu(app, unit, id);
  else if (note && lane !== 'tp') noteMenu(app, unit, note);
  else touchpointMenu(app, unit, id);
}

/** Where an arrow, Home or End leads. @param {App} app @param {HTMLElement} unit @param {string} key @param {boolean} command */
function destination(app, unit, key, command) {
  const rows = [...app.root.querySelectorAll('.cv .lane')].map(unitsOf).filter((row) => row.length);
  const y = rows.findIndex((row) => row.includes(unit)), row = rows[y] ?? [], x = row.indexOf(unit);
  const edge = (/** @type {HTMLElement[]} */ list, /** @type {boolean} */ last) => list[last ? list.length - 1 : 0];
  if (key === 'Home' || key === 'End') return edge(command ? rowAt(rows, key === 'End') : row, key === 'End');
  const column = columnOf(unit);
  if (key === 'ArrowRight') return row.slice(x).find((u) => columnOf(u) > column);
  if (key === 'ArrowLeft') return firstOf(row, row.slice(0, x).reverse().find((u) => columnOf(u) < column));
  if (key === 'ArrowDown') return columnOf(row[x + 1]) === column ? row[x + 1] : nearest(rows[y + 1], column, app);
  if (key === 'ArrowUp') return columnOf(row[x - 1]) === column ? row[x - 1] : nearest(rows[y - 1], column, app);
  return undefined;
}

/** @param {HTMLElement[][]} rows @param {boolean} last */
function rowAt(rows, last) {
  return rows[last ? rows.length - 1 : 0] ?? [];
}

/** The cells' units of a lane in reading order: its notes, or the cell itself where there are none. @param {Element} lane */
function unitsOf(lane) {
  const units = /** @type {HTMLElement[]} */ ([...lane.querySelectorAll('[data-unit]')]);
  return units.filter((u) => (u.dataset.note ? u.offsetParent !== null : !u.querySelector('[data-note]')));
}

/** @param {HTMLElement | undefined} unit the grid column of its touchpoint, −1 for none: a card may begin one before */
function columnOf(unit) {
  const cell = /** @type {HTMLElement | null | undefined} */ (unit?.closest('.cell, .st'));
  return cell ? parseInt(cell.dataset.column ?? cell.style.gridColumn, 10) : -1;
}

/** @param {HTMLElement[]} row @param {HTMLElement | undefined} unit */
function firstOf(row, unit) {
  return unit && row.find((u) => columnOf(u) === columnOf(unit));
}

/** @param {HTMLElement[] | undefined} row @param {number} column @param {App} app a stage leads down to the selected card, if it is its own */
function nearest(row, column, app) {
  if (!row) return undefined;
  const own = row.find((u) => u.dataset.tp === app.selected && columnOf(u) >= column);
  const under = row.filter((u) => columnOf(u) <= column).at(-1) ?? row[0];
  return firstOf(row, own && columnOf(own) === column ? own : under);
}

/** @param {App} app @param {string} id */
function focusSlider(app, id) {
  /** @type {HTMLElement | null} */ (app.root.querySelector(`[data-guess="${id}"]`))?.focus();
}

/** @param {App} app @param {KeyboardEvent} event @param {HTMLElement} slider */
function onSliderKey(app, event, slider) {
  const id = String(slider.dataset.guess), now = Number(slider.getAttribute('aria-valuenow'));
  const to = /** @type {Record<string, number>} */ ({ ArrowUp: now + 0.5, ArrowRight: now + 0.5, ArrowDown: now - 0.5, ArrowLeft: now - 0.5,
    Home: -2, End: 2, PageUp: now + 1, PageDown: now - 1 })[event.key];
  if (to !== undefined) {
    event.preventDefault();
    setForecast(app, id, Math.max(-2, Math.min(2, to)));
    focusSlider(app, id);
  } else if (['Enter', 'Escape', 'F2'].includes(event.key)) {
    event.preventDefault();
    focusUnit(app, /** @type {HTMLElement | null} */ (slider.closest('[data-unit]')));
  } else if (event.key === 'Delete') {
    event.preventDefault();
    setForecast(app, id, null);
    focusUnit(app, /** @type {HTMLElement | null} */ (app.root.querySelector(`[data-unit="curve|${id}|"]`)));
  }
}

/** @param {App} app @param {string} id */
function pickUp(app, id) {
  app.picked = { id, base: structuredClone(app.map) };
  app.redraw();
  const all = touchpointsOf(app.map), at = all.findIndex((t) => t.id === id);
  app.announce(app.say('sr.picked', { name: all[at].name, number: at + 1, total: all.length }));
}

/** @param {App} app @param {KeyboardEvent} event */
function onPickedKey(app, event) {
  const picked = app.picked;
  if (!picked) return;
  event.preventDefault();
  const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
  if (by) carry(app, picked.id, /** @type {-1 | 1} */ (by));
  else if ([' ', 'Enter'].includes(event.key)) setDown(app, true);
  else if (['Escape', 'Tab'].includes(event.key)) setDown(app, false);
}

/** @param {App} app @param {string} id @param {-1 | 1} by */
function carry(app, id, by) {
  const slot = stepped(app.map, id, by);
  if (!slot) return;
  const place = findTouchpoint(app.map, id)?.touchpoint.place ?? '';
  apply(app.map, { kind: 'MoveTouchpoint', op_id: place, expected: null, id, ...slot });
  derive(app.map);
  app.redraw();
  const all = touchpointsOf(app.map), at = all.findIndex((t) => t.id === id), before = all[at - 1];
  app.announce(before ? app.say('sr.position', { number: at + 1, name: before.name }) : app.say('sr.first'));
}

/** @param {App} app @param {boolean} keep */
export function setDown(app, keep) {
  const picked = app.picked;
  if (!picked) return;
  const at = findTouchpoint(app.map, picked.id), was = findTouchpoint(picked.base, picked.id);
  app.picked = null;
  app.map = picked.base;
  const moved = at && was && (at.stage.id !== was.stage.id || at.index !== was.index);
  if (keep && moved) moveTouchpoint(app, picked.id, { stage: at.stage.id, index: at.index });
  app.settle();
  app.announce(app.say(keep ? 'sr.dropped' : 'sr.put_back'));
}

