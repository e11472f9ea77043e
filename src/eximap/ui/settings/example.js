// What a figure looks like by how many people stand behind it: nothing, a band, or dots.

import { face, scoreColour, svg } from './../parts/draw.js';

const TOP = 12, STEP = 17, LEFT = 26, RIGHT = 250;
/** @param {number} score */
const level = (score) => TOP + (2 - score) * STEP;
const MEAN = -1.1;
const SPREAD = [4, 3, 1, 1]; // of −2, −1, 0, +1; more people join at the bottom

/** @param {'hidden' | 'band' | 'dots'} kind @param {number} people @returns {SVGElement} */
export function exampleFigure(kind, people) {
  const inside = kind === 'hidden' ? hatch() : kind === 'band' ? band() : dots(people);
  return svg('svg', { class: `figure ${kind}`, viewBox: '0 0 256 92', 'aria-hidden': 'true' }, axis(), inside);
}

function axis() {
  const line = (/** @type {number} */ score) => svg('path', { d: `M${LEFT} ${level(score)}H${RIGHT}`, stroke: 'var(--line)' });
  return svg('g', {}, [2, 0, -2].map(line), svg('g', { transform: 'translate(0 4)' }, face(2, 16)),
    svg('g', { transform: 'translate(0 72)' }, face(-2, 16)));
}

/** @param {number} from @param {number} to */
function mean(from, to) {
  return svg('path', { d: `M${from} ${level(MEAN)}H${to}`, stroke: 'var(--ink)', 'stroke-width': 3 });
}

/** Slanted lines over the whole scale: there is something here that is not shown. */
function hatch() {
  const bottom = level(-2), height = bottom - TOP;
  const lines = Array.from({ length: Math.ceil((RIGHT - LEFT + height) / 7) }, (_, i) => LEFT + 3 + i * 7);
  return lines.map((x) => {
    const [fromX, fromY] = [Math.min(x, RIGHT), TOP + Math.max(0, x - RIGHT)];
    const [toX, toY] = [Math.max(x - height, LEFT), Math.min(bottom, TOP + x - LEFT)];
    return svg('path', { d: `M${fromX} ${fromY}L${toX} ${toY}`, stroke: 'var(--line)', 'stroke-width': 1.5 });
  });
}

function band() {
  return [svg('rect', { x: 104, y: level(-0.4), width: 76, height: 34, rx: 6, fill: 'var(--ink)', 'fill-opacity': 0.14 }),
    mean(104, 180)];
}

/** @param {number} people */
function dots(people) {
  const counts = [SPREAD[0] + Math.max(0, people - 9), ...SPREAD.slice(1)];
  const gap = Math.min(14, 150 / counts[0]);
  const row = (/** @type {number} */ n, /** @type {number} */ at) => Array.from({ length: n }, (_, i) => svg('circle',
    { cx: 110 + (i - (n - 1) / 2) * gap, cy: level(at - 2), r: Math.min(4.5, gap / 2.4), fill: scoreColour(at - 2) }));
  return [...counts.flatMap(row), mean(192, RIGHT)];
}
