import assert from 'node:assert/strict';
import { test } from 'node:test';

import { derive, endOf } from '../../src/eximap/ui/canvas/guess.js';
import { History, Versions } from '../../src/eximap/ui/canvas/history.js';
import {
  apply, expectedOf, findNote, findTouchpoint, touchpointsOf, withPending,
} from '../../src/eximap/ui/canvas/model.js';

const touchpoint = (id, more = {}) => ({
  id, name: id.toUpperCase(), hint: '', icon: '', actors: [], moment: false, forecast: null, behaviour: '', line: null,
  prompts: {}, notes: [], figure: null, marks: [], gains: [], number: 0, ver: `${id}-v`, place: `${id}-p`, ...more,
});
const note = (id, kind = 'pain') => ({ id, kind, text: id, need: null, reach: null, votes: 0, ver: `${id}-v`, place: `${id}-p` });

/** Stage one holds a and b, stage two holds c. */
const journey = (more = {}) => ({
  id: 'j', title: 'T', ver: 'j-v', locale: 'en', end: null, curve: 'guess', ideas: [], actions: [],
  summary: { remembered: null, opposite: '', mean: null, trend: null },
  stages: [
    { id: 's1', name: 'One', ver: 's1-v', place: 's1-p', mean: null, number: 1, touchpoints: [touchpoint('a', { notes: [note('n')] }), touchpoint('b')] },
    { id: 's2', name: 'Two', ver: 's2-v', place: 's2-p', mean: null, number: 2, touchpoints: [touchpoint('c')] },
  ],
  ...more,
});
const names = (map) => map.stages.map((s) => `${s.id}:${s.touchpoints.map((t) => t.id).join('')}`).join(' ');
const message = (op_id, operation) => ({ op_id, expected: null, ...operation });

test('a move counts its index after the touchpoint was lifted, and clamps it', () => {
  const cases = [
    [{ id: 'a', stage: 's1', index: 1 }, 's1:ba s2:c'], [{ id: 'a', stage: 's1', index: 0 }, 's1:ab s2:c'],
    [{ id: 'a', stage: 's2', index: 0 }, 's1:b s2:ac'], [{ id: 'c', stage: 's1', index: 9 }, 's1:abc s2:'],
  ];
  for (const [fields, expected] of cases) {
    const map = journey();
    apply(map, message('x', { kind: 'MoveTouchpoint', ...fields }));
    assert.equal(names(map), expected);
    assert.deepEqual([findTouchpoint(map, fields.id).touchpoint.place, findTouchpoint(map, fields.id).touchpoint.ver], ['x', `${fields.id}-v`]);
  }
});

test('content expects ver, a move expects place, what is new expects nothing', () => {
  const map = journey();
  const cases = [
    [{ kind: 'RenameTouchpoint', id: 'a' }, 'a-v'], [{ kind: 'MoveTouchpoint', id: 'a' }, 'a-p'],
    [{ kind: 'SetForecast', id: 'a' }, 'a-v'], [{ kind: 'DeleteTouchpoint', id: 'a' }, 'a-v'],
    [{ kind: 'RenameStage', id: 's1' }, 's1-v'], [{ kind: 'MoveStage', id: 's1' }, 's1-p'],
    [{ kind: 'EditNote', id: 'n' }, 'n-v'], [{ kind: 'MoveNote', id: 'n' }, 'n-p'], [{ kind: 'RenameJourney' }, 'j-v'],
    [{ kind: 'AddNote', id: 'm' }, null], [{ kind: 'Undo', of: 'x' }, null], [{ kind: 'DeclareEnd' }, 'j-v'],
  ];
  for (const [operation, version] of cases) assert.equal(expectedOf(map, operation), version, operation.kind);
});

test('operations of one outbox chain: each expects what the one before wrote', () => {
  const map = journey();
  apply(map, message('one', { kind: 'RenameTouchpoint', id: 'a', name: 'A1' }));
  assert.equal(expectedOf(map, { kind: 'SetForecast', id: 'a' }), 'one');
  apply(map, message('two', { kind: 'SetForecast', id: 'a', value: 1.5 }));
  assert.equal(expectedOf(map, { kind: 'MarkMomentOfTruth', id: 'a' }), 'two');
  assert.equal(expectedOf(map, { kind: 'MoveTouchpoint', id: 'a' }), 'a-p');
});

test('a note moves between touchpoints and kinds and keeps its words', () => {
  const map = journey();
  apply(map, message('x', { kind: 'MoveNote', id: 'n', touchpoint: 'c', note: 'itch' }));
  const { touchpoint: home, note: moved } = findNote(map, 'n');
  assert.deepEqual([home.id, moved.kind, moved.text, moved.place, moved.ver], ['c', 'itch', 'n', 'x', 'n-v']);
});

test('pending messages lie on top of the server map, which stays as it is', () => {
  const server = journey(), before = JSON.stringify(server);
  const map = withPending(server, [
    message('1', { kind: 'AddStage', id: 's3', name: 'Three', index: 2 }),
    message('2', { kind: 'AddTouchpoint', id: 'd', stage: 's3', index: 0, name: 'D' }),
    message('3', { kind: 'AddNote', id: 'm', touchpoint: 'd', note: 'delight', text: 'm' }),
    message('4', { kind: 'SetNoteVotes', id: 'm', votes: 3 }),
    message('5', { kind: 'DeleteTouchpoint', id: 'b' }),
    message('6', { kind: 'AddIdea', id: 'i', text: 'idea', touchpoint: 'd', lever: 'fix-pit' }),
  ]);
  assert.equal(JSON.stringify(server), before);
  assert.equal(names(map), 's1:a s2:c s3:d');
  assert.equal(findNote(map, 'm').note.votes, 3);
  assert.deepEqual(map.ideas[0], { id: 'i', text: 'idea', touchpoint: 'd', lever: 'fix-pit', impact: null, effort: null, votes: 0, ver: '6' });
});

test('an operation on something gone, and an undo, leave the map as it is', () => {
  for (const operation of [{ kind: 'RenameTouchpoint', id: 'zz', name: 'x' }, { kind: 'Undo', of: 'x' },
    { kind: 'DeleteIdea', id: 'zz' }, { kind: 'MoveTouchpoint', id: 'a', stage: 'zz', index: 0 }]) {
    const map = journey(), before = JSON.stringify(map);
    assert.equal(apply(map, message('x', operation)), false);
    assert.equal(JSON.stringify(map), before);
  }
});

test('the guess has its own peak, pit, end and summary, and a flat one has neither peak nor pit', () => {
  const map = journey();
  [['a', 2], ['b', -2], ['c', 1]].forEach(([id, value]) => { findTouchpoint(map, id).touchpoint.forecast = value; });
  derive(map);
  assert.deepEqual(touchpointsOf(map).map((t) => t.marks), [['peak'], ['pit'], ['end']]);
  assert.equal(map.summary.remembered, -0.5); // of two extremes the negative one counts: (−2 + 1) / 2
  assert.equal(map.stages[0].mean, 0);
  assert.equal(map.summary.trend, -0.5);
  for (const t of touchpointsOf(map)) t.forecast = 1;
  derive(map);
  assert.deepEqual(touchpointsOf(map).map((t) => t.marks), [[], [], ['end']]);
});

test('without any guess there is no curve; a declared end that is gone falls to the last', () => {
  const map = derive(journey({ end: 'zz' }));
  assert.equal(map.curve, 'none');
  assert.equal(endOf(map), 'c');
  assert.equal(endOf(journey({ end: 'a' })), 'a');
  assert.equal(endOf(journey({ stages: [] })), null);
});

test('undo and redo walk the same steps, and something new ends the redo', () => {
  const kept = new Map();
  const storage = { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => void kept.set(k, v) };
  const history = new History({ key: 'h', storage });
  history.record('a');
  history.record('b');
  assert.equal(history.undo('u1'), 'b');
  assert.equal(history.redo('r1'), 'u1');
  assert.equal(history.undo('u2'), 'r1');
  assert.equal(history.undo('u3'), 'a');
  assert.equal(history.undo('u4'), null);
  assert.deepEqual(new History({ key: 'h', storage }).undone, ['u2', 'u3']);
  history.record('c');
  assert.equal(history.redo('r2'), null);
  history.forget('c');
  assert.equal(history.undo('u5'), null);
});

test('an edit after an undo expects what the undo leaves, and after a redo what that brings back', () => {
  const versions = new Versions();
  versions.wrote('new', null);
  versions.wrote('first', 'loaded');
  versions.wrote('second', 'first');
  assert.deepEqual(['second', 'loaded', null].map((v) => versions.standing(v)), ['second', 'loaded', null]);
  versions.tookBack('u2', 'second');
  assert.equal(versions.standing('second'), 'first');
  versions.tookBack('u1', 'first');
  assert.equal(versions.standing('second'), 'loaded');
  versions.tookBack('r1', 'u1');
  assert.deepEqual(['second', 'loaded'].map((v) => versions.standing(v)), ['first', 'first']);
  versions.tookBack('r2', 'u2');
  assert.deepEqual(['first', 'loaded'].map((v) => versions.standing(v)), ['second', 'second']);
  versions.tookBack('u3', 'new');
  assert.equal(versions.standing('new'), 'new');
});

test('a refused undo changes nothing about what stands', () => {
  const versions = new Versions();
  versions.wrote('mine', 'loaded');
  versions.tookBack('undo', 'mine');
  versions.forget('undo');
  assert.equal(versions.standing('mine'), 'mine');
});
