// One person's sheet, a touchpoint at a time. Nothing leaves this browser before "Close my sheet".

import { el, fill, icon } from './../parts/draw.js';
import { alertLine, button, check, facePicker, focusOn, foot, ledgerLine, promiseBox, stepRadios, topRow } from './pieces.js';
import { answered, hasScore, marked, moved, sheetMessage, untouched, withKept } from './sheet.js';

/** @typedef {import('./pieces.js').Ctx} Ctx */
/** @typedef {import('./pieces.js').RoundData} RoundData */

const BEFORE_NEXT_MS = 320; // long enough to see which face was chosen

/** @param {RoundData} round */
const idsOf = (round) => round.touchpoints.map((t) => t.id);

/** @param {Ctx} c @param {RoundData} round @returns {Node[]} */
export function personScreen(c, round) {
  const { at } = c.state.draft, all = round.touchpoints.length;
  const middle = at < 0 ? nameStep(c, round) : at < all ? touchpointStep(c, round, at) : lastStep(c, round);
  // All of the screen takes the keys, wherever in it somebody clicked last.
  return [el('div', { class: 'sheet', tabindex: -1, onkeydown: (/** @type {KeyboardEvent} */ e) => onKey(c, round, e) },
    topRow(c, progress(c, at, all), false),
    el('section', { class: `center person ${at >= all ? 'last' : ''}` }, middle), personFoot(c, round))];
}

/** @param {Ctx} c @param {number} at @param {number} all */
function progress(c, at, all) {
  const text = at >= all ? c.l.last : at < 0 ? '' : fill(c.l.step, { n: at + 1, all });
  const pieces = Array.from({ length: all }, (_, i) => el('i', { class: i < at ? 'fl' : i === at ? 'c' : null }));
  return el('span', { class: 'progress', role: 'group', 'aria-label': c.l.progress },
    el('span', { class: 'pieces', 'aria-hidden': 'true', style: { '--n': String(all) } }, pieces), text);
}

/** @param {Ctx} c @param {RoundData} round */
function nameStep(c, round) {
  const list = el('datalist', { id: 'people' }, round.people.map((name) => el('option', { value: name })));
  const input = el('input', { class: 'field name', list: 'people', maxlength: 200, autocomplete: 'off',
    'aria-label': c.l.name, placeholder: c.l.name, value: c.state.draft.person,
    oninput: (/** @type {Event} */ e) => {
      keep(c, { ...c.state.draft, person: /** @type {HTMLInputElement} */ (e.target).value });
      allowNext(c, round);
    } });
  return [el('h1', { class: 'h-big', tabindex: -1 }, c.l.name_title), el('div', { class: 'wide' }, ledgerLine(round.ledger)),
    input, list];
}

/** @param {Ctx} c @param {RoundData} round @param {number} at */
function touchpointStep(c, round, at) {
  const touchpoint = round.touchpoints[at], mark = c.state.draft.marks[touchpoint.id];
  const pressed = (/** @type {string} */ what) => ({ 'aria-pressed': String(mark === what), type: 'button' });
  return [el('p', { class: 'stage' }, touchpoint.stage), el('h1', { class: 'h-big', tabindex: -1 }, touchpoint.name),
    touchpoint.hint ? el('p', { class: 'hint' }, touchpoint.hint) : null,
    facePicker(c, { label: touchpoint.name, chosen: typeof mark === 'number' ? mark : null, px: 72, keys: true,
      choose: (score, byPointer) => choose(c, round, score, byPointer) }),
    el('div', { class: 'row buttons others' },
      el('button', { class: 'btn b', data: { mark: 'not-met' }, ...pressed('not-met'),
        onclick: () => choose(c, round, 'not-met', true) }, icon('event_busy'), c.l.not_met),
      el('button', { class: 'btn b g', data: { mark: 'skipped' }, ...pressed('skipped'),
        onclick: () => choose(c, round, 'skipped', true) }, c.l.skip)),
    promiseStep(c, round, touchpoint.id),
    el('p', { class: 'keys muted small' }, c.l.keys)];
}

/** Under a touchpoint where something was agreed: did it happen? @param {Ctx} c @param {RoundData} round @param {string} id */
function promiseStep(c, round, id) {
  const promise = round.promises.find((p) => p.touchpoint === id);
  if (!promise) return null;
  const box = promiseBox(promise.question, round.kept, c.state.draft.kept[id] ?? null, (said) => {
    keep(c, withKept(c.state.draft, id, said));
    box.replaceWith(/** @type {Node} */ (promiseStep(c, round, id)));
    /** @type {HTMLElement | null} */ (c.root.querySelector(`.promise [data-said="${said}"]`))?.focus();
  });
  return box;
}

/** @param {Ctx} c @param {RoundData} round */
function lastStep(c, round) {
  const { draft } = c.state;
  const pick = (/** @type {string | null} */ id, /** @type {string} */ text, /** @type {string} */ more = '') => el('button', {
    class: more, role: 'radio', type: 'button', 'aria-checked': String(draft.stays === id),
    tabindex: draft.stays === id || (draft.stays === undefined && id === round.touchpoints[0]?.id) ? 0 : -1,
    onclick: (/** @type {Event} */ e) => {
      keep(c, { ...c.state.draft, stays: id });
      const radio = /** @type {Element} */ (e.currentTarget);
      check(radio.parentElement, radio);
    } }, text);
  const overall = facePicker(c, { label: round.all_in_all, chosen: draft.all_in_all, px: 46, keys: false,
    choose: (score) => {
      keep(c, { ...c.state.draft, all_in_all: score });
      check(overall, /** @type {Element} */ (overall.querySelector(`[data-score="${score}"]`)));
    } });
  overall.classList.add('all');
  return [el('h1', { class: 'h-mid', tabindex: -1 }, c.l.stays), el('p', { class: 'hint' }, c.l.stays_hint),
    el('div', { class: 'pick', role: 'radiogroup', 'aria-label': c.l.stays, onkeydown: stepRadios },
      round.touchpoints.map((t) => pick(t.id, t.name)), pick(null, c.l.stays_none, 'none')),
    el('h2', { class: 'h-mid second' }, round.all_in_all), overall];
}

/** @param {Ctx} c @param {RoundData} round */
function personFoot(c, round) {
  const { draft, sending, sure, problem } = c.state;
  if (sure === 'leave') return leaveFoot(c);
  const last = draft.at >= round.touchpoints.length, first = draft.at <= (round.named ? -1 : 0);
  const back = first ? button(c.l.leave, 'close', () => leave(c)) : button(c.l.back, 'arrow_back', () => turn(c, round, -1));
  back.classList.add('back');
  back.disabled = sending;
  const next = last ? button(sending ? c.l.closing : c.l.close, '', () => close(c, round), 'p next')
    : button(c.l.next, '', () => turn(c, round, 1), 'p next');
  next.append(icon(last ? 'check' : 'arrow_forward'));
  next.disabled = sending || !answered(draft, idsOf(round));
  const sentence = last ? (round.named ? c.l.final_named : c.l.final) : round.short;
  const below = foot(sentence, back, next);
  if (problem) below.prepend(/** @type {Node} */ (alertLine(problem)));
  return below;
}

/** @param {Ctx} c */
function leaveFoot(c) {
  const stay = () => { c.state.sure = null; c.draw(); focusOn(c, 'h1'); };
  return foot(c.l.leave_sure, button(c.l.stay, '', stay, 'next'), button(c.l.throw, 'delete', () => forget(c), 'p'));
}

/** @param {Ctx} c */
function leave(c) {
  if (untouched(c.state.draft)) { forget(c); return; }
  c.state.sure = 'leave';
  c.draw();
  focusOn(c, '.next');
}

/** @param {Ctx} c */
function forget(c) {
  c.state.sure = null;
  c.state.draft = null;
  c.go('handover');
}

/** Keeps the sheet over a reload; the answers are in this tab alone. @param {Ctx} c @param {any} draft */
export function keep(c, draft) {
  c.state.draft = draft;
  c.storage.setItem(`eximap.sheet.${c.state.round}`, draft ? JSON.stringify([draft]) : '');
}

/** @param {Ctx} c @param {RoundData} round @param {any} mark @param {boolean} goOn */
function choose(c, round, mark, goOn) {
  const { at } = c.state.draft, { id } = round.touchpoints[at];
  keep(c, marked(c.state.draft, id, mark));
  showChoice(c, mark);
  allowNext(c, round);
  const asksMore = round.promises.some((p) => p.touchpoint === id) && !c.state.draft.kept[id];
  if (goOn && !asksMore) setTimeout(() => goOnFrom(c, round, at), BEFORE_NEXT_MS);
}

/**
 * A pointer's choice goes on by itself, unless something else was done meanwhile.
 * @param {Ctx} c @param {RoundData} round @param {number} at
 */
function goOnFrom(c, round, at) {
  if (c.state.draft?.at === at && c.state.screen === 'person' && c.state.sure === null) turn(c, round, 1);
}

/** @param {Ctx} c @param {any} mark */
function showChoice(c, mark) {
  const group = c.root.querySelector('.faces');
  group?.querySelectorAll('[role=radio]').forEach((radio) => {
    radio.setAttribute('aria-checked', String(/** @type {HTMLElement} */ (radio).dataset.score === String(mark)));
  });
  c.root.querySelectorAll('[data-mark]').forEach((other) => {
    other.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (other).dataset.mark === mark));
  });
}

/** @param {Ctx} c @param {RoundData} round */
function allowNext(c, round) {
  const next = /** @type {HTMLButtonElement | null} */ (c.root.querySelector('.next'));
  if (next) next.disabled = !answered(c.state.draft, idsOf(round));
}

/** @param {Ctx} c @param {RoundData} round @param {1 | -1} by */
function turn(c, round, by) {
  const after = moved(c.state.draft, idsOf(round), by, round.named);
  if (after.at === c.state.draft.at) return;
  keep(c, after);
  c.state.problem = null;
  c.draw();
  focusOn(c, after.at < 0 ? '.name' : 'h1');
  c.root.scrollIntoView?.({ block: 'start' });
}

/** @param {Ctx} c @param {RoundData} round */
function close(c, round) {
  if (c.state.sending) return;
  if (!hasScore(c.state.draft)) {
    c.state.problem = c.l.empty;
    c.draw();
    return;
  }
  c.state.sending = true;
  c.state.problem = null;
  c.draw();
  c.box.send(sheetMessage(c.state.draft, idsOf(round), round.id, crypto.randomUUID(), round.named));
}

/**
 * 1 to 5 choose, 0 not met, Enter next, Backspace back; only inside the sheet.
 * @param {Ctx} c @param {RoundData} round @param {KeyboardEvent} e
 */
function onKey(c, round, e) {
  const target = /** @type {HTMLElement} */ (e.target), { at } = c.state.draft, all = round.touchpoints.length;
  const pressing = target.tagName === 'BUTTON' && target.getAttribute('role') !== 'radio'; // Enter is the button's own
  if (e.altKey || e.ctrlKey || e.metaKey || c.state.sending || c.state.sure) return;
  if (target.tagName === 'INPUT') { if (e.key === 'Enter') turn(c, round, 1); return; }
  const score = '12345'.indexOf(e.key) - 2;
  if (e.key.length === 1 && score >= -2) chooseByKey(c, round, score);
  else if (e.key === '0' && at < all) choose(c, round, 'not-met', false);
  else if (e.key === 'Backspace') turn(c, round, -1);
  else if (e.key === 'Enter' && at < all && !pressing) turn(c, round, 1);
  else return;
  e.preventDefault();
}

/** @param {Ctx} c @param {RoundData} round @param {number} score */
function chooseByKey(c, round, score) {
  if (c.state.draft.at < round.touchpoints.length) { choose(c, round, score, false); return; }
  /** @type {HTMLElement | null} */ (c.root.querySelector(`.all [data-score="${score}"]`))?.click();
}
