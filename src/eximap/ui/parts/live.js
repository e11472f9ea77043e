// Channels of our own. The live one says that something shown here has changed; the page then reads it with its own rights. While
// a channel is down the page asks now and then by itself.

const AGAIN_MS = [500, 1000, 2000, 4000, 8000];
const SILENT_MS = 40_000; // the server says something every 25 s
export const POLL_MS = 5000;

/** @typedef {{stamps: Record<string, number>, people: Record<string, string[]>}} Bump */
/** @typedef {{open(url: string): WebSocket, now(): number, later(work: () => void, ms: number): any, never(timer: any): void}} World */

/** @type {World} */
const BROWSER = {
  open: (url) => new WebSocket(url),
  now: () => Date.now(),
  later: (work, ms) => setTimeout(work, ms),
  never: (timer) => clearTimeout(timer),
};

/** A WebSocket of ours that comes back by itself. */
export class Channel {
  /**
   * @param {{path: string, heard: (said: any) => void, state?: (up: boolean) => void, world?: World}} options
   *   `heard` is called with whatever the server says; `state` before it when the channel comes up, and when it goes down.
   */
  constructor({ path, heard, state = () => {}, world = BROWSER }) {
    this.path = path;
    this.heard = heard;
    this.state = state;
    this.world = world;
    this.tries = 0;
    this.up = false;
    this.left = false;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** @type {any} */
    this.timer = null;
    this.heardAt = world.now();
    this.#connect();
  }

  /** A locked screen or a lost network may leave a socket that looks open: call this when the page is looked at again. */
  look() {
    if (this.left) return;
    if (this.up && this.world.now() - this.heardAt < SILENT_MS) return;
    this.again();
  }

  /** Connects anew, at once. */
  again() {
    this.#drop();
    this.tries = 0;
    this.#connect();
  }

  /** @param {any} message @returns {boolean} whether it is on its way */
  say(message) {
    if (!this.up || !this.socket) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** Ends it; the page is gone. */
  leave() {
    this.left = true;
    this.#drop();
  }

  #connect() {
    this.world.never(this.timer);
    const base = typeof location === 'undefined' ? 'ws://localhost' : location.origin.replace(/^http/, 'ws');
    const socket = this.world.open(`${base}${this.path}`);
    this.socket = socket;
    socket.onmessage = (event) => { if (socket === this.socket) this.#hear(String(event.data)); };
    socket.onclose = () => { if (socket === this.socket) this.#lost(); };
  }

  /** @param {string} text */
  #hear(text) {
    this.heardAt = this.world.now();
    this.tries = 0;
    this.#set(true);
    this.heard(JSON.parse(text));
  }

  #lost() {
    this.#set(false);
    this.socket = null;
    if (this.left) return;
    const wait = AGAIN_MS[Math.min(this.tries, AGAIN_MS.length - 1)];
    this.tries += 1;
    this.timer = this.world.later(() => this.#connect(), wait);
  }

  #drop() {
    this.world.never(this.timer);
    const socket = this.socket;
    this.socket = null;
    if (socket) socket.close();
    this.#set(false);
  }

  /** @param {boolean} up */
  #set(up) {
    if (up === this.up) return;
    this.up = up;
    this.state(up);
  }
}

export class Live extends Channel {
  /**
   * @param {{topics: string[], changed: (bump: Bump | null) => void, state?: (up: boolean) => void, world?: World}} options
   *   `changed` is called when something may be new: with what the server said, or with null after the channel was down.
   */
  constructor({ topics, changed, state, world }) {
    const query = topics.map((topic) => `on=${encodeURIComponent(topic)}`).join('&');
    super({ path: `/eximap/live?${query}`, heard: (bump) => this.#hear(bump), state, world });
    this.topics = topics;
    this.changed = changed;
    /** The stamps that were heard last, by topic. @type {Record<string, number>} */
    this.stamps = {};
  }

  /** @param {Bump} bump */
  #hear(bump) {
    const fresh = Object.entries(bump.stamps).some(([topic, stamp]) => this.stamps[topic] !== stamp);
    Object.assign(this.stamps, bump.stamps);
    // The first word of all, too: something may have changed since the page was drawn, before the channel was up.
    this.changed(fresh ? bump : { stamps: {}, people: bump.people });
  }
}
