// One canvas on the page: the map it shows, what is selected or being typed, and the way to the server.

import { fill, plural } from '../parts/draw.js';
import { Outbox, browserStorage, readList } from '../parts/outbox.js';
import { derive } from './guess.js';
import { History, Versions, WaysBack } from './history.js';
import { expectedOf, findTouchpoint, touchpointsOf, withPending } from './model.js';

/** @typedef {import('./model.js').MapModel} MapModel */
/** @typedef {import('./columns.js').Draft} Draft */
/** @typedef {import('../parts/outbox.js').Message} Message */
/** @typedef {{label: string, href: string}} Link */
/** @typedef {{lang: string, map: MapModel, labels: Record<string, string>, plurals: Record<string, Record<string, string>>,
 *   subtitle: string, ledger: string, k: number, limits: {name: number, text: number}, urls: Link[], ack: any,
 *   replies: Record<string, string>, owed: Record<string, string>, walks: Record<string, string[]>, in_person: boolean,
 *   stamp: number, me: string}} CanvasData `stamp` grows with every change of the map */
/** @typedef {{message: Message, theirs: string | null, mine: string, sentence: string}} Conflict without `theirs` the text was refused for itself */
/** @typedef {{id: string, base: MapModel}} Picked a touchpoint held by the keyboard, and the map before */

const HIDEABLE = ['curve', 'pain', 'delight', 'itch', 'lead', 'act'];
export const LANES = ['stage', 'tp', ...HIDEABLE];
const CLOSED_FROM = 16;
const PHONE_BELOW = 700;
const CLOSED_BELOW = 1100;

/** An id for a row or an operation; crypto.randomUUID is missing where the page is not a secure context. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** Who this tab is, over its reloads: undo belongs to the tab that did it. @param {import('../parts/outbox.js').Shelf} storage */
function tabId(storage) {
  const known = storage.getItem('eximap.tab') ?? freshId();
  storage.setItem('eximap.tab', known);
  return known;
}

/** What somebody typed for a message, to hand it back if it is refused. @param {Message} message @returns {string} */
function typedIn({ text, name, title, hint, actors }) {
  return [text ?? name ?? title ?? hint ?? '', ...(actors ?? [])].filter(Boolean).join('\n');
}

export class App {
  /** @param {HTMLElement} root @param {CanvasData} data */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    const storage = browserStorage('sessionStorage'), id = data.map.id;
    this.outbox = new Outbox({ key: `eximap.outbox.${id}`, storage, send: (list) => this.deliver(list) });
    this.history = new History({ key: `eximap.history.${id}`, storage });
    this.versions = new Versions();
    this.ways = new WaysBack();
    this.tab = tabId(storage);
    /** @type {Set<string>} */
    this.redone = new Set();
    this.shelf = browserStorage('localStorage');
    /** @type {Set<string>} */
    this.hiddenLanes = new Set(readList(this.shelf, 'eximap.lanes').filter((l) => HIDEABLE.includes(l)));
    this.map = this.#localMap();
    /** @type {string | null} */
    this.selected = null;
    /** @type {boolean | null} null until the lead opens or closes it: then the width decides */
    this.inspector = null;
    /** @type {string | null} the unit that holds the grid's one tab stop */
    this.unit = null;
    /** @type {Draft | null} */
    this.draft = null;
    /** @type {string | null} the row whose controls are open in the inspector */
    this.opened = null;
    /** @type {Picked | null} */
    this.picked = null;
    /** @type {Conflict[]} */
    this.conflicts = [];
    this.busy = new Set();
    this.refocus = false;
    this.quiet = false;
    /** @type {(() => void) | null} keeps what is being typed, when the canvas is taken away */
    this.finishEdit = null;
    this.fitted = '';
    this.width = root.clientWidth;
    this.height = root.clientHeight;
    this.stale = false;
    /** @type {(list: Message[]) => void} */
    this.deliver = () => {};
    /** @type {string[]} the others who look at this map */
    this.people = [];
    this.toldAt = 0;
    this.look = () => {};
    /** @type {(kind: string, fields?: object) => void} */
    this.intent = () => {};
    this.redraw = () => {};
    /** @type {(before: string | null) => void} draws only what another selection changes */
    this.reselect = () => {};
    /** @type {(text: string) => void} */
    this.announce = () => {};
    /** @type {(text: string, undoable?: boolean) => void} */
    this.toast = () => {};
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values) {
    return fill(this.data.labels[key] ?? key, values);
  }

  /** @param {string} key @param {number} n @param {Record<string, string | number>} [values] */
  count(key, n, values) {
    return plural(this.data.plurals[key], n, this.data.lang, values);
  }

  get lang() {
    return this.data.lang;
  }

  get phone() {
    return this.width < PHONE_BELOW;
  }

  get inspectorOpen() {
    const fits = touchpointsOf(this.map).length < CLOSED_FROM && this.width >= CLOSED_BELOW;
    return (this.inspector ?? fits) && this.selected !== null;
  }

  /** The selected touchpoint with its stage and index, if it is still there. */
  get current() {
    return findTouchpoint(this.map, this.selected);
  }

  /** @param {CanvasData} data new data from the server: acknowledged operations leave the outbox */
  receive(data) {
    this.data = data;
    const { done, refused } = this.outbox.acknowledge(data.ack);
    for (const { message, refusal } of refused) this.#refuse(message, refusal);
    const back = done.filter((m) => m.kind === 'Undo').at(-1);
    if (back) this.toast(this.say(this.redone.has(back.op_id) ? 'toast.redone' : 'toast.undone'));
    if (this.busy.size || this.picked) this.stale = true;
    else this.refresh();
  }

  /** Takes the server's map with what is pending on top, and draws it. */
  refresh() {
    this.stale = false;
    this.map = this.#localMap();
    if (!this.current) this.selected = null;
    this.redraw();
  }

  /** Holds redraws back, by a name, while something is under the finger or being typed. @param {string} why */
  hold(why) {
    this.busy.add(why);
  }

  /** @param {string} why */
  release(why) {
    this.busy.delete(why);
    this.settle();
  }

  /** Several changes, drawn once. @param {() => void} change */
  quietly(change) {
    this.quiet = true;
    change();
    this.quiet = false;
    this.settle();
  }

  /** Draws what was held back, unless something else still holds it. */
  settle() {
    if (this.busy.size) return;
    if (this.stale) this.refresh();
    else this.redraw();
  }

  /**
   * Applies operations here and sends them, in order.
   * @param {...{kind: string, [field: string]: any}} operations
   */
  submit(...operations) {
    const messages = operations.map((operation) => {
      const expected = this.versions.standing(expectedOf(this.map, operation));
      const message = { op_id: freshId(), by: this.tab, expected, ...operation };
      this.ways.run(this.map, message);
      this.versions.wrote(message.op_id, expected);
      if (operation.kind !== 'Undo') this.history.record(message.op_id);
      return message;
    });
    derive(this.map);
    this.outbox.send(...messages);
    this.redraw();
  }

  undo() {
    this.#takeBack('undo');
  }

  redo() {
    this.#takeBack('redo');
  }

  /** @param {'undo' | 'redo'} which shown at once where this tab knows the way back, else when the server has it */
  #takeBack(which) {
    const opId = freshId(), of = this.history[which](opId);
    if (which === 'redo') this.redone.add(opId);
    if (of !== null) {
      this.versions.tookBack(opId, of);
      const message = { op_id: opId, by: this.tab, expected: null, kind: 'Undo', of };
      this.ways.run(this.map, message);
      derive(this.map);
      this.outbox.send(message);
    }
    this.redraw();
  }

  /** @param {string | null} id @param {string} [unit] the cell that was meant, to return to */
  select(id, unit) {
    if (unit) this.unit = unit;
    const before = this.selected;
    if (id === before) return this.redraw();
    this.selected = id;
    this.opened = null;
    this.reselect(before);
  }

  /** @param {string} lane */
  toggleLane(lane) {
    if (!this.hiddenLanes.delete(lane)) this.hiddenLanes.add(lane);
    this.shelf.setItem('eximap.lanes', JSON.stringify([...this.hiddenLanes]));
    this.redraw();
  }

  get lanes() {
    return LANES.filter((lane) => !this.hiddenLanes.has(lane));
  }

  #localMap() {
    return derive(withPending(this.data.map, this.outbox.pending, (map, message) => this.ways.run(map, message)));
  }

  /** @param {Message} message @param {import('../parts/outbox.js').Refusal} refusal */
  #refuse(message, refusal) {
    this.history.forget(message.op_id);
    this.versions.forget(message.op_id);
    const { sentence } = refusal, theirs = message.kind.startsWith('Add') ? null : refusal.theirs ?? null, mine = typedIn(message);
    if (mine && theirs !== mine) {
      // Of several refused edits of one row the last holds everything that was typed.
      this.conflicts = this.conflicts.filter((c) => c.message.id !== message.id || c.message.kind !== message.kind);
      this.conflicts.push({ message, theirs, mine, sentence });
    } else {
      this.toast(refusal.sentence);
    }
  }
}
