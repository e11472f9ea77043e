// What the latest release says: remembered beside mean, what one step up would move, where the lead sees it differently.

import { el, gem, icon, svg } from './../parts/draw.js';
import { decidesMarks, mattersMarks } from './answers.js';
import { figure, gapMarks, memoryMarks, rememberedMarks, staysMarks } from './marks.js';

/** @typedef {import('./marks.js').RememberedChart} RememberedChart */
/** @typedef {{touchpoint: string, name: string, star: boolean, figure: string, lines: string[]}} Candidate */
/** @typedef {{lever: string, name: string, tone: string, items: Candidate[], empty: string}} Column */
/** @typedef {{name: string, where: string, figure: string, interval: string, tone: string}} Fact */
/** @typedef {{language: string, labels: Record<string, string>, subtitle: string, demo?: boolean,
 *   empty?: {text: string, kind: string, label: string, icon: string}, headline: string, counted: string,
 *   remembered: RememberedChart | null, facts: Fact[], missing: string[],
 *   helped?: {title: string, verdict: string, head: string, says: string, kept: string}[],
 *   levers: {columns: Column[], lines: string[]} | null, gap: import('./marks.js').GapChart | null,
 *   memory: {chart: import('./marks.js').MemoryChart | null, lines: string[]},
 *   decides: import('./answers.js').DecidesChart | null, matters: import('./answers.js').MattersChart | null,
 *   stays: {chart: import('./marks.js').StaysChart | null, line?: string}}} InsightsData */
/** @typedef {(kind: string, more?: Record<string, string>) => void} Tell */

/** @param {{parentElement: ParentNode, data: InsightsData, setTriggerValue: (name: string, value: any) => void}} component */
export default function insights({ parentElement, data, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('main'));
  root.lang = data.language;
  /** @type {Tell} */
  const tell = (kind, more = {}) => setTriggerValue('intent', { kind, ...more, at: Date.now() });
  if (data.empty) root.replaceChildren(heading(data, null), nothing(data.empty, tell));
  else root.replaceChildren(heading(data, tell), remembered(data), leverPanel(data, tell), ...below(data));
}

/** @param {InsightsData} data @param {Tell | null} tell */
function heading({ labels: l, subtitle, demo }, tell) {
  return el('header', { class: 'hd' }, el('div', { class: 'grow' }, el('h1', null, l.title),
    el('p', { class: 'lead sub' }, demo ? el('span', { class: 'tag' }, l.demo) : null, subtitle)),
  tell ? el('button', { class: 'btn', onclick: () => tell('present') }, icon('slideshow'), l.present) : null,
  tell && !demo ? el('button', { class: 'btn', onclick: () => tell('share') }, icon('download'), l.share) : null,
  tell ? el('button', { class: 'btn p', onclick: () => tell('plan') }, icon('add_task'), l.plan) : null);
}

/** @param {{text: string, kind: string, label: string, icon: string}} empty @param {Tell} tell */
function nothing(empty, tell) {
  return el('section', { class: 'nothing' }, el('p', null, empty.text),
    el('button', { class: 'btn p b', onclick: () => tell(empty.kind) }, icon(empty.icon), empty.label));
}

/** @param {InsightsData} data */
function remembered(data) {
  const { labels: l, remembered: chart } = data;
  return el('section', { class: 'remembered' }, el('h2', null, data.headline),
    data.counted ? el('p', { class: 'lead' }, data.counted) : null,
    chart ? figure(chart.description, rememberedMarks(chart), chart.table, l.table) : null,
    data.missing.length ? el('ul', { class: 'lacks' }, data.missing.map((text) =>
      el('li', null, icon('info', 16), el('span', null, text)))) : null,
    data.facts.length ? facts(data) : null);
}

/** @param {InsightsData} data */
function facts({ labels: l, facts: rows }) {
  return el('div', { class: 'facts' }, el('h3', { class: 'vh' }, l.facts),
    el('dl', null, rows.map((fact) => el('div', null,
      el('dt', null, el('span', { class: `tag ${fact.tone}` }, fact.name), el('span', { class: 'where' }, fact.where)),
      el('dd', null, el('b', null, fact.figure), el('span', { class: 'muted' }, fact.interval))))),
    el('p', { class: 'lead' }, l.facts_hint));
}

/** @param {InsightsData} data @param {Tell} tell */
function leverPanel({ labels: l, levers }, tell) {
  return el('section', { class: 'lev' }, el('h2', null, l.levers),
    el('p', { class: 'lead' }, levers ? l.levers_hint : l.levers_none),
    levers ? el('div', { class: 'l3' }, levers.columns.map((column) => leverColumn(column, l, tell))) : null,
    levers ? levers.lines.map((text) => el('p', { class: 'lead foot' }, text)) : null);
}

/** @param {Column} column @param {Record<string, string>} l @param {Tell} tell */
function leverColumn(column, l, tell) {
  return el('div', null, el('h3', null, el('span', { class: `tag ${column.tone}` }, column.name)),
    column.empty ? el('p', { class: 'lead' }, column.empty) : null,
    el('ul', null, column.items.map((item) => el('li', null,
      el('b', null, item.name, item.star ? star(l) : null), el('em', null, item.figure),
      el('small', null, item.lines.map((text) => el('span', null, text))),
      el('button', { class: 'btn g plan', 'aria-label': `${l.plan}: ${item.name}`,
        onclick: () => tell('plan', { touchpoint: item.touchpoint, lever: column.lever }) },
      icon('add_task', 15), l.plan)))));
}

/** @param {Record<string, string>} l */
function star(l) {
  return el('span', { title: l.moment_of_truth }, gem(13), el('span', { class: 'vh' }, l.moment_of_truth));
}

/** @param {InsightsData} data */
function below(data) {
  return [helpedSection(data), data.gap ? gapSection(data, data.gap) : null, decidesSection(data), mattersSection(data),
    staysSection(data), memorySection(data)]
    .filter((section) => section !== null);
}

/** What a later round says of the actions. @param {InsightsData} data */
function helpedSection({ labels: l, helped = [] }) {
  if (!helped.length) return null;
  return el('section', { class: 'helped' }, el('h2', null, l.helped), el('ul', null, helped.map((one) => el('li', null,
    el('b', null, one.title), el('p', null, el('span', { class: `tag ${one.verdict}` }, one.head), ' ', one.says),
    one.kept ? el('p', null, icon('volunteer_activism', 18), one.kept) : null))));
}

/** A sentence with drawn marks in its places. @param {string} pattern @param {Record<string, Node>} marks */
function legend(pattern, marks) {
  return pattern.split(/(\{\w+\})/).map((part) => marks[part] ?? part);
}

/** @param {InsightsData} data @param {import('./marks.js').GapChart} gap */
function gapSection({ labels: l }, gap) {
  const diamond = svg('svg', { width: 12, height: 12, viewBox: '0 0 12 12', 'aria-hidden': 'true' },
    svg('path', { d: 'M6 1l5 5-5 5-5-5z', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 }));
  const disc = svg('svg', { width: 11, height: 11, viewBox: '0 0 10 10', 'aria-hidden': 'true' },
    svg('circle', { cx: 5, cy: 5, r: 4.5, fill: 'currentColor' }));
  return el('section', { class: 'third' }, el('h2', null, l.gap),
    el('p', { class: 'lead' }, legend(l.gap_legend, { '{diamond}': diamond, '{disc}': disc }), ` ${gap.line}`),
    figure(gap.description, gapMarks(gap.rows, gap.walked.map((one) => one.name)), gap.table, l.table), el('p', { class: 'lead' }, gap.clear),
    gap.walked.length ? el('div', { class: 'walked' }, el('h3', null, icon('directions_walk', 18), l.walked), el('dl', null, gap.walked.flatMap((one) =>
      [el('dt', null, one.name), one.lines.map((line) => el('dd', null, line))]))) : null);
}

/** @param {InsightsData} data */
function decidesSection({ labels: l, decides }) {
  if (!decides) return null;
  const hint = decides.rows.some((row) => row.lead) ? l.decides_hint : l.decides_team;
  return el('section', { class: 'third' }, el('h2', null, l.decides), el('p', { class: 'lead' }, hint),
    figure(decides.description, decidesMarks(decides.rows), decides.table, l.table));
}

/** @param {InsightsData} data */
function mattersSection({ labels: l, matters }) {
  if (!matters) return null;
  return el('section', { class: 'third' }, el('h2', null, l.matters), el('p', { class: 'lead' }, l.matters_hint),
    figure(matters.description, mattersMarks(matters.rows, l.important), matters.table, l.table));
}

/** @param {InsightsData} data */
function staysSection({ labels: l, stays }) {
  return el('section', { class: 'third' }, el('h2', null, l.stays), el('p', { class: 'lead' }, stays.line),
    stays.chart ? figure(stays.chart.description, staysMarks(stays.chart.rows), stays.chart.table, l.table) : null);
}

/** @param {InsightsData} data */
function memorySection({ labels: l, memory }) {
  const [first, ...rest] = memory.lines;
  return el('section', { class: 'third' }, el('h2', null, l.memory), el('p', { class: 'lead' }, l.memory_hint),
    memory.chart ? figure(memory.chart.description, memoryMarks(memory.chart.rows), memory.chart.table, l.table) : null,
    el('p', { class: 'verdict' }, first), rest.map((text) => el('p', { class: 'lead' }, text)));
}
