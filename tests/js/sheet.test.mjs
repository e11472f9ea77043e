import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  answered, forgetRounds, hasScore, keptDraft, marked, moved, newDraft, sheetMessage, untouched, withKept,
} from '../../src/eximap/ui/score/sheet.js';

const IDS = ['a', 'b', 'c'];
const TOKEN = 'token-of-one-person';
const shelf = (text) => ({ getItem: () => text, setItem: () => {} });

test('a sheet goes on only from an answered step, and back without losing anything', () => {
  let draft = newDraft(TOKEN, false);
  assert.equal(moved(draft, IDS, 1, false).at, 0);
  draft = moved(marked(draft, 'a', -2), IDS, 1, false);
  assert.equal(draft.at, 1);
  draft = moved(moved(draft, IDS, -1, false), IDS, -1, false);
  assert.deepEqual([draft.at, draft.marks], [0, { a: -2 }]);
});

test('a round with names asks the name first', () => {
  const draft = newDraft(TOKEN, true);
  assert.equal(draft.at, -1);
  assert.equal(answered(draft, IDS), false);
  assert.equal(answered({ ...draft, person: '  ' }, IDS), false);
  assert.equal(moved({ ...draft, person: 'Dana' }, IDS, 1, true).at, 0);
});

test('not met and skipped are answers, and neither is a score', () => {
  for (const mark of ['not-met', 'skipped']) {
    const draft = marked(newDraft(TOKEN, false), 'a', mark);
    assert.equal(answered(draft, IDS), true);
    assert.equal(hasScore(draft), false);
  }
  assert.equal(hasScore(marked(newDraft(TOKEN, false), 'a', 0)), true);
  assert.equal(hasScore({ ...newDraft(TOKEN, false), all_in_all: 0 }), true);
});

test('what is handed in names every touchpoint asked, and a person only where the round keeps one', () => {
  const draft = { ...marked(marked(newDraft(TOKEN, true), 'a', 2), 'b', 'not-met'), person: ' Dana ', stays: null };
  assert.deepEqual(sheetMessage(draft, IDS, 'round', 'op', true), {
    op_id: 'op', expected: null, kind: 'sheet', round: 'round', token: TOKEN,
    answers: { a: 2, b: 'not-met', c: 'skipped' }, kept: {}, stays: null, all_in_all: null, person: 'Dana',
  });
  assert.equal(sheetMessage(draft, IDS, 'round', 'op', false).person, null);
});

test('what is said of a promise stands beside the answers, and pressed again nothing is said', () => {
  const draft = withKept(withKept(newDraft(TOKEN, false), 'a', 'no'), 'b', 'yes');
  assert.deepEqual(sheetMessage(withKept(draft, 'b', 'yes'), IDS, 'round', 'op', false).kept, { a: 'no' });
  assert.equal(untouched(draft), false);
  assert.equal(hasScore(draft), false);
});

test('leaving an untouched sheet loses nothing', () => {
  const draft = newDraft(TOKEN, true);
  assert.equal(untouched(draft), true);
  for (const more of [{ person: 'D' }, { stays: null }, { all_in_all: 0 }, { marks: { a: 'skipped' } }]) {
    assert.equal(untouched({ ...draft, ...more }), false);
  }
});

test('a reload finds the sheet, unless it is torn or of other touchpoints', (t) => {
  t.mock.method(console, 'warn', () => {});
  const draft = marked(newDraft(TOKEN, false), 'b', 1);
  assert.deepEqual(keptDraft(shelf(JSON.stringify([draft])), 'key', IDS), draft);
  const bad = ['', '[{', '[]', '[null]', JSON.stringify([{ ...draft, at: 9 }]),
    JSON.stringify([{ ...draft, marks: { z: 1 } }]), JSON.stringify([{ ...draft, marks: { a: 7 } }]),
    JSON.stringify([{ ...draft, token: 3 }]), JSON.stringify([{ ...draft, marks: null }])];
  for (const text of bad) assert.equal(keptDraft(shelf(text), 'key', IDS), null);
});

test('nothing of a closed round stays in the browser, and everything of an open one', () => {
  const kept = new Map([['eximap.sheet.r1', '[{}]'], ['eximap.paper.r1', '[{}]'], ['eximap.outbox.r1', '[{}]'],
    ['eximap.sheet.r2', '[{}]'], ['eximap.outbox.r2', '[]'], ['eximap.keys', 'on']]);
  const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  forgetRounds(storage, ['r0', 'r1']);
  assert.deepEqual([...kept], [['eximap.sheet.r1', ''], ['eximap.paper.r1', ''], ['eximap.outbox.r1', ''],
    ['eximap.sheet.r2', '[{}]'], ['eximap.outbox.r2', '[]'], ['eximap.keys', 'on']]);
  assert.equal(keptDraft(storage, 'eximap.sheet.r1', IDS), null);
});
