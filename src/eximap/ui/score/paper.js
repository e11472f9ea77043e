// Typing in paper sheets: a grid, a line a paper, kept in this browser until its full lines are stored.

import { el, face, fill, icon, plural } from './../parts/draw.js';
import { softHyphens } from './../parts/ruhy.js';
import { columnKind, copiedCells, faults, faulty, full, handedIn, pasted, scoreOf, settled, tidy, withoutEnd, withRoom } from './grid.js';
import { alertLine, button, foot, topRow } from './pieces.js';

/** @typedef {import('./pieces.js').Ctx} Ctx */
/** @typedef {import('./pieces.js').RoundData} RoundData */

const FAULTS_NAMED = 3;

/** @param {Ctx} c @param {RoundData} round @returns {Node[]} */
export function paperScreen(c, round) {
  const back = button(c.l.back_to_handover, 'arrow_back', () => c.go('handover'));
  if (round.named) {
    return [topRow(c, round.about), el('section', { class: 'center' },
      el('h1', { class: 'h-mid', tabindex: -1 }, c.l.paper_title), el('p', { class: 'hint' }, c.l.paper_names), back)];
  }
  const pdf = el('a', { class: 'btn b', href: round.sheet_pdf, target: '_blank', rel: 'noopener' }, icon('print'), c.l.pdf);
  const store = button('', '', () => send(c, round), 'p store');
  return [topRow(c, round.about), el('section', { class: 'paper' }, heading(c, round), alertLine(c.state.problem),
    grid(c, round), el('div', { class: 'notes' })), foot(c.l.shred, back, pdf, store)];
}

/** @param {Ctx} c @param {RoundData} round */
function heading(c, round) {
  return el('div', { class: 'paper-head' },
    el('div', { class: 'grow' }, el('h1', { class: 'h-page', tabindex: -1 }, c.l.paper_title),
      el('p', { class: 'muted' }, c.l.paper_hint), el('p', { class: 'muted' }, c.l.paper_full), round.promises.length ? el('p', { class: 'muted' }, c.l.paper_kept) : null),
    el('ul', { class: 'scale' }, [-2, -1, 0, 1, 2].map((score, i) => el('li', { title: c.l.faces[i] }, face(score, 24),
      el('b', null, i + 1), el('span', { class: 'vh' }, c.l.faces[i])))));
}

/** The names of the columns. @param {Ctx} c @param {RoundData} round */
function headsOf(c, round) {
  return [...round.touchpoints.map((t) => t.name), c.l.stays_column, c.l.all_in_all, ...round.promises.map((p) => p.column)];
}

/** How many cells a line has. @param {RoundData} round */
function widthOf(round) {
  return round.touchpoints.length + 2 + round.promises.length;
}

/** @param {Ctx} c @param {RoundData} round */
function grid(c, round) {
  const heads = headsOf(c, round), n = round.touchpoints.length;
  const names = el('tr', null, el('th', { scope: 'col' }, el('span', { class: 'vh' }, fill(c.l.sheet, { n: '' }).trim())),
    heads.map((text, i) => el('th', { scope: 'col', class: i === n ? 'stay' : null },
      i < n ? el('small', null, i + 1) : null, el('span', null, softHyphens(text)))));
  const body = el('tbody', null, c.state.lines.map((line, row) => lineRow(c, heads, n, line, row)));
  const table = el('table', { class: 'grid', role: 'grid', 'aria-label': c.l.paper_title, style: { '--cols': String(n + round.promises.length) } },
    el('colgroup', null, el('col', { class: 'c-sheet' }), heads.map((_, i) => el('col',
      { class: i < n ? 'c-mark' : i === n ? 'c-stay' : i === n + 1 ? 'c-all' : 'c-kept' }))),
    el('thead', null, names), body);
  wire(c, round, table);
  queueMicrotask(() => { refresh(c, round); focusCell(c); });
  return el('div', { class: 'g-box' }, table,
    el('datalist', { id: 'names' }, round.touchpoints.map((t) => el('option', { value: t.name }))));
}

/** @param {Ctx} c @param {string[]} heads @param {number} stays the column with words @param {import('./grid.js').Line} line @param {number} row */
function lineRow(c, heads, stays, line, row) {
  const sheet = fill(c.l.sheet, { n: line.n });
  return el('tr', { data: { row: String(row) } },
    el('th', { scope: 'row' }, sheet, el('span', { class: 'is-full', title: c.l.full }, icon('check', 16),
      el('span', { class: 'vh' }, c.l.full))),
    line.cells.map((text, column) => el('td', { role: 'gridcell', class: column === stays ? 'stay' : null },
      el('input', { value: text, 'aria-label': `${sheet}, ${heads[column]}`, tabindex: -1, autocomplete: 'off',
        spellcheck: 'false', inputmode: column === stays ? 'text' : 'numeric',
        list: column === stays ? 'names' : null, data: { row: String(row), column: String(column) } }))));
}

/** One listener a kind for all cells. @param {Ctx} c @param {RoundData} round @param {HTMLElement} table */
function wire(c, round, table) {
  table.addEventListener('keydown', (e) => onGridKey(c, round, e));
  table.addEventListener('input', (e) => write(c, round, cellOf(e)));
  table.addEventListener('focusin', (e) => enter(c, round, cellOf(e)));
  table.addEventListener('focusout', (e) => settle(c, round, cellOf(e)));
  table.addEventListener('paste', (e) => paste(c, round, e));
}

/** @param {Event} event */
function cellOf(event) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  return { input, row: Number(input.dataset.row), column: Number(input.dataset.column) };
}

/** @typedef {{input: HTMLInputElement, row: number, column: number}} Cell */

/** @param {Ctx} c @param {RoundData} round @param {Cell} cell */
function write(c, round, { input, row, column }) {
  c.state.lines[row].cells[column] = tidy(input.value);
  const longer = withRoom(c.state.lines, round.touchpoints.length, round.promises.length);
  if (longer.length > c.state.lines.length) {
    c.state.lines = longer;
    c.root.querySelector('tbody')?.append(lineRow(c, headsOf(c, round), round.touchpoints.length, longer[longer.length - 1], longer.length - 1));
  }
  keepLines(c);
  refresh(c, round);
}

/** @param {Ctx} c @param {RoundData} round @param {Cell} cell */
function enter(c, round, { input, row, column }) {
  const changed = c.state.cell.row !== row;
  c.state.cell = { row, column };
  c.root.querySelectorAll('.grid input[tabindex="0"]').forEach((other) => other.setAttribute('tabindex', '-1'));
  input.setAttribute('tabindex', '0');
  input.select();
  if (changed) refresh(c, round);
}

/** @param {Ctx} c @param {RoundData} round @param {Cell} cell */
function settle(c, round, { input, row, column }) {
  const text = settled(input.value, column, round.touchpoints.map((t) => t.name));
  if (text === input.value || !c.state.lines[row]) return;
  input.value = text;
  write(c, round, { input, row, column });
}

/** @param {Ctx} c @param {RoundData} round @param {ClipboardEvent} event */
function paste(c, round, event) {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!/[\t\n]/.test(text.replace(/\n+$/, ''))) return;
  event.preventDefault();
  const { row, column } = cellOf(event);
  c.state.lines = pasted(c.state.lines, row, column, copiedCells(text), round.touchpoints.map((t) => t.name), round.promises.length);
  c.state.cell = { row: c.state.lines.length - 1, column: 0 };
  keepLines(c);
  c.draw();
}

const MOVES = /** @type {Record<string, [number, number]>} */ ({
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] });

/** @param {Ctx} c @param {RoundData} round @param {KeyboardEvent} e */
function onGridKey(c, round, e) {
  if (e.altKey || e.metaKey || e.isComposing) return;
  const cell = cellOf(e), width = widthOf(round);
  if (e.key === 'Enter') moveTo(c, wrapped(cell, e.shiftKey ? -1 : 1, width));
  else if (e.key in MOVES) {
    if (isText(cell, e.key, round.touchpoints.length)) return;
    moveTo(c, { row: cell.row + MOVES[e.key][0], column: cell.column + MOVES[e.key][1] });
  } else if (e.key === 'Home' || e.key === 'End') {
    const row = !e.ctrlKey ? cell.row : e.key === 'Home' ? 0 : c.state.lines.length - 1;
    moveTo(c, { row, column: e.key === 'Home' ? 0 : width - 1 });
  } else if (e.key === 'Delete') {
    cell.input.value = '';
    write(c, round, cell);
  } else return;
  e.preventDefault();
}

/** In the column with words, arrows sideways move the caret until it stands at an edge; up and down stay the grid's.
 * @param {Cell} cell @param {string} key @param {number} stays that column */
function isText({ input, column }, key, stays) {
  if (column !== stays || key === 'ArrowUp' || key === 'ArrowDown') return false;
  const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  const edge = key === 'ArrowLeft' ? input.selectionEnd === 0 : input.selectionStart === input.value.length;
  return !whole && !edge;
}

/** @param {Cell} cell @param {number} by @param {number} width */
function wrapped({ row, column }, by, width) {
  const flat = row * width + column + by;
  return { row: Math.floor(flat / width), column: ((flat % width) + width) % width };
}

/** @param {Ctx} c @param {{row: number, column: number}} to */
function moveTo(c, to) {
  /** @type {HTMLElement | null} */ (c.root.querySelector(`input[data-row="${to.row}"][data-column="${to.column}"]`))?.focus();
}

/** @param {Ctx} c */
function focusCell(c) {
  const { row, column } = c.state.cell;
  moveTo(c, { row: Math.min(row, c.state.lines.length - 1), column });
}

/** The lines that the button would store. @param {Ctx} c @param {RoundData} round */
function fullLines(c, round) {
  const names = round.touchpoints.map((t) => t.name);
  return c.state.lines.filter((line, row) => full(line, names, row === c.state.cell.row));
}

/**
 * Colours, frames, counts and sentences follow the text without a cell being drawn anew.
 * @param {Ctx} c @param {RoundData} round
 */
function refresh(c, round) {
  const names = round.touchpoints.map((t) => t.name), ready = fullLines(c, round);
  c.root.querySelectorAll('.grid tbody tr').forEach((tr, row) => {
    const line = c.state.lines[row];
    tr.classList.toggle('full', ready.includes(line));
    tr.querySelectorAll('input').forEach((input, column) => paint(input, line.cells[column], column, names));
  });
  c.root.querySelector('.notes')?.replaceChildren(...notes(c, round, ready, names));
  const store = /** @type {HTMLButtonElement | null} */ (c.root.querySelector('.store'));
  if (!store) return;
  store.textContent = c.state.sending ? c.l.storing : plural(c.l.store, ready.length, c.lang);
  store.disabled = !ready.length || c.state.sending;
}

/** @param {HTMLInputElement} input @param {string} text @param {number} column @param {string[]} names */
function paint(input, text, column, names) {
  const kind = columnKind(column, names.length), score = kind === 'mark' || kind === 'all' ? scoreOf(text) : null, wrong = faulty(text, column, names);
  input.dataset.score = score === null ? '' : String(score);
  input.toggleAttribute('aria-invalid', wrong);
  if (wrong) input.setAttribute('aria-invalid', 'true');
}

/** @param {Ctx} c @param {RoundData} round @param {import('./grid.js').Line[]} ready @param {string[]} names @returns {Node[]} */
function notes(c, round, ready, names) {
  const wrong = faults(c.state.lines, names), { l, lang } = c;
  const sentences = { mark: l.fault_mark, stays: l.fault_stays, all: l.fault_all, kept: l.fault_kept };
  const heads = headsOf(c, round);
  const framed = wrong.slice(0, FAULTS_NAMED).map((f) => el('p', { class: 'fault' }, icon('error'), el('span', null,
    el('b', null, `${fill(l.sheet, { n: f.n })}, ${heads[f.column]}: `),
    fill(sentences[f.kind], { text: f.text, most: names.length }))));
  const rest = wrong.length - framed.length;
  const ends = withoutEnd(ready, round.touchpoints.findIndex((t) => t.id === round.end));
  const list = new Intl.ListFormat(lang, { type: 'conjunction' }).format(ends.map(String));
  const stored = c.state.stored ? el('p', { class: 'muted', role: 'status' }, plural(l.stored, c.state.stored, lang)) : null;
  return /** @type {Node[]} */ ([
    el('div', { role: 'status' }, framed, rest > 0 ? el('p', { class: 'muted' }, plural(l.more_faults, rest, lang)) : null),
    ends.length ? el('p', { class: 'muted' }, plural(l.no_end, ends.length, lang, { sheets: list })) : null,
    stored,
  ].filter(Boolean));
}

/** @param {Ctx} c */
export function keepLines(c) {
  c.storage.setItem(`eximap.paper.${c.state.round}`, JSON.stringify(c.state.lines));
}

/** @param {Ctx} c @param {RoundData} round */
function send(c, round) {
  const ready = fullLines(c, round);
  if (!ready.length || c.state.sending) return;
  c.state.sending = true;
  c.state.problem = null;
  c.state.stored = 0;
  const lines = ready.map((line) => handedIn(line, round.touchpoints, crypto.randomUUID(), round.promises));
  c.box.send({ op_id: crypto.randomUUID(), expected: null, kind: 'paper', round: round.id, lines,
    numbers: ready.map((line) => line.n) });
  refresh(c, round);
}
