// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

/**
 * Of ways to try the same thing, a full run of every day takes one, by its seed and this name: the next run may take another. Without a full run
 * (a single file, `--both`, the long run) all of them.
 */
export function bySeed<Way>(name: string, ways: readonly Way[]): readonly Way[] {
  const seed = process.env.ROGATORY_TEST_ONE_WAY ?? '';
  if (seed === '') return ways;
  const digest = createHash('sha256').update(`${seed} ${name}`).digest();
  return [ways[digest.readUInt32BE(0) % ways.length] as Way];
}
