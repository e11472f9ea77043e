// Taking in other teams' release files: one, several, or a folder of them, dropped or chosen.

import { el, icon } from './../parts/draw.js';
import { readText } from './../parts/files.js';

/** @typedef {{counts: string[], faults: string[]}} Arrival */

const LARGEST_RELEASE = 5 * 1024 * 1024, MOST = 2000;

/**
 * The files as name and text; one that is too large comes without its text, which the server says in words.
 * @param {File[]} files @returns {Promise<{name: string, text: string | null}[]>}
 */
export async function readAll(files) {
  const wanted = files.filter((file) => file.name.toLowerCase().endsWith('.json')).slice(0, MOST);
  return Promise.all(wanted.map(async (file) => ({ name: file.name, text: file.size > LARGEST_RELEASE ? null : await readText(file) })));
}

/** @param {import('./compare.js').ComparePage} page */
export function takeIn(page) {
  const { labels: l } = page.data;
  const bring = async (/** @type {FileList | null | undefined} */ list) => {
    const files = await readAll([...(list ?? [])]);
    if (!files.length) return;
    page.arrivalBox?.replaceChildren(el('p', null, l.reading));
    page.ask({ kind: 'files', files });
  };
  const input = (/** @type {boolean} */ folder) => el('input', { type: 'file', class: 'vh', tabindex: -1, 'aria-hidden': 'true', multiple: true,
    accept: '.json', webkitdirectory: folder, onchange: (/** @type {Event} */ event) => bring(/** @type {HTMLInputElement} */ (event.target).files) });
  const several = input(false), folder = input(true);
  page.arrivalBox = el('div', { role: 'status', class: 'arrival' });
  page.open(l.take_in_title, [el('p', { class: 'lead' }, l.take_in_hint),
    el('div', { class: 'drop', ondragover: (/** @type {DragEvent} */ e) => e.preventDefault(),
      ondrop: (/** @type {DragEvent} */ e) => { e.preventDefault(); bring(e.dataTransfer?.files); } }, el('p', null, l.drop_here),
    el('div', { class: 'row ways' }, el('button', { class: 'btn b p', type: 'button', onclick: () => several.click() }, icon('upload_file'), l.choose_files),
      el('button', { class: 'btn b', type: 'button', onclick: () => folder.click() }, icon('folder_open'), l.choose_folder)), several, folder), page.arrivalBox]);
}

/** What became of the files, in the dialog that waits for it. @param {import('./compare.js').ComparePage} page */
export function tellArrival(page) {
  const { arrival } = page.data;
  if (!arrival || !page.arrivalBox || !page.box.open) return;
  const line = (/** @type {string} */ name) => (/** @type {string} */ text) => el('li', null, icon(name, 18), el('span', null, text));
  page.arrivalBox.replaceChildren(el('ul', null, arrival.counts.map(line('check')), arrival.faults.map(line('error'))));
}
