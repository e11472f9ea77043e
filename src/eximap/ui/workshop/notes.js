// Notes on the wall: what may be written, groups of notes that say the same, and the ranking after a vote.

import { el, fill, icon } from './../parts/draw.js';
import { prose } from './../parts/ruhy.js';
import { askFirst, keptChoice, keptValue, press } from './fields.js';

/** @typedef {import('./fields.js').Room} Room */
/** @typedef {{id: string, kind: string, label: string, text: string, place: string, under: {id: string, text: string, place: string}[]}} NoteCard */
/** @typedef {{id: string, name: string, notes: NoteCard[]}} NoteColumn */

export const NOTE_ICONS = { pain: 'bolt', delight: 'sunny', itch: 'grain', story: 'auto_stories' };

/** What people may write, while they do. @param {{kinds: {kind: string, label: string, says: string}[]}} scene */
export function kindsToWrite(scene) {
  return el('ul', { class: 'kinds' }, scene.kinds.map((k) => el('li', { class: k.kind },
    icon(NOTE_ICONS[/** @type {'pain'} */ (k.kind)], 30), el('b', null, k.label), el('span', null, k.says))));
}

/** @param {Room} w @param {{board: NoteColumn[], alike?: [string, string][], grouping: boolean}} scene */
export function notesBoard(w, scene) {
  if (!scene.board.length) return el('p', { class: 'none-yet' }, w.l.no_notes);
  const cards = new Map(scene.board.flatMap((column) => column.notes.map((n) => [n.id, n])));
  return el('div', { class: 'group' }, scene.grouping ? suggestion(w, scene.alike ?? [], cards) : null,
    el('div', { class: 'board' }, scene.board.map((column) => el('section', { class: 'col' }, el('h3', null, column.name),
      column.notes.map((n) => noteCard2(w, n, scene))))));
}

/** @param {Room} w @param {NoteCard} n @param {{board: NoteColumn[], grouping: boolean}} scene */
function noteCard2(w, n, scene) {
  const body = [el('p', null, el('span', { class: 'vh' }, `${n.label}: `), prose(n.text)),
    n.under.length ? el('ul', { class: 'under' }, n.under.map((u) => el('li', null, el('span', null, prose(u.text)),
      scene.grouping ? el('button', { type: 'button', class: 'btn g i', data: { key: `out-${u.id}` }, title: w.l.take_out,
        'aria-label': fill(w.l.take_out_of, { text: u.text }), onclick: () => ungroup(w, u) }, icon('close', 16)) : null))) : null];
  if (!scene.grouping) return el('article', { class: `nc ${n.kind}` }, body);
  return el('article', { class: `nc ${n.kind}`, draggable: 'true', data: { note: n.id },
    ondragstart: (/** @type {DragEvent} */ e) => {
      w.dragging = n.id;
      e.dataTransfer?.setData('text/plain', n.text);
    },
    ondragend: () => { w.dragging = null; if (w.stale) w.draw(); },
    ondragover: (/** @type {DragEvent} */ e) => {
      if (!w.dragging || w.dragging === n.id) return;
      e.preventDefault();
      /** @type {HTMLElement} */ (e.currentTarget).classList.add('onto');
    },
    ondragleave: (/** @type {DragEvent} */ e) => /** @type {HTMLElement} */ (e.currentTarget).classList.remove('onto'),
    ondrop: (/** @type {DragEvent} */ e) => {
      e.preventDefault();
      const dragged = w.dragging;
      w.dragging = null;
      if (dragged && dragged !== n.id) group(w, cardOf(scene, dragged), n.id);
    } }, body,
  el('button', { type: 'button', class: 'btn g with', data: { key: `with-${n.id}` }, 'aria-label': fill(w.l.group_this, { text: n.text }),
    onclick: () => askInto(w, n, scene) }, icon('merge', 18), w.l.group_with));
}

/** @param {{board: NoteColumn[]}} scene @param {string} id */
function cardOf(scene, id) {
  return scene.board.flatMap((c) => c.notes).find((n) => n.id === id);
}

/** @param {Room} w @param {NoteCard | undefined} note @param {string} into */
function group(w, note, into) {
  if (note) w.ask('operation', { expected: note.place, operation: { kind: 'GroupNote', id: note.id, into } });
}

/** @param {Room} w @param {{id: string, place: string}} note */
function ungroup(w, note) {
  w.ask('operation', { expected: note.place, operation: { kind: 'UngroupNote', id: note.id } });
}

/** The way without dragging. @param {Room} w @param {NoteCard} n @param {{board: NoteColumn[]}} scene */
function askInto(w, n, scene) {
  const others = scene.board.flatMap((c) => c.notes.filter((o) => o.id !== n.id).map((o) => ({ value: o.id, label: `${c.name}: ${o.text}` })));
  askFirst(w, w.l.group_title, [el('p', { class: 'quote' }, n.text),
    keptChoice(w, { key: 'into', label: w.l.group_into, options: others })], { yes: w.l.group_yes, act: () => {
    const into = keptValue(w, 'into') || others[0]?.value;
    delete w.state.kept.into;
    if (into) group(w, n, into);
  } });
}

/** One pair at a time; people decide. @param {Room} w @param {[string, string][]} alike @param {Map<string, NoteCard>} cards */
function suggestion(w, alike, cards) {
  const pair = alike.find(([a, b]) => cards.has(a) && cards.has(b) && !w.state.skipped.includes(`${a} ${b}`));
  if (!pair) return null;
  const [one, other] = pair.map((id) => /** @type {NoteCard} */ (cards.get(id)));
  const answer = (/** @type {boolean} */ yes) => () => {
    w.state.skipped.push(pair.join(' '));
    if (yes) group(w, one, other.id);
    delete w.marks.scene;
    w.draw();
  };
  return el('aside', { class: 'alike', 'aria-label': w.l.alike }, el('b', null, w.l.alike),
    el('span', { class: `nc ${one.kind}` }, one.text), el('span', { class: `nc ${other.kind}` }, other.text),
    el('div', { class: 'row' }, press('alike-no', '', w.l.alike_no, answer(false)), press('alike-yes', 'merge', w.l.alike_yes, answer(true), 'p')));
}

/** @param {Room} w @param {{rank: string, dots: number, dots_text: string, kind: string, label: string, text: string, touchpoint: string, under: string}[]} ranking */
export function voteRanking(w, ranking) {
  if (!ranking.length) return el('p', { class: 'none-yet' }, w.l.no_votes);
  const most = Math.max(...ranking.map((r) => r.dots));
  return el('ol', { class: 'ranking' }, ranking.map((r) => el('li', { class: r.kind },
    el('b', { class: 'rank' }, r.rank), el('div', { class: 'what' }, el('p', null, icon(NOTE_ICONS[/** @type {'pain'} */ (r.kind)], 22), ' ', r.text),
      el('small', null, [r.label, r.touchpoint, r.under].filter(Boolean).join(' · '))),
    el('div', { class: 'dots' }, el('u', { style: { width: `${(100 * r.dots) / most}%` } }), el('b', null, r.dots_text)))));
}
