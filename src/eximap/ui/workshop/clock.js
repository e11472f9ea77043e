// The timer: a ring that empties. It has no sound and never moves on by itself.

import { el, fill, icon, svg } from './../parts/draw.js';

/** @typedef {import('./fields.js').Room} Room */
/** @typedef {import('./fields.js').Timer} Timer */

/** Seconds that are left at the server's time `now` in milliseconds. @param {Timer} timer @param {number} now */
export function secondsLeft(timer, now) {
  const gone = timer.since === null ? 0 : Math.floor((now - timer.since) / 1000);
  return Math.max(0, timer.left - Math.max(0, gone));
}

/** As it stands in the ring: 2:10. @param {number} seconds */
export function minutesAndSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @param {number} px */
export function timerRing(px) {
  const circle = { cx: 60, cy: 60, r: 52, fill: 'none', 'stroke-width': 9 };
  return el('div', { class: 'ring', role: 'timer' }, svg('svg', { width: px, height: px, viewBox: '0 0 120 120', 'aria-hidden': 'true' },
    svg('circle', { ...circle, stroke: 'var(--line)' }),
    svg('circle', { ...circle, class: 'arc', stroke: 'var(--act)', 'stroke-linecap': 'round', pathLength: 100, transform: 'rotate(-90 60 60)' }),
    svg('text', { x: 60, y: 71, 'text-anchor': 'middle' })));
}

/** Until when the phase is open, or since when it is closed: `tick` says which. */
export function deadlineLine() {
  return el('p', { class: 'deadline' }, icon('schedule', 26), el('span', { role: 'status' }));
}

/** Brings every ring and the deadline to the present second. @param {Room} w */
export function tick(w) {
  const deadline = w.data.room?.deadline, line = w.root.querySelector('.deadline [role=status]');
  if (deadline && line) {
    const said = Date.now() + w.behind < deadline.closes ? deadline.until : deadline.since;
    if (line.textContent !== said) line.textContent = said;
  }
  const timer = w.data.room?.timer;
  if (!timer) return;
  const left = secondsLeft(timer, Date.now() + w.behind), share = Math.min(100, (100 * left) / timer.total);
  for (const ring of w.root.querySelectorAll('.ring')) {
    const text = minutesAndSeconds(left), shown = ring.querySelector('text');
    if (!shown || shown.textContent === text) continue;
    shown.textContent = text;
    ring.querySelector('.arc')?.setAttribute('stroke-dasharray', `${share} 200`);
    ring.setAttribute('aria-label', fill(w.l.time_left, { minutes: Math.floor(left / 60), seconds: left % 60 }));
    ring.classList.toggle('out', left === 0);
  }
}
