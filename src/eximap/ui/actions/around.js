// What stands around the cards: ideas that could become actions, what is over, readiness, and the plan's balance.

import { el, icon } from './../parts/draw.js';
import { momentMark } from './card.js';

/** @typedef {import('./actions.js').Plan} Plan */
/** @typedef {import('./card.js').Card} Card */
/** @typedef {{id: string, text: string, touchpoint: string | null, name: string, star: boolean, lever: string,
 *   lever_name: string, tone: string, weight: string, dots: string, used: boolean}} IdeaLine */
/** @typedef {{text: string, candidates: {touchpoint: string, name: string, star: boolean, lever: string, lever_name: string,
 *   tone: string}[]}} Prompt */
/** @typedef {{about: string, asks: string, holding: number | null, people: number, figure: string, interval: string, start: string,
 *   method: string, factors: {count: string, said: boolean, what: string, weak: boolean}[]}} Ready */
/** @typedef {{says: string[], keys: string, rows: {name: string, parts: {name: string, kind: string, n: number}[]}[]}} Balance */

const DOTS_MOST = 60; // more people are a figure, not a picture

/** @param {Plan} plan @param {Prompt} prompt */
export function nudge(plan, { text, candidates }) {
  const { labels: l, journey, writes } = plan.data;
  return el('section', { class: 'nudge', 'aria-label': text }, icon('lightbulb', 20), el('div', { class: 'grow' }, el('p', null, text),
    candidates.length ? el('ul', null, candidates.map((one) => el('li', null,
      el('span', { class: `tag ${one.tone}` }, one.lever_name), el('span', { class: 'at' },
        one.star ? momentMark(l, 13) : null, one.name),
      writes ? el('button', { class: 'btn', 'aria-label': `${l.plan_this}: ${one.name}`,
        onclick: () => plan.plan({ touchpoint: one.touchpoint, lever: one.lever }) }, icon('add_task', 16), l.plan_this) : null))) : null),
  writes ? el('button', { class: 'btn g', onclick: () => plan.quick({ kind: 'put-away', journey }) }, l.put_away) : null);
}

/** @param {Plan} plan @param {IdeaLine[]} ideas */
export function ideaTable(plan, ideas) {
  const { labels: l, writes } = plan.data;
  const head = [l.idea, l.touchpoint, l.lever, l.weight, l.dots].map((text) => el('th', { scope: 'col' }, text));
  return el('section', { class: 'ideas' }, el('h2', null, l.ideas), el('p', { class: 'lead' }, l.ideas_hint),
    el('table', { class: 'tb' }, el('thead', null, el('tr', null, head, el('td'))), el('tbody', null, ideas.map((idea) =>
      el('tr', null, el('th', { scope: 'row' }, idea.text),
        el('td', { class: 'at' }, idea.star ? momentMark(l, 13) : null, idea.name),
        el('td', null, el('span', { class: `tag ${idea.tone}` }, idea.lever_name)),
        el('td', { class: 'weight', 'data-label': l.weight }, idea.weight), el('td', { class: 'dots' }, idea.dots),
        el('td', { class: 'do' }, idea.used ? el('span', { class: 'tag' }, icon('check', 14), l.used)
          : writes ? el('button', { class: 'btn', 'aria-label': `${l.make}: ${idea.text}`, onclick: () => plan.plan({ title: idea.text,
            touchpoint: idea.touchpoint, lever: idea.lever, idea: idea.id }) }, l.make) : null))))));
}

/** @param {Plan} plan @param {Card[]} closed */
export function closedList(plan, closed) {
  const { labels: l, writes } = plan.data;
  return el('section', { class: 'closed' }, el('h2', null, l.closed), el('ul', null, closed.map((card) => el('li', null,
    el('div', { class: 'grow' }, el('button', { class: 'title', onclick: () => plan.open(card) }, card.title),
      el('p', { class: 'lead' }, [card.status_name, card.lines[card.lines.length - 1]?.day, card.lines[card.lines.length - 1]?.reason,
        card.journey].filter(Boolean).join(' · '))),
    writes ? el('button', { class: 'btn', 'aria-label': `${l.reopen}: ${card.title}`, onclick: () => plan.mark(card, 'reopen') },
      icon('replay', 16), l.reopen) : null))));
}

/** @param {Plan} plan @param {Ready | null | undefined} ready */
export function readinessPanel(plan, ready) {
  const { labels: l, writes } = plan.data;
  if (!ready) {
    return el('section', { class: 'ready' }, el('h2', null, l.ready), el('p', { class: 'lead' }, l.not_asked),
      writes ? el('button', { class: 'btn', onclick: () => plan.quick({ kind: 'go', page: 'workshop' }) }, l.to_workshop) : null);
  }
  const dots = ready.holding !== null && ready.people <= DOTS_MOST ? el('span', { class: 'ppl', 'aria-hidden': 'true' },
    Array.from({ length: ready.people }, (_, at) => el('i', { class: at < Number(ready.holding) ? 'f' : null }))) : null;
  return el('section', { class: 'ready' }, el('h2', null, l.ready), el('p', { class: 'lead' }, `${ready.about} ${ready.asks}`),
    el('div', { class: 'share' }, ready.figure ? el('b', null, ready.figure) : null, dots, el('span', { class: 'muted' }, ready.interval)),
    el('ul', { class: 'dvf' }, ready.factors.map((factor) => el('li', { class: factor.weak ? 'weak' : null },
      el('b', { class: factor.said ? null : 'few' }, factor.count), factor.what))),
    el('p', { class: 'from' }, ready.start ? `${ready.start} ` : null, el('span', { class: 'muted' }, ready.method)));
}

/** @param {Balance} balance @param {Record<string, string>} l */
export function balancePicture({ says, rows, keys }, l) {
  const tones = /** @type {Record<string, string>} */ ({ 'fix-pit': 'pain', 'build-peak': 'delight', 'strengthen-end': 'end' });
  return el('section', { class: 'balance' }, el('h2', null, l.balance), says.map((text) => el('p', { class: 'says' }, text)),
    el('dl', null, rows.map(({ name, parts }) => el('div', null, el('dt', null, name), el('dd', null, parts.map((part) =>
      el('span', { class: part.n ? `part ${tones[part.kind] ?? ''}` : 'part none', style: { '--n': String(part.n) } },
        el('span', null, part.name), ' ', el('b', null, String(part.n)))))))),
    keys ? el('p', { class: 'lead' }, keys) : null);
}
