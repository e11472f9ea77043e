// The plan: open actions as cards, ideas that could become some, what is done and dropped, and the forms over it all.

import { el, icon } from './../parts/draw.js';
import { actionCard, momentMark } from './card.js';
import { adjusting, marking, newAction, PlanDialog } from './dialogs.js';
import { handOnMenu } from './hand_on.js';
import { actionHistory } from './history.js';
import { answering, owedList } from './owed.js';

/** @typedef {import('./card.js').Card} Card */
/** @typedef {{value: string, label: string, star: boolean}} PlacedOption */
/** @typedef {{id: string, text: string, touchpoint: string | null, name: string, star: boolean, lever: string,
 *   lever_name: string, tone: string, weight: string, dots: string, used: boolean}} IdeaLine */
/** @typedef {{touchpoint: string, name: string, star: boolean, lever: string, lever_name: string, tone: string}} Nudge */
/** @typedef {{language: string, labels: Record<string, string>, headline: string, line: string, demo: boolean,
 *   journey: string | null, hand_on: import('./hand_on.js').HandOn, journeys: {id: string, title: string}[], cards: Card[], closed: Card[], ideas: IdeaLine[],
 *   look: {id: string, token: string} | null,
 *   prompt: {text: string, candidates: Nudge[]} | null, people: string[], answer: import('./dialogs.js').Answer | null,
 *   places: Record<string, PlacedOption[]>, cautions: Record<string, Record<string, string>>,
 *   levers: {value: string, label: string}[], controls: {value: string, label: string}[],
 *   form: {start: (import('./dialogs.js').Start & {token: string}) | null} | null,
 *   owed: import('./owed.js').Owed | null}} PlanData */

/** What each instance keeps over redraws: its dialog, the open history, the request that it waits for. */
const PLANS = new WeakMap();

class Plan {
  /** @param {HTMLElement} root @param {HTMLDialogElement} box */
  constructor(root, box) {
    this.root = root;
    this.dialog = new PlanDialog(box, (request) => this.ask(request));
    /** @type {string | null} */
    this.history = null;
    this.started = this.looked = '';
    this.waiting = '';
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

  /** @param {PlanData} data */
  take(data) {
    this.data = data;
    if (data.answer?.op === this.waiting) this.waiting = '';
    if (data.look && data.look.token !== this.looked) {
      this.looked = data.look.token;
      this.history = data.look.id;
    }
    this.draw();
    this.dialog.answered(data.answer, [...data.cards, ...data.closed], data.labels);
    const start = data.form?.start;
    if (start && start.token !== this.started) {
      this.started = start.token;
      this.plan(start, true);
    }
  }

  /** @param {import('./dialogs.js').Start} start @param {boolean} [asked] */
  plan(start, asked = false) {
    if (!this.data.form) return;
    this.dialog.onclosed = asked ? () => { if (!this.waiting) this.ask({ kind: 'cancel' }); } : () => {};
    this.dialog.open(newAction(this.data, start), this.data.labels);
  }

  /** @param {Card} card @param {string} [what] */
  adjust(card, what = 'due') {
    this.dialog.onclosed = () => {};
    this.dialog.open(adjusting(this.data, card, what, (other) => this.adjust(card, other)), this.data.labels);
  }

  /** @param {Card} card @param {string} status */
  mark(card, status) {
    const { labels: l } = this.data;
    this.dialog.onclosed = () => {};
    const titles = /** @type {Record<string, [string, string, string]>} */ ({
      stuck: [l.stuck_title, l.save, l.stuck_hint], dropped: [l.drop_title, l.drop, l.why_hint],
      reopen: [l.reopen_title, l.reopen, l.why_hint] });
    if (status in titles) {
      const [title, button, hint] = titles[status];
      const caution = status === 'reopen' ? this.data.cautions[card.journey_id]?.[card.now.owner] : '';
      this.dialog.open(marking(card, status === 'reopen' ? 'on-track' : status, title, button, hint, caution), l);
    } else this.quick({ kind: 'mark', status, id: card.id, ver: card.ver });
  }

  /** @param {Card | null} card */
  show(card) {
    this.history = card?.id ?? null;
    this.draw();
    /** @type {HTMLElement | null} */ (this.root.querySelector('h1'))?.focus();
    this.root.scrollIntoView({ block: 'start' });
  }

  draw() {
    const { data } = this, cards = [...data.cards, ...data.closed];
    const open = cards.find((card) => card.id === this.history);
    const active = keyOf(this.root);
    this.root.lang = data.language;
    this.root.classList.toggle('one', Boolean(open));
    if (open) {
      this.root.replaceChildren(...actionHistory(open, data.labels, { back: () => this.show(null),
        adjust: () => this.adjust(open), reopen: () => this.mark(open, 'reopen') }));
    } else this.root.replaceChildren(...wholePlan(this));
    refocus(this.root, active);
  }
}

/** Where the focus is, as a place that survives a redraw. @param {HTMLElement} root */
function keyOf(root) {
  const focused = /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;
  const all = [...root.querySelectorAll('button,a,select,summary')];
  return focused ? all.indexOf(focused) : -1;
}

/** @param {HTMLElement} root @param {number} at */
function refocus(root, at) {
  if (at >= 0) /** @type {HTMLElement | undefined} */ (root.querySelectorAll('button,a,select,summary')[at])?.focus();
}

/** @param {Plan} plan @returns {Node[]} */
function wholePlan(plan) {
  const { data } = plan, { labels: l } = data;
  const refused = data.answer?.refused && !plan.dialog.spec ? el('p', { class: 'problem', role: 'alert' }, data.answer.refused) : null;
  const verbs = { history: (/** @type {Card} */ card) => plan.show(card),
    adjust: (/** @type {Card} */ card) => plan.adjust(card),
    mark: (/** @type {Card} */ card, /** @type {string} */ status) => plan.mark(card, status) };
  const parts = [planHeading(plan), refused, owedPains(plan), data.prompt ? nudge(plan, data.prompt) : null,
    data.cards.length ? el('section', { class: 'three', 'aria-label': l.new }, data.cards.map((card) => actionCard(card, l, verbs)))
      : data.closed.length ? null : el('p', { class: 'nothing' }, data.journey ? l.no_actions : l.no_actions_all),
    el('div', { class: 'low' }, data.ideas.length ? ideaTable(plan) : null, data.closed.length ? closedList(plan) : null)];
  return /** @type {Node[]} */ (parts.filter(Boolean));
}

/** Answered by an action, or by a word. @param {Plan} plan */
function owedPains(plan) {
  const { owed, journey, labels } = plan.data;
  if (!owed || !journey) return null;
  return owedList(owed, {
    act: (pain) => plan.plan({ touchpoint: pain.touchpoint, note: pain.note, note_text: pain.text }),
    answer: (pain) => { plan.dialog.onclosed = () => {}; plan.dialog.open(answering(owed, pain, journey), labels); },
  });
}

/** @param {Plan} plan */
function planHeading(plan) {
  const { data } = plan, { labels: l } = data;
  const file = (/** @type {string} */ name) => `/eximap/export/${data.journey}/${name}?lang=${data.language}`;
  const choose = el('select', { class: 'field', 'aria-label': l.journey, onchange: (/** @type {Event} */ event) =>
    plan.quick({ kind: 'look', journey: /** @type {HTMLSelectElement} */ (event.target).value }) },
  el('option', { value: '', selected: !data.journey }, l.all_journeys),
  data.journeys.map((j) => el('option', { value: j.id, selected: j.id === data.journey }, j.title)));
  return el('header', { class: 'hd' }, el('div', { class: 'grow' }, el('h1', null, data.headline),
    el('p', { class: 'lead' }, data.demo ? el('span', { class: 'tag' }, l.demo) : null, data.line)),
  el('div', { class: 'tools' }, choose,
    data.journey ? el('a', { class: 'btn', href: file('plan.pdf'), download: true }, icon('print'), l.print) : null,
    handOnMenu(data.hand_on),
    data.journey ? el('button', { class: 'btn p', onclick: () => plan.plan({}) }, icon('add_task'), l.new) : null));
}

/** @param {Plan} plan @param {{text: string, candidates: Nudge[]}} prompt */
function nudge(plan, { text, candidates }) {
  const { labels: l, journey } = plan.data;
  return el('section', { class: 'nudge', 'aria-label': text }, icon('lightbulb', 20), el('div', { class: 'grow' }, el('p', null, text),
    candidates.length ? el('ul', null, candidates.map((one) => el('li', null,
      el('span', { class: `tag ${one.tone}` }, one.lever_name), el('span', { class: 'at' },
        one.star ? momentMark(l, 13) : null, one.name),
      el('button', { class: 'btn', 'aria-label': `${l.plan_this}: ${one.name}`,
        onclick: () => plan.plan({ touchpoint: one.touchpoint, lever: one.lever }) }, icon('add_task', 16), l.plan_this)))) : null),
  el('button', { class: 'btn g', onclick: () => plan.quick({ kind: 'put-away', journey }) }, l.put_away));
}

/** @param {Plan} plan */
function ideaTable(plan) {
  const { labels: l, ideas } = plan.data;
  const head = [l.idea, l.touchpoint, l.lever, l.weight, l.dots].map((text) => el('th', { scope: 'col' }, text));
  return el('section', { class: 'ideas' }, el('h2', null, l.ideas), el('p', { class: 'lead' }, l.ideas_hint),
    el('table', { class: 'tb' }, el('thead', null, el('tr', null, head, el('td'))), el('tbody', null, ideas.map((idea) =>
      el('tr', null, el('th', { scope: 'row' }, idea.text),
        el('td', { class: 'at' }, idea.star ? momentMark(l, 13) : null, idea.name),
        el('td', null, el('span', { class: `tag ${idea.tone}` }, idea.lever_name)),
        el('td', { class: 'weight', 'data-label': l.weight }, idea.weight), el('td', { class: 'dots' }, idea.dots),
        el('td', { class: 'do' }, idea.used ? el('span', { class: 'tag' }, icon('check', 14), l.used)
          : el('button', { class: 'btn', 'aria-label': `${l.make}: ${idea.text}`, onclick: () => plan.plan({ title: idea.text,
            touchpoint: idea.touchpoint, lever: idea.lever, idea: idea.id }) }, l.make)))))));
}

/** @param {Plan} plan */
function closedList(plan) {
  const { labels: l, closed } = plan.data;
  return el('section', { class: 'closed' }, el('h2', null, l.closed), el('ul', null, closed.map((card) => el('li', null,
    el('div', { class: 'grow' }, el('button', { class: 'title', onclick: () => plan.show(card) }, card.title),
      el('p', { class: 'lead' }, [card.status_name, card.lines[card.lines.length - 1]?.day, card.lines[card.lines.length - 1]?.reason,
        card.journey].filter(Boolean).join(' · '))),
    el('button', { class: 'btn', 'aria-label': `${l.reopen}: ${card.title}`, onclick: () => plan.mark(card, 'reopen') },
      icon('replay', 16), l.reopen)))));
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
