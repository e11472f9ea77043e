// Owners' own links: a lead makes, copies, shows and ends them.

import { el, icon } from './../parts/draw.js';

/** @typedef {{name: string, link: {id: string, address: string, until: string} | null}} LinkLine */
/** @typedef {{shared: boolean, owners: LinkLine[]}} Links */
/** @typedef {(kind: string, more: Record<string, unknown>) => void} Ask */

/**
 * @param {HTMLDialogElement} box @param {Links} links @param {import('./pieces.js').Words} l @param {Ask} ask
 */
export function linksDialog(box, links, l, ask) {
  const shown = /** @type {HTMLElement | null} */ (box.querySelector('[data-shown]'))?.dataset.shown ?? '';
  box.setAttribute('aria-label', l.links);
  box.replaceChildren(el('header', { class: 'row' }, el('h2', { class: 'grow' }, l.links),
    el('button', { class: 'btn i g', 'aria-label': l.close, onclick: () => box.close() }, icon('close'))),
  el('p', { class: 'muted' }, l.links_about), links.shared ? '' : el('p', { class: 'alone' }, icon('info'), l.alone),
  links.owners.length ? el('ul', { class: 'owners' }, links.owners.map((line) => ownerLine(line, l, ask, shown)))
    : el('p', null, l.no_owners));
}

/** @param {LinkLine} line @param {import('./pieces.js').Words} l @param {Ask} ask @param {string} shown */
function ownerLine({ name, link }, l, ask, shown) {
  if (!link) {
    return el('li', null, el('b', { class: 'grow' }, name), el('button', { class: 'btn', 'aria-label': `${l.make_link}: ${name}`,
      onclick: () => ask('make-link', { owner: name }) }, icon('add_link', 18), l.make_link));
  }
  const address = new URL(link.address, location.origin).href;
  const field = el('input', { class: 'field', readonly: true, 'aria-label': `${l.links}: ${name}`, value: address,
    onfocus: () => field.select() });
  const code = el('div', { class: 'qr' });
  const show = () => {
    code.dataset.shown = link.id;
    code.replaceChildren(el('img', { src: `/eximap/own/${link.id}.svg`, alt: `${l.qr}: ${name}`, width: 160, height: 160 }));
  };
  if (shown === link.id) show();
  return el('li', null, el('b', { class: 'grow' }, name), el('span', { class: 'muted' }, link.until), el('div', { class: 'way' }, field,
    copyButton(field, address, name, l),
    el('button', { class: 'btn', 'aria-label': `${l.qr}: ${name}`, onclick: show }, icon('qr_code_2', 18)),
    el('button', { class: 'btn', 'aria-label': `${l.end_link}: ${name}`, onclick: () => ask('end-link', { id: link.id }) }, l.end_link)),
  code);
}

/** @param {HTMLInputElement} field @param {string} address @param {string} name @param {import('./pieces.js').Words} l */
function copyButton(field, address, name, l) {
  const word = el('span', { role: 'status' }, l.copy);
  const copied = () => { word.textContent = l.copied; };
  // Without HTTPS a browser keeps the clipboard to itself: the address is selected, to be copied by hand.
  return el('button', { class: 'btn', 'aria-label': `${l.copy}: ${name}`, onclick: () => {
    field.focus();
    if (navigator.clipboard) navigator.clipboard.writeText(address).then(copied, () => field.select());
    else if (document.execCommand('copy')) copied();
  } }, icon('content_copy', 18), word);
}
