// The plan as cards, by person, as a calendar or as a table, and the forms over it all.

import { el, fill, icon } from './../parts/draw.js';
import { balancePicture, closedList, ideaTable, nudge, readinessPanel } from './around.js';
import { calendarView } from './calendar.js';
import { actionCard } from './card.js';
import { adjusting, marking, newAction, PlanDialog, stuckOn } from './dialogs.js';
import { handOnMenu } from './hand_on.js';
import { foldButton } from './fold.js';
import { answering, owedList } from './owed.js';
import { peopleView } from './people.js';
import { nextTable } from './queue.js';
import { tableView } from './table.js';

/** @typedef {import('./card.js').Card} Card */
/** @typedef {{value: string, label: string, star: boolean}} PlacedOption */
/** @typedef {import('./fields.js').Option} Option */
/** @typedef {{language: string, labels: Record<string, string>, headline: string, line: string, short: string, demo: boolean, writes: boolean,
 *   journey: string | null, journeys: {id: string, title: string}[], view: 'plan' | 'people' | 'calendar' | 'table',
 *   hand_on: import('./hand_on.js').HandOn, flags: {only: string, name: string, n: string, late: boolean}[], undo: string,
 *   cards?: Card[], next?: import('./queue.js').Waiting[], closed?: Card[], more?: string,
 *   ideas?: import('./around.js').IdeaLine[], prompt?: import('./around.js').Prompt | null,
 *   readiness?: import('./around.js').Ready | null, balance?: import('./around.js').Balance | null,
 *   people: string[], answer: import('./dialogs.js').Answer | null, places: Record<string, PlacedOption[]>,
 *   cautions: Record<string, Record<string, string>>, levers: Option[], controls: Option[], statuses: Option[],
 *   styles: Option[], sides: Option[], values: Option[], keys: Option[],
 *   form: {start: (import('./dialogs.js').Start & {token: string}) | null} | null,
 *   owed?: import('./owed.js').Owed | null}} PlanData */

/** What each instance keeps over redraws: its dialog, and the request that it waits for. */
const PLANS = new WeakMap();

export class Plan {
  /** @param {HTMLElement} root @param {HTMLDialogElement} box */
  constructor(root, box) {
    this.root = root;
    this.dialog = new PlanDialog(box, (request) => this.ask(request));
    this.started = this.waiting = '';
    /** What a phone shows only when asked: everything to do with the plan, and the table's filters. */
    this.unfolded = { tools: false, filters: false };
    /** @type {PlanData} */
    this.data = /** @type {any} */ (null);
    this.tell = (/** @type {any} */ _request) => {};
  }

  /** @param {Record<string, unknown>} request @returns {string} */
  ask(request) {
    const op = crypto.randomUUID();
    this.waiting = op;
    this.tell({ ...request, op });
    return op;
  }

  /** A request without a form; ignored while another one is under way. @param {Record<string, unknown>} request */
  quick(request) {
    if (!this.waiting) this.ask(request);
  }

  /** Another view or filter; typing goes on while the last answer is awaited. @param {Record<string, unknown>} change */
  look(change) {
    this.ask({ kind: 'view', ...change });
  }

  /** @param {PlanData} data */
  take(data) {
    this.data = data;
    if (data.answer?.op === this.waiting) this.waiting = '';
    this.draw();
    this.dialog.answered(data.answer, [...data.cards ?? [], ...data.next ?? [], ...data.closed ?? []], data.labels);
    const start = data.form?.start;
    if (start && start.token !== this.started) {
      this.started = start.token;
      this.plan(start, true);
    }
  }

  /** @param {import('./dialogs.js').Start} start @param {boolean} [asked] */
  plan(start, asked = false) {
    if (!this.data.form) return;
    // What was planned is asked for no more, so that only leaving the form is told.
    this.dialog.onclosed = asked ? () => { if (!this.waiting && this.data.form?.start) this.ask({ kind: 'cancel' }); } : () => {};
    this.dialog.open(newAction(this.data, start), this.data.labels);
  }

  /** @param {Card} card @param {string} [what] */
  adjust(card, what = 'due') {
    this.dialog.onclosed = () => {};
    this.dialog.open(adjusting(this.data, card, what, (other) => this.adjust(card, other)), this.data.labels);
  }

  /** @param {Card} card @param {string} status */
  mark(card, status) {
    const { labels: l } = this.data, caution = this.data.cautions[card.journey_id]?.[card.now.owner] ?? '';
    this.dialog.onclosed = () => {};
    if (status === 'stuck') this.dialog.open(stuckOn(this.data, card), l);
    else if (status === 'dropped') this.dialog.open(marking(card, status, l.drop_title, l.drop, l.why_hint), l);
    else if (status === 'reopen') this.dialog.open(marking(card, 'on-track', l.reopen_title, l.reopen, l.why_hint, caution), l);
    else if (status === 'start') this.dialog.open(marking(card, 'on-track', l.start_title, l.start, l.one_more_hint, caution), l);
    else this.quick({ kind: 'mark', status, id: card.id, ver: card.ver });
  }

  /** Leaves for the action's own page. @param {{id: string}} card */
  open(card) {
    this.quick({ kind: 'open', id: card.id });
  }

  /** @param {'tools' | 'filters'} part */
  fold(part) {
    this.unfolded[part] = !this.unfolded[part];
    this.draw();
  }

  draw() {
    const { data, root } = this, held = heldFocus(root);
    root.lang = data.language;
    root.dataset.view = data.view;
    root.replaceChildren(...wholePlan(this));
    giveBack(root, held);
  }
}

const FOCUSABLE = 'button,a,select,input,summary';

/** Where the focus is and what is typed there, as a place that survives a redraw. @param {HTMLElement} root */
function heldFocus(root) {
  const focused = /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;
  const at = focused ? [...root.querySelectorAll(FOCUSABLE)].indexOf(focused) : -1;
  return { at, name: /** @type {HTMLElement | null} */ (focused)?.dataset?.hold ?? '',
    text: focused instanceof HTMLInputElement ? focused.value : null };
}

/** @param {HTMLElement} root @param {{at: number, name: string, text: string | null}} held */
function giveBack(root, { at, name, text }) {
  const same = name ? root.querySelector(`[data-hold="${name}"]`) : at >= 0 ? root.querySelectorAll(FOCUSABLE)[at] : null;
  const target = /** @type {HTMLElement | null | undefined} */ (same);
  target?.focus();
  if (target instanceof HTMLInputElement && text !== null && target.value !== text) target.value = text;
}

/** @param {Plan} plan @returns {Node[]} */
function wholePlan(plan) {
  const { data } = plan;
  const refused = data.answer?.refused && !plan.dialog.spec ? el('p', { class: 'problem', role: 'alert' }, data.answer.refused) : null;
  const views = { plan: cardsView, people: peopleView, calendar: calendarView, table: tableView };
  const parts = [planHeading(plan), refused, ...views[data.view](plan)];
  return /** @type {Node[]} */ (parts.filter(Boolean));
}

/** @param {Plan} plan @returns {(Node | null)[]} */
function cardsView(plan) {
  const { data } = plan, { labels: l, cards = [], closed = [], next = [], ideas = [] } = data;
  const none = cards.length || closed.length || next.length ? null
    : el('p', { class: 'nothing' }, data.journey ? l.no_actions : l.no_actions_all);
  const left = [next.length ? nextTable(plan, next) : null, ideas.length ? ideaTable(plan, ideas) : null].filter(Boolean);
  const right = [data.readiness !== undefined && data.journey ? readinessPanel(plan, data.readiness) : null,
    data.balance ? balancePicture(data.balance, l) : null, closed.length ? closedList(plan, closed) : null].filter(Boolean);
  return [data.prompt ? nudge(plan, data.prompt) : null, cards.length ? el('section', { class: 'three', 'aria-label': l.plan },
    cards.map((card) => actionCard(card, l, plan, data.writes))) : none, owedPains(plan),
  el('div', { class: left.length ? 'low' : 'low one' }, left.length ? el('div', { class: 'col' }, left) : null,
    right.length ? el('div', { class: 'col' }, right) : null),
  data.more ? el('p', { class: 'rest' }, el('button', { class: 'btn', onclick: () => plan.look({ view: 'table' }) }, data.more)) : null];
}

/** Answered by an action, or by a word. @param {Plan} plan */
function owedPains(plan) {
  const { owed, journey, labels, writes } = plan.data;
  if (!owed || !journey || !writes) return null;
  return owedList(owed, {
    act: (pain) => plan.plan({ touchpoint: pain.touchpoint, note: pain.note, note_text: pain.text }),
    answer: (pain) => { plan.dialog.onclosed = () => {}; plan.dialog.open(answering(owed, pain, journey), labels); },
  });
}

/** @param {Plan} plan */
function planHeading(plan) {
  const { data } = plan, { labels: l } = data;
  const file = (/** @type {string} */ name) => `/eximap/export/${data.journey}/${name}?lang=${data.language}`;
  const choose = el('select', { class: 'field of-journey', 'aria-label': l.journey, onchange: (/** @type {Event} */ event) =>
    plan.quick({ kind: 'look', journey: /** @type {HTMLSelectElement} */ (event.target).value }) },
  el('option', { value: '', selected: !data.journey }, l.all_journeys),
  data.journeys.map((j) => el('option', { value: j.id, selected: j.id === data.journey }, j.title)));
  const kinds = /** @type {const} */ ([['plan', l.plan], ['people', l.people_view], ['calendar', l.calendar], ['table', l.table]]);
  const look = el('select', { class: 'field kinds', 'aria-label': l.views, data: { hold: 'kinds' },
    onchange: (/** @type {Event} */ event) => plan.look({ view: /** @type {HTMLSelectElement} */ (event.target).value }) },
  kinds.map(([kind, name]) => el('option', { value: kind, selected: kind === data.view }, name)));
  return el('header', { class: 'hd' }, el('div', { class: 'grow' }, el('h1', null, data.headline),
    el('p', { class: 'lead' }, data.demo ? el('span', { class: 'tag' }, l.demo) : null, el('span', { class: 'long' }, data.line),
      el('span', { class: 'short' }, data.short))),
  el('div', { class: plan.unfolded.tools ? 'tools' : 'tools folded' },
    el('div', { class: 'seg', role: 'group', 'aria-label': l.views }, kinds.map(([kind, name]) => el('button',
      { 'aria-pressed': String(kind === data.view), onclick: () => plan.look({ view: kind }) }, name))), look, choose,
    foldButton(plan, 'tools', 'more_horiz', l.more),
    el('div', { class: 'extra' },
      data.journey ? el('a', { class: 'btn', href: file('plan.pdf'), download: true }, icon('print'), l.print) : null,
      handOnMenu(data.hand_on),
      el('button', { class: 'btn', onclick: () => plan.quick({ kind: 'go', page: 'playbook' }) }, icon('menu_book'), l.playbook)),
    data.journey && data.writes ? el('button', { class: 'btn new', onclick: () => plan.plan({}) }, icon('add_task'), l.new) : null,
    data.writes ? el('button', { class: 'btn p', onclick: () => plan.quick({ kind: 'go', page: 'check_in' }) }, icon('rate_review'), l.check_in) : null),
  noticeLine(plan));
}

/** What wants a look, and the way back from the last change. @param {Plan} plan */
function noticeLine(plan) {
  const { flags, undo, labels: l } = plan.data;
  if (!flags.length && !undo) return null;
  return el('div', { class: 'flags' }, flags.map((flag) => el('button', { class: flag.late ? 'btn late' : 'btn', data: { only: flag.only },
    onclick: () => plan.look({ view: 'table', only: flag.only, owner: '', touchpoint: '', lever: '', status: '', text: '' }) },
  `${flag.name} `, el('b', null, flag.n))),
  undo ? el('span', { class: 'undo', role: 'status' }, el('span', { class: 'muted' }, fill(l.undo_of, { title: undo })),
    el('button', { class: 'btn', onclick: () => plan.quick({ kind: 'undo' }) }, icon('undo', 16), l.undo)) : null);
}

/** @param {{parentElement: ParentNode, data: PlanData, setTriggerValue: (name: string, value: any) => void}} component */
export default function actions({ parentElement, data, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('main'));
  const box = /** @type {HTMLDialogElement} */ (parentElement.querySelector('dialog'));
  /** @type {Plan} */
  const plan = PLANS.get(root) ?? new Plan(root, box);
  PLANS.set(root, plan);
  plan.tell = (request) => setTriggerValue('intent', request);
  plan.take(data);
}
