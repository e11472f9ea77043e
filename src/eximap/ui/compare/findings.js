// What follows: pains of the system, bright spots, the authority map, each with a next step and the words for it.

import { el, fill, icon } from './../parts/draw.js';

/** @typedef {{kind: string, name: string, icon: string, about: string, text: string, pain?: string, entry?: string | null, entry_name?: string}} Step */
/** @typedef {{name: string, standing: string, teams: string, who: string, texts: string[], prompted: string[], share: string, range: string, step: Step}} Pain */
/** @typedef {{texts: {text: string, where: string}[]}} Alike */
/** @typedef {{id: string, text: string, by: string}} Word */
/** @typedef {{name: string, range: string, others: string, step: Step}} Spot */
/** @typedef {{name: string, says: string, who: string, share: string, range: string, step: Step}} AuthorityLine */
/** @typedef {{pains: Pain[], pains_hint: string, alike: Alike[], words: Word[], spots: Spot[], authority: AuthorityLine[]}} Findings */

/** @param {import('./compare.js').ComparePage} page */
export function painsSection(page) {
  const { labels: l, findings } = page.data;
  return section('pains', l.pains, findings.pains_hint, findings.pains.length ? el('ul', { class: 'sys' }, findings.pains.map((pain, at) =>
    el('li', null, el('span', { class: 'pain-t' }, icon('bolt')), el('span', null, el('b', null, pain.name), el('small', null, pain.standing)),
      el('small', { class: 'of' }, pain.teams), figure(pain.share, pain.range), stepButton(page, pain.step, `pain-${at}`, [pain.who, ...pain.texts]))))
    : el('p', { class: 'lead' }, l.no_pains), page.data.demo ? null : sameness(page));
}

/** @param {import('./compare.js').ComparePage} page */
export function authoritySection(page) {
  const { labels: l, findings } = page.data;
  if (!findings.authority.length) return null;
  return section('authority', l.authority, l.authority_hint, el('ul', { class: 'sys' }, findings.authority.map((row, at) =>
    el('li', null, el('span', null, icon('rule')), el('span', { class: 'wide' }, el('b', null, row.name), el('small', null, row.says)),
      figure(row.share, row.range), stepButton(page, row.step, `authority-${at}`, [row.who])))));
}

/** @param {import('./compare.js').ComparePage} page */
export function spotsSection(page) {
  const { labels: l, findings } = page.data;
  return section('spots', l.spots, l.spots_hint, findings.spots.length ? el('ul', { class: 'bs' }, findings.spots.map((spot, at) =>
    el('li', null, el('b', null, spot.name), spot.range ? el('span', { class: 'range' }, ` (${spot.range})`) : null, el('span', { class: 'others' }, spot.others),
      stepButton(page, spot.step, `spot-${at}`))))
    : el('p', { class: 'lead' }, l.no_spots));
}

/** @param {string} id @param {string} title @param {string} hint @param {(HTMLElement | null)[]} content */
export function section(id, title, hint, ...content) {
  return el('section', { 'aria-labelledby': `${id}-title` }, el('h2', { id: `${id}-title` }, title), el('p', { class: 'lead' }, hint), content);
}

/** Pains that are probably one, for a person to decide, and what was said so far. @param {import('./compare.js').ComparePage} page */
function sameness(page) {
  const { labels: l, findings: { alike, words, pains } } = page.data, prompted = pains.filter((pain) => pain.prompted.length);
  if (!alike.length && !words.length && !prompted.length) return null;
  return el('details', { class: 'who', open: page.deciding ?? false, ontoggle: (/** @type {Event} */ event) => { page.deciding = /** @type {HTMLDetailsElement} */ (event.target).open; } },
    el('summary', { data: { key: 'same' } }, icon('expand_more', 18), el('span', null, l.same, alike.length ? el('small', null, `${alike.length}`) : null)),
    alike.map((group, at) => decision(page, group, at)), prompted.map((pain, at) => parting(page, pain, at)),
    words.length ? el('ul', { class: 'apart' }, words.map((word) => el('li', null, el('b', null, word.text), el('span', null, word.by),
      el('button', { class: 'link', 'aria-label': fill(l.same_undo_about, { text: word.text }), data: { key: `undo-${word.id}` },
        onclick: () => page.ask({ kind: 'unsay', id: word.id }) }, l.same_undo)))) : null);
}

/** @param {import('./compare.js').ComparePage} page @param {Alike} group @param {number} at */
function decision(page, { texts }, at) {
  const { labels: l } = page.data;
  const boxes = texts.map((one) => /** @type {HTMLInputElement} */ (el('input', { type: 'checkbox', checked: true, value: one.text, onchange: () => allow() })));
  const say = (/** @type {boolean} */ same) => page.ask({ kind: 'say', same, texts: boxes.filter((box) => box.checked).map((box) => box.value) });
  const buttons = [
    el('button', { class: 'btn', type: 'button', data: { key: `one-${at}` }, onclick: () => say(true) }, icon('merge', 17), l.same_yes),
    el('button', { class: 'btn', type: 'button', data: { key: `other-${at}` }, onclick: () => say(false) }, icon('call_split', 17), l.same_no)];
  const allow = () => { for (const button of buttons) /** @type {HTMLButtonElement} */ (button).disabled = boxes.filter((box) => box.checked).length < 2; };
  return el('fieldset', { class: 'alike' }, el('legend', null, l.same_ask), texts.map((one, n) => el('label', null, boxes[n],
    el('span', null, one.text, one.where ? el('small', null, one.where) : null))), el('div', { class: 'row' }, buttons));
}

/** Wordings that are one pain only because they answer one question. @param {import('./compare.js').ComparePage} page @param {Pain} pain @param {number} at */
function parting(page, pain, at) {
  const { labels: l } = page.data;
  const boxes = pain.prompted.map((text) => /** @type {HTMLInputElement} */ (el('input', { type: 'checkbox', value: text, onchange: () => allow() })));
  const chosen = (/** @type {boolean} */ on) => boxes.filter((box) => box.checked === on).map((box) => box.value);
  const button = /** @type {HTMLButtonElement} */ (el('button', { class: 'btn', type: 'button', disabled: true, data: { key: `part-${at}` },
    onclick: () => page.ask({ kind: 'apart', texts: chosen(true), others: chosen(false) }) }, icon('call_split', 17), l.same_no));
  const allow = () => { button.disabled = !chosen(true).length || !chosen(false).length; };
  return el('fieldset', { class: 'alike' }, el('legend', null, l.same_prompt), pain.prompted.map((text, n) => el('label', null, boxes[n], el('span', null, text))),
    el('div', { class: 'row' }, button));
}

/** @param {string} share @param {string} range */
function figure(share, range) {
  return el('span', { class: 'f' }, el('b', null, share), el('small', null, range));
}

/** @param {import('./compare.js').ComparePage} page @param {Step} step @param {string} key @param {string[]} known */
function stepButton(page, step, key, known = []) {
  if (step.entry) {
    return el('button', { class: 'link', data: { key }, onclick: () => page.ask({ kind: 'go', to: 'playbook', entry: step.entry }) },
      `${step.entry_name} →`);
  }
  return el('button', { class: 'btn step', 'aria-label': `${step.name}: ${step.about}`, data: { key }, onclick: () => openStep(page, step, known) },
    icon(step.icon, 17), step.name);
}

/** The words for a step, to be copied and, by whoever may plan, made an action. @param {import('./compare.js').ComparePage} page @param {Step} step @param {string[]} known */
function openStep(page, step, known) {
  const { labels: l, leads } = page.data, hints = { escalate: l.escalate_hint, adopt: l.adopt_hint, ask: l.ask_hint };
  const told = el('p', { class: 'lead', role: 'status' });
  const words = el('textarea', { class: 'field', rows: 6, 'aria-label': l.step_words, onkeydown: (/** @type {KeyboardEvent} */ e) => e.stopPropagation() }, step.text);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words.value);
      told.textContent = l.copied;
    } catch {
      words.select(); // no clipboard outside of https, or not allowed
      told.textContent = l.copy_failed;
    }
  };
  const plan = () => { page.box.close(); page.ask({ kind: 'go', to: 'actions', title: step.about, control: step.kind === 'escalate' ? 'escalate' : '', pain: step.pain ?? '' }); };
  page.open(fill(l.step_title, { step: step.name, about: step.about }), [el('p', { class: 'lead' }, hints[/** @type {'ask'} */ (step.kind)]),
    known.length ? el('div', { class: 'lead' }, known.map((line) => el('p', null, line))) : null, words, told,
    el('footer', { class: 'row ways' }, el('button', { class: 'btn b p', type: 'button', onclick: copy }, icon('content_copy'), l.copy),
      leads ? el('button', { class: 'btn b', type: 'button', onclick: plan }, icon('add_task'), l.plan) : null)]);
}
