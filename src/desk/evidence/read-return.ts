// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Transaction } from 'kysely';
import type { OutsideFound, Coverage as ShownCoverage } from '../../core/api/evidence.ts';
import type { PrivilegedFound } from '../../core/api/privileged-found.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import { RecordsError } from '../../core/errors/records.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import type { TableMapping } from '../../core/mappings/table-mapping.ts';
import type { Coverage, FileStanding } from '../../core/records/coverage.ts';
import { type AnyRecord, isRecord } from '../../core/records/record.ts';
import type { JobKind, RunningJob } from '../../jobs/job-kind.ts';
import { readApart } from '../../returns/read-apart.ts';
import { crashPoint } from '../../store/crash-point.ts';
import type { Database } from '../../store/database/schema.ts';
import type { RecordsWriter } from '../../store/records/write-records.ts';
import { refuseOtherSeals, standingSeals } from '../privilege/standing-seals.ts';
import { recordEntry } from '../record-entry.ts';
import { countOutside } from './asked-of.ts';
import { refuseErased } from './evidence-bytes.ts';
import { type HeldAgainst, type PartedReading, partReading } from './part-reading.ts';
import { partRecords, recordsOf, type Side } from './part-records.ts';
import { type GivenToJob, openPasswords } from './reading-given.ts';
import { withoutNamesApart } from './records-apart.ts';
import { refuseOtherScopes, scopesOf } from './scopes-of-item.ts';
import { mentionsShown, recordSecrets } from './secrets-found.ts';

export interface ReadReturnInput extends GivenToJob {
  readonly readingId: string;
  readonly evidenceId: string;
  readonly caseId: string;
  readonly sha256: string;
  readonly bytes: number;
  /** As the sender named it; it stands in every place and never becomes a path. */
  readonly name: string;
  readonly folder: string;
  /** Mappings of tables that the desk had kept when the reading began. */
  readonly mappings?: readonly TableMapping[];
  /** Passwords under the key of the desk; they go when the job ends. */
  readonly sealed?: string | undefined;
}

/** Files of a coverage that the database keeps; the folder of the reading has them all. */
const FILES_SHOWN = 2_000;

const source = { now: () => new Date(), newId: randomUUID };

/**
 * Reads an evidence item into records. Natural key: item × reader set. It works on a copy in the spool, which it removes, and writes a
 * folder that gets its name when it is whole; run twice, the second finds it there.
 */
export const readReturnJob: JobKind<ReadReturnInput> = {
  name: 'read-return',
  lane: 'long',
  async run(job) {
    const { input, store } = job;
    try {
      const scopes = await scopesOf(store.db, input.evidenceId);
      const seals = await standingSeals(store.db, input.caseId);
      const held = await readAndPart(job, { scopes, seals });
      const reading = await store.records.reading(held.folder);
      const whatWasRead = shownCoverage((await reading.coverage()) as Coverage);
      const isParted = held.setApart !== null || held.sealed !== null;
      const named = isParted ? await withoutNamesApart(whatWasRead, reading) : whatWasRead;
      const coverage = { ...named, mentions: mentionsShown(reading) };
      crashPoint('reading-written');
      return async (tx) => {
        await refuseOtherScopes(tx, input.evidenceId, scopes.length);
        await refuseOtherSeals(tx, input.caseId, seals);
        await refuseErasedMeanwhile(tx, job, [input.folder, held.folder, held.setApart, held.sealed]);
        const gaps = reading.about.gaps + (held.outside?.gaps ?? 0) + (held.privileged?.gaps ?? 0);
        const records = reading.about.records + (held.outside?.records ?? 0) + (held.privileged?.records ?? 0);
        await tx
          .updateTable('reading')
          .set({
            ended_at: new Date(),
            coverage: JSON.stringify(coverage),
            records,
            gaps,
            outside: held.outside === null ? null : JSON.stringify(held.outside),
            privileged: held.privileged === null ? null : JSON.stringify(held.privileged),
            folder: held.folder,
            set_apart_folder: held.setApart,
            privileged_folder: held.sealed,
          })
          .where('id', '=', input.readingId)
          .execute();
        const about = { reading: input.readingId, item: input.sha256, records, gaps };
        await recordEntry(tx, source, { kind: 'reading-ended', role: 'desk', caseId: input.caseId, about });
        await recordSecrets(tx, { caseId: input.caseId, readingId: input.readingId, ...coverage.mentions });
        if (held.outside !== null && held.outside.records > 0)
          await recordEntry(tx, source, {
            kind: 'over-production-found',
            role: 'desk',
            caseId: input.caseId,
            about: { reading: input.readingId, records: held.outside.records, perhaps: held.outside.perhaps, ...held.outside.why },
          });
        if (held.privileged !== null)
          await recordEntry(tx, source, {
            ...({ kind: 'privileged-found', role: 'desk', caseId: input.caseId } as const),
            about: { reading: input.readingId, records: held.privileged.records, gaps: held.privileged.gaps, seals: seals.length },
          });
        return { records, gaps };
      };
    } catch (error) {
      if (error instanceof RogatoryError && !job.signal.aborted) await recordFailure(job, error);
      throw error;
    }
  },
};

/** Its erasure was ordered while it was read: what was read goes. The row is locked, so that an order comes before or after, never between. */
export async function refuseErasedMeanwhile(
  tx: Transaction<Database>,
  { input, store }: Pick<RunningJob<{ readonly evidenceId: string }>, 'input' | 'store'>,
  folders: readonly (string | null)[],
): Promise<void> {
  const { erased_at, sha256 } = await tx
    .selectFrom('evidence')
    .select(['erased_at', 'sha256'])
    .where('id', '=', input.evidenceId)
    .forShare()
    .executeTakeFirstOrThrow();
  if (erased_at === null) return;
  for (const folder of folders) if (folder !== null) await store.records.erase(folder);
  refuseErased({ sha256, erased_at });
}

/** Where the records of a reading are: those that people read, those set apart, and those sealed as privileged. */
interface Held {
  readonly folder: string;
  readonly setApart: string | null;
  readonly sealed: string | null;
  readonly outside: OutsideFound | null;
  readonly privileged: PrivilegedFound | null;
}

/**
 * Reads the item whole, and writes the records again in folders of their own where scopes do not ask for some or a seal takes some; people read
 * the first of them. The whole one goes, unless another reading stands on it.
 */
async function readAndPart(job: RunningJob<ReadReturnInput>, { scopes, seals }: HeldAgainst): Promise<Held> {
  const { input, store } = job;
  const whole = { folder: input.folder, setApart: null, sealed: null, outside: null, privileged: null };
  const isThere = await store.records.has(input.folder);
  if (seals.length === 0) {
    const counter = countOutside(scopes);
    if (!isThere) await readInto(job, scopes.length === 0 ? undefined : counter.add);
    else if (scopes.length > 0) for await (const record of recordsOf(store, input.folder)) counter.add(record);
    const { found, isOutside } = counter.done();
    if (found === null || found.records === 0) return { ...whole, outside: found };
    const sideOf = (record: AnyRecord): Side => (isOutside(record) ? 'outside' : 'inside');
    const folders = await partRecords(store, { inside: input.folder }, { sha256: input.sha256, cause: { scopes }, sideOf });
    return await heldIn(job, { folders, outside: { ...found, gaps: folders.gaps.outside }, privileged: null });
  }
  if (!isThere) await readInto(job);
  return await heldIn(job, await partReading(store, input.sha256, { inside: input.folder }, { scopes, seals }));
}

async function heldIn({ input, store }: RunningJob<ReadReturnInput>, { folders, ...found }: PartedReading): Promise<Held> {
  const { inside, outside, privileged } = folders;
  if (inside !== input.folder) {
    const others = await store.db
      .selectFrom('reading')
      .select('id')
      .where('folder', '=', input.folder)
      .where('id', '!=', input.readingId)
      .execute();
    if (others.length === 0) await store.records.erase(input.folder);
  }
  return { folder: inside, setApart: outside ?? null, sealed: privileged ?? null, ...found };
}

async function readInto(job: RunningJob<ReadReturnInput>, onRecord?: (record: AnyRecord) => void): Promise<void> {
  const { input, store } = job;
  const spooled = join(store.configuration.spoolFolder, 'readings', `${job.id}-${randomUUID()}`);
  let writer: RecordsWriter | undefined;
  try {
    await mkdir(dirname(spooled), { recursive: true, mode: 0o700 });
    await pipeline(await store.vault.open(input.sha256), createWriteStream(spooled, { flags: 'wx', mode: 0o400 })).catch(asDiskFull);
    writer = await store.records.write(input.folder);
    const into = writer;
    const coverage = await readApart({
      file: spooled,
      name: input.name,
      sha256: input.sha256,
      ahead: dirname(spooled),
      signal: job.signal,
      passwords: await openPasswords(store, input.sealed),
      mappings: input.mappings ?? [],
      keys: (input.keys ?? []).map((key) => Buffer.from(key, 'base64')),
      ...(input.zone === undefined ? {} : { statedZone: input.zone }),
      onBatch: async (batch) => {
        if (onRecord !== undefined) for (const found of batch) if (isRecord(found)) onRecord(found);
        await into.append(batch);
        crashPoint('reading-batch');
      },
      // Where nothing is compared with a request, the records are written as the reading process has laid them out; gaps come above.
      ...(onRecord === undefined ? { onRows: (rows) => into.appendLines(rows).then(() => crashPoint('reading-batch')) } : {}),
      onMentionRows: (lines) => into.appendMentions(lines),
      onProgress: ({ bytes }) => job.report({ done: bytes, of: input.bytes, what: 'bytes' }),
    });
    await into.finish(coverage);
  } catch (error) {
    await writer?.abandon();
    throw error;
  } finally {
    await rm(spooled, { force: true });
  }
}

/** A reading that will not be tried again: the log says so, whatever becomes of the job's own transaction. */
async function recordFailure({ input, store }: RunningJob<ReadReturnInput>, error: RogatoryError): Promise<void> {
  const about = { reading: input.readingId, item: input.sha256, code: error.fullCode };
  await store.db.transaction().execute(async (tx) => {
    await recordEntry(tx, source, { kind: 'reading-failed', role: 'desk', caseId: input.caseId, about });
  });
}

/** As core/api/evidence.ts has it: what was not read first. */
export function shownCoverage({ files, records, manifests, coverage }: Coverage): ShownCoverage {
  const shown = files
    .map(({ path, sha256, bytes, standing, parser, tier, units, claimed, records: found, gaps, left }) => ({
      ...{ path, sha256, bytes, standing, parser, tier, units, claimed, gaps, left },
      records: found,
    }))
    .sort((a, b) => Number(b.standing === 'not-read') - Number(a.standing === 'not-read') || b.gaps - a.gaps)
    .slice(0, FILES_SHOWN);
  const { files: all, filesRead, units, accounted } = coverage;
  const standing = (wanted: FileStanding) => files.filter((file) => file.standing === wanted).length;
  return {
    files: shown,
    records: { ...records } as Record<string, number>,
    manifests: [...manifests],
    totals: { files: all, filesRead, media: standing('media'), notRead: standing('not-read'), units, accounted },
  };
}

function asDiskFull(cause: unknown): never {
  const { code } = cause as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') throw cause;
  throw new RecordsError('DISK_FULL', {
    message: evidenceSays('no-room-for-copy'),
    cause,
  });
}
