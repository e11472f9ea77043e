// The journey map as one element: builds its shell once, redraws its parts, and listens for everything in one place.

import { el } from '../parts/draw.js';
import { App } from './app.js';
import { cardCell, cardLane, stageLane } from './cards.js';
import { keepCompany, tellOfOthers } from './company.js';
import { layoutOf } from './columns.js';
import { curveFits, curveLane, drawCurve } from './curve.js';
import { watchDrag } from './drag.js';
import { typeDraft } from './drafts.js';
import { emptyMap } from './empty.js';
import { findTouchpoint, touchpointsOf } from './model.js';
import { focusUnit, onFocus, onKey } from './keyboard.js';
import { inspector, ledger } from './inspector.js';
import { actionLane, leadLane, noteCell, noteLane } from './lanes.js';
import { showConflict } from './menu.js';
import { drawPhoneCurve, phoneView } from './phone.js';
import { forgetPress, holdWhilePressed, onClick, onMenu } from './pointer.js';
import { renew, renewChildren } from './renew.js';
import { connectToast } from './toast.js';
import { toolbar } from './toolbar.js';

/** @typedef {import('./app.js').CanvasData} CanvasData */
/** @typedef {{bar: HTMLElement, work: HTMLElement, scroll: HTMLElement, cv: HTMLElement, side: HTMLElement, foot: HTMLElement,
 *   live: HTMLElement, phone: HTMLElement}} Shell */

const RETRY_MS = 5000, ROOMY_CURVE_PX = 240;

/** @type {WeakMap<Element, {app: App, text: string, cleanUp: () => void}>} */
const INSTANCES = new WeakMap();

/** @param {ComponentArguments<CanvasData>} args */
export default function canvas({ parentElement, data, text, setStateValue, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('.eximap-canvas'));
  let instance = INSTANCES.get(root);
  if (instance && instance.app.data.map.id !== data.map.id) {
    instance.cleanUp();
    instance = undefined;
  }
  const app = instance?.app ?? new App(root, data);
  app.deliver = (list) => setStateValue('outbox', list);
  app.intent = (kind, fields = {}) => setTriggerValue('intent', { kind, ...fields, at: Date.now() });
  app.look = () => setTriggerValue('look', Date.now());
  const before = app.map, own = app.outbox.pending.length > 0;
  if (!instance) {
    instance = { app, text: '', cleanUp: start(app) };
    INSTANCES.set(root, instance);
    app.outbox.flush();
  }
  // A run that changed nothing calls the component all the same.
  if (text !== instance.text) app.receive(data);
  if (instance.text && !own) tellOfOthers(app, before);
  instance.text = text;
  return () => {
    // Streamlit also cleans up after a run that newer data overtook: only a map that left the page is done with.
    if (root.isConnected) return;
    INSTANCES.get(root)?.cleanUp();
    INSTANCES.delete(root);
  };
}

/** @param {App} app @returns {() => void} what takes it all down again */
function start(app) {
  const shell = buildShell(app);
  app.redraw = () => redraw(app, shell);
  app.reselect = (before) => reselect(app, shell, before);
  app.announce = (text) => { shell.live.textContent = text; };
  const stopToast = connectToast(app);
  const leave = keepCompany(app, () => app.look(), () => { if (!app.busy.size && !app.phone) shell.bar.replaceChildren(...toolbar(app)); });
  const stop = new AbortController(), options = { signal: stop.signal };
  app.root.addEventListener('click', (e) => onClick(app, e), options);
  app.root.addEventListener('contextmenu', (e) => onMenu(app, e), options);
  app.root.addEventListener('pointerdown', (e) => holdWhilePressed(app, e), { ...options, capture: true });
  app.root.addEventListener('pointerdown', (e) => watchDrag(app, e), options);
  app.root.addEventListener('keydown', (e) => onKey(app, e), options);
  app.root.addEventListener('keydown', forgetPress, { ...options, capture: true });
  app.root.addEventListener('focusin', (e) => onFocus(app, e), options);
  let frame = 0, width = app.root.clientWidth;
  const watch = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    // Only a new width changes what is drawn; a new height only stretches the curve.
    frame = requestAnimationFrame(() => {
      if (app.root.clientWidth !== width && !app.busy.size) { width = app.root.clientWidth; app.redraw(); } else fitCurves(app);
    });
  });
  watch.observe(app.root);
  watch.observe(shell.cv);
  if (document.fonts.status === 'loading') document.fonts.ready.then(() => drawBoth(app));
  const retrying = setInterval(() => app.outbox.retry(), RETRY_MS);
  return () => {
    clearInterval(retrying);
    app.finishEdit?.();
    stop.abort();
    watch.disconnect();
    leave();
    stopToast();
    app.root.replaceChildren();
  };
}

/** @param {App} app */
function drawBoth(app) {
  drawCurve(app);
  drawPhoneCurve(app);
}

/** After a change of size alone: a curve that still stands under its cards stays. @param {App} app */
function fitCurves(app) {
  if (!curveFits(app)) drawCurve(app);
  drawPhoneCurve(app);
}

/** @param {App} app @returns {Shell} */
function buildShell(app) {
  const cv = el('div', { class: 'cv' });
  const scroll = el('div', { class: 'scroll' }, cv), side = el('aside', { class: 'in', 'aria-label': app.say('inspector') });
  const shell = { bar: el('header', { class: 'bar' }), scroll, cv, side, work: el('div', { class: 'work' }, scroll, side),
    foot: el('footer', { class: 'foot' }), live: el('div', { class: 'vh', 'aria-live': 'polite' }), phone: el('div', { class: 'phone' }) };
  app.root.replaceChildren(shell.bar, shell.work, shell.foot, shell.phone, shell.live);
  return shell;
}

/** @param {App} app @param {Shell} shell */
function redraw(app, shell) {
  if (app.quiet) return;
  if (app.busy.size) {
    app.stale = true;
    return;
  }
  const restore = rememberFocus(app);
  // Read once, before anything is changed: reading it later would lay the page out anew each time.
  app.width = app.root.clientWidth;
  app.height = app.root.clientHeight;
  const phone = app.phone, empty = !touchpointsOf(app.map).length && !app.draft;
  app.root.classList.toggle('is-phone', phone);
  if (phone) shell.phone.replaceChildren(...(empty ? [emptyMap(app)] : phoneView(app)));
  else drawDesk(app, shell, empty);
  restore(); // lays the page out for the focus, and the curve is measured in that layout
  drawBoth(app);
  if (!phone) typeDraft(app);
  if (app.conflicts.length && !app.busy.size) showConflict(app);
}

/**
 * Another touchpoint is selected and nothing else has changed: two columns are drawn anew, not fifty.
 * @param {App} app @param {Shell} shell @param {string | null} before
 */
function reselect(app, shell, before) {
  if (app.quiet || app.busy.size || app.phone || app.draft || app.picked || app.width !== app.root.clientWidth || !shell.cv.querySelector('.spot')) return redraw(app, shell);
  const restore = rememberFocus(app), layout = layoutOf(app.map, null);
  drawSide(app, shell, app.inspectorOpen);
  drawColumns(app, shell.cv, layout);
  layout.columns.forEach((column, at) => {
    if (column.touchpoint && [before, app.selected].includes(column.touchpoint.id)) renewColumn(app, shell.cv, column, at);
  });
  fitNotes(app, shell.cv, shell.scroll);
  shell.cv.querySelectorAll('[data-unit][tabindex="0"]').forEach((unit) => unit.setAttribute('tabindex', '-1'));
  restore();
  drawCurve(app);
}

/** What of a column tells whether it is selected: its card, and the prompts of its empty cells. @param {App} app @param {HTMLElement} cv @param {import('./columns.js').Column} column @param {number} at */
function renewColumn(app, cv, column, at) {
  const { touchpoint } = column;
  for (const lane of /** @type {const} */ (['tp', 'pain', 'delight', 'itch'])) {
    const old = cv.querySelector(`.cell[data-unit="${lane}|${CSS.escape(String(touchpoint?.id))}|"]`);
    if (old) renew(old, lane === 'tp' ? cardCell(app, column, at) : noteCell(app, lane, touchpoint, at));
  }
}

/** @param {App} app @param {Shell} shell @param {boolean} open */
function drawSide(app, shell, open) {
  const above = shell.side.scrollTop, line = open ? null : ledger(app);
  shell.work.classList.toggle('open', open);
  shell.side.replaceChildren(...(open ? inspector(app) : []));
  if (above) shell.side.scrollTop = above;
  shell.foot.replaceChildren(...(line ? [line] : []));
}

/** @param {App} app @param {Shell} shell @param {boolean} empty */
function drawDesk(app, shell, empty) {
  drawSide(app, shell, app.inspectorOpen && !empty);
  shell.phone.replaceChildren();
  shell.bar.replaceChildren(...toolbar(app));
  shell.scroll.classList.toggle('is-empty', empty);
  if (empty) {
    shell.cv.removeAttribute('role');
    shell.cv.style.gridTemplateColumns = '';
    shell.cv.replaceChildren(emptyMap(app));
  } else drawGrid(app, shell.cv, shell.scroll);
}

/** @param {App} app @param {HTMLElement} cv @param {HTMLElement} scroll */
function drawGrid(app, cv, scroll) {
  const layout = layoutOf(app.map, app.draft);
  cv.setAttribute('role', 'grid');
  cv.setAttribute('aria-label', app.say('canvas'));
  cv.style.setProperty('--n', String(layout.columns.length));
  cv.style.setProperty('--curve', app.hiddenLanes.has('curve') ? '0px' : 'minmax(196px,1fr)');
  const draw = { stage: stageLane, tp: cardLane, curve: curveLane, lead: leadLane, act: actionLane,
    pain: noteLane, delight: noteLane, itch: noteLane };
  const rules = layout.spans.slice(1).map((s) => el('div', { class: 'rule', role: 'none', style: { 'grid-column': s.from + 2 } }));
  renewChildren(cv, [el('div', { class: 'spot', role: 'none' }), ...rules, ...app.lanes.map((lane) =>
    draw[/** @type {'pain'} */ (lane)](app, layout, /** @type {'pain'} */ (lane)))]);
  drawColumns(app, cv, layout);
  fitNotes(app, cv, scroll);
}

/** The columns' widths, and the wash behind the selected one. @param {App} app @param {HTMLElement} cv @param {import('./columns.js').Layout} layout */
function drawColumns(app, cv, { columns }) {
  const at = columns.findIndex((c) => c.touchpoint && c.touchpoint.id === app.selected);
  // No custom property: everything in the map would inherit it, and have its style worked out anew at each selection.
  cv.style.gridTemplateColumns = ['var(--lab)', ...columns.map((c, i) => `minmax(var(--colmin),${i === at || c.draft ? 1.45 : 1}fr)`)].join(' ');
  const spot = /** @type {HTMLElement} */ (cv.querySelector('.spot'));
  spot.hidden = at < 0;
  spot.style.gridColumn = String(at + 2);
}

/**
 * Shows one note a cell where all of them would push the map out of sight or the curve together; where that is not enough
 * the texts are cut a line earlier, what the lead does first. Measuring costs a layout, so it is done only when something
 * that counts has changed.
 * @param {App} app @param {HTMLElement} cv @param {HTMLElement} scroll
 */
function fitNotes(app, cv, scroll) {
  const notes = touchpointsOf(app.map).map((t) => t.notes.length).join('');
  const now = [notes, app.lanes.join(), app.width, app.height, app.inspectorOpen].join('|');
  if (now === app.fitted) return;
  app.fitted = now;
  cv.classList.remove('crowded', 'dense', 'denser');
  const curve = /** @type {HTMLElement | null} */ (cv.querySelector('.lane.curve')), outOfSight = () => scroll.scrollHeight > scroll.clientHeight + 1;
  cv.classList.toggle('crowded', outOfSight() || (curve !== null && curve.offsetHeight < ROOMY_CURVE_PX));
  for (const closer of ['dense', 'denser']) if (outOfSight()) cv.classList.add(closer);
}

/** The focus goes back to the same cell or control after a redraw. @param {App} app @returns {() => void} */
function rememberFocus(app) {
  const active = /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (app.root.getRootNode()).activeElement);
  const inGrid = active?.closest('.cv') && !active.matches('[data-key]'), key = active?.closest('[data-key]')?.getAttribute('data-key');
  const guess = active?.dataset.guess;
  return () => {
    const cv = app.root.querySelector('.cv');
    const stop = tabStop(app);
    if (stop) stop.tabIndex = 0;
    if (key) /** @type {HTMLElement | null} */ (app.root.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
    else if (guess) /** @type {HTMLElement | null} */ (cv?.querySelector(`[data-guess="${guess}"]`))?.focus({ preventScroll: true });
    else if (inGrid || app.refocus) focusUnit(app, stop);
    app.refocus = false;
  };
}

/** The grid's one tab stop: where the focus was last, else the selected card, else the first. @param {App} app */
function tabStop(app) {
  const find = (/** @type {string} */ unit) => /** @type {HTMLElement | null} */ (app.root.querySelector(`.cv [data-unit="${CSS.escape(unit)}"]`));
  const cell = (app.unit ?? '').split('|').slice(0, 2).join('|');
  const home = findTouchpoint(app.map, app.selected) ?? null;
  return (app.unit && find(app.unit)) || (cell && find(`${cell}|`)) || (home && find(`tp|${home.touchpoint.id}|`))
    || /** @type {HTMLElement | null} */ (app.root.querySelector('.cv .lane.tp [data-unit]'));
}
