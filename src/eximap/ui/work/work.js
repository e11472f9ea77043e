// Long work: what is being done, how far it is, and a way to end it, over the screen that waits for it.

import { el } from './../parts/draw.js';

/** @typedef {{language: string, title: string, share: number, far: string, ending: boolean, cancel: string}} WorkData */
/** @typedef {{bar: HTMLProgressElement, far: HTMLElement, button: HTMLButtonElement}} WorkParts */

/** @type {WeakMap<HTMLElement, WorkParts>} */
const PARTS = new WeakMap();

/** @param {{parentElement: ParentNode, data: WorkData, setTriggerValue: (name: string, value: any) => void}} component */
export default function work({ parentElement, data, setTriggerValue }) {
  const box = /** @type {HTMLDialogElement} */ (parentElement.querySelector('dialog'));
  const { bar, far, button } = PARTS.get(box) ?? begun(box, data);
  bar.value = data.share;
  far.textContent = data.far;
  button.disabled = data.ending;
  button.onclick = () => { button.disabled = true; setTriggerValue('cancel', Date.now()); };
}

/** @param {HTMLDialogElement} box @param {WorkData} data @returns {WorkParts} */
function begun(box, data) {
  const bar = /** @type {HTMLProgressElement} */ (el('progress', { max: 1, 'aria-labelledby': 'work-title' }));
  const far = el('p', { class: 'far', role: 'status' });
  const button = /** @type {HTMLButtonElement} */ (el('button', { class: 'btn b', type: 'button' }, data.cancel));
  box.lang = data.language;
  box.setAttribute('aria-labelledby', 'work-title');
  box.replaceChildren(el('h2', { id: 'work-title' }, data.title), bar, el('div', { class: 'row' }, far, button));
  box.oncancel = (event) => event.preventDefault(); // it ends by its button alone, never by a slip of the hand
  box.onkeydown = (event) => event.stopPropagation();
  box.showModal();
  const parts = { bar, far, button };
  PARTS.set(box, parts);
  return parts;
}
