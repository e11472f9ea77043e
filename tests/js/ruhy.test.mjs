import assert from 'node:assert/strict';
import { test } from 'node:test';

import { softHyphens, tiedPieces } from '../../src/eximap/ui/parts/ruhy.js';

test('long Russian words may break between syllables', () => {
  const cases = {
    'наставник': 'нас-тав-ник', 'гарнитура': 'гар-ни-ту-ра', 'войдёте': 'вой-дё-те', 'больница': 'боль-ни-ца',
  };
  for (const [word, parts] of Object.entries(cases)) assert.equal(softHyphens(word).replaceAll('\u00ad', '-'), parts);
});

test('long English words may break between syllables', () => {
  for (const parts of ['class-room', 'simu-la-tions', 'cer-ti-fi-ca-tion', 'under-stand', 'thank-fully', 'com-plaint']) {
    assert.equal(softHyphens(parts.replaceAll('-', '')).replaceAll('\u00ad', '-'), parts);
  }
});

test('short words, other languages and the letters themselves are left alone', () => {
  for (const text of ['сбой', 'Headset', '接线员', '', 'звонок']) assert.equal(softHyphens(text), text);
  const long = 'Нельзя завершить разговор при оскорблениях, объявление подъезда';
  assert.equal(softHyphens(long).replaceAll('\u00ad', ''), long);
});

test('no piece is shorter than two letters or begins with ь, ъ or й', () => {
  const words = 'объявление подъезда расписание супервайзер собеседование аттестация прослушивание'.split(' ');
  for (const word of words) {
    const pieces = softHyphens(word).split('\u00ad');
    assert.ok(pieces.length > 1, word);
    for (const piece of pieces) assert.match(piece, /^[^ьъй].+/);
  }
});

test('punctuation is tied to the last letter of a long word, and to nothing else', () => {
  const cases = [
    ['Be expected, not just hired', ['Be expecte', 'd,', ' not just hired']],
    ['strengths!?', ['strength', 's!?', '']],
    ['(callers) “headset”', ['(caller', 's)', ' “headse', 't”', '']],
    ['一二ABCDEFGHI，五', ['一二ABCDEFGH', 'I，', '五']],
    ['Быть тем, кто слушает…', ['Быть тем, кто слушае', 'т…', '']],
    ['doesn’t and/or self-reported 9.30, call.', ['doesn’t and/or self-reported 9.30, call.']],
    ['', ['']],
  ];
  for (const [text, pieces] of cases) {
    assert.deepEqual(tiedPieces(text).map((piece) => piece.replaceAll('\u00ad', '')), pieces);
    assert.equal(tiedPieces(text).join(''), softHyphens(text));
  }
});
