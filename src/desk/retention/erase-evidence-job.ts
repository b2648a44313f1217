// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { Kysely, Transaction } from 'kysely';
import type { JobKind } from '../../jobs/job-kind.ts';
import { crashPoint } from '../../store/crash-point.ts';
import type { Database } from '../../store/database/schema.ts';
import type { Store } from '../../store/open-store.ts';
import { forgetCopies } from '../evidence/spooled-item.ts';
import { type About, recordEntry } from '../record-entry.ts';

export interface EvidenceToErase {
  readonly erasureId: string;
  readonly caseId: string;
  /** The item, and what was derived from it. Their rows say already that they are erased. */
  readonly evidenceIds: readonly string[];
}

/**
 * Takes the content away: records of every reading with their search files, plain copies, bundles of the case that lie here, the sealed bytes, and
 * what the database keeps of what they said. What stays: that it was there, its hash and size, its name, who erased it and why. Each step can be
 * done twice, so a process that dies half-way leaves nothing that the next run would not take.
 *
 * The same bytes in another case, or received again, belong to that case: they stay for it.
 */
export const eraseEvidenceJob: JobKind<EvidenceToErase> = {
  name: 'erase-evidence',
  lane: 'long',
  async run({ input, store, report }) {
    const items = await store.db
      .selectFrom('evidence')
      .select(['id', 'sha256', 'size_bytes'])
      .where('id', 'in', [...input.evidenceIds])
      .orderBy('id')
      .execute();
    for (const [n, item] of items.entries()) {
      await eraseRecords(store, item.sha256);
      await forgetCopies(store, item.sha256);
      crashPoint('erasure-records-gone');
      await eraseBytes(store, item.sha256);
      crashPoint('erasure-bytes-gone');
      report({ done: n + 1, of: items.length, what: 'items' });
    }
    await eraseBundles(store, input.caseId);
    crashPoint('erasure-bundles-gone');
    return async (tx) => {
      await forgetWhatWasSaid(tx, input.evidenceIds);
      const now = new Date();
      await tx.updateTable('erasure').set({ done_at: now }).where('id', '=', input.erasureId).execute();
      const source = { now: () => now, newId: randomUUID };
      for (const { id, sha256, size_bytes } of items) {
        const about: About = { evidence: id, item: sha256, 'size-bytes': size_bytes, erasure: input.erasureId };
        await recordEntry(tx, source, { kind: 'erased', role: 'desk', caseId: input.caseId, about });
      }
      return { items: items.length };
    };
  },
};

/** Folders of readings begin with the hash of their item: also those of a reading that ended while this was ordered. */
async function eraseRecords(store: Store, sha256: string): Promise<void> {
  if (await livesElsewhere(store.db, sha256)) return await eraseOwnRecords(store, sha256);
  for (const name of await readdir(store.configuration.recordsFolder)) if (name.startsWith(`${sha256}-`)) await store.records.erase(name);
}

/** Another case has the same bytes: only folders that none of its readings stand on go. */
async function eraseOwnRecords(store: Store, sha256: string): Promise<void> {
  const readings = await store.db
    .selectFrom('reading')
    .innerJoin('evidence', 'evidence.id', 'reading.evidence_id')
    .select(['reading.folder', 'reading.set_apart_folder', 'reading.privileged_folder', 'evidence.erased_at'])
    .where('evidence.sha256', '=', sha256)
    .execute();
  const foldersOf = (rows: typeof readings) =>
    rows.flatMap((row) => [row.folder, row.set_apart_folder, row.privileged_folder]).filter((name) => name !== null);
  const needed = new Set(foldersOf(readings.filter(({ erased_at }) => erased_at === null)));
  for (const name of foldersOf(readings.filter(({ erased_at }) => erased_at !== null)))
    if (!needed.has(name)) await store.records.erase(name);
}

/** Under the lock of the item's row: whoever receives the same bytes at this moment has either done so before, or does so again after. */
async function eraseBytes(store: Store, sha256: string): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    await tx.selectFrom('vault_item').select('sha256').where('sha256', '=', sha256).forUpdate().executeTakeFirst();
    if (await livesElsewhere(tx, sha256)) return;
    await store.vault.erase(sha256);
    await tx.updateTable('vault_item').set({ erased_at: new Date() }).where('sha256', '=', sha256).execute();
  });
}

async function livesElsewhere(db: Kysely<Database>, sha256: string): Promise<boolean> {
  const other = await db
    .selectFrom('evidence')
    .select('id')
    .where('sha256', '=', sha256)
    .where('erased_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** Which bundle holds what is not known without opening it: all of the case that lie here go, and can be made anew. Those handed out verify as they did. */
async function eraseBundles(store: Store, caseId: string): Promise<void> {
  const bundles = await store.db
    .selectFrom('bundle')
    .select(['id', 'sha256'])
    .where('case_id', '=', caseId)
    .where('sha256', 'is not', null)
    .where('erased_at', 'is', null)
    .execute();
  for (const { id, sha256 } of bundles) {
    await store.vault.erase(sha256 as string);
    const now = new Date();
    await store.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('vault_item')
        .set({ erased_at: now })
        .where('sha256', '=', sha256 as string)
        .execute();
      await tx.updateTable('bundle').set({ erased_at: now }).where('id', '=', id).execute();
    });
  }
}

/** What the database keeps of the content: lists of files in it, what a page said of itself, what a trace came to. */
async function forgetWhatWasSaid(tx: Transaction<Database>, evidenceIds: readonly string[]): Promise<void> {
  const ids = [...evidenceIds];
  await tx.updateTable('reading').set({ coverage: null, outside: null, privileged: null }).where('evidence_id', 'in', ids).execute();
  await tx.updateTable('capture').set({ record: null }).where('evidence_id', 'in', ids).execute();
  await tx.deleteFrom('picture_search').where('evidence_id', 'in', ids).execute();
  await tx.deleteFrom('picture').where('evidence_id', 'in', ids).execute();
  await tx.deleteFrom('trace').where('evidence_id', 'in', ids).execute();
}
