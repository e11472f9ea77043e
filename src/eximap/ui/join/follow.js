// Keeping up with the workshop: the phone's channel, a look now and then while it is down, and telling when nothing gets through.

import { Channel, POLL_MS } from './../parts/live.js';

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

/** @typedef {{lang: string, show: (data: any, ack: any) => void, arrived: () => void, look: () => void,
 *   waitingSince: () => number | null, told: (offline: boolean) => void}} Options `look` asks over Streamlit's connection */

export class Following {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    this.downSince = /** @type {number | null} */ (null);
    this.offline = false;
    this.lookedAt = Date.now();
    /** What everybody is shown, and what is this person's own, as the channel told it last. @type {any} */
    this.all = {};
    /** @type {any} */
    this.own = {};
    const path = `/eximap/phone?lang=${encodeURIComponent(options.lang)}`;
    this.channel = new Channel({ path, heard: (said) => this.#heard(said), state: (up) => this.#state(up) });
    this.stop = new AbortController();
    const { signal } = this.stop;
    document.addEventListener('visibilitychange', () => this.#wake(), { signal });
    addEventListener('online', () => { this.channel.again(); this.#wake(); }, { signal });
    addEventListener('offline', () => this.tick(), { signal });
    addEventListener('pageshow', () => this.#wake(), { signal });
  }

  /** @param {any} message @returns {boolean} whether it is on its way */
  say(message) {
    return this.channel.say(message);
  }

  /**
   * What of Streamlit's data to show: nothing while the channel is up, which is ahead of it.
   * @param {any} data @param {boolean} sits whether somebody sits at this kiosk: who, only the channel knows
   */
  instead(data, sits) {
    if (this.channel.up || data.stamp < this.own.stamp) return null;
    return sits ? { ...data, ...this.own } : data;
  }

  /** @param {any} said */
  #heard(said) {
    if (!said.own) return; // it only shows that it is there
    this.all = said.news ? { ...this.all, ...said.all } : said.all;
    const { slots, ...own } = said.own;
    this.own = said.news ? { ...this.own, ...own } : own;
    if (slots) this.own = { ...this.own, own: { ...this.own.own, ...slots } };
    this.options.show({ ...this.all, ...this.own }, said.ack);
  }

  leave() {
    this.channel.leave();
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
    if (!this.channel.up && now - this.lookedAt > POLL_MS) this.#look(now);
  }

  /** A locked screen has missed what was said meanwhile. */
  #wake() {
    if (document.visibilityState !== 'visible') return;
    this.channel.look();
    this.tick();
  }

  /** @param {boolean} up */
  #state(up) {
    this.downSince = up ? null : Date.now();
    if (up) this.options.arrived();
  }

  /** @param {number} now */
  #look(now) {
    this.lookedAt = now;
    this.options.look();
  }
}
