import assert from 'node:assert/strict';
import { test } from 'node:test';

import { moved, placeOf, strength } from '../../src/eximap/ui/compare/moves.js';

const at = { row: 1, column: 1 };

for (const [key, ctrl, to] of [
  ['ArrowUp', false, [0, 1]], ['ArrowDown', false, [2, 1]], ['ArrowLeft', false, [1, 0]], ['ArrowRight', false, [1, 2]],
  ['Home', false, [1, 0]], ['End', false, [1, 3]], ['Home', true, [0, 0]], ['End', true, [2, 3]],
]) {
  test(`${ctrl ? 'Ctrl ' : ''}${key} leads to ${to}`, () => {
    assert.deepEqual(moved(key, ctrl, at, 3, 4), { row: to[0], column: to[1] });
  });
}

test('keys stay within the table, and others lead nowhere', () => {
  assert.deepEqual(moved('ArrowUp', false, { row: 0, column: 0 }, 3, 4), { row: 0, column: 0 });
  assert.deepEqual(moved('ArrowRight', false, { row: 2, column: 3 }, 3, 4), { row: 2, column: 3 });
  assert.equal(moved('a', false, at, 3, 4), null);
  assert.equal(moved('ArrowDown', false, at, 0, 0), null);
});

test('colour grows with the distance from zero, whatever the sign, and no further than the ends', () => {
  assert.deepEqual(strength(0), { light: 0, dark: 0 });
  assert.deepEqual(strength(-1), strength(1));
  assert.deepEqual(strength(2), { light: 74, dark: 100 });
  assert.deepEqual(strength(9), strength(2));
});

test('a value stands between the ends', () => {
  assert.equal(placeOf(0, -2, 2), 50);
  assert.equal(placeOf(-3, -2, 2), 0);
  assert.equal(placeOf(1.5, -1, 1), 100);
});
