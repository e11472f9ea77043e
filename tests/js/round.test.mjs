import assert from 'node:assert/strict';
import { test } from 'node:test';

import { clockFace, Round } from '../../src/eximap/ui/check_in/round.js';

const item = (id, more = {}) => ({ id, title: id, stuck_on: '', stuck_with: '', ...more });
const begun = (...ids) => {
  const round = new Round();
  round.take(ids.map((id) => item(id)));
  return round;
};

test('a tap is kept at once, stuck only with its words', () => {
  const round = begun('a', 'b');
  assert.deepEqual(round.tap('on-track'), { tap: 'on-track', stuck_on: '', stuck_with: '' });
  assert.equal(round.tap('stuck'), null);
  assert.equal(round.write(), null);
  assert.equal(round.missing, true);
  round.writing.stuck_on = 'Wording';
  assert.deepEqual(round.write(), { tap: 'stuck', stuck_on: 'Wording', stuck_with: '' });
  assert.equal(round.missing, false);
  assert.equal(round.pressed, 'stuck');
});

test('the order of the beginning stays, whatever is done meanwhile', () => {
  const round = begun('a', 'b', 'c');
  round.take([item('c', { title: 'changed' }), item('a'), item('d')]);
  assert.deepEqual(round.items.map((one) => [one.id, one.title]), [['a', 'a'], ['b', 'b'], ['c', 'changed'], ['d', 'd']]);
});

test('stuck starts from what is known, and what was said last wins', () => {
  const round = new Round();
  round.take([item('a', { stuck_on: 'Script', stuck_with: 'Legal' })]);
  round.tap('stuck');
  assert.deepEqual(round.writing, { tap: 'stuck', stuck_on: 'Script', stuck_with: 'Legal' });
  round.writing.stuck_with = 'IT';
  round.write();
  round.tap('stuck');
  assert.equal(round.writing.stuck_with, 'IT');
});

test('one goes no further than both ends, and leaving drops what was only begun', () => {
  const round = begun('a', 'b');
  round.tap('stuck');
  round.go(-3);
  assert.deepEqual([round.at, round.writing], [0, null]);
  round.go(9);
  assert.deepEqual([round.at, round.over], [2, true]);
});

for (const [seconds, text] of [[700, '11:40'], [899.2, '15:00'], [0, '0:00'], [-29.5, '+0:29']]) {
  test(`${seconds} s are ${text}`, () => assert.equal(clockFace(seconds), text));
}
