import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Outbox, readList } from '../../src/eximap/ui/parts/outbox.js';

const message = (op_id) => ({ op_id, expected: null, kind: 'RenameJourney', title: op_id });

function shelf() {
  const kept = new Map();
  return { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => void kept.set(k, v) };
}

function outbox({ storage = shelf(), now = () => 0 } = {}) {
  const sent = [];
  const box = new Outbox({ key: 'box', storage, now, send: (pending) => sent.push(pending.map((m) => m.op_id)) });
  return { box, sent, storage };
}

test('everything pending travels together until it is acknowledged', () => {
  const { box, sent } = outbox();
  for (const id of ['a', 'b', 'c']) box.send(message(id));
  assert.deepEqual(sent, [['a'], ['a', 'b'], ['a', 'b', 'c']]);
  box.acknowledge({ done: ['a', 'b'], refused: [] });
  box.send(message('d'));
  assert.deepEqual(sent.at(-1), ['c', 'd']);
});

test('an acknowledgement that comes twice says nothing twice', () => {
  const { box } = outbox();
  box.send(message('a'), message('b'));
  const ack = { done: ['a'], refused: [{ op_id: 'b', sentence: 'no', theirs: 'x', mine: 'y' }] };
  const first = box.acknowledge(ack);
  assert.deepEqual(first.done.map((m) => m.op_id), ['a']);
  assert.deepEqual(first.refused, [{ message: message('b'), refusal: ack.refused[0] }]);
  assert.deepEqual(box.acknowledge(ack), { done: [], refused: [] });
});

test('a reload finds what was not acknowledged', () => {
  const { box, storage } = outbox();
  box.send(message('a'), message('b'));
  box.acknowledge({ done: ['a'], refused: [] });
  const again = outbox({ storage });
  again.box.flush();
  assert.deepEqual(again.sent, [['b']]);
});

test('a message that was lost on the way is sent again, an answered one is not', () => {
  let clock = 0;
  const { box, sent } = outbox({ now: () => clock });
  box.send(message('a'));
  box.acknowledge(null);
  assert.equal(sent.length, 1);
  clock = 60_000;
  box.acknowledge(null);
  assert.deepEqual(sent, [['a'], ['a']]);
  box.acknowledge({ done: ['a'], refused: [] });
  clock = 120_000;
  box.acknowledge(null);
  assert.equal(sent.length, 2);
});

test('what waits too long for its answer goes out again without any new data, at most once in a while', () => {
  let clock = 0;
  const { box, sent } = outbox({ now: () => clock });
  box.retry();
  box.send(message('a'));
  box.retry();
  clock = 60_000;
  box.retry();
  box.retry();
  assert.deepEqual(sent, [['a'], ['a']]);
});

test('a full storage keeps nothing over a reload, and loses nothing now', (t) => {
  t.mock.method(console, 'warn', () => {});
  const full = { getItem: () => null, setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } };
  const { box, sent } = outbox({ storage: full });
  box.send(message('a'));
  box.send(message('b'));
  assert.deepEqual(sent, [['a'], ['a', 'b']]);
  assert.deepEqual(box.acknowledge({ done: ['a', 'b'], refused: [] }).done.length, 2);
});

test('a torn value in the storage is an empty list', (t) => {
  t.mock.method(console, 'warn', () => {});
  const torn = { getItem: () => '[{"op_id":', setItem: () => {} };
  assert.deepEqual(readList(torn, 'box'), []);
  assert.deepEqual(readList({ getItem: () => '{}', setItem: () => {} }, 'box'), []);
});
