// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Selectable, Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import type { BundleShown } from '../../core/api/proof.ts';
import type { Json } from '../../core/custody/canonical-json.ts';
import { SALT_BYTES } from '../../core/custody/commitment.ts';
import { hidden } from '../../core/custody/entry.ts';
import { BundleError } from '../../core/errors/bundle.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { InputError } from '../../core/errors/input.ts';
import type { Said } from '../../core/errors/say.ts';
import { bundleSays } from '../../core/errors/sentences/bundle.ts';
import type { Edition } from '../../core/evidence/editions.ts';
import type { Withheld, WithheldRecords } from '../../core/evidence/redaction.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { BundleTable } from '../../store/database/bundle-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { witnessedSize } from '../../store/log/cosigned.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { lookFirst } from '../evidence/look-first.ts';
import { isBeingParted, jobOf } from '../evidence/shown-reading.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';
import { standingSeals } from '../privilege/standing-seals.ts';
import { findLeftOut, foldersOf, meetsAny, recordIn } from './left-out.ts';
import { makeBundleJob } from './make-bundle-job.ts';

type BundleRow = Selectable<BundleTable>;

/** What a person asks for. */
export interface BundleAsked {
  readonly language: Language;
  readonly edition?: Edition | undefined;
  /** Of the defence edition: for whom it is. */
  readonly questionsOf?: string | undefined;
  readonly withhold?: readonly Withheld[] | undefined;
  readonly withholdRecords?: readonly WithheldRecords[] | undefined;
}

/** Asks for a bundle of a case as it stands now; a job makes it. What is kept out of it is an entry each. @throws INPUT_WRONG, BUNDLE_RECORDS_WRONG, BUNDLE_DEFENCE_DECIDER */
export async function makeBundle(desk: OpenDesk, asking: Asking, caseId: string, asked: BundleAsked): Promise<BundleShown> {
  const { language, edition = 'court', questionsOf, withhold = [], withholdRecords = [] } = asked;
  if (questionsOf !== undefined && edition !== 'defence')
    throw new InputError('WRONG', { message: bundleSays('questions-for-court'), details: { fields: ['questionsOf'] } });
  const duty = {
    verb: edition === 'defence' ? 'make-for-defence' : 'make',
    subject: 'bundle',
    kind: 'bundle-asked',
    find: async (tx: Transaction<Database>) => await caseThing(tx, caseId),
  } as const;
  if (withholdRecords.length > 0) {
    await lookFirst(desk, asking, duty);
    await checkRecords(desk, caseId, withholdRecords);
  }
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, who, now, note, alsoRecord }) {
      const keepsOut = withhold.length + withholdRecords.length > 0;
      if (edition === 'defence' && keepsOut && !isAllowed(who, 'withhold-from-defence', 'bundle', { caseId }))
        throw new BundleError('DEFENCE_DECIDER', {
          message: bundleSays('defence-decider'),
        });
      const id = desk.newId();
      for (const { evidenceId, reason } of withhold) {
        const item = await itemOf(tx, caseId, evidenceId);
        alsoRecord('evidence-withheld', { bundle: id, evidence: evidenceId, item, reason: hidden(reason) });
      }
      for (const { evidenceId, reason, ...which } of withholdRecords) {
        if (evidenceId !== undefined) await itemOf(tx, caseId, evidenceId);
        alsoRecord('records-withheld', {
          bundle: id,
          evidence: evidenceId,
          which: hidden(JSON.parse(JSON.stringify(which)) as Json),
          reason: hidden(reason),
        });
      }
      const role = who.cases.get(caseId)?.[0] ?? who.roles[0] ?? 'nobody';
      note({ bundle: id, language, edition });
      const input = { bundleId: id, caseId, language, accountId: who.id, role, askedAt: now.toISOString() };
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
          withholding: JSON.stringify({ items: withhold, records: withholdRecords }),
          secret: randomBytes(SALT_BYTES),
          edition,
          questions_of: questionsOf?.trim() ?? null,
        })
        .execute();
      return await shownBundle(tx, who, (await bundleThing(tx, id))?.row as BundleRow);
    },
  });
}

/** Each decision says which records, and each record that is named is one of the case. @throws BUNDLE_RECORDS_WRONG, BUNDLE_DEFENCE_DECIDER */
async function checkRecords({ store }: OpenDesk, caseId: string, decisions: readonly WithheldRecords[]): Promise<void> {
  const wrong = (why: Said): Error =>
    new BundleError('RECORDS_WRONG', {
      message: bundleSays('records-wrong', { why }),
    });
  for (const { records, kind, from, to } of decisions) {
    const broad = kind !== undefined || from !== undefined || to !== undefined;
    if ((records !== undefined) === broad) throw wrong(broad ? bundleSays('ids-beside') : bundleSays('nothing-named'));
    if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to)) throw wrong(bundleSays('period-backwards'));
  }
  const { readable: readings } = await findLeftOut(store, caseId, { items: [], records: [], decidedBy: '' });
  const readable: { readonly evidenceId: string; readonly folders: readonly string[] }[] = [];
  for (const reading of readings) readable.push({ evidenceId: reading.evidence_id, folders: await foldersOf(store.db, reading) });
  for (const { evidenceId, records, reason: _, ...rule } of decisions) {
    const meant = readable.filter((one) => evidenceId === undefined || one.evidenceId === evidenceId);
    const folders = meant.flatMap((one) => one.folders);
    for (const id of records ?? [])
      if ((await recordIn(store, folders, id)) === undefined) throw wrong(bundleSays('no-such-record', { id }));
    if (records === undefined && !(await meetsAny(store, folders, rule))) throw wrong(bundleSays('none-fits'));
  }
}

export async function listBundles(desk: OpenDesk, asking: Asking, caseId: string): Promise<BundleShown[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'bundle',
    kind: 'bundles-listed',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, who, note }) {
      const rows = await tx
        .selectFrom('bundle')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('asked_at', 'desc')
        .orderBy('id')
        .execute();
      note({ count: rows.length });
      const shown: BundleShown[] = [];
      for (const row of rows) shown.push(await shownBundle(tx, who, row));
      return shown;
    },
  });
}

export async function showBundle(desk: OpenDesk, asking: Asking, id: string): Promise<BundleShown> {
  return await act(desk, asking, {
    verb: await verbToOpen(desk, id),
    subject: 'bundle',
    kind: 'bundles-listed',
    find: async (tx) => await bundleThing(tx, id),
    async carryOut({ tx, who, thing, note }) {
      note({ bundle: id });
      return await shownBundle(tx, who, thing.row);
    },
  });
}

/** The ZIP. That it was handed out, to whom, is in the log before the first byte leaves. @throws BUNDLE_NOT_READY, EVIDENCE_PRIVILEGED */
export async function openBundle(
  desk: OpenDesk,
  asking: Asking,
  id: string,
  to?: string,
): Promise<{ readonly name: string; readonly sizeBytes: number; readonly bytes: Readable }> {
  const row = await act(desk, asking, {
    verb: await verbToOpen(desk, id),
    subject: 'bundle',
    kind: 'bundle-handed-out',
    find: async (tx) => await bundleThing(tx, id),
    async carryOut({ tx, who, thing, note, alsoRecord }) {
      const recipient = to === undefined ? undefined : hidden(to.trim());
      if (await refuseBeforeSeals(tx, who, thing.row)) alsoRecord('privileged-opened', { bundle: id, recipient });
      note({ bundle: id, 'bundle-hash': refuseUnmade(thing.row), recipient });
      return thing.row;
    },
  });
  return { name: `bundle-${id}.zip`, sizeBytes: row.size_bytes ?? 0, bytes: await desk.store.vault.open(row.sha256 as string) };
}

/**
 * A bundle that was made before a seal holds what the seal takes: like the item itself it is for the evidence keeper who does not investigate,
 * and a bundle made anew is for the others. @throws EVIDENCE_PRIVILEGED @returns whether it may hold any
 */
async function refuseBeforeSeals(tx: Transaction<Database>, who: Who, { case_id: caseId, disclosed, sha256 }: BundleRow): Promise<boolean> {
  if (sha256 === null) return false;
  const respected = new Set(disclosed?.seals ?? []);
  const others = (await standingSeals(tx, caseId)).filter(({ id }) => !respected.has(id));
  if (others.length === 0) return false;
  const readings = await tx.selectFrom('reading').select(['privileged', 'ended_at', 'coverage']).where('case_id', '=', caseId).execute();
  const waits = readings.some(isBeingParted);
  const holds = others.some(({ id }) => readings.some(({ privileged }) => (privileged?.bySeal[id] ?? 0) > 0));
  if ((waits || holds) && !isAllowed(who, 'download-privileged', 'evidence', { caseId }))
    throw new EvidenceError('PRIVILEGED', { message: bundleSays('before-seals') });
  return waits || holds;
}

/** The edition for the defence may hold what counsel asked, and is opened by other people than the one for the court. */
export async function verbToOpen({ store }: OpenDesk, bundleId: string): Promise<'open' | 'open-for-defence'> {
  const row = await store.db.selectFrom('bundle').select('edition').where('id', '=', bundleId).executeTakeFirst();
  return verbOf(row?.edition ?? 'court');
}

const verbOf = (edition: Edition) => (edition === 'defence' ? 'open-for-defence' : 'open');

/** @returns the SHA-256 of its ZIP @throws BUNDLE_NOT_READY, EVIDENCE_ERASED */
export function refuseUnmade({ sha256, erased_at }: Pick<BundleRow, 'sha256' | 'erased_at'>): string {
  if (sha256 === null) throw new BundleError('NOT_READY', { message: bundleSays('still-made') });
  if (erased_at !== null)
    throw new EvidenceError('ERASED', {
      message: bundleSays('went-with-erasure'),
    });
  return sha256;
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
    message: bundleSays('withheld-not-of-case'),
    details: { fields: ['withhold'] },
  });
}

export async function bundleThing(tx: Transaction<Database>, id: string): Promise<{ caseId: string; row: BundleRow } | undefined> {
  const row = await tx.selectFrom('bundle').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, row };
}

async function shownBundle(tx: Transaction<Database>, who: Who, row: BundleRow): Promise<BundleShown> {
  const mayOpen = isAllowed(who, verbOf(row.edition), 'bundle', { caseId: row.case_id });
  const madeBy = await tx.selectFrom('account').select(['id', 'name']).where('id', '=', row.asked_by).executeTakeFirstOrThrow();
  return {
    id: row.id,
    caseId: row.case_id,
    madeAt: row.asked_at.toISOString(),
    madeBy,
    language: row.language,
    job: await jobOf(tx, row.job_id),
    sha256: row.sha256,
    bytes: row.size_bytes,
    edition: row.edition,
    questionsOf: mayOpen ? row.questions_of : null,
    mayOpen,
    withheld: { exhibits: row.withholding.items.length, records: row.withholding.records.length },
    erasedAt: row.erased_at?.toISOString() ?? null,
    witnessed: row.log_size !== null && row.log_size <= (await witnessedSize(tx)),
  };
}
