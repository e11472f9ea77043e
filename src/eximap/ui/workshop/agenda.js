// Before a workshop: choose an agenda or build one, live or over several days, and how names are handled. One button.

import { el, icon } from './../parts/draw.js';
import { alertLine, stepRadios } from './../score/pieces.js';
import { choiceFields } from './../score/start.js';
import { press } from './fields.js';

/** @typedef {import('./fields.js').Room} Room */
/** @typedef {{kind: string, on: boolean, minutes: number, until: string, dots: number, most: number}} AgendaRow */
/** @typedef {{value: string, days: boolean, stage: string, asks: string[], rows: AgendaRow[]}} Agenda */

const STAGE_KINDS = ['score', 'write'];
const USUAL = '60';

/** The rows of an agenda: its phases in order, then those it leaves out. @param {any} start @param {string} value @returns {AgendaRow[]} */
export function rowsOf(start, value) {
  const chosen = start.agendas.find((/** @type {any} */ a) => a.value === value)?.phases ?? [];
  const row = (/** @type {string} */ kind, /** @type {boolean} */ on, /** @type {number} */ minutes) => ({ kind, on, minutes, until: '', dots: start.dots.usual, most: start.most_each });
  const left = start.phases.filter((/** @type {any} */ p) => !chosen.some((/** @type {any} */ c) => c.kind === p.kind));
  return [...chosen.map((/** @type {any} */ c) => row(c.kind, true, c.minutes)), ...left.map((/** @type {any} */ p) => row(p.kind, false, 5))];
}

/** What stands against opening it, as the name of a label, or nothing. @param {Agenda} a @param {(text: string) => number} [moment] @param {number} [now] */
export function faultOf(a, moment = Date.parse, now = Date.now()) {
  const on = a.rows.filter((r) => r.on);
  if (!on.length) return 'need_phase';
  const score = on.findIndex((r) => r.kind === 'score'), reveal = on.findIndex((r) => r.kind === 'reveal');
  if (reveal >= 0 && (score < 0 || score > reveal)) return 'need_score';
  if (a.days && on.some((r) => !r.until || moment(r.until) <= now)) return 'need_until';
  return '';
}

/** What travels to the server. @param {Agenda} a */
export function phasesOf(a) {
  return a.rows.filter((r) => r.on).map((r) => ({ kind: r.kind, minutes: a.days ? 0 : r.minutes, closes_at: a.days ? new Date(r.until).toISOString() : null,
    stage: STAGE_KINDS.includes(r.kind) && a.stage ? a.stage : null, dots: r.dots, most: Math.min(r.most, r.dots) }));
}

/** @param {Room} w @param {any} start @returns {(Node | null | false)[]} */
export function agendaScreen(w, start) {
  w.state.choice ??= { mode: start.choice.mode, k: start.choice.k };
  const usual = start.asks.filter((/** @type {any} */ a) => a.usual).map((/** @type {any} */ a) => a.value);
  w.state.agenda ??= { value: USUAL, days: false, stage: '', asks: usual, rows: rowsOf(start, USUAL) };
  const redraw = () => { delete w.marks.start; w.draw(); };
  if (!start.scorable) {
    return [el('section', { class: 'lone' }, el('h1', null, w.l.nothing_to_score), press('map', 'conversion_path', w.l.to_map, () => w.tell('map'), 'p'))];
  }
  return [el('div', { class: 'opening' }, el('header', null, el('p', { class: 'k' }, start.title), el('h1', { tabindex: -1 }, w.l.open_workshop), el('p', { class: 'muted' }, w.l.open_says)),
    alertLine(w.state.said || null), agendaCards(w, start, redraw), howLong(w, redraw), phaseTable(w, start, redraw), stageChoice(w, start), asksBox(w, start),
    choiceFields(/** @type {any} */ (w), start.choice, () => {}),
    el('div', { class: 'row buttons' }, press('open', 'groups', w.l.open_workshop, () => openIt(w, start, redraw), 'p')))];
}

/** @param {Room} w @param {any} start @param {() => void} redraw */
function openIt(w, start, redraw) {
  const a = w.state.agenda, fault = faultOf(a);
  w.state.said = fault ? w.l[fault] : '';
  if (fault) return redraw();
  w.ask('open', { journey: start.journey, phases: phasesOf(a), mode: w.state.choice.mode, k: w.state.choice.k, asks: a.asks });
}

/** @param {Room} w @param {any} start @param {() => void} redraw */
function agendaCards(w, start, redraw) {
  const a = w.state.agenda;
  const cards = [...start.agendas, { value: 'own', name: w.l.own_agenda, says: w.l.own_says, one_stage: false }];
  return el('div', { class: 'agendas', role: 'radiogroup', 'aria-label': w.l.agenda, onkeydown: stepRadios }, cards.map((card) => el('button', { type: 'button', role: 'radio', class: 'mode',
    'aria-checked': String(a.value === card.value), tabindex: a.value === card.value ? 0 : -1, data: { key: `agenda-${card.value}` }, onclick: () => {
      if (a.value === card.value) return;
      a.value = card.value;
      if (card.value !== 'own') a.rows = rowsOf(start, card.value);
      a.stage = card.one_stage ? a.stage || start.stages[0]?.id || '' : '';
      redraw();
    } }, el('b', null, el('i', { class: 'dot' }), card.name), el('span', { class: 'muted' }, card.says))));
}

/** @param {Room} w @param {() => void} redraw */
function howLong(w, redraw) {
  const a = w.state.agenda;
  const one = (/** @type {boolean} */ days, /** @type {string} */ text) => el('button', { type: 'button', role: 'radio', 'aria-checked': String(a.days === days), tabindex: a.days === days ? 0 : -1,
    data: { key: `days-${days}` }, onclick: () => { if (a.days !== days) { a.days = days; redraw(); } } }, text);
  return el('div', { class: 'seg long', role: 'radiogroup', 'aria-label': w.l.how_long, onkeydown: stepRadios }, one(false, w.l.live), one(true, w.l.over_days));
}

/** @param {Room} w @param {any} start @param {() => void} redraw */
function phaseTable(w, start, redraw) {
  const a = w.state.agenda, total = a.rows.reduce((/** @type {number} */ sum, /** @type {AgendaRow} */ r) => sum + (r.on ? r.minutes : 0), 0);
  return el('section', { class: 'phases' }, el('h2', null, w.l.phases, a.days ? null : el('span', { class: 'muted' }, w.l.total.replace('{n}', String(total)))),
    el('ol', null, a.rows.map((/** @type {AgendaRow} */ r, /** @type {number} */ i) => phaseRow(w, start, r, i, redraw))));
}

/** @param {Room} w @param {any} start @param {AgendaRow} r @param {number} i @param {() => void} redraw */
function phaseRow(w, start, r, i, redraw) {
  const a = w.state.agenda, { name, says } = start.phases.find((/** @type {any} */ p) => p.kind === r.kind);
  const own = (/** @type {() => void} */ change) => () => { a.value = 'own'; change(); redraw(); };
  const move = (/** @type {number} */ by) => own(() => { a.rows.splice(i + by, 0, ...a.rows.splice(i, 1)); });
  const arrow = (/** @type {number} */ by, /** @type {string} */ symbol, /** @type {string} */ label) => el('button', { type: 'button', class: 'btn g i', data: { key: `move-${r.kind}-${by}` }, 'aria-label': `${label}: ${name}`,
    title: label, disabled: i + by < 0 || i + by >= a.rows.length, onclick: move(by) }, icon(symbol));
  return el('li', { class: r.on ? '' : 'off' }, el('label', { class: 'tick' }, el('input', { type: 'checkbox', checked: r.on, data: { key: `on-${r.kind}` }, onchange: own(() => { r.on = !r.on; }) }),
    el('span', null, el('b', null, name), el('small', null, says))),
  r.on && a.days ? numberField(w.l.until, `until-${r.kind}`, 'datetime-local', r.until, {}, (v) => { r.until = v; }) : null,
  r.on && !a.days ? numberField(w.l.minutes, `minutes-${r.kind}`, 'number', r.minutes, { min: 0, max: start.minutes_most }, (v) => { r.minutes = whole(v, 0, start.minutes_most); a.value = 'own'; }) : null,
  r.on && r.kind === 'vote' ? numberField(w.l.dots_each, 'dots', 'number', r.dots, { min: 1, max: start.dots.most }, (v) => { r.dots = whole(v, 1, start.dots.most); }) : null,
  r.on && r.kind === 'vote' ? numberField(w.l.most_on_one, 'most', 'number', r.most, { min: 1, max: start.dots.most }, (v) => { r.most = whole(v, 1, start.dots.most); }) : null,
  el('span', { class: 'moves' }, arrow(-1, 'arrow_upward', w.l.up), arrow(1, 'arrow_downward', w.l.down)));
}

/** @param {string} text @param {number} low @param {number} high */
export function whole(text, low, high) {
  return Math.max(low, Math.min(high, Math.round(Number(text)) || low));
}

/** @param {string} label @param {string} key @param {string} type @param {string | number} value @param {Record<string, number>} bounds @param {(value: string) => void} take */
function numberField(label, key, type, value, bounds, take) {
  return el('label', { class: `num-field ${type}` }, el('span', null, label), el('input', { class: 'field', type, value, ...bounds, data: { key },
    oninput: (/** @type {Event} */ e) => take(/** @type {HTMLInputElement} */ (e.target).value) }));
}

/** @param {Room} w @param {any} start */
function stageChoice(w, start) {
  const a = w.state.agenda;
  if (start.stages.length < 2) return null;
  return el('div', { class: 'kf narrow' }, el('label', { for: 'one-stage' }, w.l.only_stage), el('select', { id: 'one-stage', class: 'field', data: { key: 'stage' },
    onchange: (/** @type {Event} */ e) => { a.stage = /** @type {HTMLSelectElement} */ (e.target).value; } },
  [{ id: '', name: w.l.whole_journey }, ...start.stages].map((s) => el('option', { value: s.id, selected: s.id === a.stage }, s.name))));
}

/** @param {Room} w @param {any} start */
function asksBox(w, start) {
  const a = w.state.agenda;
  return el('fieldset', { class: 'asks' }, el('legend', null, w.l.asks), start.asks.map((/** @type {any} */ ask) => el('label', { class: 'tick' }, el('input', { type: 'checkbox', checked: a.asks.includes(ask.value),
    data: { key: `ask-${ask.value}` }, onchange: (/** @type {Event} */ e) => {
      a.asks = /** @type {HTMLInputElement} */ (e.target).checked ? [...a.asks, ask.value] : a.asks.filter((/** @type {string} */ v) => v !== ask.value);
    } }), el('span', null, ask.label))));
}
