// SPDX-License-Identifier: Apache-2.0
import type { ReturnParser } from '../return-parser.ts';
import { SnapReader } from './read-table.ts';
import { snapTables } from './tables.ts';

/**
 * A return of Snap: CSV files that are not one table each. A file is a quoted legend of several lines, a line of `=`, a header, rows; then the
 * next legend. Calls have a line of `-` before the table of their participants. `NO DATA` stands for nothing.
 *
 *     "Target username ""sam"" is associated with User ID ""…"".⏎⏎Account information."
 *     ===========================
 *     username,user_id,email_address,…
 *
 * Tables are told apart by their columns, in whatever file they stand. Times name UTC, or are UTC, but for `last_active`, which the legend
 * of its table gives in Pacific time.
 */
export const snapReturn: ReturnParser = {
  id: 'snap-return',
  provider: 'snap',
  version: '1',
  title: 'Snap: account, conversations, addresses, places, calls (CSV)',
  basis: { tier: 'inferred', source: 'public parsers written against real returns' },
  gives: [
    'account',
    'identifier',
    'ip-event',
    'subscriber-fact',
    'message',
    'media',
    'location',
    'call',
    'contact',
    'change',
    'no-records-stated',
    'device',
    'activity',
  ],
  namesAccount: true,
  readFirst: /^subscriber_info\.csv$/i,
  recognises: (file) => /\.csv$/i.test(file.name) && /^"[^=]{0,20000}"?\r?\n={5,}\r?\n/s.test(file.text),
  *read(file) {
    const reader = new SnapReader(file);
    for (const part of snapTables(file)) yield* reader.part(part);
  },
};
