// SPDX-License-Identifier: Apache-2.0
/**
 * What each kind of source can be asked: about an address or a transaction, and, where it can be asked step by step, from what value is followed, and of
 * what. The desk refuses by it, the forms ask by it.
 */
import type { sourceKinds } from '../../api/currency.ts';
import { decodeBase58Check } from '../addresses/base58.ts';
import { checkCase } from '../addresses/ethereum.ts';
import { NATIVE } from '../unit.ts';

type About = 'address' | 'transaction';

const QUESTIONS: Readonly<Record<(typeof sourceKinds)[number], readonly [About, ...About[]]>> = {
  esplora: ['address', 'transaction'],
  'bitcoin-core': ['transaction'],
  evm: ['transaction'],
  tron: ['address', 'transaction'],
  graphsense: ['address'],
};

/** What one question to such a source can be about. */
export const questionsTo = (kind: (typeof sourceKinds)[number]): readonly [About, ...About[]] => QUESTIONS[kind];

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
