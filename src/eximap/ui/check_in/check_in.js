// The check-in: open actions one at a time. 1, 2, 3 say how it goes, Enter goes on; taps travel through an outbox.

import { el, fill, icon, logo, plural } from './../parts/draw.js';
import { browserStorage, Outbox } from './../parts/outbox.js';
import { linksDialog } from './links.js';
import { oneAction } from './one.js';
import { progress, TAP_ICONS } from './pieces.js';
import { clockFace, Round, TAPS } from './round.js';

/** @typedef {{language: string, labels: import('./pieces.js').Words, owner: string, team: string, seconds: number, escalate: boolean,
 *   items: import('./one.js').Item[], links: import('./links.js').Links | null, ack: import('../parts/outbox.js').Ack}} CheckInData */

const KEPT = new WeakMap();
const SECOND = 1000;

class CheckIn {
  /** @param {HTMLElement} root @param {HTMLDialogElement} box */
  constructor(root, box) {
    this.root = root;
    this.box = box;
    this.round = new Round();
    this.figure = { text: '', refused: '' };
    this.problem = '';
    this.began = Date.now();
    this.clock = el('span', { class: 'tm' });
    /** @type {CheckInData} */
    this.data = /** @type {any} */ (null);
    this.say = (/** @type {string} */ _name, /** @type {any} */ _value) => {};
    /** @type {Outbox | null} */
    this.outbox = null;
  }

  /** @param {CheckInData} data */
  take(data) {
    this.data = data;
    this.outbox ??= new Outbox({ key: `eximap-check-in-${data.owner}`, storage: browserStorage('sessionStorage'),
      send: (pending) => this.say('outbox', pending) });
    const { done, refused } = this.outbox.acknowledge(data.ack);
    this.round.take(data.items);
    this.answer(done, refused);
    if (this.box.open && data.links) linksDialog(this.box, data.links, data.labels, (kind, more) => this.ask(kind, more));
    this.draw();
  }

  /**
   * @param {import('../parts/outbox.js').Message[]} done
   * @param {{message: import('../parts/outbox.js').Message, refusal: import('../parts/outbox.js').Refusal}[]} refused
   */
  answer(done, refused) {
    if (done.some((message) => message.kind === 'measure' && message.action === this.round.item?.id)) {
      this.figure = { text: '', refused: '' };
    }
    for (const { message, refusal } of refused) {
      if (message.kind === 'tap') this.round.told.delete(message.action);
      if (message.kind === 'measure') this.figure.refused = refusal.sentence;
      else this.problem = refusal.sentence;
    }
  }

  /** @param {string} kind @param {Record<string, unknown>} more */
  ask(kind, more) {
    this.say('intent', { kind, op: crypto.randomUUID(), ...more });
  }

  /** @param {string} kind @param {Record<string, unknown>} more */
  tell(kind, more) {
    this.problem = '';
    this.outbox?.send({ op_id: crypto.randomUUID(), expected: null, kind, action: this.round.item.id, ...more });
  }

  /** @param {import('./round.js').Told | null} told */
  keep(told) {
    if (told) this.tell('tap', { status: told.tap, stuck_on: told.stuck_on, stuck_with: told.stuck_with });
  }

  /** @param {import('./round.js').Tap} tap */
  tap(tap) {
    this.keep(this.round.tap(tap));
    this.draw();
    const first = tap === 'stuck' ? 'input[name=stuck_on]' : `[data-tap=${tap}]`;
    const found = /** @type {HTMLInputElement | null} */ (this.root.querySelector(first));
    found?.focus();
    if (tap === 'stuck') found?.select();
  }

  /** @param {number} by */
  go(by) {
    if (by > 0) this.keep(this.round.write());
    if (by > 0 && this.round.missing) {
      this.draw();
      /** @type {HTMLElement | null} */ (this.root.querySelector('input[name=stuck_on]'))?.focus();
      return;
    }
    this.leap(this.round.at + by);
  }

  /** @param {number} at */
  leap(at) {
    this.round.go(at);
    this.figure = { text: '', refused: '' };
    this.draw();
    /** @type {HTMLElement | null} */ (this.root.querySelector('h1'))?.focus();
    this.root.querySelector('.one')?.scrollTo?.(0, 0);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const on = /** @type {HTMLElement} */ (event.composedPath()[0]);
    if (this.box.open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const writing = on.matches?.('input:not([type=checkbox]),textarea,select');
    const tap = TAPS[Number(event.key) - 1];
    if (tap && !writing && !this.round.over) {
      event.preventDefault();
      this.tap(tap);
    } else if (event.key === 'Enter' && !this.round.over && !on.closest?.('form,a,summary,label,button:not([data-tap])')) {
      event.preventDefault();
      this.go(1);
    }
  }

  tick() {
    const left = this.data.seconds - (Date.now() - this.began) / SECOND;
    this.clock.replaceChildren(icon('timer', 20), el('span', { role: 'timer', 'aria-label':
      left < 0 ? this.data.labels.over : this.data.labels.left }, clockFace(left)));
  }

  draw() {
    const { data, round, root } = this, { labels: l } = data, held = held_(root);
    root.lang = data.language;
    const empty = !round.items.length;
    root.classList.toggle('alone', Boolean(data.owner));
    root.replaceChildren(this.top(), el('main', null,
      empty ? el('section', { class: 'one end' }, el('h1', { tabindex: -1 }, l.nothing)) : round.over ? this.end()
        : oneAction(round, this.figure, l, { tap: (tap) => this.tap(tap), tell: (kind, more) => this.tell(kind, more),
          redraw: () => this.draw() }, Boolean(data.owner)),
      empty ? null : this.side()), this.foot());
    if (data.seconds) this.tick();
    restore(root, held);
  }

  top() {
    const { data, round } = this, { labels: l } = data, total = round.items.length, who = data.owner || data.team;
    return el('header', { class: 'top' }, el('span', { class: 'lg' }, logo()),
      el('span', { class: 'name' }, el('b', null, l.title), who.trim() ? `, ${who}` : null),
      total ? progress(round.at, total, l) : null, data.seconds ? this.clock : null,
      data.links ? el('button', { class: 'btn i g', title: l.links, 'aria-label': l.links, onclick: () => this.openLinks() }, icon('link')) : null,
      data.owner ? null : el('button', { class: 'btn i g', title: l.back_to_plan, 'aria-label': l.back_to_plan,
        onclick: () => this.say('go', { to: 'actions' }) }, icon('close')));
  }

  openLinks() {
    if (!this.data.links) return;
    linksDialog(this.box, this.data.links, this.data.labels, (kind, more) => this.ask(kind, more));
    this.box.showModal();
  }

  side() {
    const { round, data } = this, { labels: l } = data;
    return el('aside', { class: 'side' }, el('h2', null, plural(l.open, round.items.length, data.language)),
      el('ol', null, round.items.map((item, n) => {
        const told = round.told.get(item.id), current = n === round.at;
        const icon_ = told ? icon(TAP_ICONS[told.tap], 20) : current ? icon('arrow_forward', 20) : el('span');
        const said = told ? fill(l.told, { name: item.owner.name || l.no_owner, status: l[told.tap] }) : item.owner.name || l.no_owner;
        return el('li', { class: current ? 'q cur' : n > round.at && !told ? 'q nx' : 'q' },
          el('button', { 'aria-current': current ? 'step' : null, onclick: () => this.leap(n) }, icon_,
            el('span', null, item.title, el('small', null, said))));
      })));
  }

  end() {
    const { round, data } = this, { labels: l } = data;
    const counts = TAPS.map((tap) => [tap, round.items.filter((item) => round.told.get(item.id)?.tap === tap).length]);
    const silent = round.items.filter((item) => !round.told.has(item.id));
    return el('section', { class: 'one end' }, el('h1', { tabindex: -1 }, l.through), el('p', { class: 'muted' }, l.thanks),
      el('ul', { class: 'sum' }, counts.filter(([, n]) => n).map(([tap, n]) => el('li', null,
        icon(TAP_ICONS[/** @type {import('./round.js').Tap} */ (tap)], 22), el('b', null, String(n)), l[tap]))),
      silent.length ? el('p', null, l.nothing_said) : null,
      silent.length ? el('ul', { class: 'silent' }, silent.map((item) => el('li', null, item.title))) : null);
  }

  foot() {
    const { round, data } = this, { labels: l } = data, last = round.at === round.items.length - 1;
    const problem = this.problem ? el('p', { class: 'problem', role: 'alert' }, this.problem) : null;
    if (!round.items.length) return el('footer', { class: 'foot' }, problem);
    const back = el('button', { class: 'btn b bk', 'aria-label': l.back, disabled: !round.at, onclick: () => this.go(-1) },
      icon('arrow_back'), el('span', null, l.back));
    if (round.over) {
      return el('footer', { class: 'foot' }, el('span', { class: 'grow' }, problem), back, data.owner ? null
        : el('button', { class: 'btn p b', onclick: () => this.say('go', { to: 'actions' }) }, l.back_to_plan));
    }
    const away = (/** @type {string} */ to, /** @type {string} */ text) => el('button', { class: 'btn b away', onclick: () =>
      this.say('go', { to, action: round.item.id }) }, text);
    return el('footer', { class: 'foot' }, el('span', { class: 'tx muted grow' }, problem ?? l.keys), back,
      data.owner ? null : away('action', l.whole), data.escalate ? away('brief', l.escalate) : null,
      el('button', { class: 'btn p b', onclick: () => this.go(1) }, last ? l.finish : l.next, icon('arrow_forward')));
  }
}

/** What is focused, so that a redraw leaves it: the place among all that can be, and the selection in a field. @param {HTMLElement} root */
function held_(root) {
  const active = /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;
  if (!active || !root.contains(active)) return null;
  const name = active.getAttribute('name'), at = [...root.querySelectorAll('button,input,summary,h1')].indexOf(active);
  return { name, at, from: /** @type {HTMLInputElement} */ (active).selectionStart, to: /** @type {HTMLInputElement} */ (active).selectionEnd };
}

/** @param {HTMLElement} root @param {ReturnType<typeof held_>} held */
function restore(root, held) {
  if (!held) return;
  const found = held.name ? root.querySelector(`[name=${held.name}]`) : root.querySelectorAll('button,input,summary,h1')[held.at];
  const input = /** @type {HTMLInputElement | undefined} */ (found ?? undefined);
  input?.focus();
  if (input?.type === 'text' && held.from !== null) input.setSelectionRange(held.from, held.to);
}

/** Keys and clock, until the screen is left. @param {CheckIn} it */
function whileItStands(it) {
  const press = (/** @type {KeyboardEvent} */ event) => { if (it.root.isConnected) it.press(event); };
  document.addEventListener('keydown', press);
  const beat = setInterval(() => {
    if (it.root.isConnected) {
      if (it.data.seconds) it.tick();
      it.outbox?.retry();
      return;
    }
    clearInterval(beat);
    document.removeEventListener('keydown', press);
  }, SECOND);
}

/** @param {{parentElement: ParentNode, data: CheckInData, setTriggerValue: (name: string, value: any) => void,
 *   setStateValue: (name: string, value: any) => void}} component */
export default function checkIn({ parentElement, data, setTriggerValue, setStateValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('.checkin'));
  const box = /** @type {HTMLDialogElement} */ (parentElement.querySelector('dialog'));
  /** @type {CheckIn} */
  const it = KEPT.get(root) ?? new CheckIn(root, box);
  if (!KEPT.has(root)) whileItStands(it);
  KEPT.set(root, it);
  it.say = (name, value) => (name === 'outbox' ? setStateValue : setTriggerValue)(name, value);
  it.take(data);
}
