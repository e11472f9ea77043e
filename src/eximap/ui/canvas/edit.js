// Typing in place: a text field laid over the text it replaces. Enter keeps, Esc restores, leaving the field keeps.

import { el } from '../parts/draw.js';

const NEAR_THE_LIMIT = 0.1;

/** @typedef {import('./app.js').App} App */
/** @typedef {{value: string, label: string, placeholder?: string, lines?: boolean, most?: number, keep: (text: string) => void,
 *   next?: (text: string) => void, cancel?: () => void, paste?: (text: string) => void}} Editing
 *   `lines`: a text, where Shift+Enter breaks a line, and not a name; `next`: Enter keeps and goes on; `paste`: takes a list of several lines */

/** @param {HTMLTextAreaElement} field grows with its text, by script where the browser does not do it by style */
function fitHeight(field) {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = '0';
  field.style.height = `${field.scrollHeight}px`;
}

/**
 * How much room is left, said only when little is: a name has less than a text.
 * @param {App} app @param {HTMLTextAreaElement} field @param {number} most
 */
function roomLeft(app, field, most) {
  const shown = el('small', { class: 'left', 'aria-hidden': 'true' });
  const count = () => {
    const left = most - field.value.length, said = left <= most * NEAR_THE_LIMIT ? app.count('n.left', Math.max(0, left)) : '';
    if (said && (left <= 0 || !shown.textContent)) app.announce(said);
    shown.textContent = said;
  };
  field.addEventListener('input', count);
  count();
  return shown;
}

/**
 * Replaces what `host` shows by a field until the text is kept or restored; redraws wait meanwhile.
 * @param {App} app @param {HTMLElement} host @param {Editing} editing
 */
export function editInPlace(app, host, editing) {
  const most = editing.most ?? app.data.limits[editing.lines ? 'text' : 'name'];
  const field = el('textarea', { class: 'edit', rows: 1, maxlength: most, 'aria-label': editing.label, placeholder: editing.placeholder ?? null,
    value: editing.value, spellcheck: 'true', lang: app.map.locale });
  let over = false;
  /** @param {(() => void) | undefined} then */
  const finish = (then) => {
    if (over) return;
    over = true;
    app.finishEdit = null;
    app.busy.delete('edit');
    app.quietly(() => then?.());
  };
  const keep = () => editing.keep(field.value);
  field.addEventListener('keydown', (event) => onEditKey(event, field, editing, finish, keep));
  field.addEventListener('blur', () => finish(keep));
  field.addEventListener('input', () => fitHeight(field));
  field.addEventListener('paste', (event) => onPaste(event, editing, finish));
  app.hold('edit');
  app.finishEdit = () => finish(keep);
  host.replaceChildren(field, roomLeft(app, field, most));
  host.classList.add('editing');
  host.closest('.t, .nt, .b')?.classList.add('editing');
  fitHeight(field);
  field.focus();
  field.select();
}

/**
 * @param {KeyboardEvent} event @param {HTMLTextAreaElement} field @param {Editing} editing
 * @param {(then?: () => void) => void} finish @param {() => void} keep
 */
function onEditKey(event, field, editing, finish, keep) {
  event.stopPropagation();
  if (event.isComposing) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    finish(editing.cancel ?? (() => {}));
  } else if (event.key === 'Enter' && !(editing.lines && event.shiftKey)) {
    event.preventDefault();
    finish(editing.next ? () => editing.next?.(field.value) : keep);
  }
}

/** @param {ClipboardEvent} event @param {Editing} editing @param {(then?: () => void) => void} finish */
function onPaste(event, editing, finish) {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!editing.paste || !text.trim().includes('\n')) return;
  event.preventDefault();
  finish(() => editing.paste?.(text));
}
