// The first two lanes: stage headers, and one card a touchpoint.

import { el, gem, icon, signed } from '../parts/draw.js';
import { prose, softHyphens } from '../parts/ruhy.js';
import { cardSentence } from './words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./columns.js').Layout} Layout */
/** @typedef {import('./columns.js').Span} Span */
/** @typedef {import('./columns.js').Column} Column */

/** The colour class of a mean: a feeling only where it is clearly one. @param {number} value */
export function feeling(value) {
  return value < -0.15 ? 'pain-t' : value > 0.15 ? 'delight-t' : 'muted';
}

/**
 * The label at the left of a lane.
 * @param {App} app @param {string} lane @param {string} symbol @param {...(Node | string | false)} more
 */
export function laneLabel(app, lane, symbol, ...more) {
  return el('div', { class: 'lab', role: 'rowheader' }, symbol && icon(symbol, 17),
    el('span', { class: 'nm', lang: app.lang }, app.say(`lane.${lane}`)), more);
}

/** @param {App} app @param {string} lane @param {string} does */
function addButton(app, lane, does) {
  return el('button', { type: 'button', class: 'plus', data: { add: lane, key: `add-${lane}` },
    'aria-label': app.say(does), title: app.say(does) }, icon('add', 16));
}

/** @param {App} app @param {Layout} layout */
export function stageLane(app, layout) {
  const label = laneLabel(app, 'stage', '');
  label.append(addButton(app, 'stage', 'stage.add'));
  return el('div', { class: 'lane stage', role: 'row', data: { lane: 'stage' } }, label,
    layout.spans.map((span) => stageHeader(app, span)));
}

/** @param {App} app @param {Span} span */
function stageHeader(app, { stage, from, span, draft }) {
  const unit = `stage|${stage.id}|`;
  const place = { 'grid-column': `${from + 2} / span ${span}` };
  if (draft) {
    return el('div', { class: 'st', role: 'columnheader', style: place }, el('div', { class: 'host', data: { draft: 'stage' } }));
  }
  const mean = stage.mean === null ? null : signed(stage.mean, app.lang);
  return el('div', { class: 'st', role: 'columnheader', 'aria-colspan': span, tabindex: -1, data: { unit, stage: stage.id },
    title: stage.name, style: place, 'aria-label': [`${stage.number} ${stage.name}`, mean].filter(Boolean).join(', ') },
  el('b', null, stage.number), el('span', { class: 'host' }, stage.name),
  mean !== null && el('em', { class: feeling(Number(stage.mean)) }, mean),
  el('button', { type: 'button', class: 'more', tabindex: -1, data: { menu: 'stage' }, 'aria-label': app.say('menu') }));
}

/** @param {App} app @param {Layout} layout */
export function cardLane(app, layout) {
  const label = laneLabel(app, 'tp', 'conversion_path');
  label.append(addButton(app, 'tp', 'touchpoint.add'));
  return el('div', { class: 'lane tp', role: 'row', data: { lane: 'tp' } }, label,
    layout.columns.map((column, at) => cardCell(app, column, at)));
}

/** @param {App} app @param {Column} column @param {number} at */
export function cardCell(app, { stage, touchpoint, draft }, at) {
  const style = { 'grid-column': at + 2 };
  if (draft) {
    return el('div', { class: 'cell', role: 'gridcell', style },
      el('div', { class: 't draft' }, el('div', { class: 'host', data: { draft: 'tp' } })));
  }
  if (!touchpoint) {
    return el('div', { class: 'cell', role: 'gridcell', style, tabindex: -1, data: { unit: `tp||${stage.id}`, stage: stage.id },
      'aria-label': app.say('touchpoint.add') }, el('div', { class: 't ghost', data: { first: stage.id } }, icon('add')));
  }
  // What is heard has to hold what is seen, down to the soft hyphens, which no screen reader says.
  const heard = cardSentence(app, { ...touchpoint, name: softHyphens(touchpoint.name) });
  return el('div', { class: 'cell', role: 'gridcell', style, tabindex: -1, 'aria-label': heard,
    'aria-selected': String(touchpoint.id === app.selected), data: { unit: `tp|${touchpoint.id}|`, tp: touchpoint.id, stage: stage.id } },
  card(app, touchpoint), insertButton(app));
}

/** @param {App} app @param {import('./model.js').Touchpoint} touchpoint */
function card(app, touchpoint) {
  const chosen = touchpoint.id === app.selected;
  const mark = touchpoint.icon ? icon(touchpoint.icon, 16) : el('span', { class: 'no' }, touchpoint.number);
  return el('div', { class: `t${touchpoint.moment ? ' mot' : ''}${chosen ? ' on' : ''}${app.picked?.id === touchpoint.id ? ' held' : ''}` },
    el('div', { class: 'h' }, mark, el('span', { class: 'grow' }),
      el('button', { type: 'button', class: 'more', tabindex: -1, data: { menu: 'tp' }, 'aria-label': app.say('menu') }),
      touchpoint.moment && gem(14)),
    el('div', { class: 'host', lang: app.map.locale }, prose(touchpoint.name)));
}

/** The plus, which its style draws, in the gap after a card; N does the same for the keyboard. @param {App} app */
function insertButton(app) {
  return el('button', { type: 'button', class: 'ins', tabindex: -1, data: { insert: 'after' },
    'aria-label': app.say('touchpoint.add_after'), title: app.say('touchpoint.add_after') });
}
