// SPDX-License-Identifier: Apache-2.0

/** Stands where a token has its contract, for the chain's own coin. */
export const NATIVE = 'native';

/** The smallest unit that value is counted in: of a token its contract. */
export function unitOfValue({ chain, contract }: { readonly chain: string; readonly contract: string | null }): string {
  if (contract === null) return 'satoshi';
  if (contract !== NATIVE) return contract;
  return chain === 'tron' ? 'sun' : 'wei';
}

const COIN_UNITS: ReadonlySet<string> = new Set(['satoshi', 'wei', 'sun']);

/** Whether this is the smallest unit of a chain's own coin, and not of a token. */
export const isCoinUnit = (unit: string): boolean => COIN_UNITS.has(unit);
