// SPDX-License-Identifier: Apache-2.0
/** Two answers to facts that say something else than the request: it takes over what they say now, or somebody keeps what stands. */
import { isDeepStrictEqual } from 'node:util';
import type { Selectable, Transaction } from 'kysely';
import type { RequestDetail } from '../../core/api/requests.ts';
import { canonicalJson, type Json } from '../../core/custody/canonical-json.ts';
import { hidden } from '../../core/custody/entry.ts';
import type { FieldValues, Form } from '../../core/documents/form.ts';
import { InputError } from '../../core/errors/input.ts';
import { RequestError } from '../../core/errors/request.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { filledFrom } from '../../core/requests/prefill.ts';
import type { KeptFacts } from '../../core/requests/request.ts';
import { addressedIn } from '../../core/routes/addressee-name.ts';
import type { Option } from '../../core/routes/advice.ts';
import { daysBetween, laterDay } from '../../core/routes/calendar-day.ts';
import type { AdviceQuery } from '../../core/routes/query.ts';
import type { AdviceTable, Database } from '../../store/database/schema.ts';
import { act, type Doing } from '../act.ts';
import { insertAdvice } from '../advice/ask-advice.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseOtherText, writeValues } from './change-request.ts';
import { closeGates, gatesOfAdvice } from './close-gates.ts';
import { type FoundRequest, findRequest } from './find-request.ts';
import { writeReason } from './hand-in-again.ts';
import { stepOrRefusal } from './refuse-step.ts';
import { requestDetail } from './show-request.ts';
import type { SinceDrafted } from './since-drafted.ts';

export interface TakeOverAsked {
  /** Of the text, and of what is different, as they were read. */
  readonly digest: string;
  readonly difference: string;
}

/**
 * The draft takes over whom, where and how the facts say now, and rests on a new advice. A field that somebody wrote differently than the
 * option had it stays as it is. @throws INPUT_CHANGED_MEANWHILE, REQUEST_NOT_OFFERED
 */
export async function takeOverFacts(desk: OpenDesk, asking: Asking, requestId: string, asked: TakeOverAsked): Promise<RequestDetail> {
  return await act(desk, asking, {
    verb: 'edit',
    subject: 'request',
    kind: 'request-changed',
    about: { request: requestId, event: 'take-over-facts' },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut(doing) {
      const { tx, thing, who, now, note } = doing;
      refuseClosed(thing.inCase);
      stepOrRefusal(thing.steps, 'edit', { who: who.id, at: now.toISOString() });
      refuseOtherText(thing, asked.digest);
      const { option, parted } = sameDifference(thing, asked.difference);
      if (option === undefined)
        throw new RequestError('NOT_OFFERED', { message: parted ? requestSays('targets-part') : requestSays('road-closed') });
      const [advice, ...others] = await advicesOfNow(desk, doing);
      const values = takenOver(thing.form, thing.values, thing.option, option);
      const digest = await writeValues(tx, { ...thing, option, row: { ...thing.row, kept_facts: null } }, values, who.id, now);
      const row = {
        option: canonicalJson(option as unknown as Json),
        addressed: JSON.stringify(addressedIn(option.to)),
        route: option.route,
        advice_id: advice,
        advice_ids: others,
        kept_facts: null,
      };
      await tx.updateTable('request').set(row).where('id', '=', requestId).execute();
      note({ digest, version: thing.row.version, recipient: hidden(option.to.name) });
      return await shownAgain(desk, doing, asking);
    },
  });
}

/** Fields that read as the old option had filled them are filled by the new one. */
function takenOver({ fields }: Form, values: FieldValues, was: Option, now: Option): FieldValues {
  const [before, after] = [filledFrom(was), filledFrom(now)];
  const ids = new Set(fields.map(({ field }) => field));
  const changed = Object.keys({ ...before, ...after }).filter((field) => ids.has(field) && before[field] !== after[field]);
  const ours = changed.filter((field) => isDeepStrictEqual(values[field], before[field]));
  const filled = Object.fromEntries(ours.map((field) => [field, after[field]]));
  return Object.fromEntries(Object.entries({ ...values, ...filled }).filter(([, value]) => value !== undefined));
}

/** The advice on each target that the draft rests on from now on, with the gates that it raises besides those that stand there. @returns ids */
async function advicesOfNow(
  desk: OpenDesk,
  { tx, thing, who, now, note, alsoRecord }: Doing<FoundRequest>,
): Promise<[string, ...string[]]> {
  const { id, advice_id, advice_ids } = thing.row;
  const standing = new Set(thing.gates.map(({ gate }) => gate));
  const asked: string[] = [];
  for (const old of await advicesOf(tx, [advice_id, ...advice_ids])) {
    const day = laterDay(thing.today, old.as_of);
    const { row, advice, about } = await insertAdvice(desk, tx, {
      ...{ caseId: old.case_id, targetId: old.target_id, day, language: old.language },
      ...{ knowledge: thing.knowledge, query: agedBy(daysBetween(old.as_of, day), old.query), by: who.id, now },
    });
    const raised = gatesOfAdvice(advice.gates).filter(({ gate }) => !standing.has(gate));
    for (const { gate } of raised) standing.add(gate);
    for (const gate of await closeGates(tx, { id, caseId: old.case_id }, raised)) alsoRecord('gate-raised', { request: id, gate });
    if (asked.length === 0) note(about);
    else alsoRecord('advice-asked', { target: old.target_id, ...about });
    asked.push(row.id);
  }
  return asked as [string, ...string[]];
}

async function advicesOf(tx: Transaction<Database>, ids: readonly string[]): Promise<readonly Selectable<AdviceTable>[]> {
  const rows = await tx
    .selectFrom('advice')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return ids.flatMap((id) => rows.filter((one) => one.id === id));
}

/** What is asked about is older by the days that have passed. */
function agedBy(days: number, kept: string): AdviceQuery {
  const query = JSON.parse(kept) as AdviceQuery;
  return query.age_days === undefined ? query : { ...query, age_days: query.age_days + days };
}

export interface KeepAsked {
  readonly difference: string;
  readonly reason: string;
}

/**
 * What stands is kept with a written reason: by a drafter while it is a draft, so that the approver reads it; after that by a second person.
 * The reason is part of what is approved: after an approval it makes another version, which waits for its own. @throws INPUT_CHANGED_MEANWHILE
 */
export async function keepFacts(desk: OpenDesk, asking: Asking, requestId: string, asked: KeepAsked): Promise<RequestDetail> {
  const verb = (await isDraft(desk, requestId)) ? 'edit' : 'keep-facts';
  return await act(desk, asking, {
    verb,
    subject: 'request',
    kind: 'request-changed',
    about: { request: requestId, event: 'keep-facts', reason: hidden(asked.reason) },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut(doing) {
      const { thing, who, now, note } = doing;
      refuseClosed(thing.inCase);
      if ((thing.row.state === 'draft') !== (verb === 'edit')) throw changedMeanwhile();
      const { digest } = sameDifference(thing, asked.difference);
      const kept: KeptFacts = { digest, by: who.id, at: now.toISOString(), reason: asked.reason };
      note(await writeReason(desk, doing, thing, { event: 'keep-facts', ...kept, kept }));
      return await shownAgain(desk, doing, asking);
    },
  });
}

/** Only to know which rule is asked; the act looks again, in its transaction and as the person. */
async function isDraft(desk: OpenDesk, requestId: string): Promise<boolean> {
  const row = await desk.store.db.selectFrom('request').select('state').where('id', '=', requestId).executeTakeFirst();
  return row?.state === 'draft';
}

/** Nobody answers what they have not read. */
function sameDifference({ since }: FoundRequest, read: string): SinceDrafted {
  if (since?.digest !== read) throw changedMeanwhile();
  return since;
}

function changedMeanwhile(): Error {
  return new InputError('CHANGED_MEANWHILE', {
    message: requestSays('difference-changed'),
  });
}

async function shownAgain(desk: OpenDesk, { tx, thing, who }: Doing<FoundRequest>, asking: Asking): Promise<RequestDetail> {
  const found = await findRequest(desk, tx, thing.row.id);
  return await requestDetail(desk, tx, found ?? thing, who, asking.language);
}
