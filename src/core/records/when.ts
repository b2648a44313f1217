// SPDX-License-Identifier: Apache-2.0
import type { How } from './said.ts';

export type Precision = 'year' | 'month' | 'day' | 'minute' | 'second' | 'millisecond' | 'microsecond';

export type ZoneFrom = 'value' | 'column' | 'legend' | 'document' | 'provider-docs' | 'assumed' | 'none';

/**
 * A moment as a return says it (returns.md §4). `utc` stands only if a zone is known.
 *
 *     { raw: '2026-03-14 21:44:10 UTC', utc: '2026-03-14T21:44:10Z', precision: 'second', zone: { name: 'UTC', offsetMinutes: 0, from: 'value' } }
 *     { raw: '13/05/2026, 21:14', local: '2026-05-13T21:14', precision: 'minute', zone: { from: 'none' }, earliest: …, latest: … }
 */
export interface When {
  readonly raw: string;
  /** RFC 3339 with exactly the digits of `precision`: `2026`, `2026-03`, `2026-03-01`, `2026-03-01T22:10Z`, `…:05Z`, `….123Z`, `….123456Z`. */
  readonly utc?: string;
  /** The date and time as written, in ISO order, when there is no `utc` (no zone known, or the clock was set back over it). */
  readonly local?: string;
  readonly precision: Precision;
  readonly zone: { readonly name?: string; readonly offsetMinutes?: number; readonly from: ZoneFrom };
  /** The first and the last UTC second that the value can mean. Absent when `utc` names its second: then it is that one. */
  readonly earliest?: string;
  readonly latest?: string;
  /** Other readings of `raw`: the hour that autumn repeats, an ambiguous zone abbreviation, day/month order. */
  readonly alternatives?: readonly string[];
  readonly how?: readonly How[];
}
