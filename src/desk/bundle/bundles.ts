// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream';
import type { Selectable, Transaction } from 'kysely';
import type { BundleShown } from '../../core/api/proof.ts';
import { hidden } from '../../core/custody/entry.ts';
import { BundleError } from '../../core/errors/bundle.ts';
import { InputError } from '../../core/errors/input.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { BundleTable, Database } from '../../store/database/schema.ts';
import { witnessedSize } from '../../store/log/cosigned.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { makeBundleJob } from './make-bundle-job.ts';
import type { Withheld } from './withholding.ts';

type BundleRow = Selectable<BundleTable>;

/** Asks for a bundle of a case as it stands now; a job makes it. What is kept out of it is an entry each. @throws INPUT_WRONG */
export async function makeBundle(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  { language, withhold = [] }: { readonly language: Language; readonly withhold?: readonly Withheld[] | undefined },
): Promise<BundleShown> {
  return await act(desk, asking, {
    verb: 'make',
    subject: 'bundle',
    kind: 'bundle-asked',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, who, now, note, alsoRecord }) {
      const id = desk.newId();
      for (const { evidenceId, reason } of withhold) {
        const item = await itemOf(tx, caseId, evidenceId);
        alsoRecord('evidence-withheld', { bundle: id, evidence: evidenceId, item, reason: hidden(reason) });
      }
      const role = who.cases.get(caseId)?.[0] ?? who.roles[0] ?? 'nobody';
      note({ bundle: id, language });
      const input = { bundleId: id, caseId, language, accountId: who.id, role, askedAt: now.toISOString(), withhold };
      const jobId = await desk.queue.send(tx, makeBundleJob, { key: id, caseId, input });
      await tx
        .insertInto('bundle')
        .values({
          id,
          case_id: caseId,
          language,
          asked_at: now,
          asked_by: who.id,
          job_id: jobId,
          sha256: null,
          size_bytes: null,
          log_size: null,
        })
        .execute();
      return await shownBundle(tx, (await bundleThing(tx, id))?.row as BundleRow);
    },
  });
}

export async function listBundles(desk: OpenDesk, asking: Asking, caseId: string): Promise<BundleShown[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'bundle',
    kind: 'bundles-listed',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, note }) {
      const rows = await tx
        .selectFrom('bundle')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('asked_at', 'desc')
        .orderBy('id')
        .execute();
      note({ count: rows.length });
      const shown: BundleShown[] = [];
      for (const row of rows) shown.push(await shownBundle(tx, row));
      return shown;
    },
  });
}

export async function showBundle(desk: OpenDesk, asking: Asking, id: string): Promise<BundleShown> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'bundle',
    kind: 'bundles-listed',
    find: async (tx) => await bundleThing(tx, id),
    async carryOut({ tx, thing, note }) {
      note({ bundle: id });
      return await shownBundle(tx, thing.row);
    },
  });
}

/** The ZIP. That it was handed out, to whom, is in the log before the first byte leaves. @throws BUNDLE_NOT_READY */
export async function openBundle(
  desk: OpenDesk,
  asking: Asking,
  id: string,
): Promise<{ readonly name: string; readonly sizeBytes: number; readonly bytes: Readable }> {
  const row = await act(desk, asking, {
    verb: 'open',
    subject: 'bundle',
    kind: 'bundle-handed-out',
    find: async (tx) => await bundleThing(tx, id),
    async carryOut({ thing, note }) {
      if (thing.row.sha256 === null)
        throw new BundleError('NOT_READY', { message: 'Bundle: it is still being made, or its job failed; its page says which.' });
      note({ bundle: id, 'bundle-hash': thing.row.sha256 });
      return thing.row;
    },
  });
  return { name: `bundle-${id}.zip`, sizeBytes: row.size_bytes ?? 0, bytes: await desk.store.vault.open(row.sha256 as string) };
}

async function itemOf(tx: Transaction<Database>, caseId: string, evidenceId: string): Promise<string> {
  const row = await tx
    .selectFrom('evidence')
    .select('sha256')
    .where('id', '=', evidenceId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (row !== undefined) return row.sha256;
  throw new InputError('WRONG', {
    message: 'Bundle: an exhibit to be kept out is none of this case. Name it by the id that the list of evidence shows.',
    details: { fields: ['withhold'] },
  });
}

async function caseThing(tx: Transaction<Database>, caseId: string): Promise<{ caseId: string } | undefined> {
  const row = await tx.selectFrom('case_file').select('id').where('id', '=', caseId).executeTakeFirst();
  return row === undefined ? undefined : { caseId };
}

async function bundleThing(tx: Transaction<Database>, id: string): Promise<{ caseId: string; row: BundleRow } | undefined> {
  const row = await tx.selectFrom('bundle').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, row };
}

async function shownBundle(tx: Transaction<Database>, row: BundleRow): Promise<BundleShown> {
  const madeBy = await tx.selectFrom('account').select(['id', 'name']).where('id', '=', row.asked_by).executeTakeFirstOrThrow();
  const job = await tx
    .selectFrom('job')
    .select(['id', 'kind', 'state', 'progress', 'error'])
    .where('id', '=', row.job_id)
    .executeTakeFirst();
  return {
    id: row.id,
    caseId: row.case_id,
    madeAt: row.asked_at.toISOString(),
    madeBy,
    language: row.language,
    job: (job ?? null) as BundleShown['job'],
    sha256: row.sha256,
    bytes: row.size_bytes,
    witnessed: row.log_size !== null && row.log_size <= (await witnessedSize(tx)),
  };
}
