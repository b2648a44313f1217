// SPDX-License-Identifier: Apache-2.0

/** Chains on which an account is written as on Ethereum, by the number their nodes answer with (EIP-155; the numbers are kept at ethereum-lists/chains). */
const NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'ethereum'],
  [10, 'optimism'],
  [56, 'bsc'],
  [61, 'ethereum-classic'],
  [137, 'polygon'],
  [8453, 'base'],
  [42_161, 'arbitrum'],
  [43_114, 'avalanche'],
]);

/** Another chain is called by its number, as CAIP-2 writes it: `eip155:31337`. */
export const evmChainName = (number: number): string => NAMES.get(number) ?? `eip155:${number}`;
