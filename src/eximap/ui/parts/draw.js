// What every component draws with: elements, icons, faces, the gem, the curve, and numbers as each language writes them.
// User text enters the page through el() and svg() only, and there only as text nodes.

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Child | Child[] | (Child | Child[])[]} Tree nested lists are laid flat */
/** @typedef {Record<string, any>} Props */
/** @typedef {readonly [number, number]} Point */

const SVG_NS = 'http://www.w3.org/2000/svg';
const MINUS = '\u2212';

/**
 * An HTML element. `onx` sets a listener, `data` and `style` take objects, `class` and attributes are set as given;
 * null and false leave an attribute out, true sets it empty.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Props | null} [props] @param {...Tree} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  if (props) setProps(node, props);
  addChildren(node, children);
  return node;
}

/**
 * An SVG element; the same rules as el().
 * @param {string} tag @param {Props | null} [props] @param {...Tree} children
 * @returns {SVGElement}
 */
export function svg(tag, props, ...children) {
  const node = document.createElementNS(SVG_NS, tag);
  if (props) setProps(/** @type {SVGElement} */ (node), props);
  addChildren(node, children);
  return /** @type {SVGElement} */ (node);
}

/** A component's style sheet, beside its own markup, once. @param {ParentNode} component @param {string} text */
export function dress(component, text) {
  const page = component.firstElementChild;
  if (page && !page.querySelector('style')) page.append(el('style', null, text));
}

/** @param {HTMLElement | SVGElement} node @param {Props} props */
function setProps(node, props) {
  // Plain loops: a map of fifty columns makes two thousand elements at a stroke.
  for (const name in props) {
    const value = props[name];
    if (value === null || value === undefined || value === false) continue;
    if (name === 'data') for (const key in value) node.dataset[key] = value[key];
    else if (name === 'style') for (const key in value) node.style.setProperty(key, String(value[key]));
    else if (name.startsWith('on')) node.addEventListener(name.slice(2).toLowerCase(), value);
    else if (name === 'value') /** @type {HTMLInputElement} */ (node).value = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
}

/** @param {Node} node @param {Tree[]} children */
function addChildren(node, children) {
  for (const child of children.flat(2)) {
    if (child === null || child === undefined || child === false) continue;
    node.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/**
 * A Material Symbol from the font that Streamlit bundles; decoration, hidden from screen readers.
 * @param {string} name @param {number} [px] @returns {HTMLSpanElement}
 */
export function icon(name, px) {
  const style = px ? { 'font-size': `${px}px` } : {};
  return el('span', { class: 'ms', 'aria-hidden': 'true', translate: 'no', style }, name);
}

/** The colour token of a score: the nearest of −2…+2. @param {number} score @returns {string} */
export function scoreColour(score) {
  return `var(--e${Math.max(-2, Math.min(2, Math.round(score) || 0))})`;
}

/**
 * One of five faces: colour, mouth and brows differ, so colour is never alone.
 * @param {number} score −2…+2 @param {number} [px] @param {boolean} [filled] @returns {SVGElement}
 */
export function face(score, px = 24, filled = true) {
  const end = [20.6, 19.6, 18.6, 17.4, 16.8][score + 2];
  const bend = [15.2, 17.2, 18.6, 20.4, 23.4][score + 2];
  const mouth = score === 2
    ? svg('path', { d: 'M9.6 17.2h12.8a6.4 6.4 0 0 1-12.8 0z', fill: 'currentColor', stroke: 'none' })
    : svg('path', { d: `M10.4 ${end}Q16 ${bend} 21.6 ${end}` });
  const brows = score === -2 && svg('path', { d: 'M8.6 10.6l4-2M23.4 10.6l-4-2' });
  const lines = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round' };
  const fill = filled ? 'color-mix(in srgb,currentColor 14%,transparent)' : 'none';
  return svg('svg', { class: 'face', width: px, height: px, viewBox: '0 0 32 32', 'aria-hidden': 'true',
    style: { color: scoreColour(score) } },
  svg('circle', { cx: 16, cy: 16, r: 13.6, fill, stroke: 'currentColor', 'stroke-width': 2 }),
  svg('g', lines, mouth, brows),
  svg('circle', { cx: 11.6, cy: 13.4, r: 1.7, fill: 'currentColor' }),
  svg('circle', { cx: 20.4, cy: 13.4, r: 1.7, fill: 'currentColor' }));
}

/** The mark of a moment of truth. @param {number} [px] @returns {SVGElement} */
export function gem(px = 13) {
  const box = { class: 'gem', width: px, height: px, viewBox: '0 0 16 16', 'aria-hidden': 'true' };
  return svg('svg', box, gemPath('M4.4 2h7.2L15 6.2 8 14.6 1 6.2z', 'var(--mot-gem)', 1.2),
    gemPath('M1 6.2h14M5.4 6.2 8 14.2l2.6-8', 'none', 0.9));
}

/** @param {string} d @param {string} fill @param {number} width */
function gemPath(d, fill, width) {
  return svg('path', { d, fill, stroke: 'var(--mot-edge)', 'stroke-width': width, 'stroke-linejoin': 'round' });
}

/** The sign of eximap: a curve that falls, rises and holds a gem. @returns {SVGElement} */
export function logo() {
  const curve = 'M3 9c3 0 4 9 7.500 9s4-9 7-9M22.500 12c1.600 3.600 3 5 6.500 5';
  const line = { fill: 'none', stroke: 'var(--ink)', 'stroke-width': 3.2, 'stroke-linecap': 'round' };
  return svg('svg', { width: 30, height: 22, viewBox: '0 0 32 24', 'aria-hidden': 'true' },
    svg('path', { d: curve, ...line }),
    svg('path', { d: 'M17.800 3h5.400l2.300 3-5 5.500-5-5.500z', fill: 'var(--mot-gem)' }));
}

/**
 * Slopes of a monotone cubic through points of rising x (Fritsch & Carlson 1980, harmonic means): the drawn line never
 * passes beyond a point, so the drawn peak is the real one.
 * @param {readonly Point[]} points at least two @returns {number[]}
 */
export function slopes(points) {
  const rise = points.slice(1).map((p, i) => (p[1] - points[i][1]) / (p[0] - points[i][0]));
  return points.map((_, i) => {
    if (i === 0) return rise[0];
    if (i === points.length - 1) return rise[i - 1];
    const before = rise[i - 1], after = rise[i];
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
}

/**
 * The monotone cubic as SVG path data; a single point gives a bare move, none the empty string.
 * @param {readonly Point[]} points @param {boolean} [turned] swap the axes afterwards (time runs down)
 * @returns {string}
 */
export function monotonePath(points, turned = false) {
  const at = (/** @type {number} */ x, /** @type {number} */ y) =>
    turned ? `${y.toFixed(1)} ${x.toFixed(1)}` : `${x.toFixed(1)} ${y.toFixed(1)}`;
  if (!points.length) return '';
  if (points.length === 1) return `M${at(points[0][0], points[0][1])}`;
  const m = slopes(points);
  let path = `M${at(points[0][0], points[0][1])}`;
  for (let i = 0; i < points.length - 1; i++) {
    const [x0, y0] = points[i], [x1, y1] = points[i + 1], third = (x1 - x0) / 3;
    path += `C${at(x0 + third, y0 + m[i] * third)} ${at(x1 - third, y1 - m[i + 1] * third)} ${at(x1, y1)}`;
  }
  return path;
}

// Making one of these takes longer than using it a hundred times.
/** @type {Map<number, Intl.NumberFormat>} */
const WRITERS = new Map();
/** @type {Map<string, Intl.PluralRules>} */
const COUNTERS = new Map();

/** @param {number} digits */
function writer(digits) {
  const places = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false };
  const known = WRITERS.get(digits) ?? new Intl.NumberFormat('en', places);
  WRITERS.set(digits, known);
  return known;
}

/** @param {string} lang */
function counter(lang) {
  const known = COUNTERS.get(lang) ?? new Intl.PluralRules(lang);
  COUNTERS.set(lang, known);
  return known;
}

/** A number with fixed decimals as `lang` writes it. @param {number} value @param {string} lang @param {number} [digits] */
export function decimal(value, lang, digits = 1) {
  const text = writer(digits).format(Math.abs(value));
  const minus = value < 0 && Number(text) !== 0 ? MINUS : '';
  return minus + (lang === 'ru' ? text.replace('.', ',') : text);
}

/** A score with its sign: +0.2, −0.7, 0.0. @param {number} value @param {string} lang @param {number} [digits] */
export function signed(value, lang, digits = 1) {
  const text = decimal(value, lang, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A half step with as many decimals as it needs: +1, −0.5, 0. @param {number} value @param {string} lang */
export function step(value, lang) {
  return signed(value, lang, Number.isInteger(value) ? 0 : 1);
}

// Quotation marks, and what they are within themselves: as `i18n/quotes.py` has it.
const QUOTES = /** @type {const} */ ([['«', '»', '„', '“'], ['“', '”', '‘', '’']]);

/** @param {string} value @param {string} before @param {string} after @returns {string} */
function nested(value, before, after) {
  const count = (/** @type {string} */ mark) => before.split(mark).length;
  const around = QUOTES.find(([opening, closing]) => value.includes(opening) && count(opening) > count(closing)
    && after.includes(closing));
  return around ? value.replaceAll(around[0], around[2]).replaceAll(around[1], around[3]) : value;
}

/**
 * Fills the {places} of a message; a place without a value stays as typed. Quotation marks of a text that stands
 * between quotation marks become the inner ones.
 * @param {string} pattern @param {Record<string, string | number>} [values] @returns {string}
 */
export function fill(pattern, values = {}) {
  return pattern.replace(/\{(\w+)\}/g, (place, name, /** @type {number} */ at) => (name in values
    ? nested(String(values[name]), pattern.slice(0, at), pattern.slice(at + place.length)) : place));
}

/**
 * A plural message: `forms` maps CLDR categories to texts with {n}.
 * @param {Record<string, string>} forms @param {number} n @param {string} lang
 * @param {Record<string, string | number>} [values] @returns {string}
 */
export function plural(forms, n, lang, values = {}) {
  const category = counter(lang).select(n);
  return fill(forms[category] ?? forms.other ?? Object.values(forms)[0], { n, ...values });
}
