// SPDX-License-Identifier: Apache-2.0
import { bytesOf, type Place, pathText } from '../records/place.ts';
import type { AnyRecord, Gap } from '../records/record.ts';

/** What stands between two gaps of one file, or before the first, or after the last. */
interface Stretch {
  first?: { readonly at: number; readonly outside: boolean };
  last?: { readonly at: number; readonly until: number; readonly outside: boolean };
}

interface FileGaps {
  /** Where the gaps begin, each once, in the order of the file. */
  readonly starts: readonly number[];
  /** One more than there are starts: the records before each start, and those after the last. */
  readonly stretches: readonly Stretch[];
}

/**
 * Which gaps belong to what is set apart. A gap in the row of a record goes with that record; any other when the next record before or after
 * it in the same file lies outside: it may quote what stood there, so one doubtful neighbour is enough. In a file without records no gap is.
 *
 * Feed it every record; memory is that of the gaps, not of the records.
 */
export function gapsApart(gaps: Iterable<Gap>): {
  readonly add: (record: AnyRecord, outside: boolean) => void;
  readonly isApart: (gap: Gap) => boolean;
} {
  const files = new Map<string, FileGaps>();
  for (const [path, starts] of startsByFile(gaps)) {
    const sorted = [...starts].sort((a, b) => a - b);
    files.set(path, { starts: sorted, stretches: Array.from({ length: sorted.length + 1 }, () => ({})) });
  }
  return {
    add({ place }, outside) {
      const file = files.get(pathText(place.path));
      if (file === undefined) return;
      const at = startOf(place);
      const until = bytesOf(place.at)?.to ?? at + 1;
      const stretch = file.stretches[countBelow(file.starts, at)] as Stretch;
      if (stretch.first === undefined || at < stretch.first.at) stretch.first = { at, outside };
      // Several records of one row: one that lies outside is enough.
      else if (at === stretch.first.at && outside) stretch.first = { at, outside };
      if (stretch.last === undefined || at > stretch.last.at || (at === stretch.last.at && outside)) stretch.last = { at, until, outside };
    },
    isApart({ place }) {
      const file = files.get(pathText(place.path));
      if (file === undefined) return false;
      const start = startOf(place);
      const n = file.starts.indexOf(start);
      const before = file.stretches.slice(0, n + 1).findLast(({ last }) => last !== undefined)?.last;
      const after = file.stretches.slice(n + 1).find(({ first }) => first !== undefined)?.first;
      if (before !== undefined && before.until > start) return before.outside;
      return before?.outside === true || after?.outside === true;
    },
  };
}

function startsByFile(gaps: Iterable<Gap>): Map<string, Set<number>> {
  const files = new Map<string, Set<number>>();
  for (const { place } of gaps) {
    const path = pathText(place.path);
    files.set(path, (files.get(path) ?? new Set()).add(startOf(place)));
  }
  return files;
}

/** A position that orders the places of one file: its first byte, or page and line. */
function startOf({ at }: Place): number {
  const bytes = bytesOf(at);
  if (bytes !== undefined) return bytes.from;
  return at.kind === 'pdf' ? at.page * 1_000_000 + at.line : 0;
}

/** How many starts lie before a position: a record and a gap that begin together are the record, then the gap. */
function countBelow(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
