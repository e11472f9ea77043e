// The forms over the plan. A dialog lives beside the cards, so a redraw of the plan never takes typed text away; it stays
// open until the server has named its request as done, and a refusal leaves every word where it was.

import { el, fill, icon } from './../parts/draw.js';
import { choiceField, textField, valuesOf } from './fields.js';

/** @typedef {import('./actions.js').PlanData} PlanData */
/** @typedef {import('./card.js').Card} Card */
/** `full`: the owner has enough to do, and one more needs a reason.
 * @typedef {{op: string, refused: string, stale: boolean, full: boolean}} Answer */
/** @typedef {{title: string, card: Card | null, button: string, body: Node[], request: (values: Record<string, string>)
 *   => Record<string, unknown>, theirs?: (card: Card) => string, onfull?: () => void}} DialogSpec */
/** @typedef {{title?: string, touchpoint?: string | null, lever?: string, control?: string, idea?: string, note?: string,
 *   note_text?: string, pain?: string, first_step?: string}} Start */

/** One element's dialog: what it asks, and what it waits for. */
export class PlanDialog {
  /** @param {HTMLDialogElement} box @param {(request: Record<string, unknown>) => string} ask returns the request's op */
  constructor(box, ask) {
    this.box = box;
    this.ask = ask;
    /** @type {DialogSpec | null} */
    this.spec = null;
    this.op = '';
    this.ver = '';
    this.onclosed = () => {};
    // A bare letter would reach Streamlit's own shortcuts.
    box.addEventListener('keydown', (event) => event.stopPropagation());
    box.addEventListener('close', () => { this.spec = null; this.onclosed(); });
  }

  /** @param {DialogSpec} spec @param {Record<string, string>} l */
  open(spec, l) {
    this.spec = spec;
    this.op = '';
    this.ver = spec.card?.ver ?? '';
    const id = 'dialog-title';
    this.problem = el('p', { class: 'problem', role: 'alert', hidden: true });
    this.submit = el('button', { class: 'btn p b', type: 'submit' }, spec.button);
    const form = el('form', { method: 'dialog', novalidate: true, onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#send(/** @type {HTMLFormElement} */ (event.currentTarget));
    } }, el('header', null, el('h2', { id, class: 'grow' }, spec.title),
      el('button', { class: 'btn g i', type: 'button', 'aria-label': l.cancel, onclick: () => this.box.close() },
        icon('close'))),
    spec.body, this.problem,
    el('footer', null, el('button', { class: 'btn b', type: 'button', onclick: () => this.box.close() }, l.cancel),
      this.submit));
    this.box.setAttribute('aria-labelledby', id);
    this.box.replaceChildren(form);
    if (!this.box.open) this.box.showModal();
    /** @type {HTMLElement | null} */ (form.querySelector('.field'))?.focus();
  }

  /** @param {HTMLFormElement} form */
  #send(form) {
    if (!this.spec || !this.submit || this.submit.disabled) return;
    this.submit.disabled = true;
    const subject = this.spec.card ? { id: this.spec.card.id, ver: this.ver } : {};
    this.op = this.ask({ ...this.spec.request(valuesOf(form)), ...subject });
  }

  /** @param {Answer | null} answer @param {Card[]} cards @param {Record<string, string>} l */
  answered(answer, cards, l) {
    if (!this.spec || !this.op || answer?.op !== this.op) return;
    this.op = '';
    if (!answer.refused) { this.box.close(); return; }
    if (answer.full) this.spec.onfull?.();
    const now = cards.find((card) => card.id === this.spec?.card?.id);
    const theirs = answer.stale && now && this.spec.theirs ? ` ${fill(l.theirs, { text: this.spec.theirs(now) })}` : '';
    // Saving again is a choice made with the other version in sight.
    if (now) this.ver = now.ver;
    if (this.submit) this.submit.disabled = false;
    if (this.problem) { this.problem.textContent = answer.refused + theirs; this.problem.hidden = false; }
  }
}

/** @param {PlanData} data @param {Start} start @returns {DialogSpec} */
export function newAction(data, start) {
  const { labels: l } = data, journey = data.journey ?? '';
  const why = textField({ name: 'overriding', label: l.one_more, hint: l.one_more_hint, wide: true });
  const askWhy = (/** @type {boolean} */ full) => { why.hidden = !full; };
  const when = choiceField('start', l.when, [{ value: 'on-track', label: l.start_now }, { value: 'next', label: l.start_next }], 'on-track');
  const starts = /** @type {HTMLSelectElement} */ (when.querySelector('select'));
  let full = false;
  const owner = ownerField(data, journey, { value: '', wide: false, told: (has) => {
    // Whose places are taken is offered the queue; to start all the same asks why.
    if (has !== full) starts.value = has ? 'next' : 'on-track';
    full = has;
    askWhy(full && starts.value !== 'next');
  } });
  starts.addEventListener('change', () => askWhy(full && starts.value !== 'next'));
  askWhy(false);
  return { title: l.new, card: null, button: l.save_new,
    body: [el('div', { class: 'grid' },
      start.note_text ? el('p', { class: 'hint wide' }, fill(l.note, { text: start.note_text })) : null,
      textField({ name: 'title', label: l.title, hint: l.title_hint, value: start.title, need: true, wide: true }),
      choiceField('touchpoint', l.touchpoint, placesOf(data, journey), start.touchpoint ?? ''),
      choiceField('lever', l.lever, data.levers, start.lever ?? 'fix-pit'),
      textField({ name: 'first_step', label: l.first_step, hint: l.first_step_hint, value: start.first_step, wide: true }),
      owner.field, textField({ name: 'due', label: l.due_date, type: 'date' }), owner.caution, when, why,
      ...measureFields(l, { measure: '', baseline: '', target: '' }),
      choiceField('control', l.control, data.controls, start.control ?? 'decide')), el('p', { class: 'hint' }, l.optional)],
    request: ({ overriding, ...values }) => ({ kind: 'create', journey, idea: start.idea ?? '', note: start.note ?? '', pain: start.pain ?? '',
      ...values, overriding: why.hidden ? '' : overriding }),
    onfull: () => askWhy(true) };
}

/** @param {PlanData} data @param {string} journey */
function placesOf(data, journey) {
  return [{ value: '', label: data.labels.no_touchpoint }, ...(data.places[journey] ?? [])];
}

/**
 * The owner's field, and the word of caution for somebody who has three actions open here.
 * @param {PlanData} data @param {string} journey
 * @param {{value: string, wide: boolean, told?: (full: boolean) => void}} how `told` hears whether that is so
 */
function ownerField(data, journey, { value, wide, told = () => {} }) {
  const { labels: l, people } = data;
  const caution = el('p', { class: 'hint wide', 'aria-live': 'polite' });
  const field = textField({ name: 'owner', label: l.owner, hint: l.owner_hint, value, list: people, wide });
  field.addEventListener('input', (event) => {
    const name = /** @type {HTMLInputElement} */ (event.target).value.trim();
    caution.textContent = name === value ? '' : data.cautions[journey]?.[name] ?? '';
    told(caution.textContent !== '');
  });
  return { field, caution };
}

/** @param {Record<string, string>} l @param {{measure: string, baseline: string, target: string}} now */
function measureFields(l, now) {
  return [textField({ name: 'measure', label: l.measure_name, hint: l.measure_hint, value: now.measure, wide: true }),
    textField({ name: 'baseline', label: l.baseline, value: now.baseline, hint: '4%' }),
    textField({ name: 'target', label: l.target, value: now.target, hint: '60%' })];
}

/** @param {PlanData} data @param {Card} card @param {string} what @param {(what: string) => void} choose
 * @returns {DialogSpec} */
export function adjusting(data, card, what, choose) {
  const { labels: l } = data, now = card.now;
  const kinds = [['due', l.due_date], ['owner', l.owner], ['measure', l.measure], ['scope', l.scope], ['status', l.status],
    ['touchpoint', l.touchpoint], ['lever', l.lever], ['control', l.control], ['lenses', l.lenses]];
  const owner = ownerField(data, card.journey_id, { value: now.owner, wide: true });
  /** @type {Record<string, Node[]>} */
  const bodies = {
    due: [textField({ name: 'due', label: l.due_date, type: 'date', value: now.due, wide: true })],
    owner: [owner.field, owner.caution],
    measure: measureFields(l, now),
    scope: [textField({ name: 'title', label: l.title, value: now.title, wide: true }),
      textField({ name: 'first_step', label: l.first_step, value: now.first_step, hint: l.first_step_hint, wide: true })],
    touchpoint: [choiceField('touchpoint', l.touchpoint, placesOf(data, card.journey_id), now.touchpoint)],
    lever: [choiceField('lever', l.lever, data.levers, now.lever)],
    control: [choiceField('control', l.control, data.controls, now.control)],
    status: [choiceField('status', l.status, data.statuses, now.status)],
    lenses: [choiceField('style', l.style, data.styles, now.style), choiceField('side', l.side, data.sides, now.side),
      choiceField('value', l.value, data.values, now.value), choiceField('key', l.key, data.keys, now.key),
      el('p', { class: 'hint wide' }, l.lenses_hint)],
  };
  const reason = textField({ name: 'reason', label: l.why, hint: l.why_hint, area: true, need: true, wide: true });
  const verbs = /** @type {Record<string, string>} */ ({ status: 'mark', lenses: 'lenses' });
  return { title: l.adjust_title, card, button: l.save,
    body: [el('p', { class: 'about' }, card.title),
      el('div', { class: 'seg', role: 'group', 'aria-label': l.what_changes }, kinds.map(([kind, name]) =>
        el('button', { type: 'button', 'aria-pressed': String(kind === what), onclick: () => choose(kind) }, name))),
      el('div', { class: 'grid' }, bodies[what], what === 'lenses' ? null : reason)],
    request: (values) => ({ kind: verbs[what] ?? 'adjust', what, ...values }),
    theirs: (other) => ({ due: other.due?.text ?? l.no_due, owner: other.now.owner || l.no_owner,
      measure: other.now.measure || l.no_measure, scope: other.now.title, touchpoint: other.touchpoint || l.no_touchpoint,
      lever: other.lever.name, control: other.control.name, status: other.status_name })[what] ?? '' };
}

/** On what it is stuck, and on whom. @param {PlanData} data @param {Card} card @returns {DialogSpec} */
export function stuckOn({ labels: l, people }, card) {
  return { title: l.stuck_title, card, button: l.save,
    body: [el('p', { class: 'about' }, card.title), el('div', { class: 'grid' },
      textField({ name: 'reason', label: l.stuck_title, hint: l.stuck_hint, area: true, need: true, wide: true, value: card.now.stuck_on }),
      textField({ name: 'whom', label: l.stuck_with, hint: l.stuck_with_hint, list: people, wide: true, value: card.now.stuck_with }))],
    request: (values) => ({ kind: 'mark', status: 'stuck', ...values }), theirs: (other) => other.status_name };
}

/** Asks for a reason before a status changes. @param {Card} card @param {string} status
 * @param {string} title @param {string} button @param {string} hint @param {string} [caution] @returns {DialogSpec} */
export function marking(card, status, title, button, hint, caution = '') {
  return { title, card, button,
    body: [el('p', { class: 'about' }, card.title), el('div', { class: 'grid' }, textField({ name: 'reason', label: title,
      hint, area: true, need: true, wide: true })),
    el('p', { class: 'hint' }, caution)],
    request: (values) => ({ kind: 'mark', status, ...values }), theirs: (other) => other.status_name };
}
