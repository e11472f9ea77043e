// What an action's measure did: grey before the start, dark since; the target dashed, the baseline a thin line.

import { svg } from './draw.js';

/** Days count from the first one drawn; null where there is no such thing.
 * @typedef {{points: [number, number][], start: number | null, baseline: number | null, target: number | null,
 *   latest: string, label: string, before: string, since: string}} Spark */
/** @typedef {{before: string, since: string, at: [number, number] | null, start: number | null, target: number | null,
 *   baseline: number | null}} SparkLines */

const PAD = 5; // room for the last point

/**
 * Where everything stands in a box, y downwards: paths of the figures before and since the start, the last point, and
 * the places of start, target and baseline.
 * @param {Spark} spark @param {number} width @param {number} height @returns {SparkLines}
 */
export function sparkLines(spark, width, height) {
  const { points, start, baseline, target } = spark;
  const values = [...points.map(([, value]) => value), baseline, target].filter((v) => v !== null);
  const low = Math.min(...values), high = Math.max(...values), last = Math.max(...points.map(([day]) => day), start ?? 0);
  const x = (/** @type {number} */ day) => round(last ? PAD + day / last * (width - 2 * PAD) : width / 2);
  const y = (/** @type {number} */ value) =>
    round(high > low ? height - PAD - (value - low) / (high - low) * (height - 2 * PAD) : height / 2);
  const path = (/** @type {[number, number][]} */ some) => some.map(([day, value], i) => `${i ? 'L' : 'M'}${x(day)} ${y(value)}`).join('');
  const since = points.filter(([day]) => start === null || day >= start);
  const before = points.filter(([day]) => start !== null && day < start);
  const end = points[points.length - 1];
  return { before: path(before), since: path(since.length && before.length ? [before[before.length - 1], ...since] : since),
    at: end ? [x(end[0]), y(end[1])] : null, start: start === null ? null : x(start),
    target: target === null ? null : y(target), baseline: baseline === null ? null : y(baseline) };
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

/** The picture; it takes the width of its place. @param {Spark} spark @param {number} [width] @param {number} [height] */
export function sparkline(spark, width = 260, height = 64) {
  const at = sparkLines(spark, width, height);
  const across = (/** @type {number | null} */ y, /** @type {string} */ name) => y === null ? null
    : svg('path', { class: name, d: `M0 ${y}H${width}` });
  return svg('svg', { class: 'spark', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': spark.label },
    across(at.baseline, 'base'), across(at.target, 'aim'),
    at.start === null ? null : svg('path', { class: 'began', d: `M${at.start} 0V${height}` }),
    svg('path', { class: 'was', d: at.before }), svg('path', { class: 'is', d: at.since }),
    at.at ? svg('circle', { cx: at.at[0], cy: at.at[1], r: 4.5 }) : null);
}
