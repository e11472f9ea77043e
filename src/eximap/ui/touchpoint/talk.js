// Conversation cards of one moment: three parts that begin with what the notes say, and the cards that were kept.

import { copyText } from './../parts/copying.js';
import { el, fill, icon } from './../parts/draw.js';

/** @typedef {import('./touchpoint.js').At} At */
/** @typedef {import('./touchpoint.js').Card} Card */
/** @typedef {Record<string, string>} Labels */
/** @typedef {(request: Record<string, unknown>, done: () => void) => void} Ask */

/** @param {At} at @param {Labels} l @param {string} language @param {Ask} ask @returns {HTMLElement} */
export function talk(at, l, language, ask) {
  return el('section', { class: 'card talk' }, el('h2', null, l.talk), el('p', { class: 'hint' }, l.talk_hint),
    at.note ? el('p', { class: 'quoted' }, fill(l.from_note, { text: at.note })) : null,
    newCard(at, l, ask), el('h3', null, l.cards),
    at.cards.length ? el('ul', { class: 'cards' }, at.cards.map((card) => keptCard(card, l, language, ask))) : el('p', { class: 'none' }, l.no_cards));
}

/** @param {At} at @param {Labels} l @param {Ask} ask */
function newCard(at, l, ask) {
  let chosen = at.forms.find((one) => one.form === at.form) ?? at.forms[0];
  const parts = el('div', { class: 'parts' });
  const buttons = at.forms.map((one) => el('button', { type: 'button', 'aria-pressed': String(one === chosen), onclick: () => choose(one) }, one.form));
  const form = el('form', { onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    ask({ kind: 'add-card', form: chosen.form, ...partsOf(form) }, () => choose(chosen));
  } }, el('div', { class: 'seg', role: 'group', 'aria-label': l.form }, buttons), parts,
  el('button', { class: 'btn p' }, icon('check'), l.keep));
  /** @param {At['forms'][number]} one */
  function choose(one) {
    chosen = one;
    buttons.forEach((button, n) => button.setAttribute('aria-pressed', String(at.forms[n] === one)));
    parts.replaceChildren(...partFields(one.names, one.first));
  }
  choose(chosen);
  return form;
}

let partSerial = 0;

/** @param {string[]} names @param {string[]} texts */
function partFields(names, texts) {
  return names.map((name, n) => {
    const id = `part${partSerial++}`;
    const area = el('textarea', { id, name: `part${n}`, class: 'field', rows: 2, maxlength: 2000 });
    area.value = texts[n];
    return el('div', { class: 'f' }, el('label', { for: id }, name), area);
  });
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} */
function partsOf(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

/** @param {Card} card @param {Labels} l @param {string} language @param {Ask} ask */
function keptCard(card, l, language, ask) {
  const item = el('li');
  const subject = { id: card.id, ver: card.ver };
  const read = () => {
    item.replaceChildren(el('div', { class: 'top' }, el('span', { class: 'tag' }, card.form), el('span', { class: 'muted' }, card.on),
      el('span', { class: 'muted who' }, icon(card.shared ? 'group' : 'lock', 15), card.by || (card.shared ? l.shared : l.private))),
    el('dl', null, card.names.flatMap((name, n) => (card.parts[n] ? [el('dt', null, name), el('dd', null, card.parts[n])] : []))),
    el('div', { class: 'do' }, el('a', { class: 'btn g', href: `/eximap/conversation-card/${encodeURIComponent(card.id)}.pdf?lang=${language}`,
      download: true, 'aria-label': `${l.print}: ${card.form}` }, icon('print', 16), l.print), copyButton(card, l), card.mine ? ownVerbs() : null));
  };
  const ownVerbs = () => [
    el('button', { type: 'button', class: 'btn g', onclick: write }, icon('edit', 16), l.edit),
    el('button', { type: 'button', class: 'btn g', onclick: () => ask({ kind: 'share-card', shared: !card.shared, ...subject }, () => {}) },
      icon(card.shared ? 'lock' : 'group', 16), card.shared ? l.unshare : l.share),
    el('button', { type: 'button', class: 'btn g', onclick: () => ask({ kind: 'remove-card', ...subject }, () => {}) }, icon('delete', 16), l.remove)];
  const write = () => {
    const form = el('form', { onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      ask({ kind: 'rewrite-card', ...subject, ...partsOf(form) }, () => {});
    } }, el('div', { class: 'parts' }, partFields(card.names, card.parts)), el('div', { class: 'do' },
      el('button', { class: 'btn p' }, l.save), el('button', { type: 'button', class: 'btn', onclick: read }, l.cancel)));
    item.replaceChildren(form);
    /** @type {HTMLElement | null} */ (form.querySelector('textarea'))?.focus();
  };
  read();
  return item;
}

/** @param {Card} card @param {Labels} l */
function copyButton(card, l) {
  const words = el('span', null, l.copy);
  return el('button', { type: 'button', class: 'btn g', onclick: async () => {
    if (await copyText(card.text)) words.textContent = l.copied;
  } }, icon('content_copy', 16), words);
}
