// Menus that drop from a button or the pointer, and the dialogs: really delete, both versions, the keys, the table.

import { el, icon, signed, step } from '../parts/draw.js';
import { drawnScore } from './guess.js';
import { touchpointsOf } from './model.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {{label: string, icon?: string, run?: () => void, href?: string, checked?: boolean, disabled?: boolean,
 *   keys?: string}} Item */

/**
 * Opens a menu under `anchor` and puts the focus on its first entry; closing returns the focus.
 * @param {App} app @param {HTMLElement} anchor @param {string} label @param {Item[]} items
 */
export function openMenu(app, anchor, label, items) {
  const back = anchor;
  const box = el('div', { class: 'menu', role: 'menu', 'aria-label': label, popover: 'auto' },
    items.map((item) => menuItem(lettersAct(app) || item.keys?.length !== 1 ? item : { ...item, keys: undefined }, () => box.hidePopover())));
  box.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
    if (box.contains(/** @type {ShadowRoot} */ (box.getRootNode()).activeElement)) back.focus();
    box.remove();
  });
  box.addEventListener('keydown', (event) => onMenuKey(event, box));
  app.root.append(box);
  box.showPopover();
  placeMenu(box, anchor.getBoundingClientRect());
  /** @type {HTMLElement | null} */ (box.querySelector('[role^=menuitem]:not([disabled])'))?.focus();
}

/** @param {Item} item @param {() => void} close */
function menuItem(item, close) {
  const parts = [item.checked === undefined ? item.icon && icon(item.icon) : icon(item.checked ? 'check' : '', 18),
    el('span', { class: 'grow' }, item.label), item.keys && el('kbd', null, item.keys)];
  if (item.href) {
    return el('a', { role: 'menuitem', tabindex: -1, href: item.href, download: true, onclick: close }, parts);
  }
  const checked = item.checked === undefined ? {} : { 'aria-checked': String(item.checked) };
  return el('button', { type: 'button', role: item.checked === undefined ? 'menuitem' : 'menuitemcheckbox', tabindex: -1,
    ...checked, disabled: item.disabled, onclick: () => { close(); item.run?.(); } }, parts);
}

/** @param {KeyboardEvent} event @param {HTMLElement} box */
function onMenuKey(event, box) {
  event.stopPropagation();
  const items = /** @type {HTMLElement[]} */ ([...box.querySelectorAll('[role^=menuitem]:not([disabled])')]);
  const at = items.indexOf(/** @type {HTMLElement} */ (/** @type {ShadowRoot} */ (box.getRootNode()).activeElement));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Tab') box.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
}

/** @param {HTMLElement} box @param {DOMRect} from */
function placeMenu(box, from) {
  const size = box.getBoundingClientRect();
  const left = Math.min(from.left, window.innerWidth - size.width - 8);
  const below = from.bottom + 4 + size.height < window.innerHeight;
  box.style.left = `${Math.max(8, left)}px`;
  box.style.top = `${below ? from.bottom + 4 : Math.max(8, from.top - size.height - 4)}px`;
}

/** @param {App} app @param {string} title @param {Node[]} body @param {string} [kind] */
function openDialog(app, title, body, kind = '') {
  const heading = el('h2', { tabindex: -1 }, title);
  const box = el('dialog', { class: `dialog ${kind}`, 'aria-label': title }, heading, body);
  box.addEventListener('keydown', (event) => event.stopPropagation());
  box.addEventListener('close', () => { box.remove(); app.release('dialog'); });
  app.hold('dialog');
  app.root.append(box);
  box.showModal();
  heading.focus();
  return box;
}

/** @param {App} app @param {string} title @param {string} text @param {string} yes @param {() => void} run */
export function confirmFirst(app, title, text, yes, run) {
  const box = openDialog(app, title, [el('p', { class: 'muted' }, text), el('div', { class: 'row end' },
    el('button', { type: 'button', class: 'btn g', onclick: () => box.close() }, app.say('cancel')),
    el('button', { type: 'button', class: 'btn p', onclick: () => { box.close(); run(); } }, yes))]);
}

/** Both versions of a text side by side; neither is chosen beforehand. @param {App} app */
export function showConflict(app) {
  const conflict = app.conflicts.shift();
  if (!conflict) return;
  const { message, theirs, mine } = conflict;
  if (theirs === null) return showRefused(app, conflict);
  /** @param {string} label @param {string} text @param {string} choice @param {() => void} run */
  const side = (label, text, choice, run) => el('div', { class: 'side' },
    el('div', { class: 'version' }, el('small', null, label), el('p', null, text)),
    el('button', { type: 'button', class: 'btn', onclick: () => { box.close(); run(); } }, choice));
  const { op_id: _, expected: __, by: ___, ...operation } = message;
  const box = openDialog(app, app.say('conflict.title'), [
    el('div', { class: 'two' },
      side(app.say('conflict.theirs'), theirs, app.say('conflict.keep_theirs'), () => {}),
      side(app.say('conflict.mine'), mine, app.say('conflict.keep_mine'), () => app.submit(operation))),
    el('p', { class: 'muted' }, app.say('conflict.safe'))], 'wide');
}

/** What was typed and refused, all of it at once: a pasted list may be a hundred. @param {App} app @param {import('./app.js').Conflict} first */
function showRefused(app, first) {
  const texts = [first, ...app.conflicts.filter((c) => c.theirs === null)].map((c) => c.mine);
  app.conflicts = app.conflicts.filter((c) => c.theirs !== null);
  const field = el('textarea', { class: 'field', rows: 5, readonly: true, 'aria-label': app.say('refused.text'), lang: app.map.locale, value: texts.join('\n') });
  const copied = el('span', { class: 'muted', role: 'status' });
  const copy = () => {
    field.select();
    // The newer way is missing where the page is not a secure context: http in a team's own network.
    if (document.execCommand('copy')) copied.textContent = app.say('copied');
  };
  const box = openDialog(app, app.say('refused.title'), [
    el('p', { class: 'muted' }, first.sentence), field,
    el('div', { class: 'row end' }, copied, el('span', { class: 'grow' }),
      el('button', { type: 'button', class: 'btn', onclick: copy }, icon('content_copy'), app.say('copy')),
      el('button', { type: 'button', class: 'btn g', onclick: () => box.close() }, app.say('close')))]);
}

const LETTERS = 'eximap.letters';

/** Whether a single letter or sign acts on the map; whoever speaks to the machine may turn that off (WCAG 2.1.4). @param {App} app */
export function lettersAct(app) {
  return app.shelf.getItem(LETTERS) !== 'off';
}

/** @param {App} app */
function lettersSwitch(app) {
  return el('label', { class: 'row switch' },
    el('input', { type: 'checkbox', role: 'switch', checked: lettersAct(app), 'aria-describedby': 'letters-hint',
      onchange: (/** @type {Event} */ e) => app.shelf.setItem(LETTERS, /** @type {HTMLInputElement} */ (e.currentTarget).checked ? 'on' : 'off') }),
    el('span', null, app.say('keys.letters'), el('small', { id: 'letters-hint' }, app.say('keys.letters_hint'))));
}

const KEYS = [['← → ↑ ↓', 'keys.move'], ['Home End', 'keys.ends'], ['Enter F2', 'keys.edit'], ['Space', 'keys.pick'],
  ['N', 'keys.new'], ['P D I', 'keys.notes'], ['M', 'keys.moment'], ['A', 'keys.action'], ['Delete', 'keys.delete'],
  ['Ctrl+Z', 'keys.undo'], ['Ctrl+Shift+Z', 'keys.redo'], ['F6', 'keys.side'], ['Shift+F10', 'keys.menu'], ['?', 'keys.list']];

/** @param {App} app */
export function showKeys(app) {
  const box = openDialog(app, app.say('keys.title'), [
    el('dl', { class: 'keys' }, KEYS.map(([keys, label]) => [
      el('dt', null, keys.split(' ').map((key) => el('kbd', null, key))), el('dd', null, app.say(label))])),
    lettersSwitch(app),
    el('div', { class: 'row end' },
      el('button', { type: 'button', class: 'btn', onclick: () => box.close() }, app.say('close')))]);
}

/** The curve for whoever would rather read it. @param {App} app */
export function showTable(app) {
  const heads = ['table.touchpoint', 'table.mean', 'table.interval', 'legend.guess'];
  const rows = touchpointsOf(app.map).map((t) => {
    const mean = t.figure?.mean, shown = app.map.curve === 'mean' ? drawnScore(app.map, t) : null;
    const spread = mean?.low == null || mean.high == null ? ''
      : app.say('range', { low: signed(mean.low, app.lang), high: signed(mean.high, app.lang) });
    return [t.name, shown === null ? t.figure?.says ?? '' : signed(shown, app.lang), spread,
      t.forecast === null ? '' : step(t.forecast, app.lang)];
  });
  const box = openDialog(app, app.say('lane.curve'), [
    el('table', { class: 'figures' },
      el('thead', null, el('tr', null, heads.map((h) => el('th', { scope: 'col' }, app.say(h))))),
      el('tbody', null, rows.map((cells) => el('tr', null, cells.map((c, i) =>
        (i ? el('td', null, c) : el('th', { scope: 'row' }, c))))))),
    el('div', { class: 'row end' },
      el('button', { type: 'button', class: 'btn', onclick: () => box.close() }, app.say('close')))], 'wide');
}
