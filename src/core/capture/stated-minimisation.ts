// SPDX-License-Identifier: Apache-2.0
/**
 * What is kept away or not looked at, to spare people who are only beside what is captured. The person may state it, and need not.
 * @returns undefined where nothing is stated
 */
export function statedMinimisation(written: string | null | undefined): string | undefined {
  return written?.trim() || undefined;
}
