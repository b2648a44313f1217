// SPDX-License-Identifier: Apache-2.0
import { cryptoAddress } from './crypto-address.ts';

/** How addresses look that carry a checksum: forty hex digits, bech32 with its prefix, base58 of the usual lengths, Monero. */
const SHAPES: readonly RegExp[] = [
  /^0x[0-9a-f]{40}$/i,
  /^(bc|tb|bcrt|ltc|addr|cosmos)1[02-9ac-hj-np-z]{20,}$/i,
  /^[13DLMTXr](?=.*\d)(?=.*[A-Z])(?=.*[a-z])[1-9A-HJ-NP-Za-km-z]{25,34}$/,
  /^[48][1-9A-HJ-NP-Za-km-z]{94,105}$/,
];

/** Looks like an address and is none: a letter was mistyped or lost, or letters were put in capitals. Nobody could answer for it. */
export const looksMistyped = (text: string): boolean => SHAPES.some((shape) => shape.test(text)) && cryptoAddress(text) === undefined;
