// SPDX-License-Identifier: Apache-2.0
/** As bitcoin/block-hashes.ts: messages of as many blocks of 64 bytes wait for each other until four can be hashed at once. */
import { hashAlone, hashFour } from './host.ts';
import {
  BLOCKS,
  DIGEST_AT,
  FIRST_AT,
  FIRST_BLOCKS,
  LANES,
  LAST_AT,
  MOST_BLOCKS,
  SLOT_BYTES,
  SLOTS,
  TASK_BYTES,
  TASKS,
  WAITING,
} from './layout.ts';

/** Forgets what waits. */
export function beginHashing(): void {
  memory.fill(WAITING, 0, MOST_BLOCKS + 1);
}

/** Hashes what lies from `from` to `to`. Up to 64 bytes behind it are read, and written over before they are hashed. */
export function addWhole(from: u32, to: u32, digestAt: u32): void {
  const length = to - from;
  const blocks = blocksOf(length);
  if (blocks > MOST_BLOCKS) {
    hashAlone(from, to, digestAt);
    return;
  }
  const whole = length >> 6;
  const slot = slotOf(blocks);
  copyBy16(from + (whole << 6), slot, 64);
  pad(slot + (length & 63), slot + ((blocks - whole) << 6), length);
  queue(blocks, from, whole, slot, digestAt);
}

/**
 * The same for the four bytes at `from`, those from `bodyFrom` to `bodyTo`, and the four at `lockAt`: a transaction without its witness. A long one is
 * put together at `apart`, where there is room for it.
 */
export function addStripped(from: u32, bodyFrom: u32, bodyTo: u32, lockAt: u32, digestAt: u32, apart: u32): void {
  const body = bodyTo - bodyFrom;
  const length = 8 + body;
  const blocks = blocksOf(length);
  const isLong = blocks > MOST_BLOCKS;
  const slot = isLong ? apart : slotOf(blocks);
  store<u32>(slot, load<u32>(from));
  if (isLong) memory.copy(slot + 4, bodyFrom, body);
  else copyBy16(bodyFrom, slot + 4, body);
  store<u32>(slot + 4 + body, load<u32>(lockAt));
  if (isLong) {
    hashAlone(slot, slot + length, digestAt);
    return;
  }
  pad(slot + length, slot + (blocks << 6), length);
  queue(blocks, slot, blocks, slot, digestAt);
}

/** Hashes what still waits, the longest first, so that the four of a call are about as long. */
export function hashRest(): void {
  const mixed = taskAt(0);
  let lane: u32 = 0;
  let most: u32 = 0;
  for (let blocks: u32 = MOST_BLOCKS; blocks > 0; blocks--) {
    const waiting = <u32>load<u8>(WAITING + blocks);
    for (let from: u32 = 0; from < waiting; from++) {
      if (lane === 0) most = blocks;
      move(taskAt(blocks) + 4 * from, mixed + 4 * lane);
      lane = (lane + 1) % LANES;
      if (lane === 0) hashFour(mixed, most);
    }
  }
  if (lane === 0) return;
  for (let idle = lane; idle < LANES; idle++) move(mixed, mixed + 4 * idle);
  hashFour(mixed, most);
}

/** With the bit behind it and its length, nine bytes at least. */
function blocksOf(length: u32): u32 {
  return (length + 9 + 63) >> 6;
}

function taskAt(blocks: u32): u32 {
  return TASKS + blocks * TASK_BYTES;
}

function slotOf(blocks: u32): u32 {
  return SLOTS + (blocks * LANES + load<u8>(WAITING + blocks)) * SLOT_BYTES;
}

/** At least so many bytes, up to 15 more. */
function copyBy16(from: u32, into: u32, bytes: u32): void {
  for (let at: u32 = 0; at < bytes; at += 16) v128.store(into + at, v128.load(from + at));
}

/** What stands from `at`, behind the last byte of a message, to `end` (FIPS 180-4 §5.1.1): 64 bytes at most, and the length in eight. */
function pad(at: u32, end: u32, length: u32): void {
  const nothing = i64x2.splat(0);
  v128.store(at, nothing);
  v128.store(at, nothing, 16);
  v128.store(at, nothing, 32);
  v128.store(at, nothing, 48);
  store<u8>(at, 0x80);
  store<u64>(end - 8, bswap<u64>((<u64>length) << 3));
}

function queue(blocks: u32, firstAt: u32, firstBlocks: u32, lastAt: u32, digestAt: u32): void {
  const lane = <u32>load<u8>(WAITING + blocks);
  const task = taskAt(blocks) + 4 * lane;
  store<u32>(task, firstAt, FIRST_AT);
  store<u32>(task, firstBlocks, FIRST_BLOCKS);
  store<u32>(task, lastAt, LAST_AT);
  store<u32>(task, blocks, BLOCKS);
  store<u32>(task, digestAt, DIGEST_AT);
  if (lane + 1 === LANES) hashFour(taskAt(blocks), blocks);
  store<u8>(WAITING + blocks, (lane + 1) % LANES);
}

function move(from: u32, to: u32): void {
  for (let at: u32 = 0; at < TASK_BYTES; at += 16) store<u32>(to + at, load<u32>(from + at));
}
