// What leaves the team in a release file: a name for the round, pains in agreed words, the lead's own answers.

import { el, icon } from './../parts/draw.js';

/** @typedef {{touchpoint: string, name: string, text: string, hands: string, upwards: string, told: boolean}} AgreedPain */
/** @typedef {{language: string, labels: Record<string, string>, none: string, leaves: string, href: string, unnamed: string,
 *   round_name: string, pains?: AgreedPain[], touchpoints: {id: string, name: string, noted: string[]}[], asked: string,
 *   rule: string, answers: Record<string, string>, choices: {value: string, name: string}[]}} ShareData */
/** @typedef {{touchpoint: string, text: string, people: string, asked: string | null, open: boolean}} ShareTyped */
/** @typedef {(kind: string, more?: Record<string, unknown>) => void} TellShare */

/** What is typed and not yet added, by element. @type {WeakMap<HTMLElement, ShareTyped>} */
const TYPED = new WeakMap();

/** @param {{parentElement: ParentNode, data: ShareData, setTriggerValue: (name: string, value: any) => void}} component */
export default function share({ parentElement, data, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('section'));
  const typed = TYPED.get(root) ?? { touchpoint: '', text: '', people: '', asked: null, open: false };
  TYPED.set(root, typed);
  // What stands in the list was added: the form is free for the next one.
  if (data.pains?.some((pain) => pain.text === typed.text.trim())) Object.assign(typed, { text: '', people: '' });
  root.lang = data.language;
  /** @type {TellShare} */
  const say = (kind, more = {}) => setTriggerValue('intent', { kind, ...more, at: Date.now() });
  const { labels: l } = data;
  root.replaceChildren(el('header', null, el('h2', { class: 'grow' }, l.title),
    el('button', { class: 'btn g i', 'aria-label': l.close, onclick: () => say('close') }, icon('close'))),
  el('p', { class: 'lead' }, l.why), ...(data.none ? [el('p', null, data.none)] : body(data, typed, say)));
}

/** @param {ShareData} data @param {ShareTyped} typed @param {TellShare} say */
function body(data, typed, say) {
  const { labels: l } = data;
  const name = el('input', { class: 'field', value: data.round_name, maxlength: 60, placeholder: l.round_hint, onkeydown: still,
    onchange: () => say('name', { name: name.value }) });
  return [el('div', { class: 'row' }, el('p', { class: 'grow' }, data.leaves), data.href
    ? el('a', { class: 'btn b p', href: data.href, download: true }, icon('download'), l.download) : el('p', { class: 'needs' }, icon('info', 18), data.unnamed)),
  el('label', { class: 'name' }, el('span', null, l.round), name),
  el('h3', null, l.pains), el('p', { class: 'lead' }, data.rule), agreed(data, say), agreeing(data, typed, say), answers(data, typed, say)];
}

/** A bare letter would reach Streamlit's own shortcuts. @param {KeyboardEvent} e */
function still(e) { e.stopPropagation(); }

/** @param {ShareData} data @param {TellShare} say */
function agreed({ labels: l, pains = [] }, say) {
  if (!pains.length) return el('p', { class: 'lead' }, l.no_pains);
  return el('ul', null, pains.map((pain) => el('li', null, el('span', { class: 'grow' }, el('b', null, pain.text), ' ', el('small', null, pain.name)),
    el('span', null, pain.hands), el('button', { class: 'btn g', 'aria-label': `${l.remove}: ${pain.text}`,
      onclick: () => say('take-back', { touchpoint: pain.touchpoint, text: pain.text }) }, icon('close', 16), l.remove), pain.upwards ? telling(l, pain, say) : null)));
}

/** Whether what was asked upwards leaves with the pain. @param {Record<string, string>} l @param {AgreedPain} pain @param {TellShare} say */
function telling(l, pain, say) {
  const box = /** @type {HTMLInputElement} */ (el('input', { type: 'checkbox', checked: pain.told,
    onchange: () => say('tell', { touchpoint: pain.touchpoint, text: pain.text, telling: box.checked }) }));
  return el('label', { class: 'tell' }, box, el('span', null, `${l.tell} `, el('q', null, pain.upwards)));
}

/** @param {ShareData} data @param {ShareTyped} typed @param {TellShare} say */
function agreeing({ labels: l, touchpoints, asked }, typed, say) {
  const noted = el('ul', { class: 'noted' });
  const shown = () => {
    const found = touchpoints.find((one) => one.id === choice.value)?.noted ?? [];
    noted.replaceChildren(...found.map((text) => el('li', null, text)));
    aside.hidden = !found.length;
  };
  const choice = el('select', { class: 'field', onkeydown: still, onchange: () => { typed.touchpoint = choice.value; shown(); } },
    touchpoints.map((one) => el('option', { value: one.id, selected: one.id === typed.touchpoint }, one.name)));
  const words = el('input', { class: 'field', value: typed.text, maxlength: 200, onkeydown: still, oninput: () => { typed.text = words.value; } });
  const hands = el('input', { class: 'field', value: typed.people, inputmode: 'numeric', maxlength: 6, onkeydown: still, oninput: () => { typed.people = hands.value; } });
  const of = el('input', { class: 'field', value: typed.asked ?? asked, inputmode: 'numeric', maxlength: 6, onkeydown: still, oninput: () => { typed.asked = of.value; } });
  const aside = el('details', null, el('summary', null, l.noted), noted);
  shown();
  const add = (/** @type {Event} */ e) => {
    e.preventDefault();
    say('agree', { touchpoint: choice.value, text: words.value, people: hands.value, asked: of.value });
  };
  return el('form', { onsubmit: add }, labelled(l.touchpoint, choice), labelled(l.wording, words, 'wide'), labelled(l.hands, hands, 'short'),
    labelled(l.of, of, 'short'), el('button', { class: 'btn b' }, icon('add'), l.add), aside);
}

/** @param {string} text @param {HTMLElement} field @param {string} [size] */
function labelled(text, field, size = '') {
  return el('label', { class: size || null }, el('span', null, text), field);
}

/** @param {ShareData} data @param {ShareTyped} typed @param {TellShare} say */
function answers({ labels: l, touchpoints, answers: said, choices }, typed, say) {
  const box = el('details', { class: 'answers', open: typed.open, ontoggle: () => { typed.open = box.open; } }, el('summary', null, l.answers),
    el('p', { class: 'lead' }, l.answers_why), el('ul', null, touchpoints.map((one) => {
      const choice = el('select', { class: 'field', 'aria-label': `${l.answers} ${one.name}`, onkeydown: still,
        onchange: () => say('answer', { touchpoint: one.id, answer: choice.value }) },
      choices.map((option) => el('option', { value: option.value, selected: option.value === (said[one.id] ?? '') }, option.name)));
      return el('li', null, el('span', { class: 'grow' }, one.name), choice);
    })));
  return box;
}
