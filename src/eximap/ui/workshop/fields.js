// What all of the workshop's screens share: ids, parts that are drawn anew only when they differ, fields that keep what
// is being typed, and the one dialog.

import { el, icon } from './../parts/draw.js';

/** @typedef {{id: string, kind: string, name: string, state: 'done' | 'now' | 'todo'}} Step */
/** @typedef {{left: number, since: number | null, total: number}} Timer */
/** Words for before and after `closes`, in milliseconds. @typedef {{closes: number, until: string, since: string}} Deadline */
/** @typedef {{id: string, name: string}} Named */
/** @typedef {{id: string, lead: boolean, journey: {id: string, title: string}, topics: string[], phases: Step[], current: string,
 *   phase: string, title: string, says: string, over: boolean, before: Named | null, after: Named | null, asks_first: boolean, revealed: boolean,
 *   joined: number, finished: number, count: {figure: string, says: string, line: string, polled: string}, counts: boolean, join: {open: boolean, shared: boolean, code: string, address: string,
 *   qr: string, kiosk: string, alone: string, ways: {icon: string, head: string, text: string}[]}, timer: Timer | null, deadline: Deadline | null, ledger: string, eyes_up: boolean,
 *   highlight: Named | null, touchpoints: Named[], scene: any, ending: string}} RoomData */
/** @typedef {{lang: string, labels: Record<string, any>, screen: string, ack: import('./../parts/outbox.js').Ack, now: number,
 *   start?: any, room?: RoomData, present?: any, summary?: any, nothing?: {sentence: string}}} WorkshopData */
/** What one instance of the component knows beyond its data.
 * @typedef {{root: HTMLElement, dialog: HTMLDialogElement, data: WorkshopData, l: Record<string, any>, lang: string,
 *   box: import('./../parts/outbox.js').Outbox, shelf: import('./../parts/outbox.js').Shelf, live: any, following: string,
 *   behind: number, state: {choice: any, agenda: any, at: number, forecast: boolean, said: string, skipped: string[],
 *   kept: Record<string, string>, played: string}, marks: Record<string, string>, slots: Record<string, HTMLElement>,
 *   stale: boolean, dragging: string | null, look: () => void, push: (list: any[]) => void,
 *   tell: (kind: string, more?: Record<string, unknown>) => void, ask: (kind: string, more?: Record<string, unknown>) => string,
 *   draw: () => void}} Room */

/** An id for a row or a message; crypto.randomUUID is missing where the page is not a secure context. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/**
 * Draws one part of the screen, unless it is the same as before, or somebody types or drags in it: then later.
 * @param {Room} w @param {string} name @param {unknown} of what the part depends on @param {() => (Node | null | false)[]} make
 */
export function drawPart(w, name, of, make) {
  const mark = JSON.stringify([w.lang, of]), slot = w.slots[name];
  if (!slot || w.marks[name] === mark) return;
  if (slot.childElementCount && isBusy(w, slot)) {
    w.stale = true;
    return;
  }
  w.marks[name] = mark;
  const key = focusKey(slot);
  slot.replaceChildren(...make().filter((node) => node instanceof Node));
  if (key) /** @type {HTMLElement | null} */ (slot.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
}

/** @param {HTMLElement} slot */
function activeIn(slot) {
  const active = /** @type {ShadowRoot} */ (slot.getRootNode()).activeElement;
  return active && slot.contains(active) ? /** @type {HTMLElement} */ (active) : null;
}

/** @param {HTMLElement} slot */
function focusKey(slot) {
  return activeIn(slot)?.closest('[data-key]')?.getAttribute('data-key') ?? null;
}

/** Whether a redraw would take something from under a hand. @param {Room} w @param {HTMLElement} slot */
function isBusy(w, slot) {
  return w.dragging !== null || Boolean(activeIn(slot)?.matches('input:not([type=checkbox]),textarea,select'));
}

/**
 * A labelled input whose text outlives a redraw, under its key, until `dropKept`.
 * @param {Room} w @param {{key: string, label: string, value?: string, type?: string, list?: string[], area?: boolean, need?: boolean,
 *   most?: number}} spec
 */
export function keptField(w, { key, label, value = '', type = 'text', list, area, need, most = 200 }) {
  const id = `k-${key}`, kept = w.state.kept[key] ?? value;
  const shared = { id, class: 'field', 'aria-required': need ? 'true' : null, data: { key, kept: key }, autocomplete: 'off',
    oninput: (/** @type {Event} */ e) => { w.state.kept[key] = /** @type {HTMLInputElement} */ (e.target).value; } };
  const input = area ? el('textarea', { ...shared, rows: 2, maxlength: 2000 })
    : el('input', { ...shared, type, maxlength: type === 'text' ? most : null, list: list ? `${id}-list` : null });
  input.value = kept;
  return el('div', { class: 'kf' }, el('label', { for: id }, label), input,
    list ? el('datalist', { id: `${id}-list` }, list.map((text) => el('option', { value: text }))) : null);
}

/**
 * A labelled choice that outlives a redraw. @param {Room} w
 * @param {{key: string, label: string, value?: string, options: {value: string, label: string}[], changed?: (value: string) => void}} spec
 */
export function keptChoice(w, { key, label, value = '', options, changed }) {
  const id = `k-${key}`, kept = w.state.kept[key] ?? value;
  const select = el('select', { id, class: 'field', data: { key, kept: key }, onchange: (/** @type {Event} */ e) => {
    w.state.kept[key] = /** @type {HTMLSelectElement} */ (e.target).value;
    changed?.(w.state.kept[key]);
  } }, options.map((o) => el('option', { value: o.value, selected: o.value === kept }, o.label)));
  return el('div', { class: 'kf' }, el('label', { for: id }, label), select);
}

/** What stands in a kept field. @param {Room} w @param {string} key */
export function keptValue(w, key) {
  const node = /** @type {HTMLInputElement | null} */ (w.root.querySelector(`[data-kept="${CSS.escape(key)}"]`)
    ?? w.dialog.querySelector(`[data-kept="${CSS.escape(key)}"]`));
  return (node?.value ?? w.state.kept[key] ?? '').trim();
}

/** @param {Room} w @param {...string} keys */
export function dropKept(w, ...keys) {
  for (const key of keys) delete w.state.kept[key];
}

/**
 * A button that names itself for a redraw. @param {string} key @param {string} symbol @param {string} text @param {() => void} act
 * @param {string} [more] classes @param {Record<string, any>} [props]
 */
export function press(key, symbol, text, act, more = '', props = {}) {
  return el('button', { type: 'button', class: `btn b ${more}`, data: { key }, onclick: act, ...props }, symbol ? icon(symbol) : null, text);
}

/**
 * Asks one thing over the whole screen. @param {Room} w @param {string} title @param {(Node | false | null)[]} body
 * @param {{yes?: string, act?: () => boolean | void, danger?: boolean, no?: string}} [how] `act` may refuse to close by false
 */
export function askFirst(w, title, body, { yes, act, no = w.l.cancel } = {}) {
  const close = () => w.dialog.close();
  w.dialog.setAttribute('aria-label', title);
  w.dialog.replaceChildren(el('h2', null, title), ...body.filter((node) => node instanceof Node), el('div', { class: 'row buttons' },
    press('no', '', no, close), yes ? press('yes', '', yes, () => { if (act?.() !== false) close(); }, 'p') : null));
  if (!w.dialog.open) w.dialog.showModal();
}
