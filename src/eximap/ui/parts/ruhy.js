// Soft hyphens for Russian words: not every browser has a dictionary, and a 64-pixel card needs a break somewhere.

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

/**
 * The text with soft hyphens in Russian words of seven letters and more; other text comes back unchanged. For drawing
 * only: an edited text must be the one without.
 * @param {string} text @returns {string}
 */
export function softHyphens(text) {
  return text.replace(LONG_WORD, softWord);
}
