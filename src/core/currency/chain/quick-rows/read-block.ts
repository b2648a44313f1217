// SPDX-License-Identifier: Apache-2.0
/**
 * The quick reader, in AssemblyScript: the rows of a block that is as it should be. It only accepts; whatever is otherwise, bitcoin/read-block.ts reads
 * again, decides, and says what and where. What is a block stands there; here is the same once more, in the same order. Built by setup.js.
 *
 * A block lies from `block` to `end`. Every function that reads of it gets an address up to which all is read, and answers with the one up to which
 * it has read, or NOT; every read is held against `end` before.
 */
import { bytesOfSize, NO_SIZE, sizeAt } from './compact-size.ts';
import { addStripped, addWhole, beginHashing, hashRest } from './hash-tasks.ts';
import { ROOM } from './layout.ts';
import { isSame, merkleRoot } from './merkle-root.ts';
import { sumOfBytes } from './sum-of-bytes.ts';

const HEADER_BYTES = 80;
const MERKLE_ROOT_AT = 36;
const NOT: u32 = 0;
/** No amount a number can hold is so large. */
const TOO_MUCH: u64 = 0x20000000000000;
/** 6a 24 aa 21 a9 ed, little-endian in four bytes and two. */
const COMMITMENT: u32 = 0x21aa246a;
const COMMITMENT_END: u32 = 0xeda9;

/** Where the columns of BlockRows begin, and what is needed besides; told by `takeRoom`. */
let values: u32 = 0;
let scriptFrom: u32 = 0;
let scriptTo: u32 = 0;
let scriptSum: u32 = 0;
let inputHashAt: u32 = 0;
let inputOutput: u32 = 0;
let inputsTo: u32 = 0;
let outputsTo: u32 = 0;
let txFrom: u32 = 0;
let txids: u32 = 0;
/** Hashes with witness, 32 bytes a transaction. */
let wtxids: u32 = 0;
/** Numbers of the transactions without witness, 4 bytes each: their hash with witness is the same. */
let withoutWitness: u32 = 0;
/** One row of 32 bytes more than there are transactions. */
let levels: u32 = 0;
/** As long as a block. */
let apart: u32 = 0;

let block: u32 = 0;
let end: u32 = 0;
let bare: u32 = 0;

/** What was read; addresses are 0 for nothing. */
export let transactions: u32 = 0;
export let inputs: u32 = 0;
export let outputs: u32 = 0;
export let coinbaseScriptAt: u32 = 0;
/** Where the coinbase states what it commits to, and where the 32 bytes of its own witness lie; the witness root is then at `levels`. */
export let commitmentAt: u32 = 0;
export let reservedAt: u32 = 0;

/** From where on the memory is free. */
export function roomAt(): u32 {
  return ROOM;
}

export function takeRoom(
  valuesAt: u32,
  scriptFromAt: u32,
  scriptToAt: u32,
  scriptSumAt: u32,
  inputHashAtAt: u32,
  inputOutputAt: u32,
  inputsToAt: u32,
  outputsToAt: u32,
  txFromAt: u32,
  txidsAt: u32,
  wtxidsAt: u32,
  withoutWitnessAt: u32,
  levelsAt: u32,
  apartAt: u32,
): void {
  values = valuesAt;
  scriptFrom = scriptFromAt;
  scriptTo = scriptToAt;
  scriptSum = scriptSumAt;
  inputHashAt = inputHashAtAt;
  inputOutput = inputOutputAt;
  inputsTo = inputsToAt;
  outputsTo = outputsToAt;
  txFrom = txFromAt;
  txids = txidsAt;
  wtxids = wtxidsAt;
  withoutWitness = withoutWitnessAt;
  levels = levelsAt;
  apart = apartAt;
}

/** Whether the block from `from` to `to`, which is longer than a header, could be read; its work and its witness commitment are for the caller to check. */
export function readBlock(from: u32, to: u32): bool {
  block = from;
  end = to;
  inputs = 0;
  outputs = 0;
  bare = 0;
  coinbaseScriptAt = 0;
  commitmentAt = 0;
  reservedAt = 0;
  beginHashing();
  if (!readTransactions(from + HEADER_BYTES)) return false;
  hashRest();
  if (!merkleRoot(txids, transactions, levels) || !isSame(levels, from + MERKLE_ROOT_AT)) return false;
  return bare === transactions ? forgetCommitment() : witnessRoot();
}

/** Without a witness there is nothing to commit to. */
function forgetCommitment(): bool {
  commitmentAt = 0;
  return true;
}

function witnessRoot(): bool {
  if (commitmentAt === 0 || reservedAt === 0) return false;
  for (let at = withoutWitness; at < withoutWitness + 4 * bare; at += 4) {
    const index = load<u32>(at);
    memory.copy(wtxids + 32 * index, txids + 32 * index, 32);
  }
  memory.fill(wtxids, 0, 32);
  merkleRoot(wtxids, transactions, levels);
  return true;
}

function readTransactions(from: u32): bool {
  transactions = sizeAt(from, end);
  if (transactions === 0 || transactions === NO_SIZE || transactions > (end - block) / 60) return false;
  let at = from + bytesOfSize(transactions);
  for (let index: u32 = 0; index < transactions && at !== NOT; index++) at = readTransaction(index, at);
  return at === end;
}

function readTransaction(index: u32, from: u32): u32 {
  if (end - from < 4) return NOT;
  let bodyFrom = from + 4;
  let count = sizeAt(bodyFrom, end);
  const segwit = count === 0;
  if (segwit) {
    if (end - bodyFrom < 2 || load<u8>(bodyFrom, 1) !== 1) return NOT;
    bodyFrom += 2;
    count = sizeAt(bodyFrom, end);
  }
  if (count === 0 || count === NO_SIZE) return NOT;
  let at = readInputs(bodyFrom + bytesOfSize(count), count, index === 0);
  if (at === NOT) return NOT;
  at = readOutputs(at, index === 0);
  if (at === NOT) return NOT;
  const bodyTo = at;
  if (segwit) {
    at = readWitness(at, count, index === 0);
    if (at === NOT) return NOT;
  }
  if (end - at < 4) return NOT;
  const to = at + 4;
  if (segwit) {
    addStripped(from, bodyFrom, bodyTo, at, txids + 32 * index, apart);
    addWhole(from, to, wtxids + 32 * index);
  } else {
    addWhole(from, to, txids + 32 * index);
    store<u32>(withoutWitness + 4 * bare++, index);
  }
  store<u32>(txFrom + 4 * index, from - block);
  store<u32>(inputsTo + 4 * index, inputs);
  store<u32>(outputsTo + 4 * index, outputs);
  return to;
}

function readInputs(from: u32, count: u32, first: bool): u32 {
  const to = end;
  const origin = block;
  if (count > (to - from) / 41 || (first && count !== 1)) return NOT;
  let at = from;
  let hashAtRow = inputHashAt + 4 * inputs;
  let outputRow = inputOutput + 4 * inputs;
  for (let n = count; n > 0; n--) {
    if (to - at < 37) return NOT;
    const output = load<u32>(at, 32);
    const nothing = output === 0xffffffff && isZero(at);
    if (nothing !== first) return NOT;
    store<u32>(hashAtRow, nothing ? 0 : at - origin);
    store<u32>(outputRow, output);
    hashAtRow += 4;
    outputRow += 4;
    at += 36;
    const length = sizeAt(at, to);
    if (length === NO_SIZE) return NOT;
    at += bytesOfSize(length);
    if (first) coinbaseScriptAt = at;
    if (<u64>length + 4 > <u64>(to - at)) return NOT;
    at += length + 4;
  }
  inputs += count;
  return at;
}

function readOutputs(from: u32, first: bool): u32 {
  const to = end;
  const origin = block;
  const count = sizeAt(from, to);
  if (count === 0 || count === NO_SIZE) return NOT;
  let at = from + bytesOfSize(count);
  if (count > (to - at) / 9) return NOT;
  const next = 4 * outputs;
  let valueRow = values + 2 * next;
  let fromRow = scriptFrom + next;
  let toRow = scriptTo + next;
  let sumRow = scriptSum + next;
  for (let n = count; n > 0; n--) {
    if (to - at < 9) return NOT;
    const value = load<u64>(at);
    if (value >= TOO_MUCH) return NOT;
    at += 8;
    const length = sizeAt(at, to);
    if (length === NO_SIZE) return NOT;
    at += bytesOfSize(length);
    if (length > to - at) return NOT;
    if (first && length >= 38 && load<u32>(at) === COMMITMENT && load<u16>(at, 4) === COMMITMENT_END) commitmentAt = at + 6;
    store<f64>(valueRow, <f64>(<i64>value));
    store<u32>(fromRow, at - origin);
    store<u32>(toRow, at + length - origin);
    store<u32>(sumRow, sumOfBytes(at, at + length));
    valueRow += 8;
    fromRow += 4;
    toRow += 4;
    sumRow += 4;
    at += length;
  }
  outputs += count;
  return at;
}

function readWitness(from: u32, stacks: u32, first: bool): u32 {
  const to = end;
  let at = from;
  let empty = true;
  for (let n = stacks; n > 0; n--) {
    const count = sizeAt(at, to);
    if (count === NO_SIZE) return NOT;
    at += bytesOfSize(count);
    if (count > 0) empty = false;
    for (let item = count; item > 0; item--) {
      const length = sizeAt(at, to);
      if (length === NO_SIZE) return NOT;
      at += bytesOfSize(length);
      if (length > to - at) return NOT;
      if (first && length === 32) reservedAt = at;
      at += length;
    }
  }
  return empty ? NOT : at;
}

/** Whether 32 bytes are all 0. */
function isZero(at: u32): bool {
  return (load<u64>(at) | load<u64>(at, 8) | load<u64>(at, 16) | load<u64>(at, 24)) === 0;
}
