// SPDX-License-Identifier: Apache-2.0
import type { Kind } from '../../core/records/kinds.ts';
import type { FoundRecord, ReadingRecords } from '../../store/records/read-records.ts';

const PAGE = 500;

/** Records of these kinds in reading order, at most `most` of each kind: whoever shows them says that it is a part. */
export async function recordsOfKinds(reading: ReadingRecords, kinds: readonly Kind[], most: number): Promise<FoundRecord[]> {
  const found: FoundRecord[] = [];
  for (const kind of kinds) {
    let cursor: string | undefined;
    let count = 0;
    if ((reading.about.kinds[kind] ?? 0) === 0) continue;
    do {
      const page = await reading.page({ kind }, { cursor, limit: Math.min(PAGE, most - count) });
      found.push(...page.records);
      count += page.records.length;
      cursor = page.next;
    } while (cursor !== undefined && count < most);
  }
  return found.sort((a, b) => a.ordinal - b.ordinal);
}

/** How many records of these kinds the reading holds. */
export const countOfKinds = (reading: ReadingRecords, kinds: readonly Kind[]): number =>
  kinds.reduce((sum, kind) => sum + (reading.about.kinds[kind] ?? 0), 0);
