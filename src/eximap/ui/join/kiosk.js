// One screen for one person after another: nobody finds what the last one said, and an empty chair clears it.

import { el, fill } from './../parts/draw.js';
import { wide } from './pieces.js';

/** @typedef {import('./pieces.js').Phone} Phone */

export const QUIET_MS = 120_000;
export const ASKED_S = 30;

/** Counts how long nobody has touched the screen. */
export class Chair {
  /** @param {number} now milliseconds */
  constructor(now) {
    this.touchedAt = now;
  }

  /** @param {number} now */
  touch(now) {
    this.touchedAt = now;
  }

  /** Seconds until the screen is cleared, or null while nobody has to be asked. @param {number} now @returns {number | null} */
  left(now) {
    const asked = now - this.touchedAt - QUIET_MS;
    return asked < 0 ? null : Math.max(0, ASKED_S - Math.floor(asked / 1000));
  }
}

/** @param {Phone} c @param {number} left seconds @param {() => void} stay */
export function stillThere(c, left, stay) {
  return el('div', { class: 'eyes', role: 'alertdialog', 'aria-label': c.l.kiosk_there }, el('h1', null, c.l.kiosk_there),
    el('p', { class: 'hint' }, fill(c.l.kiosk_clears, { n: left })), wide(c.l.kiosk_stay, 'check', stay, 'p'));
}
