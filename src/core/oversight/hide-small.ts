// SPDX-License-Identifier: Apache-2.0
/**
 * Small numbers, left out of what is published: where one request was made of a village's only shop, "1" names it. Nobody has to ask for it
 * inside the desk.
 *
 * KNOWN: what is hidden in one table cannot be worked out from that table. Whoever lays several tables of one report beside each other, or the
 * reports of two periods that overlap, may still narrow it down; docs/how-to/recount.md says so.
 */
import type { Figure, FigureTable } from './figures.ts';

export interface PublishedRow {
  readonly key: string;
  /** Null: fewer than the smallest that is shown, or hidden so that another cannot be worked out. */
  readonly count: number | null;
}

export interface PublishedFigure extends Omit<Figure, 'count' | 'tables'> {
  readonly count: number | null;
  readonly tables: readonly (Omit<FigureTable, 'rows'> & { readonly rows: readonly PublishedRow[] })[];
}

/** @param least the smallest number that is shown; 0 and 1 hide nothing. None is as telling as many, so 0 is shown */
export function hideSmall(figures: readonly Figure[], least: number): readonly PublishedFigure[] {
  return figures.map((figure) => ({
    ...figure,
    count: isSmall(figure.count, least) ? null : figure.count,
    medianDays: isSmall(figure.count, least) ? null : figure.medianDays,
    tables: figure.tables.map((table) => ({ ...table, rows: hiddenIn(table, figure.count, least) })),
  }));
}

const isSmall = (count: number, least: number): boolean => count > 0 && count < least;

/** What adds up gives one hidden number away, so the next smallest goes with it until they are enough together. */
function hiddenIn({ rows, addsUp }: FigureTable, total: number, least: number): readonly PublishedRow[] {
  const hidden = new Set(rows.filter(({ count }) => count > 0 && (isSmall(count, least) || isSmall(total, least))));
  const others = rows.filter((row) => !hidden.has(row) && row.count > 0).toSorted((a, b) => a.count - b.count);
  const sum = (): number => [...hidden].reduce((all, { count }) => all + count, 0);
  while (addsUp && hidden.size > 0 && others.length > 0 && (hidden.size < 2 || sum() < least))
    hidden.add(others.shift() as (typeof rows)[number]);
  return rows.map((row) => (hidden.has(row) ? { key: row.key, count: null } : row));
}
