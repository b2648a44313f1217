// SPDX-License-Identifier: Apache-2.0
import { buffer } from 'node:stream/consumers';
import type { Selectable, Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import type { PaperRoad } from '../../core/api/paper-road.ts';
import { pagesOf, readPdfObjects } from '../../core/documents/pdf-objects.ts';
import { paperCode } from '../../core/requests/paper.ts';
import type { Database, RequestPaperTable } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';
import { type FoundRequest, findRequest } from '../requests/find-request.ts';

export async function showPaperRoad(desk: OpenDesk, asking: Asking, requestId: string): Promise<PaperRoad> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'document',
    kind: 'document-shown',
    about: { request: requestId, road: true },
    find: (tx) => findRequest(desk, tx, requestId),
    carryOut: async ({ tx, thing, who }) => await roadOf(desk, tx, thing, who),
  });
}

/** The papers of a version that are sealed, the newest of each language. */
export async function sealedPapers(
  tx: Transaction<Database>,
  { id, version }: FoundRequest['row'],
): Promise<readonly (Selectable<RequestPaperTable> & { document: string })[]> {
  const rows = await tx
    .selectFrom('request_paper')
    .selectAll()
    .where('request_id', '=', id)
    .where('version', '=', version)
    .where('document', 'is not', null)
    .orderBy('language')
    .orderBy('written_at', 'desc')
    .orderBy('sha256')
    .execute();
  return rows
    .filter((one, at) => rows.findIndex(({ language }) => language === one.language) === at)
    .flatMap((one) => (one.document === null ? [] : [{ ...one, document: one.document }]));
}

export async function pagesOfPaper(desk: OpenDesk, document: string): Promise<number> {
  return pagesOf(readPdfObjects(await buffer(await desk.store.vault.open(document)))).length;
}

export async function roadOf(desk: OpenDesk, tx: Transaction<Database>, thing: FoundRequest, who: Who): Promise<PaperRoad> {
  const { row, caseId } = thing;
  const sealed = await sealedPapers(tx, row);
  const originals = await tx
    .selectFrom('request_original')
    .innerJoin('evidence', 'evidence.id', 'request_original.evidence_id')
    .selectAll('request_original')
    .select(['evidence.name', 'evidence.sha256'])
    .where('request_original.request_id', '=', row.id)
    .orderBy('bound_at')
    .orderBy('request_original.id')
    .execute();
  const steps = await tx
    .selectFrom('paper_step')
    .selectAll()
    .where('request_id', '=', row.id)
    .orderBy('on_day')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const person = await peopleOf(tx, [...originals.map(({ bound_by }) => bound_by), ...steps.map(({ recorded_by }) => recorded_by)]);
  const papers: PaperRoad['papers'] = [];
  for (const { version, language, sha256, document } of sealed)
    papers.push({ version, language, code: paperCode(sha256), document, pages: await pagesOfPaper(desk, document) });
  const allowed = (verb: string): boolean => thing.inCase.closed_at === null && isAllowed(who, verb, 'document', { caseId });
  return {
    papers,
    originals: originals.map((one) => ({
      ...{ id: one.id, version: one.version, language: one.language, code: paperCode(one.paper), evidenceId: one.evidence_id },
      ...{ name: one.name, sha256: one.sha256, kind: one.kind, pages: one.pages, scanPages: one.scan_pages, signedBy: one.signed_by },
      ...{ at: one.bound_at.toISOString(), by: person(one.bound_by) },
    })),
    steps: steps.map((step) => ({
      ...{ id: step.id, kind: step.kind, on: step.on_day, version: step.version, number: step.number, office: step.office },
      ...{ copies: step.copies, note: step.note, evidenceId: step.evidence_id },
      ...{ at: step.recorded_at.toISOString(), by: person(step.recorded_by) },
    })),
    scans: await scansOf(tx, caseId),
    mayBind: allowed('bind-original'),
    mayRecord: allowed('record-step'),
    mayTranslate: allowed('translate'),
  };
}

async function scansOf(tx: Transaction<Database>, caseId: string): Promise<PaperRoad['scans']> {
  return await tx
    .selectFrom('evidence')
    .select(['id', 'name'])
    .where('case_id', '=', caseId)
    .where('request_id', 'is', null)
    .where('erased_at', 'is', null)
    .where('how', '=', 'upload')
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
}
