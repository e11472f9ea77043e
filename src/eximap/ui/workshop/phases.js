// What stands in the middle of the room's screen in each phase.

import { el, face, icon } from './../parts/draw.js';
import { emotionCurve, twoFigures } from './emotion.js';
import { press } from './fields.js';
import { lastScene } from './last.js';
import { kindsToWrite, notesBoard, voteRanking } from './notes.js';
import { planScene } from './planning.js';
import { ideasScene, mapScene, peaksScene } from './proposals.js';

/** @typedef {import('./fields.js').Room} Room */
/** @typedef {import('./fields.js').RoomData} RoomData */

const PIECES_MOST = 60;

/** Scenes that need the whole width: the code then stands in the top row. @param {RoomData} room */
export function isWide(room) {
  return !(room.counts || (room.phase === 'map' && !room.scene.proposals.length));
}

/** @param {Room} w @param {RoomData} room @returns {(Node | null | false)[]} */
export function sceneOf(w, room) {
  if (room.phase === 'reveal') return revealScene(w, room);
  return [el('p', { class: 'k' }, room.scene.about ? `${room.journey.title} · ${room.scene.about}` : room.journey.title),
    el('h1', { tabindex: -1 }, room.over ? w.l[`over_${room.phase}`] : room.title),
    room.highlight ? el('p', { class: 'lit' }, icon('highlight', 26), el('b', null, room.highlight.name)) : null,
    ...middle(w, room)];
}

/** @param {Room} w @param {RoomData} room @returns {(Node | null | false)[]} */
function middle(w, room) {
  const { scene } = room;
  switch (room.phase) {
    case 'last-time': return [lastScene(w, scene)];
    case 'score': return [facesRow(scene.faces), el('div', { class: 'counter', data: { slot: 'count' } }), joinWays(w, room)];
    case 'write': return scene.board ? [notesBoard(w, scene)] : [kindsToWrite(scene), el('div', { class: 'counter', data: { slot: 'count' } }), joinWays(w, room)];
    case 'vote': return scene.ranking ? [voteRanking(w, scene.ranking)] : [el('p', { class: 'rule' }, scene.rule),
      el('div', { class: 'counter', data: { slot: 'count' } }), joinWays(w, room)];
    case 'map': return [mapScene(w, scene)];
    case 'group': return [notesBoard(w, scene)];
    case 'peaks': return [peaksScene(w, scene)];
    case 'ideas': return [ideasScene(w, scene)];
    default: return [planScene(w, scene)];
  }
}

/** @param {string[]} words */
function facesRow(words) {
  return el('div', { class: 'faces5' }, words.map((text, i) => el('span', null, face(i - 2, 42), text)));
}

/** People who are done, and nothing else of them. @param {Room} w @param {RoomData} room */
export function countOf(w, room) {
  const { finished, joined } = room;
  if (!joined) return [el('p', { class: 'nobody' }, w.l.nobody_yet)];
  return [el('p', { class: 'figure' }, el('span', { class: 'big' }, room.count.figure), el('span', null, room.count.says)),
    joined <= PIECES_MOST ? el('div', { class: 'pieces2', 'aria-hidden': 'true', style: { '--n': joined } },
      Array.from({ length: joined }, (_, i) => el('i', { class: i < finished ? 'f' : '' }))) : null];
}

/** @param {Room} w @param {RoomData} room */
export function joinWays(w, room) {
  if (!room.join.open) return el('p', { class: 'locked' }, icon('lock', 26), w.l.joining_locked);
  return el('div', { class: 'ways' }, room.join.ways.map((way) => el('div', null, icon(way.icon, 28), el('span', null, el('b', null, way.head), way.text))));
}

/** @param {Room} w @param {RoomData} room */
function revealScene(w, room) {
  const { scene } = room;
  if (!scene.curve) return [el('p', { class: 'k' }, room.journey.title), el('h1', { tabindex: -1 }, room.title), el('p', { class: 'none-yet' }, w.l.no_release)];
  const play = w.state.played !== scene.curve.id;
  w.state.played = scene.curve.id;
  return [el('div', { class: `rev${play ? ' play' : ''}` }, el('div', { class: 'head-row' }, el('div', { class: 'grow' }, el('p', { class: 'k' }, scene.about),
    el('h1', { class: 'head', tabindex: -1 }, scene.heading.map((/** @type {string} */ line) => el('span', null, line)))),
  twoFigures(w, scene.curve, true)),
  emotionCurve(w, scene.curve, { forecast: scene.forecast, dots: true, at: scene.curve.points.findIndex((/** @type {any} */ p) => p.id === room.highlight?.id) }, play))];
}

/** What the reveal can be asked for. @param {Room} w @param {RoomData} room */
export function revealButtons(w, room) {
  const { scene } = room;
  if (!scene.curve) return [];
  const replay = () => {
    w.state.played = '';
    delete w.marks.scene;
    w.draw();
  };
  return [scene.late ? el('span', { class: 'late-line' }, scene.late) : null,
    scene.may_release ? press('again', 'autorenew', w.l.release_again, () => w.ask('reveal')) : null,
    press('replay', 'replay', w.l.replay, replay),
    scene.curve.forecast ? press('forecast', 'visibility', scene.forecast ? w.l.hide_forecast : w.l.show_forecast,
      () => w.ask('forecast', { on: !scene.forecast }), '', { 'aria-pressed': String(scene.forecast) }) : null];
}
