// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { JobKind } from '../../jobs/job-kind.ts';
import { refuseErased } from '../evidence/evidence-bytes.ts';
import { withSpooledItem } from '../evidence/spooled-item.ts';
import { recordEntry } from '../record-entry.ts';
import { findPicturesApart } from './find-pictures-apart.ts';
import { keepPictures } from './keep-pictures.ts';

export interface PicturesToFind {
  readonly evidenceId: string;
}

/** Looks through an item for pictures. Natural key: the item; run again it finds the same. */
export const findPicturesJob: JobKind<PicturesToFind> = {
  name: 'find-pictures',
  lane: 'long',
  async run({ store, input: { evidenceId } }) {
    const item = await store.db.selectFrom('evidence').selectAll().where('id', '=', evidenceId).executeTakeFirstOrThrow();
    refuseErased(item);
    const found = await withSpooledItem(store, item.sha256, (file) => findPicturesApart(file, item.name));
    return async (tx) => {
      const now = new Date();
      // Erased meanwhile: nothing of it is kept.
      refuseErased(await tx.selectFrom('evidence').selectAll().where('id', '=', evidenceId).forUpdate().executeTakeFirstOrThrow());
      await keepPictures(tx, { evidenceId, caseId: item.case_id }, found);
      const search = await tx
        .updateTable('picture_search')
        .set({ ended_at: now, complete: found.complete })
        .where('evidence_id', '=', evidenceId)
        .returning('asked_by')
        .executeTakeFirst();
      await recordEntry(
        tx,
        { now: () => now, newId: randomUUID },
        {
          ...({ kind: 'pictures-found', role: 'desk', caseId: item.case_id } as const),
          ...(search === undefined ? {} : { by: search.asked_by }),
          about: { evidence: evidenceId, item: item.sha256, pictures: found.pictures.length, complete: found.complete },
        },
      );
      return { pictures: found.pictures.length };
    };
  },
};
