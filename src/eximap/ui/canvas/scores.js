// What the release says of one touchpoint: bars where single answers may be told, a band below that, words below k.

import { el, face, scoreColour, signed, svg } from '../parts/draw.js';
import { part } from './inspector.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./model.js').Touchpoint} Touchpoint */
/** @typedef {import('./model.js').Figure} Figure */

const TALLEST = 48;

/** @param {App} app @param {Touchpoint} t */
export function scorePart(app, t) {
  const figure = t.figure;
  if (app.map.curve !== 'mean') return part(app.say('scores'), '', note(app.say('scores.none')));
  if (!figure) return part(app.say('scores'), '', note(app.say('scores.later')));
  if (figure.detail === 'hidden' || !figure.mean) {
    return part(app.say('scores'), '', el('div', { class: 'gap wide' }, el('span', null, figure.says)));
  }
  return part(app.say('scores'), app.say('scores.mean', { people: figure.says, mean: signed(figure.mean.value, app.lang) }),
    figure.counts ? bars(app, figure.counts) : band(app, figure), ...remarks(app, figure));
}

/** @param {string} text */
function note(text) {
  return el('p', { class: 'small' }, text);
}

/** Bars of single answers; a bin under k is named in words. @param {App} app @param {number[]} counts */
function bars(app, counts) {
  const most = Math.max(1, ...counts);
  const words = counts.map((n) => (n === 0 || n >= app.data.k ? String(n) : app.say('few')));
  const label = counts.map((_, i) => `${signed(i - 2, app.lang, 0)}: ${words[i]}`).join(', ');
  return el('div', { class: 'dist', role: 'img', 'aria-label': label }, counts.map((n, i) => el('div', null,
    el('b', null, n ? words[i] : ''),
    el('u', { style: { height: `${2 + (n * TALLEST) / most}px`, background: scoreColour(i - 2) } }),
    face(i - 2, 24, n > 0))));
}

/** The mean with its interval on the scale of five faces: with 5–7 people more would give back single answers. @param {App} app @param {Figure} figure */
function band(app, figure) {
  const x = (/** @type {number} */ v) => 20 + ((v + 2) * 200) / 4;
  const mean = Number(figure.mean?.value), [low, high] = figure.band ?? [mean, mean];
  const says = app.say('scores.interval', { low: signed(low, app.lang), high: signed(high, app.lang) });
  return el('div', null,
    el('div', { class: 'band' }, svg('svg', { viewBox: '0 0 240 52', role: 'img', 'aria-label': says, width: '100%' },
      svg('path', { d: `M${x(-2)} 13H${x(2)}`, stroke: 'var(--line)' }),
      svg('rect', { x: x(low) - 6, y: 5, width: x(high) - x(low) + 12, height: 16, rx: 8, fill: 'var(--ink)', 'fill-opacity': 0.17 }),
      svg('circle', { cx: x(mean), cy: 13, r: 5, fill: 'var(--bg)', stroke: 'var(--ink)', 'stroke-width': 2.2 }),
      [-2, -1, 0, 1, 2].map((s) => svg('g', { transform: `translate(${x(s) - 9} 30)` }, face(s, 18))))),
    note(says));
}

/** @param {App} app @param {Figure} figure */
function remarks(app, figure) {
  const { mean, split } = figure;
  return [
    figure.counts !== null && mean?.low != null && mean.high != null && note(app.say('scores.interval', { low: signed(mean.low, app.lang), high: signed(mean.high, app.lang) })),
    split && note(app.say('split', { below: split[0], above: split[1] })),
    figure.not_met ? note(app.count('n.not_met', figure.not_met)) : false,
  ].filter((node) => node instanceof Node);
}
