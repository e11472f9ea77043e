// What the scoring screens share: the context they draw with, their own top row, the foot, five faces.

import { el, face, icon, logo, scoreColour } from './../parts/draw.js';
import { Outbox } from './../parts/outbox.js';

/** @typedef {{id: string, stage: string, name: string, hint: string}} Asked */
/** @typedef {{mode: string, k: number, least: number, most: number,
 *   modes: {value: string, label: string, ledgers: Record<string, string>}[]}} Choice */
/** @typedef {{id: string, mode: string, named: boolean, about: string, finished: number, finished_text: string,
 *   touchpoints: Asked[], end: string | null, size: string, all_in_all: string, people: string[], ledger: string,
 *   promises: {touchpoint: string, question: string, column: string}[], kept: {value: string, text: string}[], short: string, table: {icon: string, title: string, text: string}[], choice: Choice | null, sheet_pdf: string,
 *   closing: {missing: string | null, then: {icon: string, text: string}[], delete: string}}} RoundData */
/** @typedef {{choice: Choice, stages: {name: string, touchpoints: {name: string, end: boolean}[]}[], asked: string,
 *   promises: {touchpoint: string, behaviour: string}[], sheet_pdf: string, past: {title: string, line: string}[], released: {title: string, sentence: string} | null}} StartData */
/** @typedef {{lang: string, labels: Record<string, any>, problem: string | null, answered: number | null,
 *   ack: import('./../parts/outbox.js').Ack, title: string, journey: string, closed?: string[], round?: RoundData, start?: StartData,
 *   nothing?: {sentence: string, page: string, text: string}}} ScoreData */
/** What one instance of the component knows beyond its data.
 * @typedef {{screen: 'handover' | 'person' | 'paper' | 'closing', round: string | null, draft: any, lines: any[],
 *   cell: {row: number, column: number}, choice: any, changing: boolean, sure: string | null, asked: number | null,
 *   sending: boolean, problem: string | null, stored: number}} State */
/** @typedef {{root: HTMLElement, data: ScoreData, state: State, l: Record<string, any>, lang: string, box: Outbox,
 *   storage: import('./../parts/outbox.js').Shelf, timer?: ReturnType<typeof setInterval>,
 *   say: (kind: string, more?: Record<string, unknown>) => void,
 *   draw: () => void, go: (screen: State['screen']) => void}} Ctx */

const DOUBLE_CLICK_MS = 250;

/**
 * The row at the top in place of the bar. @param {Ctx} c @param {Node | string} right @param {boolean} [out] with a way
 * back to the map @returns {HTMLElement}
 */
export function topRow(c, right, out = true) {
  const way = out && el('button', { class: 'btn g', onclick: () => c.say('go', { page: 'map' }) },
    icon('arrow_back'), el('span', null, c.l.back_to_map));
  return el('header', { class: 'top' }, logo(), el('b', { title: c.data.title }, c.data.title), way,
    el('span', { class: 'right' }, right));
}

/** The foot with a ledger sentence. @param {string} sentence @param {...(Node | false | null)} buttons */
export function foot(sentence, ...buttons) {
  return el('footer', { class: 'foot' }, ledgerLine(sentence), el('div', { class: 'row buttons' }, buttons));
}

/** @param {string} sentence */
export function ledgerLine(sentence) {
  return el('p', { class: 'ledger grow' }, icon('shield_lock', 20), el('span', null, sentence));
}

/** One sentence that needs to be read now. @param {string | null} sentence */
export function alertLine(sentence) {
  return sentence ? el('p', { class: 'alert', role: 'alert' }, icon('error', 20), el('span', null, sentence)) : null;
}

/** @param {string} text @param {string} name of the icon @param {() => void} act @param {string} [more] classes */
export function button(text, name, act, more = '') {
  return el('button', { class: `btn b ${more}`, onclick: act, type: 'button' }, name ? icon(name) : null, text);
}

/**
 * Five faces as radio buttons. @param {Ctx} c @param {{label: string, chosen: number | null, px: number, keys: boolean,
 * choose: (score: number, byPointer: boolean) => void}} options @returns {HTMLElement}
 */
export function facePicker(c, { label, chosen, px, keys, choose }) {
  const drawn = performance.now();
  const radios = [-2, -1, 0, 1, 2].map((score, i) => el('button', {
    class: 'f', role: 'radio', type: 'button', 'aria-checked': String(score === chosen),
    tabindex: score === (chosen ?? -2) ? 0 : -1, style: { '--k': scoreColour(score) }, data: { score: String(score) },
    onclick: (/** @type {MouseEvent} */ e) => {
      // The second half of a double click would otherwise answer the next question too.
      if (e.detail < 2 || performance.now() - drawn > DOUBLE_CLICK_MS) choose(score, e.detail > 0);
    },
  }, keys ? el('kbd', { 'aria-hidden': 'true' }, i + 1) : null, face(score, px), el('span', null, c.l.faces[i])));
  return el('div', { class: 'faces', role: 'radiogroup', 'aria-label': label, onkeydown: stepRadios }, radios);
}

/**
 * Whether what was agreed happened: one of three, pressed again none.
 * @param {string} question @param {{value: string, text: string}[]} choices @param {string | null} chosen
 * @param {(value: string) => void} choose @returns {HTMLElement}
 */
export function promiseBox(question, choices, chosen, choose) {
  return el('div', { class: 'promise', role: 'group', 'aria-label': question }, el('p', null, question),
    el('div', { class: 'row buttons' }, choices.map((one) => el('button', { class: 'btn b', type: 'button',
      'aria-pressed': String(one.value === chosen), data: { said: one.value }, onclick: () => choose(one.value) }, one.text))));
}

/** Arrows go from radio to radio and choose, as in any radio group. @param {KeyboardEvent} event */
export function stepRadios(event) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
  const group = /** @type {HTMLElement} */ (event.currentTarget);
  const radios = /** @type {HTMLElement[]} */ ([...group.querySelectorAll('[role=radio]')]);
  const next = radios[(radios.indexOf(/** @type {HTMLElement} */ (event.target)) + by + radios.length) % radios.length];
  event.preventDefault();
  next.focus();
  next.click();
}

/** Marks one radio of a group as chosen, without drawing anything anew. @param {Element | null} group @param {Element} radio */
export function check(group, radio) {
  group?.querySelectorAll('[role=radio]').forEach((other) => {
    other.setAttribute('aria-checked', String(other === radio));
    other.setAttribute('tabindex', other === radio ? '0' : '-1');
  });
}

/** Puts the focus where reading goes on. @param {Ctx} c @param {string} selector */
export function focusOn(c, selector) {
  /** @type {HTMLElement | null} */ (c.root.querySelector(selector))?.focus({ preventScroll: true });
}
