import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ASKED_S, Chair, QUIET_MS } from '../../src/eximap/ui/join/kiosk.js';

test('an empty chair is asked after two minutes, and cleared after half a minute more', () => {
  const chair = new Chair(0);
  assert.equal(chair.left(QUIET_MS - 1), null);
  assert.equal(chair.left(QUIET_MS), ASKED_S);
  assert.equal(chair.left(QUIET_MS + 10_000), ASKED_S - 10);
  assert.equal(chair.left(QUIET_MS + ASKED_S * 1000), 0);
  assert.equal(chair.left(QUIET_MS * 9), 0);
});

test('whoever touches the screen sits there again', () => {
  const chair = new Chair(0);
  chair.touch(QUIET_MS + 5000);
  assert.equal(chair.left(QUIET_MS + 6000), null);
});
