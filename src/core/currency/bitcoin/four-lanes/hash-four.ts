// SPDX-License-Identifier: Apache-2.0
/**
 * SHA-256 of SHA-256 (FIPS 180-4) of four messages at once: each number of the standard is four, one a message, in the lanes of a vector. The platform
 * takes longer to be called than to hash some hundred bytes; here one call hashes four messages.
 *
 *     constants   K of each round, 4 bytes            (§4.2.2)
 *     padded      K and W of each round, together, for the block that pads a message of 64 bytes, which is always the same
 *     state       H0 to H7, four lanes each           (§6.2)
 *     words       W of the last 16 rounds, four lanes each
 *     going       all bits of the lanes whose message has not ended
 */
import { assemble, type Code, call, get, i32, repeat, set, v128, type WasmFunction } from './assemble.ts';

const CONSTANTS = 0;
const PADDED = 256;
const STATE = 512;
const WORDS = STATE + 8 * 16;
const GOING = WORDS + 16 * 16;
/** Where the memory is free. */
export const HASHING_BYTES = GOING + 16;

type Eight = [number, number, number, number, number, number, number, number];

/**
 * What `hashFour` is told of its four messages: four numbers of 32 bits each. A message is its first blocks of 64 bytes where they lie, and behind them
 * its last ones, padded as the standard says, where those lie.
 */
export const TASK = { firstAt: 0, firstBlocks: 16, lastAt: 32, blocks: 48, digestAt: 64 };
export const TASK_BYTES = 80;

export interface HashFour {
  /** `most`: of the blocks the four messages have. */
  hashFour(task: number, most: number): void;
  /** The same for messages of 64 bytes, of which only `firstAt` and `digestAt` are read. */
  hashPairs(task: number): void;
}

const primes: number[] = [];
for (let number = 2; primes.length < 64; number++) if (primes.every((prime) => number % prime !== 0)) primes.push(number);

/** The first 32 bits behind the point of a root, as §4.2.2 and §5.3.3 take them. */
const fractionOf = (root: number): number => Math.floor((root % 1) * 2 ** 32);

const K = primes.map((prime) => fractionOf(Math.cbrt(prime)));

/** §6.2.2, step 1, for the bit and the length of 512 bits that stand behind a message of 64 bytes; K is added. */
function paddedConstants(): number[] {
  const rotated = (x: number, bits: number): number => (x >>> bits) | (x << (32 - bits));
  const words = [0x80000000, ...new Array<number>(14).fill(0), 512];
  for (let round = 16; round < 64; round++) {
    const [earlier, later] = [words[round - 15] as number, words[round - 2] as number];
    const sigma0 = rotated(earlier, 7) ^ rotated(earlier, 18) ^ (earlier >>> 3);
    const sigma1 = rotated(later, 17) ^ rotated(later, 19) ^ (later >>> 10);
    words.push((sigma1 + (words[round - 7] as number) + sigma0 + (words[round - 16] as number)) | 0);
  }
  return words.map((word, round) => word + (K[round] as number));
}

const START = primes.slice(0, 8).map((prime) => fractionOf(Math.sqrt(prime)));

const { add, and, or, xor, shiftLeft, shiftRight } = v128;
const rotateRight = (x: Code, bits: number): Code => or(shiftRight(x, bits), shiftLeft(x, 32 - bits));
/** §4.1.2. */
const bigSigma0 = (x: Code): Code => xor(xor(rotateRight(x, 2), rotateRight(x, 13)), rotateRight(x, 22));
const bigSigma1 = (x: Code): Code => xor(xor(rotateRight(x, 6), rotateRight(x, 11)), rotateRight(x, 25));
const smallSigma0 = (x: Code): Code => xor(xor(rotateRight(x, 7), rotateRight(x, 18)), shiftRight(x, 3));
const smallSigma1 = (x: Code): Code => xor(xor(rotateRight(x, 17), rotateRight(x, 19)), shiftRight(x, 10));
const choose = (x: Code, y: Code, z: Code): Code => xor(z, and(x, xor(y, z)));

const fixed = i32.of(0);
const word = (round: number): Code => v128.load(fixed, WORDS + 16 * (round % 16));
const setWord = (round: number, value: Code): Code => v128.store(fixed, WORDS + 16 * (round % 16), value);
const state = (index: number): Code => v128.load(fixed, STATE + 16 * index);
const setState = (index: number, value: Code): Code => v128.store(fixed, STATE + 16 * index, value);
const setGoing = (lanes: Code): Code => v128.store(fixed, GOING, lanes);
const four = (value: number): Code => v128.splat(i32.of(value));
const start = (): Code => START.map((value, index) => setState(index, four(value)));
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** §6.2.2: one block, whose words are there, or are in the constants already. A lane that is not going keeps its state. */
function compress(constants: number): WasmFunction {
  const hasWords = constants === CONSTANTS;
  const constantsAt = 0;
  const [first, ab, bc, sum, earlier, later] = [1, 9, 10, 11, 12, 13];
  /** Instead of a going to b, b to c and so on after each round, their names move on. */
  const named = (round: number) => range(8).map((letter) => first + ((letter + 64 - round) % 8)) as Eight;
  const nextWord = (round: number): Code => [
    set(earlier, word(round + 1)),
    set(later, word(round + 14)),
    setWord(round, add(add(word(round), smallSigma0(get(earlier))), add(word(round + 9), smallSigma1(get(later))))),
  ];
  const step = (round: number, constant: Code): Code => {
    const [a, b, , d, e, f, g, h] = named(round);
    const [now, before] = round % 2 === 0 ? [ab, bc] : [bc, ab];
    return [
      set(sum, add(add(hasWords ? add(get(h), word(round)) : get(h), constant), add(choose(get(e), get(f), get(g)), bigSigma1(get(e))))),
      set(d, add(get(d), get(sum))),
      // Of a, b and c what two of them say: b, unless a and c both differ from it. In the round before b and c were a and b.
      set(now, xor(get(a), get(b))),
      set(h, add(get(sum), add(bigSigma0(get(a)), xor(get(b), and(get(now), get(before)))))),
    ];
  };
  const rounds = range(16);
  return {
    parameters: 0,
    numbers: 1,
    vectors: 13,
    code: [
      range(8).map((index) => set(first + index, state(index))),
      set(bc, xor(get(first + 1), get(first + 2))),
      rounds.map((round) => step(round, v128.loadSplat(fixed, constants + 4 * round))),
      set(constantsAt, i32.of(constants + 64)),
      repeat([
        rounds.map((round) => [hasWords ? nextWord(round) : [], step(round, v128.loadSplat(get(constantsAt), 4 * round))]),
        set(constantsAt, i32.add(get(constantsAt), i32.of(64))),
        i32.less(get(constantsAt), i32.of(constants + 256)),
      ]),
      range(8).map((index) => setState(index, v128.select(v128.load(fixed, GOING), add(state(index), get(first + index)), state(index)))),
    ],
  };
}

const words = (order: readonly number[]): number[] => order.flatMap((word) => range(4).map((byte) => 4 * word + byte));
/** The standard's numbers begin with their highest byte. */
const turned = (vector: Code): Code =>
  v128.shuffle(
    vector,
    vector,
    range(16).map((byte) => byte ^ 3),
  );

/** Rows to columns: of four vectors in locals from `rows` the first numbers of each, the second ones and so on. Needs four locals behind them. */
function transposed(rows: number): { readonly prepare: Code; readonly columns: readonly Code[] } {
  const half = (a: number, b: number, order: readonly number[]) => v128.shuffle(get(rows + a), get(rows + b), words(order));
  const [low, high] = [
    [0, 4, 1, 5],
    [2, 6, 3, 7],
  ] as const;
  return {
    prepare: [
      set(rows + 4, half(0, 1, low)),
      set(rows + 5, half(2, 3, low)),
      set(rows + 6, half(0, 1, high)),
      set(rows + 7, half(2, 3, high)),
    ],
    columns: [half(4, 5, [0, 1, 4, 5]), half(4, 5, [2, 3, 6, 7]), half(6, 7, [0, 1, 4, 5]), half(6, 7, [2, 3, 6, 7])],
  };
}

const lanes = range(4);
/** Locals that both functions below have: the task, blocks in all, the block, addresses of the lanes, and vectors. */
const [task, most, block, address, rows] = [0, 1, 2, 3, 7] as const;
const told = (what: number, lane: number): Code => i32.load(get(task), what + 4 * lane);
const { prepare, columns } = transposed(rows);

const readWords = (blockAt: (lane: number) => Code): Code => [
  lanes.map((lane) => set(address + lane, blockAt(lane))),
  range(4).map((quarter) => [
    lanes.map((lane) => set(rows + lane, turned(v128.load(get(address + lane), 16 * quarter)))),
    prepare,
    columns.map((column, index) => setWord(4 * quarter + index, column)),
  ]),
];

/** The state is the digest: hashed as a message of 256 bits, with the bit and the length behind it (§5.1.1), and written where each is told to be. */
const hashAgain = (compressAt: number): Code => [
  range(8).map((index) => setWord(index, state(index))),
  setWord(8, four(0x80000000)),
  range(6).map((index) => setWord(9 + index, four(0))),
  setWord(15, four(256)),
  setGoing(four(-1)),
  start(),
  call(compressAt),
  range(2).map((half) => [
    lanes.map((index) => set(rows + index, turned(state(4 * half + index)))),
    prepare,
    columns.map((column, lane) => v128.store(told(TASK.digestAt, lane), 16 * half, column)),
  ]),
];

function hashFour(compressAt: number): WasmFunction {
  const blockAt = (lane: number): Code =>
    i32.select(
      i32.less(get(block), told(TASK.firstBlocks, lane)),
      i32.add(told(TASK.firstAt, lane), i32.shiftLeft(get(block), 6)),
      i32.add(told(TASK.lastAt, lane), i32.shiftLeft(i32.subtract(get(block), told(TASK.firstBlocks, lane)), 6)),
    );
  return {
    name: 'hashFour',
    parameters: 2,
    numbers: 5,
    vectors: 8,
    code: [
      start(),
      repeat([
        setGoing(v128.greater(v128.load(get(task), TASK.blocks), v128.splat(get(block)))),
        readWords(blockAt),
        call(compressAt),
        set(block, i32.add(get(block), i32.of(1))),
        i32.less(get(block), get(most)),
      ]),
      hashAgain(compressAt),
    ],
  };
}

function hashPairs(compressAt: number, compressPaddingAt: number): WasmFunction {
  return {
    name: 'hashPairs',
    parameters: 1,
    numbers: 6,
    vectors: 8,
    code: [
      start(),
      setGoing(four(-1)),
      readWords((lane) => told(TASK.firstAt, lane)),
      call(compressAt),
      call(compressPaddingAt),
      hashAgain(compressAt),
    ],
  };
}

/** Put together when it is first needed: most commands hash no block. */
let code: Uint8Array<ArrayBuffer> | undefined;

/** Both functions over this memory, whose first `HASHING_BYTES` are its own; undefined where the engine has no vectors. */
export function hashFourIn(memory: WebAssembly.Memory): HashFour | undefined {
  code ??= assemble([compress(CONSTANTS), compress(PADDED), hashFour(0), hashPairs(0, 1)]);
  if (!WebAssembly.validate(code)) return undefined;
  new Uint32Array(memory.buffer, CONSTANTS, 64).set(K);
  new Uint32Array(memory.buffer, PADDED, 64).set(paddedConstants());
  return new WebAssembly.Instance(new WebAssembly.Module(code), { host: { memory } }).exports as unknown as HashFour;
}
