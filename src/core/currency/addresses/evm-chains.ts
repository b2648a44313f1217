// SPDX-License-Identifier: Apache-2.0

/** Chains on which an account is written as on Ethereum, by the number their nodes answer with (EIP-155; the numbers are kept at ethereum-lists/chains). */
const NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'ethereum'],
  [61, 'ethereum-classic'],
  [56, 'bsc'],
  [42_161, 'arbitrum'],
  [137, 'polygon'],
  [10, 'optimism'],
  [8453, 'base'],
  [43_114, 'avalanche'],
]);

/** Their names, the likeliest first. */
export const EVM_CHAINS: readonly string[] = [...NAMES.values()];

/** Another chain is called by its number, as CAIP-2 writes it: `eip155:31337`. */
export const evmChainName = (number: number): string => NAMES.get(number) ?? `eip155:${number}`;
