// Before a round is open: how names are handled, said before anything is asked; what will be asked; earlier rounds.

import { el, icon } from './../parts/draw.js';
import { alertLine, button, check, ledgerLine, stepRadios } from './pieces.js';

/** @typedef {import('./pieces.js').Ctx} Ctx */
/** @typedef {import('./pieces.js').StartData} StartData */
/** @typedef {import('./pieces.js').Choice} Choice */

/** @param {Ctx} c @returns {Node[]} */
export function nothingScreen(c) {
  const none = c.data.nothing ?? { sentence: '', page: 'home', text: '' };
  return [el('section', { class: 'center' }, el('span', { class: 'round-icon' }, icon('how_to_vote', 42)),
    el('h1', { class: 'h-mid' }, none.sentence),
    button(none.text, '', () => c.say('go', { page: none.page }), 'p'))];
}

/** @param {Ctx} c @param {StartData} start @returns {Node[]} */
export function startScreen(c, start) {
  c.state.choice ??= { mode: start.choice.mode, k: start.choice.k, promises: start.promises.length > 0 };
  const address = () => `${start.sheet_pdf}&mode=${c.state.choice.mode}&k=${c.state.choice.k}${c.state.choice.promises ? '&promises=1' : ''}`;
  const pdf = el('a', { class: 'btn b', href: address(), target: '_blank', rel: 'noopener' }, icon('print'), c.l.pdf);
  const promises = promisesBox(c, start, () => { pdf.href = address(); });
  const open = button(c.l.open, 'how_to_vote', () => c.say('open', { journey: c.data.journey, ...c.state.choice }), 'p');
  return [el('div', { class: 'start' },
    releasedBox(c, start), alertLine(c.state.problem ?? c.data.problem),
    el('div', { class: 'head' }, el('h1', { class: 'h-page' }, c.l.open_title), el('p', { class: 'muted' }, c.l.open_text)),
    choiceFields(c, start.choice, () => { pdf.href = address(); promises.hidden = c.state.choice.mode === 'named'; }),
    askedBox(c, start),
    promises,
    el('div', { class: 'row buttons' }, open, pdf),
    pastRounds(c, start))];
}

/** @param {Ctx} c @param {StartData} start */
function releasedBox(c, { released }) {
  if (!released) return null;
  return el('section', { class: 'card done', role: 'status' }, icon('task_alt', 26),
    el('div', { class: 'grow' }, el('h2', null, released.title), el('p', { class: 'muted' }, released.sentence)),
    el('div', { class: 'row buttons' }, button(c.l.to_map, 'conversion_path', () => c.say('go', { page: 'map' })),
      button(c.l.to_insights, 'insights', () => c.say('go', { page: 'insights' }), 'p')));
}

/**
 * The three modes with their ledger sentences, and k. What is chosen stands in `c.state.choice`.
 * @param {Ctx} c @param {Choice} choice @param {() => void} changed
 */
export function choiceFields(c, choice, changed) {
  const box = el('section', { class: 'choice' });
  const k = el('output', { class: 'num', 'aria-live': 'polite' });
  const kHint = el('p', { class: 'muted small' });
  const cards = choice.modes.map((mode) => el('button', { class: 'mode', role: 'radio', type: 'button',
    data: { mode: mode.value }, onclick: (/** @type {Event} */ e) => pick(mode.value, e.currentTarget) },
  el('b', null, el('i', { class: 'dot' }), mode.label), ledgerLine('')));
  const group = el('div', { class: 'modes', role: 'radiogroup', 'aria-label': c.l.names, onkeydown: stepRadios }, cards);
  const pick = (/** @type {string} */ mode, /** @type {any} */ card) => {
    c.state.choice.mode = mode;
    check(group, card);
    say();
  };
  const by = (/** @type {number} */ n) => () => {
    c.state.choice.k = Math.max(choice.least, Math.min(choice.most, c.state.choice.k + n));
    say();
  };
  const fewer = el('button', { class: 'btn i', 'aria-label': c.l.fewer, onclick: by(-1), type: 'button' }, icon('remove'));
  const more = el('button', { class: 'btn i', 'aria-label': c.l.more, onclick: by(1), type: 'button' }, icon('add'));
  const say = () => {
    k.textContent = String(c.state.choice.k);
    fewer.disabled = c.state.choice.k <= choice.least;
    more.disabled = c.state.choice.k >= choice.most;
    kHint.textContent = c.state.choice.mode === 'named' ? c.l.k_named : c.l.k_hint;
    choice.modes.forEach((mode, i) => {
      /** @type {Element} */ (cards[i].querySelector('.ledger span:last-child')).textContent = mode.ledgers[c.state.choice.k];
    });
    changed();
  };
  check(group, cards[choice.modes.findIndex((mode) => mode.value === c.state.choice.mode)]);
  say();
  box.append(el('h2', null, c.l.names), group, el('div', { class: 'row k' }, el('h2', null, c.l.k),
    el('div', { class: 'row' }, fewer, k, more), kHint));
  return box;
}

/** @param {Ctx} c @param {StartData} start */
function askedBox(c, start) {
  return el('section', { class: 'asked' },
    el('h2', null, c.l.asked, el('span', { class: 'muted' }, start.asked)),
    el('ol', { class: 'stages' }, start.stages.map((stage) => el('li', null, el('b', null, stage.name),
      el('ul', null, stage.touchpoints.map((t) => el('li', null, t.name,
        t.end ? el('span', { class: 'tag end' }, icon('flag', 14), c.l.end) : null)))))),
    el('p', { class: 'muted small' }, c.l.forecast_hidden));
}

/** What was agreed and is asked about, unless the lead would rather not. @param {Ctx} c @param {StartData} start @param {() => void} changed */
function promisesBox(c, start, changed) {
  if (!start.promises.length) return el('section', { hidden: true });
  const tick = el('input', { type: 'checkbox', checked: c.state.choice.promises, onchange: () => {
    c.state.choice.promises = tick.checked;
    changed();
  } });
  return el('section', { class: 'promised', hidden: c.state.choice.mode === 'named' }, el('h2', null, c.l.promised),
    el('label', { class: 'tick' }, tick, el('span', null, c.l.promised_ask)),
    el('ul', null, start.promises.map((p) => el('li', null, el('b', null, p.touchpoint), el('span', null, p.behaviour)))),
    el('p', { class: 'muted small' }, c.l.promised_says));
}

/** @param {Ctx} c @param {StartData} start */
function pastRounds(c, start) {
  if (!start.past.length) return null;
  return el('section', { class: 'past' }, el('h2', null, c.l.past),
    el('ul', null, start.past.map((round) => el('li', null, el('b', null, round.title),
      el('span', { class: 'muted' }, round.line)))));
}
