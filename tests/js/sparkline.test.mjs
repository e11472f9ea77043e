import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sparkLines } from '../../src/eximap/ui/parts/sparkline.js';

const SPARK = { points: [[0, 5], [10, 5], [20, 25]], start: 15, baseline: 5, target: 65, latest: '25', label: '', before: '',
  since: '' };

test('figures stand by their days, the target on top, the baseline at the bottom', () => {
  const at = sparkLines(SPARK, 110, 70);
  assert.equal(at.before, 'M5 65L55 65');
  assert.equal(at.since, 'M55 65L105 45');
  assert.deepEqual([at.at, at.start, at.target, at.baseline], [[105, 45], 80, 5, 65]);
});

test('a line before the start ends there, one without a start is all since', () => {
  assert.equal(sparkLines({ ...SPARK, points: [[0, 5]] }, 110, 70).since, '');
  assert.equal(sparkLines({ ...SPARK, start: null }, 110, 70).before, '');
});

test('one figure alone, or all the same, stands in the middle', () => {
  const alone = { ...SPARK, points: [[0, 5]], start: 0, baseline: null, target: null };
  assert.deepEqual(sparkLines(alone, 110, 70).at, [55, 35]);
});
