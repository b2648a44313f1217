// SPDX-License-Identifier: Apache-2.0
/** A bundle of another desk goes on here: checked with the sender's known key before anything of it is kept, then its custody continues in this log. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Selectable, Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { BundleTakenIn } from '../../core/api/proof.ts';
import { parseCheckpoint } from '../../core/custody/checkpoint.ts';
import { hidden } from '../../core/custody/entry.ts';
import { openNote, vkeyOf } from '../../core/custody/signed-note.ts';
import { BundleError } from '../../core/errors/bundle.ts';
import { type BundleIndex, CHECKPOINT_PATH, INDEX_PATH, parseBundleIndex } from '../../core/evidence/bundle-index.ts';
import { checkpointText } from '../../core/evidence/bundle-log.ts';
import type { BundleTakenInTable } from '../../store/database/bundle-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import type { ContainedFile } from '../../verify/container.ts';
import { readWhole } from '../../verify/container.ts';
import { collectFindings, type Finding } from '../../verify/finding.ts';
import { readTrust } from '../../verify/read-trust.ts';
import { NO_TRUST, type Trust } from '../../verify/trust.ts';
import { bagRoot } from '../../verify/verify-bag.ts';
import { verifyFile } from '../../verify/verify-file.ts';
import { openZip } from '../../verify/zip-container.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { insertItem } from '../evidence/insert-item.ts';
import { startReading } from '../evidence/start-reading.ts';
import { abandonUpload, caseThing, type WholeUpload, wholeUpload } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';

/** Where the keys of other desks lie, in the form of `rogatory verify --trust`. */
export const TRUST_FOLDER = 'trust';

/**
 * @throws BUNDLE_NOT_A_BUNDLE, BUNDLE_NOT_SOUND, BUNDLE_SENDER_UNKNOWN, BUNDLE_TRAINING, BUNDLE_TAKEN_ALREADY: nothing of it is kept but the
 *   entry of the refusal
 */
export async function takeInBundle(
  desk: OpenDesk,
  asking: Asking,
  uploadId: string,
  { sha256 }: { readonly sha256: string },
): Promise<BundleTakenIn> {
  const upload = await wholeUpload(desk, asking, uploadId, sha256);
  const checked = await checkedBundle(upload.path, desk);
  try {
    const { answer, toRead } = await keepBundle(desk, asking, { ...upload, sha256 }, checked);
    await upload.remove();
    for (const evidenceId of toRead) await startReading(desk, asking, evidenceId);
    return answer;
  } catch (error) {
    if (error instanceof BundleError) await abandonUpload(desk, asking, uploadId);
    throw error;
  }
}

/** What is known of the file: a bundle that may be taken in, or why not. */
type Checked =
  | { readonly ok: true; readonly sound: SoundBundle }
  | { readonly ok: false; readonly refusal: InstanceType<typeof BundleError> };

interface SoundBundle {
  readonly index: BundleIndex;
  readonly checkpoint: string;
  readonly senderKey: string;
  readonly notes: readonly Finding[];
  readonly path: string;
}

async function checkedBundle(path: string, { configuration }: OpenDesk): Promise<Checked> {
  const refuse = (code: ConstructorParameters<typeof BundleError>[0], message: string): Checked => ({
    ok: false,
    refusal: new BundleError(code, { message }),
  });
  const trust = trustOf(join(configuration.dataFolder, TRUST_FOLDER));
  const report = await verifyFile(path, trust);
  if (report === undefined || report.kind !== 'bundle')
    return refuse('NOT_A_BUNDLE', 'Take-in: expected the ZIP of a bundle, found something else. Ask the sender for the file again.');
  const bad = faultsIn(report.findings);
  const known = report.findings.some(({ code }) => code === 'KEY_TRUSTED');
  // Without the right key nothing of the log is proved; whether it is sound in itself decides what is said.
  const faults = known || bad.length === 0 ? bad : faultsIn((await verifyFile(path, NO_TRUST))?.findings ?? []);
  if (faults.length > 0)
    return refuse(
      'NOT_SOUND',
      `Take-in: the check found ${faults.join(', ')}. Nothing was kept. "rogatory verify" says where; ask the sender for the file again.`,
    );
  if (!known || bad.length > 0)
    return refuse(
      'SENDER_UNKNOWN',
      `Take-in: the key that signed its log is none of those in ${TRUST_FOLDER}/. Get the sender's key from the sender, put it there, and try again.`,
    );
  const sound = await readSound(path, trust, report.findings);
  if (sound === undefined) return refuse('NOT_A_BUNDLE', 'Take-in: the bundle has no index or no checkpoint.');
  if (sound.index.training !== configuration.training)
    return refuse('TRAINING', 'Take-in: a bundle of a training desk stays among training desks, a real one among real ones.');
  return { ok: true, sound };
}

const faultsIn = (findings: readonly Finding[]): string[] => [...new Set(findings.filter(({ good }) => !good).map(({ code }) => code))];

function trustOf(folder: string): Trust {
  return existsSync(folder) ? readTrust(folder).trust : NO_TRUST;
}

async function readSound(path: string, trust: Trust, findings: readonly Finding[]): Promise<SoundBundle | undefined> {
  return await withFiles(path, async (files) => {
    const index = parseBundleIndex((await textOf(files.get(INDEX_PATH))) ?? '');
    const checkpoint = await textOf(files.get(CHECKPOINT_PATH));
    const signer =
      checkpoint === undefined
        ? undefined
        : trust.keys.find(
            ({ use, name }, n) =>
              use === 'note' && name === index?.desk && (openNote(checkpoint, trust.keys.slice(n, n + 1))?.signedBy.length ?? 0) > 0,
          );
    if (index === undefined || checkpoint === undefined || signer === undefined) return undefined;
    const notes = findings.filter(({ note }) => note !== undefined);
    return { index, checkpoint, senderKey: vkeyOf(signer), notes, path };
  });
}

async function textOf(file: ContainedFile | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : (await readWhole(file))?.toString('utf8');
}

async function withFiles<T>(path: string, work: (files: ReadonlyMap<string, ContainedFile>) => Promise<T>): Promise<T> {
  const zip = await openZip(path, collectFindings());
  if (zip === undefined) throw new TypeError('a ZIP that was verified does not open');
  try {
    const root = bagRoot(zip) ?? '';
    return await work(new Map(zip.files.map((file) => [file.path.slice(root.length), file])));
  } finally {
    await zip.close();
  }
}

interface Received extends WholeUpload {
  readonly sha256: string;
}

/** The items of a bundle: what was received, and the tables of those exhibits whose bytes were left out. */
interface Inner {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly path: string;
  readonly read: boolean;
}

function innerOf({ exhibits, redacted = [], files }: BundleIndex): readonly Inner[] {
  const originals = exhibits.map(({ name, sha256, sizeBytes, path }) => ({ name, sha256, sizeBytes, path, read: true }));
  const tables = files
    .filter(
      ({ path }) => path.startsWith('data/records/') && path.endsWith('.csv') && redacted.some(({ reading }) => path.includes(reading)),
    )
    .map(({ path, sha256, sizeBytes }) => ({ name: path.slice('data/records/'.length), sha256, sizeBytes, path, read: false }));
  const all = [...originals, ...tables];
  return all.filter(({ sha256 }, n) => all.findIndex((one) => one.sha256 === sha256) === n);
}

async function keepBundle(
  desk: OpenDesk,
  asking: Asking,
  received: Received,
  checked: Checked,
): Promise<{ readonly answer: BundleTakenIn; readonly toRead: readonly string[] }> {
  const inner = checked.ok ? innerOf(checked.sound.index) : [];
  if (checked.ok) await intoVault(desk, received, checked.sound, inner);
  return await act(desk, asking, {
    verb: 'take-in',
    subject: 'bundle',
    kind: 'bundle-taken-in',
    find: async (tx) => await caseThing(tx, received.caseId),
    async carryOut({ tx, who, now, note, alsoRecord }) {
      if (!checked.ok) throw checked.refusal;
      const { index, checkpoint, senderKey, notes } = checked.sound;
      await refuseTwice(tx, received);
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
        alsoRecord('evidence-derived', {
          item: sha256,
          evidence: id,
          'taken-from': zip.sha256,
          'size-bytes': sizeBytes,
          name: hidden(name),
        });
        if (read) toRead.push(id);
      }
      const head = parseCheckpoint(checkpointText(checkpoint));
      const id = desk.newId();
      note({
        'taken-in': id,
        bundle: index.id,
        'bundle-hash': received.sha256,
        evidence: zip.id,
        sender: hidden(index.desk),
        'sender-key': createHash('sha256').update(senderKey).digest('hex'),
        'sender-log-size': head?.size ?? 0,
        'sender-log-root': head === undefined ? undefined : Buffer.from(head.root).toString('hex'),
        items: inner.length,
        notes: notes.length,
      });
      await tx
        .insertInto('bundle_taken_in')
        .values({
          id,
          case_id: received.caseId,
          evidence_id: zip.id,
          sha256: received.sha256,
          bundle: index.id,
          sender: index.desk,
          sender_key: senderKey,
          sender_case: index.case.number,
          made_at: new Date(index.madeAt),
          checkpoint,
          notes: JSON.stringify(notes.map(({ code, what }) => ({ code, what }))),
          taken_at: now,
          taken_by: who.id,
        })
        .execute();
      const row = await tx.selectFrom('bundle_taken_in').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      const mayRead = isAllowed(who, 'read', 'evidence', { caseId: received.caseId });
      return { answer: await shownTakenIn(tx, row), toRead: mayRead ? toRead : [] };
    },
  });
}

/** Before the transaction, as with any item that is received: bytes in the vault that no row names are swept. */
async function intoVault({ store }: OpenDesk, received: Received, { path }: SoundBundle, inner: readonly Inner[]): Promise<void> {
  await store.vault.put(received.open(), received.sha256);
  await withFiles(path, async (files) => {
    for (const one of inner) {
      const file = files.get(one.path);
      if (file === undefined) throw new TypeError('a file that was verified is not there');
      await store.vault.put(file.chunks(), one.sha256);
    }
  });
}

async function refuseTwice(tx: Transaction<Database>, { caseId, sha256 }: Received): Promise<void> {
  const known = await tx
    .selectFrom('bundle_taken_in')
    .select('id')
    .where('case_id', '=', caseId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (known !== undefined)
    throw new BundleError('TAKEN_ALREADY', { message: 'Take-in: this very bundle is in the case already; the list of bundles shows it.' });
}

export async function listTakenIn(desk: OpenDesk, asking: Asking, caseId: string): Promise<BundleTakenIn[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'bundle',
    kind: 'bundles-listed',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, note }) {
      const rows = await tx.selectFrom('bundle_taken_in').selectAll().where('case_id', '=', caseId).orderBy('taken_at', 'desc').execute();
      note({ list: 'taken-in', count: rows.length });
      const shown: BundleTakenIn[] = [];
      for (const row of rows) shown.push(await shownTakenIn(tx, row));
      return shown;
    },
  });
}

async function shownTakenIn(tx: Transaction<Database>, row: Selectable<BundleTakenInTable>): Promise<BundleTakenIn> {
  const takenBy = await tx.selectFrom('account').select(['id', 'name']).where('id', '=', row.taken_by).executeTakeFirstOrThrow();
  return {
    id: row.id,
    caseId: row.case_id,
    evidenceId: row.evidence_id,
    sha256: row.sha256,
    bundle: row.bundle,
    sender: row.sender,
    senderKey: row.sender_key,
    senderCase: row.sender_case,
    madeAt: row.made_at.toISOString(),
    notes: [...row.notes],
    takenAt: row.taken_at.toISOString(),
    takenBy,
  };
}
