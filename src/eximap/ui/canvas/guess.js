// What follows from the map while it is being edited: numbers, stage means, and, before a release, the guess's own
// peak, pit, end and summary (METHOD.md, "The curve and the peak-end rule", read as one sheet).

/** @typedef {import('./model.js').MapModel} MapModel */
/** @typedef {import('./model.js').Touchpoint} Touchpoint */

/** The score that the drawn line has at a touchpoint. @param {MapModel} map @param {Touchpoint} touchpoint */
export function drawnScore(map, touchpoint) {
  return map.curve === 'mean' ? touchpoint.figure?.mean?.value ?? null : touchpoint.forecast;
}

/** @param {number[]} values */
function meanOf(values) {
  return values.length ? values.reduce((a, b) => a + b, 0) / values.length : null;
}

/** @param {MapModel} map @returns {string | null} the declared end while it exists, else the last touchpoint */
export function endOf(map) {
  const ids = map.stages.flatMap((stage) => stage.touchpoints.map((t) => t.id));
  return map.end && ids.includes(map.end) ? map.end : ids.at(-1) ?? null;
}

/** Brings everything derived up to date, in place. @param {MapModel} map @returns {MapModel} */
export function derive(map) {
  let number = 0;
  map.stages.forEach((stage, at) => {
    stage.number = at + 1;
    for (const touchpoint of stage.touchpoints) touchpoint.number = ++number;
    stage.mean = meanOf(stage.touchpoints.map((t) => drawnScore(map, t)).filter((v) => v !== null));
  });
  if (map.curve !== 'mean') deriveGuess(map);
  return map;
}

/** @param {MapModel} map */
function deriveGuess(map) {
  const all = map.stages.flatMap((stage) => stage.touchpoints);
  /** @type {[number, number][]} */
  const points = all.flatMap((t, at) => (t.forecast === null ? [] : [/** @type {[number, number]} */ ([at, t.forecast])]));
  const values = points.map(([, v]) => v), end = endOf(map);
  const high = Math.max(...values), low = Math.min(...values);
  for (const t of all) {
    t.marks = t.forecast === null ? [] : [
      ...(high > low && t.forecast === high ? ['peak'] : []),
      ...(high > low && t.forecast === low ? ['pit'] : []),
      ...(t.id === end ? ['end'] : []),
    ];
  }
  map.curve = points.length ? 'guess' : 'none';
  map.summary = guessedSummary(points, all.find((t) => t.id === end)?.forecast ?? null);
}

/** @param {[number, number][]} points @param {number | null} end */
function guessedSummary(points, end) {
  if (points.length < 2) return { remembered: null, opposite: '', mean: null, trend: null };
  const values = points.map(([, v]) => v);
  const extreme = values.reduce((best, v) => {
    const further = Math.abs(v) - Math.abs(best);
    return further > 0 || (further === 0 && v < 0) ? v : best;
  });
  const remembered = end === null ? null : (extreme + end) / 2;
  return { remembered, opposite: '', mean: meanOf(values), trend: slope(points) };
}

/** @param {[number, number][]} points the least-squares slope per step of journey position */
function slope(points) {
  const middle = /** @type {number} */ (meanOf(points.map(([x]) => x)));
  const mean = /** @type {number} */ (meanOf(points.map(([, y]) => y)));
  const up = points.reduce((sum, [x, y]) => sum + (x - middle) * (y - mean), 0);
  return up / points.reduce((sum, [x]) => sum + (x - middle) ** 2, 0);
}
