import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  NOT_MET, blank, copiedCells, emptyLine, faults, full, handedIn, keptLines, pasted, scoreOf, settled, tidy,
  touchpointNamed, withRoom, withoutEnd,
} from '../../src/eximap/ui/score/grid.js';

const NAMES = ['Huddle', 'Hand up', 'Logging off'];
const TOUCHPOINTS = NAMES.map((name, i) => ({ id: `t${i + 1}`, name }));
const line = (n, ...cells) => ({ n, cells });

test('1 to 5 are the scores; every other sign is none', () => {
  assert.deepEqual(['1', '2', '3', '4', '5'].map(scoreOf), [-2, -1, 0, 1, 2]);
  for (const text of ['', '0', '6', '7', '-1', '12', '1.5', 'r', NOT_MET, '١']) assert.equal(scoreOf(text), null);
});

test('every dash is not met, and full-width digits are digits', () => {
  for (const dash of ['-', '–', '—', '−', '－', ' - ']) assert.equal(tidy(dash), NOT_MET);
  assert.equal(tidy('５'), '5');
  assert.equal(tidy('--'), '--');
});

test('the one that stays goes by number or name, never by a name that two share', () => {
  const cases = [['1', 0], ['3', 2], ['0', -1], ['4', -1], ['hand UP', 1], ['Hand', -1], ['', -1]];
  for (const [text, index] of cases) assert.equal(touchpointNamed(text, NAMES), index, text);
  assert.equal(touchpointNamed('Huddle', ['Huddle', 'Huddle']), -1);
  assert.equal(settled('2', 3, NAMES), 'Hand up');
  assert.equal(settled('2', 3, ['Huddle', 'Huddle', 'x']), '2');
  assert.equal(settled('2', 0, NAMES), '2');
  assert.equal(settled('9', 3, NAMES), '9');
});

test('a fault is named by sheet, column and what was typed', () => {
  const lines = [line(1, '4', '–', '', '2', '5'), line(2, '7', '2', '3', 'Lunch', '0')];
  assert.deepEqual(faults(lines, NAMES).map((f) => [f.n, f.column, f.kind, f.text]),
    [[2, 0, 'mark', '7'], [2, 3, 'stays', 'Lunch'], [2, 4, 'all', '0']]);
});

test('a line is full with a score, nothing framed, and its typist gone on or done', () => {
  const cases = [
    [line(1, '4', '', '', '', ''), false, true],
    [line(1, '4', '', '', '', ''), true, false],
    [line(1, '4', '', '', '', '3'), true, true],
    [line(1, '', '', '', '', '3'), true, true],
    [line(1, '–', '–', '–', '', ''), false, false],
    [line(1, '', '', '', '2', ''), false, false],
    [line(1, '', '', '', '', ''), false, false],
    [line(1, '4', '7', '', '', '3'), false, false],
    [line(1, '4', '', '', 'Lunch', '3'), false, false],
  ];
  for (const [row, here, is] of cases) assert.equal(full(row, NAMES, here), is, `${row.cells} ${here}`);
});

test('there is always one empty line for the next paper, numbered on', () => {
  assert.deepEqual(withRoom([], 3), [emptyLine(1, 3)]);
  const one = [line(6, '4', '', '', '', '')];
  assert.deepEqual(withRoom(one, 3).map((l) => l.n), [6, 7]);
  assert.equal(withRoom(withRoom(one, 3), 3).length, 2);
  assert.equal(blank(emptyLine(1, 3)), true);
});

test('a range copied from a spreadsheet fills the grid from where the cursor stands', () => {
  const block = copiedCells('4\t-\t3\t2\t５\r\n1\t2\r\n');
  const filled = pasted([emptyLine(1, 3)], 0, 0, block, NAMES);
  assert.deepEqual(filled.map((l) => [l.n, ...l.cells]),
    [[1, '4', '–', '3', 'Hand up', '5'], [2, '1', '2', '', '', ''], [3, '', '', '', '', '']]);
  const corner = pasted([emptyLine(1, 3)], 0, 4, [['3', 'beyond']], NAMES);
  assert.deepEqual(corner[0].cells, ['', '', '', '', '3']);
});

test('a full line is handed in without its number; empty is skipped', () => {
  assert.deepEqual(handedIn(line(12, '1', '–', '', 'Huddle', '4'), TOUCHPOINTS, 'token'), {
    token: 'token', answers: { t1: -2, t2: 'not-met', t3: 'skipped' }, kept: {}, stays: 't1', all_in_all: 1,
  });
  const bare = handedIn(line(1, '3', '', '', '', ''), TOUCHPOINTS, 'token');
  assert.deepEqual([bare.stays, bare.all_in_all], [null, null]);
});

test('a promise has a column of its own: yes, no or not met', () => {
  const promises = [{ touchpoint: 't1' }, { touchpoint: 't2' }, { touchpoint: 't3' }];
  assert.deepEqual(handedIn(line(1, '3', '', '', '', '', '2', '–', ''), TOUCHPOINTS, 'token', promises).kept, { t1: 'no', t2: 'not-met' });
  assert.deepEqual(faults([line(1, '3', '', '', '', '', '1', '2', '3')], NAMES).map((f) => [f.column, f.kind]), [[7, 'kept']]);
  assert.equal(emptyLine(1, 3, 3).cells.length, 8);
  const wide = pasted([emptyLine(1, 3, 1)], 0, 3, [['Huddle', '4', '1', 'too far']], NAMES, 1);
  assert.deepEqual(wide.map((l) => l.cells), [['', '', '', 'Huddle', '4', '1'], ['', '', '', '', '', '']]);
});

test('sheets without a score at the end are named by their numbers', () => {
  const lines = [line(4, '1', '1', '', '', ''), line(5, '1', '1', '–', '', ''), line(6, '1', '1', '2', '', '')];
  assert.deepEqual(withoutEnd(lines, 2), [4, 5]);
  assert.deepEqual(withoutEnd(lines, -1), []);
});

test('what was typed is there after a reload, lines of another width are not', () => {
  const kept = JSON.stringify([line(3, '4', '', '', '', ''), line(4, '4'), null, line(5, 4, 1, 1, 1, 1)]);
  const storage = { getItem: () => kept, setItem: () => {} };
  assert.deepEqual(keptLines(storage, 'key', 3).map((l) => l.n), [3, 4]);
  assert.deepEqual(keptLines(storage, 'key', 3)[1], emptyLine(4, 3));
});
