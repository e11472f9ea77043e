// The readiness poll: four plain questions, 1 to 10 each, sent together.

import { el } from './../parts/draw.js';
import { ledgerLine } from './../score/pieces.js';
import { chips, isOver, timePrint, titled, wide } from './pieces.js';
import { isDone, readinessOf } from './seat.js';

/** @typedef {import('./pieces.js').Phone} Phone */
/** @typedef {import('./pieces.js').Screen} Screen */

/** @param {Phone} c @returns {Screen} */
export function planScreen(c) {
  const { phase, factors, low, high } = c.data, sent = readinessOf(c.own);
  const now = { ...sent, ...c.drawer.read(`ready.${phase.id}`, {}) };
  const full = factors.every((/** @type {any} */ one) => now[one.name]);
  const same = Boolean(sent) && factors.every((/** @type {any} */ one) => now[one.name] === sent?.[one.name]);
  const scale = Array.from({ length: high - low + 1 }, (_, i) => ({ value: String(low + i), text: String(low + i) }));
  const choose = (/** @type {string} */ name) => (/** @type {string} */ value) => {
    c.drawer.keep(`ready.${phase.id}`, { ...now, [name]: Number(value) });
    c.draw();
  };
  const send = () => {
    c.send('Ready', Object.fromEntries(factors.map((/** @type {any} */ one) => [one.name, now[one.name]])));
    if (!isDone(c.own)) c.send('Finished', { on: true });
  };
  return {
    key: phase.id,
    top: [timePrint(c), () => titled(c, c.l.title, c.l.hint)],
    main: [[factors, now], () => factors.map((/** @type {any} */ one) => el('section', { class: 'factor' }, el('h2', null, one.text),
      chips({ label: one.text, chosen: now[one.name] ? String(now[one.name]) : null, choose: choose(one.name), more: 'ten' }, scale),
      el('p', { class: 'ends' }, el('span', null, `${low} ${one.low}`), el('span', null, `${high} ${one.high}`))))],
    foot: [[full, same, isOver(c)], () => [
      same ? el('p', { class: 'hint', role: 'status' }, c.l.sent) : el('div', { class: 'row' }, sendButton(c, full && !isOver(c), send)),
      ledgerLine(c.data.plan_ledger)]],
  };
}

/** @param {Phone} c @param {boolean} may @param {() => void} send */
function sendButton(c, may, send) {
  const node = wide(c.l.send, 'send', send, 'p');
  node.disabled = !may;
  return node;
}
