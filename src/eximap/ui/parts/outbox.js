// Operations on their way to the server. A component's trigger drops fast events, so pending ones travel together as one
// state value until the server has named each as done or refused; sessionStorage keeps them over a reload.

/** @typedef {{op_id: string, expected: string | null, kind: string, [field: string]: any}} Message */
/** @typedef {{op_id: string, sentence: string, theirs?: string | null, mine?: string | null}} Refusal */
/** @typedef {{done: string[], refused: Refusal[], stamp?: string | number}} Ack */
/** @typedef {{getItem(key: string): string | null, setItem(key: string, value: string): void}} Shelf */

const RESEND_AFTER_MS = 4000;

export class Outbox {
  /**
   * @param {{key: string, storage: Shelf, send: (pending: Message[]) => void, now?: () => number}} options
   *   `key` names this map in `storage`; `send` hands the whole pending list to the server.
   */
  constructor({ key, storage, send, now = Date.now }) {
    this.key = key;
    this.storage = storage;
    this.deliver = send;
    this.now = now;
    /** @type {Message[]} */
    this.pending = readList(storage, key);
    this.sentAt = 0;
  }

  /** Appends a message and sends everything that is pending. @param {...Message} messages */
  send(...messages) {
    this.pending = [...this.pending, ...messages];
    this.#keep();
    this.flush();
  }

  /** Sends the pending messages again; a redelivery is harmless, the server knows their ids. */
  flush() {
    if (!this.pending.length) return;
    this.sentAt = this.now();
    this.deliver([...this.pending]);
  }

  /**
   * Takes acknowledged messages off the list.
   * @param {Ack | null | undefined} ack
   * @returns {{done: Message[], refused: {message: Message, refusal: Refusal}[]}} only what was still pending here, so a
   *   repeated acknowledgement says nothing twice
   */
  acknowledge(ack) {
    const done = new Set(ack?.done ?? []);
    const refused = new Map((ack?.refused ?? []).map((r) => [r.op_id, r]));
    const result = { done: this.pending.filter((m) => done.has(m.op_id)), refused: /** @type {any[]} */ ([]) };
    for (const message of this.pending) {
      const refusal = refused.get(message.op_id);
      if (refusal) result.refused.push({ message, refusal });
    }
    this.pending = this.pending.filter((m) => !done.has(m.op_id) && !refused.has(m.op_id));
    this.#keep();
    this.retry();
    return result;
  }

  /** Sends again what has waited too long for its answer; to be called now and then. */
  retry() {
    if (this.late()) this.flush();
  }

  /** Whether something has waited too long for its answer. */
  late() {
    return this.pending.length > 0 && this.now() - this.sentAt > RESEND_AFTER_MS;
  }

  #keep() {
    try {
      this.storage.setItem(this.key, JSON.stringify(this.pending));
    } catch (error) {
      // A full storage keeps nothing over a reload, but what was done is sent all the same.
      if (!(error instanceof DOMException)) throw error;
      console.warn(`${this.key}: ${error.message}`);
    }
  }
}

/**
 * A list kept in `storage`, or an empty one: a foreign or torn value is not worth losing the page over.
 * @param {Shelf} storage @param {string} key @returns {any[]}
 */
export function readList(storage, key) {
  const text = storage.getItem(key);
  if (!text) return [];
  try {
    const list = JSON.parse(text);
    return Array.isArray(list) ? list : [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    console.warn(`${key}: unreadable, dropped`);
    return [];
  }
}

/**
 * The browser's storage of this tab, or memory where the browser forbids it.
 * @param {'sessionStorage' | 'localStorage'} name @returns {Shelf}
 */
export function browserStorage(name) {
  try {
    const store = window[name];
    store.getItem('eximap');
    return store;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    const memory = new Map();
    return { getItem: (key) => memory.get(key) ?? null, setItem: (key, value) => void memory.set(key, value) };
  }
}
