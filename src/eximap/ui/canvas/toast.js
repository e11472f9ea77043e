// One line at the foot that says what just happened, with its undo; said politely to a screen reader.

import { el, icon } from '../parts/draw.js';

const SHOWN_MS = 7000;

/** @param {import('./app.js').App} app @returns {() => void} */
export function connectToast(app) {
  const box = el('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });
  app.root.append(box);
  let timer = 0;
  const clear = () => { window.clearTimeout(timer); box.replaceChildren(); };
  app.toast = (text, undoable = false) => {
    clear();
    box.append(el('div', { class: 'toast' }, el('span', null, text),
      undoable && el('button', { type: 'button', onclick: () => { clear(); app.undo(); } }, app.say('undo')),
      el('button', { type: 'button', class: 'x', 'aria-label': app.say('close'), onclick: clear }, icon('close', 16))));
    timer = window.setTimeout(clear, SHOWN_MS);
  };
  return clear;
}
