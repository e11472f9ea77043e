// The tree of teams: lines to open, a menu on each, a move with its day and what it hides, and a table to bring.

import { el, icon } from './../parts/draw.js';

/** @typedef {{id: string, name: string, depth: number, team: boolean, people: string, count: number | null,
 *   responsible: string, latest: string, planned: string}} TeamLine */
/** @typedef {{id: string, title: string, stays: string, to: string,
 *   targets: {id: string, name: string, hides: string}[]}} Moving */
/** @typedef {{faults: string[], counts: string[], brings: boolean, nothing: string}} TeamTable */
/** @typedef {{title: string, lead: string, lines: TeamLine[], may_change: boolean, moving: Moving | null,
 *   table: TeamTable | null, journeys: {id: string, title: string, unit: string}[], today: string,
 *   units: {id: string, name: string, depth: string}[], labels: Record<string, string>}} TeamsPart */
/** @typedef {{closed: Set<string>, editing: string | null, adding: boolean, bringing: boolean, problem: string,
 *   drafts: Record<string, string>, dragged: string | null}} TeamsState what an instance shows beyond its data */
/** @typedef {(kind: string, more?: Record<string, unknown>) => void} TellTeams */

const LARGEST_TABLE = 5 * 1024 * 1024;

/** @returns {TeamsState} */
export function newTeamsState() {
  return { closed: new Set(), editing: null, adding: false, bringing: false, problem: '', drafts: {}, dragged: null };
}

/** @param {TeamsPart} data @param {TeamsState} state @param {TellTeams} say @param {() => void} draw */
export function teamsPart(data, state, say, draw) {
  const { labels: l } = data;
  const act = (/** @type {TeamsState['adding']} */ adding) => { state.adding = adding; state.bringing = !adding; draw(); };
  return [el('header', { class: 'hd' }, el('div', { class: 'grow' }, el('h1', null, data.title), el('p', { class: 'lead' }, data.lead)),
    data.may_change ? el('div', { class: 'row tools' },
      el('button', { class: 'btn b', data: { at: 'table' }, 'aria-expanded': String(state.bringing || Boolean(data.table)), onclick: () => act(false) },
        icon('upload_file'), l.table),
      el('button', { class: 'btn b p', data: { at: 'new' }, 'aria-expanded': String(state.adding), onclick: () => act(true) }, icon('add'), l.new)) : null),
  data.may_change && (state.bringing || data.table) ? tablePanel(data, state, say, draw) : null,
  data.may_change && state.adding ? addForm(data, state, say, draw) : null,
  data.lines.length ? treeTable(data, state, say, draw) : el('p', { class: 'muted none' }, data.may_change ? l.nothing : l.none_yet),
  data.moving ? movePanel(data, data.moving, say) : null,
  data.journeys.length && data.lines.length ? journeyList(data, say) : null];
}

// --- the tree --------------------------------------------------------------------------------------

/** The lines that no closed unit above hides. @param {TeamLine[]} lines @param {Set<string>} closed */
export function openLines(lines, closed) {
  let under = Infinity;
  return lines.filter((line) => {
    if (line.depth > under) return false;
    under = closed.has(line.id) ? line.depth : Infinity;
    return true;
  });
}

/** @param {TeamsPart} data @param {TeamsState} state @param {TellTeams} say @param {() => void} draw */
function treeTable(data, state, say, draw) {
  const { labels: l } = data;
  const heads = [l.unit, l.people, l.responsible, l.latest];
  const rows = openLines(data.lines, state.closed).flatMap((line) => {
    const row = unitRow(data, line, state, say, draw);
    return state.editing === line.id ? [row, editRow(data, line, state, say, draw)] : [row];
  });
  return el('div', { class: 'tree card' }, el('table', null, el('thead', null, el('tr', null,
    heads.map((text) => el('th', { scope: 'col' }, text)), data.may_change ? el('td', null) : null)), el('tbody', null, rows)));
}

/** @param {TeamsPart} data @param {TeamLine} line @param {TeamsState} state @param {TellTeams} say @param {() => void} draw */
function unitRow(data, line, state, say, draw) {
  const { labels: l } = data, open = !state.closed.has(line.id);
  const toggle = () => { if (open) state.closed.add(line.id); else state.closed.delete(line.id); draw(); };
  const edit = () => { state.editing = state.editing === line.id ? null : line.id; state.drafts = {}; draw(); };
  const sign = line.team ? (data.may_change ? el('span', { class: 'grip' }, icon('drag_indicator', 18)) : null)
    : el('button', { class: 'btn g i', 'aria-expanded': String(open), 'aria-label': `${l.open}: ${line.name}`,
      data: { at: `open-${line.id}` }, onclick: toggle }, icon(open ? 'expand_more' : 'chevron_right', 20));
  return el('tr', { class: data.moving?.id === line.id ? 'moved' : null, ...dragging(data, line, state, say) },
    el('th', { scope: 'row' }, el('span', { class: 'unit', style: { '--depth': line.depth } }, sign,
      el('span', { class: line.team ? 'team' : 'whole' }, line.name, line.planned ? el('small', null, line.planned) : null))),
    el('td', { class: 'n', data: { head: l.people } }, line.people || '–'), el('td', { data: { head: l.responsible } }, line.responsible || '–'),
    el('td', { data: { head: l.latest } }, line.latest || '–'),
    data.may_change ? el('td', { class: 'menu' }, el('button', { class: 'btn g i', 'aria-label': `${l.more}: ${line.name}`,
      'aria-expanded': String(state.editing === line.id), data: { at: `more-${line.id}` }, onclick: edit }, icon('more_horiz'))) : null);
}

/** A row can be taken to the unit that it shall stand under. @param {TeamsPart} data @param {TeamLine} line @param {TeamsState} state @param {TellTeams} say */
function dragging(data, line, state, say) {
  if (!data.may_change) return {};
  return {
    draggable: 'true',
    ondragstart: () => { state.dragged = line.id; },
    ondragend: () => { state.dragged = null; },
    ondragover: (/** @type {DragEvent} */ e) => { if (state.dragged && state.dragged !== line.id) e.preventDefault(); },
    ondrop: (/** @type {DragEvent} */ e) => {
      e.preventDefault();
      if (state.dragged && state.dragged !== line.id) say('unit-think', { id: state.dragged, to: line.id });
      state.dragged = null;
    },
  };
}

/** @param {TeamsPart} data @param {TeamLine} line @param {TeamsState} state @param {TellTeams} say @param {() => void} draw */
function editRow(data, line, state, say, draw) {
  const { labels: l } = data;
  const field = drafted(state);
  const save = (/** @type {Event} */ e) => {
    e.preventDefault();
    const typed = (/** @type {string} */ name, /** @type {string} */ was) => state.drafts[name] ?? was;
    state.editing = null;
    say('unit-save', { id: line.id, name: typed('name', line.name), responsible: typed('responsible', line.responsible),
      people: line.team ? typed('people', String(line.count ?? '')) : '' });
  };
  const away = (/** @type {string} */ kind) => () => { state.editing = null; say(kind, { id: line.id }); draw(); };
  return el('tr', { class: 'edit' }, el('td', { colspan: 5 }, el('form', { onsubmit: save },
    field('name', l.name, line.name), line.team ? field('people', l.people, String(line.count ?? ''), 'numeric') : null,
    field('responsible', l.responsible, line.responsible), el('button', { class: 'btn b p' }, l.save),
    el('button', { class: 'btn b', type: 'button', data: { at: `move-${line.id}` }, onclick: away('unit-think') }, icon('drive_file_move'), l.move),
    line.team ? el('button', { class: 'btn b', type: 'button', onclick: away('unit-remove') }, icon('close'), l.remove) : null)));
}

/** A labelled field whose text outlives a redraw. @param {TeamsState} state */
function drafted(state) {
  return (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ value, /** @type {string} */ mode = 'text') => {
    const input = el('input', { class: 'field', value: state.drafts[name] ?? value, maxlength: 200, inputmode: mode, data: { at: `unit-${name}` },
      autocomplete: 'off', oninput: () => { state.drafts[name] = input.value; }, onkeydown: quiet });
    return el('label', { class: name === 'people' ? 'short' : null }, el('span', null, label), input);
  };
}

/** A bare letter would reach Streamlit's own shortcuts. @param {KeyboardEvent} e */
function quiet(e) { e.stopPropagation(); }

// --- adding, moving, bringing a table --------------------------------------------------------------

/** @param {TeamsPart} data @param {TeamsState} state @param {TellTeams} say @param {() => void} draw */
function addForm(data, state, say, draw) {
  const { labels: l } = data;
  const under = unitChoice(data, l.under, '', l.top, 'under');
  const field = drafted(state);
  const add = (/** @type {Event} */ e) => {
    e.preventDefault();
    const name = state.drafts.name ?? '';
    delete state.drafts.name;
    say('unit-add', { name, parent: under.choice.value });
  };
  return el('div', { class: 'card panel' }, el('h2', null, l.new_title), el('form', { onsubmit: add }, field('name', l.name, ''), under.label,
    el('button', { class: 'btn b p' }, l.add),
    el('button', { class: 'btn b', type: 'button', onclick: () => { state.adding = false; draw(); } }, l.cancel)));
}

/** @param {TeamsPart} data @param {string} label @param {string} chosen @param {string} none @param {string} at */
function unitChoice(data, label, chosen, none, at) {
  const choice = el('select', { class: 'field', data: { at }, onkeydown: quiet }, el('option', { value: '', selected: !chosen }, none),
    data.units.map((unit) => el('option', { value: unit.id, selected: unit.id === chosen }, `${'\u2003'.repeat(Number(unit.depth))}${unit.name}`)));
  return { choice, label: el('label', null, el('span', null, label), choice) };
}

/** @param {TeamsPart} data @param {Moving} moving @param {TellTeams} say */
function movePanel({ labels: l, today }, moving, say) {
  const hides = el('p', { 'aria-live': 'polite' });
  const choice = el('select', { class: 'field', data: { at: 'move-to' }, onkeydown: quiet, onchange: () => tell() },
    moving.targets.map((target) => el('option', { value: target.id, selected: target.id === moving.to }, target.name)));
  const tell = () => { hides.textContent = moving.targets.find((target) => target.id === choice.value)?.hides ?? ''; };
  const day = el('input', { class: 'field', type: 'date', value: today, required: true, data: { at: 'move-from' }, onkeydown: quiet });
  tell();
  const move = (/** @type {Event} */ e) => {
    e.preventDefault();
    say('unit-move', { id: moving.id, to: choice.value, since: day.value });
  };
  return el('div', { class: 'moving' }, el('div', { class: 'card' }, el('h2', null, moving.title), el('p', null, moving.stays),
    el('form', { onsubmit: move }, el('label', null, el('span', null, l.to), choice), el('label', { class: 'day' }, el('span', null, l.from), day),
      el('button', { class: 'btn b p' }, l.move), el('button', { class: 'btn b g', type: 'button', onclick: () => say('unit-stay') }, l.cancel))),
  el('div', { class: 'card' }, el('h2', null, l.hides), hides));
}

/** @param {TeamsPart} data @param {TeamsState} state @param {TellTeams} say @param {() => void} draw */
function tablePanel(data, state, say, draw) {
  const { labels: l, table } = data;
  const take = async (/** @type {File | undefined} */ file) => {
    if (!file) return;
    state.problem = file.size > LARGEST_TABLE ? l.large : '';
    if (state.problem) draw();
    else say('unit-table', { content: await asBase64(file) });
  };
  const input = el('input', { type: 'file', class: 'vh', tabindex: -1, 'aria-hidden': 'true', accept: '.csv,.xlsx,.txt', onchange: () => take(input.files?.[0]) });
  const close = () => { state.bringing = false; state.problem = ''; if (table) say('unit-leave'); draw(); };
  const over = () => { state.bringing = false; say('unit-take'); };
  return el('div', { class: 'card panel', ondragover: (/** @type {DragEvent} */ e) => { if (!state.dragged) e.preventDefault(); },
    ondrop: (/** @type {DragEvent} */ e) => { e.preventDefault(); take(e.dataTransfer?.files[0]); } },
  el('h2', null, l.table_title), el('p', { class: 'lead' }, l.table_why),
  el('div', { role: 'status' }, state.problem ? el('p', { class: 'problem' }, state.problem) : null, table ? brought(table) : null),
  el('div', { class: 'row' }, el('button', { class: table ? 'btn b' : 'btn b p', onclick: () => input.click() }, icon('upload_file'), l.choose), input,
    table ? el('button', { class: 'btn b p', disabled: !table.brings, onclick: over }, l.take) : null,
    el('button', { class: 'btn b g', onclick: close }, l.cancel)));
}

/** @param {TeamTable} table */
function brought({ faults, counts, nothing }) {
  return el('ul', { class: 'brought' }, faults.map((text) => el('li', { class: 'refused' }, icon('error', 18), el('span', null, text))),
    counts.map((text) => el('li', null, icon('check', 18), el('span', null, text))), nothing ? el('li', null, nothing) : null);
}

/** A file's bytes as text that travels. @param {Blob} file @returns {Promise<string>} */
export async function asBase64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

// --- whose journeys --------------------------------------------------------------------------------

/** @param {TeamsPart} data @param {TellTeams} say */
function journeyList(data, say) {
  const { labels: l } = data;
  return el('div', { class: 'whose' }, el('h2', null, l.journeys), el('p', { class: 'lead' }, l.journeys_why),
    el('ul', null, data.journeys.map((journey) => {
      const { choice } = unitChoice(data, journey.title, journey.unit, l.nobody, `whose-${journey.id}`);
      choice.addEventListener('change', () => say('unit-journey', { journey: journey.id, unit: choice.value }));
      choice.setAttribute('aria-label', journey.title);
      return el('li', null, el('span', { class: 'grow' }, journey.title), choice);
    })));
}
