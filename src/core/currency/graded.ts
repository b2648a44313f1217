// SPDX-License-Identifier: Apache-2.0

/**
 *     proven        hashes lead from the bytes to a block header with work behind it
 *     two-sources   two sources that do not depend on each other say the same
 *     one-source    somebody says so
 */
export type Grade = 'proven' | 'two-sources' | 'one-source';

export interface Graded<T> {
  readonly value: T;
  readonly grade: Grade;
  /** SHA-256 of the answers it rests on. */
  readonly answers: readonly string[];
  /** Headers or other claims that lift the grade, in words. */
  readonly why: string;
}

/** Puts two answers to the same question together: equal ones strengthen each other, different ones are a contradiction for the caller to raise. */
export function agree<T>(first: Graded<T>, second: Graded<T>, same: (a: T, b: T) => boolean): Graded<T> | 'contradiction' {
  if (!same(first.value, second.value)) return 'contradiction';
  const answers = [...first.answers, ...second.answers];
  const proven = [first, second].find(({ grade }) => grade === 'proven');
  if (proven !== undefined) return { ...proven, answers };
  return { value: first.value, grade: 'two-sources', answers, why: 'two sources say the same' };
}
