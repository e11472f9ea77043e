// What a meeting opens on: last time's actions on the wall, and one tap for whoever leads.

import { el, icon } from './../parts/draw.js';
import { askFirst, dropKept, keptField, keptValue, press } from './fields.js';

/** @typedef {import('./fields.js').Room} Room */
/** @typedef {{id: string, ver: string, title: string, owner: string, due: string, late: string, status: string, says: string, open: boolean,
 *   stuck: string, lever: string, tone: string, measure: string, proof: string, verdict: string, promise: string}} LastAction */

const LAST_ICONS = /** @type {Record<string, string>} */ ({ 'on-track': 'trending_up', stuck: 'pan_tool', done: 'task_alt', dropped: 'block' });

/** @param {Room} w @param {{actions: LastAction[], people?: string[]}} scene */
export function lastScene(w, scene) {
  if (!scene.actions.length) return el('p', { class: 'none-yet' }, w.l.last_none);
  return el('ol', { class: 'last' }, scene.actions.map((one) => lastAction(w, one, scene.people ?? [])));
}

/** @param {Room} w @param {LastAction} one @param {string[]} people */
function lastAction(w, one, people) {
  const lead = Boolean(w.data.room?.lead);
  return el('li', { class: one.open ? '' : 'closed' },
    el('div', { class: 'what' }, el('b', null, one.title),
      el('small', null, el('span', { class: `tag ${one.tone}` }, one.lever), [one.owner, one.due].filter(Boolean).join(' · '),
        one.late ? el('span', { class: 'late' }, icon('schedule', 18), one.late) : null),
      one.measure ? el('p', null, icon('straighten', 18), one.measure) : null,
      one.proof ? el('p', { class: one.verdict }, icon('query_stats', 18), one.proof) : null,
      one.promise ? el('p', null, icon('handshake', 18), one.promise) : null),
    el('div', { class: 'how' }, el('p', { class: `state ${one.status}` }, icon(LAST_ICONS[one.status] ?? 'task_alt', 24), one.says),
      one.status === 'stuck' && one.stuck ? el('p', { class: 'on' }, one.stuck) : null,
      lead ? taps(w, one, people) : null));
}

/** @param {Room} w @param {LastAction} one @param {string[]} people */
function taps(w, one, people) {
  const mark = (/** @type {string} */ status, /** @type {Record<string, string>} */ more = {}) => w.ask('mark', { action: one.id, expected: one.ver, status, ...more });
  const tap = (/** @type {string} */ status, /** @type {string} */ text, /** @type {() => void} */ act) => press(`${status}-${one.id}`, LAST_ICONS[status], text, act, '',
    { 'aria-pressed': String(one.status === status), 'aria-label': `${text}: ${one.title}`, disabled: one.status === status && status !== 'stuck' });
  return el('div', { class: 'row buttons taps' }, tap('on-track', w.l.mark_on_track, () => mark('on-track')),
    tap('stuck', w.l.mark_stuck, () => askStuck(w, one, people, mark)), tap('done', w.l.mark_done, () => mark('done')));
}

/** @param {Room} w @param {LastAction} one @param {string[]} people @param {(status: string, more: Record<string, string>) => void} mark */
function askStuck(w, one, people, mark) {
  const why = `stuck-why-${one.id}`, whom = `stuck-whom-${one.id}`;
  askFirst(w, w.l.stuck_title, [el('p', { class: 'muted' }, one.title), keptField(w, { key: why, label: w.l.stuck_why, need: true }),
    keptField(w, { key: whom, label: w.l.stuck_whom, list: people })], { yes: w.l.mark_stuck, act: () => {
    const said = { why: keptValue(w, why), whom: keptValue(w, whom) };
    if (!said.why) return false;
    dropKept(w, why, whom);
    mark('stuck', said);
    return true;
  } });
}
