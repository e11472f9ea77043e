// One action's page: its life on the left, how things stand and what to do next on the right.

import { el, icon } from './../parts/draw.js';
import { momentMark } from './../actions/card.js';
import { adjusting, marking, PlanDialog } from './../actions/dialogs.js';
import { handingOver, reviewing } from './forms.js';
import { figuresBox, handedBox, keptBox, nowBox, stepsBox } from './panels.js';
import { lifeLine } from './timeline.js';

/** @typedef {import('../actions/actions.js').PlanData} PlanData */
/** @typedef {import('../actions/dialogs.js').Answer & {lines: string[], left: string}} LifeAnswer */
/** @typedef {{language: string, labels: Record<string, string>, writes: boolean, journey_title: string,
 *   card: import('../actions/card.js').Card, entries: import('./timeline.js').Entry[],
 *   figures: {spark: import('../parts/sparkline.js').Spark | null, way: string}, handed: import('./panels.js').Handed | null,
 *   proof: {head: string, lines: string[], verdict: string}, promises: {behaviour: string, says: string, round: string}[],
 *   practice: {label: string, action?: string, entry?: string} | null,
 *   milestones: import('./panels.js').Step[], questions: {name: string, label: string}[], verdicts: {value: string, label: string}[],
 *   people: string[], answer: LifeAnswer | null}} LifeData */

const LIVES = new WeakMap();
/** The fields beside the dialog that a request takes in. @type {Record<string, string[]>} */
const FIELDS = { measure: ['figures'], 'add-milestone': ['text', 'due'] };

class ActionLife {
  /** @param {HTMLElement} root @param {HTMLDialogElement} box */
  constructor(root, box) {
    this.root = root;
    this.dialog = new PlanDialog(box, (request) => this.request(request));
    this.waiting = this.adjustNext = this.kind = '';
    /** @type {LifeData} */
    this.data = /** @type {any} */ (null);
    this.tell = (/** @type {string} */ _name, /** @type {any} */ _value) => {};
  }

  /** @param {Record<string, unknown>} request @returns {string} */
  request(request) {
    const op = crypto.randomUUID();
    this.waiting = op;
    this.kind = String(request.kind);
    this.adjustNext = request.kind === 'review' && request.verdict === 'adjust' ? op : '';
    this.tell('intent', { ...request, op });
    return op;
  }

  /** A request without a dialog; ignored while another one is under way. @param {string} kind @param {Record<string, unknown>} [more] */
  ask(kind, more = {}) {
    if (!this.waiting) this.request({ kind, id: this.data.card.id, ver: this.data.card.ver, ...more });
  }

  /** @param {LifeData} data */
  take(data) {
    const { answer } = data, mine = answer?.op === this.waiting;
    if (mine) this.waiting = '';
    this.data = data;
    this.draw(mine && !answer?.refused ? FIELDS[this.kind] : []);
    this.dialog.answered(answer, [data.card], data.labels);
    if (mine && answer && !answer.refused && answer.op === this.adjustNext) this.adjust('due');
  }

  /** @param {string} what */
  adjust(what) {
    const plan = /** @type {PlanData} */ (/** @type {unknown} */ (this.data));
    this.dialog.open(adjusting(plan, this.data.card, what, (other) => this.adjust(other)), this.data.labels);
  }

  reopen() {
    const { card, labels: l } = this.data;
    this.dialog.open(marking(card, 'on-track', l.reopen_title, l.reopen, l.why_hint), l);
  }

  /** @param {string[]} [taken] the fields whose text was taken in */
  draw(taken = []) {
    const { data, root } = this, { card, labels: l, answer } = data, ask = (/** @type {string} */ kind,
      /** @type {Record<string, unknown> | undefined} */ more) => this.ask(kind, more);
    const held = focusAt(root), typed = typedIn(root), refused = answer?.refused && !this.dialog.spec && !this.waiting;
    root.lang = data.language;
    root.replaceChildren(
      el('div', { class: 'back' }, el('button', { class: 'btn g', onclick: () => this.tell('go', { to: 'actions' }) }, icon('arrow_back'), l.back)),
      el('section', null, el('p', { class: 'at' }, card.star ? momentMark(l, 14) : null,
        [card.touchpoint, data.journey_title].filter(Boolean).join(' · ')), el('h1', { tabindex: -1 }, card.title),
      refused ? el('p', { class: 'problem', role: 'alert' }, answer.refused) : null,
      lifeLine(data.entries, card, l, (brief) => this.tell('go', { to: 'brief', action: card.id, brief })), el('p', { class: 'kept' }, l.kept)),
      el('aside', null, nowBox(data), figuresBox(data, ask), keptBox(data),
        handedBox(data, ask, () => this.dialog.open(handingOver(this.data), l)), stepsBox(data, ask), this.verbs()));
    retype(root, typed, taken);
    focusAgain(root, held);
  }

  verbs() {
    const { card, labels: l, writes, practice } = this.data;
    const toPlaybook = practice && el('button', { class: 'btn', onclick: () => this.tell('go', { to: 'playbook', ...practice }) },
      icon('menu_book'), practice.label);
    if (!writes) return el('div', { class: 'row wrap' }, toPlaybook);
    return el('div', { class: 'row wrap' }, card.open
      ? el('button', { class: 'btn', onclick: () => this.adjust('due') }, icon('edit_calendar'), l.adjust_title)
      : el('button', { class: 'btn', onclick: () => this.reopen() }, icon('replay'), l.reopen),
    el('button', { class: 'btn', onclick: () => this.dialog.open(reviewing(this.data), l) }, icon('chat_bubble'), l.review),
    el('button', { class: 'btn', onclick: () => this.tell('go', { to: 'brief', action: card.id }) }, icon('north_east'), l.escalate),
    card.now.touchpoint ? el('button', { class: 'btn', onclick: () => this.tell('go', { to: 'touchpoint', action: card.id,
      touchpoint: card.now.touchpoint, journey: card.journey_id }) }, icon('forum'), l.in_person) : null, toPlaybook);
  }
}

const FOCUSABLE = 'button,input,textarea';

/** @param {HTMLElement} root */
function focusAt(root) {
  const active = /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;
  return active ? [...root.querySelectorAll(FOCUSABLE)].indexOf(active) : -1;
}

/** @param {HTMLElement} root @param {number} at */
function focusAgain(root, at) {
  if (at >= 0) /** @type {HTMLElement | undefined} */ (root.querySelectorAll(FOCUSABLE)[at])?.focus();
}

/** What stands in the fields beside the dialog, so that a redraw keeps it. @param {HTMLElement} root @returns {Record<string, string>} */
function typedIn(root) {
  return Object.fromEntries([...root.querySelectorAll('form [name]')].map((field) => {
    const { name, value } = /** @type {HTMLInputElement} */ (field);
    return [name, value];
  }));
}

/** @param {HTMLElement} root @param {Record<string, string>} typed @param {string[]} taken the fields that were taken in */
function retype(root, typed, taken) {
  for (const field of root.querySelectorAll('form [name]')) {
    const input = /** @type {HTMLInputElement} */ (field);
    if (typed[input.name] && !taken.includes(input.name)) input.value = typed[input.name];
  }
}

/** @param {{parentElement: ParentNode, data: LifeData, setTriggerValue: (name: string, value: any) => void}} component */
export default function actionLife({ parentElement, data, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('main'));
  const box = /** @type {HTMLDialogElement} */ (parentElement.querySelector('dialog'));
  /** @type {ActionLife} */
  const life = LIVES.get(root) ?? new ActionLife(root, box);
  LIVES.set(root, life);
  life.tell = (name, value) => setTriggerValue(name, value);
  life.take(data);
}
