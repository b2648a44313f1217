// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream';
import type { CompanionShown } from '../../core/api/companions.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';
import { formOf } from '../requests/find-request.ts';
import { nameOfPaper } from './companion-papers.ts';

/** The papers beside a case, or those of one request of it, newest first. */
export async function companionPapers(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  requestId: string | undefined,
): Promise<{ papers: CompanionShown[] }> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'document',
    kind: 'document-shown',
    about: { papers: true, ...(requestId === undefined ? {} : { request: requestId }) },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, note }) {
      const all = await tx
        .selectFrom('companion_paper')
        .leftJoin('request', 'request.id', 'companion_paper.request_id')
        .leftJoin('evidence', 'evidence.id', 'companion_paper.evidence_id')
        .selectAll('companion_paper')
        .select(['request.number as request_number', 'evidence.name as item_name'])
        .where('companion_paper.case_id', '=', caseId)
        .$if(requestId !== undefined, (query) => query.where('companion_paper.request_id', '=', requestId as string))
        .orderBy('made_at', 'desc')
        .orderBy('version', 'desc')
        .orderBy('companion_paper.id')
        .execute();
      const person = await peopleOf(
        tx,
        all.map(({ made_by }) => made_by),
      );
      note({ count: all.length });
      return {
        papers: all.map((row) => ({
          ...{ id: row.id, kind: row.kind, title: formOf(row.kind).names[asking.language], language: row.language, format: row.format },
          ...{ version: row.version, replaced: all.some((one) => one.series === row.series && one.version > row.version) },
          incomplete: row.missing > 0,
          request: row.request_id === null ? null : { id: row.request_id, number: row.request_number ?? row.number },
          evidence: row.evidence_id === null ? null : { id: row.evidence_id, name: row.item_name ?? '' },
          ...{ name: nameOfPaper(row), sha256: row.sha256, bytes: row.size_bytes, at: row.made_at.toISOString(), by: person(row.made_by) },
        })),
      };
    },
  });
}

export async function openCompanion(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  paperId: string,
): Promise<{ readonly name: string; readonly format: 'pdf' | 'docx'; readonly bytes: number; readonly stream: Readable }> {
  const row = await act(desk, asking, {
    verb: 'open',
    subject: 'document',
    kind: 'document-shown',
    about: { paper: paperId },
    find: async (tx) => {
      const query = tx.selectFrom('companion_paper').selectAll().where('id', '=', paperId);
      const found = await query.where('case_id', '=', caseId).executeTakeFirst();
      return found === undefined ? undefined : { caseId: found.case_id, row: found };
    },
    async carryOut({ thing, note }) {
      note({ item: thing.row.sha256 });
      return thing.row;
    },
  });
  return { name: nameOfPaper(row), format: row.format, bytes: row.size_bytes, stream: await desk.store.vault.open(row.sha256) };
}
