// SPDX-License-Identifier: Apache-2.0
import { ByteReader } from './byte-reader.ts';
import { DamagedBlock } from './damage.ts';
import { displayHash, doubleSha256 } from './double-sha256.ts';

export interface Transaction {
  readonly txid: string;
  readonly inputs: readonly { readonly txid: string; readonly output: number }[];
  readonly outputs: readonly { readonly value: number; readonly script: Uint8Array }[];
}

/** One transaction by itself, with its name computed from its bytes; throws DamagedBlock when the bytes are no transaction. */
export function readTransaction(bytes: Uint8Array): Transaction {
  const reader = new ByteReader(bytes);
  reader.skip(4, 'a transaction version');
  let bodyFrom = reader.at;
  let count = reader.size('the number of inputs');
  const segwit = count === 0;
  if (segwit) {
    reader.need(1, 'the witness flag');
    if (bytes[reader.at++] !== 1) throw new DamagedBlock(reader.at - 1, 'a transaction without inputs, or an unknown flag');
    bodyFrom = reader.at;
    count = reader.size('the number of inputs');
  }
  const inputs = readInputs(reader, count);
  const outputs = readOutputs(reader);
  const bodyTo = reader.at;
  if (segwit) for (let i = 0; i < count; i++) skipWitness(reader);
  const lockAt = reader.at;
  reader.skip(4, 'a lock time');
  if (reader.at !== bytes.length) throw new DamagedBlock(reader.at, 'bytes are left behind the transaction');
  const named = segwit ? Buffer.concat([bytes.subarray(0, 4), bytes.subarray(bodyFrom, bodyTo), bytes.subarray(lockAt)]) : bytes;
  return { txid: displayHash(doubleSha256(named)), inputs, outputs };
}

function readInputs(reader: ByteReader, count: number): { txid: string; output: number }[] {
  if (count === 0 || reader.at + count * 41 > reader.end) throw new DamagedBlock(reader.at, `${count} inputs cannot stand in what is left`);
  return Array.from({ length: count }, () => {
    const at = reader.at;
    reader.skip(32, 'the hash of a spent transaction');
    const output = reader.u32('the number of a spent output');
    reader.skip(reader.size('the length of an input script') + 4, 'an input script');
    return { txid: displayHash(reader.bytes.subarray(at, at + 32)), output };
  });
}

function readOutputs(reader: ByteReader): { value: number; script: Uint8Array }[] {
  const count = reader.size('the number of outputs');
  if (count === 0 || reader.at + count * 9 > reader.end) throw new DamagedBlock(reader.at, `${count} outputs cannot stand in what is left`);
  return Array.from({ length: count }, () => {
    const value = reader.amount('the value of an output');
    const length = reader.size('the length of an output script');
    const from = reader.at;
    reader.skip(length, 'an output script');
    return { value, script: reader.bytes.subarray(from, reader.at) };
  });
}

function skipWitness(reader: ByteReader): void {
  const items = reader.size('the number of witness items');
  for (let item = 0; item < items; item++) reader.skip(reader.size('the length of a witness item'), 'a witness item');
}
