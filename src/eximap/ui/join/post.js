// What a phone has to say, on its way: kept in this browser until the server has it, over reloads and in every tab.

import { Outbox, readList } from './../parts/outbox.js';

/** @typedef {import('./../parts/outbox.js').Shelf} Shelf */

/**
 * Random bytes as hexadecimal. `randomUUID` is not there on a page that came by plain HTTP over a network.
 * @param {number} bytes @returns {string}
 */
export function randomHex(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const AT_ONCE = 20; // messages that travel together

/** An outbox that the tabs of one phone share: each reads it again before it adds to it or takes from it. */
export class Post extends Outbox {
  unkept = false;
  /** What went out over the channel that is up: it keeps their order and loses none. @type {Set<string>} */
  sent = new Set();

  /** @override @param {...import('./../parts/outbox.js').Message} messages */
  send(...messages) {
    this.refresh();
    super.send(...messages);
    // A full storage: this tab's own list is then all there is.
    this.unkept = this.storage.getItem(this.key) !== JSON.stringify(this.pending);
  }

  /** @override @param {import('./../parts/outbox.js').Ack | null | undefined} ack */
  acknowledge(ack) {
    this.refresh();
    return super.acknowledge(ack);
  }

  /** @override */
  retry() {
    if (this.late()) this.again();
  }

  /** What is pending and not on its way, a few at a time. @param {(messages: import('./../parts/outbox.js').Message[]) => boolean} say */
  hand(say) {
    let rest = this.pending.filter((message) => !this.sent.has(message.op_id));
    while (rest.length && say(rest.slice(0, AT_ONCE))) {
      for (const message of rest.slice(0, AT_ONCE)) this.sent.add(message.op_id);
      rest = rest.slice(AT_ONCE);
    }
  }

  /** Everything that is pending, once more: another channel is up, or the answer takes too long. */
  again() {
    this.sent.clear();
    this.flush();
  }

  /** Takes over what another tab has added, or has had answered. */
  refresh() {
    if (!this.unkept) this.pending = readList(this.storage, this.key);
  }
}

/**
 * What one seat keeps in this browser, each thing under a name; all of it goes when the workshop is over.
 * @param {Storage | Shelf} storage @param {string} workshop @param {string} seat
 */
export function drawer(storage, workshop, seat) {
  const key = (/** @type {string} */ name) => `eximap.phone.${workshop}.${seat}.${name}`;
  return {
    key,
    /** @param {string} name @param {any} [otherwise] @returns {any} */
    read(name, otherwise = null) {
      const [value] = readList(storage, key(name));
      return value === undefined ? otherwise : value;
    },
    /** @param {string} name @param {any} value */
    keep(name, value) {
      try {
        storage.setItem(key(name), JSON.stringify([value]));
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        console.warn(`${key(name)}: ${error.message}`); // what is typed stays on the screen all the same
      }
    },
    /** @param {string} prefix */
    forget(prefix = '') {
      if (!('removeItem' in storage)) return;
      const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
      for (const one of keys) if (one.startsWith(key(prefix))) storage.removeItem(one);
    },
  };
}
