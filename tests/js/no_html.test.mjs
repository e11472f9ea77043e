// People's words reach the page as text: no script of ours hands a string to the HTML parser or to the engine.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath(new URL('../../src/eximap/', import.meta.url));

const FORBIDDEN = [
  /\b(inner|outer)HTML\b/,
  /\binsertAdjacentHTML\b/,
  /\bdocument\s*\.\s*write(ln)?\b/,
  /\bcreateContextualFragment\b/,
  /\bparseFromString\b/,
  /\bset(HTML|HTMLUnsafe)\s*\(/,
  /\bsrcdoc\b/,
  /\beval\s*\(/,
  /\bnew\s+Function\b/,
  /\bset(Timeout|Interval)\s*\(\s*['"`]/,
  /\bimport\s*\(\s*['"`]?https?:/,
];

/** @param {string} source */
function breaches(source) {
  return FORBIDDEN.filter((pattern) => pattern.test(source)).map(String);
}

const scripts = readdirSync(SOURCES, { recursive: true }).map(String).filter((name) => name.endsWith('.js'));

test('there are scripts to look at', () => {
  assert.ok(scripts.length > 0);
});

for (const name of scripts) {
  test(`${name} parses no string as HTML or code`, () => {
    assert.deepEqual(breaches(readFileSync(SOURCES + name, 'utf8')), []);
  });
}

for (const planted of [
  'card.innerHTML = note.text',
  'card.outerHTML = ""',
  'card.insertAdjacentHTML("beforeend", text)',
  'document.write(text)',
  'new DOMParser().parseFromString(text, "text/html")',
  'range.createContextualFragment(text)',
  'card.setHTMLUnsafe(text)',
  'frame.srcdoc = text',
  'eval(text)',
  'new Function(text)',
  'setTimeout("go()", 1)',
]) {
  test(`a planted ${planted} is found`, () => {
    assert.equal(breaches(planted).length, 1);
  });
}

test('text is no breach', () => {
  assert.deepEqual(breaches('card.textContent = note.text; setTimeout(() => draw(), 10); evaluate(x)'), []);
});
