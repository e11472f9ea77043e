// Files: what one would bring, before anything of it is stored, and what can be handed on.

import { el, icon } from './../parts/draw.js';
import { bringFile } from './../parts/files.js';

/** @typedef {{name: string, counts: string[], faults: string[], warnings: string[], brings: boolean, line: string}} Arrival */
/** @typedef {(kind: string, more?: Record<string, unknown>) => void} Say */

/** One element's dialog over files. */
export class FilesDialog {
  /** @param {HTMLDialogElement} box @param {Say} say */
  constructor(box, say) {
    this.box = box;
    this.say = say;
    /** @type {'in' | 'on'} */
    this.side = 'in';
    this.sent = false;
    // A bare letter would reach Streamlit's own shortcuts.
    box.addEventListener('keydown', (event) => event.stopPropagation());
    box.addEventListener('close', () => { if (this.side === 'in' && this.seen && !this.sent) say('let-go'); });
    /** @type {Arrival | null} */
    this.seen = null;
  }

  /** @param {'in' | 'on'} side @param {import('./playbook.js').PlaybookData} data */
  open(side, data) {
    this.side = side;
    this.sent = false;
    this.draw(data);
    this.box.showModal();
  }

  /** @param {import('./playbook.js').PlaybookData} data */
  take(data) {
    const before = this.seen;
    this.seen = data.arrival;
    if (!this.box.open) return;
    if (this.sent && !data.arrival) this.box.close();
    else if (this.side === 'in' && before !== data.arrival) this.draw(data);
  }

  /** @param {import('./playbook.js').PlaybookData} data */
  draw(data) {
    const { labels: l } = data, id = 'files-title', on = this.side === 'on';
    this.box.setAttribute('aria-labelledby', id);
    this.box.replaceChildren(el('div', { class: 'sheet' },
      el('header', null, el('h2', { id, class: 'grow' }, on ? l.hand_on_title : l.files_title),
        el('button', { class: 'btn g i', type: 'button', 'aria-label': l.close, onclick: () => this.box.close() }, icon('close'))),
      on ? handingOn(data) : this.takingIn(data)));
  }

  /** @param {import('./playbook.js').PlaybookData} data */
  takingIn(data) {
    const { labels: l, arrival } = data;
    const input = el('input', { type: 'file', class: 'vh', tabindex: -1, 'aria-hidden': 'true', accept: '.json',
      onchange: () => bringFile(input.files?.[0], this.say) });
    const choose = el('button', { class: arrival ? 'btn b' : 'btn b p', type: 'button', onclick: () => input.click() },
      icon('upload_file'), arrival ? l.another : l.choose);
    const take = () => { this.sent = true; this.say('take-in'); };
    return [el('div', { class: 'drop', ondragover: (/** @type {DragEvent} */ e) => e.preventDefault(),
      ondrop: (/** @type {DragEvent} */ e) => { e.preventDefault(); bringFile(e.dataTransfer?.files[0], this.say); } },
    arrival ? el('p', { class: 'about' }, arrival.name) : el('p', null, l.drop_here), choose, input),
    el('div', { role: 'status', class: 'arrival' }, arrival ? told(arrival) : null),
    el('footer', null, el('p', { class: 'hint grow' }, l.nothing_yet),
      el('button', { class: 'btn b', type: 'button', onclick: () => this.box.close() }, l.cancel),
      el('button', { class: 'btn b p', type: 'button', disabled: !arrival?.brings, onclick: take }, l.take))];
  }
}

/** @param {Arrival} arrival */
function told(arrival) {
  const line = (/** @type {string} */ name, /** @type {string} */ kind) => (/** @type {string} */ text) =>
    el('li', { class: kind }, icon(name, 18), el('span', null, text));
  return [el('ul', null, arrival.faults.map(line('error', 'refused')), arrival.counts.map(line('check', 'counted')),
    arrival.warnings.map(line('info', 'noted'))), arrival.line ? el('p', null, arrival.line) : null];
}

/** @param {import('./playbook.js').PlaybookData} data */
function handingOn({ labels: l, links }) {
  return [el('p', { class: 'hint' }, l.hand_on_text), el('div', { class: 'links' }, links.map((link) =>
    el('a', { class: 'btn b', href: link.href, download: true }, icon('download'), link.label)))];
}
