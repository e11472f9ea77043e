// The bar above the map: its title, what it stands on, lanes, undo and redo, export, score.

import { el, icon } from '../parts/draw.js';
import { LANES } from './app.js';
import { avatars } from './company.js';
import { openMenu, showKeys } from './menu.js';

/** @typedef {import('./app.js').App} App */

/** @param {App} app @returns {HTMLElement[]} */
export function toolbar(app) {
  const narrow = app.width < 900;
  const shown = app.lanes.length;
  return [
    el('h1', { class: 'title', title: app.map.title },
      el('button', { type: 'button', class: 'host', data: { rename: 'journey', key: 'title' }, title: app.say('journey.rename') }, app.map.title)),
    el('span', { class: 'sub', title: app.data.subtitle }, app.data.subtitle),
    el('span', { class: 'grow' }),
    avatars(app),
    button('lanes', 'view_agenda', narrow ? '' : app.say('lanes', { shown, all: LANES.length }), app.say('lanes.choose'),
      (anchor) => openLanes(app, anchor)),
    button('undo', 'undo', '', app.say('undo'), () => app.undo(), !app.history.done.length),
    button('redo', 'redo', '', app.say('redo'), () => app.redo(), !app.history.undone.length),
    button('keys', 'keyboard', '', app.say('keys.title'), () => showKeys(app)),
    el('span', { class: 'sep' }),
    ...exportButton(app),
    button('present', 'slideshow', '', app.say('present'), () => app.intent('present')),
    el('button', { type: 'button', class: 'btn p', data: { key: 'score' }, onclick: () => app.intent('score') },
      icon('how_to_reg'), app.say('score')),
  ].filter((node) => node !== null);
}

/** @param {App} app */
function exportButton(app) {
  if (!app.data.urls.length) return [];
  const items = app.data.urls.map(({ label, href }) => ({ label, href, icon: 'download' }));
  return [el('button', { type: 'button', class: 'btn', data: { key: 'export' }, 'aria-haspopup': 'menu',
    onclick: (/** @type {MouseEvent} */ e) => openMenu(app, /** @type {HTMLElement} */ (e.currentTarget), app.say('export'), items) },
  icon('download'), app.say('export'))];
}

/**
 * @param {string} key @param {string} symbol @param {string} text @param {string} label
 * @param {(anchor: HTMLElement) => void} run @param {boolean} [disabled]
 */
function button(key, symbol, text, label, run, disabled = false) {
  return el('button', { type: 'button', class: `btn g${text ? '' : ' i'}`, 'aria-label': text ? null : label, title: label, disabled, data: { key },
    onclick: (/** @type {MouseEvent} */ e) => run(/** @type {HTMLElement} */ (e.currentTarget)) }, icon(symbol), text);
}

/** @param {App} app @param {HTMLElement} anchor */
function openLanes(app, anchor) {
  openMenu(app, anchor, app.say('lanes.choose'), LANES.map((lane) => ({
    label: app.say(`lane.${lane}`), checked: !app.hiddenLanes.has(lane), disabled: lane === 'stage' || lane === 'tp',
    run: () => app.toggleLane(lane) })));
}
