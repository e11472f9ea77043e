// Which lines of the tree stand open, and a table's bytes on their way.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { asBase64, openLines } from '../../src/eximap/ui/settings/teams.js';

const LINES = [['service', 0], ['billing', 1], ['claims', 2], ['care', 1], ['retention', 2], ['sales', 0]]
  .map(([id, depth]) => ({ id, depth }));
const open = (...closed) => openLines(LINES, new Set(closed)).map((line) => line.id);

test('a closed unit hides all that stands below it and nothing else', () => {
  assert.deepEqual(open(), LINES.map((line) => line.id));
  assert.deepEqual(open('billing'), ['service', 'billing', 'care', 'retention', 'sales']);
  assert.deepEqual(open('service'), ['service', 'sales']);
  assert.deepEqual(open('service', 'billing'), ['service', 'sales']);
  assert.deepEqual(open('claims'), open());
});

test('bytes come through as they are', async () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, n) => n % 256);
  assert.deepEqual(Uint8Array.from(Buffer.from(await asBase64(new Blob([bytes])), 'base64')), bytes);
});
