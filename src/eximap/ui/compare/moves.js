// Where a key leads in a table of cells.

/** @typedef {{row: number, column: number}} Cell */

/**
 * The cell to which `key` leads from `at`, within rows × columns; null for a key that leads nowhere. Home and End stay
 * in the row, with Ctrl they go to the table's corners.
 * @param {string} key @param {boolean} ctrl @param {Cell} at @param {number} rows @param {number} columns
 * @returns {Cell | null}
 */
export function moved(key, ctrl, at, rows, columns) {
  const last = { row: rows - 1, column: columns - 1 };
  const to = {
    ArrowUp: { ...at, row: at.row - 1 }, ArrowDown: { ...at, row: at.row + 1 },
    ArrowLeft: { ...at, column: at.column - 1 }, ArrowRight: { ...at, column: at.column + 1 },
    Home: ctrl ? { row: 0, column: 0 } : { ...at, column: 0 }, End: ctrl ? last : { ...at, column: last.column },
  }[key];
  if (!to || rows < 1 || columns < 1) return null;
  return { row: Math.max(0, Math.min(last.row, to.row)), column: Math.max(0, Math.min(last.column, to.column)) };
}

/**
 * How strongly a heat-map cell is coloured: the share, in percent, of the colour of feeling on light and on dark ground.
 * Both keep the printed value readable in ink.
 * @param {number} value −2…+2 @returns {{light: number, dark: number}}
 */
export function strength(value) {
  const size = Math.min(2, Math.abs(value));
  return { light: Math.round(size * 37), dark: Math.min(100, Math.round(size * 52)) };
}

/** The place of a value between two ends, in percent, kept within them. @param {number} value @param {number} low @param {number} high */
export function placeOf(value, low, high) {
  return Math.max(0, Math.min(100, ((value - low) / (high - low)) * 100));
}
