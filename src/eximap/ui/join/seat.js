// What one person has said in a phase: what the server knows, with what still waits on this phone laid over it.

/** @typedef {Record<string, any>} Own slots of one person in one phase, as the server names them */

const FINISHED = 'finished', CLOSING = 'closing', READINESS = 'readiness';
const SLOTS = { Closing: CLOSING, Ready: READINESS, Finished: FINISHED };

/** The slot that a message fills. @param {Record<string, any>} message @returns {string} */
export function slotOf(message) {
  if (message.kind === 'Scored') return message.touchpoint;
  if (message.kind === 'Dots') return message.target;
  return /** @type {Record<string, string>} */ (SLOTS)[message.kind] ?? message.id;
}

/**
 * @param {Own} own @param {readonly Record<string, any>[]} pending oldest first @param {string} phase @returns {Own}
 */
export function withWaiting(own, pending, phase) {
  const all = { ...own };
  for (const message of pending) {
    if (message.phase !== phase) continue;
    if (message.kind === 'Withdrawn') delete all[message.id];
    else if (message.kind !== 'Join') all[slotOf(message)] = { ...message, waits: true };
  }
  return all;
}

/** @param {Own} own */
export function isDone(own) {
  return own[FINISHED]?.on === true;
}

/** Whether a touchpoint has its answer, not met and skipped among them. @param {Own} own @param {string} touchpoint */
export function answer(own, touchpoint) {
  const found = own[touchpoint];
  return found?.kind === 'Scored' ? found : null;
}

/** The first question without an answer; their number when there is none. @param {readonly {id: string}[]} asked @param {Own} own */
export function firstOpen(asked, own) {
  const at = asked.findIndex((one) => !answer(own, one.id));
  return at < 0 ? asked.length : at;
}

/** The last two questions. @param {Own} own @returns {{stays: string | null, all_in_all: number | null, chosen: boolean}} */
export function closingOf(own) {
  const found = own[CLOSING];
  return { stays: found?.stays ?? null, all_in_all: found?.all_in_all ?? null, chosen: Boolean(found) };
}

/** Whether the sheet holds a score; one without stands behind no figure. @param {readonly {id: string}[]} asked @param {Own} own */
export function saysSomething(asked, own) {
  return closingOf(own).all_in_all !== null || asked.some((one) => answer(own, one.id)?.met === 'scored');
}

/** @param {readonly {id: string}[]} asked @param {Own} own @returns {{sent: number, waiting: number}} */
export function counted(asked, own) {
  const answers = asked.map((one) => answer(own, one.id)).filter(Boolean);
  const waiting = answers.filter((one) => one.waits).length;
  return { sent: answers.length - waiting, waiting };
}

/** The texts of one's own, in no order. @param {Own} own @returns {Record<string, any>[]} */
export function textsOf(own) {
  return Object.values(own).filter((one) => typeof one.text === 'string');
}

/** @param {Own} own @param {string} target */
export function dotsOn(own, target) {
  return own[target]?.kind === 'Dots' ? own[target].dots : 0;
}

/** @param {Own} own @param {number} dots that everybody has */
export function dotsLeft(own, dots) {
  const spent = Object.values(own).reduce((sum, one) => sum + (one.kind === 'Dots' ? one.dots : 0), 0);
  return Math.max(0, dots - spent);
}

/** @param {Own} own @returns {Record<string, number> | null} */
export function readinessOf(own) {
  const { dissatisfaction, vision, first_steps, resistance } = own[READINESS] ?? {};
  return own[READINESS] ? { dissatisfaction, vision, first_steps, resistance } : null;
}
