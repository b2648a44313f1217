// SPDX-License-Identifier: Apache-2.0

import type { Selectable, Transaction } from 'kysely';
import { dayIn } from '../../core/deadlines/calendar.ts';
import { calendarOf } from '../../core/deadlines/request-deadlines.ts';
import type { CompanionKind } from '../../core/documents/form.ts';
import { InputError } from '../../core/errors/input.ts';
import { paperSays } from '../../core/errors/sentences/paper.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import type { CompanionPaperTable } from '../../store/database/paper-road-tables.ts';
import type { Database, EvidenceTable } from '../../store/database/schema.ts';
import { type CaseRow, findCase } from '../cases/find-case.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';

/** What a paper is about beside its case, by id, and the paper it stands in for. */
export interface CompanionAbout {
  readonly requestId?: string | undefined;
  readonly evidenceId?: string | undefined;
  readonly replaces?: string | undefined;
}

/** A case with what a paper beside it is about. */
export interface FoundCompanion {
  readonly caseId: string;
  readonly row: CaseRow;
  readonly knowledge: Knowledge;
  /** The day where the authority sits. */
  readonly today: string;
  readonly request: { readonly id: string; readonly number: string } | undefined;
  readonly item: Selectable<EvidenceTable> | undefined;
  readonly before: Selectable<CompanionPaperTable> | undefined;
  /** Members of what was asked that this case does not have. */
  readonly unknown: readonly string[];
}

export async function findCompanion(
  desk: OpenDesk,
  tx: Transaction<Database>,
  caseId: string,
  kind: CompanionKind,
  about: CompanionAbout,
): Promise<FoundCompanion | undefined> {
  const found = await findCase(tx, caseId);
  if (found === undefined) return undefined;
  const knowledge = await ownKnowledge(desk, tx);
  const today = dayIn(calendarOf(knowledge, found.row.country).zone, desk.now().toISOString());
  const before = await paperBefore(tx, caseId, kind, about.replaces);
  const evidenceId = about.evidenceId ?? before?.evidence_id ?? undefined;
  const requestId = about.requestId ?? before?.request_id ?? undefined;
  const item =
    evidenceId === undefined
      ? undefined
      : await tx.selectFrom('evidence').selectAll().where('id', '=', evidenceId).where('case_id', '=', caseId).executeTakeFirst();
  const request =
    requestId === undefined
      ? undefined
      : await tx
          .selectFrom('request')
          .select(['id', 'number'])
          .where('id', '=', requestId)
          .where('case_id', '=', caseId)
          .executeTakeFirst();
  const unknown = [
    ...(about.replaces !== undefined && before === undefined ? ['replaces'] : []),
    ...(evidenceId !== undefined && item === undefined ? ['evidenceId'] : []),
    ...(requestId !== undefined && request === undefined ? ['requestId'] : []),
  ];
  return { ...found, knowledge, today, request, item, before, unknown };
}

/** @throws INPUT_WRONG: of an item, a request or a paper of another case nothing is told, as if there were none */
export function refuseUnknownAbout({ unknown }: FoundCompanion): void {
  if (unknown.length > 0) throw new InputError('WRONG', { message: paperSays('not-of-case'), details: { fields: [...unknown] } });
}

async function paperBefore(tx: Transaction<Database>, caseId: string, kind: CompanionKind, id: string | undefined) {
  if (id === undefined) return undefined;
  const query = tx.selectFrom('companion_paper').selectAll().where('id', '=', id);
  return await query.where('case_id', '=', caseId).where('kind', '=', kind).executeTakeFirst();
}
