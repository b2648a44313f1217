// SPDX-License-Identifier: Apache-2.0
import type { Named } from '../../records/kinds/accounts.ts';
import type { Payment } from '../../records/kinds/places-and-money.ts';
import type { MoneyThrough, PaymentSaid } from './money-row.ts';

const THROUGH: readonly (readonly [RegExp, MoneyThrough])[] = [
  [/gift/i, 'gift-card'],
  [/crowd|fundrais|gofundme|patreon|donation/i, 'crowdfunding'],
  [/bank|iban|ach|sepa|wire/i, 'bank'],
  [/western union|moneygram|remit/i, 'transfer-service'],
  [/card|visa|mastercard|amex/i, 'card'],
  [/wallet|balance|cash app|vodafone/i, 'wallet'],
  [/cash/i, 'cash'],
];

/** A payment record as the ledger takes it. An amount counts only where the reader knew the smallest unit of its currency. */
export function paymentOfRecord(id: string, payment: Payment): PaymentSaid {
  const { at, amountMinor, currency, from, to, instrument, product, status, chain } = payment;
  const words = `${instrument?.raw ?? ''} ${product?.raw ?? ''}`;
  const through = chain === undefined ? THROUGH.find(([pattern]) => pattern.test(words))?.[1] : 'crypto';
  return {
    id,
    at: at?.utc,
    from: nameOf(from),
    to: nameOf(to) ?? chain?.address?.raw,
    amountMinor: amountMinor?.norm,
    currency: currency?.norm ?? currency?.raw,
    ...(through === undefined ? {} : { through }),
    ...(instrument === undefined ? {} : { instrument: instrument.raw }),
    ...(status === undefined ? {} : { status: status.raw }),
  };
}

/** The surest name a source gives: its own number first, what people can change last. */
function nameOf(named: Named | undefined): string | undefined {
  return (named?.id ?? named?.email ?? named?.phone ?? named?.username ?? named?.name)?.raw;
}
