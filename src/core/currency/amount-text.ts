// SPDX-License-Identifier: Apache-2.0
/** Amounts in smallest units as people read them. What is exact stays exact: no double, every place is shown. */

/**
 * By the unit that value is counted in (unit.ts): a coin's smallest unit, or the contract of a token. Tokens as their issuers name them and
 * their contracts' `decimals()` answers; a token that only calls itself so has another contract, and stays in smallest units.
 */
const KNOWN: ReadonlyMap<string, readonly [name: string, places: number]> = new Map([
  ['satoshi', ['BTC', 8]],
  ['wei', ['ETH', 18]],
  ['sun', ['TRX', 6]],
  ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', ['USDT', 6]],
  ['0xdac17f958d2ee523a2206206994597c13d831ec7', ['USDT', 6]],
  ['0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', ['USDC', 6]],
]);

/** `0.13000000 BTC`; undefined for a token whose places nobody here knows. @param unit of unit.ts */
export function knownAmount(amount: bigint, unit: string): string | undefined {
  const coin = KNOWN.get(unit) ?? KNOWN.get(unit.toLowerCase());
  if (coin === undefined) return undefined;
  const [name, places] = coin;
  const one = 10n ** BigInt(places);
  const [sign, size] = amount < 0n ? ['-', -amount] : ['', amount];
  return `${sign}${size / one}.${String(size % one).padStart(places, '0')} ${name}`;
}
