// SPDX-License-Identifier: Apache-2.0
/** From what value is followed at each kind of source that can be asked step by step, and of what. The desk refuses by it, the form asks by it. */
import { decodeBase58Check } from '../addresses/base58.ts';
import { checkCase } from '../addresses/ethereum.ts';
import { NATIVE } from '../unit.ts';

export interface Followable {
  readonly isSeed: (text: string) => boolean;
  /** Whose token is followed, `native` for the chain's own coin; undefined where nothing is but the coin. */
  readonly isContract?: (text: string) => boolean;
}

/** The name of a transaction and a place in it: an output, or a log. */
const isPlace = (text: string): boolean => /^[0-9a-f]{64}:\d{1,6}$/i.test(text);
const isEvmPlace = (text: string): boolean => /^0x[0-9a-f]{64}:\d{1,6}$/i.test(text);
const isTronAccount = (text: string): boolean => /^T\w{33}$/.test(text) && decodeBase58Check(text) !== undefined;
const isEvmAccount = (text: string): boolean => /^0x[0-9a-f]{40}$/i.test(text) && checkCase(text) !== 'wrong';

const FOLLOWABLE: Readonly<Record<string, Followable>> = {
  esplora: { isSeed: isPlace },
  tron: { isSeed: (text) => isPlace(text) || isTronAccount(text), isContract: (text) => text === NATIVE || isTronAccount(text) },
  evm: { isSeed: (text) => isEvmPlace(text) || isEvmAccount(text), isContract: isEvmAccount },
};

/** Undefined for kinds of sources that cannot be followed through. */
export const followableAt = (kind: string): Followable | undefined => FOLLOWABLE[kind];
