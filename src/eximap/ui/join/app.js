// The phone's screen: it draws what its channel brings, sends what is tapped, and never draws anew under a thumb.

import { el } from './../parts/draw.js';
import { browserStorage } from './../parts/outbox.js';
import { Clock } from './clock.js';
import { doorScreen, endScreen, leaveButton, startScreen } from './doors.js';
import { Following, closeForeignDialogs } from './follow.js';
import { Chair, stillThere } from './kiosk.js';
import { lastTimeScreen } from './last.js';
import { clockText, offlineBanner, refusedCard } from './pieces.js';
import { planScreen } from './planning.js';
import { Post, drawer, randomHex } from './post.js';
import { scoreScreen } from './scoring.js';
import { withWaiting } from './seat.js';
import { textScreen } from './texts.js';
import { voteScreen } from './voting.js';
import { eyesUp, lateCard, watchScreen } from './watching.js';

/** @typedef {import('./pieces.js').Phone} Phone */
/** @typedef {import('./pieces.js').Screen} Screen */

const SCREENS = /** @type {Record<string, (c: Phone) => Screen>} */ ({
  'last-time': lastTimeScreen, map: textScreen, write: textScreen, peaks: textScreen, ideas: textScreen, vote: voteScreen, plan: planScreen,
  reveal: watchScreen, group: watchScreen, score: (c) => scoreScreen(c, false),
});
const SLOTS_OF_SHELL = ['banner', 'notices', 'top', 'main', 'list', 'foot'];

/** @param {ComponentArguments} component */
export default function phone({ parentElement }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('.phone'));
  const here = /** @type {any} */ (window), line = here.eximapLine ??= {};
  if (/** @type {any} */ (root).running) return undefined;
  const app = new App(root, line);
  /** @type {any} */ (root).running = app;
  const heard = line.heard = (/** @type {any} */ data) => app.hear(data);
  if (line.data) app.hear(line.data);
  return () => {
    if (root.isConnected) return;
    if (line.heard === heard) line.heard = undefined; // another screen may have taken its place already
    app.leave();
  };
}

class App {
  /** @param {HTMLElement} root @param {import('./line.js').Line} line */
  constructor(root, line) {
    this.root = root;
    this.line = line;
    this.stop = new AbortController();
    this.prints = new Map();
    this.held = false;
    this.stale = false;
    this.key = '';
    /** Since when something waits. @type {number | null} */
    this.waiting = null;
    this.wasOver = false;
    this.asking = false;
    this.arrived = false;
    /** @type {Following | undefined} */
    this.following = undefined;
    this.chair = new Chair(Date.now());
    this.slots = Object.fromEntries(SLOTS_OF_SHELL.map((name) => [name, el('div', { class: name })]));
    const scroll = el('main', { class: 'scroll' }, this.slots.notices, this.slots.main, this.slots.list);
    this.shell = el('div', { class: 'shell' }, this.slots.banner, this.slots.top, scroll, this.slots.foot);
    this.scroll = scroll;
    this.over = el('div', { class: 'over' });
    root.replaceChildren(this.shell, this.over);
    this.c = this.#context();
    this.#listen();
    this.ticking = setInterval(() => this.tick(), 1000);
  }

  /** @returns {Phone} */
  #context() {
    const app = this;
    return /** @type {Phone} */ ({ root: this.root, data: {}, l: {}, lang: 'en', own: {}, view: {}, clock: new Clock(), line: this.line,
      offline: false, order: new Map(), draw: () => app.draw(), send: (kind, fields, phase) => app.send(kind, fields, phase),
      sitDown: (token) => app.sitDown(token) });
  }

  #listen() {
    const { signal } = this.stop, touched = () => this.chair.touch(Date.now());
    this.root.addEventListener('pointerdown', () => { this.held = true; touched(); }, { signal });
    for (const name of ['pointerup', 'pointercancel']) addEventListener(name, () => this.#release(), { signal });
    this.root.addEventListener('input', touched, { signal });
    // A bare letter would reach Streamlit's own shortcuts.
    this.root.addEventListener('keydown', (e) => { touched(); e.stopPropagation(); }, { signal });
    // A keyboard takes half of the screen: what is left of it is what there is.
    const view = globalThis.visualViewport;
    view?.addEventListener('resize', () => this.root.style.setProperty('--view', `${Math.round(view.height)}px`), { signal });
    this.root.addEventListener('focusin', (e) => this.#reveal(/** @type {HTMLElement} */ (e.target)), { signal });
    closeForeignDialogs(signal);
    addEventListener('storage', () => { this.c.post?.refresh(); this.draw(); }, { signal });
  }

  /** @param {HTMLElement} field */
  #reveal(field) {
    if (!/^(INPUT|TEXTAREA|SELECT)$/.test(field.tagName)) return;
    setTimeout(() => field.isConnected && field.scrollIntoView({ block: 'center' }), 350); // after the keyboard has come up
  }

  #release() {
    this.held = false;
    setTimeout(() => { if (this.stale && !this.held) this.draw(); }, 0); // after the click that belongs to it
  }

  /** What Streamlit brings: the first of all, and the next while the channel is down. @param {any} data */
  hear(data) {
    const shown = this.following ? this.following.instead(data, this.c.data.kiosk && this.token) : data;
    if (shown) this.#show(shown);
  }

  /** @param {any} data @param {any} [ack] */
  #show(data, ack) {
    const { c } = this;
    Object.assign(c, { data, l: data.labels, lang: data.lang });
    document.documentElement.lang = data.lang;
    if (typeof data.now === 'number') c.clock.hear(data.now, Date.now());
    if (data.state !== 'door') {
      this.#atSeat();
      this.#answers(ack);
      if (data.state === 'ended' || data.ended) this.#forgetAll();
      this.#follow();
    }
    this.draw();
  }

  #follow() {
    this.following ??= new Following({ lang: this.c.lang, show: (data, ack) => this.#show(data, ack), arrived: () => this.#arrived(),
      look: () => this.line.trigger?.('look', Date.now()), waitingSince: () => this.#waitingSince(),
      told: (offline) => { this.c.offline = offline; this.draw(); } });
  }

  /** The channel is up: it hears who sits here, and all that it may not know. */
  #arrived() {
    if (this.token) this.#say([]);
    this.c.post?.again();
  }

  /** @param {any[]} messages */
  #say(messages) {
    return this.following?.say({ messages, ...(this.c.data.kiosk ? { person: this.token } : {}) }) ?? false;
  }

  /** What this browser keeps belongs to one seat of one workshop; at a kiosk to the person in the chair. */
  #atSeat() {
    const { c } = this, { workshop, kiosk } = c.data;
    const storage = browserStorage(kiosk ? 'sessionStorage' : 'localStorage');
    if (!c.drawer || this.seat !== c.data.seat) {
      this.seat = c.data.seat;
      c.drawer = drawer(storage, workshop, c.data.seat ?? 'nobody');
      c.view = { ...(kiosk ? { left: c.view.left } : {}), name: '', notices: c.drawer.read('notices', []) };
      c.order.clear();
    }
    if (c.post) return;
    const box = drawer(storage, workshop, kiosk ? 'kiosk' : c.data.seat);
    c.post = new Post({ key: box.key('post'), storage, send: () => c.post.hand((/** @type {any[]} */ messages) => this.#say(messages)) });
    this.token = kiosk ? box.read('person') : null;
  }

  /** @param {any} ack */
  #answers(ack) {
    const { c } = this, { refused } = c.post.acknowledge(ack);
    for (const { message, refusal } of refused) {
      if (message.kind === 'Join') {
        c.view.problem = refusal.sentence;
        if (c.data.kiosk) this.#clearChair();
      } else this.#notice(refusal.sentence, message.text ?? null);
    }
    if (!c.post.pending.length) this.waiting = null;
  }

  /** A refused answer: one sentence, and what was written stays readable. @param {string} sentence @param {string | null} text */
  #notice(sentence, text) {
    const { c } = this, others = (c.view.notices ?? []).filter((/** @type {any} */ one) => text !== null || one.text !== null || one.sentence !== sentence);
    c.view.notices = [...others, { sentence, text, id: randomHex(4) }].slice(-20);
    c.drawer.keep('notices', c.view.notices);
  }

  /** @param {string} kind @param {Record<string, any>} [fields] @param {string} [phase] */
  send(kind, fields = {}, phase = this.c.data.phase?.id) {
    const { c } = this;
    this.waiting ??= Date.now();
    c.post.send(/** @type {any} */ ({ op_id: randomHex(16), workshop: c.data.workshop, phase: phase ?? '', kind, ...fields,
      ...(c.data.kiosk ? { token: this.token } : {}) }));
    this.draw();
  }

  #waitingSince() {
    return this.c.post?.pending.length ? this.waiting ??= Date.now() : null;
  }

  /** At a kiosk: the next person, or nobody. @param {string | null} token */
  sitDown(token) {
    const { c } = this;
    if (token === null) c.drawer.forget();
    this.#clearChair(token);
    c.view.left = token === null;
    this.chair.touch(Date.now());
    history.replaceState(history.state, '', location.href);
    this.draw();
  }

  /** @param {string | null} [token] */
  #clearChair(token = null) {
    const { c } = this;
    this.token = token;
    drawer(c.post.storage, c.data.workshop, 'kiosk').keep('person', token);
    c.view = { name: token === null ? '' : c.view.name, problem: c.view.problem, notices: [] };
    this.#say([]);
  }

  #forgetAll() {
    this.c.drawer.forget();
    this.c.post.pending = [];
    const storage = /** @type {any} */ (this.c.post.storage);
    storage.removeItem?.(this.c.post.key);
  }

  tick() {
    if (!this.root.isConnected) return;
    const { c } = this, now = Date.now();
    this.following?.tick();
    c.post?.retry();
    const clock = this.root.querySelector('[data-clock]');
    if (clock && clock.textContent !== clockText(c)) clock.textContent = clockText(c);
    const over = c.data.phase?.closes ? c.clock.now(now) >= c.data.phase.closes : false;
    if (over !== this.wasOver) { this.wasOver = over; this.draw(); }
    if (c.data.kiosk && this.token) this.#watchChair(now);
  }

  /** @param {number} now */
  #watchChair(now) {
    const left = this.chair.left(now);
    if (left === 0) this.sitDown(null);
    else if (left !== null || this.asking) this.draw();
    this.asking = left !== null;
  }

  /** @returns {Screen} */
  #screen() {
    const { c } = this, { data } = c;
    if (data.state === 'door') return doorScreen(c);
    if (data.state === 'ended' || data.ended) return endScreen(c);
    c.own = withWaiting(data.own ?? {}, c.post.pending, data.phase.id);
    if (!data.joined || (data.kiosk && (!this.token || this.token !== data.person))) return startScreen(c);
    if (c.view.catching && !data.late && !c.view.caught) c.view.catching = false;
    return c.view.catching ? scoreScreen(c, true) : SCREENS[data.phase.kind](c);
  }

  draw() {
    if (!this.c.data.state) return;
    if (this.held) { this.stale = true; return; }
    this.stale = false;
    const { c } = this, phase = c.data.phase?.id;
    if (phase !== this.phase) { this.phase = phase; c.view.at = undefined; c.view.catching = false; c.view.caught = null; c.view.problem = null; }
    const screen = this.#screen(), fresh = screen.key !== this.key;
    this.key = screen.key;
    const focused = /** @type {any} */ (this.root.getRootNode()).activeElement?.dataset?.f;
    this.#part('banner', [[c.offline, c.post?.pending.length], () => [offlineBanner(c)]]);
    this.#part('notices', [[c.view.notices, Boolean(c.data.late), c.view.catching, screen.key], () => this.#notices(screen.key)]);
    for (const name of /** @type {const} */ (['top', 'main', 'list', 'foot'])) {
      const part = screen[name] ?? ['none', () => []];
      this.#part(name, [[screen.key, c.lang, part[0]], part[1]]);
    }
    this.#overlay();
    if (fresh) this.#begin();
    else if (focused) this.#refocus(focused);
  }

  /** @param {string} name @param {import('./pieces.js').Part} part */
  #part(name, [print, make]) {
    const text = JSON.stringify(print);
    if (this.prints.get(name) === text) return;
    this.prints.set(name, text);
    const made = make().filter(Boolean);
    this.slots[name].replaceChildren(.../** @type {Node[]} */ (made));
    this.slots[name].classList.toggle('empty', made.length === 0);
  }

  /** Another screen begins at its top, and is read from its heading. */
  #begin() {
    this.scroll.scrollTop = 0;
    if (this.arrived) /** @type {HTMLElement | null} */ (this.root.querySelector('h1'))?.focus({ preventScroll: true });
    this.arrived = true;
  }

  /** @param {string} name of what had the focus before it was made anew */
  #refocus(name) {
    const now = /** @type {any} */ (this.root.getRootNode()).activeElement;
    if (now?.dataset?.f === name) return;
    /** @type {HTMLElement | null} */ (this.root.querySelector(`[data-f="${CSS.escape(name)}"]`))?.focus({ preventScroll: true });
  }

  /** @param {string} key of the screen */
  #notices(key) {
    const { c } = this, start = key === 'start' || key === 'handover' || key === 'door' || key === 'ended';
    if (start) return [];
    const dismiss = (/** @type {string} */ id) => () => {
      c.view.notices = c.view.notices.filter((/** @type {any} */ one) => one.id !== id);
      c.drawer.keep('notices', c.view.notices);
      this.draw();
    };
    return [c.data.late && !c.view.catching ? lateCard(c) : null, ...(c.view.notices ?? []).map((/** @type {any} */ one) => refusedCard(c, one, dismiss(one.id))),
    c.data.kiosk ? leaveButton(c) : null];
  }

  #overlay() {
    const { c } = this, asked = c.data.kiosk && this.token ? this.chair.left(Date.now()) : null;
    const eyes = Boolean(c.data.eyes) && c.data.joined && c.data.state === 'part';
    const print = JSON.stringify([eyes, asked, c.lang]);
    if (this.prints.get('over') === print) return;
    this.prints.set('over', print);
    if (eyes || asked !== null) /** @type {any} */ (this.root.getRootNode()).activeElement?.blur();
    this.shell.inert = eyes || asked !== null; // frozen, and nothing typed is lost
    const stay = () => { this.chair.touch(Date.now()); this.draw(); };
    this.over.replaceChildren(...(asked !== null ? [stillThere(c, asked, stay)] : eyes ? [eyesUp(c)] : []));
  }

  leave() {
    clearInterval(this.ticking);
    this.following?.leave();
    this.stop.abort();
  }
}
