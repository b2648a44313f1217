// SPDX-License-Identifier: Apache-2.0

/** An amount in smallest units as people read it: satoshis as bitcoin with all eight places, other units as they are, digits in groups of three. */
export function amountText(amount: string, unit: string): { readonly text: string; readonly smallest: boolean } {
  const whole = BigInt(amount);
  if (unit !== 'satoshi') return { text: grouped(whole), smallest: true };
  const [sign, size] = whole < 0n ? ['-', -whole] : ['', whole];
  return { text: `${sign}${grouped(size / 100_000_000n)}.${String(size % 100_000_000n).padStart(8, '0')} BTC`, smallest: false };
}

/** Latin digits in every language: an amount is compared with papers and tables. */
const grouped = (value: bigint): string => String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** The two ends of an address, for a drawing; the whole stands in the table beside it. */
export const shortened = (address: string): string => (address.length <= 18 ? address : `${address.slice(0, 9)}…${address.slice(-6)}`);
