// Where a check-in stands: what is gone through, what was tapped, and what is being written. No elements here.

/** @typedef {import('./one.js').Item} Item */
/** @typedef {'on-track' | 'stuck' | 'done'} Tap */
/** @typedef {{tap: Tap, stuck_on: string, stuck_with: string}} Told */

export const TAPS = /** @type {Tap[]} */ (['on-track', 'stuck', 'done']);

export class Round {
  constructor() {
    /** @type {Item[]} */
    this.items = [];
    this.at = 0;
    /** What was tapped, by action. @type {Map<string, Told>} */
    this.told = new Map();
    /** Stuck is chosen, and waits for its words. @type {Told | null} */
    this.writing = null;
    this.missing = false;
  }

  /**
   * Takes what the server knows. The order of the beginning stays: what is done meanwhile stands where it stood.
   * @param {Item[]} fresh
   */
  take(fresh) {
    const known = new Map(fresh.map((item) => [item.id, item]));
    const here = new Set(this.items.map((item) => item.id));
    this.items = [...this.items.map((item) => known.get(item.id) ?? item), ...fresh.filter((item) => !here.has(item.id))];
  }

  get item() {
    return this.items[this.at];
  }

  get over() {
    return this.at >= this.items.length;
  }

  /** What stands pressed for the present action. @returns {Tap | null} */
  get pressed() {
    return this.writing ? 'stuck' : this.told.get(this.item?.id)?.tap ?? null;
  }

  /**
   * One tap; what to keep of it at once, if anything: "stuck" waits for its words.
   * @param {Tap} tap @returns {Told | null}
   */
  tap(tap) {
    this.missing = false;
    if (tap === 'stuck') {
      const said = this.told.get(this.item.id);
      const { stuck_on, stuck_with } = said?.tap === 'stuck' ? said : this.item;
      this.writing = { tap, stuck_on, stuck_with };
      return null;
    }
    this.writing = null;
    return this.keep({ tap, stuck_on: '', stuck_with: '' });
  }

  /**
   * Ends what is being written; what to keep of it, null when there is nothing to.
   * `missing` says afterwards that words are missing, and then one stays here.
   * @returns {Told | null}
   */
  write() {
    if (!this.writing) return null;
    this.missing = !this.writing.stuck_on.trim();
    if (this.missing) return null;
    const told = this.writing;
    this.writing = null;
    return this.keep(told);
  }

  /** @param {Told} told */
  keep(told) {
    this.told.set(this.item.id, told);
    return told;
  }

  /** @param {number} at */
  go(at) {
    this.writing = null;
    this.missing = false;
    this.at = Math.max(0, Math.min(at, this.items.length));
  }
}

/** Minutes and seconds of a timer that only informs: 11:40, and +0:30 when it is over. @param {number} seconds */
export function clockFace(seconds) {
  const whole = Math.abs(Math.ceil(seconds));
  return `${seconds < 0 ? '+' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
