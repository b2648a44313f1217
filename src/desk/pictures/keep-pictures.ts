// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import type { PicturesFound } from './find-pictures-apart.ts';

/** The item that was looked through. */
export interface SearchedItem {
  readonly evidenceId: string;
  readonly caseId: string;
}

/** Keeps what was found in an item, in place of what was found in it before. */
export async function keepPictures(tx: Transaction<Database>, { evidenceId, caseId }: SearchedItem, found: PicturesFound): Promise<void> {
  await tx.deleteFrom('picture').where('evidence_id', '=', evidenceId).execute();
  for (const { place, sha256, bytes, size, looks, tags, thumbnail } of found.pictures)
    await tx
      .insertInto('picture')
      .values({
        ...{ id: randomUUID(), case_id: caseId, evidence_id: evidenceId, place: JSON.stringify(place), sha256, size_bytes: bytes },
        ...{ width: size?.width ?? null, height: size?.height ?? null, looks, tags: JSON.stringify(tags), thumbnail },
      })
      .execute();
}

/** The same for an item that was looked through as it was sealed, by the job that sealed it. */
export async function keepSearched(
  tx: Transaction<Database>,
  item: SearchedItem & { readonly jobId: string; readonly askedBy: string; readonly at: Date },
  found: PicturesFound,
): Promise<void> {
  const { evidenceId, caseId, jobId, askedBy, at } = item;
  const row = {
    evidence_id: evidenceId,
    case_id: caseId,
    job_id: jobId,
    asked_at: at,
    asked_by: askedBy,
    ended_at: at,
    complete: found.complete,
  };
  const kept = await tx
    .insertInto('picture_search')
    .values(row)
    .onConflict((conflict) => conflict.column('evidence_id').doNothing())
    .returning('evidence_id')
    .executeTakeFirst();
  // Somebody has asked for it meanwhile: their search keeps what it finds.
  if (kept !== undefined) await keepPictures(tx, item, found);
}
