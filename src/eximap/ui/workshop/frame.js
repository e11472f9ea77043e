// The frame of the room's screen: stepper, tools, code and timer at the side, the line of trust at the foot.

import { el, fill, icon, logo } from './../parts/draw.js';
import { ledgerLine } from './../score/pieces.js';
import { deadlineLine, timerRing } from './clock.js';
import { askFirst, drawPart, press } from './fields.js';
import { countOf, isWide, revealButtons, sceneOf } from './phases.js';

/** @typedef {import('./fields.js').Room} Room */
/** @typedef {import('./fields.js').RoomData} RoomData */
/** @typedef {import('./fields.js').Step} Step */

/** @param {Room} w @param {RoomData} room */
export function drawRoom(w, room) {
  if (!w.slots.scene?.isConnected) buildRoom(w);
  const wide = isWide(room);
  w.root.classList.toggle('wide', wide);
  w.root.classList.toggle('wall', !room.lead);
  drawPart(w, 'head', [room.phases, room.eyes_up, wide, room.join, room.lead, room.timer && room.timer.since === null, room.deadline], () => head(w, room, wide));
  const scene = room.phase === 'plan' ? [room.scene, room.count] : room.scene;
  drawPart(w, 'scene', [scene, room.title, room.over, room.highlight, room.journey, room.counts && room.join, room.lead, w.state.said], () => sceneOf(w, room));
  const count = w.root.querySelector('[data-slot=count]');
  if (count) {
    w.slots.count = /** @type {HTMLElement} */ (count);
    if (!count.childElementCount) delete w.marks.count;
    drawPart(w, 'count', [room.finished, room.joined], () => countOf(w, room));
  }
  drawPart(w, 'side', [room.join, wide, room.timer && [room.timer.since === null, room.timer.total], room.deadline, room.lead], () => (wide ? [] : side(w, room)));
  drawPart(w, 'foot', [room.ledger, room.before, room.after, room.phase, room.over, room.scene.late, room.scene.forecast, room.scene.may_release, room.lead, room.asks_first], () => foot2(w, room));
  announceCount(w, room);
}

/** @param {Room} w */
function buildRoom(w) {
  const slot = (/** @type {keyof HTMLElementTagNameMap} */ tag, /** @type {string} */ name, /** @type {string} */ label = '') => {
    w.slots[name] = el(tag, { class: `slot-${name}`, 'aria-label': label || null });
    return w.slots[name];
  };
  w.marks = {};
  w.root.replaceChildren(slot('header', 'head'), el('div', { class: 'main' }, slot('main', 'scene'), slot('aside', 'side', w.l.join)),
    slot('footer', 'foot'), el('div', { class: 'vh', 'aria-live': 'polite', data: { slot: 'heard' } }));
}

/** Heard at quarter marks only, not at every person. @param {Room} w @param {RoomData} room */
function announceCount(w, room) {
  const heard = w.root.querySelector('[data-slot=heard]');
  if (!heard || !room.counts || !room.joined) return;
  const quarter = `${room.current}${Math.floor((4 * room.finished) / room.joined)}`;
  if (w.marks.quarter === quarter) return;
  w.marks.quarter = quarter;
  heard.textContent = room.count.line;
}

/** @param {Room} w @param {RoomData} room @param {boolean} wide */
function head(w, room, wide) {
  const steps = el('ol', null, room.phases.map((p, i) => el('li', { class: p.state, 'aria-current': p.state === 'now' ? 'step' : null },
    room.lead ? el('button', { type: 'button', data: { key: `step-${p.id}` }, title: p.name, disabled: p.state === 'now', onclick: () => leaveFor(w, p) }, mark(p, i), el('span', { class: 'step-name' }, p.name))
      : el('span', { class: 'still' }, mark(p, i), el('span', { class: 'step-name' }, p.name)))));
  const home = room.lead ? el('button', { type: 'button', class: 'btn g home', data: { key: 'home' }, title: w.l.to_map, 'aria-label': w.l.to_map, onclick: () => w.tell('map') }, logo())
    : el('span', { class: 'home' }, logo());
  return [home, el('nav', { 'aria-label': w.l.phases }, steps), el('div', { class: 'tools' },
    wide && room.join.open ? el('span', { class: 'chip', title: room.join.address }, icon('qr_code_2', 20), el('b', null, room.join.code)) : null,
    wide && room.deadline ? deadlineLine() : null,
    wide && room.timer ? headTimer(w, room) : null,
    room.lead ? [tool('eyes', 'visibility', w.l.eyes_up, () => w.ask('eyes', { on: !room.eyes_up }), { 'aria-pressed': String(room.eyes_up) }),
      tool('more', 'more_horiz', w.l.tools, () => showTools(w))] : null,
    tool('full', 'fullscreen', w.l.full, fullScreen))];
}

/** The small ring of the wide scenes, with its two buttons. @param {Room} w @param {RoomData} room */
function headTimer(w, room) {
  if (!room.lead || room.deadline) return timerRing(44);
  const stands = room.timer?.since === null;
  return [timerRing(44), tool('timer', stands ? 'play_arrow' : 'pause', stands ? w.l.start : w.l.pause, () => w.ask(stands ? 'timer-start' : 'timer-pause')),
  tool('minute', 'more_time', w.l.one_minute, () => w.ask('minute', { seen: w.data.room?.timer?.left ?? 0 }))];
}

/** @param {Step} p @param {number} i */
function mark(p, i) {
  return el('b', { 'aria-hidden': 'true' }, p.state === 'done' ? icon('check', 18) : i + 1);
}

/** @param {string} key @param {string} symbol @param {string} label @param {() => void} act @param {Record<string, any>} [props] */
function tool(key, symbol, label, act, props = {}) {
  return el('button', { type: 'button', class: 'btn g i tool', title: label, 'aria-label': label, data: { key }, onclick: act, ...props }, icon(symbol, 24));
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

/** Goes to a phase; asked before, where leaving shows what people wrote alone. @param {Room} w @param {{id: string, name: string}} to */
export function leaveFor(w, to) {
  const room = w.data.room;
  if (!room) return;
  const go = () => { w.ask('go', { phase: to.id }); };
  const blind = room.phase === 'score' && !room.revealed && room.phases.find((p) => p.id === to.id)?.kind === 'reveal';
  if (!room.asks_first && !blind) return go();
  askFirst(w, fill(w.l.leave_title, { phase: to.name }), [el('p', null, room.count.line), el('p', null, blind ? w.l.leave_reveal : w.l[`leave_${room.phase}`])],
    { yes: blind ? w.l.reveal : w.l.leave_yes, act: go });
}

/** The primary step: first show what was written, then on. @param {Room} w @param {RoomData} room */
export function goOn(w, room) {
  if (room.asks_first) {
    askFirst(w, w.l[`show_${room.phase}`], [el('p', null, room.count.line), el('p', null, w.l[`leave_${room.phase}`])],
      { yes: w.l[`show_${room.phase}`], act: () => { w.ask('show'); } });
  } else if (room.after) leaveFor(w, room.after);
  else askEnd(w, room);
}

/** @param {Room} w @param {RoomData} room */
function askEnd(w, room) {
  askFirst(w, w.l.end_title, [el('p', null, room.ending)], { yes: w.l.end_yes, act: () => { w.ask('end'); } });
}

/** Everything that is needed seldom. @param {Room} w */
function showTools(w) {
  const room = w.data.room;
  if (!room) return;
  const lit = el('select', { class: 'field', id: 'lit', onchange: (/** @type {Event} */ e) => {
    w.ask('highlight', { touchpoint: /** @type {HTMLSelectElement} */ (e.target).value || null });
  } }, el('option', { value: '' }, '–'), room.touchpoints.map((p) => el('option', { value: p.id, selected: p.id === room.highlight?.id }, p.name)));
  const link = (/** @type {string} */ symbol, /** @type {string} */ text, /** @type {string} */ href) => el('a', { class: 'btn b', href, target: '_blank', rel: 'noopener' }, icon(symbol), text);
  const wall = `?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), view: 'projector' })}`;
  askFirst(w, w.l.tools, [el('div', { class: 'kf' }, el('label', { for: 'lit' }, w.l.highlight), lit),
    el('div', { class: 'tool-list' }, press('joining', room.join.open ? 'lock' : 'lock_open', room.join.open ? w.l.lock : w.l.unlock, () => { w.ask('joining', { on: !room.join.open }); w.dialog.close(); }),
      link('cast', w.l.projector, wall), link('tablet', w.l.kiosk, room.join.kiosk), link('smartphone', w.l.try_phone, `join/${room.join.code.replace(/\s/g, '')}`),
      press('to-map', 'conversion_path', w.l.to_map, () => w.tell('map')), press('end', 'flag', w.l.finish, () => askEnd(w, room)))], { no: w.l.close });
}

/** @param {Room} w @param {RoomData} room */
function side(w, room) {
  const { join, timer } = room;
  return [join.open ? el('img', { class: 'qr', src: join.qr, alt: w.l.qr }) : null,
    join.open ? el('div', null, el('p', { class: 'code' }, join.code), el('p', { class: 'url' }, join.address)) : el('p', { class: 'locked' }, icon('lock', 26), w.l.joining_locked),
    join.open && join.alone ? el('p', { class: 'alone' }, icon('wifi_off', 20), el('span', null, join.alone)) : null,
    room.deadline ? deadlineLine() : null,
    el('div', { class: 'time' }, timer ? timerRing(132) : null, room.lead && !room.deadline ? timerButtons(w, room) : null)];
}

/** @param {Room} w @param {RoomData} room */
function timerButtons(w, { timer }) {
  const stands = !timer || timer.since === null;
  return el('div', { class: 'time-buttons' }, timer ? press('timer', stands ? 'play_arrow' : 'pause', stands ? w.l.start : w.l.pause, () => w.ask(stands ? 'timer-start' : 'timer-pause')) : null,
    press('minute', 'more_time', w.l.one_minute, () => w.ask('minute', { seen: w.data.room?.timer?.left ?? 0 })));
}

/** @param {Room} w @param {RoomData} room */
function foot2(w, room) {
  const line = ledgerLine(room.ledger);
  if (!room.lead) return [line];
  const { before, after } = room;
  const next = room.asks_first ? w.l[`show_${room.phase}`] : after?.name ?? w.l.finish;
  return [line, el('div', { class: 'row buttons' }, room.phase === 'reveal' ? revealButtons(w, room) : null,
    before ? press('before', 'arrow_back', before.name, () => leaveFor(w, before)) : null,
    el('button', { type: 'button', class: 'btn b p', data: { key: 'after' }, onclick: () => goOn(w, /** @type {RoomData} */ (w.data.room)) }, next, icon(after ? 'arrow_forward' : 'flag')))];
}
