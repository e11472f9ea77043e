// The inputs of the plan's forms. Labels are tied to their inputs; dates are the browser's own, in its own language.

import { el } from './../parts/draw.js';

/** @typedef {{name: string, label: string, value?: string, hint?: string, need?: boolean, area?: boolean, type?: string,
 *   list?: string[], wide?: boolean}} FieldSpec */
/** @typedef {{value: string, label: string}} Option */

let fieldSerial = 0;

/** A labelled text, date or many-line input. @param {FieldSpec} spec */
export function textField({ name, label, value = '', hint = '', need, area, type = 'text', list, wide }) {
  const id = `f${fieldSerial++}`;
  const shared = { id, name, class: 'field', required: need, 'aria-required': need ? 'true' : null };
  const input = area ? el('textarea', { ...shared, rows: 2, maxlength: 2000, placeholder: hint })
    : el('input', { ...shared, type, maxlength: type === 'text' ? 200 : null, placeholder: hint,
      list: list ? `${id}-list` : null, autocomplete: 'off' });
  input.value = value;
  const options = list ? el('datalist', { id: `${id}-list` }, list.map((text) => el('option', { value: text }))) : null;
  return el('div', { class: wide ? 'f wide' : 'f' }, el('label', { for: id }, label), input, options);
}

/** A labelled choice of one. @param {string} name @param {string} label @param {Option[]} options @param {string} value */
export function choiceField(name, label, options, value) {
  const id = `f${fieldSerial++}`;
  const select = el('select', { id, name, class: 'field' }, options.map((option) =>
    el('option', { value: option.value, selected: option.value === value }, option.label)));
  return el('div', { class: 'f' }, el('label', { for: id }, label), select);
}

/** What a form's inputs hold, trimmed. @param {HTMLFormElement} form @returns {Record<string, string>} */
export function valuesOf(form) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const [name, value] of new FormData(form)) values[name] = String(value).trim();
  return values;
}
