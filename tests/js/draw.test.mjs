import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decimal, fill, monotonePath, plural, signed, slopes, step } from '../../src/eximap/ui/parts/draw.js';

test('a number has the sign and decimal mark of its language', () => {
  const cases = [
    [0.24, 'en', '+0.2'], [-0.71, 'en', '\u22120.7'], [-0.71, 'ru', '\u22120,7'], [1.5, 'zh', '+1.5'],
    [0, 'en', '0.0'], [0.04, 'en', '0.0'], [-0.04, 'ru', '0,0'], [0.15, 'en', '+0.2'], [-0.25, 'en', '\u22120.3'],
  ];
  for (const [value, lang, text] of cases) assert.equal(signed(value, lang), text);
  assert.equal(signed(-0.049, 'en', 2), '\u22120.05');
  assert.equal(decimal(12, 'en', 0), '12');
});

test('a half step says no decimal that it does not need', () => {
  assert.deepEqual([1, -0.5, 0, -2].map((v) => step(v, 'ru')), ['+1', '\u22120,5', '0', '\u22122']);
});

test('places are filled once, so braces in a text stay', () => {
  assert.equal(fill('{name} moved', { name: '{n}' }), '{n} moved');
  assert.equal(fill('{other} stays', {}), '{other} stays');
});

test('a name with quotation marks of its own takes the inner ones between quotation marks', () => {
  for (const [pattern, name, said] of [
    ['«{name}»: готово', 'Первое «спасибо»', '«Первое „спасибо“»: готово'],
    ['“{name}” moved', 'The first “thank you”', '“The first ‘thank you’” moved'],
    ['{name}: «да»', 'Первое «спасибо»', 'Первое «спасибо»: «да»'],
  ]) assert.equal(fill(pattern, { name }), said);
});

test('plurals follow the language', () => {
  const ru = { one: '{n} анкета', few: '{n} анкеты', many: '{n} анкет', other: '{n} анкеты' };
  assert.deepEqual([1, 3, 5, 21].map((n) => plural(ru, n, 'ru')), ['1 анкета', '3 анкеты', '5 анкет', '21 анкета']);
  assert.equal(plural({ other: '{n}份' }, 1, 'zh'), '1份');
});

/** Samples every piece of the drawn curve. */
function sampled(points) {
  const m = slopes(points);
  const pieces = points.slice(0, -1).map(([x0, y0], i) => {
    const [x1, y1] = points[i + 1], h = x1 - x0;
    const bezier = [y0, y0 + (m[i] * h) / 3, y1 - (m[i + 1] * h) / 3, y1];
    const at = (t) => (1 - t) ** 3 * bezier[0] + 3 * (1 - t) ** 2 * t * bezier[1]
      + 3 * (1 - t) * t ** 2 * bezier[2] + t ** 3 * bezier[3];
    return { low: Math.min(y0, y1), high: Math.max(y0, y1), ys: Array.from({ length: 50 }, (_, k) => at(k / 49)) };
  });
  return pieces;
}

test('the curve never passes beyond the points it joins', () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let round = 0; round < 200; round++) {
    let x = 0;
    const points = Array.from({ length: 2 + Math.floor(random() * 20) }, () => [(x += 1 + random() * 90), random() * 200]);
    for (const { low, high, ys } of sampled(points)) {
      for (const y of ys) assert.ok(y >= low - 1e-9 && y <= high + 1e-9);
    }
  }
});

test('the path starts and ends on its points and turns by a quarter', () => {
  const points = [[0, 10], [50, 20], [100, 0]];
  assert.match(monotonePath(points), /^M0\.0 10\.0C.* 100\.0 0\.0$/);
  assert.match(monotonePath(points, true), /^M10\.0 0\.0C.* 0\.0 100\.0$/);
  assert.equal(monotonePath([]), '');
  assert.equal(monotonePath([[3, 4]]), 'M3.0 4.0');
});
