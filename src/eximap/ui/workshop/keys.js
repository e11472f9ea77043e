// Keys of the room and of presenting: they act only while no field, menu or dialog has the focus.

import { goOn, leaveFor } from './frame.js';

/** @typedef {import('./fields.js').Room} Room */

const HAVE_KEYS_OF_THEIR_OWN = 'input,textarea,select,[role=radio],dialog,[contenteditable]';

/** @param {Room} w @param {KeyboardEvent} event */
export function onRoomKey(w, event) {
  if (event.altKey || event.ctrlKey || event.metaKey || w.dialog.open || !w.root.isConnected) return;
  const target = /** @type {Element | undefined} */ (event.composedPath()[0]);
  if (target instanceof Element && target.closest(HAVE_KEYS_OF_THEIR_OWN)) return;
  const on = target instanceof Element && target.closest('button,a,summary') !== null;
  const done = w.data.present ? presentKey(w, event.key) : w.data.room?.lead ? roomKey(w, event.key, on) : false;
  if (done) event.preventDefault();
}

/** @param {Room} w @param {string} key @param {boolean} onButton where space presses the button */
function roomKey(w, key, onButton) {
  const room = /** @type {import('./fields.js').RoomData} */ (w.data.room);
  if (key === 'ArrowRight' && (room.after || room.asks_first)) goOn(w, room);
  else if (key === 'ArrowLeft' && room.before) leaveFor(w, room.before);
  else if (key === ' ' && !onButton && room.timer) w.ask(room.timer.since === null ? 'timer-start' : 'timer-pause');
  else return false;
  return true;
}

/** @param {Room} w @param {string} key */
function presentKey(w, key) {
  const last = (w.data.present.curve?.points.length ?? 0) - 1;
  if (key === 'ArrowRight') w.state.at = Math.min(last, w.state.at + 1);
  else if (key === 'ArrowLeft') w.state.at = Math.max(-1, w.state.at - 1);
  else if (key === 'Home') w.state.at = -1;
  else if (key === 'Escape') w.tell('map');
  else return false;
  w.draw();
  return true;
}
