// One person's sheet while it is being filled in. It lives in this browser only, until it is closed.

import { readList } from './../parts/outbox.js';

/** @typedef {number | 'not-met' | 'skipped'} Mark */
/** `at` is the step shown: −1 the name, 0… a touchpoint, their number the last questions. `stays` is undefined while
 *  nothing was chosen, null for "none of them".
 * @typedef {{token: string, person: string, at: number, marks: Record<string, Mark>, kept: Record<string, string>,
 *   stays?: string | null, all_in_all: number | null}} Draft `kept` says of promises by touchpoint whether they were */

const SCORES = [-2, -1, 0, 1, 2];

/**
 * An empty sheet. @param {string} token random, new for each person @param {boolean} named whether a name is asked first
 * @returns {Draft}
 */
export function newDraft(token, named) {
  return { token, person: '', at: named ? -1 : 0, marks: {}, kept: {}, all_in_all: null };
}

/** @param {Draft} draft @param {string} touchpoint @param {Mark} mark @returns {Draft} */
export function marked(draft, touchpoint, mark) {
  return { ...draft, marks: { ...draft.marks, [touchpoint]: mark } };
}

/** Whether the promise at a touchpoint was kept; pressed again, nothing is said. @param {Draft} draft @param {string} touchpoint
 *  @param {string} said @returns {Draft} */
export function withKept(draft, touchpoint, said) {
  const { [touchpoint]: before, ...others } = draft.kept;
  return { ...draft, kept: before === said ? others : { ...others, [touchpoint]: said } };
}

/** Whether the step shown has its answer. @param {Draft} draft @param {readonly string[]} ids of the touchpoints asked */
export function answered(draft, ids) {
  if (draft.at < 0) return draft.person.trim() !== '';
  return draft.at >= ids.length || draft.marks[ids[draft.at]] !== undefined;
}

/**
 * One step on or back, never past either side; on only from an answered step.
 * @param {Draft} draft @param {readonly string[]} ids @param {1 | -1} by @param {boolean} named @returns {Draft}
 */
export function moved(draft, ids, by, named) {
  if (by > 0 && !answered(draft, ids)) return draft;
  const at = Math.max(named ? -1 : 0, Math.min(ids.length, draft.at + by));
  return { ...draft, at };
}

/** Whether nothing at all was said yet, so that leaving loses nothing. @param {Draft} draft */
export function untouched(draft) {
  return !Object.keys(draft.marks).length && !Object.keys(draft.kept).length && draft.stays === undefined && draft.all_in_all === null
    && draft.person.trim() === '';
}

/** Whether there is a score to store; a sheet without one stands behind no figure. @param {Draft} draft */
export function hasScore(draft) {
  return draft.all_in_all !== null || Object.values(draft.marks).some((mark) => typeof mark === 'number');
}

/**
 * What is handed in: every touchpoint asked, the unanswered ones as skipped.
 * @param {Draft} draft @param {readonly string[]} ids @param {string} round @param {string} opId @param {boolean} named
 */
export function sheetMessage(draft, ids, round, opId, named) {
  return {
    op_id: opId, expected: null, kind: 'sheet', round, token: draft.token,
    answers: Object.fromEntries(ids.map((id) => [id, draft.marks[id] ?? 'skipped'])),
    kept: draft.kept, stays: draft.stays ?? null, all_in_all: draft.all_in_all, person: named ? draft.person.trim() : null,
  };
}

/**
 * A sheet kept in `storage` over a reload, or null: none there, torn, or of other touchpoints.
 * @param {{getItem(key: string): string | null, setItem(key: string, value: string): void}} storage
 * @param {string} key @param {readonly string[]} ids @returns {Draft | null}
 */
export function keptDraft(storage, key, ids) {
  const [draft] = readList(storage, key);
  if (!draft || typeof draft.token !== 'string' || !Number.isInteger(draft.at) || draft.at > ids.length) return null;
  if (typeof draft.marks !== 'object' || draft.marks === null || typeof draft.person !== 'string') return null;
  const known = Object.entries(draft.marks).every(([id, mark]) => ids.includes(id) && isMark(mark));
  return known ? { ...draft, kept: typeof draft.kept === 'object' && draft.kept ? draft.kept : {} } : null;
}

/**
 * Answers to a round that is closed can be handed in no more: nothing of them stays in this browser, whoever closed it.
 * @param {{getItem(key: string): string | null, setItem(key: string, value: string): void}} storage
 * @param {readonly string[]} rounds that are closed
 */
export function forgetRounds(storage, rounds) {
  for (const round of rounds) {
    for (const kind of ['sheet', 'paper', 'outbox']) {
      const key = `eximap.${kind}.${round}`;
      if (storage.getItem(key)) storage.setItem(key, '');
    }
  }
}

/** @param {unknown} mark */
function isMark(mark) {
  return mark === 'not-met' || mark === 'skipped' || (typeof mark === 'number' && SCORES.includes(mark));
}
