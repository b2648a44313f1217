// SPDX-License-Identifier: Apache-2.0
import { type Selectable, sql, type Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import type { ShortRequest } from '../../core/api/batches.ts';
import type { AskedTarget, DeadlineShown, Field, MadeDocument, RequestDetail, RequestSummary } from '../../core/api/requests.ts';
import type { LoweredRole } from '../../core/api/role-lowerings.ts';
import type { Person } from '../../core/api/shapes.ts';
import { addressOf } from '../../core/documents/field-address.ts';
import type { Form, FormField } from '../../core/documents/form.ts';
import { lints } from '../../core/documents/lints.ts';
import { isAsked, sectionOf } from '../../core/documents/requirements.ts';
import { causePoints } from '../../core/documents/write-value.ts';
import { limitOfTargets } from '../../core/requests/batch.ts';
import { choicesOf, isFilledByDesk } from '../../core/requests/desk-fields.ts';
import { followingOf } from '../../core/requests/following.ts';
import { statedMailAddress } from '../../core/requests/mail-address.ts';
import { isNamed } from '../../core/requests/preservations.ts';
import { possibleEvents } from '../../core/requests/take-step.ts';
import { waitsFor } from '../../core/requests/waits-for.ts';
import { plannedChannel } from '../../core/requests/way-of-sending.ts';
import { type Addressed, addresseeName } from '../../core/routes/addressee-name.ts';
import type { Language, Option } from '../../core/routes/advice.ts';
import { factOf } from '../../core/routes/fact-index.ts';
import { factTitle } from '../../core/routes/handbook/fact-title.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import type { Database, DispatchTable, RequestDocumentTable } from '../../store/database/schema.ts';
import { openDeadlines } from '../deadlines/show-deadline.ts';
import type { OpenDesk } from '../open-desk.ts';
import { papersOf } from '../papers/shown-papers.ts';
import { peopleOf } from '../people.ts';
import { loweredRolesOf } from '../targets/role-lowerings.ts';
import { rolesInCase } from '../targets/roles-in-case.ts';
import { enclosedElsewhere, enclosuresOf } from './enclosures.ts';
import { type FoundRequest, followedOf, formOf, type RequestRow } from './find-request.ts';
import { preservationsOfCase } from './preservations-of-case.ts';
import { peopleInSince, shownSince } from './shown-since.ts';

/** What a list shows of a request: its text and the option it was drafted from are left where they are, they are most of its bytes. */
const LISTED = [
  'id',
  'case_id',
  'number',
  'kind',
  'state',
  'version',
  'addressed',
  'target_ids',
  'review',
  'updated_at',
  'sent_at',
] as const;

export type ListedRequest = Pick<RequestRow, (typeof LISTED)[number]> & {
  readonly first_drafter: string;
  readonly case_number: string;
  readonly gates_closed: number;
  readonly due_kind: string | null;
  readonly due_at: Date | null;
};

/** Requests with what a list shows beside them. */
export function listedRequests(tx: Transaction<Database>) {
  return tx
    .selectFrom('request')
    .innerJoin('case_file', 'case_file.id', 'request.case_id')
    .leftJoinLateral(
      (one) =>
        one
          .selectFrom('deadline')
          .select(['kind', 'due_at'])
          .whereRef('deadline.request_id', '=', 'request.id')
          .where('met_at', 'is', null)
          .orderBy('due_at')
          .limit(1)
          .as('due'),
      (join) => join.onTrue(),
    )
    .select(LISTED.map((column) => `request.${column}` as const))
    .select([
      'case_file.number as case_number',
      'due.kind as due_kind',
      'due.due_at as due_at',
      sql<string>`request.drafter_ids[1]`.as('first_drafter'),
      sql<number>`(SELECT count(*) FROM request_gate g WHERE g.request_id = request.id AND g.lifted_by IS NULL)`.as('gates_closed'),
    ]);
}

export async function requestSummaries(
  desk: Pick<OpenDesk, 'knowledge'>,
  tx: Transaction<Database>,
  rows: readonly ListedRequest[],
  language: Language,
): Promise<RequestSummary[]> {
  const person = await peopleOf(
    tx,
    rows.map(({ first_drafter }) => first_drafter),
  );
  const addressee = addresseesIn(language, desk.knowledge());
  return rows.map((row) => {
    const gates = row.gates_closed > 0 ? [{ id: '', effect: 'second-approval' as const }] : [];
    return {
      id: row.id,
      caseId: row.case_id,
      caseNumber: row.case_number,
      number: row.number,
      kind: row.kind,
      title: formOf(row.kind).names[language],
      addressee: addressee(row.addressed),
      state: row.state,
      version: row.version,
      targets: row.target_ids,
      drafter: person(row.first_drafter),
      updatedAt: row.updated_at.toISOString(),
      sentAt: row.sent_at?.toISOString() ?? null,
      nextDue: row.due_kind === null || row.due_at === null ? null : { kind: row.due_kind, at: row.due_at.toISOString() },
      waitsFor: waitsFor({ state: row.state, gates, ...(row.review === null ? {} : { review: row.review }) }),
    };
  });
}

/** Names of addressees, each looked up once: thousands of requests go to a few. */
function addresseesIn(language: Language, knowledge: Knowledge): (addressed: Addressed) => string {
  const names = new Map<string, string>();
  return (addressed) => {
    const key = `${addressed.kind} ${addressed.country} ${addressed.name}`;
    const name = names.get(key) ?? addresseeName(addressed, language, knowledge);
    names.set(key, name);
    return name;
  };
}

/** A request with everything on it, as this person may see and use it. */
export async function requestDetail(
  desk: OpenDesk,
  tx: Transaction<Database>,
  found: FoundRequest,
  who: Who,
  language: Language,
): Promise<RequestDetail> {
  const { row, option, steps } = found;
  const listed = await listedRequests(tx).where('request.id', '=', row.id).executeTakeFirstOrThrow();
  const [summary] = await requestSummaries(desk, tx, [listed], language);
  const comments = await tx
    .selectFrom('request_comment')
    .selectAll()
    .where('request_id', '=', row.id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const documents = await tx
    .selectFrom('request_document')
    .selectAll()
    .where('request_id', '=', row.id)
    .orderBy('made_at')
    .orderBy('language')
    .execute();
  const preservations = await preservationsOfCase(tx, found);
  const enclosures = await enclosuresOf(tx, found);
  const deadlines = await deadlinesOfRequest(desk, tx, row.id);
  const person = await peopleOf(tx, [
    ...found.asked.targets.flatMap(({ approvedBy }) => approvedBy),
    ...comments.map(({ account_id }) => account_id),
    ...found.approvals.map(({ account_id }) => account_id),
    ...found.dispatches.map(({ account_id }) => account_id),
    ...found.gates.map(({ lifted_by }) => lifted_by),
    ...found.protection.named.map(({ answer }) => answer?.by ?? null),
    ...peopleInSince(found),
  ]);
  return {
    ...(summary as RequestSummary),
    adviceId: row.advice_id,
    addresseeDetail: { ...addresseeOf(option), name: (summary as RequestSummary).addressee },
    route: option.route,
    batch: row.batch,
    asked: await shownTargets(tx, found, person),
    loose: [...found.asked.loose],
    each: found.asked.each,
    languages: [...option.language],
    fields: found.form.fields.map((field) => ({
      ...fieldOf(field, found.form, desk, language),
      asked: isAsked(field, found.values, found.about),
    })),
    values: found.values,
    missing: [...steps.missing],
    preservations: preservations.map((one) => ({ ...one, until: one.until ?? null, named: isNamed(one, found.values) })),
    lints: lints(found.form, found.values, { ...found.about, holds: preservations }, language).map((one) => ({
      ...one,
      facts: [...one.facts],
      titles: one.facts.map((fact) => titleOf(found, fact, language)),
    })),
    gates: found.gates.map((gate) => shownGate(found, gate, person)),
    named: shownNamed(found, person, language),
    lowered: await loweredIn(tx, found),
    approvals: found.approvals.map(({ version, account_id, approved_at, comment, digest }) => ({
      version,
      by: person(account_id),
      at: approved_at.toISOString(),
      comment,
      digest,
    })),
    comments: comments.map(({ at, account_id, event, text, version }) => ({
      at: at.toISOString(),
      by: person(account_id),
      event,
      text,
      version,
    })),
    documents: documents.map(madeDocument),
    papers: await papersOf(tx, row.id),
    dispatches: found.dispatches.map(({ id, channel, state, prepared_at, sent_at, reference, account_id, ...mail }) => ({
      id,
      channel,
      state,
      preparedAt: prepared_at.toISOString(),
      sentAt: sent_at?.toISOString() ?? null,
      reference,
      by: person(account_id),
      mail: mailOf(mail),
    })),
    deadlines,
    digest: row.digest,
    mayFollow: mayFollow(found, who, language),
    plannedChannel: plannedChannel(found.values.channel, option) ?? null,
    mailAddress: statedMailAddress(option) ?? null,
    channelUnconfirmed: channelUnconfirmed(found),
    factsSince: shownSince(found, person, language),
    unconfirmed: found.unconfirmed.map((one) => ({ ...one, title: titleOf(found, one.factId, language), fields: [...one.fields] })),
    review: row.review === null ? null : { dueAt: row.review.dueAt, result: row.review.result },
    can: stepsOf(desk, found, who),
    may: [...dutiesOf(found, who), ...(mayDecideSecrecy(found, who, deadlines) ? ['decide-secrecy'] : [])],
    evidence: (await tx.selectFrom('evidence').select('id').where('request_id', '=', row.id).orderBy('received_at').execute()).map(
      ({ id }) => id,
    ),
    enclosures,
    enclosedElsewhere: enclosedElsewhere(found, enclosures),
  };
}

/** What of a request is shown among those it was drafted with. */
export async function shortRequest(
  desk: OpenDesk,
  tx: Transaction<Database>,
  found: FoundRequest,
  who: Who,
  language: Language,
): Promise<ShortRequest> {
  const listed = await listedRequests(tx).where('request.id', '=', found.row.id).executeTakeFirstOrThrow();
  const [summary] = await requestSummaries(desk, tx, [listed], language);
  const person = await peopleOf(
    tx,
    found.asked.targets.flatMap(({ approvedBy }) => approvedBy),
  );
  return {
    ...(summary as RequestSummary),
    digest: found.row.digest,
    asked: await shownTargets(tx, found, person),
    each: found.asked.each,
    limit: limitShown(found),
    missing: [...found.steps.missing],
    gates: found.gates.filter(({ lifted_by }) => lifted_by === null).map((gate) => shownGate(found, gate, person)),
    lowered: await loweredIn(tx, found),
    can: stepsOf(desk, found, who),
  };
}

/** Of those whom it asks about, under whatever target, whose role was lowered. */
async function loweredIn(tx: Transaction<Database>, { caseId, asked }: FoundRequest): Promise<LoweredRole[]> {
  const loose = asked.loose.map((written) => ({ written, normalised: written }));
  return await loweredRolesOf(tx, caseId, [...asked.targets, ...loose]);
}

function limitShown({ knowledge, option, form }: FoundRequest): ShortRequest['limit'] {
  const { stated = null, ...limit } = limitOfTargets(knowledge, option, form);
  return { ...limit, stated };
}

/** Each under the role that counts for it in the case. */
async function shownTargets(
  tx: Transaction<Database>,
  { caseId, asked }: FoundRequest,
  person: (id: string) => Person,
): Promise<AskedTarget[]> {
  const counting = await rolesInCase(tx, caseId);
  return asked.targets.map((target) => ({
    ...{ id: target.id, kind: target.kind, written: target.written, service: target.service, role: counting(target).role },
    ...{ link: target.relevance, digest: target.digest, approvedBy: target.approvedBy.map(person) },
  }));
}

function shownGate(
  { protection }: FoundRequest,
  { gate, effect, why, facts, lifted_by, lifted_at, reason }: FoundRequest['gates'][number],
  person: (id: string) => Person,
): RequestDetail['gates'][number] {
  const lifted =
    lifted_by === null || lifted_at === null ? null : { by: person(lifted_by), at: lifted_at.toISOString(), reason: reason ?? '' };
  const because = protection.raised.find((one) => one.gate === gate)?.because ?? [];
  const whom = because.flatMap(({ target }) => (target === undefined ? [] : [target]));
  return {
    ...{ id: gate, effect, why, facts: [...facts], lifted },
    because: whom.map(({ id, written, role }) => ({ targetId: id, written, role })),
  };
}

/** Fields by what the form calls them in the reader's language. */
function shownNamed({ protection, form }: FoundRequest, person: (id: string) => Person, language: Language): RequestDetail['named'] {
  const { labels } = form.words[language];
  return protection.named.map(({ target: { id, written, role }, fields, digest, answer }) => ({
    ...{ targetId: id, written, role, digest },
    fields: fields.map((field) => ({ id: field, label: labels[field] ?? field.replaceAll('_', ' ') })),
    answer: answer === undefined ? null : { asks: answer.asks, reason: answer.reason, by: person(answer.by), at: answer.at.toISOString() },
  }));
}

function stepsOf(desk: OpenDesk, found: FoundRequest, who: Who): RequestDetail['can'] {
  const possible = possibleEvents(found.steps, { who: who.id, at: desk.now().toISOString() });
  return possible.filter((event) => isAllowed(who, event, 'request', found));
}

function mayFollow(found: FoundRequest, who: Who, language: Language): RequestDetail['mayFollow'] {
  if (!isAllowed(who, 'draft', 'request', found)) return [];
  return followingOf(followedOf(found.row)).map((one) => ({ kind: one, title: formOf(one).names[language] }));
}

async function deadlinesOfRequest(desk: OpenDesk, tx: Transaction<Database>, requestId: string): Promise<DeadlineShown[]> {
  return await openDeadlines(desk, tx.selectFrom('deadline').where('deadline.request_id', '=', requestId));
}

function mayDecideSecrecy(found: FoundRequest, who: Who, deadlines: readonly DeadlineShown[]): boolean {
  const isOpen = deadlines.some(({ kind, metAt }) => kind === 'secrecy-end' && metAt === null);
  return isOpen && isAllowed(who, 'decide-secrecy', 'request', found);
}

function dutiesOf(found: FoundRequest, who: Who): string[] {
  const { row, gates, unconfirmed, dispatches, since, steps } = found;
  const may = (verb: string) => isAllowed(who, verb, 'request', found);
  const isOut = ['sent', 'acknowledged', 'partly-answered'].includes(row.state);
  return [
    ...(may('lift-gate') && gates.some(({ lifted_by }) => lifted_by === null) ? ['lift-gate'] : []),
    ...(may('confirm-channel') && unconfirmed.some(({ addressee }) => addressee) ? ['confirm-channel'] : []),
    ...(may('confirm-law') && unconfirmed.length > 0 ? ['confirm-law'] : []),
    ...(may('edit') && row.state === 'draft' && since?.option !== undefined ? ['take-over-facts'] : []),
    ...(since !== undefined && steps.factsChanged && may(row.state === 'draft' ? 'edit' : 'keep-facts') ? ['keep-facts'] : []),
    ...(row.state === 'draft' && found.protection.named.length > 0 && may('edit') ? ['answer-named'] : []),
    ...(may('compare') ? ['compare'] : []),
    ...(may('dispatch') && row.state === 'approved' ? ['record-dispatch'] : []),
    ...(may('file-message') && row.sent_at !== null ? ['file-message'] : []),
    ...(may('dispatch') && dispatches.some(({ state }) => state === 'perhaps-sent') ? ['decide-dispatch'] : []),
    ...(isAllowed(who, 'add', 'evidence', found) && isOut ? ['receive-return'] : []),
  ];
}

/** A field of a form with its words; before there are values, every one is asked. */
/** Grounds for content from the United States, which country packs list point by point. */
const CAUSE = 'standard_of_proof_section';

export function fieldOf(field: FormField, form: Form, desk: OpenDesk, language: Language): Field {
  const words = form.words[language];
  const choices = choicesOf(field);
  const section = sectionOf(form, field.field);
  return {
    id: field.field,
    block: field.block,
    section: { id: section, heading: words.headings[section] ?? null },
    address: addressOf(form, field.field) ?? null,
    asked: true,
    type: field.type,
    level: field.level,
    when: field.when ?? null,
    label: words.labels[field.field] ?? field.field.replaceAll('_', ' '),
    prompt: words.prompts[field.field] ?? null,
    filledByDesk: isFilledByDesk(field.field, desk.configuration.authority),
    points: field.field === CAUSE ? causePoints.map((id) => ({ id, label: words.choices[`point_${id}`] ?? id })) : null,
    choices: choices === undefined ? null : choices.map((id) => ({ id, label: words.choices[id] ?? id.replaceAll('_', ' ') })),
  };
}

export function madeDocument(row: Selectable<RequestDocumentTable>): MadeDocument {
  return {
    sha256: row.sha256,
    language: row.language,
    format: row.format,
    bytes: row.size_bytes,
    version: row.version,
    madeAt: row.made_at.toISOString(),
    signed: row.signed,
  };
}

type MailRow = Pick<Selectable<DispatchTable>, 'mail_to' | 'protection' | 'message_id' | 'mail_item' | 'mail_subject' | 'enclosures'>;

export function mailOf(row: MailRow) {
  const { mail_to: to, protection, message_id: messageId, mail_item: item, mail_subject: subject, enclosures } = row;
  return to === null || protection === null || messageId === null
    ? null
    : { to, protection, messageId, item, subject, enclosures: [...enclosures] };
}

/** What a fact is called, where it is known still. */
export function titleOf({ knowledge }: FoundRequest, factId: string, language: Language): string {
  const fact = factOf(knowledge, factId);
  return fact === undefined ? factId : factTitle(fact, knowledge, language);
}

/** The first fact of the addressee that nobody has confirmed, with the address that rests on it. */
function channelUnconfirmed({ unconfirmed, option: { to } }: FoundRequest): RequestDetail['channelUnconfirmed'] {
  const first = unconfirmed.find(({ addressee }) => addressee);
  if (first === undefined) return null;
  return { factId: first.factId, state: first.state, address: to.channel?.address ?? to.email ?? to.address ?? null };
}

function addresseeOf({ to }: Option): RequestDetail['addresseeDetail'] {
  const { channel } = to;
  return {
    name: to.name,
    country: to.country,
    service: to.service ?? null,
    address: to.address ?? null,
    email: to.email ?? null,
    channel:
      channel === undefined ? null : { id: channel.id, type: channel.type, address: channel.address ?? null, ownDomain: channel.ownDomain },
  };
}
