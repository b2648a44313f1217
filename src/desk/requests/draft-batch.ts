// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { BatchShown } from '../../core/api/batches.ts';
import type { TargetRole } from '../../core/cases/case.ts';
import { protectionOf } from '../../core/cases/role-protection.ts';
import { canonicalJson, type Json } from '../../core/custody/canonical-json.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import { InputError } from '../../core/errors/input.ts';
import { RequestError } from '../../core/errors/request.ts';
import type { Said } from '../../core/errors/say.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { type BatchRow, intoRequests, targetsPerRequest } from '../../core/requests/batch.ts';
import type { DocumentKind } from '../../core/requests/kinds.ts';
import type { Advice, Language } from '../../core/routes/advice.ts';
import { isAddress } from '../../core/routes/query-for.ts';
import type { Database } from '../../store/database/schema.ts';
import { act, type Doing } from '../act.ts';
import { type KeptAnswer, keepAdvice } from '../advice/ask-advice.ts';
import type { Asking } from '../asking.ts';
import { type FoundCase, findCase, refuseClosed } from '../cases/find-case.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { insertTarget, type NewTarget, readAs } from '../targets/add-target.ts';
import { rolesInCase } from '../targets/roles-in-case.ts';
import { findTarget, type TargetRow } from '../targets/show-target.ts';
import { typedValues, writeValues } from './change-request.ts';
import { gatesOfAdvice } from './close-gates.ts';
import { closeGatesOfCase } from './close-gates-of-case.ts';
import { type Draft, languageOf, writeDraft } from './draft-request.ts';
import { findRequest, formOf } from './find-request.ts';
import { shownBatch } from './show-batch.ts';

export interface BatchAsked {
  /** Of the drafter: the same key with the same list is the same batch. */
  readonly key: string;
  readonly document: DocumentKind;
  readonly rows: readonly (Omit<BatchRow, 'role'> & { readonly role?: TargetRole | undefined })[];
  /** Members of the question to the advisor that the person answers for all of them. */
  readonly answers?: Readonly<Record<string, unknown>> | undefined;
  readonly data?: readonly string[] | undefined;
  readonly language?: Language | undefined;
  /** Fields that read the same on every paper. */
  readonly values?: FieldValues | undefined;
}

/**
 * Drafts requests of one kind for a list of targets, each with its own link to the offence: all of them or none. Targets that the case has
 * already are taken as they are known. @throws REQUEST_NOT_OFFERED, REQUEST_BATCH_CHANGED, INPUT_WRONG with the line of the list
 */
export async function draftBatch(desk: OpenDesk, asking: Asking, caseId: string, asked: BatchAsked): Promise<BatchShown> {
  return await act(desk, asking, {
    verb: 'draft',
    subject: 'request',
    kind: 'request-drafted',
    about: { batch: true, document: asked.document },
    find: async (tx) => {
      const found = await findCase(tx, caseId);
      return found === undefined ? undefined : { ...found, drafterIds: [] };
    },
    async carryOut(doing) {
      const { tx, thing, who, note } = doing;
      refuseClosed(thing.row);
      await tx.selectFrom('case_file').select('id').where('id', '=', caseId).forUpdate().execute();
      const digest = createHash('sha256')
        .update(canonicalJson(JSON.parse(JSON.stringify(asked)) as Json), 'utf8')
        .digest('hex');
      const known = await sameBatch(tx, caseId, asked.key, digest);
      const id = known ?? (await newBatch(desk, doing, asked, { digest, language: asking.language }));
      note({ batch: id, digest, count: asked.rows.length });
      return await shownBatch(desk, tx, id, who, asking.language);
    },
  });
}

async function sameBatch(tx: Transaction<Database>, caseId: string, key: string, digest: string): Promise<string | undefined> {
  const known = await tx
    .selectFrom('request_batch')
    .select(['id', 'asked_digest'])
    .where('case_id', '=', caseId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (known === undefined || known.asked_digest === digest) return known?.id;
  throw new RequestError('BATCH_CHANGED', {
    message: requestSays('batch-key'),
  });
}

interface Naming {
  readonly digest: string;
  /** Of the advice that is kept. */
  readonly language: Language;
}

async function newBatch(desk: OpenDesk, doing: Doing<FoundCase>, asked: BatchAsked, { digest, language }: Naming): Promise<string> {
  const { tx, thing, who, now } = doing;
  refuseRepeated(asked);
  const id = desk.newId();
  const row = { id, case_id: thing.caseId, key: asked.key, asked_digest: digest, kind: asked.document };
  await tx
    .insertInto('request_batch')
    .values({ ...row, targets: asked.rows.length, made_at: now, made_by: who.id })
    .execute();
  const knowledge = await ownKnowledge(desk, tx);
  const targets: TargetRow[] = [];
  for (const [at, one] of asked.rows.entries()) targets.push(await placeTarget(desk, doing, one, at));
  // Every target of the list is in the case before the first is asked about: one of them may protect another.
  const counting = await rolesInCase(tx, thing.caseId);
  const placed: PlacedTarget[] = [];
  for (const [at, target] of targets.entries())
    placed.push(await askOn(desk, doing, target, { at, asked, language, role: counting(target).role }));
  const form = formOf(asked.document);
  for (const group of intoRequests(placed, (option) => targetsPerRequest(knowledge, option, form)))
    await draftGroup(desk, doing, group, { asked, batch: id });
  if (asked.rows.some(({ role }) => protectionOf(role) > 0)) await closeGatesOfCase(desk, doing, thing.caseId);
  return id;
}

interface PlacedTarget {
  readonly target: TargetRow;
  readonly kept: KeptAnswer;
  readonly option: Draft['option'];
}

/** Two lines about one account would give it two links and count it twice. */
function refuseRepeated({ rows }: BatchAsked): void {
  const seen = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const read = lineOf(at, () => readAs(newTarget(row)));
    const key = JSON.stringify([read.kind, read.normalised, row.service ?? read.service, row.at ?? '']);
    const first = seen.get(key);
    if (first !== undefined) throw wrongLine(at, requestSays('same-target', { number: first + 1 }));
    seen.set(key, at);
  }
}

/** Finds the target in the case, or adds it. */
async function placeTarget(
  desk: OpenDesk,
  { tx, thing, who, now, alsoRecord }: Doing<FoundCase>,
  row: BatchAsked['rows'][number],
  at: number,
): Promise<TargetRow> {
  const { caseId } = thing;
  const wanted = newTarget(row);
  const read = readAs(wanted);
  const known = await tx
    .selectFrom('target')
    .select(['id', 'relevance', 'event', 'service'])
    .where('case_id', '=', caseId)
    .where('kind', '=', read.kind)
    .where('normalised', '=', read.normalised)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const same = known.find(({ event, service }) => (event?.at ?? undefined) === row.at && service === (row.service ?? read.service));
  if (same !== undefined && same.relevance !== row.relevance) throw wrongLine(at, requestSays('other-link'));
  const added = same === undefined ? await insertTarget(desk, tx, caseId, wanted, { by: who.id, now }) : undefined;
  if (added !== undefined) alsoRecord('target-added', added.about);
  const target = (await findTarget(tx, caseId, (same?.id ?? added?.id) as string))?.row;
  if (target === undefined) throw new TypeError('a target of a batch that is not there');
  return target;
}

interface AskedOn {
  readonly at: number;
  readonly asked: BatchAsked;
  readonly language: Language;
  /** The one that counts for the target in the case. */
  readonly role: TargetRole;
}

async function askOn(
  desk: OpenDesk,
  { tx, thing, who, now, alsoRecord }: Doing<FoundCase>,
  target: TargetRow,
  { at, asked, language, role }: AskedOn,
): Promise<PlacedTarget> {
  const about = { inCase: thing.row, target, role, by: who.id, now };
  const { holder } = asked.rows[at] ?? {};
  const answers = { ...asked.answers, ...(holder === undefined ? {} : { holder }) };
  if (isAddress(target.kind) && target.holder === null && answers.holder === undefined) throw wrongLine(at, requestSays('no-operator'));
  const kept = await keepAdvice(desk, tx, about, { language, answers });
  alsoRecord('advice-asked', { target: target.id, ...kept.about });
  return { target, kept, option: optionFor(kept.advice, asked.document, at) };
}

function newTarget({ written, relevance, kind, service, role, at, zone, port }: BatchAsked['rows'][number]): NewTarget {
  const event = { at: at ?? '', ...(zone === undefined ? {} : { zone }), ...(port === undefined ? {} : { port }) };
  return { written, relevance, kind, service, role: role ?? 'unknown', ...(at === undefined ? {} : { event }) };
}

function optionFor({ step0, step1, options }: Advice, document: DocumentKind, at: number): Draft['option'] {
  const option = [...step0, ...step1, ...options].find((one) => one.document === document);
  if (option !== undefined) return { ...option, document };
  throw new RequestError('NOT_OFFERED', {
    message: requestSays('not-offered', { number: at + 1, document }),
    details: { fields: [`rows.${at}`] },
  });
}

async function draftGroup(
  desk: OpenDesk,
  { tx, thing, who, now, alsoRecord }: Doing<FoundCase>,
  group: readonly PlacedTarget[],
  { asked, batch }: { readonly asked: BatchAsked; readonly batch: string },
): Promise<void> {
  const first = group[0] as PlacedTarget;
  const draft = await writeDraft(desk, tx, {
    ...{ option: first.option, adviceId: first.kept.row.id, inCase: thing.row, batch, drafterId: who.id, now },
    adviceIds: group.slice(1).map(({ kept }) => kept.row.id),
    gates: group.flatMap(({ kept }) => gatesOfAdvice(kept.advice.gates)),
    urgency: first.kept.query.urgency,
    data: asked.data ?? first.option.data,
    language: asked.language ?? languageOf(first.option),
    targets: group.map(({ target }) => target),
  });
  alsoRecord('request-drafted', { ...draft.about, batch });
  for (const gate of draft.gates) alsoRecord('gate-raised', { request: draft.id, gate });
  if (asked.values === undefined) return;
  const found = await findRequest(desk, tx, draft.id);
  if (found === undefined) throw new TypeError('the request that was just drafted is not there');
  const values = { ...found.values, ...typedValues(desk, found, { ...found.values, ...asked.values }) };
  const digest = await writeValues(tx, found, values, who.id, now);
  alsoRecord('request-changed', { request: draft.id, digest, version: 1 });
}

/** Runs it, and names the target of the list in what it refuses. */
function lineOf<T>(at: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof RogatoryError) throw wrongLine(at, requestSays('nothing-recognised'));
    throw error;
  }
}

function wrongLine(at: number, what: Said): Error {
  return new InputError('WRONG', {
    message: requestSays('batch-line', { number: at + 1, what }),
    details: { fields: [`rows.${at}`] },
  });
}
