// SPDX-License-Identifier: Apache-2.0

import { knownAmount } from '../../../core/currency/amount-text.ts';

/** An amount in smallest units as people read it: coins and known tokens with all their places, units of others as they are, digits in groups of three. */
export function amountText(amount: string, unit: string): { readonly text: string; readonly smallest: boolean } {
  const whole = BigInt(amount);
  const known = knownAmount(whole, unit);
  return known === undefined ? { text: groupedText(String(whole)), smallest: true } : { text: groupedText(known), smallest: false };
}

/** What a known token or coin is called, by its smallest unit or its contract. */
export const tokenName = (unit: string): string | undefined => knownAmount(0n, unit)?.split(' ')[1];

/** Latin digits in every language: an amount is compared with papers and tables. */
const groupedText = (text: string): string => text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, '\u202f'));

const grouped = (value: bigint): string => groupedText(String(value));

/** The two ends of an address, for a drawing; the whole stands in the table beside it. */
export const shortened = (address: string): string => (address.length <= 18 ? address : `${address.slice(0, 9)}…${address.slice(-6)}`);

/** An amount of a currency with its places, all of them: `1 450.00 EUR`. Of what is no currency of ISO 4217 the smallest units. */
export function moneyText(amountMinor: string, currency: string): string {
  const value = BigInt(amountMinor);
  const places = placesOf(currency);
  if (places === undefined) return `${grouped(value)} × ${currency}`;
  const one = 10n ** BigInt(places);
  const [sign, size] = value < 0n ? ['-', -value] : ['', value];
  const part = places === 0 ? '' : `.${String(size % one).padStart(places, '0')}`;
  return `${sign}${grouped(size / one)}${part} ${currency}`;
}

function placesOf(currency: string): number | undefined {
  if (!Intl.supportedValuesOf('currency').includes(currency)) return undefined;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
}
