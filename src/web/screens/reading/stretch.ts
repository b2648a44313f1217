// SPDX-License-Identifier: Apache-2.0

/** Rows that are drawn as one scrolled sheet: a browser ends a box at 17 to 33 million pixels, a list of ten million rows would need 460. */
export const STRETCH = 100_000;
/** Nearer to an end of its stretch than this, a row moves into the next. */
const MARGIN = 2_000;

/**
 * The first row of those that are drawn together around one.
 * @param before where they begin now: it stays while the row is well inside
 */
export function stretchAround(row: number, total: number, before?: number): number {
  const latest = Math.max(0, total - STRETCH);
  if (before !== undefined && before <= latest) {
    const isFarFromStart = before === 0 || row - before >= MARGIN;
    const isFarFromEnd = before === latest || before + STRETCH - row > MARGIN;
    if (row >= before && row < before + STRETCH && isFarFromStart && isFarFromEnd) return before;
  }
  return Math.max(0, Math.min(latest, Math.floor(row - STRETCH / 2)));
}
