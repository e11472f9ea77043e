// The playbook: entries to search on the left, the open one on the right, and what waits to be put into words.

import { el, icon } from './../parts/draw.js';
import { PlanDialog } from './../actions/dialogs.js';
import { truthMark, wholeEntry } from './entry.js';
import { FilesDialog } from './exchange.js';
import { adopting, takingOut, wording } from './forms.js';

/** @typedef {import('./entry.js').EntryWords} EntryWords */
/** @typedef {{id: string, name: string, touchpoint: string, star: boolean, figure: {value: string, range: string} | null,
 *   words: string[]}} EntryLine */
/** @typedef {{query: string, fits: boolean, fits_label: string, all_label: string, filter: string,
 *   filters: {value: string, label: string}[]}} Looked */
/** @typedef {{language: string, labels: Record<string, string>, forms: Record<string, string>, line: string,
 *   journey: string | null, journeys: {id: string, title: string}[], leads: boolean, look: Looked, entries: EntryLine[],
 *   nothing: string, waiting: EntryWords[], start: {action: string, token: string} | null,
 *   open: import('./entry.js').OpenEntry | null, links: {label: string, href: string}[],
 *   arrival: import('./exchange.js').Arrival | null, adopt: string, team: string,
 *   answer: import('../actions/dialogs.js').Answer | null}} PlaybookData */

const ASK_AFTER_MS = 250; // of stillness while somebody types

/** What each instance keeps over redraws. */
const PLAYBOOKS = new WeakMap();

class Playbook {
  /** @param {HTMLElement} root @param {HTMLDialogElement} box @param {HTMLDialogElement} files */
  constructor(root, box, files) {
    this.root = root;
    this.dialog = new PlanDialog(box, (request) => this.ask(request));
    this.files = new FilesDialog(files, (kind, more) => this.ask({ kind, ...more }));
    this.tell = (/** @type {any} */ _request) => {};
    this.started = this.told = this.shown = '';
    this.timer = 0;
    /** @type {PlaybookData} */
    this.data = /** @type {any} */ (null);
    // Filled anew by each draw, but for the search field, which stays as it is with what is being composed in it.
    this.head = el('header', { class: 'hd' });
    this.search = el('input', { type: 'search', class: 'grow', maxlength: 200, autocomplete: 'off',
      oninput: () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.lookFor(), ASK_AFTER_MS); },
      onkeydown: (/** @type {KeyboardEvent} */ e) => e.stopPropagation() });
    this.filters = el('div', { class: 'filters' });
    this.list = el('div', { class: 'list' });
    this.detail = el('article', { class: 'd' });
    root.replaceChildren(this.head, el('section', { class: 'shelf' },
      el('label', { class: 'srch' }, icon('search', 20), this.search), this.filters, this.list), this.detail);
  }

  lookFor() {
    this.ask({ kind: 'look', query: this.search.value });
  }

  /** @param {Record<string, unknown>} request @returns {string} */
  ask(request) {
    const op = crypto.randomUUID();
    this.tell({ ...request, op });
    return op;
  }

  /** @param {PlaybookData} data */
  take(data) {
    this.data = data;
    this.draw();
    this.dialog.answered(data.answer, [], data.labels);
    this.files.take(data);
    const { start } = data;
    if (!start || start.token === this.started) return;
    this.started = start.token;
    const words = data.waiting.find((draft) => draft.action === start.action);
    if (words) this.word(words, () => this.ask({ kind: 'started' }));
  }

  /** @param {EntryWords} words @param {() => void} [closed] */
  word(words, closed = () => {}) {
    this.dialog.onclosed = closed;
    this.dialog.open(wording(this.data, words), this.data.labels);
  }

  draw() {
    const { data } = this, { labels: l } = data, focused = focusKey(this.root);
    this.root.lang = data.language;
    this.search.placeholder = l.search;
    this.search.setAttribute('aria-label', l.search);
    this.head.replaceChildren(...heading(this));
    this.filters.replaceChildren(...filtering(this));
    this.list.replaceChildren(...listed(this));
    if (data.open?.id !== this.shown) this.told = '';
    this.shown = data.open?.id ?? '';
    this.detail.hidden = !data.open;
    if (data.open) this.detail.replaceChildren(...wholeEntry(data.open, data, this.told, this.verbs(data.open)));
    if (focused) /** @type {HTMLElement | null} */ (this.root.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
  }

  /** @param {import('./entry.js').OpenEntry} entry @returns {import('./entry.js').EntryVerbs} */
  verbs(entry) {
    const open = (/** @type {import('../actions/dialogs.js').DialogSpec} */ spec) => {
      this.dialog.onclosed = () => {};
      this.dialog.open(spec, this.data.labels);
    };
    return { adopt: () => open(adopting(this.data, entry)), reword: () => this.word(entry),
      takeOut: () => open(takingOut(this.data, entry)), ask: () => this.copy(entry.question) };
  }

  /** @param {string} question */
  async copy(question) {
    const { labels: l } = this.data;
    try {
      await navigator.clipboard.writeText(question);
      this.told = l.copied;
    } catch {
      this.told = `${l.copy_failed} ${question}`; // no clipboard outside of https, or not allowed: it is read instead
    }
    this.draw();
  }

  /** @param {string} id */
  open(id) {
    this.ask({ kind: 'look', open: id });
    if (matchMedia('(max-width:900px)').matches) this.detail.scrollIntoView({ block: 'start' });
  }
}

/** The control that has the focus, by a name that survives a redraw. @param {HTMLElement} root */
function focusKey(root) {
  const focused = /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (root.getRootNode()).activeElement);
  return focused && root.contains(focused) ? focused.dataset.key : undefined;
}

/** @param {Playbook} playbook */
function heading({ data, files, tell }) {
  const { labels: l } = data;
  const choose = el('select', { class: 'field', 'aria-label': l.journey, data: { key: 'journey' },
    onchange: (/** @type {Event} */ event) => tell({ kind: 'journey', op: crypto.randomUUID(),
      journey: /** @type {HTMLSelectElement} */ (event.target).value }) },
  el('option', { value: '', selected: !data.journey }, l.no_journey),
  data.journeys.map((j) => el('option', { value: j.id, selected: j.id === data.journey }, j.title)));
  return [el('div', { class: 'grow' }, el('h1', null, l.playbook), el('p', { class: 'lead' }, data.line)),
    el('div', { class: 'tools' }, choose,
      data.leads ? el('button', { class: 'btn b', data: { key: 'in' }, onclick: () => files.open('in', data) }, icon('upload_file'), l.take_in) : null,
      data.links.length ? el('button', { class: 'btn b', data: { key: 'on' }, onclick: () => files.open('on', data) }, icon('download'), l.hand_on)
        : null)];
}

/** @param {Playbook} playbook */
function filtering(playbook) {
  const { labels: l, look, journey } = playbook.data;
  const button = (/** @type {string} */ key, /** @type {string} */ label, /** @type {boolean} */ on, /** @type {object} */ wish) =>
    el('button', { 'aria-pressed': String(on), data: { key }, onclick: () => playbook.ask({ kind: 'look', ...wish }) }, label);
  return [journey ? el('div', { class: 'seg', role: 'group', 'aria-label': l.which },
    button('fits', look.fits_label, look.fits, { fits: true }), button('all', look.all_label, !look.fits, { fits: false })) : null,
  el('div', { class: 'seg kinds', role: 'group', 'aria-label': l.evidence_kind }, look.filters.map((one) =>
    button(`kind-${one.value}`, one.label, one.value === look.filter, { filter: one.value === look.filter ? 'any' : one.value })))].filter((node) => node !== null);
}

/** @param {Playbook} playbook */
function listed(playbook) {
  const { data } = playbook, { labels: l } = data;
  return [
    data.waiting.length ? el('section', { class: 'waiting' }, el('h2', null, l.waiting), el('p', { class: 'lead' }, l.waiting_hint),
      el('ul', null, data.waiting.map((words) => el('li', null, el('span', { class: 'grow' }, el('b', null, words.name),
        el('small', null, [words.touchpoint, words.reviewed].filter(Boolean).join(' · '))),
      el('button', { class: 'btn', data: { key: `keep-${words.action}` }, 'aria-label': `${l.keep}: ${words.name}`,
        onclick: () => playbook.word(words) }, icon('edit', 16), l.keep))))) : null,
    data.nothing ? el('p', { class: 'nothing' }, data.nothing) : null,
    data.entries.length ? el('ul', { class: 'entries', 'aria-label': l.list }, data.entries.map((line) => el('li', null,
      entryButton(playbook, line)))) : null,
  ].filter((node) => node !== null);
}

/** @param {Playbook} playbook @param {EntryLine} line */
function entryButton(playbook, line) {
  const { labels: l, open } = playbook.data;
  return el('button', { class: 'e', 'aria-current': line.id === open?.id ? 'true' : null, data: { key: `e-${line.id}` },
    onclick: () => playbook.open(line.id) }, el('b', null, line.name),
  el('span', { class: 'tp' }, line.touchpoint, line.star ? truthMark(l, 13) : null),
  el('span', { class: 'ev' }, line.figure ? [el('b', null, line.figure.value), el('span', null, line.figure.range)]
    : line.words.map((text) => el('span', null, text))));
}

/** @param {{parentElement: ParentNode, data: PlaybookData, setTriggerValue: (name: string, value: any) => void}} component */
export default function playbookPage({ parentElement, data, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('main'));
  const [box, files] = /** @type {NodeListOf<HTMLDialogElement>} */ (parentElement.querySelectorAll('dialog'));
  /** @type {Playbook} */
  const playbook = PLAYBOOKS.get(root) ?? new Playbook(root, box, files);
  PLAYBOOKS.set(root, playbook);
  playbook.tell = (request) => setTriggerValue('intent', request);
  playbook.take(data);
}
