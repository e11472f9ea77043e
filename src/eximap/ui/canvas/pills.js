// Peak, Pit and End beside their points on the curve, each where nothing else stands.

import { signed, svg } from '../parts/draw.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./curve.js').Spot} Spot */
/** @typedef {import('./curve.js').Plane} Plane */
/** @typedef {{x: number, y: number, w: number, h: number}} Box */

const HEIGHT = 20, GAP = 14;
const COLOURS = { peak: 'delight', pit: 'pain', end: 'end' };

/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

/** @param {string} text @param {string} font */
function widthOf(text, font) {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return text.length * 7;
  ruler.font = font;
  return ruler.measureText(text).width;
}

/** @param {Box} a @param {Box} b */
function overlap(a, b) {
  const across = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

/** Where a label may stand: the peak's to the right, the pit's to the left, the end's above, as long as there is room. */
/** @param {string} mark @param {number} x @param {number} y @param {number} w @returns {[number, number][]} top left corners */
function candidates(mark, x, y, w) {
  /** @type {Record<string, [number, number]>} */
  const at = { right: [x + GAP, y - 14], left: [x - GAP - w, y - 7], above: [x - w / 2, y - 34], below: [x - w / 2, y + 14],
    aboveRight: [x + 4, y - 36], aboveLeft: [x - w - 4, y - 36], belowLeft: [x - w - 4, y + 16] };
  const order = { peak: ['right', 'left', 'above', 'below'], pit: ['left', 'right', 'below', 'belowLeft'],
    end: ['above', 'aboveLeft', 'below', 'left', 'belowLeft'] }[mark] ?? [];
  return [...order, 'aboveRight', 'aboveLeft'].map((name) => at[name]);
}

/** @param {App} app @param {Spot[]} spots @param {Plane} plane */
export function placePills(app, spots, plane) {
  const font = `700 12px ${getComputedStyle(app.root).fontFamily}`;
  /** @type {Box[]} */
  const taken = spots.filter((s) => s.score !== null).map((s) => ({ x: s.x - 7, y: plane.y(Number(s.score)) - 7, w: 14, h: 14 }));
  const pills = [];
  for (const mark of /** @type {const} */ (['pit', 'peak', 'end'])) {
    for (const spot of spots.filter((s) => s.score !== null && s.touchpoint.marks.includes(mark))) {
      const text = `${app.say(mark)} ${signed(Number(spot.score), app.lang)}`;
      const w = widthOf(text, font) + 18;
      const box = freest(candidates(mark, spot.x, plane.y(Number(spot.score)), w), w, taken, plane);
      taken.push(box);
      pills.push(pill(text, box, COLOURS[mark], app.map.curve === 'guess'));
    }
  }
  return svg('g', null, pills, ...splits(app, spots, plane, taken));
}

/** @param {[number, number][]} corners @param {number} w @param {Box[]} taken @param {Plane} plane @returns {Box} */
function freest(corners, w, taken, plane) {
  const boxes = corners.map(([x, y]) => ({ x: Math.max(3, Math.min(x, plane.width - w - 3)),
    y: Math.max(2, Math.min(y, plane.height - HEIGHT - 4)), w, h: HEIGHT }));
  const costs = boxes.map((box) => taken.reduce((sum, other) => sum + overlap(box, other), 0));
  return boxes[costs.indexOf(Math.min(...costs))];
}

/** A guess's labels are outlined, so that nobody takes them for the team's. @param {string} text @param {Box} box @param {string} colour @param {boolean} outlined */
function pill(text, box, colour, outlined) {
  const look = outlined ? { fill: 'var(--bg)', stroke: `var(--${colour})`, 'stroke-dasharray': '3 2' } : { fill: `var(--${colour})` };
  return svg('g', null,
    svg('rect', { x: box.x, y: box.y, width: box.w, height: box.h, rx: 10, ...look }),
    svg('text', { class: 'pill', x: box.x + box.w / 2, y: box.y + 14, 'text-anchor': 'middle', fill: outlined ? `var(--${colour})` : 'var(--bg)' }, text));
}

/** "Split: 8 below, 7 above" under the points where the team is of two minds, where there is room for it. */
/** @param {App} app @param {Spot[]} spots @param {Plane} plane @param {Box[]} taken */
function splits(app, spots, plane, taken) {
  return spots.flatMap(({ x, touchpoint: { figure } }) => {
    if (!figure?.split) return [];
    const text = app.say('split', { below: figure.split[0], above: figure.split[1] });
    const w = widthOf(text, `400 11px ${getComputedStyle(app.root).fontFamily}`);
    const box = { x: x - w / 2 - 8, y: plane.height - 22, w: w + 16, h: 18 };
    const clear = box.x > 330 && box.x + box.w < plane.width && taken.every((other) => !overlap(box, other));
    if (!clear) return [];
    taken.push(box);
    return [svg('text', { class: 'split', x, y: plane.height - 9, 'text-anchor': 'middle' }, text)];
  });
}
