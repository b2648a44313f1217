// SPDX-License-Identifier: Apache-2.0
import type { Prevout } from '../chain/build-chain.ts';
import { ByteReader } from './byte-reader.ts';

/**
 * The outputs a block spends, in the order of its inputs, the coinbase left out:
 *
 *     value (8 bytes)  script length (compact size)  script   ... repeated to the end of the file
 *
 * This is not the rev*.dat of Bitcoin Core, whose amounts and scripts are compressed.
 */
export function readPrevouts(bytes: Uint8Array): Prevout[] {
  const reader = new ByteReader(bytes);
  const prevouts: Prevout[] = [];
  while (reader.at < bytes.length) {
    const value = reader.amount('the value of a spent output');
    const length = reader.size('the length of a spent script');
    const from = reader.at;
    reader.skip(length, 'a spent script');
    prevouts.push({ value, script: bytes.subarray(from, reader.at) });
  }
  return prevouts;
}
