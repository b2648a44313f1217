// SPDX-License-Identifier: Apache-2.0
import type { ReadingOptions } from './reading.ts';
import type { ReturnParser } from './return-parser.ts';
import type { FileHead } from './source/source-file.ts';

/** Who reads a file. What a person has confirmed comes before readers that go by general signs. */
export function readerOf(file: FileHead, { parsers, mapped = [] }: ReadingOptions): ReturnParser | undefined {
  if (file.head.length === 0) return undefined;
  const firm = parsers.filter((parser) => !parser.lastResort);
  // Two mappings may fit two sheets of one workbook: the first reads its own, and what it does not know is a gap.
  return ownerOf(file, firm) ?? mapped.find((one) => one.recognises(file)) ?? ownerOf(file, parsers);
}

/**
 * The one reader that recognises a file. Where several do, none reads it: whoever made it may have meant just that, and a person can say what its
 * columns are. Samples of two readers that both know them would stay unread, so their tests tell.
 */
export function ownerOf(file: FileHead, parsers: readonly ReturnParser[]): ReturnParser | undefined {
  const first = parsers.find((parser) => parser.firstAsked && parser.recognises(file));
  if (first !== undefined) return first;
  const own = parsers.filter((parser) => !parser.lastResort && parser.recognises(file));
  const owners = own.length > 0 ? own : parsers.filter((parser) => parser.lastResort && parser.recognises(file));
  return owners.length === 1 ? owners[0] : undefined;
}
