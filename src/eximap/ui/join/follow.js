// Keeping up with the workshop: the live channel, a look now and then while it is down, and telling when nothing gets through.

import { Live, POLL_MS } from './../parts/live.js';

const DRAWN_MS = 100; // a dialog listens to nobody before it is drawn
const SILENCE_MS = 4000; // an answer that takes longer than this is told
const LOST_MS = 3000; // a channel that is back at once is no reason to say anything

/**
 * Streamlit tells of a lost connection too: in English, over everything, and it freezes the page, though one can go on here.
 * @param {AbortSignal} signal
 */
export function closeForeignDialogs(signal) {
  const close = () => {
    const button = document.querySelector('[data-testid="stDialog"] section button');
    if (button instanceof HTMLElement) button.click();
  };
  const watch = new MutationObserver(() => setTimeout(close, DRAWN_MS));
  watch.observe(document.body, { childList: true });
  signal.addEventListener('abort', () => watch.disconnect());
}

/** @typedef {{topic: string, look: (stamp: number) => void, shown: () => number, waitingSince: () => number | null,
 *   told: (offline: boolean) => void}} Options `shown` is the stamp of what is on the screen */

export class Following {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    this.downSince = /** @type {number | null} */ (null);
    this.offline = false;
    this.lookedAt = Date.now();
    this.live = new Live({ topics: [options.topic], changed: (bump) => this.#changed(bump), state: (up) => this.#state(up) });
    this.stop = new AbortController();
    const { signal } = this.stop;
    document.addEventListener('visibilitychange', () => this.#wake(), { signal });
    addEventListener('online', () => this.#wake(), { signal });
    addEventListener('offline', () => this.tick(), { signal });
    addEventListener('pageshow', () => this.#wake(), { signal });
  }

  leave() {
    this.live.leave();
    this.stop.abort();
  }

  /** Called every second. */
  tick() {
    const now = Date.now(), since = this.options.waitingSince();
    const lost = this.downSince !== null && now - this.downSince > LOST_MS;
    const offline = !navigator.onLine || (since !== null && now - since > SILENCE_MS) || lost;
    if (offline !== this.offline) {
      this.offline = offline;
      this.options.told(offline);
    }
    if (!this.live.up && now - this.lookedAt > POLL_MS) this.#look(now);
  }

  /** A locked screen has missed what was said meanwhile. */
  #wake() {
    if (document.visibilityState !== 'visible') return;
    this.live.look();
    if (Date.now() - this.lookedAt > POLL_MS) this.#look(Date.now());
    this.tick();
  }

  /** @param {import('./../parts/live.js').Bump | null} bump */
  #changed(bump) {
    const stamp = bump?.stamps[this.options.topic];
    if (bump === null || (stamp !== undefined && stamp !== this.options.shown())) this.#look(stamp ?? Date.now());
  }

  /** @param {boolean} up */
  #state(up) {
    this.downSince = up ? null : Date.now();
  }

  /** @param {number} mark tells two lookings apart */
  #look(mark) {
    this.lookedAt = Date.now();
    this.options.look(mark);
  }
}
