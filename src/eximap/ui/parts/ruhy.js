// Where words may break that are wider than a 64-pixel card: soft hyphens for long Russian and English words, as not
// every browser has a dictionary, and nowhere before a comma.

import { el } from './draw.js';

const VOWELS = 'аеёиоуыэюя';
const LONG_WORD = /[а-яё]{7,}/gi;
const SOFT_HYPHEN = '\u00ad';

/** @param {string} letter */
const isVowel = (letter) => VOWELS.includes(letter.toLowerCase());

/**
 * Whether a line may break before `word[at]`: a vowel stands on both sides, a lone consonant goes with the vowel after
 * it, a pair of consonants is split, ь, ъ and й stay with what precedes them, and two letters stay on either side.
 * @param {string} word @param {number} at
 */
function mayBreak(word, at) {
  if (at < 2 || word.length - at < 2) return false;
  if (/[ьъй]/i.test(word[at])) return false;
  const head = word.slice(0, at), tail = word.slice(at);
  if (![...head].some(isVowel) || ![...tail].some(isVowel)) return false;
  if (isVowel(word[at])) return false;
  const next = word[at + 1], previous = word[at - 1];
  if (isVowel(previous)) return isVowel(next);
  return isVowel(next) && (/[ьъй]/i.test(previous) || isVowel(word[at - 2]));
}

/** @param {string} word */
function softWord(word) {
  return [...word].map((letter, at) => (mayBreak(word, at) ? SOFT_HYPHEN + letter : letter)).join('');
}

const LONG_LATIN = /[a-z]{8,}/gi;
const LATIN_PARTS = /([aeiouy]+)((?:ch|sh|th|ph|ck|gh|wh|qu|ng|nk|[bcdfghj-np-tv-xz])+)(?=[aeiouy])/gi;
const UNITS = /ch|sh|th|ph|ck|gh|wh|qu|ng|nk|[a-z]/gi;

/**
 * Where a run of English consonants between vowels breaks: before a lone one, between two, after a double or the first
 * of three; what no word begins with stays behind.
 * @param {string} run
 */
function breakWithin(run) {
  const [first = '', second = '', third] = run.match(UNITS) ?? [];
  if (!second) return /^(ck|ng|nk|x)$/i.test(first) ? run.length : 0;
  const double = third !== undefined && first.toLowerCase() === second.toLowerCase();
  return double ? first.length * 2 : first.length;
}

/** @param {string} word */
function softLatin(word) {
  return word.replace(LATIN_PARTS, (part, vowels, run, at) => {
    const cut = at + vowels.length + breakWithin(run), tail = word.slice(cut);
    const stands = cut >= 3 && tail.length >= 3 && /[aeiouy]/i.test(tail.replace(/e[ds]?$/i, ''));
    return stands ? vowels + run.slice(0, breakWithin(run)) + SOFT_HYPHEN + run.slice(breakWithin(run)) : part;
  });
}

/**
 * The text with soft hyphens in Russian words of seven letters and more and English ones of eight; other text comes back
 * unchanged. For drawing only: an edited text must be the one without.
 * @param {string} text @returns {string}
 */
export function softHyphens(text) {
  return text.replace(LONG_WORD, softWord).replace(LONG_LATIN, softLatin);
}

// A browser that has to break within a word does so before a comma, too, so the comma is tied to the letter before it.
const TIED = /(?<=[a-zа-яё\u00ad]{5})([a-zа-яё][\p{Pe}\p{Pf}\p{Po}]+)(?![a-zа-яё])/giu;

/**
 * The text with soft hyphens, in pieces: every second one is a last letter with the punctuation that follows it, which no
 * line may break apart. Only long words have any, for a short one fits.
 * @param {string} text @returns {string[]}
 */
export function tiedPieces(text) {
  return softHyphens(text).split(TIED);
}

/** The text as it is drawn on a card. @param {string} text @returns {(string | HTMLElement)[]} */
export function prose(text) {
  return tiedPieces(text).map((piece, at) => (at % 2 ? el('span', { class: 'tied' }, piece) : piece));
}
