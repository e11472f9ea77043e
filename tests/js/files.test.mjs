// Files as people have them: the mark of UTF-16, UTF-8 without one, and one that is too large.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bringFile, readText } from '../../src/eximap/ui/parts/files.js';

test('UTF-8 and UTF-16 are read as they were written', async () => {
  const little = new Uint8Array([0xff, 0xfe, ...new Uint8Array(new Uint16Array([...'触点'].map((c) => c.charCodeAt(0))).buffer)]);
  assert.equal(await readText(new Blob(['journey\n触点: 3'])), 'journey\n触点: 3');
  assert.equal(await readText(new Blob([little])), '触点');
});

test('what is too large is named and not read', async () => {
  /** @type {any[]} */
  const said = [];
  const large = /** @type {any} */ ({ name: 'big.mmd', size: 5 * 1024 * 1024 + 1, arrayBuffer: () => assert.fail('read') });
  await bringFile(large, (kind, more) => said.push([kind, more]));
  await bringFile(undefined, () => assert.fail('nothing was chosen'));
  assert.deepEqual(said, [['too-large', { name: 'big.mmd' }]]);
});
