// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from 'node:os';

/** How far a reading goes into hostile input. Reaching a limit is a gap that names it, and the rest is read on. */
export interface ReadingLimits {
  /** ZIP in ZIP in ZIP. */
  readonly depth: number;
  readonly entries: number;
  /** Of one file, unpacked. */
  readonly fileBytes: number;
  /** Of everything that one input unpacks to. */
  readonly allBytes: number;
  /** Unpacked bytes over packed bytes of one input, asked above `ratioAboveBytes`. */
  readonly ratio: number;
  readonly ratioAboveBytes: number;
  /** A compressed container inside a container is unpacked into memory up to this size. */
  readonly nestedBytes: number;
  /** One row, one field, one JSON value. */
  readonly unitBytes: number;
  /** Asked by whoever runs the reading apart. Time and records are those of all its processes together, memory is that of each. */
  readonly seconds: number;
  readonly memoryMb: number;
  readonly recordsBytes: number;
  /** How many processes share the files of a return. */
  readonly processes: number;
  /** Files of a shared return are given out one by one; smaller ones together up to this. A return below it, packed, is read by one process. */
  readonly portionBytes: number;
  /** What each of them may leave on the disk, ahead of its turn or of whoever takes what it found. Then it waits. */
  readonly aheadBytes: number;
}

export const DEFAULT_LIMITS: ReadingLimits = {
  depth: 5,
  entries: 200_000,
  fileBytes: 64e9,
  allBytes: 256e9,
  ratio: 400,
  ratioAboveBytes: 256e6,
  nestedBytes: 256e6,
  unitBytes: 16e6,
  seconds: 4 * 3600,
  memoryMb: 768,
  recordsBytes: 200e9,
  processes: Math.min(4, availableParallelism()),
  portionBytes: 1e6,
  aheadBytes: 8e9,
};
