// The bar at the top of every screen: where one is, where one can go, and the language.

import { el, icon, logo } from './../parts/draw.js';

/** @typedef {{name: string, title: string, icon: string, href: string, here: boolean}} Link */
/** @typedef {{links: Link[], team: string, settings: Link | null, who: string | null, language: string, languages: {code: string, name: string}[],
 *   labels: {nav: string, language: string, leave: string}}} BarData */

/** What each bar shows. @type {WeakMap<Element, string>} */
const SHOWN = new WeakMap();

/** @param {{parentElement: ParentNode, data: BarData, text: string, setTriggerValue: (name: string, value: any) => void}} component */
export default function bar(component) {
  const { parentElement, data, text, setTriggerValue } = component;
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('.bar'));
  document.documentElement.lang = data.language;
  if (SHOWN.get(root) === text) return; // Streamlit calls it after every run
  SHOWN.set(root, text);
  const go = (/** @type {Link} */ link) => (/** @type {MouseEvent} */ event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return; // a new tab is the browser's business
    event.preventDefault();
    setTriggerValue('go', { name: link.name, at: Date.now() });
  };
  const anchor = (/** @type {Link} */ link) => el('a',
    { href: link.href, 'aria-current': link.here ? 'page' : null, onclick: go(link), class: 'to' },
    icon(link.icon, 18), el('span', null, link.title));
  const choose = el('select', {
    'aria-label': data.labels.language,
    onchange: (/** @type {Event} */ e) => setTriggerValue('speak',
      { language: /** @type {HTMLSelectElement} */ (e.target).value, at: Date.now() }),
  }, data.languages.map((l) => el('option', { value: l.code, selected: l.code === data.language, lang: l.code }, l.name)));
  root.replaceChildren(
    el('a', { class: 'brand', href: data.links[0].href, onclick: go(data.links[0]) }, logo(), 'eximap'),
    el('nav', { 'aria-label': data.labels.nav }, data.links.map(anchor)),
    el('div', { class: 'r' }, el('span', { class: 'team' }, data.team),
      el('label', { class: 'lang' }, icon('translate', 18), choose), data.settings && anchor(data.settings),
      data.who !== null && leaving(data.who, data.labels.leave)));
}

/** Whose key is in use, and the way out: the server takes the key's cookie away. */
function leaving(/** @type {string} */ who, /** @type {string} */ leave) {
  return el('form', { class: 'who', method: 'post', action: '/leave' },
    el('span', { class: 'name' }, who),
    el('button', { class: 'btn g', type: 'submit' }, icon('logout', 18), el('span', null, leave)));
}
