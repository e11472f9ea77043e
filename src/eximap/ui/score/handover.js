// The hand-over: what is stored, who sees it, what cannot be undone, before the next person takes the chair.

import { el, icon } from './../parts/draw.js';
import { alertLine, button, topRow } from './pieces.js';
import { newDraft } from './sheet.js';
import { choiceFields } from './start.js';

/** @typedef {import('./pieces.js').Ctx} Ctx */
/** @typedef {import('./pieces.js').RoundData} RoundData */

/** @param {Ctx} c @param {RoundData} round @returns {Node[]} */
export function handoverScreen(c, round) {
  if (round.choice && c.state.changing) return [topRow(c, round.finished_text), changeBox(c, round)];
  const first = round.finished === 0;
  return [topRow(c, round.finished_text), el('section', { class: 'center' },
    alertLine(c.state.problem ?? c.data.problem),
    el('span', { class: 'round-icon' }, icon('laptop_chromebook', 42)),
    el('h1', { class: 'h-big', tabindex: -1 }, first ? c.l.first_title : c.l.next_title),
    first ? null : el('p', { class: 'hint' }, c.l.closed),
    el('p', { class: 'hint' }, c.l.chair, el('br'), el('span', { class: 'nowrap' }, round.size)),
    el('dl', { class: 'dl' }, round.table.map((row) => el('div', null, icon(row.icon, 22), el('dt', null, row.title),
      el('dd', null, row.text)))),
    el('div', { class: 'row buttons big' }, button(c.l.everyone, '', () => c.go('closing')), nextButton(c, round)),
    el('div', { class: 'row buttons quiet' }, button(c.l.paper, 'keyboard', () => c.go('paper'), 'g'),
      round.choice ? button(c.l.change, 'shield_lock', () => startChange(c, round), 'g') : null))];
}

/** @param {Ctx} c @param {RoundData} round */
function nextButton(c, round) {
  const sit = () => {
    c.state.draft = newDraft(crypto.randomUUID(), round.named);
    c.go('person');
  };
  const next = button(round.finished ? c.l.next_one : c.l.first_one, '', sit, 'p');
  next.append(icon('arrow_forward'));
  return next;
}

/** @param {Ctx} c @param {RoundData} round */
function startChange(c, round) {
  c.state.choice = { mode: round.mode, k: round.choice?.k };
  c.state.changing = true;
  c.draw();
}

/** @param {Ctx} c @param {RoundData} round */
function changeBox(c, round) {
  const leave = () => { c.state.changing = false; c.draw(); };
  const keep = () => {
    c.state.changing = false;
    c.say('mode', { round: round.id, ...c.state.choice });
  };
  return el('section', { class: 'center change' }, choiceFields(c, /** @type {any} */ (round.choice), () => {}),
    el('div', { class: 'row buttons' }, button(c.l.keep_change, 'check', keep, 'p'), button(c.l.cancel, '', leave)));
}
