// SPDX-License-Identifier: Apache-2.0

/** What is wrong with a block, and how many bytes into it the fault was seen. The reader of the file adds where the block lies. */
export class DamagedBlock extends Error {
  readonly at: number;
  constructor(at: number, what: string) {
    super(what);
    this.name = 'DamagedBlock';
    this.at = at;
  }
}
