// The released curve at the size of a wall: dots that open into it, bands where dots may not be, words where nothing may.

import { el, face, fill, gem, monotonePath, scoreColour, signed, svg } from './../parts/draw.js';
import { prose } from './../parts/ruhy.js';

/** @typedef {import('./fields.js').Room} Room */
/** @typedef {{id: string, name: string, star: boolean, forecast: number | null, marks: string[], mean: number | null,
 *   band: [number, number] | null, counts: number[] | null, says: string}} CurvePoint */
/** @typedef {{id: string, points: CurvePoint[], mean: number | null, remembered: number | null, opposite: string, forecast: boolean}} BigCurve */
/** @typedef {{forecast: boolean, dots: boolean, at: number}} CurveLook */
/** @typedef {{width: number, height: number, xs: number[], step: number, y: (score: number) => number}} Frame */

const LEFT = 48, RIGHT = 32, HEAD = 34, FEET = 34, DOT_GAP = 8.4, DOTS_ABREAST = 6, DOTS_MOST_TOLD = 40, PILL_HIGH = 34, TIGHT = 72;
const PILL_COLOURS = { peak: 'delight', pit: 'pain', end: 'end' };

/** Where every point stands in a plot of that size. @param {number} n @param {number} width @param {number} height @returns {Frame} */
export function frameFor(n, width, height) {
  const first = LEFT + Math.min(40, width / 12), room = width - first - RIGHT;
  const step = n > 1 ? room / (n - 1) : room;
  return { width, height, step, xs: Array.from({ length: n }, (_, i) => (n > 1 ? first + i * step : first + room / 2)),
    y: (score) => HEAD + ((2 - score) * (height - HEAD - FEET)) / 4 };
}

/** Neighbours with a value are one line; nothing is drawn across a gap. @param {readonly CurvePoint[]} points @param {'mean' | 'forecast'} [of] @returns {number[][]} */
export function unbroken(points, of = 'mean') {
  /** @type {number[][]} */
  const lines = [[]];
  points.forEach((p, i) => {
    if (p[of] !== null) lines[lines.length - 1].push(i);
    else if (lines[lines.length - 1].length) lines.push([]);
  });
  return lines.filter((line) => line.length);
}

/**
 * The dots of one touchpoint from its counts of −2…+2: [x, score, row up or down], in rows around their score.
 * @param {readonly number[]} counts @param {number} step the column's width @returns {{dx: number, dy: number, score: number}[]}
 */
export function dotPlaces(counts, step) {
  const abreast = Math.max(1, Math.min(DOTS_ABREAST, Math.floor((step - 6) / DOT_GAP)));
  return counts.flatMap((n, k) => Array.from({ length: n }, (_, j) => {
    const row = Math.floor(j / abreast), inRow = Math.min(abreast, n - row * abreast), rows = Math.ceil(n / abreast);
    return { dx: ((j % abreast) - (inRow - 1) / 2) * DOT_GAP, dy: (row - (rows - 1) / 2) * DOT_GAP, score: k - 2 };
  }));
}

/** The curve with its names; draws itself when it has a size. @param {Room} w @param {BigCurve} curve @param {CurveLook} look @param {boolean} play */
export function emotionCurve(w, curve, look, play) {
  const plot = el('div', { class: 'plot' }), names = el('div', { class: 'names', 'aria-hidden': 'true' });
  const figure = el('figure', { class: `emo${play ? ' play' : ''}${look.at >= 0 ? ' one' : ''}` }, plot, names,
    el('ul', { class: 'vh' }, curve.points.map((p) => el('li', null, `${p.name}: ${p.mean === null ? p.says : `${signed(p.mean, w.lang)}, ${p.says}`}`))));
  const watch = new ResizeObserver(() => drawInto(w, curve, look, plot, names));
  watch.observe(plot);
  return figure;
}

/** @param {Room} w @param {BigCurve} curve @param {CurveLook} look @param {HTMLElement} plot @param {HTMLElement} names */
function drawInto(w, curve, look, plot, names) {
  const { clientWidth: width, clientHeight: height } = plot;
  if (!width || !height) return;
  const frame = frameFor(curve.points.length, width, height);
  plot.replaceChildren(svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': inWords(w, curve) },
    rulers(frame), areas2(curve, frame), ...(look.dots ? curve.points.map((p, i) => spreadOut(p, frame, i)) : []),
    ...curve.points.map((p, i) => (p.mean === null ? gapAt(p, frame, i) : null)), ...lineParts(curve, frame),
    look.forecast ? forecastParts(curve, frame) : null, el2g('late', curve.points.map((p, i) => markAt(p, frame, i, look.at))),
    pills(w, curve, frame, plot)));
  names.style.fontSize = frame.step < TIGHT ? '14px' : '';
  names.replaceChildren(...curve.points.map((p, i) => nameAt(p, frame, i, look.at)));
}

/** @param {string} name @param {(Node | null | false)[]} children */
function el2g(name, children) {
  return svg('g', { class: name }, children);
}

/** @param {Room} w @param {BigCurve} curve */
function inWords(w, curve) {
  /** @param {string} mark */
  const of = (mark) => curve.points.filter((p) => p.marks.includes(mark) && p.mean !== null)
    .map((p) => `${w.l[mark]} ${signed(Number(p.mean), w.lang)}, ${p.name}`);
  return [w.l.curve, ...of('peak'), ...of('pit'), ...of('end')].join('. ');
}

/** @param {Frame} frame */
function rulers({ width, y }) {
  return svg('g', null, [2, 1, 0, -1, -2].map((v) => [svg('path', { d: `M${LEFT} ${y(v)}H${width}`, stroke: v ? 'var(--line)' : 'var(--ink3)',
    'stroke-dasharray': v ? '1 6' : null, 'stroke-linecap': 'round', 'stroke-width': v ? 1.5 : 1 }),
  svg('g', { transform: `translate(0 ${y(v) - 15})` }, face(v, 30))]));
}

/** @param {BigCurve} curve @param {Frame} frame */
function pathsOf(curve, frame) {
  return unbroken(curve.points).map((line) => line.map((i) => /** @type {import('./../parts/draw.js').Point} */ (
    [frame.xs[i], frame.y(Number(curve.points[i].mean))])));
}

/** The wash between the line and its zero. @param {BigCurve} curve @param {Frame} frame */
function areas2(curve, frame) {
  const zero = frame.y(0), { width, height } = frame;
  const d = pathsOf(curve, frame).filter((line) => line.length > 1)
    .map((line) => `M${line[0][0]} ${zero}L${monotonePath(line).slice(1)}L${line[line.length - 1][0]} ${zero}Z`).join('');
  /** @param {string} id @param {string} hue @param {number} from @param {number} top */
  const half = (id, hue, from, top) => [
    svg('clipPath', { id: `emo-${id}` }, svg('rect', { x: 0, y: top, width, height: top ? height - zero : zero })),
    svg('linearGradient', { id: `emo-g${id}`, x1: 0, y1: from, x2: 0, y2: zero, gradientUnits: 'userSpaceOnUse' },
      svg('stop', { 'stop-color': `var(--${hue})`, 'stop-opacity': 0.36 }), svg('stop', { offset: 1, 'stop-color': `var(--${hue})`, 'stop-opacity': 0.04 })),
    svg('path', { d, fill: `url(#emo-g${id})`, 'clip-path': `url(#emo-${id})` })];
  return el2g('wash', [...half('up', 'delight', frame.y(2), 0), ...half('dn', 'pain', frame.y(-2), zero)]);
}

/** @param {CurvePoint} p @param {Frame} frame @param {number} i */
function spreadOut(p, frame, i) {
  const x = frame.xs[i], told = p.counts ? p.counts.reduce((a, b) => a + b, 0) : 0;
  if (p.counts && told <= DOTS_MOST_TOLD) {
    return svg('g', null, dotPlaces(p.counts, frame.step).map(({ dx, dy, score }) => svg('circle', { class: 'dot', cx: x + dx, cy: frame.y(score) + dy,
      r: 3.5, fill: scoreColour(score), style: { '--i': i, '--fy': `${frame.y(0) - frame.y(score)}px` } })));
  }
  if (!p.band) return null;
  const [low, high] = p.band;
  return svg('rect', { class: 'wash', x: x - 9, y: frame.y(high) - 9, width: 18, height: frame.y(low) - frame.y(high) + 18, rx: 9,
    fill: 'var(--ink)', 'fill-opacity': 0.14 });
}

/** Too few answers: no point and no line, a hatched gap with its words. @param {CurvePoint} p @param {Frame} frame @param {number} i */
function gapAt(p, frame, i) {
  const wide = Math.min(frame.step - 8, 130);
  return svg('foreignObject', { x: frame.xs[i] - wide / 2, y: HEAD - 10, width: wide, height: frame.height - HEAD - FEET + 20 },
    el('div', { class: 'hush' }, el('span', null, p.says)));
}

/** @param {BigCurve} curve @param {Frame} frame */
function lineParts(curve, frame) {
  return pathsOf(curve, frame).flatMap((line) => {
    const d = monotonePath(line), shared = { d, fill: 'none', 'stroke-linecap': 'round' };
    return [svg('path', { ...shared, class: 'late', stroke: 'var(--bg)', 'stroke-width': 10, opacity: 0.9 }),
      svg('path', { ...shared, class: 'ln', pathLength: 1, stroke: 'var(--ink)', 'stroke-width': 5 })];
  });
}

/** The lead's forecast: dashed, with open diamonds. @param {BigCurve} curve @param {Frame} frame */
function forecastParts(curve, frame) {
  const told = curve.points.map((p, i) => ({ i, value: p.forecast })).filter((p) => p.value !== null);
  const d = unbroken(curve.points, 'forecast').map((line) => monotonePath(line.map((i) => /** @type {import('./../parts/draw.js').Point} */ (
    [frame.xs[i], frame.y(Number(curve.points[i].forecast))])))).join('');
  return svg('g', { class: 'forecast' }, svg('path', { d, fill: 'none', stroke: 'var(--lead)', 'stroke-width': 2.5, 'stroke-dasharray': '7 6' }),
    told.map(({ i, value }) => svg('path', { d: `M${frame.xs[i]} ${frame.y(Number(value)) - 8}l8 8-8 8-8-8z`, fill: 'var(--bg)', stroke: 'var(--lead)', 'stroke-width': 2 })));
}

/** @param {CurvePoint} p @param {Frame} frame @param {number} i @param {number} at */
function markAt(p, frame, i, at) {
  if (p.mean === null) return null;
  const x = frame.xs[i], y = frame.y(p.mean), here = i === at;
  return svg('g', null, here ? svg('circle', { cx: x, cy: y, r: 22, fill: 'none', stroke: 'var(--act)', 'stroke-width': 4 }) : null,
    p.star ? svg('g', { transform: `translate(${x - 14} ${y - 14})` }, gem(28))
      : svg('circle', { cx: x, cy: y, r: 6.5, fill: 'var(--bg)', stroke: 'var(--ink)', 'stroke-width': 3 }));
}

/** Peak, Pit and End where nothing else stands. @param {Room} w @param {BigCurve} curve @param {Frame} frame @param {HTMLElement} plot */
function pills(w, curve, frame, plot) {
  const ruler = document.createElement('canvas').getContext('2d');
  if (ruler) ruler.font = `700 19px ${getComputedStyle(plot).fontFamily}`;
  /** @type {{x: number, y: number, w: number}[]} */
  const taken = curve.points.flatMap((p, i) => (p.mean === null ? [] : [{ x: frame.xs[i] - 10, y: frame.y(p.mean) - 10, w: 20 }]));
  return el2g('late', (/** @type {const} */ (['pit', 'peak', 'end'])).flatMap((mark) => curve.points.map((p, i) => {
    if (p.mean === null || !p.marks.includes(mark)) return null;
    const text = `${w.l[mark]} ${signed(p.mean, w.lang)}`, wide = (ruler ? ruler.measureText(text).width : text.length * 10) + 30;
    const box = pillPlace(mark, frame.xs[i], frame.y(p.mean), wide, taken, frame);
    taken.push(box);
    return svg('g', null, svg('rect', { x: box.x, y: box.y, width: wide, height: PILL_HIGH, rx: 17, fill: `var(--${PILL_COLOURS[mark]})` }),
      svg('text', { x: box.x + wide / 2, y: box.y + 23.5, 'text-anchor': 'middle', class: 'pill' }, text));
  })));
}

/**
 * @param {'peak' | 'pit' | 'end'} mark @param {number} x @param {number} y @param {number} wide @param {{x: number, y: number, w: number}[]} taken
 * @param {Frame} frame
 */
function pillPlace(mark, x, y, wide, taken, frame) {
  const right = [x + 24, y - 24], left = [x - 24 - wide, y - 10], above = [x - wide / 2, y - 56], below = [x - wide / 2, y + 22];
  const order = { peak: [right, left, above, below], pit: [left, right, below, above], end: [above, below, left, right] }[mark];
  const boxes = order.map(([bx, by]) => ({ x: Math.max(LEFT, Math.min(bx, frame.width - wide - 2)),
    y: Math.max(0, Math.min(by, frame.height - PILL_HIGH)), w: wide }));
  const cost = boxes.map((b) => taken.reduce((sum, t) => sum + Math.max(0, Math.min(b.x + b.w, t.x + t.w) - Math.max(b.x, t.x))
    * Math.max(0, Math.min(b.y, t.y) + PILL_HIGH - Math.max(b.y, t.y)), 0));
  return boxes[cost.indexOf(Math.min(...cost))];
}

/** @param {CurvePoint} p @param {Frame} frame @param {number} i @param {number} at */
function nameAt(p, frame, i, at) {
  const crowded = frame.step < 52, loud = p.marks.length > 0 || i === at;
  return el('span', { class: `${loud ? 'loud' : ''}${crowded && !loud ? ' hushed' : ''}`, title: p.name,
    style: { left: `${frame.xs[i]}px`, width: `${crowded ? Math.max(90, frame.step) : frame.step}px` } }, crowded && !loud ? String(i + 1) : prose(p.name));
}

/** The two figures beside the heading. @param {Room} w @param {BigCurve} curve @param {boolean} large */
export function twoFigures(w, curve, large) {
  /** @param {string} label @param {number | null} value @param {string} tone @param {string} under */
  const one = (label, value, tone, under) => value !== null && el('div', null, label, el('b', { class: tone }, signed(value, w.lang)), under);
  const felt = curve.remembered === null ? '' : curve.remembered < 0 ? 'pain-t' : 'delight-t';
  return el('div', { class: `st3${large ? ' large' : ''}` }, one(w.l.mean, curve.mean, 'ink', ''),
    one(w.l.remembered, curve.remembered, `${felt} most`, curve.opposite));
}

/** "Pit −1.6" of one touchpoint while stepping through. @param {Room} w @param {CurvePoint} p */
export function onePoint(w, p) {
  return p.mean === null ? fill(w.l.one_hidden, { name: p.name, says: p.says })
    : fill(w.l.one_point, { name: p.name, mean: signed(p.mean, w.lang), says: p.says });
}
