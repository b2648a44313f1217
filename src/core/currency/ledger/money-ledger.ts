// SPDX-License-Identifier: Apache-2.0
/** The ledger of one person: what came in and went out, by month and currency. Currencies are never added up unless a dated, cited rate is given. */
import type { MoneyRow } from './money-row.ts';

export interface LedgerLine {
  /** `2026-03`. */
  readonly month: string;
  readonly currency: string;
  readonly incoming: bigint;
  readonly outgoing: bigint;
  readonly rows: readonly string[];
}

export interface Rate {
  readonly from: string;
  readonly to: string;
  /** The day it held. */
  readonly day: string;
  /** So many smallest units of `to` for so many of `from`: a fraction of whole numbers. */
  readonly toUnits: bigint;
  readonly forUnits: bigint;
  readonly source: string;
}

export interface Conversion {
  readonly row: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly rate: Rate;
  /** Whether a part of a smallest unit was cut off. */
  readonly cut: boolean;
}

/** `same`: whether an account of a row is the person's; a person has several. */
export function personLedger(rows: readonly MoneyRow[], same: (account: string) => boolean): LedgerLine[] {
  const lines = new Map<string, { month: string; currency: string; incoming: bigint; outgoing: bigint; rows: string[] }>();
  for (const row of rows) {
    const [incoming, outgoing] = [same(row.to), same(row.from)];
    if (incoming === outgoing) continue; // another's payment, or one between the person's own accounts
    const month = row.at.slice(0, 7);
    const line = lines.get(`${month} ${row.currency}`) ?? { month, currency: row.currency, incoming: 0n, outgoing: 0n, rows: [] };
    if (incoming) line.incoming += row.amountMinor;
    else line.outgoing += row.amountMinor;
    line.rows.push(row.id);
    lines.set(`${month} ${row.currency}`, line);
  }
  return [...lines.values()].sort((a, b) => (a.month + a.currency < b.month + b.currency ? -1 : 1));
}

/** Converts by the rate of the very day; rows of days without a rate are not converted. */
export function convert(rows: readonly MoneyRow[], to: string, rates: readonly Rate[]): Conversion[] {
  const byDay = new Map(rates.filter((rate) => rate.to === to && rate.forUnits > 0n).map((rate) => [`${rate.from} ${rate.day}`, rate]));
  return rows.flatMap((row) => {
    const rate = byDay.get(`${row.currency} ${row.at.slice(0, 10)}`);
    if (rate === undefined) return [];
    const product = row.amountMinor * rate.toUnits;
    return [{ row: row.id, amountMinor: product / rate.forUnits, currency: to, rate, cut: product % rate.forUnits !== 0n }];
  });
}
