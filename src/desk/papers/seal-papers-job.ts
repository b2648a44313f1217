// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { type NoteSigner, vkeyOf } from '../../core/custody/signed-note.ts';
import type { Paper } from '../../core/requests/paper.ts';
import type { JobKind } from '../../jobs/job-kind.ts';
import type { ConfiguredAuthority } from '../../store/configuration.ts';
import type { RequestPaperTable } from '../../store/database/schema.ts';
import type { SigningKey } from '../../store/keys/signing-key.ts';
import { openLogKey } from '../../store/log/open-log.ts';
import { type ProvenEntry, proveEntries } from '../../store/log/prove-entry.ts';
import { sequenceEntries } from '../../store/log/sequence-entries.ts';
import type { Store } from '../../store/open-store.ts';
import { fingerprintOf, openSigningKey } from '../keys/open-signing-key.ts';
import { type About, recordEntry } from '../record-entry.ts';
import { firstStamp, tokenIn } from '../time-stamps/ask-stamp.ts';
import { askDue } from '../witnesses/witnessing.ts';
import { sealedPdf } from './sealed-pdf.ts';

export interface PapersToSeal {
  readonly requestId: string;
  readonly caseId: string;
  /** Who approved, or confirmed what was in doubt. */
  readonly accountId: string;
}

type PaperRow = Selectable<RequestPaperTable>;

/**
 * Makes the signed files of what was written for a request: its entries get their places in the log, then each paper is printed with its proof attached
 * and signed once, then the log holds the file's own hash. Run twice it signs twice and keeps the first file; the other lies in the vault
 * under a hash that nothing names.
 */
export const sealPapersJob: JobKind<PapersToSeal> = {
  name: 'seal-papers',
  lane: 'short',
  async run({ store, input, report }) {
    const now = () => new Date();
    const key = await openSigningKey(store, now);
    const rows = await signedBy(key, await papersToSeal(store, input), { store, input });
    const signer = await openLogKey(store);
    const proven = await proofs(store, signer, rows);
    const { witnesses, timeStamps } = store.configuration;
    const stamp = await stampWith(timeStamps);
    const sealed: { readonly row: PaperRow; readonly sha256: string; readonly bytes: number; readonly logSize: number }[] = [];
    for (const row of rows) {
      const proof = proven.get(row.entry_id);
      if (proof === undefined) throw new TypeError('the log does not prove an entry that it was just given');
      const pdf = await sealedPdf(JSON.parse(row.text) as Paper, row, proof, {
        key,
        signer,
        witnesses: witnesses.map((one) => vkeyOf(one.key)),
        stamp,
        at: now(),
      });
      const item = await store.vault.put([pdf]);
      sealed.push({ row, sha256: item.sha256, bytes: item.bytes, logSize: proof.size });
      report({ done: sealed.length, of: rows.length, what: 'files' });
    }
    return async (tx) => {
      for (const { row, sha256, bytes, logSize } of sealed) {
        await tx
          .insertInto('vault_item')
          .values({ sha256, size_bytes: bytes, erased_at: null })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const [kept] = await tx
          .updateTable('request_paper')
          .set({ document: sha256, log_size: logSize })
          .where('request_id', '=', row.request_id)
          .where('sha256', '=', row.sha256)
          .where('document', 'is', null)
          .returning('request_id')
          .execute();
        if (kept === undefined) continue;
        const { request_id, case_id, version, language } = row;
        const made = {
          request_id,
          case_id,
          sha256,
          language,
          format: 'pdf',
          size_bytes: bytes,
          version,
          made_at: now(),
          signed: true,
        } as const;
        await tx.insertInto('request_document').values(made).execute();
        const about: About = { request: request_id, paper: row.sha256, item: sha256, language, version, 'size-bytes': bytes };
        const by = { caseId: case_id, role: 'desk' };
        await recordEntry(tx, { now, newId: randomUUID }, { kind: 'document-signed', ...by, about });
      }
      return { files: sealed.length };
    };
  },
};

/** A signature that no authority stamps is one still, and says so; whether any answers is tried once for all papers. */
async function stampWith(authorities: readonly ConfiguredAuthority[]): Promise<((bytes: Uint8Array) => Promise<Uint8Array>) | undefined> {
  if ((await firstStamp(authorities, Buffer.from('rogatory'))) === undefined) return undefined;
  return async (bytes) => {
    const given = await firstStamp(authorities, bytes);
    if (given === undefined) throw new Error('the time-stamp authority stopped answering');
    return tokenIn(given.response);
  };
}

async function papersToSeal({ db }: Store, { requestId }: PapersToSeal): Promise<PaperRow[]> {
  return await db
    .selectFrom('request_paper')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('document', 'is', null)
    .orderBy('written_at')
    .orderBy('language')
    .execute();
}

/** The entry of a paper names the certificate that will sign it: where the key was changed meanwhile, a further entry names the new one. */
async function signedBy(
  key: SigningKey,
  rows: readonly PaperRow[],
  { store, input }: { readonly store: Store; readonly input: PapersToSeal },
): Promise<readonly PaperRow[]> {
  const certificate = fingerprintOf(key);
  const now = () => new Date();
  return await store.db.transaction().execute(async (tx) => {
    const all: PaperRow[] = [];
    for (const row of rows) {
      if (row.certificate === certificate) {
        all.push(row);
        continue;
      }
      const { request_id, case_id, version, language, sha256 } = row;
      const about: About = { request: request_id, paper: sha256, language, version, certificate };
      const by = { by: input.accountId, role: 'approver', caseId: case_id };
      const entryId = await recordEntry(tx, { now, newId: randomUUID }, { kind: 'document-made', ...by, about });
      await tx
        .updateTable('request_paper')
        .set({ certificate, entry_id: entryId })
        .where('request_id', '=', request_id)
        .where('sha256', '=', sha256)
        .execute();
      all.push({ ...row, certificate, entry_id: entryId });
    }
    return all;
  });
}

async function proofs(store: Store, signer: NoteSigner, rows: readonly PaperRow[]): Promise<ReadonlyMap<string, ProvenEntry>> {
  for (let more = true; more; ) ({ more } = await sequenceEntries(store.db, signer));
  await askDue(store, store.configuration.witnesses, new Date(), true);
  const source = { db: store.db, logFolder: store.configuration.logFolder };
  const proven = await proveEntries(
    source,
    rows.map(({ entry_id }) => entry_id),
  );
  return new Map(proven.map((one) => [one.id, one]));
}
