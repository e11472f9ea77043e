// Writing on a phone: touchpoints that the map lacks, notes, what the lead could do, ideas. What is typed outlives everything.

import { el, icon, plural } from './../parts/draw.js';
import { chips, doneFoot, doneWords, isOver, timePrint, titled, wide } from './pieces.js';
import { randomHex } from './post.js';
import { isDone, textsOf } from './seat.js';

/** @typedef {import('./pieces.js').Phone} Phone */
/** @typedef {import('./pieces.js').Screen} Screen */
/** @typedef {{text: string, place: string, kind: string}} Draft */

const NOTE_ICONS = /** @type {Record<string, string>} */ ({ pain: 'bolt', delight: 'sunny', itch: 'grain', story: 'menu_book' });
const LEVER_ICONS = /** @type {Record<string, string>} */ ({ 'fix-pit': 'south', 'build-peak': 'north', 'strengthen-end': 'flag' });

/** What each kind of phase sends. @type {Record<string, (draft: Draft) => [kind: string, fields: Record<string, any>]>} */
const SENT = {
  map: ({ text, place }) => ['Proposed', { text, stage: place || null }],
  write: ({ text, place, kind }) => ['Written', { text, touchpoint: place, note: kind }],
  peaks: ({ text, place }) => ['PeakProposed', { text, touchpoint: place }],
  ideas: ({ text, place, kind }) => ['IdeaProposed', { text, touchpoint: place || null, lever: kind }],
};

/** @param {Phone} c @returns {Screen} */
export function textScreen(c) {
  const { phase } = c.data, done = isDone(c.own), own = textsOf(c.own);
  const closed = done || isOver(c);
  return {
    key: `${phase.id}-${closed ? 'done' : 'write'}`,
    top: [timePrint(c), () => titled(c, c.l.title)],
    // What is typed is no part of the print: the form is never made anew under a thumb.
    main: [[closed, places(c), c.data.kinds, c.data.levers, c.data.highlight, c.view.cleared],
      () => (closed ? doneWords(c) : [form(c)])],
    list: [[own, isOver(c)], () => ownList(c, own)],
    foot: doneFoot(c, c.l.ledger_texts),
  };
}

/** Where a text can belong. @param {Phone} c @returns {{id: string, name: string, stage?: string, why?: string[]}[]} */
function places(c) {
  return c.data.places ?? c.data.stages;
}

/** What was typed but not sent, over a reload. @param {Phone} c @returns {Draft} */
function draftOf(c) {
  const { phase, kinds, levers, highlight } = c.data;
  const kept = c.drawer.read(`draft.${phase.id}`, {}), all = places(c).map((one) => one.id);
  const first = phase.kind === 'write' || phase.kind === 'peaks' ? all[0] ?? '' : '';
  const lit = all.includes(highlight) ? highlight : first;
  return { text: String(kept.text ?? ''), place: all.includes(kept.place) || (kept.place === '' && !first) ? kept.place : lit,
    kind: kept.kind ?? (kinds ?? levers)?.[0].value ?? '' };
}

/** @param {Phone} c @param {Partial<Draft>} changed */
function keepDraft(c, changed) {
  c.drawer.keep(`draft.${c.data.phase.id}`, { ...draftOf(c), ...changed });
}

/** @param {Phone} c */
function form(c) {
  const draft = draftOf(c), most = c.data.phase.kind === 'map' ? c.data.limits.name : c.data.limits.text;
  const over = el('p', { class: 'too-long', role: 'status' });
  const text = el('textarea', { class: 'field words', rows: c.data.phase.kind === 'map' ? 2 : 3, 'aria-label': c.l.your_text,
    placeholder: c.l.your_text, enterkeyhint: 'enter', value: draft.text, data: { f: 'text' },
    oninput: (/** @type {Event} */ e) => {
      const { value } = /** @type {HTMLTextAreaElement} */ (e.target);
      keepDraft(c, { text: value });
      judge(value);
    } });
  const send = wide(c.l.send, 'send', () => {}, 'p');
  send.setAttribute('type', 'submit');
  const judge = (/** @type {string} */ value) => {
    const excess = value.trim().length - most;
    over.textContent = excess > 0 ? plural(c.l.too_long, excess, c.lang) : '';
    send.disabled = excess > 0 || !value.trim();
  };
  judge(draft.text);
  return el('form', { class: 'write', onsubmit: (/** @type {Event} */ e) => { e.preventDefault(); submit(c); } },
    el('p', { class: 'hint' }, c.l.hint), already(c), kindChips(c, draft), placeField(c, draft), text, over, send);
}

/** @param {Phone} c @param {Draft} draft */
function kindChips(c, draft) {
  const { kinds, levers } = c.data, all = kinds ?? levers;
  if (!all) return null;
  const icons = kinds ? NOTE_ICONS : LEVER_ICONS, label = kinds ? c.l.kind : c.l.lever;
  const hint = el('p', { class: 'kind-hint' }, c.l.kind_hints?.[draft.kind]);
  const choose = (/** @type {string} */ value) => {
    keepDraft(c, { kind: value });
    box.querySelectorAll('[role=radio]').forEach((radio, i) => {
      radio.setAttribute('aria-checked', String(all[i].value === value));
      radio.setAttribute('tabindex', all[i].value === value ? '0' : '-1');
    });
    hint.textContent = c.l.kind_hints?.[value] ?? '';
  };
  const box = chips({ label, chosen: draft.kind, choose, more: kinds ? 'even kinds' : 'stacked' },
    all.map((/** @type {any} */ one) => ({ ...one, icon: icons[one.value], class: one.value })));
  return [box, kinds ? hint : null];
}

/** A list of the phone's own: it opens as each phone is used to, and no keyboard covers it. @param {Phone} c @param {Draft} draft */
function placeField(c, draft) {
  const all = places(c), loose = c.data.phase.kind === 'map' || c.data.phase.kind === 'ideas';
  const stages = [...new Set(all.map((one) => one.stage))];
  const option = (/** @type {any} */ one) => el('option', { value: one.id, selected: one.id === draft.place },
    [one.name, ...(one.why?.length ? [`(${one.why.join(', ')})`] : [])].join(' '));
  const options = stages.length > 1 && stages[0] !== undefined
    ? stages.map((stage) => el('optgroup', { label: stage }, all.filter((one) => one.stage === stage).map(option)))
    : all.map(option);
  const lit = all.find((one) => one.id === c.data.highlight);
  return [el('label', { class: 'label', for: 'place' }, c.l.place),
    el('select', { class: `field place ${lit ? 'lit' : ''}`, id: 'place', data: { f: 'place' },
      onchange: (/** @type {Event} */ e) => keepDraft(c, { place: /** @type {HTMLSelectElement} */ (e.target).value }) },
    loose && el('option', { value: '', selected: draft.place === '' }, c.l.anywhere), options)];
}

/** What is on the map already, so that nobody proposes it again. @param {Phone} c */
function already(c) {
  const { stages } = c.data;
  if (!stages) return null;
  return el('details', { class: 'already' }, el('summary', null, c.l.already), el('dl', null, stages.map(
    (/** @type {any} */ stage) => [el('dt', null, stage.name), el('dd', null, stage.touchpoints.join(' · ') || '–')])));
}

/** @param {Phone} c */
function submit(c) {
  const draft = draftOf(c), text = draft.text.trim();
  if (!text || isOver(c)) return;
  const [kind, fields] = SENT[c.data.phase.kind]({ ...draft, text });
  keepDraft(c, { text: '' });
  c.view.cleared = (c.view.cleared ?? 0) + 1;
  c.send(kind, { id: randomHex(16), ...fields });
}

/** @param {Phone} c @param {Record<string, any>[]} own */
function ownList(c, own) {
  if (!own.length) return [];
  for (const one of own) if (!c.order.has(one.id)) c.order.set(one.id, c.order.size);
  const sorted = [...own].sort((a, b) => /** @type {number} */ (c.order.get(b.id)) - /** @type {number} */ (c.order.get(a.id)));
  return [el('h2', null, c.l.own), el('ul', { class: 'own' }, sorted.map((one) => el('li', { class: one.note ?? one.lever ?? '' },
    icon(NOTE_ICONS[one.note] ?? LEVER_ICONS[one.lever] ?? 'sticky_note_2', 20),
    el('div', { class: 'grow' }, el('p', null, one.text), el('p', { class: 'muted small' }, placeName(c, one), one.waits ? ` · ${c.l.waiting}` : '')),
    isOver(c) ? null : el('button', { class: 'btn g i', type: 'button', 'aria-label': `${c.l.withdraw}: ${one.text}`, title: c.l.withdraw,
      onclick: () => c.send('Withdrawn', { id: one.id }) }, icon('delete', 22)))))];
}

/** @param {Phone} c @param {Record<string, any>} one */
function placeName(c, one) {
  const id = one.touchpoint ?? one.stage;
  return places(c).find((place) => place.id === id)?.name ?? c.l.anywhere ?? '';
}
