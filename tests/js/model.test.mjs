import assert from 'node:assert/strict';
import { test } from 'node:test';

import { derive, endOf } from '../../src/eximap/ui/canvas/guess.js';
import { History, Versions, WaysBack } from '../../src/eximap/ui/canvas/history.js';
import {
  apply, expectedOf, findNote, findTouchpoint, pilesOf, touchpointsOf, withPending,
} from '../../src/eximap/ui/canvas/model.js';

const touchpoint = (id, more = {}) => ({
  id, name: id.toUpperCase(), hint: '', icon: '', actors: [], moment: false, forecast: null, behaviour: '', line: null,
  prompts: {}, notes: [], figure: null, marks: [], gains: [], number: 0, ver: `${id}-v`, place: `${id}-p`, ...more,
});
const note = (id, kind = 'pain') => ({ id, kind, text: id, need: null, reach: null, votes: 0, under: null, ver: `${id}-v`, place: `${id}-p` });

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
    [{ kind: 'EditNote', id: 'n' }, 'n-v'], [{ kind: 'MoveNote', id: 'n' }, 'n-p'], [{ kind: 'GroupNote', id: 'n' }, 'n-p'], [{ kind: 'UngroupNote', id: 'n' }, 'n-p'], [{ kind: 'RenameJourney' }, 'j-v'],
    [{ kind: 'AddNote', id: 'm' }, null], [{ kind: 'Undo', of: 'x' }, null], [{ kind: 'DeclareEnd' }, 'j-v'],
  ];
  for (const [operation, version] of cases) assert.equal(expectedOf(map, operation), version, operation.kind);
});

test('a head covers the notes of its cell that say the same, with their votes', () => {
  const map = journey();
  const [a, b] = touchpointsOf(map);
  a.notes = [note('n1'), { ...note('n2'), votes: 3 }, { ...note('n3'), votes: 1 }, note('n4', 'itch'), note('n5')];
  b.notes = [note('n6')];
  for (const [id, into] of [['n2', 'n1'], ['n3', 'n2'], ['n4', 'n1'], ['n6', 'n1']]) {
    apply(map, message(`to-${id}`, { kind: 'GroupNote', id, into }));
  }
  const drawn = (t, kind) => pilesOf(map, t, kind).map((p) => `${p.note.id}+${p.under}:${p.votes}`).join(' ');
  assert.equal(drawn(a, 'pain'), 'n1+4:4 n5+0:0');
  assert.deepEqual([drawn(a, 'itch'), drawn(b, 'pain')], ['n4+0:0', 'n6+0:0']);
  apply(map, message('out', { kind: 'UngroupNote', id: 'n2' }));
  assert.equal(drawn(a, 'pain'), 'n2+1:4 n1+2:0 n5+0:0');
  apply(map, message('gone', { kind: 'DeleteNote', id: 'n2' }));
  assert.equal(drawn(a, 'pain'), 'n3+0:1 n1+2:0 n5+0:0');
  assert.equal(findNote(map, 'n4').note.place, 'to-n4');
});

test('a circle of notes, which only a file can hold, hides none of them', () => {
  const map = journey();
  touchpointsOf(map)[0].notes = [{ ...note('n1'), under: 'n2' }, { ...note('n2'), under: 'n1' }];
  assert.equal(pilesOf(map, touchpointsOf(map)[0], 'pain').length, 2);
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

test('what an undo makes of a row is there at once, with its version, and a redo brings it back', () => {
  const cases = [
    [{ kind: 'MarkMomentOfTruth', id: 'a', on: true }, (map) => findTouchpoint(map, 'a').touchpoint.moment, false, true],
    [{ kind: 'SetForecast', id: 'a', value: 1.5 }, (map) => findTouchpoint(map, 'a').touchpoint.forecast, null, 1.5],
    [{ kind: 'RenameTouchpoint', id: 'a', name: 'New' }, (map) => findTouchpoint(map, 'a').touchpoint.name, 'A', 'New'],
    [{ kind: 'DescribeTouchpoint', id: 'a', hint: 'h', actors: ['x'] }, (map) => findTouchpoint(map, 'a').touchpoint.hint, '', 'h'],
    [{ kind: 'SetLeadBehaviour', id: 'a', text: 'b' }, (map) => findTouchpoint(map, 'a').touchpoint.behaviour, '', 'b'],
    [{ kind: 'EditNote', id: 'n', text: 'New' }, (map) => findNote(map, 'n').note.text, 'n', 'New'],
    [{ kind: 'QualifyNote', id: 'n', need: 'want', reach: null }, (map) => findNote(map, 'n').note.need, null, 'want'],
    [{ kind: 'SetNoteVotes', id: 'n', votes: 4 }, (map) => findNote(map, 'n').note.votes, 0, 4],
    [{ kind: 'RenameStage', id: 's1', name: 'New' }, (map) => map.stages[0].name, 'One', 'New'],
    [{ kind: 'RenameJourney', title: 'New' }, (map) => map.title, 'T', 'New'],
    [{ kind: 'DeclareEnd', touchpoint: 'a' }, (map) => map.end, null, 'a'],
    [{ kind: 'SetIdeaVotes', id: 'i', votes: 2 }, (map) => map.ideas[0].votes, 0, 2],
    [{ kind: 'EditIdea', id: 'i', text: 'New', lever: 'build-peak', impact: 3, effort: 1 }, (map) => map.ideas[0].text, 'i', 'New'],
  ];
  for (const [operation, value, was, is] of cases) {
    const map = journey({ ideas: [{ id: 'i', text: 'i', touchpoint: 'a', lever: 'fix-pit', impact: null, effort: null, votes: 0, ver: 'i-v' }] });
    const ways = new WaysBack(), before = expectedOf(map, operation), whole = JSON.stringify(map);
    ways.run(map, message('done', operation));
    assert.deepEqual([value(map), expectedOf(map, operation)], [is, 'done'], operation.kind);
    ways.run(map, message('undone', { kind: 'Undo', of: 'done' }));
    assert.deepEqual([value(map), expectedOf(map, operation)], [was, before], operation.kind);
    assert.equal(JSON.stringify(map), whole);
    ways.run(map, message('redone', { kind: 'Undo', of: 'undone' }));
    assert.deepEqual([value(map), expectedOf(map, operation)], [is, 'done'], operation.kind);
  }
});

test('the undo of a move, or of what another visit did, waits for the server', () => {
  const map = journey(), ways = new WaysBack();
  ways.run(map, message('moved', { kind: 'MoveTouchpoint', id: 'a', stage: 's2', index: 0 }));
  ways.run(map, message('u1', { kind: 'Undo', of: 'moved' }));
  ways.run(map, message('u2', { kind: 'Undo', of: 'long ago' }));
  assert.equal(names(map), 's1:b s2:ac');
});

test('pending operations lie on newer data as before, and their undo still leads back to what was there first', () => {
  const ways = new WaysBack(), run = (map, m) => ways.run(map, m);
  const marked = message('done', { kind: 'MarkMomentOfTruth', id: 'a', on: true }), undo = message('undone', { kind: 'Undo', of: 'done' });
  assert.equal(findTouchpoint(withPending(journey(), [marked], run), 'a').touchpoint.moment, true);
  const stored = withPending(journey(), [marked]); // the server has it, and has not said so yet
  assert.equal(findTouchpoint(withPending(stored, [marked, undo], run), 'a').touchpoint.moment, false);
});
