// SPDX-License-Identifier: Apache-2.0

import type { Selectable, Transaction } from 'kysely';
import type { Thing } from '../../core/access/who.ts';
import type { About } from '../../core/documents/conditions.ts';
import type { FieldValues, Form } from '../../core/documents/form.ts';
import { missingFields } from '../../core/documents/requirements.ts';
import type { Unconfirmed } from '../../core/documents/unconfirmed.ts';
import { RequestError } from '../../core/errors/request.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { isFilledAtApproval } from '../../core/requests/desk-fields.ts';
import type { Followed } from '../../core/requests/following.ts';
import type { RequestInSteps } from '../../core/requests/request.ts';
import { scopeOf } from '../../core/requests/scope-of.ts';
import type { Option } from '../../core/routes/advice.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import type { RequestApprovalTable, RequestGateTable, RequestTable } from '../../store/database/request-tables.ts';
import type { CaseTable, Database, DispatchTable } from '../../store/database/schema.ts';
import { loadForms } from '../../store/forms/load-forms.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type AskedTargets, targetByTarget } from './asked-targets.ts';
import { factsOfRequest } from './facts-of-request.ts';
import { gatesToday, type ProtectionToday, protectionToday } from './protection-today.ts';
import type { SinceDrafted } from './since-drafted.ts';

export type RequestRow = Selectable<RequestTable>;

/** A request with all that its rules look at, as a thing of an act. */
export interface FoundRequest extends Thing {
  readonly caseId: string;
  readonly drafterIds: readonly string[];
  readonly row: RequestRow;
  readonly inCase: Selectable<CaseTable>;
  readonly option: Option;
  readonly values: FieldValues;
  readonly form: Form;
  readonly about: About;
  readonly knowledge: Knowledge;
  /** Days on its papers stand in the calendar of Umm al-Qura as well. */
  readonly hijri: boolean;
  /** The day where the authority sits. */
  readonly today: string;
  readonly approvals: readonly Selectable<RequestApprovalTable>[];
  /** As they stand today, whether they are written already or not. */
  readonly gates: readonly Selectable<RequestGateTable>[];
  readonly dispatches: readonly Selectable<DispatchTable>[];
  /** Facts it stands on that nobody has confirmed (core/documents/unconfirmed.ts). */
  readonly unconfirmed: readonly Unconfirmed[];
  /** What the facts say else since it was drafted. */
  readonly since: SinceDrafted | undefined;
  readonly asked: AskedTargets;
  readonly protection: ProtectionToday;
  readonly steps: RequestInSteps;
}

/** @param changing takes the request for this transaction alone, so that two people cannot take two steps from one state */
export async function findRequest(
  desk: Pick<OpenDesk, 'configuration' | 'knowledge' | 'now'>,
  tx: Transaction<Database>,
  requestId: string,
  { changing = false }: { readonly changing?: boolean } = {},
): Promise<FoundRequest | undefined> {
  const query = tx.selectFrom('request').selectAll().where('id', '=', requestId);
  const row = await (changing ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return undefined;
  const inCase = await tx.selectFrom('case_file').selectAll().where('id', '=', row.case_id).executeTakeFirst();
  if (inCase === undefined) return undefined;
  const ofRequest = { request_id: row.id };
  const approvals = await tx
    .selectFrom('request_approval')
    .selectAll()
    .where('request_id', '=', ofRequest.request_id)
    .orderBy('approved_at')
    .execute();
  const written = await tx.selectFrom('request_gate').selectAll().where('request_id', '=', row.id).orderBy('gate').execute();
  const dispatches = await tx.selectFrom('dispatch').selectAll().where('request_id', '=', row.id).orderBy('prepared_at').execute();
  const knowledge = await ownKnowledge(desk, tx);
  const form = formOf(row.kind);
  const values = JSON.parse(row.field_values) as FieldValues;
  const option = JSON.parse(row.option) as Option;
  const about: About = { conditions: loadForms().conditions, knowledge, flags: flagsOf(inCase, written) };
  const facts = await factsOfRequest(desk, tx, { row, country: inCase.country, form, option, values }, knowledge);
  const { today, asked, unconfirmed, since, channelUnconfirmed, factsChanged } = facts;
  const protection = await protectionToday(desk, tx, { row, inCase, form, values, gates: written, knowledge });
  const gates = gatesToday(row, written, protection.due);
  const steps: RequestInSteps = {
    kind: row.kind,
    state: row.state,
    version: row.version,
    drafters: row.drafter_ids,
    approvals: approvals.map(({ version, account_id, approved_at, digest }) => ({
      version,
      by: account_id,
      at: approved_at.toISOString(),
      digest,
    })),
    missing: missingFields(form, values, about).filter((field) => !isFilledAtApproval(field)),
    gates: gates.map(({ gate, effect, lifted_by }) => ({ id: gate, effect, ...(lifted_by === null ? {} : { liftedBy: lifted_by }) })),
    channelUnconfirmed,
    namedUnanswered: protection.named.flatMap(({ target, answer }) => (answer === undefined ? [target.id] : [])),
    factsChanged,
    dispatches,
    scope: scopeOf(values),
    ...targetByTarget(asked),
    ...(row.review === null ? {} : { review: row.review }),
    ...(row.kept_facts === null ? {} : { keptBy: row.kept_facts.by }),
  };
  const people = { caseId: row.case_id, drafterIds: row.drafter_ids };
  const { hijri } = desk.configuration;
  return {
    ...people,
    hijri,
    row,
    inCase,
    option,
    values,
    form,
    about,
    knowledge,
    today,
    approvals,
    gates,
    dispatches,
    unconfirmed,
    since,
    asked,
    protection,
    steps,
  };
}

/** A request as the rules of what may follow look at it. */
export function followedOf({ kind, state, sent_at, review }: RequestRow): Followed {
  return { kind, state, isSent: sent_at !== null, isUpheld: review?.result !== 'rejected' };
}

export function formOf(kind: string): Form {
  const form = loadForms().byId.get(kind);
  if (form !== undefined) return form;
  throw new RequestError('UNKNOWN_KIND', { message: requestSays('no-such-form', { kind }) });
}

function flagsOf(inCase: Selectable<CaseTable>, gates: readonly Selectable<RequestGateTable>[]): string[] {
  const death = gates.some(({ gate }) => gate.includes('death'));
  return [...(inCase.minors ? ['minor'] : []), ...(inCase.privileged ? ['privileged'] : []), ...(death ? ['death_penalty'] : [])];
}
