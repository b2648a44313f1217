// SPDX-License-Identifier: Apache-2.0

import { sql, type Transaction } from 'kysely';
import type { RequestDetail } from '../../core/api/requests.ts';
import { hidden } from '../../core/custody/entry.ts';
import { deadlinesFor } from '../../core/deadlines/request-deadlines.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import { isFilled, saidText } from '../../core/documents/values.ts';
import { InputError } from '../../core/errors/input.ts';
import { RequestError } from '../../core/errors/request.ts';
import type { Said } from '../../core/errors/say.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { traitsOf } from '../../core/requests/kinds.ts';
import type { EventInput } from '../../core/requests/request.ts';
import { scopeOf } from '../../core/requests/scope-of.ts';
import { type RequestEvent, requestTable } from '../../core/requests/state-table.ts';
import type { Step } from '../../core/requests/take-step.ts';
import type { Database } from '../../store/database/schema.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import { meetDeadlines, meetRetentionEnd, setDeadlines } from '../deadlines/set-deadlines.ts';
import { keepScopesOfRequest, rescopeRequest } from '../evidence/rescope-item.ts';
import type { OpenDesk } from '../open-desk.ts';
import { writePapers } from '../papers/write-papers.ts';
import { CLOCKS_APART_MS, minuteOf, pastMoment } from '../typed-moment.ts';
import { refuseOtherText, typedValues, writeValues } from './change-request.ts';
import { type FoundRequest, findRequest } from './find-request.ts';
import { keepVersion } from './keep-version.ts';
import { notUpheld } from './not-upheld.ts';
import { closeDue } from './protection-today.ts';
import { stepOrRefusal } from './refuse-step.ts';
import { requestDetail } from './show-request.ts';

export interface StepAsked {
  readonly event: RequestEvent;
  readonly comment?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly digest?: string | undefined;
  readonly reference?: string | undefined;
  /** For `narrow`: the fields of the next version. */
  readonly values?: FieldValues | undefined;
}

/** The dispatch whose outcome this step is: it is no longer one that is under way. */
interface Settling {
  readonly settling?: string | undefined;
}

/** How an approved request was handed over. */
export interface HandedOver {
  readonly channel: string;
  readonly sentAt?: string | undefined;
  readonly reference?: string | undefined;
  readonly holdDays?: number | undefined;
  readonly confirmedAt?: string | undefined;
  /** A dispatch that was begun before, by mail; absent: it is written down now. */
  readonly dispatchId?: string | undefined;
}

/** Takes a step of the state table. Sending is `recordDispatch`: it needs to say how. @throws REQUEST_…, INPUT_CHANGED_MEANWHILE */
export async function takeStepOn(desk: OpenDesk, asking: Asking, requestId: string, asked: StepAsked): Promise<RequestDetail> {
  if (asked.event === 'edit') throw needs('values', requestSays('values-by-put'));
  return await step(desk, asking, requestId, asked, async (doing, taken) => {
    if (asked.event === 'approve') await approved(desk, doing, asked, taken);
    if (asked.event === 'review-reject') await notUpheld(desk, doing);
    if (asked.event === 'dispatch' || asked.event === 'send-first') {
      await handedOver(desk, doing, { channel: plannedChannel(doing.thing), reference: asked.reference });
    }
  });
}

/** As its drafter wrote it, else as the option has it; whoever hands it over another way says so. */
function plannedChannel({ values, option }: FoundRequest): string {
  return saidText(values.channel) || (option.to.channel?.type ?? 'other');
}

/** Records that a request was handed over by a person; an emergency request may go before it is approved. Its clocks start. */
export async function recordDispatch(desk: OpenDesk, asking: Asking, requestId: string, how: HandedOver): Promise<RequestDetail> {
  const state = await stateOf(desk, requestId);
  const event = state === 'draft' || state === 'submitted' ? 'send-first' : 'dispatch';
  return await step(desk, asking, requestId, { event, settling: how.dispatchId }, async (doing) => await handedOver(desk, doing, how));
}

/** Only to know which rule is asked; the act looks again, in its transaction and as the person. */
async function stateOf(desk: OpenDesk, requestId: string): Promise<string | undefined> {
  return (await desk.store.db.selectFrom('request').select('state').where('id', '=', requestId).executeTakeFirst())?.state;
}

async function step(
  desk: OpenDesk,
  asking: Asking,
  requestId: string,
  asked: StepAsked & Settling,
  more: (doing: Doing<FoundRequest>, taken: Step) => Promise<void>,
): Promise<RequestDetail> {
  return await act(desk, asking, {
    verb: asked.event,
    subject: 'request',
    kind: kindOf(asked.event),
    about: { request: requestId, event: asked.event },
    find: async (tx) => settled(await findRequest(desk, tx, requestId, { changing: true }), asked.settling),
    async carryOut(doing) {
      const { tx, thing, who, now, note } = doing;
      refuseClosed(thing.inCase);
      const values = asked.event === 'narrow' ? typedValues(desk, thing, asked.values ?? {}) : undefined;
      const taken = stepOrRefusal(thing.steps, asked.event, await inputOf(tx, thing, asked, values, who.id, now), thing.form);
      if (asked.event === 'approve') refuseUnread(thing, asked);
      if (['submit', 'approve', 'send-first'].includes(asked.event)) await keepVersion(tx, thing.row, now);
      if (taken.to === 'draft' || taken.to === 'submitted')
        for (const gate of await closeDue(tx, thing)) doing.alsoRecord('gate-raised', { request: requestId, gate });
      await writeStep(tx, thing, taken, values, who.id, now);
      await writeComment(desk, doing, asked);
      await more(doing, taken);
      await rescope(desk, doing, taken, values);
      await settleDeadlines(tx, thing, taken, now);
      if (asked.reference !== undefined && asked.event === 'acknowledge') await keepReference(tx, thing, asked.reference);
      note({
        state: taken.to,
        version: taken.version,
        digest: thing.row.digest,
        code: taken.code?.replaceAll('_', '-'),
        comment: asked.comment === undefined || asked.comment === '' ? undefined : hidden(asked.comment),
      });
      const found = await findRequest(desk, tx, requestId);
      return await requestDetail(desk, tx, found ?? thing, who, asking.language);
    },
  });
}

/** What came back under another version is held against this one as well, once it counts: a narrowing at once, an amendment when it is approved. */
async function rescope(desk: OpenDesk, doing: Doing<FoundRequest>, { event }: Step, narrowed: FieldValues | undefined): Promise<void> {
  const { row, values } = doing.thing;
  if (event === 'amend' || event === 'narrow') await keepScopesOfRequest(desk, doing, row.id);
  if (event === 'narrow') await rescopeRequest(desk, doing, row.id, 'narrowed', narrowed ?? values);
  if ((event === 'approve' || event === 'send-first') && row.version > 1) await rescopeRequest(desk, doing, row.id, 'amended', values);
}

/** What has left already is written down, whatever the facts say and whoever is protected since. */
function settled(found: FoundRequest | undefined, dispatchId: string | undefined): FoundRequest | undefined {
  if (found === undefined || dispatchId === undefined) return found;
  const dispatches = found.dispatches.filter(({ id }) => id !== dispatchId);
  const gates = found.steps.gates.filter(({ liftedBy }) => liftedBy !== undefined);
  return { ...found, steps: { ...found.steps, dispatches, gates, factsChanged: false, namedUnanswered: [] } };
}

/** The kind of entry an event writes is the same in every state that has it. */
function kindOf(event: RequestEvent) {
  const cell = Object.values(requestTable).find((row) => row[event] !== undefined)?.[event];
  if (cell === undefined) throw new TypeError(`no state of the table has the event "${event}"`);
  return cell.entry;
}

async function inputOf(
  tx: Transaction<Database>,
  thing: FoundRequest,
  asked: StepAsked,
  values: FieldValues | undefined,
  who: string,
  now: Date,
): Promise<EventInput> {
  const at = now.toISOString();
  return {
    who,
    at,
    ...(asked.comment === undefined ? {} : { comment: asked.comment }),
    ...(asked.reasonCode === undefined ? {} : { reasonCode: asked.reasonCode }),
    ...(asked.digest === undefined ? {} : { digest: asked.digest }),
    ...(values === undefined ? {} : { scope: scopeOf(values) }),
    ...(asked.event === 'send-first' ? { overdueReviews: await overdueReviews(tx, who, at), dangerStated: isDangerStated(thing) } : {}),
  };
}

function isDangerStated({ values }: FoundRequest): boolean {
  return ['nature_of_danger', 'who_is_in_danger', 'why_imminent'].every((field) => isFilled(values[field]));
}

/** In every case, also in those whose circle the drafter has left. */
async function overdueReviews(tx: Transaction<Database>, drafter: string, now: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT overdue_reviews(${drafter}::uuid, ${now}::timestamptz) AS count`.execute(tx);
  return Number(rows[0]?.count ?? 0);
}

/** Nobody approves what they have not read: the digest of the screen is that of the version. */
function refuseUnread(thing: FoundRequest, { digest }: StepAsked): void {
  if (digest === undefined) throw needs('digest', requestSays('digest-read'));
  refuseOtherText(thing, digest);
}

function needs(field: string, what: Said): Error {
  return new InputError('WRONG', { message: requestSays('step-needs', { what }), details: { fields: [field] } });
}

async function writeStep(
  tx: Transaction<Database>,
  thing: FoundRequest,
  taken: Step,
  narrowed: FieldValues | undefined,
  who: string,
  now: Date,
): Promise<void> {
  const { row } = thing;
  if (taken.version !== row.version) await writeValues(tx, thing, narrowed ?? thing.values, who, now, taken.version);
  await tx
    .updateTable('request')
    .set({
      state: taken.to,
      review: taken.review === undefined ? null : JSON.stringify(taken.review),
      outcome: taken.code ?? row.outcome,
      ...answerOf(taken, now),
      updated_at: now,
    })
    .where('id', '=', row.id)
    .execute();
}

/** What is counted of an answer: the last one that was recorded. */
function answerOf({ event, code }: Step, now: Date) {
  switch (event) {
    case 'record-answer':
      return { answer: 'granted', refusal: null, answered_at: now } as const;
    case 'record-partial-answer':
      return { answer: 'partly', refusal: null, answered_at: now } as const;
    case 'record-refusal':
      return { answer: 'refused', refusal: code ?? null, answered_at: now } as const;
    default:
      return {};
  }
}

async function writeComment(desk: OpenDesk, { tx, thing, who, now }: Doing<FoundRequest>, { comment, event }: StepAsked): Promise<void> {
  if (comment === undefined || comment.trim() === '') return;
  const { id, case_id, version } = thing.row;
  const said = { request_id: id, case_id, at: now, account_id: who.id, event, text: comment, version };
  await tx
    .insertInto('request_comment')
    .values({ id: desk.newId(), ...said })
    .execute();
}

async function approved(desk: OpenDesk, doing: Doing<FoundRequest>, { comment }: StepAsked, taken: Step): Promise<void> {
  const { tx, thing, who, now } = doing;
  const { id, case_id, digest } = thing.row;
  await tx
    .insertInto('request_approval')
    .values({ request_id: id, case_id, version: taken.version, account_id: who.id, approved_at: now, digest, comment: comment || null })
    .execute();
  const { name } = await tx.selectFrom('account').select('name').where('id', '=', who.id).executeTakeFirstOrThrow();
  await writePapers(desk, doing, { name, at: now });
}

/** Writes the dispatch and starts the clocks of the option, from the moment it left. */
async function handedOver(desk: OpenDesk, doing: Doing<FoundRequest>, how: HandedOver): Promise<void> {
  const { tx, thing, who, now, note, alsoRecord } = doing;
  const sentAt = pastMoment(how.sentAt, now, 'sentAt');
  refuseTooEarly(thing, sentAt);
  const { id, case_id, version } = thing.row;
  const sent = { state: 'sent', sent_at: sentAt, reference: how.reference ?? null } as const;
  const begun = { id: desk.newId(), request_id: id, case_id, version, channel: how.channel, prepared_at: now, account_id: who.id };
  if (how.dispatchId === undefined)
    await tx
      .insertInto('dispatch')
      .values({ ...begun, ...sent })
      .execute();
  else await mailLeft(doing, how.dispatchId, sent);
  await tx.updateTable('request').set({ sent_at: sentAt }).where('id', '=', id).execute();
  note({ channel: hidden(how.channel), recipient: hidden(thing.option.to.name) });
  await meetDeadlines(tx, id, now, ['retention-end']);
  await settleFollowed(tx, thing.row, now, 'sent');
  if (traitsOf(thing.row.kind).expectsAnswer) await meetRetentionEnd(tx, thing.row.target_ids, now);
  const secrecyUntil = saidText(thing.values.secrecy_until);
  const set = await setDeadlines(
    desk,
    tx,
    { caseId: case_id, requestId: id },
    deadlinesFor(thing.knowledge, thing.option, {
      requester: thing.inCase.country,
      dispatchedAt: sentAt.toISOString(),
      ...(how.confirmedAt === undefined ? {} : { confirmedAt: how.confirmedAt }),
      ...(how.holdDays === undefined ? {} : { holdDays: how.holdDays }),
      emergencySentFirst: thing.row.state !== 'approved',
      ...(/^\d{4}-\d{2}-\d{2}$/.test(secrecyUntil) ? { secrecyUntil } : {}),
    }),
  );
  if (set > 0) alsoRecord('deadline-set', { request: id, count: set });
}

/** What went along with the mail stands in the entry of its leaving, each by its hash. */
async function mailLeft({ tx, note }: Doing<FoundRequest>, dispatchId: string, sent: { readonly state: 'sent'; readonly sent_at: Date }) {
  const { enclosures } = await tx
    .updateTable('dispatch')
    .set(sent)
    .where('id', '=', dispatchId)
    .returning('enclosures')
    .executeTakeFirstOrThrow();
  if (enclosures.length > 0) note({ enclosed: enclosures.map(({ sha256 }) => sha256).join('+') });
}

/** The approval is by the desk's clock: a machine that is some minutes slow would be refused right after it. */
function refuseTooEarly({ row, approvals }: FoundRequest, sentAt: Date): void {
  const approved = approvals.filter(({ version }) => version === row.version).map(({ approved_at }) => approved_at.getTime());
  const earliest = Math.max(row.created_at.getTime(), ...approved);
  if (sentAt.getTime() >= earliest - (earliest % 60_000) - CLOCKS_APART_MS) return;
  throw new RequestError('SENT_TOO_EARLY', {
    message: requestSays('sent-too-early', { version: row.version, sentAt: minuteOf(sentAt), earliest: minuteOf(new Date(earliest)) }),
    details: { fields: ['sentAt'] },
  });
}

async function settleDeadlines(tx: Transaction<Database>, { row }: FoundRequest, taken: Step, now: Date): Promise<void> {
  if (taken.event === 'review-uphold' || taken.event === 'review-reject') await meetDeadlines(tx, row.id, now, ['emergency-review']);
  if (taken.event === 'record-answer' || taken.event === 'record-refusal')
    await meetDeadlines(tx, row.id, now, ['answer-due', 'follow-up']);
  if (['withdrawn', 'closed', 'lapsed'].includes(taken.to)) await meetDeadlines(tx, row.id, now);
  if (taken.event === 'acknowledge') await settleFollowed(tx, row, now, 'acknowledged');
}

/**
 * What a paper that follows does to the clocks of the request it follows: an extension that has left is no longer to be thought of, one that
 * the holder has confirmed carries the hold on; a release or a withdrawal ends it.
 */
async function settleFollowed(
  tx: Transaction<Database>,
  { kind, follows }: FoundRequest['row'],
  now: Date,
  happened: 'sent' | 'acknowledged',
): Promise<void> {
  if (follows === null) return;
  if (kind === 'preservation_extension')
    await meetDeadlines(tx, follows, now, happened === 'sent' ? ['preservation-remind'] : ['preservation-remind', 'preservation-end']);
  if (kind === 'release_of_preservation') await meetDeadlines(tx, follows, now, ['preservation-remind', 'preservation-end']);
  if (kind === 'withdrawal') await meetDeadlines(tx, follows, now);
}

/** The provider's own number comes with its acknowledgement. */
async function keepReference(tx: Transaction<Database>, { dispatches }: FoundRequest, reference: string): Promise<void> {
  const last = dispatches.at(-1);
  if (last === undefined) return;
  await tx.updateTable('dispatch').set({ reference }).where('id', '=', last.id).execute();
}
