// What is stored under one's own name: asked for by the name, saved as a file; a refusal is one sentence.

import { el } from './../parts/draw.js';

/** @typedef {{name: string, problem: string}} OwnState what is typed, and what was said to it */
/** @typedef {{why: string, left_out: string}} OwnWords */

/**
 * @param {OwnWords} words @param {Record<string, string>} l @param {string[]} people @param {string} language
 * @param {OwnState} state outlives a redraw
 */
export function ownDataForm(words, l, people, language, state) {
  const problem = el('p', { class: 'problem', role: 'alert', hidden: !state.problem }, state.problem);
  const say = (/** @type {string} */ text) => {
    state.problem = problem.textContent = text;
    problem.hidden = !text;
  };
  const input = el('input', { class: 'field', value: state.name, maxlength: 200, list: 'own-names', autocomplete: 'off',
    data: { at: 'own' }, oninput: () => { state.name = input.value; },
    // A bare letter would reach Streamlit's own shortcuts.
    onkeydown: (/** @type {KeyboardEvent} */ e) => e.stopPropagation() });
  const ask = async (/** @type {Event} */ submitted) => {
    submitted.preventDefault();
    try {
      say(await saveOwnData(input.value, language));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // what fetch says when nothing answers
      say(l.away);
    }
  };
  return el('div', { class: 'own card' }, el('p', null, words.why), el('p', { class: 'muted' }, words.left_out),
    el('form', { onsubmit: ask }, el('label', null, el('span', null, l.name), input),
      el('datalist', { id: 'own-names' }, people.map((name) => el('option', { value: name }))),
      el('button', { class: 'btn b' }, l.download)), problem);
}

/** Saves the file; the sentence that refuses it, or none. @param {string} name @param {string} language */
async function saveOwnData(name, language) {
  const answer = await fetch(`/eximap/named-data?${new URLSearchParams({ name, lang: language })}`);
  if (!answer.ok) return answer.text();
  const address = URL.createObjectURL(await answer.blob());
  el('a', { href: address, download: savedName(answer.headers.get('content-disposition') ?? '') }).click();
  URL.revokeObjectURL(address);
  return '';
}

/** @param {string} disposition @returns {string} */
function savedName(disposition) {
  const found = /filename\*=UTF-8''([^;]+)/.exec(disposition);
  return found ? decodeURIComponent(found[1]) : 'eximap.json';
}
