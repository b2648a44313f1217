// SPDX-License-Identifier: Apache-2.0
/**
 * How a transaction is written where its maker is free to choose. A wallet program writes all of its transactions in one or two ways, so that the ways of
 * two programs can be told apart. One byte: 1 + version + 3 * sequence + 15 * lock time, 0 where it is not known.
 *
 *     version      1, 2, another
 *     sequence     of all inputs ffffffff, fffffffe, fffffffd, another, or of two inputs two
 *     lock time    none, the height of the time (some programs take up to a hundred blocks less, against fee sniping), another
 */
export const UNKNOWN_HABIT = 0;
export const HABITS = 1 + 3 * 5 * 3;

/** Instead of the sequence of all inputs where they differ. */
export const SEQUENCES_DIFFER = -1;

/** What a transaction says of its habit; the height of its block completes it. */
export interface HabitMarks {
  readonly version: number;
  /** Of all inputs, or SEQUENCES_DIFFER. */
  readonly sequence: number;
  readonly lockTime: number;
}

const FINAL = 0xffffffff;
/** Blocks that a transaction with a lock time of its height may have been late or waited. */
const ABOUT_BLOCKS = 200;

/** The part of the habit that the height has no share in. */
export function versionAndSequence(version: number, sequence: number): number {
  const versionClass = version === 1 ? 0 : version === 2 ? 1 : 2;
  const sequenceClass = sequence === SEQUENCES_DIFFER ? 4 : Math.min(FINAL - sequence, 3);
  return versionClass + 3 * sequenceClass;
}

/** `height`: of the block that holds the transaction, -1 when not known. */
export function habitOf(part: number, lockTime: number, height: number): number {
  if (lockTime === 0) return 1 + part;
  if (height < 0) return UNKNOWN_HABIT;
  const isAbout = lockTime <= height && lockTime > height - ABOUT_BLOCKS;
  return 1 + part + 15 * (isAbout ? 1 : 2);
}
