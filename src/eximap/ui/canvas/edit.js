// Typing in place: a text field laid over the text it replaces. Enter keeps, Esc restores, leaving the field keeps.

import { el } from '../parts/draw.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {{value: string, label: string, placeholder?: string, lines?: boolean, keep: (text: string) => void,
 *   next?: (text: string) => void, cancel?: () => void, paste?: (text: string) => void}} Editing
 *   `lines`: Shift+Enter breaks a line; `next`: Enter keeps and goes on; `paste`: takes a list of several lines */

/** @param {HTMLTextAreaElement} field grows with its text, by script where the browser does not do it by style */
function fitHeight(field) {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = '0';
  field.style.height = `${field.scrollHeight}px`;
}

/**
 * Replaces what `host` shows by a field until the text is kept or restored; redraws wait meanwhile.
 * @param {App} app @param {HTMLElement} host @param {Editing} editing
 */
export function editInPlace(app, host, editing) {
  const field = el('textarea', { class: 'edit', rows: 1, 'aria-label': editing.label, placeholder: editing.placeholder ?? null,
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
  host.replaceChildren(field);
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
