// Scoring on one device: which screen is shown, what is kept in this browser, what goes to the store and comes back.

import { Outbox, browserStorage } from './../parts/outbox.js';
import { closingScreen } from './closing.js';
import { emptyLine, keptLines, withRoom } from './grid.js';
import { handoverScreen } from './handover.js';
import { keepLines, paperScreen } from './paper.js';
import { keep, personScreen } from './person.js';
import { focusOn } from './pieces.js';
import { forgetRounds, keptDraft } from './sheet.js';
import { nothingScreen, startScreen } from './start.js';

/** @typedef {import('./pieces.js').Ctx} Ctx */
/** @typedef {import('./pieces.js').ScoreData} ScoreData */

const RETRY_MS = 5000;
/** Each instance's context, by its element. @type {WeakMap<HTMLElement, Ctx>} */
const CONTEXTS = new WeakMap();

/** @param {{parentElement: ParentNode, data: ScoreData, setTriggerValue: (name: string, value: any) => void}} component */
export default function score(component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('.score'));
  const c = CONTEXTS.get(root) ?? newContext(root);
  CONTEXTS.set(root, c);
  Object.assign(c, { data, l: data.labels, lang: data.lang });
  c.say = (kind, more = {}) => {
    c.state.asked = Date.now();
    setTriggerValue('intent', { kind, ...more, at: c.state.asked });
  };
  const round = data.round?.id ?? null;
  const fresh = !root.childElementCount || c.state.round !== round;
  if (!c.box || c.state.round !== round) {
    // The round that is left may have refused what was handed in last: whoever did that is told so.
    const problem = c.box && hear(c) ? c.state.problem : null;
    forgetRounds(c.storage, data.closed ?? []);
    enterRound(c, setTriggerValue);
    c.state.problem = problem;
  }
  if (c.state.asked === data.answered) c.state.asked = null;
  const heard = hear(c);
  // What somebody is typing or choosing is not drawn anew because another message came back.
  if (fresh || heard || !['person', 'paper'].includes(c.state.screen)) c.draw();
  if (heard && c.state.screen === 'handover') focusOn(c, 'h1');
  clearInterval(c.timer);
  c.timer = setInterval(() => retry(c), RETRY_MS);
  return () => {
    // Streamlit also cleans up after a run that newer data overtook: the timer then belongs to the newer one.
    if (!root.isConnected) clearInterval(c.timer);
  };
}

/** @param {HTMLElement} root @returns {Ctx} */
function newContext(root) {
  const storage = browserStorage('sessionStorage');
  const c = /** @type {Ctx} */ ({ root, storage, state: newState(null) });
  c.draw = () => root.replaceChildren(...screen(c));
  c.go = (to) => {
    c.state.screen = to;
    c.state.problem = null;
    if (to === 'handover') leaveSheet(c);
    c.draw();
    if (to !== 'paper') focusOn(c, to === 'person' && c.state.draft?.at < 0 ? '.name' : 'h1');
  };
  // A bare r or c would reach Streamlit's own shortcuts.
  root.addEventListener('keydown', (e) => e.stopPropagation());
  return c;
}

/** @param {string | null} round @returns {Ctx['state']} */
function newState(round) {
  return { screen: 'handover', round, draft: null, lines: [], cell: { row: 0, column: 0 }, choice: null, changing: false,
    sure: null, asked: null, sending: false, problem: null, stored: 0 };
}

/**
 * Another round, or none: what this tab kept of it comes back.
 * @param {Ctx} c @param {(name: string, value: any) => void} send
 */
function enterRound(c, send) {
  const round = c.data.round;
  c.state = newState(round?.id ?? null);
  c.box = new Outbox({ key: `eximap.outbox.${c.state.round}`, storage: c.storage,
    // A trigger, since its value is gone after the run that reads it; the outbox sends again what was lost.
    send: (pending) => send('outbox', pending) });
  if (!round) return;
  c.state.lines = keptLines(c.storage, `eximap.paper.${round.id}`, round.touchpoints.length, round.promises.length);
  c.state.draft = keptDraft(c.storage, `eximap.sheet.${round.id}`, round.touchpoints.map((t) => t.id));
  if (c.state.draft) c.state.screen = 'person';
  c.state.sending = c.box.pending.length > 0;
  c.box.flush();
}

/** @param {Ctx} c @returns {Node[]} */
function screen(c) {
  const { round, start } = c.data;
  c.root.classList.toggle('page', !round);
  if (start) return startScreen(c, start);
  if (!round) return nothingScreen(c);
  if (c.state.screen === 'person' && c.state.draft) return personScreen(c, round);
  if (c.state.screen === 'paper') return paperScreen(c, round);
  if (c.state.screen === 'closing') return closingScreen(c, round);
  return handoverScreen(c, round);
}

/** Takes the store's answers; whether there was one. @param {Ctx} c */
function hear(c) {
  const { done, refused } = c.box.acknowledge(c.data.ack);
  for (const message of done) arrived(c, message);
  if (done.length) c.state.problem = null;
  for (const { refusal } of refused) c.state.problem = refusal.sentence;
  if (done.length || refused.length) c.state.sending = c.box.pending.length > 0;
  return done.length + refused.length > 0;
}

/** @param {Ctx} c @param {any} message */
function arrived(c, message) {
  if (message.kind === 'sheet') {
    c.state.screen = 'handover';
    leaveSheet(c);
    return;
  }
  const stored = new Set(message.numbers), touchpoints = c.data.round?.touchpoints.length ?? 0, promises = c.data.round?.promises.length ?? 0;
  const left = c.state.lines.filter((line) => !stored.has(line.n));
  const next = Math.max(0, ...stored, ...left.map((line) => line.n)) + 1;
  c.state.lines = left.length ? withRoom(left, touchpoints, promises) : [emptyLine(next, touchpoints, promises)];
  c.state.cell = { row: 0, column: 0 };
  c.state.stored = message.lines.length;
  keepLines(c);
}

/** The sheet is gone from this browser, and Back finds no entry that would show it. @param {Ctx} c */
function leaveSheet(c) {
  keep(c, null);
  history.replaceState(history.state, '', location.href);
}

/** @param {Ctx} c */
function retry(c) {
  if (!c.box.pending.length || !c.root.isConnected || Date.now() - c.box.sentAt < RETRY_MS) return;
  c.box.flush();
  if (c.state.problem !== c.l.offline) {
    c.state.problem = c.l.offline;
    c.draw();
  }
}
