// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { KeptAdvice } from '../../core/api/cases.ts';
import type { TargetRole } from '../../core/cases/case.ts';
import { canonicalJson, type Json } from '../../core/custody/canonical-json.ts';
import { dayIn, endOfDay } from '../../core/deadlines/calendar.ts';
import { calendarOf, type Deadline } from '../../core/deadlines/request-deadlines.ts';
import type { Advice, Language } from '../../core/routes/advice.ts';
import { advise } from '../../core/routes/advise.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import type { AdviceQuery } from '../../core/routes/query.ts';
import { queryFor } from '../../core/routes/query-for.ts';
import type { AdviceTable, Database } from '../../store/database/schema.ts';
import { type About, act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { type CaseRow, findCase, refuseClosed } from '../cases/find-case.ts';
import { replaceRetentionEnd } from '../deadlines/set-deadlines.ts';
import { citedFacts, type KeptFact, titledFacts } from '../knowledge/cited-facts.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { rolesInCase } from '../targets/roles-in-case.ts';
import { findTarget, type TargetRow } from '../targets/show-target.ts';

export interface AdviceAsked {
  readonly language: Language;
  /** Members of the question that the person answers other than the case does. */
  readonly answers?: Readonly<Record<string, unknown>> | undefined;
  readonly asOf?: string | undefined;
}

/** Asks the route advisor on a target. The answer is kept whole, with the version of the facts, so that it can be asked again. */
export async function askAdvice(desk: OpenDesk, asking: Asking, caseId: string, targetId: string, asked: AdviceAsked): Promise<KeptAdvice> {
  return await act(desk, asking, {
    verb: 'ask',
    subject: 'advice',
    kind: 'advice-asked',
    about: { target: targetId },
    find: (tx) => findTarget(tx, caseId, targetId),
    async carryOut({ tx, thing, who, now, note, alsoRecord }) {
      const inCase = await findCase(tx, caseId);
      if (inCase === undefined) throw new TypeError('a target without its case');
      refuseClosed(inCase.row);
      const { role } = (await rolesInCase(tx, caseId))(thing.row);
      const kept = await keepAdvice(desk, tx, { inCase: inCase.row, target: thing.row, role, by: who.id, now }, asked);
      note(kept.about);
      if (kept.deadlines > 0) alsoRecord('deadline-set', { target: targetId, count: kept.deadlines });
      return await shownAdvice(desk, tx, kept.row, asked.language);
    },
  });
}

interface Asked {
  readonly inCase: CaseRow;
  readonly target: TargetRow;
  /** The one that counts for it in the case. */
  readonly role: TargetRole;
  readonly by: string;
  readonly now: Date;
}

export interface KeptAnswer {
  readonly row: Selectable<AdviceTable>;
  readonly advice: Advice;
  readonly query: AdviceQuery;
  /** What the entry says of it. */
  readonly about: About;
  /** How many clocks it set. */
  readonly deadlines: number;
}

/** Asks the advisor on a target and keeps the answer, with the end of the holder's retention as its clock. */
export async function keepAdvice(
  desk: OpenDesk,
  tx: Transaction<Database>,
  { inCase, target, role, by, now }: Asked,
  asked: AdviceAsked,
): Promise<KeptAnswer> {
  const knowledge = await ownKnowledge(desk, tx);
  const { zone } = calendarOf(knowledge, inCase.country);
  const day = asked.asOf ?? dayIn(zone, now.toISOString());
  const query = queryFor(questionOf(inCase, target, role), asked.answers ?? {}, knowledge, day);
  const of = { caseId: inCase.id, targetId: target.id };
  const kept = await insertAdvice(desk, tx, { ...of, knowledge, query, day, language: asked.language, by, now });
  const deadlines = await replaceRetentionEnd(desk, tx, of, retentionEnds(kept.advice, zone), now);
  return { ...kept, query, deadlines };
}

export interface Question {
  readonly caseId: string;
  readonly targetId: string;
  readonly knowledge: Knowledge;
  readonly query: AdviceQuery;
  readonly day: string;
  readonly language: Language;
  readonly by: string;
  readonly now: Date;
}

/** Answers a question from these facts and keeps the answer whole. */
export async function insertAdvice(
  desk: Pick<OpenDesk, 'newId'>,
  tx: Transaction<Database>,
  { caseId, targetId, knowledge, query, day, language, by, now }: Question,
): Promise<Pick<KeptAnswer, 'row' | 'advice' | 'about'>> {
  const advice = advise(knowledge, query, day, language);
  const answer = canonicalJson(advice as unknown as Json);
  const row = {
    id: desk.newId(),
    case_id: caseId,
    target_id: targetId,
    asked_at: now,
    asked_by: by,
    as_of: day,
    language,
    knowledge_version: knowledge.version,
    query: canonicalJson(query as unknown as Json),
    answer,
    facts: canonicalJson(citedFacts(knowledge, advice, day) as unknown as Json),
    digest: createHash('sha256').update(answer, 'utf8').digest('hex'),
  };
  await tx.insertInto('advice').values(row).execute();
  const about: About = { advice: row.id, answer: row.digest, knowledge: knowledge.version.replace('sha256:', '') };
  return { row, advice, about };
}

/** The day after which the holder keeps the data no longer: it runs from the moment it is known, whether or not anybody drafts. */
function retentionEnds(advice: Advice, zone: string): readonly Deadline[] {
  return advice.deadlines
    .filter(({ what }) => what === 'retention-end')
    .map(({ on, facts }) => ({ kind: 'retention-end', dueAt: endOfDay(zone, on), lastDay: on, zone, rule: 'provider', facts }));
}

function questionOf(row: CaseRow, target: TargetRow, role: TargetRole) {
  const eventOn = /^\d{4}-\d{2}-\d{2}/.exec(target.event?.at ?? '')?.[0];
  return {
    requester: row.country,
    offences: row.offences,
    ...(row.transnational_group === null ? {} : { transnationalGroup: row.transnational_group }),
    handling: { minors: row.minors, privileged: row.privileged },
    stage: row.stage,
    target: {
      kind: target.kind,
      ...(target.service === null ? {} : { service: target.service }),
      ...(target.holder === null ? {} : { holder: target.holder }),
      role,
      ...(target.kind === 'ip' ? { hasPort: target.event?.port !== undefined } : {}),
      ...(eventOn === undefined ? {} : { eventOn }),
    },
  };
}

export interface FoundAdvice {
  readonly caseId: string;
  readonly row: Selectable<AdviceTable>;
}

export async function findAdvice(tx: Transaction<Database>, adviceId: string): Promise<FoundAdvice | undefined> {
  const row = await tx.selectFrom('advice').selectAll().where('id', '=', adviceId).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, row };
}

/** An answer as it was given; in the reader's language where it can be said in it faithfully. */
export async function showAdvice(desk: OpenDesk, asking: Asking, adviceId: string, language: Language): Promise<KeptAdvice> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'advice',
    kind: 'case-shown',
    about: { shown: adviceId },
    find: (tx) => findAdvice(tx, adviceId),
    carryOut: async ({ tx, thing }) => await shownAdvice(desk, tx, thing.row, language),
  });
}

/** The newest answer on a target, if there is one. */
export async function newestAdvice(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  targetId: string,
  language: Language,
): Promise<KeptAdvice | null> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'advice',
    kind: 'case-shown',
    about: { shown: targetId },
    find: (tx) => findTarget(tx, caseId, targetId),
    async carryOut({ tx }) {
      const row = await tx
        .selectFrom('advice')
        .selectAll()
        .where('target_id', '=', targetId)
        .orderBy('asked_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : await shownAdvice(desk, tx, row, language);
    },
  });
}

async function shownAdvice(
  desk: OpenDesk,
  tx: Transaction<Database>,
  row: Selectable<AdviceTable>,
  language: Language,
): Promise<KeptAdvice> {
  const asker = await tx.selectFrom('account').select('name').where('id', '=', row.asked_by).executeTakeFirst();
  const given = JSON.parse(row.answer) as Advice;
  const knowledge = await ownKnowledge(desk, tx);
  const said = language === row.language ? given : sayAgain(knowledge, row, language);
  return {
    id: row.id,
    caseId: row.case_id,
    targetId: row.target_id,
    askedAt: row.asked_at.toISOString(),
    askedBy: { id: row.asked_by, name: asker?.name ?? '' },
    query: JSON.parse(row.query) as AdviceQuery,
    advice: said ?? given,
    givenIn: row.language,
    facts: titledFacts(knowledge, JSON.parse(row.facts) as KeptFact[], language),
    digest: row.digest,
  };
}

/**
 * The same answer in another language: only while today's facts still give the kept one byte for byte, so that the other language says
 * what the log's digest covers. Undefined when the facts have moved on.
 */
function sayAgain(knowledge: Knowledge, row: Selectable<AdviceTable>, language: Language): Advice | undefined {
  const known = saidAgain.get(knowledge) ?? new Map<string, SaidAgain>();
  saidAgain.set(knowledge, known);
  const key = `${row.id} ${language}`;
  const before = known.get(key);
  if (before?.answer === row.answer) return before.said;
  if (known.size >= MOST_SAID_AGAIN) known.clear();
  const said = adviseAgain(knowledge, row, language);
  known.set(key, { answer: row.answer, said });
  return said;
}

interface SaidAgain {
  /** The kept bytes that it was worked out of: others are compared anew. */
  readonly answer: string;
  readonly said: Advice | undefined;
}

/** What was worked out of these facts before; gone with them. */
const saidAgain = new WeakMap<Knowledge, Map<string, SaidAgain>>();
const MOST_SAID_AGAIN = 200;

function adviseAgain(knowledge: Knowledge, row: Selectable<AdviceTable>, language: Language): Advice | undefined {
  const query = JSON.parse(row.query) as AdviceQuery;
  const again = canonicalJson(advise(knowledge, query, row.as_of, row.language) as unknown as Json);
  return again === row.answer ? advise(knowledge, query, row.as_of, language) : undefined;
}
