// Last time's actions on a phone: to read along while the room goes through them.

import { el, icon } from './../parts/draw.js';
import { timePrint, titled } from './pieces.js';

/** @typedef {import('./pieces.js').Phone} Phone */
/** @typedef {import('./pieces.js').Screen} Screen */

const LAST_ICONS = /** @type {Record<string, string>} */ ({ 'on-track': 'trending_up', stuck: 'pan_tool', done: 'task_alt', dropped: 'block' });

/** @param {Phone} c @returns {Screen} */
export function lastTimeScreen(c) {
  const { phase, actions } = c.data;
  return {
    key: phase.id,
    top: [timePrint(c), () => titled(c, c.l.watch)],
    main: [actions, () => [el('p', { class: 'hint' }, actions.length ? c.l.last_hint : c.l.last_none),
      el('ul', { class: 'last' }, actions.map((/** @type {any} */ one) => el('li', { class: one.status },
        el('b', null, one.title), el('p', { class: 'state' }, icon(LAST_ICONS[one.status] ?? 'task_alt', 20), one.says),
        el('p', { class: 'muted' }, [one.owner, one.due].filter(Boolean).join(' · ')))))]],
  };
}
