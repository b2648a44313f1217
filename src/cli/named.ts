// SPDX-License-Identifier: Apache-2.0

/** What a table holds under a word that somebody typed; `constructor` and its like, which every object has, are no entries. */
export function named<Entry>(table: Readonly<Record<string, Entry>>, word: string | undefined): Entry | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
