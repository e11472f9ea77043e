import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isOver } from '../../src/eximap/ui/join/pieces.js';
import { Clock, minutesAndSeconds, secondsLeft } from '../../src/eximap/ui/join/clock.js';

for (const [timer, now, left, why] of [
  [{ left: 130, since: null }, 999_000, 130, 'a timer that stands'],
  [{ left: 130, since: 1000 }, 11_000, 120, 'a timer that runs'],
  [{ left: 130, since: 1000 }, 11_001, 120, 'a part of a second is not gone yet'],
  [{ left: 5, since: 0 }, 60_000, 0, 'never under 0'],
  [{ left: 5, since: 10_000 }, 0, 5, 'a phone that is behind sees no more than there is'],
]) {
  test(why, () => assert.equal(secondsLeft(timer, now), left));
}

for (const [seconds, text] of [[0, '0:00'], [9, '0:09'], [130, '2:10'], [3600, '60:00']]) {
  test(`${seconds} s are ${text}`, () => assert.equal(minutesAndSeconds(seconds), text));
}

test("the server's time is followed, and old words handed over again do not turn it back", () => {
  const clock = new Clock();
  clock.hear(500_000, 200_000);
  assert.equal(clock.now(201_000), 501_000);
  clock.hear(500_000, 230_000);
  assert.equal(clock.now(231_000), 531_000);
});

test('a sheet that is caught up with has the deadline of its own phase, not of the room’s', () => {
  const at = (now) => ({ data: { phase: { closes: 1000 } }, clock: { now: () => now } });
  assert.equal(isOver(at(999)), false);
  assert.equal(isOver(at(1000)), true);
  assert.equal(isOver(at(1000), null), false);
  assert.equal(isOver(at(1000), 2000), false);
  assert.equal(isOver(at(2000), 2000), true);
});
