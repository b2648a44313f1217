// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { OutsideFound } from '../../core/api/evidence.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import type { JobKind, RunningJob } from '../../jobs/job-kind.ts';
import { recordEntry } from '../record-entry.ts';
import { countOutside } from './asked-of.ts';
import { partedFolders, partRecords, recordsOf, type ToPart } from './part-records.ts';
import { refuseErasedMeanwhile } from './read-return.ts';
import { withoutNamesApart } from './records-apart.ts';
import { refuseOtherScopes, scopesOf } from './scopes-of-item.ts';
import { mentionsShown } from './secrets-found.ts';
import type { ReadingRow } from './shown-reading.ts';

export interface RescopeInput {
  readonly readingId: string;
  readonly evidenceId: string;
  readonly caseId: string;
}

const source = { now: () => new Date(), newId: randomUUID };

/**
 * Holds the records of a reading that can be read against every scope of its item. What lies outside joins what is apart; what is apart
 * stays so. Natural key: reading × number of scopes. The folders that it parts stay until nothing names them (sweep-evidence.ts).
 */
export const rescopeReadingJob: JobKind<RescopeInput> = {
  name: 'rescope-reading',
  lane: 'long',
  async run(job) {
    const { input, store } = job;
    const row = await store.db.selectFrom('reading').selectAll().where('id', '=', input.readingId).executeTakeFirstOrThrow();
    const scopes = await scopesOf(store.db, input.evidenceId);
    const apart = row.set_apart_folder !== null && (await store.records.has(row.set_apart_folder)) ? row.set_apart_folder : undefined;
    const from: ToPart = { inside: row.folder, outside: apart };
    const counter = countOutside(scopes);
    if (apart !== undefined) for await (const record of recordsOf(store, apart)) counter.named(record);
    await addAll(job, from.inside, counter.add);
    const { found, isOutside } = counter.done();
    const records = found?.records ?? 0;
    const parted = partedFolders(row.folder.slice(0, 64), from, scopes);
    const gaps = records === 0 ? (row.outside?.gaps ?? 0) : await partRecords(store, from, parted, isOutside);
    const left = await store.records.reading(records === 0 ? row.folder : parted.inside);
    const named = row.coverage === null ? null : await withoutNamesApart(row.coverage, left);
    const coverage = named?.mentions === undefined ? named : { ...named, mentions: mentionsShown(left) };
    return async (tx) => {
      await refuseOtherScopes(tx, input.evidenceId, scopes.length);
      await refuseErasedMeanwhile(tx, job, [parted.inside, parted.outside]);
      await tx
        .updateTable('reading')
        .set({
          ended_at: new Date(),
          coverage: coverage === null ? null : JSON.stringify(coverage),
          outside: joined(row, apart, found, gaps),
          ...(records === 0 ? {} : { folder: parted.inside, set_apart_folder: parted.outside }),
        })
        .where('id', '=', row.id)
        .execute();
      await recordEntry(tx, source, {
        kind: 'over-production-found',
        role: 'desk',
        caseId: input.caseId,
        about: { reading: row.id, records, perhaps: found?.perhaps ?? 0, scopes: scopes.length, ...found?.why },
      });
      return { records };
    };
  },
};

async function addAll(job: RunningJob<RescopeInput>, folder: string, add: (record: AnyRecord) => void): Promise<void> {
  const { about } = await job.store.records.reading(folder);
  let done = 0;
  for await (const record of recordsOf(job.store, folder)) {
    add(record);
    done += 1;
    if (done % 5_000 === 0) job.report({ done, of: about.records, what: 'records' });
  }
}

/** What is apart in all; null when nothing is, and nothing perhaps. */
function joined(row: ReadingRow, apart: string | undefined, found: OutsideFound | null, gaps: number): string | null {
  // What was returned is gone and no longer counted.
  const before = row.set_apart_folder !== null && apart === undefined ? null : row.outside;
  if (before === null && found === null) return null;
  const why: Record<string, number> = { ...before?.why };
  for (const [one, n] of Object.entries(found?.why ?? {})) why[one] = (why[one] ?? 0) + n;
  const records = (before?.records ?? 0) + (found?.records ?? 0);
  return JSON.stringify({ records, perhaps: found?.perhaps ?? 0, why, gaps } satisfies OutsideFound);
}
