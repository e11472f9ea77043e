// After a workshop: what came of it, and its PDF.

import { el, gem, icon, signed } from './../parts/draw.js';
import { press } from './fields.js';
import { voteRanking } from './notes.js';

/** @typedef {import('./fields.js').Room} Room */

/** @param {Room} w @param {any} sum @returns {(Node | null | false)[]} */
export function summaryScreen(w, sum) {
  return [el('div', { class: 'sum' }, el('div', { class: 'head-row' }, el('div', { class: 'grow' }, el('p', { class: 'k' }, sum.about), el('h1', { tabindex: -1 }, w.l.sum_title)),
    sum.wall ? null : el('div', { class: 'row buttons' }, sum.pdf ? el('a', { class: 'btn b', href: sum.pdf, target: '_blank', rel: 'noopener' }, icon('picture_as_pdf'), w.l.sum_pdf) : null,
      press('present', 'slideshow', w.l.present, () => w.tell('present')), press('to-map', 'conversion_path', w.l.to_map, () => w.tell('map'), 'p'))),
  sum.lines.map((/** @type {string} */ line) => el('p', { class: 'said' }, icon('info', 20), el('span', null, line))),
  el('div', { class: 'sum-grid' }, section(w.l.sum_decided, decided(w, sum)), section(w.l.sum_notes, voteRanking(w, sum.ranking)),
    sum.moments.length ? section(w.l.sum_behaviours, el('ul', { class: 'plain' }, sum.moments.map((/** @type {any} */ m) => el('li', null, m.star ? gem(15) : null, ' ', el('b', null, m.name), ' ', m.behaviour)))) : null,
    sum.curve.length ? section(w.l.sum_curve, el('ul', { class: 'plain two' }, sum.curve.map((/** @type {any} */ p) => el('li', null, el('b', null, p.mean === null ? '–' : signed(p.mean, w.lang)), ' ', p.name,
      p.mean === null ? el('small', null, ` ${p.says}`) : null, p.marks.map((/** @type {string} */ mark) => el('span', { class: `tag ${mark === 'peak' ? 'delight' : mark === 'pit' ? 'pain' : 'end'}` }, w.l[mark])))))) : null),
  sum.wall ? null : press('new', 'restart_alt', w.l.sum_new, () => w.ask('dismiss')))];
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
