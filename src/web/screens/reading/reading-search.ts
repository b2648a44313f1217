// SPDX-License-Identifier: Apache-2.0
/** What of a reading is shown stands in the address, so that a colleague of the case can be sent to the very record. */
export interface ReadingSearch {
  readonly kind?: string;
  readonly account?: string;
  readonly identifier?: string;
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  readonly order?: 'reading' | 'time';
  /** Those that were not asked for and kept by decision, instead. */
  readonly setApart?: 'yes';
  /** The record that is open beside the list. */
  readonly record?: string;
  /** The place of the list where it is entered, counted from 1. */
  readonly row?: number;
}

const WORDS = ['kind', 'account', 'identifier', 'from', 'to', 'text', 'record'] as const;

export function readingSearch(search: Record<string, unknown>): ReadingSearch {
  const kept = WORDS.flatMap((word) => {
    const value = search[word];
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text !== '' ? [[word, text] as const] : [];
  });
  return {
    ...Object.fromEntries(kept),
    ...(search.order === 'time' && { order: 'time' as const }),
    ...(search.setApart === 'yes' && { setApart: 'yes' as const }),
    ...(isPlace(search.row) && { row: search.row }),
  };
}

const isPlace = (row: unknown): row is number => typeof row === 'number' && Number.isSafeInteger(row) && row > 0;
