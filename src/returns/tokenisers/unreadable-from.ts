// SPDX-License-Identifier: Apache-2.0
import type { GapWhy } from '../../core/records/index.ts';

/** Thrown by a tokeniser that cannot go on in this file: the reading keeps what came before and makes a gap of the rest. */
export class UnreadableFrom extends Error {
  readonly why: GapWhy;
  /** Byte of the file. */
  readonly offset: number;

  constructor(why: GapWhy, offset: number, message: string) {
    super(message);
    this.why = why;
    this.offset = offset;
  }
}
