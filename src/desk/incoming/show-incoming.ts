// SPDX-License-Identifier: Apache-2.0
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import type { IncomingDetail, IncomingStepShown, IncomingSummary } from '../../core/api/incoming.ts';
import { isFilledAs } from '../../core/documents/values.ts';
import { statedFields, statedValues } from '../../core/incoming/completeness.ts';
import { questionText } from '../../core/incoming/question.ts';
import { possibleIncomingEvents } from '../../core/incoming/take-step.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { IncomingStepTable } from '../../store/database/incoming-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { openDeadlines } from '../deadlines/show-deadline.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';
import { assistanceForm, type FoundIncoming, findIncoming, type IncomingRow, inSteps, registeredOf } from './find-incoming.ts';

export type ListedIncoming = IncomingRow & { readonly case_number: string; readonly due_kind: string | null; readonly due_at: Date | null };

/** Requests of other States with what a list shows beside them. */
export function listedIncoming(tx: Transaction<Database>) {
  const nextDue = (column: 'kind' | 'due_at') =>
    sql`(SELECT d.${sql.ref(column)} FROM deadline d WHERE d.incoming_id = incoming_request.id AND d.met_at IS NULL ORDER BY d.due_at, d.id LIMIT 1)`;
  return tx
    .selectFrom('incoming_request')
    .innerJoin('case_file', 'case_file.id', 'incoming_request.case_id')
    .selectAll('incoming_request')
    .select([
      'case_file.number as case_number',
      sql<string | null>`${nextDue('kind')}`.as('due_kind'),
      sql<Date | null>`${nextDue('due_at')}`.as('due_at'),
    ]);
}

export function incomingSummary(row: ListedIncoming): IncomingSummary {
  return {
    id: row.id,
    caseId: row.case_id,
    caseNumber: row.case_number,
    number: row.number,
    requestingState: row.requesting_state,
    requestingAuthority: row.requesting_authority,
    theirReference: row.their_reference,
    receivedOn: row.received_on,
    urgency: row.urgency,
    state: row.state,
    translation: row.translation,
    secrecy: row.secrecy,
    missing: row.missing.length,
    office: row.office,
    nextDue: row.due_kind === null || row.due_at === null ? null : { kind: row.due_kind, at: row.due_at.toISOString() },
  };
}

export async function showIncoming(desk: OpenDesk, asking: Asking, incomingId: string): Promise<IncomingDetail> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'incoming',
    kind: 'incoming-shown',
    about: { incoming: incomingId },
    find: (tx) => findIncoming(tx, incomingId),
    carryOut: async ({ tx, thing, who }) => await incomingDetail(desk, tx, thing, who, asking.language),
  });
}

/** The letter that asks the requesting State for what is missing, in a language of the desk; nothing is sent. */
export async function draftQuestion(desk: OpenDesk, asking: Asking, incomingId: string, language: Language) {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'incoming',
    kind: 'incoming-shown',
    about: { incoming: incomingId, question: language },
    find: (tx) => findIncoming(tx, incomingId),
    async carryOut({ thing: { row } }) {
      const about = { theirReference: row.their_reference, ourReference: row.number, receivedOn: row.received_on, missing: row.missing };
      return { text: questionText(language, assistanceForm().words[language], about), missing: [...row.missing] };
    },
  });
}

/** What was done about it, in order. */
export async function stepsOfIncoming(db: Kysely<Database>, incomingId: string) {
  return await db.selectFrom('incoming_step').selectAll().where('incoming_id', '=', incomingId).orderBy('taken_at').orderBy('id').execute();
}

export async function incomingDetail(
  desk: OpenDesk,
  tx: Transaction<Database>,
  { row, caseId }: FoundIncoming,
  who: Who,
  language: Language,
): Promise<IncomingDetail> {
  const listed = await listedIncoming(tx).where('incoming_request.id', '=', row.id).executeTakeFirstOrThrow();
  const steps = await stepsOfIncoming(tx, row.id);
  const person = await peopleOf(tx, [row.registered_by, ...steps.map(({ taken_by }) => taken_by)]);
  const item = await itemsOf(tx, [row.original_id, row.translation_id, ...steps.flatMap(({ evidence_ids }) => evidence_ids)]);
  const thing = { caseId };
  return {
    ...incomingSummary(listed),
    ...{ treatyBasis: row.treaty_basis, channel: row.channel, language: row.language, asked: row.asked },
    ...{ neededBy: row.needed_by, secrecyUntil: row.secrecy_until, stated: { ...row.stated } },
    original: item(row.original_id),
    translated: item(row.translation_id),
    fields: fieldsOf(row, language),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    ...{ answer: row.answer, refusal: row.refusal, answeredAt: row.answered_at?.toISOString() ?? null },
    registeredBy: person(row.registered_by),
    registeredAt: row.registered_at.toISOString(),
    steps: steps.map((step) => stepShown(step, person, item)),
    deadlines: await openDeadlines(desk, tx.selectFrom('deadline').where('deadline.incoming_id', '=', row.id)),
    can: possibleIncomingEvents(inSteps(row)).filter((event) => isAllowed(who, event, 'incoming', thing)),
    mayChange: isAllowed(who, 'change', 'incoming', thing),
  };
}

/** Musts and shoulds, and whatever else was found; a must that is not asked of this request (no testimony, a treaty) is open. */
function fieldsOf(row: IncomingRow, language: Language): IncomingDetail['fields'] {
  const form = assistanceForm();
  const values = statedValues(registeredOf(row), row.stated);
  return statedFields(form)
    .filter(({ field, level }) => level !== 'optional' || values[field] !== undefined)
    .map(({ field, level, type }) => ({
      id: field,
      label: form.words[language].labels[field] ?? field,
      level,
      state: isFilledAs(type, values[field]) ? 'stated' : row.missing.includes(field) ? 'missing' : 'open',
    }));
}

type ItemShown = IncomingDetail['original'];

async function itemsOf(tx: Transaction<Database>, ids: readonly (string | null)[]): Promise<(id: string | null) => ItemShown> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows =
    wanted.length === 0 ? [] : await tx.selectFrom('evidence').select(['id', 'name', 'sha256']).where('id', 'in', wanted).execute();
  const byId = new Map(rows.map((one) => [one.id, one]));
  return (id) => (id === null ? null : (byId.get(id) ?? null));
}

function stepShown(
  step: Selectable<IncomingStepTable>,
  person: (id: string) => IncomingDetail['registeredBy'],
  item: (id: string) => ItemShown,
): IncomingStepShown {
  const { id, event, state, comment, reason, office, reference, channel } = step;
  return {
    ...{ id, event, state, comment, reason, office, reference, channel },
    at: step.taken_at.toISOString(),
    by: person(step.taken_by),
    happenedOn: step.happened_on,
    evidence: step.evidence_ids.map(item).filter((one) => one !== null),
  };
}
