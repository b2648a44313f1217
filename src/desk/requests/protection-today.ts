// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import { isSameIdentifier, type NamedTarget, rolesThatCount } from '../../core/cases/role-that-counts.ts';
import type { FieldValues, Form } from '../../core/documents/form.ts';
import { isFilledByDesk } from '../../core/requests/desk-fields.ts';
import { gatesDue, type RaisedGate } from '../../core/requests/gates-of-today.ts';
import { traitsOf } from '../../core/requests/kinds.ts';
import { type AnswerOnNamed, answerTo, listedOn, type NamedInTexts, namedInTexts } from '../../core/requests/protected-on-paper.ts';
import type { RequestState } from '../../core/requests/state-table.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import type { AdviceQuery } from '../../core/routes/query.ts';
import type { RequestGateTable } from '../../store/database/request-tables.ts';
import type { CaseTable, Database } from '../../store/database/schema.ts';
import type { OpenDesk } from '../open-desk.ts';
import { protectedTargets } from '../targets/roles-in-case.ts';
import { type AdviceOnTarget, closeGates, raisedSince } from './close-gates.ts';
import type { RequestRow } from './find-request.ts';

export interface AnswerKept extends AnswerOnNamed {
  readonly reason: string | null;
  readonly by: string;
  readonly at: Date;
}

/** Somebody whom texts of the paper name, and what a drafter said of it. */
export interface NamedHere extends NamedInTexts<NamedTarget> {
  readonly answer: AnswerKept | undefined;
}

type GateRow = Selectable<RequestGateTable>;

/** How the case protects today whom a request asks about or names. */
export interface ProtectionToday {
  readonly named: readonly NamedHere[];
  /** Gates of today that were not raised when the advice was asked, each with its reasons. */
  readonly raised: readonly RaisedGate[];
  /** Those of them that are not written yet. */
  readonly due: readonly RaisedGate[];
}

const NOT_SENT: readonly RequestState[] = ['draft', 'submitted', 'approved'];
const NOTHING: ProtectionToday = { named: [], raised: [], due: [] };

export interface OnPaper {
  readonly row: RequestRow;
  readonly inCase: Selectable<CaseTable>;
  readonly form: Form;
  readonly values: FieldValues;
  readonly gates: readonly GateRow[];
  readonly knowledge: Knowledge;
}

/** Once it has left, what it says is what was sent, and the gates on it are those it left with. */
export async function protectionToday(
  { configuration }: Pick<OpenDesk, 'configuration'>,
  tx: Transaction<Database>,
  { row, inCase, form, values, gates, knowledge }: OnPaper,
): Promise<ProtectionToday> {
  if (!NOT_SENT.includes(row.state)) return NOTHING;
  const safe = await protectedTargets(tx, row.case_id);
  if (safe.length === 0 && !inCase.minors && !inCase.privileged) return NOTHING;
  const asked = await advicesOf(tx, [row.advice_id, ...row.advice_ids]);
  const others = safe.filter((one) => !asked.some(({ target }) => isSameIdentifier(target, one)));
  const paper = { form, values };
  const listed = listedOn(paper, others);
  const unlisted = others.filter((one) => !listed.includes(one));
  // Who is told of something, or no longer asked, is not asked about anybody.
  const inTexts = traitsOf(row.kind).expectsAnswer
    ? namedInTexts(paper, unlisted, (field) => isFilledByDesk(field, configuration.authority))
    : [];
  const answers = inTexts.length === 0 ? [] : await answersOf(tx, row.id);
  const named = inTexts.map((one) => ({ ...one, answer: answerTo(one, answers) }));
  const first = asked.find(({ id }) => id === row.advice_id) ?? asked[0];
  const besides = [...listed, ...named.filter(({ answer }) => answer?.asks === true).map(({ target }) => target)];
  const all = [...asked, ...(first === undefined ? [] : besides.map((target) => ({ advice: asOfNobody(first.advice), target })))];
  const raised = raisedSince(knowledge, inCase, rolesThatCount(safe), all);
  return { named, raised, due: gatesDue(gates, raised) };
}

/** The question without the person it was asked about: what the role of another one adds to it is theirs. */
function asOfNobody(advice: AdviceOnTarget['advice']): AdviceOnTarget['advice'] {
  const query: AdviceQuery = { ...(JSON.parse(advice.query) as AdviceQuery), target_role: 'suspect' };
  return { ...advice, query: JSON.stringify(query) };
}

async function advicesOf(tx: Transaction<Database>, ids: readonly string[]): Promise<readonly (AdviceOnTarget & { id: string })[]> {
  const rows = await tx
    .selectFrom('advice')
    .innerJoin('target', 'target.id', 'advice.target_id')
    .select(['advice.id as advice', 'advice.query', 'advice.as_of', 'advice.language'])
    .select(['target.id', 'target.written', 'target.normalised', 'target.role'])
    .where('advice.id', 'in', [...ids])
    .execute();
  return rows.map(({ advice, query, as_of, language, ...target }) => ({ id: advice, advice: { query, as_of, language }, target }));
}

async function answersOf(tx: Transaction<Database>, requestId: string): Promise<readonly AnswerKept[]> {
  const rows = await tx.selectFrom('named_answer').selectAll().where('request_id', '=', requestId).orderBy('added').execute();
  return rows.map(({ target_id, role, digest, asks, reason, answered_by, answered_at }) => ({
    ...{ targetId: target_id, role, digest, asks, reason, by: answered_by, at: answered_at },
  }));
}

/** The gates of a request as they stand today: one that is due is closed, whether it is written already or not. */
export function gatesToday({ id, case_id }: RequestRow, gates: readonly GateRow[], due: readonly RaisedGate[]): readonly GateRow[] {
  const closed = due.map(({ gate, effect, why, facts }) => {
    const stands = gates.find((one) => one.gate === gate);
    const open = { request_id: id, case_id, gate, effect, why, facts, lifted_by: null, lifted_at: null, reason: null };
    return { ...open, lifted_for: stands?.lifted_for ?? [] };
  });
  const kept = gates.filter((one) => !due.some(({ gate }) => gate === one.gate));
  return [...kept, ...closed].toSorted((a, b) => (a.gate < b.gate ? -1 : 1));
}

interface WithDue {
  readonly row: RequestRow;
  readonly protection: ProtectionToday;
}

/** Writes the gates of today that a request does not have yet. The caller has taken it. @returns their ids, for the log */
export async function closeDue(tx: Transaction<Database>, { row, protection }: WithDue): Promise<readonly string[]> {
  return await closeGates(tx, { id: row.id, caseId: row.case_id }, protection.due);
}
