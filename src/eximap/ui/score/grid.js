// The paper grid as values: what the cells mean, which are at fault, which lines are full, what a paste does.
// A line has a cell a touchpoint, then the one that stays, then all in all, then a cell a promise.

import { readList } from './../parts/outbox.js';

/** `n` is the number on the paper: it stays with the line and is never stored. @typedef {{n: number, cells: string[]}} Line */
/** @typedef {'mark' | 'stays' | 'all' | 'kept'} Column */
/** @typedef {{n: number, row: number, column: number, kind: Column, text: string}} Fault */

export const NOT_MET = '–';
const MOST_LINES = 500;
const KEPT = /** @type {Record<string, string>} */ ({ 1: 'yes', 2: 'no', [NOT_MET]: 'not-met' });
const DASHES = /^[-‐‑–—−－ー]$/;

/** An empty line. @param {number} n @param {number} touchpoints @param {number} [promises] @returns {Line} */
export function emptyLine(n, touchpoints, promises = 0) {
  return { n, cells: Array(touchpoints + 2 + promises).fill('') };
}

/** What was typed, as the grid shows it: full-width digits narrowed, every dash one dash. @param {string} text */
export function tidy(text) {
  const plain = text.normalize('NFKC').trim();
  return DASHES.test(plain) ? NOT_MET : plain;
}

/** @param {number} column @param {number} touchpoints @returns {Column} */
export function columnKind(column, touchpoints) {
  return column < touchpoints ? 'mark' : column === touchpoints ? 'stays' : column === touchpoints + 1 ? 'all' : 'kept';
}

/** The score −2…+2 of a typed 1…5, else null. @param {string} text @returns {number | null} */
export function scoreOf(text) {
  return /^[1-5]$/.test(text) ? Number(text) - 3 : null;
}

/**
 * Which touchpoint a cell of "the one that stays" names: by its number or its name, if only one has that name.
 * @param {string} text @param {readonly string[]} names @returns {number} its index, −1 for none
 */
export function touchpointNamed(text, names) {
  if (/^\d+$/.test(text)) return Number(text) >= 1 && Number(text) <= names.length ? Number(text) - 1 : -1;
  const same = names.map((name, i) => (name.toLowerCase() === text.toLowerCase() ? i : -1)).filter((i) => i >= 0);
  return same.length === 1 ? same[0] : -1;
}

/** A cell as it reads after it was left: a number that names a touchpoint becomes its name, if that says which.
 * @param {string} text @param {number} column @param {readonly string[]} names */
export function settled(text, column, names) {
  const plain = tidy(text);
  if (columnKind(column, names.length) !== 'stays' || !/^\d+$/.test(plain)) return plain;
  const name = names[touchpointNamed(plain, names)];
  return name !== undefined && touchpointNamed(name, names) >= 0 ? name : plain;
}

/** Whether a cell says something that the sheet does not have.
 * @param {string} text @param {number} column @param {readonly string[]} names */
export function faulty(text, column, names) {
  if (text === '' || text === NOT_MET) return false;
  const kind = columnKind(column, names.length);
  if (kind === 'kept') return !(text in KEPT);
  return kind === 'stays' ? touchpointNamed(text, names) < 0 : scoreOf(text) === null;
}

/** Every cell at fault, line by line. @param {readonly Line[]} lines @param {readonly string[]} names @returns {Fault[]} */
export function faults(lines, names) {
  return lines.flatMap((line, row) => line.cells.flatMap((text, column) => (faulty(text, column, names)
    ? [{ n: line.n, row, column, kind: columnKind(column, names.length), text }] : [])));
}

/**
 * Whether a line may be stored: it has a score, nothing framed, and its typist has gone on (or filled all in all).
 * @param {Line} line @param {readonly string[]} names @param {boolean} here whether the typist is still in this line
 */
export function full(line, names, here) {
  const overall = scoreOf(line.cells[names.length + 1]);
  const scored = overall !== null || line.cells.slice(0, names.length).some((text) => scoreOf(text) !== null);
  return scored && !(here && overall === null) && !line.cells.some((text, column) => faulty(text, column, names));
}

/** @param {Line} line */
export function blank(line) {
  return line.cells.every((text) => text === '');
}

/** The lines with an empty one at their end, where the next paper goes. @param {Line[]} lines @param {number} touchpoints @param {number} [promises] */
export function withRoom(lines, touchpoints, promises = 0) {
  const last = lines.at(-1);
  if (!last) return [emptyLine(1, touchpoints, promises)];
  return blank(last) ? lines : [...lines, emptyLine(last.n + 1, touchpoints, promises)];
}

/** Rows and cells of a copied range. @param {string} text tab-separated @returns {string[][]} */
export function copiedCells(text) {
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  return rows.map((row) => row.split('\t'));
}

/**
 * The lines after a range was pasted with its corner at (row, column); what lies beyond the last column is dropped.
 * @param {readonly Line[]} lines @param {number} row @param {number} column @param {string[][]} block
 * @param {readonly string[]} names @param {number} [promises] @returns {Line[]}
 */
export function pasted(lines, row, column, block, names, promises = 0) {
  const result = lines.map((line) => ({ n: line.n, cells: [...line.cells] }));
  block.slice(0, MOST_LINES - row).forEach((cells, down) => {
    while (result.length <= row + down) {
      result.push(emptyLine((result.at(-1)?.n ?? 0) + 1, names.length, promises));
    }
    cells.slice(0, names.length + 2 + promises - column).forEach((text, right) => {
      result[row + down].cells[column + right] = settled(text, column + right, names);
    });
  });
  return withRoom(result, names.length, promises);
}

/**
 * A full line as it is handed in; an empty cell is skipped.
 * @param {Line} line @param {readonly {id: string, name: string}[]} touchpoints @param {string} token random
 * @param {readonly {touchpoint: string}[]} [promises]
 */
export function handedIn(line, touchpoints, token, promises = []) {
  const said = promises.map((p, i) => [p.touchpoint, KEPT[line.cells[touchpoints.length + 2 + i]]]).filter(([, kept]) => kept);
  const names = touchpoints.map((t) => t.name), n = touchpoints.length;
  const stays = touchpointNamed(line.cells[n], names);
  return {
    token,
    answers: Object.fromEntries(touchpoints.map((t, i) => [t.id, markOf(line.cells[i])])),
    kept: Object.fromEntries(said),
    stays: line.cells[n] !== '' && stays >= 0 ? touchpoints[stays].id : null,
    all_in_all: scoreOf(line.cells[n + 1]),
  };
}

/** @param {string} text @returns {number | 'not-met' | 'skipped'} */
function markOf(text) {
  return scoreOf(text) ?? (text === NOT_MET ? 'not-met' : 'skipped');
}

/** Numbers on the papers of full lines without a score at the end.
 * @param {readonly Line[]} lines already full @param {number} end index of the end, −1 for none @returns {number[]} */
export function withoutEnd(lines, end) {
  return end < 0 ? [] : lines.filter((line) => scoreOf(line.cells[end]) === null).map((line) => line.n);
}

/**
 * Lines kept over a reload; those of another width belong to other touchpoints and are dropped.
 * @param {{getItem(key: string): string | null, setItem(key: string, value: string): void}} storage
 * @param {string} key @param {number} touchpoints @param {number} [promises] @returns {Line[]}
 */
export function keptLines(storage, key, touchpoints, promises = 0) {
  const kept = readList(storage, key).filter((line) => Number.isInteger(line?.n) && Array.isArray(line?.cells)
    && line.cells.length === touchpoints + 2 + promises && line.cells.every((/** @type {unknown} */ c) => typeof c === 'string'));
  return withRoom(kept, touchpoints, promises);
}
