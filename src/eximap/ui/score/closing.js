// Everyone is done: what the release does, pressed twice; or closing without one, which deletes the sheets.

import { el, icon } from './../parts/draw.js';
import { alertLine, button, topRow } from './pieces.js';

/** @typedef {import('./pieces.js').Ctx} Ctx */
/** @typedef {import('./pieces.js').RoundData} RoundData */

/** @param {Ctx} c @param {RoundData} round @returns {Node[]} */
export function closingScreen(c, round) {
  const { closing } = round;
  const back = () => { c.state.sure = null; c.go('handover'); };
  return [topRow(c, round.finished_text), el('section', { class: 'center' },
    alertLine(c.data.problem),
    el('span', { class: 'round-icon' }, icon('task_alt', 42)),
    el('h1', { class: 'h-big', tabindex: -1 }, round.finished_text),
    el('p', { class: 'hint', role: 'status' }, closing.missing ?? round.about),
    el('div', { class: 'dl one' }, el('h2', null, c.l.closing_then),
      closing.then.map((row) => el('div', null, icon(row.icon, 22), el('span', null, row.text)))),
    el('div', { class: 'row buttons big' }, button(c.l.not_done, 'arrow_back', back), release(c, round)),
    el('div', { class: 'row buttons quiet' }, abandon(c, round)))];
}

/** @param {Ctx} c @param {RoundData} round */
function release(c, round) {
  const sure = c.state.sure === 'release';
  const press = () => {
    if (!sure) { ask(c, 'release'); return; }
    c.say('release', { round: round.id });
    c.draw(); // computing takes a moment, and a second press would only be refused
  };
  const busy = sure && c.state.asked !== null;
  const text = busy ? c.l.releasing : sure ? c.l.release_sure : c.l.release;
  const node = button(text, sure ? 'check' : 'lock', press, 'p sure-release');
  node.disabled = Boolean(round.closing.missing) || c.state.asked !== null;
  return node;
}

/** @param {Ctx} c @param {RoundData} round */
function abandon(c, round) {
  if (c.state.sure !== 'abandon') return button(c.l.abandon, 'delete', () => ask(c, 'abandon'), 'g');
  const act = () => { if (c.state.asked === null) c.say('abandon', { round: round.id }); };
  return el('div', { class: 'sure', role: 'group', 'aria-label': round.closing.delete },
    el('span', { role: 'status' }, round.closing.delete),
    button(c.l.abandon_sure, 'delete', act, 'sure-abandon'), button(c.l.cancel, '', () => ask(c, null), 'g'));
}

/**
 * The second press is asked of the same place, so that the keyboard need not look for it.
 * @param {Ctx} c @param {string | null} what
 */
function ask(c, what) {
  c.state.sure = what;
  c.draw();
  if (what) /** @type {HTMLElement | null} */ (c.root.querySelector(`.sure-${what}`))?.focus();
}
