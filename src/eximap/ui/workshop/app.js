// The workshop's page: opening one, the room's screen for whoever leads and for the wall, presenting, and the summary.

import { el } from './../parts/draw.js';
import { Live, POLL_MS } from './../parts/live.js';
import { Outbox, browserStorage } from './../parts/outbox.js';
import { agendaScreen } from './agenda.js';
import { tick } from './clock.js';
import { drawPart, newId, press } from './fields.js';
import { drawRoom } from './frame.js';
import { onRoomKey } from './keys.js';
import { presentScreen } from './present.js';
import { summaryScreen } from './summary.js';

/** @typedef {import('./fields.js').Room} Room */
/** @typedef {import('./fields.js').WorkshopData} WorkshopData */

const TICK_MS = 250, RESEND_MS = 5000, GATHER_MS = 700, SAID_MS = 9000;
/** @type {WeakMap<HTMLElement, {w: Room, leave: () => void}>} */
const ROOMS = new WeakMap();

/** @param {{parentElement: ParentNode, data: WorkshopData, setTriggerValue: (name: string, value: any) => void}} component */
export default function workshop({ parentElement, data, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('.workshop'));
  const dialog = /** @type {HTMLDialogElement} */ (parentElement.querySelector('dialog'));
  const known = ROOMS.get(root), w = known?.w ?? newRoom(root, dialog, data);
  Object.assign(w, { data, l: data.labels, lang: data.lang, behind: data.now - Date.now() });
  w.push = (list) => setTriggerValue('outbox', list); // a trigger, as its value is gone after the run; what is lost is sent again
  w.look = () => setTriggerValue('look', Date.now());
  w.tell = (kind, more = {}) => setTriggerValue('intent', { kind, ...more, at: Date.now() });
  if (!known) ROOMS.set(root, { w, leave: attend(w) });
  for (const { refusal } of w.box.acknowledge(data.ack).refused) say(w, refusal.sentence);
  follow(w);
  w.draw();
  return () => {
    // Streamlit also cleans up after a run that newer data overtook: only a room that left the page is done with.
    if (root.isConnected) return;
    ROOMS.get(root)?.leave();
    ROOMS.delete(root);
  };
}

/** @param {HTMLElement} root @param {HTMLDialogElement} dialog @param {WorkshopData} data @returns {Room} */
function newRoom(root, dialog, data) {
  const shelf = browserStorage('sessionStorage');
  const w = /** @type {Room} */ (/** @type {unknown} */ ({ root, dialog, shelf, data, live: null, following: '', marks: {}, slots: {}, stale: false, dragging: null,
    state: { choice: null, agenda: null, at: -1, forecast: false, said: '', skipped: [], kept: {}, played: '' } }));
  w.box = new Outbox({ key: 'eximap.workshop', storage: shelf, send: (list) => w.push(list) });
  w.ask = (kind, more = {}) => {
    const opId = newId();
    w.box.send({ op_id: opId, expected: null, kind, workshop: w.data.room?.id ?? null, ...more });
    return opId;
  };
  w.draw = () => drawWorkshop(w);
  return w;
}

/** Listens for as long as the page stands; what ends it. @param {Room} w */
function attend(w) {
  const stop = new AbortController(), options = { signal: stop.signal };
  document.addEventListener('keydown', (e) => onRoomKey(w, e), options);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) w.live?.look(); }, options);
  window.addEventListener('online', () => w.live?.look(), options);
  // A bare r or c would reach Streamlit's own shortcuts.
  for (const node of [w.root, w.dialog]) node.addEventListener('keydown', (e) => { onRoomKey(w, e); e.stopPropagation(); }, options);
  w.root.addEventListener('focusout', () => setTimeout(() => { if (w.stale) w.draw(); }), options);
  const timers = [setInterval(() => tick(w), TICK_MS), setInterval(() => w.box.retry(), RESEND_MS),
    setInterval(() => { if (w.live && !w.live.up && !document.hidden) w.look(); }, POLL_MS)];
  w.box.flush();
  return () => {
    stop.abort();
    timers.forEach(clearInterval);
    w.live?.leave();
  };
}

/** Follows what is shown: the workshop, its room, its journey. @param {Room} w */
function follow(w) {
  const topics = w.data.room?.topics ?? [], wanted = topics.join(' ');
  if (wanted === w.following) return;
  w.following = wanted;
  w.live?.leave();
  w.live = topics.length ? new Live({ topics, state: (up) => { if (up) w.look(); }, changed: (bump) => heard(w, bump) }) : null;
}

/** A change of the workshop is shown at once; the room's own counts gather a little. @param {Room} w @param {import('./../parts/live.js').Bump | null} bump */
function heard(w, bump) {
  const topics = Object.keys(bump?.stamps ?? {});
  if (!topics.length) return;
  if (topics.some((topic) => !topic.startsWith('room:'))) return w.look();
  // Gathered from the first on: while people go on without a pause, the last would never come.
  /** @type {any} */ (w).gathering ??= setTimeout(() => { /** @type {any} */ (w).gathering = undefined; w.look(); }, GATHER_MS);
}

/** @param {Room} w */
function drawWorkshop(w) {
  w.stale = false;
  const { room, start, present, summary, nothing } = w.data, screen = w.data.screen;
  if (w.root.dataset.screen !== screen) {
    w.root.dataset.screen = screen;
    w.slots = {};
    w.marks = {};
    w.root.replaceChildren();
    if (w.dialog.open) w.dialog.close();
  }
  if (room) drawRoom(w, room);
  else {
    if (!w.slots[screen]) w.root.append(w.slots[screen] = el('main', { class: `one-${screen}` }));
    if (start) drawPart(w, screen, [start, w.state.agenda, w.state.said], () => agendaScreen(w, start));
    else if (present) drawPart(w, screen, [present, w.state.at, w.state.forecast], () => presentScreen(w, present));
    else if (summary) drawPart(w, screen, summary, () => summaryScreen(w, summary));
    else drawPart(w, screen, nothing, () => [el('section', { class: 'lone' }, el('h1', null, nothing?.sentence ?? ''), press('home', 'home', w.l.home, () => w.tell('home'), 'p'))]);
  }
  tick(w);
}

/** One sentence that needs to be read now; it goes by itself. @param {Room} w @param {string} sentence */
function say(w, sentence) {
  const line = el('p', { class: 'say', role: 'alert' }, sentence);
  w.root.getRootNode().appendChild(line);
  setTimeout(() => line.remove(), SAID_MS);
}
