// The forms of the playbook: an entry in words for others, an adoption, and the question before one is taken out.

import { el } from './../parts/draw.js';
import { choiceField, textField } from './../actions/fields.js';
import { newAction } from './../actions/dialogs.js';

/** @typedef {import('../actions/dialogs.js').DialogSpec} DialogSpec */
/** @typedef {import('./entry.js').EntryWords} EntryWords */
/** @typedef {import('./playbook.js').PlaybookData} PlaybookData */

/** An entry that is kept for the first time (no id), or one whose words change. @param {PlaybookData} data
 * @param {EntryWords} words @returns {DialogSpec} */
export function wording(data, words) {
  const { labels: l } = data, known = Boolean(words.id);
  const forms = [{ value: '', label: l.no_line }, ...Object.keys(data.forms).map((form) => ({ value: form, label: form }))];
  const subject = known ? { kind: 'reword', id: words.id, ver: words.ver } : { kind: 'keep', action: words.action };
  return { title: known ? l.reword_title : l.keep_title, card: null, button: known ? l.save : l.keep_button,
    body: [el('div', { class: 'grid' },
      textField({ name: 'name', label: l.name, hint: l.name_hint, value: words.name, need: true, wide: true }),
      textField({ name: 'touchpoint', label: l.touchpoint_name, value: words.touchpoint, need: true, wide: true }),
      textField({ name: 'what', label: l.what, value: words.what, area: true, need: true, wide: true }),
      textField({ name: 'line', label: l.line, value: words.line, area: true, wide: true }),
      choiceField('form', l.line_form, forms, words.form),
      textField({ name: 'team', label: l.team_label, value: words.team, need: true }),
      textField({ name: 'needs', label: l.needs_label, hint: l.needs_hint, value: words.needs, area: true, wide: true })),
    el('p', { class: 'hint' }, l.words_ledger)],
    request: (values) => ({ ...subject, ...values }) };
}

/** The plan's own form, begun with the entry, and how others know the team. @param {PlaybookData} data
 * @param {import('./entry.js').OpenEntry} entry @returns {DialogSpec} */
export function adopting(data, entry) {
  const { labels: l } = data;
  const spec = newAction(/** @type {any} */ (data), { title: entry.name, touchpoint: entry.adopt_at, lever: entry.lever.value,
    first_step: entry.what });
  const team = el('div', { class: 'grid' }, textField({ name: 'team', label: l.team_label, value: data.team, need: true, wide: true }));
  return { ...spec, title: l.adopt_title, button: l.adopt_button, body: [...spec.body, team],
    request: (values) => ({ ...spec.request(values), kind: 'adopt', entry: entry.id }) };
}

/** @param {PlaybookData} data @param {EntryWords} words @returns {DialogSpec} */
export function takingOut(data, words) {
  const { labels: l } = data;
  return { title: l.out_title, card: null, button: l.take_out,
    body: [el('p', { class: 'about' }, words.name), el('p', { class: 'hint' }, l.out_text)],
    request: () => ({ kind: 'take-out', id: words.id }) };
}
