// Walks and stories of one moment: what was seen on which day, and what happened.

import { el, icon } from './../parts/draw.js';

/** @typedef {import('./touchpoint.js').At} At */
/** @typedef {Record<string, string>} Labels */
/** @typedef {import('./talk.js').Ask} Ask */

/** @param {At} at @param {Labels} l @param {Ask} ask @returns {HTMLElement} */
export function walks(at, l, ask) {
  const input = (/** @type {string} */ name, /** @type {string} */ label, /** @type {Record<string, any>} */ more, value = '') => {
    const control = el('input', { id: `w-${name}`, name, class: 'field', autocomplete: 'off', ...more });
    control.value = value;
    return el('div', { class: 'f' }, el('label', { for: `w-${name}` }, label), control);
  };
  const form = el('form', { onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    ask({ kind: 'add-walk', ...Object.fromEntries([...new FormData(form)]) }, () => form.reset());
  } }, el('div', { class: 'grid' }, input('by', l.by, { maxlength: 200, list: 'w-people' }, at.who),
    input('on', l.on, { type: 'date', max: at.today }, at.today), input('minutes', l.minutes, { type: 'number', min: 1, max: 1440, inputmode: 'numeric' })),
  el('datalist', { id: 'w-people' }, at.people.map((name) => el('option', { value: name }))),
  el('div', { class: 'f' }, el('label', { for: 'w-seen' }, l.seen), el('textarea', { id: 'w-seen', name: 'seen', class: 'field', rows: 2, maxlength: 2000,
    placeholder: l.seen_hint })), el('button', { class: 'btn' }, icon('directions_walk'), l.add_walk));
  return el('section', { class: 'card' }, el('h2', null, l.walked), el('p', { class: 'hint' }, l.walked_hint),
    at.walks.length ? el('ul', { class: 'walks' }, at.walks.map((walk) => el('li', null, el('div', { class: 'grow' },
      el('p', { class: 'muted' }, walk.line), el('p', { class: 'seen' }, walk.seen), walk.gap.map((line) => el('p', { class: 'gap' }, line))),
    el('button', { type: 'button', class: 'btn g i', 'aria-label': `${l.remove}: ${walk.line}`,
      onclick: () => ask({ kind: 'remove-walk', id: walk.id }, () => {}) }, icon('close', 16))))) : el('p', { class: 'none' }, l.no_walks), form);
}

/** @param {At} at @param {Labels} l @param {string} locale @param {Ask} ask @returns {HTMLElement} */
export function stories(at, l, locale, ask) {
  const text = el('textarea', { id: 's-text', name: 'text', class: 'field', rows: 2, maxlength: 2000 });
  return el('section', { class: 'card' }, el('h2', null, l.stories), el('p', { class: 'hint' }, l.stories_hint),
    at.stories.length ? el('ul', { class: 'stories', lang: locale }, at.stories.map((story) => el('li', null, story))) : el('p', { class: 'none' }, l.no_stories),
    el('form', { onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      ask({ kind: 'add-story', text: text.value }, () => { text.value = ''; });
    } }, el('div', { class: 'f' }, el('label', { for: 's-text' }, l.story), text), el('button', { class: 'btn' }, icon('add'), l.add_story)));
}
