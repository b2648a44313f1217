// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { type CompareBy, differingMembers, startComparing } from '../../core/analysis/compare-readings.ts';
import type { Compared } from '../../core/api/readings.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseMoved } from '../privilege/privileged-in-reading.ts';
import { openRecordsOf } from './find-reading.ts';
import { lookFirst } from './look-first.ts';
import { recordsOf } from './part-records.ts';
import { type ReadingRow, readingThing } from './shown-reading.ts';

/** Lists that people look at hold so many; the counts have all. */
const LISTED = 500;

interface Two {
  readonly caseId: string;
  readonly first: ReadingRow;
  readonly second: ReadingRow;
}

/**
 * Two readings of one case record by record. One item read by an older and a newer version of the readers: by place. Two items, such as
 * what was preserved and what was produced: by content. What is set apart takes no part.
 */
export async function compareTwoReadings(desk: OpenDesk, asking: Asking, firstId: string, secondId: string): Promise<Compared> {
  const duty = {
    verb: 'compare',
    subject: 'record',
    kind: 'readings-compared',
    find: async (tx: Transaction<Database>) => await bothOf(tx, firstId, secondId),
  } as const;
  const { first, second } = await lookFirst(desk, asking, duty);
  const by: CompareBy = first.evidence_id === second.evidence_id ? 'place' : 'content';
  const [left, right] = [await openRecordsOf(desk, first), await openRecordsOf(desk, second)];
  const comparing = startComparing(by);
  for await (const record of recordsOf(desk.store, first.folder)) comparing.first(record);
  for await (const record of recordsOf(desk.store, second.folder)) comparing.second(record);
  const { equal, differing, onlyInFirst, onlyInSecond } = comparing.done();
  const listed: Compared['differing'] = [];
  for (const pair of differing.slice(0, LISTED)) {
    const [one, other] = [await left.record(pair.first), await right.record(pair.second)];
    listed.push({ ...pair, members: [...differingMembers(one.record, other.record)] });
  }
  const counts = { equal, differing: differing.length, onlyInFirst: onlyInFirst.length, onlyInSecond: onlyInSecond.length };
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, [first, second]);
      note({ first: firstId, second: secondId, 'compared-by': by, equal, differing: differing.length });
      return {
        ...{ first: firstId, second: secondId, by, counts, differing: listed },
        onlyInFirst: onlyInFirst.slice(0, LISTED),
        onlyInSecond: onlyInSecond.slice(0, LISTED),
      };
    },
  });
}

async function bothOf(tx: Transaction<Database>, firstId: string, secondId: string): Promise<Two | undefined> {
  const [first, second] = [await readingThing(tx, firstId), await readingThing(tx, secondId)];
  if (first === undefined || second === undefined || first.caseId !== second.caseId) return undefined;
  return { caseId: first.caseId, first: first.row, second: second.row };
}
