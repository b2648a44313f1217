// SPDX-License-Identifier: Apache-2.0
import type { Terminal } from '../command.ts';

/** One measured line: a figure of ours against a peer or a limit, taken in the same run on the same bytes. */
export interface Measure {
  /** What was done, with its size: `sealing 256 MiB into the vault`. */
  readonly task: string;
  readonly figure: number;
  readonly unit: string;
  /** The peer or the limit, by name, and its figure in the same unit. */
  readonly against: string;
  readonly peer: number;
  /** What the ratio means here, such as `ours / peer` for rates and `peer / ours` for times: more is better. */
  readonly ratio: number;
  /** The ratio the project aims at, if it has one. */
  readonly aim?: number;
  /** Highest resident memory of the run in MB, where memory is part of the question. */
  readonly memoryMb?: number;
}

/** A bench: one file of this folder, one line in `index.ts`. It makes its own input, uses no network, and removes what it made. */
export interface Bench {
  readonly name: string;
  readonly summary: string;
  readonly run: (terminal: Terminal) => Promise<readonly Measure[]>;
}

/** Ours over the peer's for a rate (MB/s, rows/s): 1 is as fast as the peer. */
export function rateRatio(ours: number, peer: number): number {
  return Math.round((ours / peer) * 1000) / 1000;
}

/** Seconds that `work` took. */
export async function secondsOf(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
