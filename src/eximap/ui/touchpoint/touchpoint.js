// One touchpoint as its lead works on it in person: conversations, walks, stories. A refusal leaves every word where it was.

import { el, gem, icon } from './../parts/draw.js';
import { talk } from './talk.js';
import { stories, walks } from './walks.js';

/** @typedef {{id: string, ver: string, form: string, names: string[], parts: string[], mine: boolean, shared: boolean, by: string,
 *   on: string, text: string}} Card */
/** @typedef {{id: string, name: string, moment: boolean, behaviour: string, note: string, form: string,
 *   forms: {form: string, names: string[], first: string[]}[], cards: Card[], stories: string[],
 *   walks: {id: string, line: string, seen: string, gap: string[]}[], people: string[], who: string, today: string}} At */
/** @typedef {{language: string, labels: Record<string, string>, journey: {id: string, title: string, locale: string},
 *   choices: {id: string, name: string}[], at: At | null, answer: {op: string, refused: string} | null}} TouchpointData */

const TOUCHPOINTS = new WeakMap();

class TouchpointScreen {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.waiting = '';
    /** @type {Record<string, string>} what each part was drawn from: what did not change keeps its half-written form */
    this.drawn = {};
    this.done = () => {};
    this.tell = (/** @type {any} */ _request) => {};
    this.go = (/** @type {any} */ _where) => {};
    /** @type {TouchpointData} */
    this.data = /** @type {any} */ (null);
    // A bare letter would reach Streamlit's own shortcuts.
    root.addEventListener('keydown', (event) => event.stopPropagation());
  }

  /** @param {Record<string, unknown>} request @param {() => void} done */
  ask(request, done) {
    if (this.waiting) return;
    this.waiting = crypto.randomUUID();
    this.done = done;
    this.tell({ ...request, op: this.waiting });
  }

  /** @param {TouchpointData} data */
  take(data) {
    this.data = data;
    const answer = data.answer?.op === this.waiting ? data.answer : null;
    if (answer && !answer.refused) this.done();
    this.draw();
    if (!answer) return;
    this.waiting = '';
    const problem = this.root.querySelector('.problem');
    if (problem) {
      problem.textContent = answer.refused;
      /** @type {HTMLElement} */ (problem).hidden = !answer.refused;
    }
  }

  draw() {
    const { data } = this, { labels: l, at, language, journey } = data;
    const ask = (/** @type {Record<string, unknown>} */ request, /** @type {() => void} */ done) => this.ask(request, done);
    this.root.lang = language;
    const frame = JSON.stringify([language, journey, at && [at.id, at.name, at.moment, at.behaviour], at ? '' : data.choices]);
    if (frame !== this.drawn.frame) {
      this.drawn = { frame };
      this.root.replaceChildren(heading(data, (where) => this.go(where)),
        el('p', { class: 'problem', role: 'alert', hidden: true }), el('div', { class: 'parts-of' }, at ? ['talk', 'walks', 'stories'].map((name) =>
          el('div', { data: { part: name } })) : null));
    }
    if (!at) return;
    this.renew('talk', [at.cards, at.forms, at.note], () => talk(at, l, language, ask));
    this.renew('walks', [at.walks], () => walks(at, l, ask));
    this.renew('stories', [at.stories], () => stories(at, l, journey.locale, ask));
  }

  /** @param {string} name @param {unknown} from @param {() => HTMLElement} make */
  renew(name, from, make) {
    const key = JSON.stringify(from);
    if (this.drawn[name] === key) return;
    this.drawn[name] = key;
    this.root.querySelector(`[data-part=${name}]`)?.replaceChildren(make());
  }
}

/** @param {TouchpointData} data @param {(where: Record<string, string>) => void} go */
function heading({ labels: l, journey, at, choices }, go) {
  const crumb = el('p', { class: 'crumb' }, el('button', { type: 'button', class: 'crumb-to', onclick: () => go({ to: 'map' }),
    'aria-label': `${l.back}: ${journey.title}` }, icon('arrow_back', 16), journey.title));
  if (!at) {
    return el('header', { class: 'hd' }, crumb, el('h1', null, l.choose), el('ul', { class: 'choices' }, choices.map((one) =>
      el('li', null, el('button', { type: 'button', class: 'btn', lang: journey.locale, onclick: () => go({ to: 'touchpoint', touchpoint: one.id }) }, one.name)))));
  }
  return el('header', { class: 'hd' }, crumb, el('h1', { lang: journey.locale },
    at.moment ? el('span', { role: 'img', 'aria-label': l.moment_of_truth }, gem(20)) : null, at.name),
  at.behaviour ? el('p', { class: 'lead' }, el('b', null, l.behaviour), ' ', el('span', { lang: journey.locale }, at.behaviour)) : null);
}

/** @param {{parentElement: ParentNode, data: TouchpointData, setTriggerValue: (name: string, value: any) => void}} component */
export default function touchpointScreen({ parentElement, data, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('main'));
  /** @type {TouchpointScreen} */
  const screen = TOUCHPOINTS.get(root) ?? new TouchpointScreen(root);
  TOUCHPOINTS.set(root, screen);
  screen.tell = (request) => setTriggerValue('intent', request);
  screen.go = (where) => setTriggerValue('go', where);
  screen.take(data);
}
