// SPDX-License-Identifier: Apache-2.0
/** Money beyond chains: one row for each movement a record states, whatever it moved through. */

export type MoneyThrough = 'card' | 'bank' | 'wallet' | 'gift-card' | 'transfer-service' | 'crowdfunding' | 'crypto' | 'cash' | 'unknown';

export interface MoneyRow {
  /** Record (or chain output) it stands on. */
  readonly id: string;
  /** Instant in UTC as `2026-03-01T22:10:05Z`, or a day as `2026-03-01` when the source says no more. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
  /** Smallest unit of the currency; never a fraction. */
  readonly amountMinor: bigint;
  /** ISO 4217 code, or asset and chain such as `USDT/tron`. */
  readonly currency: string;
  readonly through: MoneyThrough;
  /** As the source gives it, masked where it is masked. */
  readonly instrument?: string;
}

/** What a `payment` record says, reduced to what the ledger needs. Texts are the source's. */
export interface PaymentSaid {
  readonly id: string;
  readonly at: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly amountMinor: string | undefined;
  readonly currency: string | undefined;
  readonly through?: MoneyThrough;
  readonly instrument?: string;
  readonly status?: string;
}

export interface LedgerReading {
  readonly rows: readonly MoneyRow[];
  /** Payments that cannot stand in a ledger, and why: shown beside it, never dropped in silence. */
  readonly leftOut: readonly {
    readonly id: string;
    readonly why: 'no-time' | 'no-amount' | 'no-currency' | 'no-party' | 'did-not-happen';
  }[];
}

const DID_NOT_HAPPEN = /^(?:failed|declined|cancell?ed|reversed|expired|pending|refused)$/i;

export function moneyRows(payments: readonly PaymentSaid[]): LedgerReading {
  const rows: MoneyRow[] = [];
  const leftOut: LedgerReading['leftOut'][number][] = [];
  for (const said of payments) {
    const why = reasonAgainst(said);
    if (why !== undefined) leftOut.push({ id: said.id, why });
    else
      rows.push({
        id: said.id,
        at: said.at as string,
        from: said.from ?? 'not stated',
        to: said.to ?? 'not stated',
        amountMinor: BigInt(said.amountMinor as string),
        currency: said.currency as string,
        through: said.through ?? 'unknown',
        ...(said.instrument === undefined ? {} : { instrument: said.instrument }),
      });
  }
  return { rows: rows.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1)), leftOut };
}

function reasonAgainst(said: PaymentSaid): LedgerReading['leftOut'][number]['why'] | undefined {
  if (said.status !== undefined && DID_NOT_HAPPEN.test(said.status)) return 'did-not-happen';
  if (said.at === undefined || !/^\d{4}-\d{2}-\d{2}/.test(said.at)) return 'no-time';
  if (said.amountMinor === undefined || !/^\d{1,78}$/.test(said.amountMinor)) return 'no-amount';
  if (said.currency === undefined) return 'no-currency';
  return said.from === undefined && said.to === undefined ? 'no-party' : undefined;
}
