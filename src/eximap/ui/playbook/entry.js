// One entry in full: what is done, the line to say, the evidence, where it came back, what it needs.

import { el, fill, gem, icon, svg } from './../parts/draw.js';

/** @typedef {{team: string, since: string, verdict: string, sheets: string, words: string,
 *   marks: [number, number, number, number] | null, figure: {value: string, range: string} | null}} ResultRow */
/** @typedef {{id: string, ver: string, action: string | null, name: string, touchpoint: string, star: boolean, what: string,
 *   form: string, line: string, needs: string, team: string, locale: string, reviewed: string,
 *   lever: {name: string, tone: string, value: string}}} EntryWords */
/** @typedef {EntryWords & {said: string, evidence: string[][], rows: ResultRow[], may_change: boolean, made_here: boolean, fits: string,
 *   adopt_at: string, ask: string, question: string}} OpenEntry */
/** @typedef {{adopt: () => void, ask: () => void, reword: () => void, takeOut: () => void}} EntryVerbs */

/** @param {OpenEntry} entry @param {import('./playbook.js').PlaybookData} data @param {string} told what asking came to
 * @param {EntryVerbs} verbs @returns {Node[]} */
export function wholeEntry(entry, data, told, verbs) {
  const { labels: l } = data;
  return [
    el('div', { class: 'tags' }, el('span', { class: `tag ${entry.lever.tone}` }, entry.lever.name),
      el('span', { class: 'at', lang: entry.locale }, entry.star ? truthMark(l, 13) : null, entry.touchpoint),
      el('span', { class: 'reviewed' }, entry.reviewed)),
    el('h2', { tabindex: -1, lang: entry.locale }, entry.name),
    el('p', { class: 'what', lang: entry.locale }, entry.what),
    entry.line ? el('blockquote', { class: 'say' }, el('p', { lang: entry.locale }, entry.said),
      el('small', null, data.forms[entry.form])) : null,
    entryPart(l.evidence, el('div', null, entry.evidence.map(paragraph))),
    entryPart(l.came_back, el('ul', { class: 'rows' }, entry.rows.map((row) => resultRow(row, l)))),
    entryPart(l.needs, el('p', { lang: entry.needs ? entry.locale : null, class: entry.needs ? 'free' : 'muted' },
      entry.needs || l.no_needs)),
    data.leads ? entryFoot(entry, data, told, verbs) : null,
  ].filter((node) => node !== null);
}

/** @param {Record<string, string>} l @param {number} px */
export function truthMark(l, px) {
  return el('span', { class: 'star', title: l.moment_of_truth }, gem(px), el('span', { class: 'vh' }, l.moment_of_truth));
}

/** @param {string} title @param {Node} body */
function entryPart(title, body) {
  return el('section', null, el('h3', null, title), body);
}

/** A sentence, or one in three parts with its figure in the middle. @param {string[]} parts @param {number} at */
function paragraph(parts, at) {
  const [before, figure, after] = parts;
  return el('p', { class: at ? 'muted' : '' }, before, figure ? el('b', null, figure) : null, after ?? null);
}

/** @param {ResultRow} row @param {Record<string, string>} l */
function resultRow(row, l) {
  const { figure } = row;
  return el('li', null, el('span', { class: 'team' }, el('b', null, row.team),
    el('small', null, [row.since, row.verdict].filter(Boolean).join(' · '))),
  el('span', { class: 'sheets' }, row.sheets), row.marks ? resultMarks(row.marks) : el('span'),
  el('span', { class: 'figure', 'aria-label': figure ? fill(l.effect_words, { team: row.team, ...figure }) : null, role: figure ? 'text' : null },
    figure ? [el('b', null, figure.value), ' ', figure.range] : null, row.words ? el('small', null, row.words) : null));
}

/** Nothing, low, effect and high on one scale for all rows. @param {[number, number, number, number]} marks in percent */
function resultMarks([nothing, low, effect, high]) {
  const y = 16;
  return svg('svg', { class: 'marks', width: '100%', height: 32, 'aria-hidden': 'true' },
    svg('line', { x1: `${nothing}%`, x2: `${nothing}%`, y1: 0, y2: 32, stroke: 'var(--ink3)', 'stroke-dasharray': '2 3' }),
    svg('line', { x1: `${low}%`, x2: `${high}%`, y1: y, y2: y, stroke: 'var(--ink)', 'stroke-width': 9, 'stroke-opacity': 0.18,
      'stroke-linecap': 'round' }),
    svg('circle', { cx: `${effect}%`, cy: y, r: 5.5, fill: 'var(--ink)' }));
}

/** @param {OpenEntry} entry @param {import('./playbook.js').PlaybookData} data @param {string} told @param {EntryVerbs} verbs */
function entryFoot(entry, data, told, verbs) {
  const { labels: l } = data;
  return el('footer', null, el('div', { class: 'row' },
    el('button', { class: 'btn p b', disabled: !data.journey, data: { key: 'adopt' }, onclick: verbs.adopt }, icon('add_task'), data.adopt),
    el('button', { class: 'btn b', data: { key: 'ask' }, onclick: verbs.ask }, icon('chat_bubble'), entry.ask),
    el('p', { class: 'note' }, entry.fits, entry.fits ? ' ' : null, data.journey ? l.adopt_note : l.adopt_first)),
  el('p', { class: 'told', role: 'status' }, told),
  entry.may_change ? el('div', { class: 'row own' },
    entry.made_here ? el('button', { class: 'btn g', data: { key: 'reword' }, onclick: verbs.reword }, icon('edit'), l.reword)
      : el('span', { class: 'note' }, l.made_elsewhere),
    el('button', { class: 'btn g', data: { key: 'out' }, onclick: verbs.takeOut }, icon('block'), l.take_out)) : null);
}
