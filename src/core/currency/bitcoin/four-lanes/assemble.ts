// SPDX-License-Identifier: Apache-2.0
/**
 * As much of WebAssembly's binary format as hashing needs (webassembly.github.io/spec/core/binary). An instruction stands behind what it works on, so
 * that `add(a, b)` is the code of a, the code of b, and the byte that adds.
 */
export type Code = readonly (number | Code)[];

const I32 = 0x7f;
const V128 = 0x7b;
const FUNCTION = 0x60;

/** LEB128, seven bits a byte, the lowest first. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

const vector = (instruction: number): Code => [0xfd, unsigned(instruction)];
const ALIGN_1 = 0;

export const get = (local: number): Code => [0x20, unsigned(local)];
export const set = (local: number, value: Code): Code => [value, 0x21, unsigned(local)];
export const call = (index: number): Code => [0x10, unsigned(index)];
/** The code again and again, as long as the number it leaves behind is not 0. */
export const repeat = (code: Code): Code => [0x03, 0x40, code, 0x0d, 0, 0x0b];

/** Numbers of 32 bits, and memory from the address plus `offset`. */
export const i32 = {
  of: (value: number): Code => [0x41, signed(value | 0)],
  load: (address: Code, offset: number): Code => [address, 0x28, ALIGN_1, unsigned(offset)],
  add: (a: Code, b: Code): Code => [a, b, 0x6a],
  subtract: (a: Code, b: Code): Code => [a, b, 0x6b],
  shiftLeft: (a: Code, bits: number): Code => [a, i32.of(bits), 0x74],
  less: (a: Code, b: Code): Code => [a, b, 0x49],
  select: (condition: Code, yes: Code, no: Code): Code => [yes, no, condition, 0x1b],
};

/** Four numbers of 32 bits at once. */
export const v128 = {
  load: (address: Code, offset: number): Code => [address, vector(0x00), ALIGN_1, unsigned(offset)],
  store: (address: Code, offset: number, value: Code): Code => [address, value, vector(0x0b), ALIGN_1, unsigned(offset)],
  /** The same number four times. */
  loadSplat: (address: Code, offset: number): Code => [address, vector(0x09), ALIGN_1, unsigned(offset)],
  splat: (value: Code): Code => [value, vector(0x11)],
  /** Bytes 0 to 15 are those of `a`, 16 to 31 those of `b`. */
  shuffle: (a: Code, b: Code, bytes: readonly number[]): Code => [a, b, vector(0x0d), bytes],
  and: (a: Code, b: Code): Code => [a, b, vector(0x4e)],
  or: (a: Code, b: Code): Code => [a, b, vector(0x50)],
  xor: (a: Code, b: Code): Code => [a, b, vector(0x51)],
  add: (a: Code, b: Code): Code => [a, b, vector(0xae)],
  /** Each bit from `yes` where that of `mask` is 1. */
  select: (mask: Code, yes: Code, no: Code): Code => [yes, no, mask, vector(0x52)],
  /** All bits 1 where `a` is greater than `b` as a number with a sign. */
  greater: (a: Code, b: Code): Code => [a, b, vector(0x3b)],
  shiftLeft: (a: Code, bits: number): Code => [a, i32.of(bits), vector(0xab)],
  shiftRight: (a: Code, bits: number): Code => [a, i32.of(bits), vector(0xad)],
};

/** A function of numbers that returns nothing; its parameters are the first locals. */
export interface WasmFunction {
  readonly name?: string;
  readonly parameters: number;
  readonly numbers: number;
  readonly vectors: number;
  readonly code: Code;
}

function bytesOf(code: Code, into: number[] = []): number[] {
  for (const part of code)
    if (typeof part === 'number') into.push(part);
    else bytesOf(part, into);
  return into;
}

const sized = (code: Code): Code => {
  const bytes = bytesOf(code);
  return [unsigned(bytes.length), bytes];
};
const listed = (parts: readonly Code[]): Code => [unsigned(parts.length), ...parts];
const named = (name: string): Code => sized([...name].map((letter) => letter.charCodeAt(0)));
const section = (id: number, parts: readonly Code[]): Code => [id, sized(listed(parts))];

/** A module over the memory `host.memory` that gives out the functions that have a name. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }): Code => [FUNCTION, listed(new Array<Code>(parameters).fill([I32])), listed([])]);
  const bodies = functions.map(
    ({ numbers, vectors, code }): Code =>
      sized([
        listed([
          [unsigned(numbers), I32],
          [unsigned(vectors), V128],
        ]),
        code,
        0x0b,
      ]),
  );
  return Uint8Array.from(
    bytesOf([
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, types),
      section(2, [[named('host'), named('memory'), 2, 0, 1]]),
      section(
        3,
        functions.map((_, index) => [index]),
      ),
      section(
        7,
        functions.flatMap(({ name }, index) => (name === undefined ? [] : [[named(name), 0, index]])),
      ),
      section(10, bodies),
    ]),
  );
}
