// Which touchpoint stands in which column, and where a step to the left or right leads.

import { findStage, findTouchpoint } from './model.js';

/** @typedef {import('./model.js').MapModel} MapModel */
/** @typedef {import('./model.js').Stage} Stage */
/** @typedef {import('./model.js').Touchpoint} Touchpoint */
/** @typedef {{lane: string, stage?: string, index?: number, touchpoint?: string}} Draft what is being typed first */
/** @typedef {{stage: Stage, touchpoint: Touchpoint | null, draft: boolean}} Column */
/** @typedef {{stage: Stage, from: number, span: number, draft: boolean}} Span */
/** @typedef {{columns: Column[], spans: Span[]}} Layout */

const DRAFT_STAGE = { id: '', name: '', ver: '', place: '', mean: null, number: 0, touchpoints: [] };

/**
 * One column a touchpoint, one for a touchpoint or stage that is being typed, one for a stage that is still empty.
 * @param {MapModel} map @param {Draft | null} draft @returns {Layout}
 */
export function layoutOf(map, draft) {
  const stages = map.stages.map((stage) => ({ stage, draft: false }));
  if (draft?.lane === 'stage') stages.splice(draft.index ?? stages.length, 0, { stage: DRAFT_STAGE, draft: true });
  /** @type {Layout} */
  const layout = { columns: [], spans: [] };
  for (const { stage, draft: isDraft } of stages) {
    const columns = stageColumns(stage, draft);
    layout.spans.push({ stage, from: layout.columns.length, span: columns.length, draft: isDraft });
    layout.columns.push(...columns);
  }
  return layout;
}

/** @param {Stage} stage @param {Draft | null} draft @returns {Column[]} */
function stageColumns(stage, draft) {
  /** @type {Column[]} */
  const columns = stage.touchpoints.map((touchpoint) => ({ stage, touchpoint, draft: false }));
  if (draft?.lane === 'tp' && draft.stage === stage.id) {
    columns.splice(draft.index ?? columns.length, 0, { stage, touchpoint: null, draft: true });
  }
  return columns.length ? columns : [{ stage, touchpoint: null, draft: false }];
}

/**
 * Where a touchpoint comes to stand one step to the left (−1) or right (+1); over a stage's edge is one step.
 * @param {MapModel} map @param {string} id @param {-1 | 1} by @returns {{stage: string, index: number} | null}
 */
export function stepped(map, id, by) {
  const at = findTouchpoint(map, id);
  if (!at) return null;
  const index = at.index + by;
  if (index >= 0 && index < at.stage.touchpoints.length) return { stage: at.stage.id, index };
  const home = /** @type {{index: number}} */ (findStage(map, at.stage.id)).index;
  const next = map.stages[home + by];
  return next ? { stage: next.id, index: by < 0 ? next.touchpoints.length : 0 } : null;
}

/**
 * The place in a move's words for a drop beside a column: the index counts without the touchpoint that is moved.
 * @param {MapModel} map @param {string} id @param {{stage: string, index: number}} slot an index with it still there
 * @returns {{stage: string, index: number} | null} null when it would stay where it is
 */
export function lifted(map, id, slot) {
  const at = findTouchpoint(map, id);
  if (!at) return null;
  const same = at.stage.id === slot.stage;
  const index = same && at.index < slot.index ? slot.index - 1 : slot.index;
  return same && index === at.index ? null : { stage: slot.stage, index };
}

/** @param {string} line */
function withoutBullet(line) {
  return line.replace(/^\s*(?:[-*•–—]|\d{1,3}[.)、])\s+/, '').trim();
}

/**
 * A pasted list as blocks of names: one name a line, a blank line begins the next block.
 * @param {string} text @returns {string[][]} never an empty block
 */
export function blocksOf(text) {
  return text.replace(/\r\n?/g, '\n').split(/\n[ \t\u3000]*\n+/)
    .map((block) => block.split('\n').map(withoutBullet).filter(Boolean))
    .filter((block) => block.length);
}
