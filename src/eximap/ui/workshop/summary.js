// After a workshop: what came of it, and its PDF.

import { el, gem, icon, signed } from './../parts/draw.js';
import { emotionCurve } from './emotion.js';
import { press } from './fields.js';
import { voteRanking } from './notes.js';

/** @typedef {import('./fields.js').Room} Room */

const TONES = /** @type {Record<string, string>} */ ({ peak: 'delight', pit: 'pain', end: 'end' });

/** @param {Room} w @param {any} sum @returns {(Node | null | false)[]} */
export function summaryScreen(w, sum) {
  return [el('div', { class: 'sum' }, el('div', { class: 'head-row' }, el('div', { class: 'grow' }, el('p', { class: 'k' }, sum.about), el('h1', { tabindex: -1 }, w.l.sum_title)),
    sum.wall ? null : el('div', { class: 'row buttons' }, sum.pdf ? el('a', { class: 'btn b', href: sum.pdf, target: '_blank', rel: 'noopener' }, icon('picture_as_pdf'), w.l.sum_pdf) : null,
      press('present', 'slideshow', w.l.present, () => w.tell('present')), press('to-map', 'conversion_path', w.l.to_map, () => w.tell('map'), 'p'))),
  sum.lines.map((/** @type {string} */ line) => el('p', { class: 'said' }, icon('info', 20), el('span', null, line))),
  sum.curve ? section(w.l.sum_curve, curveWithFigures(w, sum.curve)) : null,
  el('div', { class: 'sum-grid' }, section(w.l.sum_decided, decided(w, sum)), section(w.l.sum_notes, voteRanking(w, sum.ranking)),
    sum.moments.length ? section(w.l.sum_behaviours, el('ul', { class: 'plain' }, sum.moments.map((/** @type {any} */ m) => el('li', null, m.star ? gem(15) : null, ' ', el('b', null, m.name), ' ', m.behaviour)))) : null),
  sum.wall ? null : press('new', 'restart_alt', w.l.sum_new, () => w.ask('dismiss')))];
}

/** The curve as the room saw it, and each figure to be read. @param {Room} w @param {import('./emotion.js').BigCurve} curve */
function curveWithFigures(w, curve) {
  return el('div', { class: 'sum-curve' }, emotionCurve(w, curve, { forecast: false, dots: false, at: -1 }, false),
    el('ul', { class: 'plain', 'aria-hidden': 'true' }, curve.points.map((p) => el('li', null, el('b', null, p.mean === null ? '–' : signed(p.mean, w.lang)), ' ', p.name,
      p.mean === null ? el('small', null, ` ${p.says}`) : null, p.marks.map((mark) => el('span', { class: `tag ${TONES[mark]}` }, w.l[mark]))))));
}

/** @param {string} title @param {Node} body */
function section(title, body) {
  return el('section', { class: 'card' }, el('h2', null, title), body);
}

/** @param {Room} w @param {any} sum */
function decided(w, sum) {
  if (!sum.actions.length) return el('p', { class: 'none-yet small' }, w.l.sum_none);
  return el('ul', { class: 'plain' }, sum.actions.map((/** @type {any} */ a) => el('li', null, icon('task_alt', 20), ' ', el('b', null, a.title), ' ',
    el('span', { class: `tag ${a.tone}` }, a.lever), el('small', null, [a.owner, a.when].filter(Boolean).join(' · ')))));
}
