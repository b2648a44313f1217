// SPDX-License-Identifier: Apache-2.0
/** What following through a source has in common, whatever its kind. */
import type { TraceMethod } from '../../core/currency/follow/follow.ts';
import type { AddressTag } from '../../core/currency/tags/tag.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';

export interface StepQuestion {
  readonly seeds: readonly string[];
  readonly method: TraceMethod;
  readonly maxHops?: number;
  /** Smallest units. */
  readonly minAmount?: bigint;
  /** UTC; what moved on a later day is not looked at. */
  readonly untilDay?: string;
  /** Following ends at services among them. */
  readonly tags: readonly AddressTag[];
  readonly mostTransactions: number;
}

/** `time`: milliseconds since 1970. */
export const isTooLate = ({ untilDay }: StepQuestion, time: number): boolean =>
  untilDay !== undefined && new Date(time).toISOString().slice(0, 10) > untilDay;

/** The source has no such transaction: a mistake of whoever named it as a seed, else a contradiction of the source, which named it itself. */
export function missingTransaction({ seeds }: StepQuestion, txid: string): Error {
  if (seeds.some((seed) => seed.toLowerCase().startsWith(`${txid}:`)))
    return new CurrencyError('UNKNOWN_OUTPUT', { message: currencySays('seed-unknown', { txid }) });
  return new CurrencyError('SOURCE_CONTRADICTED', { message: currencySays('named-not-had', { txid }), details: { txid } });
}
