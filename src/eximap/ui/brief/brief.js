// An upward brief: the page to write on, and beside it what is done with it. A draft's fields stay as they are while it is
// kept, so that a save never takes the cursor away, and a refusal leaves every word where it was.

import { el, icon } from './../parts/draw.js';
import { copyText } from './../parts/copying.js';
import { beside } from './deciding.js';
import { paper, wordingOf } from './paper.js';

/** @typedef {{to: string, sender: string, ask: string, result: string, reason: string, detail: string, wanted: string,
 *   wanted_by: string, makes_possible: string, left_out: string[]}} Wording */
/** @typedef {{id: string, ver: string, action: {id: string, title: string}, journey: {id: string, title: string, locale: string},
 *   touchpoint: string, draft: boolean, wording: Wording, heading: string, on: string, by_when: string,
 *   figures: {figure: string, value: string, said: string, tone: string}[], foot: string, text: string, state: string,
 *   versions: {id: string, name: string, state: string, outcome: string, current: boolean}[], newest: boolean,
 *   decidable: boolean, verdicts: {value: string, label: string}[], people: string[], today: string,
 *   decision: {verdict: string, name: string, decided: string, because: string, told: string[]} | null}} Page */
/** @typedef {{language: string, labels: Record<string, string>, page: Page | null,
 *   answer: {op: string, refused: string, field: string} | null}} BriefData */

const BRIEFS = new WeakMap();

class BriefScreen {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.drawn = this.waiting = '';
    /** @type {(() => void) | null} what was asked for while something else was under way; the last of it counts */
    this.queued = null;
    /** @type {BriefData} */
    this.data = /** @type {any} */ (null);
    /** @type {() => void} what comes once the draft is kept */
    this.next = () => {};
    this.tell = (/** @type {any} */ _request) => {};
    this.go = (/** @type {any} */ _where) => {};
    // A bare letter would reach Streamlit's own shortcuts.
    root.addEventListener('keydown', (event) => event.stopPropagation());
  }

  get page() { return /** @type {Page} */ (this.data.page); }

  get form() { return /** @type {HTMLFormElement} */ (this.root.querySelector('form.paper')); }

  /** @param {Record<string, unknown>} request */
  ask(request) {
    this.waiting = crypto.randomUUID();
    const { id, ver, action } = this.page;
    this.tell({ action: action.id, id, ver, ...request, op: this.waiting });
  }

  /** @param {string} kind @param {() => void} [next] */
  written(kind, next = () => {}) {
    if (this.waiting) { this.queued = () => this.written(kind, next); return; }
    this.next = next;
    this.ask({ kind, wording: wordingOf(this.form, this.page) });
  }

  /** @param {BriefData} data */
  take(data) {
    this.data = data;
    // While it is a draft the fields hold newer words than the server.
    const shown = data.page && JSON.stringify([data.language, data.page.action.id, data.page.draft, data.page.draft ? '' : data.page.id,
      data.page.decision]);
    if (shown !== this.drawn) this.draw();
    else if (data.page?.draft) this.renew();
    this.drawn = shown ?? '';
    const answer = data.answer;
    if (answer && answer.op === this.waiting) this.answered(answer);
  }

  /** @param {{refused: string, field: string}} answer */
  answered({ refused, field }) {
    this.waiting = '';
    const { next, queued } = this;
    this.next = () => {};
    this.queued = null;
    for (const problem of this.root.querySelectorAll('.problem')) {
      problem.textContent = refused;
      /** @type {HTMLElement} */ (problem).hidden = !refused;
    }
    if (!refused) { next(); queued?.(); }
    else if (field) /** @type {HTMLElement | null} */ (this.root.querySelector(`[name="${CSS.escape(field)}"]`))?.focus();
  }

  /** What the server says of a draft that is being written: its state, its figures' foot. */
  renew() {
    const state = this.root.querySelector('.state'), foot = this.root.querySelector('.ledger span:last-child');
    if (state) state.textContent = this.page.state;
    if (foot) foot.textContent = this.page.foot;
  }

  print() {
    const go = () => {
      const link = el('a', { href: `/eximap/brief/${encodeURIComponent(this.page.id)}.pdf?lang=${this.data.language}`, download: '' });
      this.root.appendChild(link);
      link.click();
      link.remove();
    };
    if (this.page.draft) this.written('keep', go);
    else go();
  }

  copy() {
    const go = async () => {
      const button = this.root.querySelector('.copied');
      if (button && await copyText(this.page.text)) button.textContent = this.data.labels.copied;
    };
    if (this.page.draft) this.written('keep', go);
    else go();
  }

  draw() {
    const { labels: l, page } = this.data;
    this.root.lang = this.data.language;
    if (!page) {
      this.root.replaceChildren(el('h1', null, l.title), el('p', { class: 'nothing' }, l.gone));
      return;
    }
    this.root.replaceChildren(el('header', { class: 'hd' }, el('div', null, el('p', { class: 'crumb' },
      el('button', { type: 'button', class: 'crumb-to', onclick: () => this.go({ action: page.action.id }), 'aria-label': `${l.back}: ${page.action.title}` },
        icon('arrow_back', 16), page.action.title)), el('h1', null, l.title))),
    el('div', { class: 'two' }, paper(page, l, () => { if (this.page.draft) this.written('keep'); }),
      beside(page, l, {
        keep: () => this.written('keep', () => this.said(l.saved)), send: () => this.written('send'),
        print: () => this.print(), copy: () => this.copy(),
        revise: () => this.ask({ kind: 'revise' }), look: (id) => this.ask({ kind: 'look', id }),
        decide: (values) => this.ask({ kind: 'decide', ...values }) })));
  }

  /** @param {string} text */
  said(text) {
    const state = this.root.querySelector('.state');
    if (state) state.textContent = text;
  }
}

/** @param {{parentElement: ParentNode, data: BriefData, setTriggerValue: (name: string, value: any) => void}} component */
export default function brief({ parentElement, data, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('main'));
  /** @type {BriefScreen} */
  const screen = BRIEFS.get(root) ?? new BriefScreen(root);
  BRIEFS.set(root, screen);
  screen.tell = (request) => setTriggerValue('intent', request);
  screen.go = (where) => setTriggerValue('go', where);
  screen.take(data);
}
