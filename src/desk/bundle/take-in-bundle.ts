// SPDX-License-Identifier: Apache-2.0
/** A bundle of another desk goes on here: checked in the background, then its custody continues in this log. */

import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { BundleTakenIn, TakeIn } from '../../core/api/proof.ts';
import { parseCheckpoint } from '../../core/custody/checkpoint.ts';
import { hidden } from '../../core/custody/entry.ts';
import { BundleError } from '../../core/errors/bundle.ts';
import { bundleSays } from '../../core/errors/sentences/bundle.ts';
import type { BundleIndex } from '../../core/evidence/bundle-index.ts';
import { checkpointText } from '../../core/evidence/bundle-log.ts';
import type { JobState } from '../../jobs/queue.ts';
import type { Database } from '../../store/database/schema.ts';
import { type About, act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import { insertItem } from '../evidence/insert-item.ts';
import { shownJob } from '../evidence/shown-reading.ts';
import { startReading } from '../evidence/start-reading.ts';
import { abandonUpload, caseThing, type WholeUpload, wholeUpload } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';
import {
  type CheckedBundle,
  checkReceivedBundleJob,
  type InnerFile,
  indexOfSound,
  innerOf,
  refusalOf,
} from './check-received-bundle-job.ts';
import { shownTakenIn } from './taken-in.ts';

interface Received extends WholeUpload {
  readonly uploadId: string;
  readonly sha256: string;
}

/** A checked bundle with its index and the files of it that become items. */
interface ToKeep {
  readonly checked: Extract<CheckedBundle, { sound: true }>;
  readonly index: BundleIndex;
  readonly inner: readonly InnerFile[];
}

/**
 * Takes in what an upload brought. Its check runs in the background: asked before it has ended, this answers how far it is; asked again, the bundle
 * is taken in, its originals are items, and their reading has begun.
 * @throws BUNDLE_NOT_A_BUNDLE, BUNDLE_NOT_SOUND, BUNDLE_SENDER_UNKNOWN, BUNDLE_TRAINING, BUNDLE_TAKEN_ALREADY: nothing of it is kept but the
 *   entry of the refusal
 */
export async function takeInBundle(
  desk: OpenDesk,
  asking: Asking,
  uploadId: string,
  { sha256 }: { readonly sha256: string },
): Promise<TakeIn> {
  const received = { ...(await wholeUpload(desk, asking, uploadId, sha256)), uploadId, sha256 };
  const job = (await jobOf(desk, uploadId)) ?? (await beginCheck(desk, asking, received));
  if (job.state !== 'done') return { takenIn: null, job: shownJob(job) };
  try {
    const { takenIn, toRead } = await keepBundle(desk, asking, received, job.result as CheckedBundle);
    await received.remove();
    for (const evidenceId of toRead) await startReading(desk, asking, evidenceId);
    return { takenIn, job: null };
  } catch (error) {
    if (error instanceof BundleError) await abandonUpload(desk, asking, uploadId);
    throw error;
  }
}

/** The check of this upload, if one was begun. */
async function jobOf({ store }: OpenDesk, uploadId: string): Promise<JobState | undefined> {
  return await store.db
    .selectFrom('job')
    .select(['id', 'kind', 'state', 'progress', 'result', 'error'])
    .where('kind', '=', checkReceivedBundleJob.name)
    .where('key', '=', uploadId)
    .executeTakeFirst();
}

async function beginCheck(desk: OpenDesk, asking: Asking, { caseId, uploadId, sha256, sizeBytes }: Received): Promise<JobState> {
  return await act(desk, asking, {
    verb: 'take-in',
    subject: 'bundle',
    kind: 'bundle-checked',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, note }) {
      note({ upload: uploadId, 'bundle-hash': sha256, 'size-bytes': sizeBytes });
      const id = await desk.queue.send(tx, checkReceivedBundleJob, { key: uploadId, caseId, input: { uploadId, sha256, sizeBytes } });
      return { id, kind: checkReceivedBundleJob.name, state: 'waiting', progress: null, result: null, error: null };
    },
  });
}

async function keepBundle(
  desk: OpenDesk,
  asking: Asking,
  received: Received,
  checked: CheckedBundle,
): Promise<{ readonly takenIn: BundleTakenIn; readonly toRead: readonly string[] }> {
  const index = checked.sound ? await indexOfSound(received.path) : undefined;
  return await act(desk, asking, {
    verb: 'take-in',
    subject: 'bundle',
    kind: 'bundle-taken-in',
    find: async (tx) => await caseThing(tx, received.caseId),
    async carryOut(doing) {
      if (!checked.sound || index === undefined) throw refusalOf(checked as Extract<CheckedBundle, { sound: false }>);
      await refuseTwice(doing.tx, received);
      const toKeep = { checked, index, inner: innerOf(index) };
      const { evidenceId, toRead } = await makeItems(desk, doing, received, toKeep);
      const takenIn = await keepWhatItWas(desk, doing, received, { ...toKeep, evidenceId });
      return { takenIn, toRead: isAllowed(doing.who, 'read', 'evidence', { caseId: received.caseId }) ? toRead : [] };
    },
  });
}

/** The ZIP is an item, and each original in it is one that was derived from it. */
async function makeItems(
  desk: OpenDesk,
  { tx, who, now, alsoRecord }: Doing<unknown>,
  received: Received,
  { index, inner }: ToKeep,
): Promise<{ readonly evidenceId: string; readonly toRead: readonly string[] }> {
  const common = {
    caseId: received.caseId,
    requestId: null,
    how: 'hand-over',
    receivedFrom: index.desk,
    receivedAt: now,
    receivedBy: who.id,
  } as const;
  const zip = { id: desk.newId(), name: received.name, sha256: received.sha256, sizeBytes: received.sizeBytes };
  await insertItem(tx, desk.store.vault, { ...zip, ...common });
  alsoRecord('evidence-sealed', { item: zip.sha256, evidence: zip.id, 'size-bytes': zip.sizeBytes, name: hidden(zip.name) });
  await received.end(tx, zip.id, now);
  const toRead: string[] = [];
  for (const { name, sha256, sizeBytes, read } of inner) {
    const id = desk.newId();
    await insertItem(tx, desk.store.vault, { id, name, sha256, sizeBytes, ...common, derivedFrom: zip.id });
    const about: About = { item: sha256, evidence: id, 'taken-from': zip.sha256, 'size-bytes': sizeBytes, name: hidden(name) };
    alsoRecord('evidence-derived', about);
    if (read) toRead.push(id);
  }
  return { evidenceId: zip.id, toRead };
}

/** The link back: whose log and key, which state of it, what the check found. */
async function keepWhatItWas(
  desk: OpenDesk,
  { tx, who, now, note }: Doing<unknown>,
  { caseId, sha256 }: Received,
  { index, checked, inner, evidenceId }: ToKeep & { readonly evidenceId: string },
): Promise<BundleTakenIn> {
  const head = parseCheckpoint(checkpointText(checked.checkpoint));
  const id = desk.newId();
  note({
    'taken-in': id,
    bundle: index.id,
    'bundle-hash': sha256,
    evidence: evidenceId,
    sender: hidden(index.desk),
    'sender-key': createHash('sha256').update(checked.senderKey).digest('hex'),
    'sender-log-size': head?.size ?? 0,
    'sender-log-root': head === undefined ? undefined : Buffer.from(head.root).toString('hex'),
    items: inner.length,
    notes: checked.notes.length,
  });
  const row = await tx
    .insertInto('bundle_taken_in')
    .values({
      id,
      case_id: caseId,
      evidence_id: evidenceId,
      sha256,
      bundle: index.id,
      sender: index.desk,
      sender_key: checked.senderKey,
      sender_case: index.case.number,
      made_at: new Date(index.madeAt),
      checkpoint: checked.checkpoint,
      notes: JSON.stringify(checked.notes),
      taken_at: now,
      taken_by: who.id,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return await shownTakenIn(tx, row);
}

async function refuseTwice(tx: Transaction<Database>, { caseId, sha256 }: Received): Promise<void> {
  const known = await tx
    .selectFrom('bundle_taken_in')
    .select('id')
    .where('case_id', '=', caseId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (known !== undefined) throw new BundleError('TAKEN_ALREADY', { message: bundleSays('taken-already') });
}
