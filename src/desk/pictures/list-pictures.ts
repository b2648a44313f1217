// SPDX-License-Identifier: Apache-2.0

import type { Selectable, Transaction } from 'kysely';
import { pngOf } from '../../capture/pictures/examine-picture.ts';
import { pixelsOf } from '../../capture/pictures/pixels.ts';
import type { PictureSearch, PictureShown, PicturesOfCase } from '../../core/api/pictures.ts';
import { type Likeness, likenesses, PICTURE_LIMITS, scaledDown } from '../../core/capture/pictures.ts';
import { AccessError } from '../../core/errors/access.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import type { PictureSearchTable, PictureTable } from '../../store/database/capture-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { heldBack, refuseHeldBack } from '../evidence/held-back.ts';
import { evidenceThing } from '../evidence/list-evidence.ts';
import { jobOf, jobsOf } from '../evidence/shown-reading.ts';
import { caseThing } from '../evidence/uploads.ts';
import type { OpenDesk } from '../open-desk.ts';

/** Pictures of a case that this person may know, each with those that are like it. What is held back takes part in nothing. */
export async function listPictures(desk: OpenDesk, asking: Asking, caseId: string): Promise<PicturesOfCase> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'record',
    kind: 'pictures-listed',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, who, note }) {
      const items = await tx
        .selectFrom('evidence')
        .selectAll()
        .where('case_id', '=', caseId)
        .where('erased_at', 'is', null)
        .orderBy('id')
        .execute();
      const why = await heldBack(tx, who, caseId, items);
      const open = new Map(items.filter((item) => why(item) === undefined).map((item) => [item.id, item]));
      const searches = await tx
        .selectFrom('picture_search')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('asked_at')
        .orderBy('evidence_id')
        .execute();
      const rows = await tx.selectFrom('picture').selectAll().where('case_id', '=', caseId).orderBy('evidence_id').orderBy('id').execute();
      const known = rows.filter(({ evidence_id }) => open.has(evidence_id));
      const like = likenesses(known);
      note({ pictures: known.length });
      const names = new Map(items.map(({ id, name }) => [id, name]));
      const nameOf = (id: string) => names.get(id) ?? '';
      const jobs = await jobsOf(
        tx,
        searches.map(({ job_id }) => job_id),
      );
      const searched = new Set(searches.map(({ evidence_id }) => evidence_id));
      return {
        pictures: known.map((row) => shownPicture(row, nameOf(row.evidence_id), like.get(row.id) ?? [])),
        searches: searches.map((one) =>
          searchWithJob(one, { job: jobs(one.job_id), itemName: nameOf(one.evidence_id), heldBack: !open.has(one.evidence_id) }),
        ),
        notSearched: [...open.values()].filter(({ id }) => !searched.has(id)).map(({ id, name }) => ({ evidenceId: id, itemName: name })),
      };
    },
  });
}

function shownPicture(row: Selectable<PictureTable>, itemName: string, like: readonly Likeness[]): PictureShown {
  return {
    id: row.id,
    evidenceId: row.evidence_id,
    itemName,
    place: { ...row.place, path: [...row.place.path] },
    sha256: row.sha256,
    bytes: Number(row.size_bytes),
    width: row.width,
    height: row.height,
    looks: row.looks,
    tags: row.tags,
    blurred: blurredOf(row.thumbnail),
    like: like.map(({ id, how }) => ({ id, bits: how === 'bytes' ? null : how })),
  };
}

/** From the small copy, which is our own. */
function blurredOf(thumbnail: string | null): string | null {
  const pixels = thumbnail === null ? undefined : pixelsOf(Buffer.from(thumbnail, 'base64'));
  return pixels === undefined ? null : pngOf(scaledDown(pixels, PICTURE_LIMITS.blurredSide)).toString('base64');
}

export const shownSearch = async (
  tx: Transaction<Database>,
  row: Selectable<PictureSearchTable>,
  itemName: string,
  heldBack: boolean,
): Promise<PictureSearch> => searchWithJob(row, { job: await jobOf(tx, row.job_id), itemName, heldBack });

function searchWithJob(row: Selectable<PictureSearchTable>, about: Pick<PictureSearch, 'job' | 'itemName' | 'heldBack'>): PictureSearch {
  return {
    evidenceId: row.evidence_id,
    ...about,
    endedAt: row.ended_at?.toISOString() ?? null,
    complete: row.complete,
  };
}

/** The small copy of a picture, PNG. @throws EVIDENCE_NO_PICTURE, EVIDENCE_SET_APART, EVIDENCE_NOT_READ_YET */
export async function showThumbnail(desk: OpenDesk, asking: Asking, id: string): Promise<Buffer> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'record',
    kind: 'original-shown',
    async find(tx) {
      const row = await tx.selectFrom('picture').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : { caseId: row.case_id, row };
    },
    async carryOut({ tx, who, thing: { row }, note }) {
      const item = await evidenceThing(tx, row.evidence_id);
      if (item === undefined) throw new AccessError('NOT_FOUND', { message: accessSays('no-picture-item') });
      await refuseHeldBack(tx, who, item.row);
      note({ evidence: row.evidence_id, item: item.row.sha256, picture: row.sha256 });
      if (row.thumbnail !== null) return Buffer.from(row.thumbnail, 'base64');
      throw new EvidenceError('NO_PICTURE', {
        message: evidenceSays('not-decoded'),
      });
    },
  });
}
