// SPDX-License-Identifier: Apache-2.0
import { sql, type Transaction } from 'kysely';
import { proposedValues } from '../../core/requests/following.ts';
import type { Database } from '../../store/database/schema.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type About, recordEntry } from '../record-entry.ts';
import { writeFollowing } from './draft-following.ts';
import { findRequest } from './find-request.ts';

export type ProposingDesk = Pick<OpenDesk, 'configuration' | 'knowledge' | 'now' | 'newId'>;

/** A hold that lapsed long ago is no news: nobody wants letters about the year before. */
const NEWS_DAYS = 30;

/**
 * Drafts the letter that releases a hold, for whoever drafted the hold to hand in: when its time is over and nobody has carried it on, and when
 * the data were handed over and nothing else about the same targets is out to the same holder. Once for each hold, whatever becomes of the draft.
 */
export async function proposeReleases(desk: ProposingDesk, tx: Transaction<Database>): Promise<number> {
  // One worker at a time: two would draft two letters.
  await sql`SELECT pg_advisory_xact_lock(hashtext('rogatory.propose-releases'))`.execute(tx);
  const now = desk.now();
  const { rows } = await sql<{ id: string; why: 'lapsed' | 'answered' }>`
    SELECT hold.id, CASE WHEN hold.state = 'lapsed' THEN 'lapsed' ELSE 'answered' END AS why
    FROM request AS hold
    JOIN case_file ON case_file.id = hold.case_id AND case_file.closed_at IS NULL
    WHERE hold.kind IN ('preservation_letter', 'preservation_treaty', 'preservation_extension')
      AND hold.sent_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM request r WHERE r.follows = hold.id AND r.kind IN ('release_of_preservation', 'preservation_extension'))
      AND (
        (hold.state = 'lapsed' AND hold.updated_at > ${new Date(now.getTime() - NEWS_DAYS * 86_400_000)})
        OR (
          hold.state IN ('sent', 'acknowledged', 'partly-answered', 'answered')
          AND EXISTS (SELECT 1 FROM request r WHERE ${aboutTheSame()} AND r.answer = 'granted' AND r.state IN ('answered', 'closed'))
          AND NOT EXISTS (
            SELECT 1 FROM request r WHERE ${aboutTheSame()}
              AND r.state IN ('draft', 'submitted', 'approved', 'sent', 'acknowledged', 'partly-answered')
          )
        )
      )
    ORDER BY hold.number`.execute(tx);
  for (const { id, why } of rows) {
    const hold = await findRequest(desk, tx, id, { changing: true });
    if (hold === undefined) continue;
    const { language, drafter_ids, case_id } = hold.row;
    const more = proposedValues(why, language);
    const drafterId = drafter_ids[0] as string;
    const draft = await writeFollowing(desk, tx, hold, { kind: 'release_of_preservation', language, drafterId, now, more });
    const about: About = { ...draft.about, follows: id, proposed: why };
    await recordEntry(tx, desk, { kind: 'request-drafted', role: 'desk', caseId: case_id, about });
    for (const gate of draft.gates)
      await recordEntry(tx, desk, { kind: 'gate-raised', role: 'desk', caseId: case_id, about: { request: draft.id, gate } });
  }
  return rows.length;
}

/** Another request of the case for data: about one of the same targets, to the same holder; itself no hold and no paper that follows one. */
const aboutTheSame = () => sql`r.case_id = hold.case_id AND r.id <> hold.id AND r.target_ids && hold.target_ids
  AND r.option::jsonb #>> '{to,name}' = hold.option::jsonb #>> '{to,name}'
  AND r.kind NOT IN ('preservation_letter', 'preservation_treaty', 'preservation_extension', 'release_of_preservation', 'non_disclosure')`;
