// SPDX-License-Identifier: Apache-2.0
/** Writes transactions and blocks of the regression-test network. Signatures are dummies: this program never checks them. */
import { doubleSha256 } from '../bitcoin/double-sha256.ts';
import { merkleRoot } from '../bitcoin/merkle-root.ts';

export interface CoinRef {
  readonly txid: Uint8Array;
  readonly output: number;
}

export interface WrittenTransaction {
  readonly bytes: Uint8Array;
  readonly txid: Uint8Array;
}

const REGTEST_BITS = 0x207fffff;

function compactSize(value: number): number[] {
  return value < 0xfd ? [value] : [0xfd, value & 0xff, value >> 8];
}

function u32(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}

function u64(value: number): number[] {
  return [...u32(value >>> 0), ...u32(Math.floor(value / 2 ** 32))];
}

export function writeTransaction(
  inputs: readonly CoinRef[],
  outputs: readonly { readonly value: number; readonly script: Uint8Array }[],
): WrittenTransaction {
  const parts: number[] = [...u32(2), ...compactSize(inputs.length)];
  for (const { txid, output } of inputs) parts.push(...txid, ...u32(output), 4, 0xde, 0xad, 0xbe, 0xef, ...u32(0xfffffffd));
  return finish(parts, outputs);
}

/** `height` makes the coinbase's name unique (BIP 34). */
export function writeCoinbase(
  height: number,
  outputs: readonly { readonly value: number; readonly script: Uint8Array }[],
): WrittenTransaction {
  return finish([...u32(2), 1, ...new Array<number>(32).fill(0), ...u32(0xffffffff), 5, 4, ...u32(height), ...u32(0xffffffff)], outputs);
}

function finish(parts: number[], outputs: readonly { readonly value: number; readonly script: Uint8Array }[]): WrittenTransaction {
  parts.push(...compactSize(outputs.length));
  for (const { value, script } of outputs) parts.push(...u64(value), ...compactSize(script.length), ...script);
  parts.push(...u32(0));
  const bytes = Uint8Array.from(parts);
  return { bytes, txid: doubleSha256(bytes) };
}

/** A block with its proof of work, which on this network takes two tries. */
export function writeBlock(
  previous: Uint8Array,
  time: number,
  transactions: readonly WrittenTransaction[],
): { readonly bytes: Uint8Array; readonly hash: Uint8Array } {
  const rows = new Uint8Array(32 * transactions.length);
  for (const [row, { txid }] of transactions.entries()) rows.set(txid, 32 * row);
  const header = Uint8Array.from([
    ...u32(0x20000000),
    ...previous,
    ...merkleRoot(rows, transactions.length).root,
    ...u32(time),
    ...u32(REGTEST_BITS),
    0,
    0,
    0,
    0,
  ]);
  let hash = doubleSha256(header);
  for (let nonce = 1; (hash[31] as number) > 0x7f || ((hash[31] as number) === 0x7f && (hash[30] as number) === 0xff); nonce++) {
    header.set(u32(nonce), 76);
    hash = doubleSha256(header);
  }
  return {
    bytes: Buffer.concat([header, Uint8Array.from(compactSize(transactions.length)), ...transactions.map(({ bytes }) => bytes)]),
    hash,
  };
}

/** The blocks as a node keeps them: mark of the network, length, block. */
export function frameBlocks(blocks: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(blocks.flatMap((block) => [Uint8Array.of(0xfa, 0xbf, 0xb5, 0xda, ...u32(block.length)), block]));
}

/** The blocks of one such file. */
export function framedBlocks(file: Uint8Array): Uint8Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < file.length; at += 8 + view.getUint32(at + 4, true))
    blocks.push(file.subarray(at + 8, at + 8 + view.getUint32(at + 4, true)));
  return blocks;
}
