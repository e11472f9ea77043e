// Dragging with the pointer: a card between columns, a note to another touchpoint or lane, a guess up and down.

import { signed } from '../parts/draw.js';
import { lifted } from './columns.js';
import { drawCurve, heightOf, scoreAt } from './curve.js';
import { derive } from './guess.js';
import { findNote, findTouchpoint } from './model.js';
import { moveNote, moveTouchpoint, setForecast } from './verbs.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {{move: (event: PointerEvent) => void, drop: () => void, cancel: () => void}} Drag */

const THRESHOLD = 6, EDGE = 48, SCROLL_STEP = 14;

/** Begins a drag once the pointer has gone six pixels from where it was pressed. @param {App} app @param {PointerEvent} press */
export function watchDrag(app, press) {
  const origin = /** @type {HTMLElement} */ (press.target);
  const guess = /** @type {HTMLElement | null} */ (origin.closest('[data-guess]'));
  const held = /** @type {HTMLElement | null} */ (guess ?? origin.closest('.nt[data-note]') ?? origin.closest('.t:not(.ghost):not(.draft)'));
  if (press.button !== 0 || !held || origin.closest('button, textarea') || app.phone) return;
  /** @type {Drag | null} */
  let drag = guess ? dragGuess(app, guess) : null;
  const stop = new AbortController(), options = { signal: stop.signal };
  /** @param {PointerEvent} event */
  const onMove = (event) => {
    const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) >= THRESHOLD;
    if (!drag && far) drag = held.dataset.note ? dragNote(app, held, press) : dragCard(app, held, press);
    drag?.move(event);
  };
  /** @param {(drag: Drag) => void} how */
  const end = (how) => {
    stop.abort();
    if (!drag) return;
    app.busy.delete('drag');
    how(drag);
    app.settle();
  };
  window.addEventListener('pointermove', onMove, options);
  window.addEventListener('pointerup', () => end((d) => d.drop()), options);
  window.addEventListener('pointercancel', () => end((d) => d.cancel()), options);
  window.addEventListener('keydown', (e) => { if (e.key === 'Escape') end((d) => d.cancel()); }, { ...options, capture: true });
}

/** A copy that follows the pointer. @param {App} app @param {HTMLElement} held @param {PointerEvent} press */
function ghostOf(app, held, press) {
  const from = held.getBoundingClientRect(), ghost = /** @type {HTMLElement} */ (held.cloneNode(true));
  ghost.classList.add('ghosted');
  ghost.style.cssText = `width:${from.width}px;height:${from.height}px;left:${from.left}px;top:${from.top}px`;
  held.classList.add('lifted');
  app.root.append(ghost);
  app.hold('drag');
  return {
    follow: (/** @type {PointerEvent} */ e) => { ghost.style.transform = `translate(${e.clientX - press.clientX}px,${e.clientY - press.clientY}px)`; },
    drop: () => { ghost.remove(); held.classList.remove('lifted'); },
  };
}

/** Scrolls the canvas when something is held at its edge. @param {App} app @param {PointerEvent} event */
function scrollAtEdge(app, event) {
  const area = app.root.querySelector('.scroll');
  if (!area) return;
  const box = area.getBoundingClientRect();
  if (event.clientX > box.right - EDGE) area.scrollLeft += SCROLL_STEP;
  if (event.clientX < box.left + 104 + EDGE) area.scrollLeft -= SCROLL_STEP;
}

/** @param {App} app @param {HTMLElement} card @param {PointerEvent} press @returns {Drag} */
function dragCard(app, card, press) {
  const id = String(/** @type {HTMLElement} */ (card.closest('[data-tp]')).dataset.tp);
  const ghost = ghostOf(app, card, press), bar = document.createElement('div');
  bar.className = 'insertion';
  app.root.querySelector('.cv')?.append(bar);
  /** @type {{stage: string, index: number} | null} */
  let slot = null;
  const clear = () => { ghost.drop(); bar.remove(); };
  return {
    move: (event) => {
      ghost.follow(event);
      scrollAtEdge(app, event);
      slot = slotUnder(app, event.clientX, bar);
    },
    drop: () => { clear(); if (slot) moveTouchpoint(app, id, lifted(app.map, id, slot)); },
    cancel: clear,
  };
}

/** The slot at a horizontal position, and the bar that shows it. @param {App} app @param {number} x @param {HTMLElement} bar */
function slotUnder(app, x, bar) {
  const cells = /** @type {HTMLElement[]} */ ([...app.root.querySelectorAll('.lane.tp .cell[data-stage]')]);
  const frames = cells.map((cell) => cell.getBoundingClientRect());
  const over = frames.findIndex((f) => x < f.right), at = over < 0 ? cells.length - 1 : over;
  if (at < 0) return null;
  const { tp, stage = '' } = cells[at].dataset, frame = frames[at];
  const after = tp !== undefined && x > frame.left + frame.width / 2;
  const grid = /** @type {HTMLElement} */ (bar.parentElement).getBoundingClientRect();
  bar.style.left = `${(after ? frame.right : frame.left) - grid.left - 1.5}px`;
  const index = tp === undefined ? 0 : Number(findTouchpoint(app.map, tp)?.index) + (after ? 1 : 0);
  return { stage, index };
}

/** @param {App} app @param {HTMLElement} held @param {PointerEvent} press @returns {Drag} */
function dragNote(app, held, press) {
  const id = String(held.dataset.note), ghost = ghostOf(app, held, press);
  /** @type {HTMLElement | null} */
  let over = null;
  const clear = () => { ghost.drop(); over?.classList.remove('target'); };
  return {
    move: (event) => {
      ghost.follow(event);
      scrollAtEdge(app, event);
      over?.classList.remove('target');
      const under = /** @type {ShadowRoot} */ (app.root.getRootNode()).elementFromPoint(event.clientX, event.clientY);
      over = /** @type {HTMLElement | null} */ (under?.closest('.lane.note .cell[data-kind]') ?? null);
      over?.classList.add('target');
    },
    drop: () => {
      clear();
      if (over && findNote(app.map, id)) moveNote(app, id, String(over.dataset.tp), String(over.dataset.kind));
    },
    cancel: clear,
  };
}

/** Shows a guess as it would be, without storing it. @param {App} app @param {HTMLElement} slider @param {number | null} value */
export function previewGuess(app, slider, value) {
  const at = findTouchpoint(app.map, String(slider.dataset.guess));
  if (!at || value === null) return;
  at.touchpoint.forecast = value;
  slider.style.top = heightOf(value);
  slider.setAttribute('aria-valuenow', String(value));
  slider.setAttribute('aria-valuetext', signed(value, app.lang));
  derive(app.map);
  drawCurve(app);
}

/** @param {App} app @param {HTMLElement} slider @returns {Drag} */
function dragGuess(app, slider) {
  const id = String(slider.dataset.guess), before = findTouchpoint(app.map, id)?.touchpoint.forecast ?? null;
  const lane = /** @type {HTMLElement} */ (slider.closest('.cell')).getBoundingClientRect();
  let value = before;
  app.hold('drag');
  const restore = () => previewGuess(app, slider, before);
  return {
    move: (event) => { value = scoreAt(event.clientY - lane.top, lane.height); previewGuess(app, slider, value); },
    drop: () => { restore(); setForecast(app, id, value); },
    cancel: restore,
  };
}
