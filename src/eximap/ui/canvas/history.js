// Undo and redo of this browser's own operations on one journey. An undo is an operation of its own, and the undo of an
// undo is the redo, so two stacks of operation ids are all there is to remember.

import { readList } from '../parts/outbox.js';
import { apply, wayBack } from './model.js';

const DEPTH = 200;

export class History {
  /** @param {{key: string, storage: import('../parts/outbox.js').Shelf}} options */
  constructor({ key, storage }) {
    this.key = key;
    this.storage = storage;
    const [done, undone] = readList(storage, key);
    /** @type {string[]} */
    this.done = Array.isArray(done) ? done : [];
    /** @type {string[]} */
    this.undone = Array.isArray(undone) ? undone : [];
  }

  /** Something new was done: what was undone before cannot be redone any more. @param {string} opId */
  record(opId) {
    this.done = [...this.done, opId].slice(-DEPTH);
    this.undone = [];
    this.#keep();
  }

  /** The operation to undo next; `opId` is the undo itself. @param {string} opId @returns {string | null} */
  undo(opId) {
    const of = this.done.pop() ?? null;
    if (of !== null) this.undone.push(opId);
    this.#keep();
    return of;
  }

  /** The undo to undo next; `opId` is the redo itself. @param {string} opId @returns {string | null} */
  redo(opId) {
    const of = this.undone.pop() ?? null;
    if (of !== null) this.done.push(opId);
    this.#keep();
    return of;
  }

  /** A refused operation never happened. @param {string} opId */
  forget(opId) {
    this.done = this.done.filter((id) => id !== opId);
    this.undone = this.undone.filter((id) => id !== opId);
    this.#keep();
  }

  #keep() {
    this.storage.setItem(this.key, JSON.stringify([this.done, this.undone]));
  }
}

/**
 * Which version of a row stands once own operations were taken back. Until the server has answered the map still shows the
 * version before, and an edit that expected that one would be refused as if somebody else had come in between.
 */
export class Versions {
  constructor() {
    /** @type {Map<string, [string, string]>} by operation: the version it left, and the one before */
    this.steps = new Map();
    /** @type {Map<string, string>} */
    this.instead = new Map();
  }

  /** @param {string} opId @param {string | null} before null for what is new */
  wrote(opId, before) {
    if (before !== null) this.steps.set(opId, [opId, before]);
  }

  /** @param {string} opId the undo or redo @param {string} of what it takes back */
  tookBack(opId, of) {
    const step = this.steps.get(of);
    if (!step) return;
    const [left, before] = step;
    this.instead.delete(before);
    this.instead.set(left, before);
    this.steps.set(opId, [before, left]);
  }

  /** A refused undo left what stood. @param {string} opId */
  forget(opId) {
    const [left, before] = this.steps.get(opId) ?? ['', ''];
    if (this.instead.get(before) === left) this.instead.delete(before);
  }

  /** @param {string | null} version as drawn @returns {string | null} as it stands when all that was sent has arrived */
  standing(version) {
    let now = version;
    while (now !== null && this.instead.has(now)) now = this.instead.get(now) ?? null;
    return now;
  }
}

/**
 * What an undo will make of a row, where this tab wrote over it itself: it is drawn at once, so that whatever comes next
 * (M, a chip, one vote more) acts on what will be there and not on what is still to go.
 */
export class WaysBack {
  constructor() {
    /** @type {Map<string, import('./model.js').Message>} by operation */
    this.known = new Map();
  }

  /** Applies a message, an undo by the way back of what it undoes. @param {import('./model.js').MapModel} map @param {import('./model.js').Message} message */
  run(map, message) {
    const does = message.kind === 'Undo' ? this.known.get(message.of) : message;
    if (!does) return;
    const back = wayBack(map, does);
    // Only the first time: later the server's map may hold the operation already.
    if (back && !this.known.has(message.op_id)) this.known.set(message.op_id, back);
    apply(map, does);
  }
}
