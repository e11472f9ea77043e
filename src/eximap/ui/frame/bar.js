// The bar at the top of every screen: where one is, where one can go, and the language.

import { el, icon, svg } from './../parts/draw.js';

/** @typedef {{name: string, title: string, icon: string, href: string, here: boolean}} Link */
/** @typedef {{links: Link[], team: string, settings: Link, language: string, languages: {code: string, name: string}[],
 *   labels: {nav: string, language: string}}} BarData */

const CURVE = 'M3 9c3 0 4 9 7.500 9s4-9 7-9M22.500 12c1.600 3.600 3 5 6.500 5';

/** The mark: a curve that falls, rises and holds a gem. @returns {SVGElement} */
export function mark() {
  const line = { fill: 'none', stroke: 'var(--ink)', 'stroke-width': 3.2, 'stroke-linecap': 'round' };
  return svg('svg', { width: 30, height: 22, viewBox: '0 0 32 24', 'aria-hidden': 'true' },
    svg('path', { d: CURVE, ...line }),
    svg('path', { d: 'M17.800 3h5.400l2.300 3-5 5.500-5-5.500z', fill: 'var(--mot-gem)' }));
}

/** @param {{parentElement: ParentNode, data: BarData, setTriggerValue: (name: string, value: any) => void}} component */
export default function bar(component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('.bar'));
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
    el('a', { class: 'brand', href: data.links[0].href, onclick: go(data.links[0]) }, mark(), 'eximap'),
    el('nav', { 'aria-label': data.labels.nav }, data.links.map(anchor)),
    el('div', { class: 'r' }, el('span', { class: 'team' }, data.team),
      el('label', { class: 'lang' }, icon('translate', 18), choose), anchor(data.settings)));
  document.documentElement.lang = data.language;
}
