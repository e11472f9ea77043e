// What a sheet was asked besides its scores: who may decide, what is important, and in which words it felt.

import { el } from './../parts/draw.js';

/** @typedef {{said: string, count: number, word: string}} DecidesPart */
/** @typedef {{name: string, parts: DecidesPart[], lead: string, differs: boolean}} DecidesRow */
/** @typedef {{rows: DecidesRow[], description: string, table: import('./marks.js').Table}} DecidesChart */
/** @typedef {{name: string, share: number | null, important: string, figure: string, band: string, tone: string,
 *   feelings: string}} MattersRow */
/** @typedef {{rows: MattersRow[], description: string, table: import('./marks.js').Table}} MattersChart */

/** One bar a touchpoint, as long as everybody together. @param {DecidesRow[]} rows */
export function decidesMarks(rows) {
  return el('div', { class: 'may' }, rows.map((row) => el('div', { class: 'may-row' },
    el('b', null, row.name),
    el('div', { class: 'may-bar' }, row.parts.map((part) => el('span', { class: `may-part ${part.said || 'rest'}`,
      title: `${part.word}: ${part.count}`, style: { 'flex-grow': String(part.count) } },
    el('span', null, part.said ? `${part.word} ${part.count}` : '')))),
    row.lead ? el('span', { class: `may-lead${row.differs ? ' differs' : ''}` }, row.lead) : null)));
}

/** @param {MattersRow[]} rows @param {string} important what the share is called */
export function mattersMarks(rows, important) {
  return el('div', { class: 'matters' }, rows.map((row) => el('div', { class: 'matter' },
    el('b', null, row.name),
    el('span', { class: 'matter-worth' }, row.figure, row.band ? el('span', { class: `tag ${row.tone}` }, row.band) : null),
    row.share === null ? null : el('span', { class: 'stay-bar' }, el('i', { style: { width: `${(row.share * 100).toFixed(1)}%` } })),
    row.important ? el('small', null, `${row.important} ${important}`) : null,
    row.feelings ? el('small', { class: 'felt' }, row.feelings) : null)));
}
