// Taking in other teams' release files: one, several, or a folder of them, dropped or chosen.

import { el, icon } from './../parts/draw.js';
import { readText } from './../parts/files.js';

/** @typedef {{counts: string[], faults: string[], report?: {name: string, text: string}}} Arrival */

const LARGEST_RELEASE = 5 * 1024 * 1024, MOST = 2000;

/**
 * The files as name and text; one that is too large comes without its text, which the server says in words.
 * @param {File[]} files @returns {Promise<{name: string, text: string | null}[]>}
 */
export async function readAll(files) {
  const wanted = files.filter((file) => file.name.toLowerCase().endsWith('.json')).slice(0, MOST);
  return Promise.all(wanted.map(async (file) => ({ name: file.name, text: file.size > LARGEST_RELEASE ? null : await readText(file) })));
}

const TABLE = /\.(csv|xlsx|parquet)$/i, CHUNK = 0x8000;

/** A file's bytes in base64. @param {Blob} file @returns {Promise<string>} */
export async function readBytes(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

/** The first table of scores among the files; one that is too large comes without its content. @param {File[]} files */
export async function readTable(files) {
  const file = files.find((one) => TABLE.test(one.name));
  return file ? { name: file.name, content: file.size > LARGEST_RELEASE ? null : await readBytes(file) } : null;
}

/** @param {import('./compare.js').ComparePage} page */
export function takeIn(page) {
  const { labels: l } = page.data;
  const bring = async (/** @type {FileList | null | undefined} */ list) => {
    const files = await readAll([...(list ?? [])]), scores = files.length ? null : await readTable([...(list ?? [])]);
    if (!files.length && !scores) return;
    page.arrivalBox?.replaceChildren(el('p', null, l.reading));
    if (scores) return page.ask({ kind: 'scores', ...scores, scale: scale.value });
    page.ask({ kind: 'files', files });
  };
  const input = (/** @type {boolean} */ folder) => el('input', { type: 'file', class: 'vh', tabindex: -1, 'aria-hidden': 'true', multiple: true,
    accept: '.json,.csv,.xlsx,.parquet', webkitdirectory: folder, onchange: (/** @type {Event} */ event) => bring(/** @type {HTMLInputElement} */ (event.target).files) });
  const scale = el('input', { class: 'field', value: '1-5', size: 7, id: 'scores-scale', autocomplete: 'off' });
  const several = input(false), folder = input(true);
  page.arrivalBox = el('div', { role: 'status', class: 'arrival' });
  page.open(l.take_in_title, [el('p', { class: 'lead' }, l.take_in_hint),
    el('div', { class: 'drop', ondragover: (/** @type {DragEvent} */ e) => e.preventDefault(),
      ondrop: (/** @type {DragEvent} */ e) => { e.preventDefault(); bring(e.dataTransfer?.files); } }, el('p', null, l.drop_here),
    el('div', { class: 'row ways' }, el('button', { class: 'btn b p', type: 'button', onclick: () => several.click() }, icon('upload_file'), l.choose_files),
      el('button', { class: 'btn b', type: 'button', onclick: () => folder.click() }, icon('folder_open'), l.choose_folder)), several, folder),
    el('p', { class: 'lead' }, l.scores_hint), el('p', { class: 'row' }, el('label', { for: 'scores-scale' }, l.scores_scale), scale), page.arrivalBox]);
}

/** What became of the files, in the dialog that waits for it. @param {import('./compare.js').ComparePage} page */
export function tellArrival(page) {
  const { arrival } = page.data;
  if (!arrival || !page.arrivalBox || !page.box.open) return;
  const line = (/** @type {string} */ name) => (/** @type {string} */ text) => el('li', null, icon(name, 18), el('span', null, text));
  page.arrivalBox.replaceChildren(el('ul', null, arrival.counts.map(line('check')), arrival.faults.map(line('error'))), arrival.report ? reportLink(arrival.report, page.data.labels.report) : '');
}

/** All rows that can't be used, as a file to keep. @param {{name: string, text: string}} report @param {string} label */
function reportLink(report, label) {
  const href = URL.createObjectURL(new Blob(['\ufeff', report.text], { type: 'text/csv' }));
  return el('a', { class: 'btn b', href, download: report.name }, icon('download'), label);
}
