// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { PaperShown } from '../../core/api/requests.ts';
import { paperCode } from '../../core/requests/paper.ts';
import type { Database } from '../../store/database/schema.ts';
import { witnessedSize } from '../../store/log/cosigned.ts';
import { jobOf } from '../evidence/shown-reading.ts';

/** Papers of a request, sealed or about to be. */
export async function papersOf(tx: Transaction<Database>, requestId: string): Promise<PaperShown[]> {
  const rows = await tx
    .selectFrom('request_paper')
    // The entry of a paper is written at the end of the act that wrote it, so an answer of that act has none yet.
    .leftJoin('log_entry', 'log_entry.id', 'request_paper.entry_id')
    .select(['version', 'language', 'sha256', 'entry_id', 'document', 'job_id', 'log_entry.idx'])
    .where('request_id', '=', requestId)
    .orderBy('version')
    .orderBy('language')
    .orderBy('written_at')
    .execute();
  const upTo = await witnessedSize(tx);
  const papers: PaperShown[] = [];
  for (const { version, language, sha256, entry_id, document, job_id, idx } of rows) {
    const job = document === null ? await jobOf(tx, job_id) : null;
    const witnessed = idx !== null && idx < upTo;
    papers.push({ version, language, sha256, code: paperCode(sha256), entryId: entry_id, witnessed, document, job });
  }
  return papers;
}
