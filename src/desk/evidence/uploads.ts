// SPDX-License-Identifier: Apache-2.0

import { hash } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { EvidenceItem, HowItCame, Upload } from '../../core/api/evidence.ts';
import { hidden } from '../../core/custody/entry.ts';
import { AccessError } from '../../core/errors/access.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import { VaultError } from '../../core/errors/vault.ts';
import { crashPoint } from '../../store/crash-point.ts';
import { withActor } from '../../store/database/actor.ts';
import type { Database, UploadTable } from '../../store/database/schema.ts';
import type { Store } from '../../store/open-store.ts';
import { act, refuseAct } from '../act.ts';
import type { Asking } from '../asking.ts';
import { loadWho } from '../load-who.ts';
import type { OpenDesk } from '../open-desk.ts';
import { takeStepOn } from '../requests/take-step.ts';
import { insertItem } from './insert-item.ts';
import { shownEvidence } from './list-evidence.ts';
import { UploadSpool } from './spool.ts';

type Row = Selectable<UploadTable>;

export interface NewUpload {
  readonly name: string;
  readonly bytes: number;
  readonly requestId?: string | undefined;
  readonly how: HowItCame;
  readonly receivedFrom: string;
}

export interface Chunk {
  readonly offset: number;
  /** SHA-256 of this chunk as its sender has it. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export interface Finished {
  /** SHA-256 of all of it as its sender has it. */
  readonly sha256: string;
  /** Whether the request it answers is answered with it. */
  readonly answersRequest?: 'wholly' | 'partly' | undefined;
}

const spools = new WeakMap<Store, UploadSpool>();

function spoolOf({ store }: { readonly store: Store }): UploadSpool {
  const spool = spools.get(store) ?? new UploadSpool(store.configuration.spoolFolder);
  spools.set(store, spool);
  return spool;
}

/** @throws ACCESS_…, EVIDENCE_NO_SUCH_REQUEST, EVIDENCE_DISK_FULL: it is larger than what is free, which is better known before than after hours */
export async function beginUpload(desk: OpenDesk, asking: Asking, caseId: string, asked: NewUpload): Promise<Upload> {
  return await act(desk, asking, {
    verb: 'add',
    subject: 'evidence',
    kind: 'upload-begun',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, who, now, note }) {
      if (asked.requestId !== undefined) await refuseOtherCasesRequest(tx, caseId, asked.requestId);
      await refuseTooLarge(desk, asked.bytes);
      const row = {
        id: desk.newId(),
        case_id: caseId,
        request_id: asked.requestId ?? null,
        name: asked.name,
        size_bytes: asked.bytes,
        how: asked.how,
        received_from: asked.receivedFrom,
        begun_at: now,
        begun_by: who.id,
        ended_at: null,
        evidence_id: null,
      };
      await tx.insertInto('upload').values(row).execute();
      note({ upload: row.id, name: hidden(asked.name), 'size-bytes': asked.bytes, how: asked.how });
      return await shownUpload(desk, { ...row, received_bytes: 0 });
    },
  });
}

const inMegabytes = (bytes: number): number => Math.ceil(bytes / 1e6);

async function refuseTooLarge(desk: OpenDesk, bytes: number): Promise<void> {
  const room = await spoolOf(desk).room(desk.configuration.vaultFolder);
  if (bytes <= room) return;
  throw new EvidenceError('DISK_FULL', {
    message: evidenceSays('larger-than-room', { bytes: inMegabytes(bytes), room: inMegabytes(room) }),
    details: { bytes, room },
  });
}

export async function showUpload(desk: OpenDesk, asking: Asking, id: string): Promise<Upload> {
  return await shownUpload(desk, await ownUpload(desk, asking, id));
}

/**
 * Takes the next chunk: checked, written, flushed, then acknowledged. Chunks are no entries of the log: the upload's beginning and its
 * sealing are.
 * @throws EVIDENCE_WRONG_OFFSET, EVIDENCE_CHUNK_DAMAGED, EVIDENCE_TOO_LONG, EVIDENCE_DISK_FULL, EVIDENCE_UPLOAD_ENDED
 */
export async function receiveChunk(desk: OpenDesk, asking: Asking, id: string, chunk: Chunk): Promise<Upload> {
  return await oneAtATime(id, async () => {
    const upload = await ownUpload(desk, asking, id);
    refuseEnded(upload);
    refuseUnfit(upload, chunk);
    const spool = spoolOf(desk);
    await spool.write(id, chunk.offset, chunk.bytes);
    const received = chunk.offset + chunk.bytes.length;
    await withActor(desk.store.db, { userId: asking.accountId }, async (tx) => {
      await tx
        .updateTable('upload')
        .set({ received_bytes: received })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .where('received_bytes', '=', chunk.offset)
        .execute();
    });
    spool.acknowledge(id, chunk.offset, chunk.bytes);
    crashPoint('upload-chunk-acknowledged');
    return await shownUpload(desk, { ...upload, received_bytes: received });
  });
}

/**
 * Seals what arrived into the vault, hashed before anything opens it; the sender's own hash must be the same. Asked again after it was
 * sealed, it answers the same item: whoever lost the answer asks again.
 * @throws EVIDENCE_INCOMPLETE, VAULT_WRONG_HASH, VAULT_DISK_FULL: the upload stays as it is
 */
export async function finishUpload(
  desk: OpenDesk,
  asking: Asking,
  id: string,
  { sha256, answersRequest }: Finished,
): Promise<EvidenceItem> {
  return await oneAtATime(id, async () => {
    const upload = await ownUpload(desk, asking, id);
    if (upload.evidence_id !== null) return await showSealed(desk, asking, upload.evidence_id);
    refuseEnded(upload);
    refuseIncomplete(upload);
    const spool = spoolOf(desk);
    await desk.store.vault.put(spool.read(id, upload.size_bytes), sha256);
    crashPoint('evidence-in-vault');
    const item = await act(desk, asking, {
      verb: 'add',
      subject: 'evidence',
      kind: 'evidence-sealed',
      find: async (tx) => await caseThing(tx, upload.case_id),
      async carryOut({ tx, who, now, note, alsoRecord }) {
        const row = await insertItem(tx, desk.store.vault, {
          id: desk.newId(),
          caseId: upload.case_id,
          requestId: upload.request_id,
          name: upload.name,
          sha256,
          sizeBytes: upload.size_bytes,
          how: upload.how,
          receivedFrom: upload.received_from,
          receivedAt: now,
          receivedBy: who.id,
        });
        await tx.updateTable('upload').set({ ended_at: now, evidence_id: row.id }).where('id', '=', id).execute();
        note({
          item: sha256,
          evidence: row.id,
          'size-bytes': row.size_bytes,
          name: hidden(row.name),
          request: row.request_id ?? undefined,
        });
        alsoRecord('evidence-received', { item: sha256, evidence: row.id, how: row.how, from: hidden(row.received_from) });
        return await shownEvidence(tx, row);
      },
    });
    crashPoint('evidence-recorded');
    await spool.remove(id);
    if (upload.request_id !== null && answersRequest !== undefined) await recordAnswer(desk, asking, upload.request_id, answersRequest);
    return item;
  });
}

/**
 * The request takes its step of its own: an item that has arrived is kept whatever state the request is in. A refusal of the step is in the
 * log, and the request shows which steps it has.
 */
async function recordAnswer(desk: OpenDesk, asking: Asking, requestId: string, how: 'wholly' | 'partly'): Promise<void> {
  try {
    await takeStepOn(desk, asking, requestId, { event: how === 'wholly' ? 'record-answer' : 'record-partial-answer' });
  } catch (error) {
    if (!(error instanceof RogatoryError) || error.kind.exit !== 3) throw error;
  }
}

/** An upload that has arrived whole and is what its sender has, before anything is made of it. */
export interface WholeUpload {
  readonly caseId: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly path: string;
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Ends it, in the transaction that keeps what it was. */
  readonly end: (tx: Transaction<Database>, evidenceId: string, now: Date) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Where the bytes of an upload that has arrived whole lie, and how they are read. */
export function uploadInSpool(store: Store, id: string, sizeBytes: number): Pick<WholeUpload, 'path' | 'open'> {
  const spool = spoolOf({ store });
  return { path: spool.path(id), open: () => spool.read(id, sizeBytes) };
}

/** @throws EVIDENCE_INCOMPLETE, EVIDENCE_UPLOAD_ENDED, VAULT_WRONG_HASH */
export async function wholeUpload(desk: OpenDesk, asking: Asking, id: string, sha256: string): Promise<WholeUpload> {
  const upload = await ownUpload(desk, asking, id);
  refuseEnded(upload);
  refuseIncomplete(upload);
  const spool = spoolOf(desk);
  if ((await spool.sha256(id, upload.size_bytes)) !== sha256)
    throw new VaultError('WRONG_HASH', {
      message: evidenceSays('other-hash'),
    });
  return {
    caseId: upload.case_id,
    name: upload.name,
    sizeBytes: upload.size_bytes,
    ...uploadInSpool(desk.store, id, upload.size_bytes),
    end: async (tx, evidenceId, now) => {
      await tx.updateTable('upload').set({ ended_at: now, evidence_id: evidenceId }).where('id', '=', id).execute();
    },
    remove: async () => await spool.remove(id),
  };
}

function refuseIncomplete(upload: Row): void {
  if (upload.received_bytes === upload.size_bytes) return;
  throw new EvidenceError('INCOMPLETE', {
    message: evidenceSays('incomplete', { received: upload.received_bytes, of: upload.size_bytes }),
    details: { offset: upload.received_bytes },
  });
}

/** Gives an upload up; nothing of it is kept. */
export async function abandonUpload(desk: OpenDesk, asking: Asking, id: string): Promise<void> {
  await oneAtATime(id, async () => {
    const upload = await ownUpload(desk, asking, id);
    refuseEnded(upload);
    await act(desk, asking, {
      verb: 'add',
      subject: 'evidence',
      kind: 'upload-abandoned',
      find: async (tx) => await caseThing(tx, upload.case_id),
      async carryOut({ tx, now, note }) {
        await tx.updateTable('upload').set({ ended_at: now }).where('id', '=', id).execute();
        note({ upload: id, 'size-bytes': upload.received_bytes });
      },
    });
    await spoolOf(desk).remove(id);
  });
}

/** Removes spool files whose upload has ended or is not known: left by a process that died. @returns how many */
export async function sweepSpool(store: Store): Promise<number> {
  const spool = spoolOf({ store });
  let swept = 0;
  for (const id of await spool.list()) {
    const known = await store.db.selectFrom('upload').select('ended_at').where('id', '=', id).executeTakeFirst();
    if (known !== undefined && known.ended_at === null) continue;
    await spool.remove(id);
    swept += 1;
  }
  return swept;
}

async function showSealed(desk: OpenDesk, asking: Asking, evidenceId: string): Promise<EvidenceItem> {
  return await withActor(desk.store.db, { userId: asking.accountId }, async (tx) =>
    shownEvidence(tx, await tx.selectFrom('evidence').selectAll().where('id', '=', evidenceId).executeTakeFirstOrThrow()),
  );
}

/** Only who began an upload goes on with it, while they may add evidence to the case. */
async function ownUpload(desk: OpenDesk, asking: Asking, id: string): Promise<Row> {
  const { row, who } = await withActor(desk.store.db, { userId: asking.accountId }, async (tx) => ({
    row: await tx.selectFrom('upload').selectAll().where('id', '=', id).where('begun_by', '=', asking.accountId).executeTakeFirst(),
    who: await loadWho(tx, asking.accountId),
  }));
  if (row !== undefined && who !== undefined && isAllowed(who, 'add', 'evidence', { caseId: row.case_id })) return row;
  const duty = { verb: 'add', subject: 'evidence', kind: 'upload-begun', about: { upload: id } } as const;
  return await refuseAct(desk, asking, duty, who, new AccessError('NOT_FOUND', { message: accessSays('no-upload') }));
}

function refuseEnded(upload: Row): void {
  if (upload.ended_at === null) return;
  throw new EvidenceError('UPLOAD_ENDED', { message: evidenceSays('upload-ended') });
}

function refuseUnfit(upload: Row, chunk: Chunk): void {
  if (chunk.offset !== upload.received_bytes)
    throw new EvidenceError('WRONG_OFFSET', {
      message: evidenceSays('wrong-offset', { expected: upload.received_bytes, found: chunk.offset, at: upload.received_bytes }),
      details: { offset: upload.received_bytes },
    });
  if (chunk.offset + chunk.bytes.length > upload.size_bytes)
    throw new EvidenceError('TOO_LONG', {
      message: evidenceSays('more-than-announced', { announced: upload.size_bytes, reached: chunk.offset + chunk.bytes.length }),
      details: { offset: upload.received_bytes },
    });
  if (hash('sha256', chunk.bytes) !== chunk.sha256)
    throw new EvidenceError('CHUNK_DAMAGED', {
      message: evidenceSays('chunk-damaged', { at: chunk.offset }),
      details: { offset: upload.received_bytes },
    });
}

async function shownUpload(desk: OpenDesk, row: Row): Promise<Upload> {
  const ended = row.ended_at !== null;
  return {
    id: row.id,
    name: row.name,
    bytes: row.size_bytes,
    offset: row.received_bytes,
    sha256SoFar: ended ? EMPTY_SHA256 : await spoolOf(desk).sha256(row.id, row.received_bytes),
    finished: row.evidence_id !== null,
  };
}

const EMPTY_SHA256 = hash('sha256', '');

/** A case that this person may know of, for acts that add to it. */
export async function caseThing(tx: Transaction<Database>, caseId: string): Promise<{ readonly caseId: string } | undefined> {
  const found = await tx.selectFrom('case_file').select('id').where('id', '=', caseId).executeTakeFirst();
  return found === undefined ? undefined : { caseId: found.id };
}

/** @throws EVIDENCE_NO_SUCH_REQUEST */
export async function refuseOtherCasesRequest(tx: Transaction<Database>, caseId: string, requestId: string): Promise<void> {
  const known = await tx.selectFrom('request').select('id').where('id', '=', requestId).where('case_id', '=', caseId).executeTakeFirst();
  if (known !== undefined) return;
  throw new EvidenceError('NO_SUCH_REQUEST', {
    message: evidenceSays('no-such-request'),
  });
}

const going = new Map<string, Promise<unknown>>();

/** Two chunks of one upload at once would race for one place; the second waits. */
async function oneAtATime<T>(id: string, work: () => Promise<T>): Promise<T> {
  const before = going.get(id) ?? Promise.resolve();
  const mine = before.then(work, work);
  going.set(id, mine);
  try {
    return await mine;
  } finally {
    if (going.get(id) === mine) going.delete(id);
  }
}
