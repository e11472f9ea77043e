// The menu "Hand on": links to files, opened by a button. Links are what a keyboard and a reader know already.

import { el, icon } from './../parts/draw.js';

/** @typedef {{label: string, hint: string, groups: {title: string, files: {href: string, title: string, note: string}[]}[]}} HandOn */

/** @param {HandOn} menu @returns {HTMLElement} */
export function handOnMenu({ label, hint, groups }) {
  const summary = el('summary', { class: 'btn' }, icon('ios_share'), label, icon('expand_more', 16));
  const list = el('div', { class: 'files' }, hint ? el('p', { class: 'hint' }, icon('filter_alt', 16), hint) : null, groups.map(({ title, files }) => el('section', { 'aria-label': title },
    el('h2', null, title), el('ul', null, files.map((file) => el('li', null, el('a', { href: file.href, download: true,
      onclick: () => close(true) }, el('span', null, file.title), file.note ? el('small', null, file.note) : null)))))));
  const menu = el('details', { class: 'handon', ontoggle: () => {
    const act = menu.open ? 'addEventListener' : 'removeEventListener';
    document[act]('pointerdown', outside);
  }, onkeydown: (/** @type {KeyboardEvent} */ e) => {
    e.stopPropagation(); // a bare letter would reach Streamlit's own shortcuts
    if (e.key === 'Escape' && menu.open) close(true);
  } }, summary, list);

  /** @param {boolean} back whether the focus returns to the button */
  function close(back) {
    menu.open = false;
    if (back) summary.focus();
  }

  /** @param {Event} e */
  function outside(e) {
    if (!menu.isConnected || !e.composedPath().includes(menu)) close(false);
  }

  return menu;
}
