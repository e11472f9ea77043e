// Compare: whether teams differ at all, each team's estimate, and every touchpoint by team.

import { el, icon } from './../parts/draw.js';
import { heading } from './head.js';
import { heatSection } from './heat.js';
import { takeIn, tellArrival } from './files.js';
import { authoritySection, painsSection, spotsSection } from './findings.js';
import { apartSection, tellMatch } from './match.js';
import { timeSection } from './time.js';
import { teamsSection } from './intervals.js';

/** @typedef {{language: string, labels: Record<string, string>, demo: boolean, bases: import('./head.js').Choice[],
 *   empty?: {title: string, text: string}, headline: string, line: string,
 *   figures: {name: string, value: string, hint: string}[], rounds: import('./head.js').Choice[], units: import('./head.js').Choice[], missing: string,
 *   figure: import('./head.js').Figure, paging: import('./intervals.js').Paging, teams: import('./intervals.js').TeamLine[],
 *   axis: import('./intervals.js').Axis, findings: import('./findings.js').Findings, leads: boolean, arrival: import('./files.js').Arrival | null, time: import('./time.js').OverTime, heat: import('./heat.js').Heat, apart: import('./match.js').Apart[], matched: import('./match.js').Matched[], match: import('./match.js').Match | null, silent: string,
 *   files: {label: string, href: string}[]}} CompareData */

const ASK_AFTER_MS = 250; // of stillness while somebody types

/** What each instance keeps over redraws. */
const PAGES = new WeakMap();

export class ComparePage {
  /** @param {HTMLElement} root @param {HTMLDialogElement} box */
  constructor(root, box) {
    this.root = root;
    this.box = box;
    this.tell = (/** @type {any} */ _request) => {};
    this.opened = false;
    /** @type {boolean | undefined} */
    this.choosing = undefined;
    this.told = false;
    this.matching = '';
    /** @type {boolean | undefined} */
    this.deciding = undefined;
    this.cell = { row: 0, column: 0 };
    this.timer = 0;
    /** @type {HTMLElement | null} */
    this.arrivalBox = null;
    this.ask = this.ask.bind(this);
    /** @type {CompareData} */
    this.data = /** @type {any} */ (null);
    // The field stays the same over redraws, with what is being composed in it.
    this.search = el('input', { type: 'search', maxlength: 100, autocomplete: 'off', data: { key: 'search' },
      oninput: () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.ask({ kind: 'look', query: this.search.value }), ASK_AFTER_MS); },
      onkeydown: (/** @type {KeyboardEvent} */ event) => event.stopPropagation() });
  }

  searchField() {
    this.search.placeholder = this.data.labels.search;
    this.search.setAttribute('aria-label', this.data.labels.search);
    return this.search;
  }

  /** @param {Record<string, unknown>} request */
  ask(request) {
    this.tell({ ...request, op: crypto.randomUUID() });
  }

  /** @param {CompareData} data */
  take(data) {
    this.data = data;
    this.draw();
    tellArrival(this);
    tellMatch(this);
  }

  draw() {
    const { data } = this, focused = focusKey(this.root);
    this.root.lang = data.language;
    this.root.replaceChildren(...(data.empty ? nothing(this) : whole(this)));
    if (!focused) return;
    const again = focused === 'cell' ? 'td[tabindex="0"]' : `[data-key="${CSS.escape(focused)}"]`;
    /** @type {HTMLElement | null} */ (this.root.querySelector(again))?.focus({ preventScroll: true });
  }

  /** @param {string} title @param {(Node | null)[]} content @param {string} kind */
  open(title, content, kind = '') {
    if (this.box.open) this.box.close();
    this.box.className = `files ${kind}`;
    const id = 'dialog-title', { close } = this.data.labels;
    this.box.setAttribute('aria-labelledby', id);
    this.box.replaceChildren(el('div', { class: 'sheet' }, el('header', null, el('h2', { id, class: 'grow' }, title),
      el('button', { class: 'btn g i', type: 'button', 'aria-label': close, onclick: () => this.box.close() }, icon('close'))), content));
    this.box.showModal();
  }

  takeAway() {
    const { labels: l, files } = this.data;
    this.open(l.export_title, [el('p', { class: 'lead' }, l.export_hint), el('div', { class: 'links' }, files.map((file) =>
      el('a', { class: 'btn b', href: file.href, download: true }, icon('download'), file.label)))]);
  }
}

/** The control that has the focus, by a name that survives a redraw. @param {HTMLElement} root */
function focusKey(root) {
  const focused = /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (root.getRootNode()).activeElement);
  if (!focused || !root.contains(focused)) return undefined;
  return focused.matches('td[data-row]') ? 'cell' : focused.dataset.key;
}

/** @param {ComparePage} page */
function whole(page) {
  return [heading(page), el('div', { class: 'side' }, teamsSection(page), painsSection(page), authoritySection(page), timeSection(page), apartSection(page)),
    el('div', { class: 'side' }, heatSection(page), spotsSection(page))];
}

/** @param {ComparePage} page */
function nothing(page) {
  const { empty, labels: l, bases } = page.data;
  return [el('section', { class: 'nothing' }, icon('compare_arrows', 40), el('h1', null, empty?.title), el('p', null, empty?.text),
    el('div', { class: 'row ways' }, el('button', { class: 'btn b p', data: { key: 'take-in' }, onclick: () => takeIn(page) }, icon('upload_file'), l.take_in),
      bases.filter((one) => !one.chosen).map((one) => el('button', { class: 'btn b', data: { key: `see-${one.id}` },
      onclick: () => page.ask({ kind: 'look', basis: one.id }) }, icon('visibility'), l.see_demo))))];
}

/** @param {{parentElement: ParentNode, data: CompareData, setTriggerValue: (name: string, value: any) => void}} component */
export default function comparePage({ parentElement, data, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('main'));
  const box = /** @type {HTMLDialogElement} */ (parentElement.querySelector('dialog'));
  /** @type {ComparePage} */
  const page = PAGES.get(root) ?? new ComparePage(root, box);
  PAGES.set(root, page);
  page.tell = (request) => setTriggerValue('intent', request);
  page.take(data);
}
