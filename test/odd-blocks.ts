// SPDX-License-Identifier: Apache-2.0
/** Blocks by seed in every shape a block may have, and ways to spoil them that reach far into a reader: work and Merkle root are made right again. */
import { doubleSha256 } from '../src/core/currency/bitcoin/double-sha256.ts';
import { merkleRoot } from '../src/core/currency/bitcoin/merkle-root.ts';
import type { Random } from '../src/core/currency/economy/random.ts';

const HEADER_BYTES = 80;
const REGTEST_BITS = 0x207fffff;
const COMMITMENT = [0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed];

const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
const u64 = (value: number): Buffer => Buffer.from(BigUint64Array.of(BigInt(value)).buffer);

function size(value: number): Buffer {
  if (value < 0xfd) return Buffer.of(value);
  return value < 0x10000 ? Buffer.of(0xfd, value & 0xff, value >> 8) : Buffer.of(0xfe, ...u32(value));
}

/** Lengths near which something changes: empty, a few bytes at a time, the ends of a SHA-256 block, other forms of a compact size. */
function length(random: Random): number {
  if (random.chance(0.6)) return random.pick([0, 1, 22, 23, 25, 34, 106]);
  if (random.chance(0.7)) return random.between(0, 140);
  return random.pick([random.between(245, 260), random.between(560, 800), random.chance(0.1) ? random.between(65_530, 65_540) : 300]);
}

const script = (random: Random): Buffer => {
  const bytes = Buffer.alloc(length(random), random.between(0, 255));
  if (bytes.length > 0) bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
  return bytes;
};

const sized = (bytes: Uint8Array): Buffer => Buffer.concat([size(bytes.length), bytes]);

function output(random: Random): Buffer {
  const value = random.chance(0.02) ? Number.MAX_SAFE_INTEGER : Math.floor(random.next() * 10 ** random.between(0, 15));
  return Buffer.concat([u64(value), sized(script(random))]);
}

interface Written {
  readonly named: Buffer;
  /** The same as `named` where there is no witness. */
  readonly whole: Buffer;
}

function written(inputs: readonly Buffer[], outputs: readonly Buffer[], witness?: Buffer): Written {
  const [version, lockTime] = [u32(2), u32(0)];
  const body = Buffer.concat([size(inputs.length), ...inputs, size(outputs.length), ...outputs]);
  const named = Buffer.concat([version, body, lockTime]);
  return { named, whole: witness === undefined ? named : Buffer.concat([version, Buffer.of(0, 1), body, witness, lockTime]) };
}

function transaction(random: Random, witness: boolean): Written {
  const many = random.chance(0.03) ? 260 : 4;
  const inputs = Array.from({ length: random.between(1, many) }, () =>
    Buffer.concat([
      random.bytes(32),
      u32(random.chance(0.05) ? 0xffffffff : random.between(0, 300)),
      sized(script(random)),
      u32(0xfffffffd),
    ]),
  );
  const outputs = Array.from({ length: random.between(1, many) }, () => output(random));
  const stack = inputs.map((_, index) => {
    const items = Array.from({ length: index === 0 ? random.between(1, 3) : random.between(0, 3) }, () => sized(script(random)));
    return Buffer.concat([size(items.length), ...items]);
  });
  return written(inputs, outputs, witness ? Buffer.concat(stack) : undefined);
}

function coinbase(random: Random, witnessRoot: Uint8Array | undefined): Written {
  const height = random.pick([[0x51], [3, 1, 2, 3], [4, 255, 255, 255, 127], [1, 9], [0x60], [0], [5, 1, 1, 1, 1, 1]]);
  const input = Buffer.concat([Buffer.alloc(32), u32(0xffffffff), sized(Buffer.of(...height, ...random.bytes(4))), u32(0xffffffff)]);
  const outputs = Array.from({ length: random.between(1, 2) }, () => output(random));
  if (witnessRoot === undefined) return written([input], outputs);
  const reserved = Buffer.alloc(32, 7);
  const commitment = doubleSha256(Buffer.concat([witnessRoot, reserved]));
  const told = (what: Uint8Array) => Buffer.concat([u64(0), sized(Buffer.of(...COMMITMENT, ...what))]);
  const committing = [
    [...outputs, told(commitment)],
    [told(commitment), ...outputs],
    [told(random.bytes(32)), ...outputs, told(commitment)],
  ];
  const stack = random.chance(0.7) ? [1] : [2, 32, ...random.bytes(32)];
  return written([input], random.pick(committing), Buffer.of(...stack, 32, ...reserved));
}

const rootOf = (hashes: readonly Uint8Array[]): Uint8Array => merkleRoot(Buffer.concat(hashes), hashes.length).root;

/** A block whose work and hashes are right. */
export function oddBlock(random: Random): Buffer {
  const witnesses = random.chance(0.6);
  const others = Array.from({ length: random.pick([0, 1, 2, 3, 4, 7, 20, 60, 260]) }, () =>
    transaction(random, witnesses && random.chance(0.7)),
  );
  const witnessRoot = rootOf([Buffer.alloc(32), ...others.map(({ whole }) => doubleSha256(whole))]);
  return blockOf([coinbase(random, witnesses ? witnessRoot : undefined), ...others], random.pick([1, 2, 4, 0x20000000]));
}

function blockOf(all: readonly Written[], version: number): Buffer {
  const block = Buffer.concat([Buffer.alloc(HEADER_BYTES), size(all.length), ...all.map(({ whole }) => whole)]);
  block.writeInt32LE(version, 0);
  block.set(rootOf(all.map(({ named }) => doubleSha256(named))), 36);
  return worked(block);
}

/** A block of at most so many bytes, nearly all of it inputs, outputs or transactions as small as they can be. */
export function smallestParts(parts: 'inputs' | 'outputs' | 'transactions', blockBytes: number): Buffer {
  const input = (index: number) => Buffer.concat([Buffer.alloc(32, 1), u32(index), Buffer.of(0), u32(0)]);
  const output = Buffer.alloc(9);
  const nothing = Buffer.concat([Buffer.alloc(32), u32(0xffffffff), Buffer.of(0), u32(0)]);
  const list = <Part>(bytes: number, part: (index: number) => Part) =>
    Array.from({ length: Math.floor((blockBytes - 300) / bytes) }, (_, index) => part(index));
  const first = written([nothing], parts === 'outputs' ? list(9, () => output) : [output]);
  if (parts === 'outputs') return blockOf([first], 1);
  if (parts === 'inputs') return blockOf([first, written(list(41, input), [output])], 1);
  return blockOf([first, ...list(60, (index) => written([input(index)], [output]))], 1);
}

/** The header is tried until it has the work of the regression-test network: two tries. */
function worked(block: Buffer): Buffer {
  block.writeUInt32LE(REGTEST_BITS, 72);
  for (let nonce = 0; ; nonce++) {
    block.writeUInt32LE(nonce, 76);
    if ((doubleSha256(block.subarray(0, HEADER_BYTES))[31] as number) < 0x7f) return block;
  }
}

/** Work, Merkle root and witness commitment as they would be for what now stands in the block, as far as its parts can be told at all. */
export function sealedAgain(block: Buffer): Buffer {
  if (block.length < HEADER_BYTES) return block;
  const places = walk(block);
  const [first] = places;
  if (first !== undefined) {
    commit(block, first, places);
    block.set(rootOf(places.map((place) => doubleSha256(named(block, place)))), 36);
  }
  return worked(block);
}

/** Where the parts of a transaction lie; without witness, the body begins at 4 and ends before the lock time. */
interface Place {
  readonly from: number;
  readonly bodyFrom: number;
  readonly bodyTo: number;
  readonly lockAt: number;
  readonly inputs: number;
}

const named = (block: Buffer, { from, bodyFrom, bodyTo, lockAt }: Place): Buffer =>
  Buffer.concat([block.subarray(from, from + 4), block.subarray(bodyFrom, bodyTo), block.subarray(lockAt, lockAt + 4)]);

/** Where the coinbase states a commitment and ends with 32 bytes of witness, the commitment to what is there. */
function commit(block: Buffer, first: Place, all: readonly Place[]): void {
  const at = block.subarray(0, first.bodyTo).lastIndexOf(Buffer.of(...COMMITMENT)) + COMMITMENT.length;
  if (at < first.bodyFrom || at + 32 > first.bodyTo || first.bodyTo === first.lockAt) return;
  const others = all.slice(1).map(({ from, lockAt }) => doubleSha256(block.subarray(from, lockAt + 4)));
  const witnessRoot = rootOf([Buffer.alloc(32), ...others]);
  block.set(doubleSha256(Buffer.concat([witnessRoot, block.subarray(first.lockAt - 32, first.lockAt)])), at);
}

/** The transactions of a block, and where its compact sizes are, by a walk that checks nothing; none when it comes to no end within the block. */
function walk(block: Buffer, sizesAt: number[] = []): Place[] {
  let at = HEADER_BYTES;
  const read = (): number => {
    const first = block[at] ?? 0;
    sizesAt.push(at);
    const [bytes, value] =
      first < 0xfd
        ? [1, first]
        : first === 0xfd && at + 3 <= block.length
          ? [3, block.readUInt16LE(at + 1)]
          : at + 5 <= block.length
            ? [5, block.readUInt32LE(at + 1)]
            : [1, 0];
    at += bytes;
    return value;
  };
  const skip = (more = 0): void => {
    const length = read();
    at += length + more;
  };
  const times = (count: number, part: () => void): void => {
    for (let n = 0; n < count && at <= block.length; n++) part();
  };
  const places: Place[] = [];
  times(read(), () => {
    const from = at;
    const isMarked = block[from + 4] === 0;
    at += isMarked ? 6 : 4;
    const bodyFrom = at;
    const inputs = read();
    times(inputs, () => {
      at += 36;
      skip(4);
    });
    times(read(), () => {
      at += 8;
      skip();
    });
    const bodyTo = at;
    if (isMarked) times(inputs, () => times(read(), () => skip()));
    places.push({ from, bodyFrom, bodyTo, lockAt: at, inputs });
    at += 4;
  });
  return at <= block.length ? places : [];
}

/** Copies of a block with something wrong, or only other, at a place that chance chooses. */
const SPOILS: readonly ((block: Buffer, at: number, random: Random) => Buffer)[] = [
  (block, at, random) => changed(block, at, (block[at] as number) ^ (1 << random.between(0, 7))),
  (block, at, random) => changed(block, at, random.pick([0, 1, 0xfc, 0xfd, 0xfe, 0xff])),
  (block, at) => block.subarray(0, at),
  (block, at, random) => Buffer.concat([block.subarray(0, at), random.bytes(random.pick([1, 2, 4, 41])), block.subarray(at)]),
  (block, at, random) => Buffer.concat([block.subarray(0, at), block.subarray(at + random.pick([1, 2, 4, 41]))]),
  (block, _, random) => longerForm(block, random),
  (block, _, random) => withoutStacks(block, random),
  (block, _, random) => otherFlag(block, random),
  (block, at) => filled(block, at, Buffer.alloc(8, 0xff)),
  (block, at) => filled(block, at, Buffer.of(0, 0, 0, 0, 0, 0, 0x20, 0)),
  (block, at) => filled(block, at, Buffer.concat([Buffer.alloc(32), Buffer.alloc(4, 0xff)])),
  (block, at, random) => filled(block, at, block.subarray(HEADER_BYTES, HEADER_BYTES + random.between(1, 80))),
  (block) => lastRepeated(block),
  (block) => coinbaseOfTwo(block),
  (block) => Buffer.concat([block, Buffer.of(0)]),
];

export function spoiled(block: Buffer, random: Random): Buffer {
  const early = random.chance(0.4);
  const at = random.between(HEADER_BYTES, Math.min(block.length - 1, early ? HEADER_BYTES + 250 : block.length - 1));
  return random.pick(SPOILS)(block, at, random);
}

function changed(block: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(block);
  copy[at] = value;
  return copy;
}

function filled(block: Buffer, at: number, bytes: Buffer): Buffer {
  const copy = Buffer.from(block);
  bytes.copy(copy, at);
  return copy;
}

/** A compact size in more bytes than it needs. */
function longerForm(block: Buffer, random: Random): Buffer {
  const sizesAt: number[] = [];
  walk(block, sizesAt);
  const at = random.pick(sizesAt);
  const first = block[at] as number;
  const short = first < 0xfd;
  const value = short ? Buffer.of(first, 0) : block.subarray(at + 1, at + 3);
  const form = short && random.chance(0.5) ? Buffer.of(0xfd, ...value) : Buffer.of(0xfe, ...value, 0, 0);
  return Buffer.concat([block.subarray(0, at), form, block.subarray(at + (short ? 1 : 3))]);
}

/** One that has a witness, if there is any. */
function withWitness(block: Buffer, random: Random): Place {
  const places = walk(block);
  const marked = places.filter(({ lockAt, bodyTo }) => lockAt > bodyTo);
  return random.pick(marked.length > 0 ? marked : places);
}

/** A transaction whose witness holds nothing. */
function withoutStacks(block: Buffer, random: Random): Buffer {
  const { bodyTo, lockAt, inputs } = withWitness(block, random);
  return Buffer.concat([block.subarray(0, bodyTo), Buffer.alloc(bodyTo === lockAt ? 0 : inputs), block.subarray(lockAt)]);
}

/** A transaction with witness whose flag is none of BIP 144. */
function otherFlag(block: Buffer, random: Random): Buffer {
  const { from } = withWitness(block, random);
  return changed(block, from + 5, random.pick([0, 2, 3, 0x81]));
}

/** The last transaction once more, which may leave the Merkle root as it was (CVE-2012-2459). */
function lastRepeated(block: Buffer): Buffer {
  const places = walk(block);
  const from = HEADER_BYTES + size(places.length).length;
  const last = block.subarray(places.at(-1)?.from ?? from);
  return Buffer.concat([block.subarray(0, HEADER_BYTES), size(places.length + 1), block.subarray(from), last]);
}

/** The only input of the coinbase twice. */
function coinbaseOfTwo(block: Buffer): Buffer {
  const from = (walk(block)[0]?.bodyFrom ?? HEADER_BYTES) + 1;
  const to = from + 37 + (block[from + 36] as number) + 4;
  return Buffer.concat([block.subarray(0, from - 1), Buffer.of(2), block.subarray(from, to), block.subarray(from)]);
}
