// SPDX-License-Identifier: Apache-2.0
import type { PictureSearch } from '../../core/api/pictures.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseErased } from '../evidence/evidence-bytes.ts';
import { refuseHeldBack } from '../evidence/held-back.ts';
import { evidenceThing } from '../evidence/list-evidence.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findPicturesJob } from './find-pictures-job.ts';
import { shownSearch } from './list-pictures.ts';

/** Looks through an item for pictures; asked again it is the same search. @throws EVIDENCE_ERASED, EVIDENCE_SET_APART, EVIDENCE_NOT_READ_YET */
export async function findPictures(desk: OpenDesk, asking: Asking, evidenceId: string): Promise<PictureSearch> {
  return await act(desk, asking, {
    verb: 'read',
    subject: 'evidence',
    kind: 'pictures-asked',
    find: async (tx) => await evidenceThing(tx, evidenceId),
    async carryOut({ tx, thing: { row: item }, who, now, note }) {
      refuseErased(item);
      await refuseHeldBack(tx, who, item);
      note({ evidence: evidenceId, item: item.sha256 });
      const known = await tx.selectFrom('picture_search').selectAll().where('evidence_id', '=', evidenceId).executeTakeFirst();
      if (known !== undefined) return await shownSearch(tx, known, item.name, false);
      const jobId = await desk.queue.send(tx, findPicturesJob, { key: evidenceId, caseId: item.case_id, input: { evidenceId } });
      const row = {
        evidence_id: evidenceId,
        case_id: item.case_id,
        job_id: jobId,
        asked_at: now,
        asked_by: who.id,
        ended_at: null,
        complete: null,
      };
      await tx.insertInto('picture_search').values(row).execute();
      return await shownSearch(tx, row, item.name, false);
    },
  });
}
