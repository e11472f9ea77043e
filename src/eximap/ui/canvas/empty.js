// The map before its first touchpoint: a line, a plus, and a field that takes one name or a whole list.

import { el, icon } from '../parts/draw.js';
import { addTouchpoints } from './verbs.js';

/** @param {import('./app.js').App} app */
export function emptyMap(app) {
  const field = el('textarea', { class: 'field first', rows: 1, placeholder: app.say('empty.placeholder'), 'aria-label': app.say('empty.title'),
    data: { key: 'first' }, lang: app.map.locale });
  /** @param {string} text */
  const add = (text) => {
    const after = addTouchpoints(app, text, { stage: app.map.stages[0]?.id, index: 0 });
    if (!after) return;
    app.draft = app.phone ? null : { lane: 'tp', ...after };
    app.redraw();
  };
  field.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
    event.preventDefault();
    add(field.value);
  });
  field.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!text.trim().includes('\n')) return;
    event.preventDefault();
    add(text);
  });
  return el('div', { class: 'empty-map' },
    el('div', { class: 'thread' }, el('button', { type: 'button', class: 'round', 'aria-label': app.say('touchpoint.add'),
      onclick: () => (field.value.trim() ? add(field.value) : field.focus()) }, icon('add', 26))),
    el('h2', null, app.say('empty.title')), el('p', null, app.say('empty.text')), field);
}
