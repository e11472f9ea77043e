// The score sheet on a phone: one touchpoint at a time, each answer on its way at once, changed until it is handed in.

import { el, face, fill, icon, scoreColour } from './../parts/draw.js';
import { alertLine, ledgerLine, promiseBox, stepRadios } from './../score/pieces.js';
import { asksBesides, besidesBox, besidesOf, promiseAt } from './besides.js';
import { isOver, overLine, roomAt, timeLeft, whatNext, wide } from './pieces.js';
import { answer, closingOf, counted, firstOpen, isDone, saysSomething, withWaiting } from './seat.js';

/** @typedef {import('./pieces.js').Phone} Phone */
/** @typedef {import('./pieces.js').Screen} Screen */
/** The sheet: the current phase's, or one that was left unfinished.
 * @typedef {{phase: string, asked: any[], own: Record<string, any>, asks: any, promises: any[], kept: any[], short: string, all_in_all: string,
 *   l: Record<string, any>, late: boolean, closes: number | null, counted: boolean}} Sheet */

const GO_ON_MS = 320; // long enough to see which face was chosen

/** @param {Phone} c @param {boolean} late @returns {Sheet} */
export function sheetOf(c, late) {
  // A sheet that was caught up with and handed in is asked for no more: what it was is kept until one goes back.
  const from = late ? c.data.late ?? c.view.caught : c.data;
  const own = withWaiting(from.own ?? {}, c.post.pending, from.phase.id);
  return { phase: from.phase.id, asked: from.asked, own, asks: from.asks, promises: from.promises ?? [], kept: from.kept ?? [], short: from.short, all_in_all: from.all_in_all,
    l: { ...c.l, ...from.labels }, late, closes: from.phase.closes ?? null, counted: Boolean(c.data.handed_in) };
}

/** @param {Phone} c @param {boolean} late @returns {Screen} */
export function scoreScreen(c, late) {
  const sheet = sheetOf(c, late);
  if (sheet.counted || isDone(sheet.own)) return handedScreen(c, sheet);
  const at = Math.min(c.view.at ??= startAt(c, sheet), sheet.asked.length);
  return at < sheet.asked.length ? questionScreen(c, sheet, at) : lastScreen(c, sheet);
}

/** Where this phone was, or the first question without an answer. @param {Phone} c @param {Sheet} sheet */
function startAt(c, sheet) {
  const kept = c.drawer.read(`at.${sheet.phase}`);
  return Number.isInteger(kept) && kept <= sheet.asked.length ? kept : firstOpen(sheet.asked, sheet.own);
}

/** Whether it is too late for this sheet, which may be of an earlier phase. @param {Phone} c @param {Sheet} sheet */
function isShut(c, sheet) {
  return isOver(c, sheet.closes);
}

/** @param {Phone} c @param {Sheet} sheet @param {number} to */
function goTo(c, sheet, to) {
  c.view.at = Math.max(0, Math.min(sheet.asked.length, to));
  c.view.problem = null;
  c.drawer.keep(`at.${sheet.phase}`, c.view.at);
  c.draw();
}

/** @param {Phone} c @param {Sheet} sheet @param {number} at @returns {import('./pieces.js').Part} */
function top(c, sheet, at) {
  const { sent, waiting } = counted(sheet.asked, sheet.own), late = sheet.late && c.l.late_back;
  const kinds = sheet.asked.map((one, i) => (i === at ? 'c' : !answer(sheet.own, one.id) ? '' : answer(sheet.own, one.id).waits ? 'w' : 'fl'));
  const offline = c.offline && waiting > 0;
  return [[kinds, offline, sent, waiting, c.data.phase.until, Boolean(c.data.timer), late, isShut(c, sheet)], () => [
    el('div', { class: 'pieces', role: 'img', 'aria-label': `${sheet.l.progress}: ${fill(sheet.l.step, { n: sent + waiting, all: sheet.asked.length })}`,
      style: { '--n': String(sheet.asked.length) } }, kinds.map((kind) => el('i', { class: kind }))),
    el('div', { class: 'row' }, el('span', { class: 'stage-name' }, at < sheet.asked.length ? sheet.asked[at].stage : sheet.l.last),
      offline ? el('span', { class: 'time' }, fill(c.l.sent_waiting, { sent, waiting })) : timeLeft(c)),
    late ? el('button', { class: 'btn g back-room', type: 'button', onclick: () => { c.view.catching = false; c.draw(); } },
      icon('arrow_back', 20), late) : null,
    overLine(c, sheet.closes)]];
}

/** @param {Phone} c @param {Sheet} sheet @param {number} at @returns {Screen} */
function questionScreen(c, sheet, at) {
  const { id, name, hint } = sheet.asked[at], said = answer(sheet.own, id);
  const promise = promiseAt(sheet, id);
  const print = [id, said?.met, said?.score, besidesOf(said), c.data.highlight, isShut(c, sheet)];
  return {
    key: `${sheet.phase}-${at}`,
    top: top(c, sheet, at),
    main: [print, () => [el('div', { class: 'question' },
      el('p', { class: 'muted' }, fill(sheet.l.step, { n: at + 1, all: sheet.asked.length })),
      el('h1', { tabindex: -1, class: c.data.highlight === id ? 'lit' : null }, name), hint ? el('p', { class: 'hint' }, hint) : null,
      elsewhere(c, sheet, id)),
    facesDown(sheet, name, said?.met === 'scored' ? said.score : null, (score) => choose(c, sheet, at, score), { shut: isShut(c, sheet) }),
    said?.met === 'scored' && asksBesides(sheet.asks)
      ? besidesBox(sheet.l, sheet.asks, said, (changed) => put(c, sheet, { ...said, ...changed })) : null,
    promise && promiseBox(promise.question, sheet.kept, said?.kept ?? null, (kept) => put(c, sheet,
      { met: 'skipped', ...said, touchpoint: id, kept: kept === said?.kept ? null : kept }))]],
    foot: [[at, said?.met, sheet.short, c.offline, isShut(c, sheet)], () => [el('div', { class: 'row' },
      backButton(c, sheet, at), notMet(c, sheet, at, said), nextButton(c, sheet, at, said)), ledger(c, sheet)]],
  };
}

/** Another touchpoint that the room talks about just now. @param {Phone} c @param {Sheet} sheet @param {string} id shown */
function elsewhere(c, sheet, id) {
  const to = sheet.asked.findIndex((one) => one.id === c.data.highlight);
  if (to < 0 || c.data.highlight === id) return null;
  return el('button', { class: 'btn g room', type: 'button', onclick: () => goTo(c, sheet, to) }, roomAt(c, sheet.asked[to].name));
}

/** Who sees it; without a network, where the answers wait. @param {Phone} c @param {Sheet} sheet */
function ledger(c, sheet) {
  return ledgerLine(c.offline ? c.l.waiting_ledger : sheet.short);
}

/** @param {Phone} c @param {Sheet} sheet @param {number} at */
function backButton(c, sheet, at) {
  return el('button', { class: 'btn back', type: 'button', 'aria-label': sheet.l.back, disabled: at === 0, data: { f: 'back' },
    onclick: () => goTo(c, sheet, at - 1) }, icon('arrow_back', 22));
}

/** @param {Phone} c @param {Sheet} sheet @param {number} at @param {any} said */
function notMet(c, sheet, at, said) {
  const press = () => { put(c, sheet, { touchpoint: sheet.asked[at].id, met: 'not-met', kept: said?.kept }); goTo(c, sheet, at + 1); };
  return el('button', { class: 'btn grow not-met', type: 'button', 'aria-pressed': String(said?.met === 'not-met'), onclick: press,
    disabled: isShut(c, sheet), data: { f: 'not-met' } }, sheet.l.not_met);
}

/** Next; skip while nothing is chosen, which is an answer too. @param {Phone} c @param {Sheet} sheet @param {number} at @param {any} said */
function nextButton(c, sheet, at, said) {
  const press = () => {
    if (!said && !isShut(c, sheet)) put(c, sheet, { touchpoint: sheet.asked[at].id, met: 'skipped' });
    goTo(c, sheet, at + 1);
  };
  return el('button', { class: `btn grow next ${said ? 'p' : ''}`, type: 'button', onclick: press, data: { f: 'next' } },
    said || isShut(c, sheet) ? sheet.l.next : sheet.l.skip, icon('arrow_forward', 22));
}

/** @param {Phone} c @param {Sheet} sheet @param {Record<string, any>} answered the whole answer: it replaces the one before */
function put(c, sheet, answered) {
  const { touchpoint, met, score = null } = answered;
  c.send('Scored', { touchpoint, met, score, ...besidesOf(answered) }, sheet.phase);
}

/** @param {Phone} c @param {Sheet} sheet @param {number} at @param {number} score */
function choose(c, sheet, at, score) {
  const { id } = sheet.asked[at];
  put(c, sheet, { ...answer(sheet.own, id), touchpoint: id, met: 'scored', score });
  if (asksBesides(sheet.asks) || (promiseAt(sheet, id) && !answer(sheet.own, id)?.kept)) return;
  setTimeout(() => {
    if (c.view.at === at && c.root.isConnected && !c.data.eyes) goTo(c, sheet, at + 1);
  }, GO_ON_MS);
}

/**
 * Five faces, the best on top. @param {Sheet} sheet @param {string} label @param {number | null} chosen
 * @param {(score: number) => void} choose @param {{more?: string, shut?: boolean}} [how] classes; whether it is too late
 */
function facesDown(sheet, label, chosen, choose, { more = '', shut = false } = {}) {
  return el('div', { class: `faces ${more}`, role: 'radiogroup', 'aria-label': label, onkeydown: stepRadios },
    [2, 1, 0, -1, -2].map((score) => el('button', { class: 'face-row', type: 'button', role: 'radio', 'aria-checked': String(score === chosen),
      tabindex: score === (chosen ?? 2) ? 0 : -1, style: { '--k': scoreColour(score) }, data: { f: `${more}face${score}` },
      disabled: shut, onclick: () => choose(score) }, face(score, 44), el('span', null, sheet.l.faces[score + 2]),
    score === chosen ? icon('check_circle', 24) : null)));
}

/** @param {Phone} c @param {Sheet} sheet @returns {Screen} */
function lastScreen(c, sheet) {
  const said = closingOf(sheet.own), { l } = sheet, at = sheet.asked.length;
  const close = (/** @type {Record<string, any>} */ changed) =>
    c.send('Closing', { stays: said.stays, all_in_all: said.all_in_all, ...changed }, sheet.phase);
  const stays = [...sheet.asked.map((one) => ({ value: one.id, text: one.name })), { value: '', text: l.stays_none, class: 'none' }];
  return {
    key: `${sheet.phase}-last`,
    top: top(c, sheet, at),
    main: [[said, c.view.problem, isShut(c, sheet)], () => [alertLine(c.view.problem), el('h1', { tabindex: -1 }, l.stays), el('p', { class: 'hint' }, l.stays_hint),
      stayList(l.stays, said.chosen ? said.stays ?? '' : null, stays, (value) => close({ stays: value || null })),
      el('h1', { class: 'second' }, sheet.all_in_all),
      facesDown(sheet, sheet.all_in_all, said.all_in_all, (score) => close({ all_in_all: score }), { more: 'all', shut: isShut(c, sheet) })]],
    foot: [[sheet.short, c.offline, isShut(c, sheet)], () => [el('div', { class: 'row' }, backButton(c, sheet, at),
      isShut(c, sheet) ? null : wide(l.hand_in, 'check', () => handIn(c, sheet), 'p grow')), ledger(c, sheet)]],
  };
}

/** @param {string} label @param {string | null} chosen @param {{value: string, text: string, class?: string}[]} choices @param {(value: string) => void} choose */
function stayList(label, chosen, choices, choose) {
  const first = chosen ?? choices[0]?.value;
  return el('div', { class: 'stays', role: 'radiogroup', 'aria-label': label, onkeydown: stepRadios }, choices.map((one) => el('button', {
    class: `stay ${one.class ?? ''}`, type: 'button', role: 'radio', 'aria-checked': String(one.value === chosen),
    tabindex: one.value === first ? 0 : -1, data: { f: `stay-${one.value}` }, onclick: () => choose(one.value) }, one.text)));
}

/** @param {Phone} c @param {Sheet} sheet */
function handIn(c, sheet) {
  const now = sheetOf(c, sheet.late);
  if (!saysSomething(now.asked, now.own)) {
    c.view.problem = sheet.l.empty;
    c.draw();
    return;
  }
  c.view.problem = null;
  if (sheet.late) c.view.caught = { ...c.data.late, own: { ...now.own, finished: { kind: 'Finished', on: true } } };
  c.send('Finished', { on: true }, sheet.phase);
}

/** @param {Phone} c @param {Sheet} sheet @returns {Screen} */
function handedScreen(c, sheet) {
  const { l } = sheet, change = () => {
    c.view.at = 0;
    c.drawer.keep(`at.${sheet.phase}`, 0);
    c.send('Finished', { on: false }, sheet.phase);
  };
  const hint = sheet.counted ? l.counted_hint : sheet.late ? l.handed_late : l.handed_hint;
  const waits = sheet.own.finished?.waits && c.offline;
  return {
    key: `${sheet.phase}-handed`,
    main: [[hint, waits, c.data.phase.until], () => [el('div', { class: 'calm' }, el('span', { class: 'round' }, icon('check', 40)),
      el('h1', { tabindex: -1 }, l.handed_title), el('p', { class: 'hint' }, waits ? l.waiting_ledger : hint),
      sheet.late ? null : el('p', { class: 'hint' }, whatNext(c)))]],
    foot: [[sheet.counted, sheet.late, isShut(c, sheet)], () => [el('div', { class: 'row' },
      sheet.late ? wide(c.l.late_back, 'arrow_back', () => { c.view.catching = false; c.draw(); }, 'p') : null,
      sheet.counted || isShut(c, sheet) ? null : wide(l.change, 'edit', change))]],
  };
}
