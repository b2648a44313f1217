// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { type WithdrawnPaper, withdrawalsNote } from '../../core/custody/withdrawals.ts';
import type { OpenDesk } from '../open-desk.ts';

/**
 * The list of papers that no longer stand, signed: published for everybody, so it holds ids and days, nothing else. A paper stands no longer
 * when its request was withdrawn, or a later version of it was approved.
 */
export async function withdrawnPapers({ store, signer, now }: Pick<OpenDesk, 'store' | 'signer' | 'now'>): Promise<string> {
  const { rows } = await sql<{ request: string; version: number; what: WithdrawnPaper['what']; at: Date }>`
    SELECT DISTINCT paper.request_id AS request, paper.version, gone.what, gone.at
    FROM request_paper AS paper
    JOIN request ON request.id = paper.request_id
    CROSS JOIN LATERAL (
      SELECT 'withdrawn' AS what, request.updated_at AS at WHERE request.state = 'withdrawn'
      UNION ALL
      SELECT 'replaced', min(later.written_at) FROM request_paper AS later
      WHERE later.request_id = paper.request_id AND later.version > paper.version HAVING count(*) > 0
    ) AS gone`.execute(store.db);
  const newest = await store.db.selectFrom('log_checkpoint').select('size').orderBy('size', 'desc').limit(1).executeTakeFirst();
  const papers = rows.map(({ request, version, what, at }) => ({ request, version, what, at: at.toISOString() }));
  return withdrawalsNote({ desk: signer.name, entries: newest?.size ?? 0, at: now().toISOString(), papers }, signer);
}
