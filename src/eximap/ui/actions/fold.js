// What a phone folds away: a button that shows it, which wider screens leave out.

import { el, icon } from './../parts/draw.js';

/** @param {import('./actions.js').Plan} plan @param {'tools' | 'filters'} part @param {string} sign @param {string} name
 *   @param {number} [count] how many are in use, said beside the name */
export function foldButton(plan, part, sign, name, count = 0) {
  return el('button', { class: 'btn fold', 'aria-expanded': String(plan.unfolded[part]), data: { hold: `fold-${part}` },
    onclick: () => plan.fold(part) }, icon(sign), el('span', null, name), count ? el('b', null, String(count)) : null);
}
