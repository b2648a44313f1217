// SPDX-License-Identifier: Apache-2.0

import { CurrencyError } from '../../errors/currency.ts';
import type { Said } from '../../errors/say.ts';
import { currencySays } from '../../errors/sentences/currency.ts';
import { hashFromDisplay } from '../bitcoin/double-sha256.ts';
import { type Chain, rowOf, transactionCount, txid } from './chain.ts';

/** `txid:n` of an output row. */
export function outpoint(chain: Chain, output: number): string {
  const tx = rowOf(chain.firstOutput, output);
  return `${txid(chain, tx)}:${output - (chain.firstOutput[tx] as number)}`;
}

/** The transactions of these hashes, found in one pass over the column. */
export function findTransactions(chain: Chain, txids: Iterable<string>): Map<string, number> {
  const wanted = new Map<number, string[]>();
  for (const id of txids) {
    const hash = hashFromDisplay(id);
    if (hash === undefined) continue;
    const start = new DataView(hash.buffer).getUint32(0);
    const others = wanted.get(start);
    if (others === undefined) wanted.set(start, [id]);
    else others.push(id);
  }
  const found = new Map<string, number>();
  const view = new DataView(chain.txids.buffer, chain.txids.byteOffset, chain.txids.byteLength);
  for (let tx = 0; tx < transactionCount(chain); tx++) {
    const candidates = wanted.get(view.getUint32(tx * 32));
    if (candidates === undefined) continue;
    const id = txid(chain, tx);
    for (const candidate of candidates) if (candidate.toLowerCase() === id) found.set(candidate, tx);
  }
  return found;
}

/** Output rows of `txid:n` texts; each must be in the data. */
export function outputsOf(chain: Chain, outpoints: readonly string[]): number[] {
  const parsed = outpoints.map((text) => {
    const parts = /^([0-9a-fA-F]{64}):(\d{1,9})$/.exec(text.trim());
    if (parts === null) throw unknownOutput(text, currencySays('outpoint-expected'));
    return { text, id: parts[1] as string, output: Number(parts[2]) };
  });
  const rows = findTransactions(
    chain,
    parsed.map(({ id }) => id),
  );
  return parsed.map(({ text, id, output }) => {
    const tx = rows.get(id);
    if (tx === undefined) throw unknownOutput(text, currencySays('no-such-transaction'));
    const row = (chain.firstOutput[tx] as number) + output;
    const end = chain.firstOutput[tx + 1] as number;
    if (row >= end) throw unknownOutput(text, currencySays('outputs-counted', { count: end - (chain.firstOutput[tx] as number) }));
    return row;
  });
}

const unknownOutput = (text: string, why: Said) =>
  new CurrencyError('UNKNOWN_OUTPUT', { message: currencySays('output-unknown', { output: text, why }) });
