// The workshop's clock on a phone whose own clock may be wrong: the server says its time with everything it says.

/** @typedef {{left: number, since: number | null}} Timer */

/**
 * Seconds that are left, never under 0.
 * @param {Timer} timer @param {number} now milliseconds on the server's clock
 */
export function secondsLeft(timer, now) {
  const gone = timer.since === null ? 0 : Math.max(0, now - timer.since) / 1000;
  return Math.max(0, Math.ceil(timer.left - gone));
}

/** 130 seconds as 2:10. @param {number} seconds */
export function minutesAndSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * How far the server's clock is ahead of this one; known again whenever it says a time that it has not said before,
 * since old words may be handed over once more.
 */
export class Clock {
  said = 0;
  ahead = 0;

  /** @param {number} server @param {number} here milliseconds both */
  hear(server, here) {
    if (server === this.said) return;
    this.said = server;
    this.ahead = server - here;
  }

  /** @param {number} here */
  now(here) {
    return here + this.ahead;
  }
}
