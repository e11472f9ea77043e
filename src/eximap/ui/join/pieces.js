// What the phone's screens share: the context they draw with, the row at the top, the foot, choices.

import { el, fill, icon, plural } from './../parts/draw.js';
import { ledgerLine, stepRadios } from './../score/pieces.js';
import { minutesAndSeconds, secondsLeft } from './clock.js';
import { isDone } from './seat.js';

/** @typedef {import('./../parts/draw.js').Child} Child */
/** A part of a screen: it is made again only when its print changes. @typedef {[print: unknown, make: () => Child[]]} Part */
/** @typedef {{key: string, top?: Part, main: Part, list?: Part, foot?: Part}} Screen */
/** @typedef {{root: HTMLElement, data: any, l: Record<string, any>, lang: string, own: Record<string, any>,
 *   view: Record<string, any>, drawer: ReturnType<typeof import('./post.js').drawer>, post: import('./post.js').Post,
 *   clock: import('./clock.js').Clock, line: any, offline: boolean,
 *   send: (kind: string, fields?: Record<string, any>, phase?: string) => void, draw: () => void,
 *   sitDown: (token: string | null) => void, order: Map<string, number>}} Phone */

/** The time that is left, or until when. @param {Phone} c @returns {Child} */
export function timeLeft(c) {
  const { phase, timer } = c.data;
  if (phase?.until) return el('span', { class: 'time' }, icon('event', 20), phase.until);
  if (!timer) return null;
  return el('span', { class: 'time', role: 'timer', 'aria-label': c.l.time_left }, icon('timer', 20),
    el('span', { data: { clock: '' } }, clockText(c)));
}

/** @param {Phone} c */
export function clockText(c) {
  return c.data.timer ? minutesAndSeconds(secondsLeft(c.data.timer, c.clock.now(Date.now()))) : '';
}

/** Whether the deadline has gone by, that of the room's phase unless told; the timer alone only informs.
 * @param {Phone} c @param {number | null} [closes] */
export function isOver(c, closes = c.data.phase?.closes) {
  return typeof closes === 'number' && c.clock.now(Date.now()) >= closes;
}

/** Said where one would go on, once the deadline has gone by. @param {Phone} c @param {number | null} [closes] */
export function overLine(c, closes = c.data.phase?.closes) {
  return isOver(c, closes) ? el('p', { class: 'hint over', role: 'status' }, c.l.over) : null;
}

/** @param {Phone} c @param {string} title @param {string} [hint] @returns {Child[]} */
export function titled(c, title, hint) {
  return [el('div', { class: 'row' }, el('h1', { tabindex: -1 }, title), timeLeft(c)), hint ? el('p', { class: 'hint' }, hint) : null];
}

/** What changes the row at the top. @param {Phone} c */
export function timePrint(c) {
  return [c.data.phase?.until, Boolean(c.data.timer)];
}

/** "I'm done", or the way back into it, over a line that says who sees what. @param {Phone} c @param {string} ledger @returns {Part} */
export function doneFoot(c, ledger) {
  const done = isDone(c.own);
  const press = () => c.send('Finished', { on: !done });
  return [[done, ledger, isOver(c)], () => [
    isOver(c) ? (done ? null : overLine(c)) : el('div', { class: 'row' },
      wide(done ? c.l.go_on : c.l.done, done ? 'undo' : 'check', press, done ? '' : 'p')),
    ledgerLine(ledger)]];
}

/** After "I'm done". @param {Phone} c @returns {Child[]} */
export function doneWords(c) {
  return [el('div', { class: 'calm' }, el('span', { class: 'round' }, icon('check', 40)), el('h2', null, c.l.done_title),
    el('p', { class: 'hint' }, isOver(c) ? c.l.over : whatNext(c)))];
}

/** What somebody does who is done: at a kiosk, make room. @param {Phone} c */
export function whatNext(c) {
  if (c.data.kiosk) return c.l.done_hint_kiosk;
  return c.data.phase.until ? c.l.done_hint_alone : c.l.done_hint;
}

/** @param {string} text @param {string} name of the icon @param {() => void} act @param {string} [more] classes */
export function wide(text, name, act, more = '') {
  return el('button', { class: `btn wide ${more}`, type: 'button', onclick: act, data: { f: text } }, name ? icon(name, 22) : null, text);
}

/**
 * Choices as chips, of which one may be chosen.
 * @param {{label: string, chosen: string | null, choose: (value: string) => void, more?: string}} how
 * @param {{value: string, text: string, icon?: string, class?: string}[]} choices
 */
export function chips({ label, chosen, choose, more = '' }, choices) {
  const first = choices.some((one) => one.value === chosen) ? chosen : choices[0]?.value;
  return el('div', { class: `chips ${more}`, role: 'radiogroup', 'aria-label': label, onkeydown: stepRadios },
    choices.map((one) => el('button', { class: `chip ${one.class ?? ''}`, type: 'button', role: 'radio',
      'aria-checked': String(one.value === chosen), tabindex: one.value === first ? 0 : -1, data: { f: `${label}-${one.value}` },
      onclick: () => choose(one.value) }, one.icon ? icon(one.icon, 20) : null, one.text)));
}

/** The touchpoint that the facilitator points at stands out. @param {Phone} c @param {string} name */
export function roomAt(c, name) {
  return el('p', { class: 'room-at' }, icon('ads_click', 20), el('span', null, fill(c.l.room_at, { name })));
}

/** What waits while nothing gets through. @param {Phone} c */
export function offlineBanner(c) {
  const waiting = c.post?.pending.length ?? 0;
  if (!c.offline || !c.l.offline) return null;
  const text = waiting ? plural(c.l.offline_waiting, waiting, c.lang) : c.l.offline_none;
  return el('div', { class: 'no-line', role: 'status' }, icon('wifi_off', 22), el('p', null, el('b', null, c.l.offline), ' ', text));
}

/** What was not taken and why; a text stays readable. @param {Phone} c @param {{sentence: string, text: string | null}} one @param {() => void} dismiss */
export function refusedCard(c, one, dismiss) {
  return el('div', { class: 'card refused', role: 'alert' }, el('b', null, c.l.refused), el('p', null, one.sentence),
    one.text ? el('blockquote', null, one.text) : null, el('button', { class: 'btn', type: 'button', onclick: dismiss }, c.l.refused_dismiss));
}
