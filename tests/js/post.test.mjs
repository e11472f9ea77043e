import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Post, drawer, randomHex } from '../../src/eximap/ui/join/post.js';

/** A browser's storage, as much of it as is asked for. */
function shelf({ full = () => false } = {}) {
  const kept = new Map();
  return {
    getItem: (k) => kept.get(k) ?? null,
    setItem: (k, v) => { if (full()) throw new DOMException('full', 'QuotaExceededError'); kept.set(k, v); },
    removeItem: (k) => void kept.delete(k),
    key: (i) => [...kept.keys()][i] ?? null,
    get length() { return kept.size; },
  };
}

function tab(storage, now = () => 0) {
  const sent = [];
  return { sent, post: new Post({ key: 'box', storage, now, send: (list) => sent.push(list.map((m) => m.op_id)) }) };
}

test('tokens are random, as long as asked, and need no secure page', () => {
  assert.match(randomHex(20), /^[0-9a-f]{40}$/);
  assert.equal(new Set(Array.from({ length: 200 }, () => randomHex(16))).size, 200);
});

test('two tabs of one phone share what waits, in the order in which it was tapped', () => {
  const storage = shelf(), one = tab(storage), other = tab(storage);
  one.post.send({ op_id: 'a' });
  other.post.send({ op_id: 'b' });
  one.post.send({ op_id: 'c' });
  assert.deepEqual(other.sent.at(-1), ['a', 'b']);
  assert.deepEqual(one.sent.at(-1), ['a', 'b', 'c']);
});

test('what one tab had answered, the other never sends again', () => {
  const storage = shelf(), one = tab(storage), other = tab(storage);
  one.post.send({ op_id: 'old' });
  other.post.acknowledge({ done: ['old'], refused: [] });
  one.post.send({ op_id: 'new' });
  assert.deepEqual(one.sent.at(-1), ['new']);
});

test('with a full storage this tab still sends all that it has', () => {
  let full = false;
  const storage = shelf({ full: () => full }), one = tab(storage);
  one.post.send({ op_id: 'a' });
  full = true;
  one.post.send({ op_id: 'b' });
  one.post.send({ op_id: 'c' });
  assert.deepEqual(one.sent.at(-1), ['a', 'b', 'c']);
});

test('a seat keeps its things apart from other seats, and forgets its own only', () => {
  const storage = shelf(), mine = drawer(storage, 'w', 'seat'), other = drawer(storage, 'w', 'seat2');
  mine.keep('draft.p', { text: 'half a note' });
  other.keep('draft.p', { text: 'theirs' });
  assert.deepEqual(mine.read('draft.p'), { text: 'half a note' });
  assert.equal(mine.read('nothing', 7), 7);
  mine.forget();
  assert.equal(mine.read('draft.p'), null);
  assert.deepEqual(other.read('draft.p'), { text: 'theirs' });
});

test('over one channel each message goes out once and in order, over the next one all that waits', () => {
  const { post } = tab(shelf()), said = [];
  let up = true;
  const say = (list) => { if (up) said.push(list.map((m) => m.op_id)); return up; };
  const numbers = Array.from({ length: 25 }, (_, n) => ({ op_id: String(n) }));
  post.send(...numbers);
  post.hand(say);
  post.send({ op_id: 'a' });
  post.hand(say);
  assert.deepEqual(said.map((list) => list.length), [20, 5, 1]);
  up = false;
  post.send({ op_id: 'b' });
  post.hand(say);
  post.acknowledge({ done: numbers.map((m) => m.op_id), refused: [] });
  up = true;
  post.again();
  post.hand(say);
  assert.deepEqual(said.slice(3), [['a', 'b']]);
});
