// SPDX-License-Identifier: Apache-2.0

import type { Transaction } from 'kysely';
import type { RequestDetail } from '../../core/api/requests.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import { RequestError } from '../../core/errors/request.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { type FollowingKind, followingOf, optionFollowing, ownToFollowing, valuesFollowing } from '../../core/requests/following.ts';
import { offenceOnPaper } from '../../core/requests/offence-on-paper.ts';
import { prefill, valuesOfForm } from '../../core/requests/prefill.ts';
import { requestStateWords } from '../../core/requests/state-words.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { targetsOfCase } from '../targets/show-target.ts';
import { closeGates, type GateToClose, gatesSinceAsked } from './close-gates.ts';
import type { WrittenDraft } from './draft-request.ts';
import { type FoundRequest, findRequest, followedOf, formOf } from './find-request.ts';
import { insertDraft, nextNumber } from './insert-draft.ts';
import { requestDetail } from './show-request.ts';

export interface FollowingAsked {
  readonly kind: FollowingKind;
  readonly language?: Language | undefined;
}

/** Drafts a paper that follows from a request: same addressee, its number and dates filled in. @throws REQUEST_NOT_IN_THIS_STATE */
export async function draftFollowing(desk: OpenDesk, asking: Asking, requestId: string, asked: FollowingAsked): Promise<RequestDetail> {
  return await act(desk, asking, {
    verb: 'draft',
    subject: 'request',
    kind: 'request-drafted',
    about: { follows: requestId },
    find: (tx) => findRequest(desk, tx, requestId),
    async carryOut({ tx, thing, who, now, note, alsoRecord }) {
      refuseClosed(thing.inCase);
      refuseOther(thing, asked.kind);
      const language = asked.language ?? thing.row.language;
      const draft = await writeFollowing(desk, tx, thing, { kind: asked.kind, language, drafterId: who.id, now });
      note(draft.about);
      for (const gate of draft.gates) alsoRecord('gate-raised', { request: draft.id, gate });
      const found = await findRequest(desk, tx, draft.id);
      if (found === undefined) throw new TypeError('the request that was just drafted is not there');
      return await requestDetail(desk, tx, found, who, asking.language);
    },
  });
}

function refuseOther({ row }: FoundRequest, kind: FollowingKind): void {
  const possible = followingOf(followedOf(row));
  if (possible.includes(kind)) return;
  throw new RequestError('NOT_IN_THIS_STATE', {
    message: requestSays('does-not-follow', {
      kind,
      from: row.kind,
      state: requestStateWords[row.state],
      possible: possible.join(', ') || 'nothing',
    }),
  });
}

export interface FollowingToWrite {
  readonly kind: FollowingKind;
  readonly language: Language;
  readonly drafterId: string;
  readonly now: Date;
  /** What the desk says beside what the request says: why it proposes the paper. */
  readonly more?: FieldValues;
}

/** Writes the draft of a paper that follows; a gate that was closed on the request is closed on it, and so is one that today would be. */
export async function writeFollowing(
  desk: Pick<OpenDesk, 'configuration' | 'newId' | 'knowledge'>,
  tx: Transaction<Database>,
  thing: FoundRequest,
  { kind, language, drafterId, now, more = {} }: FollowingToWrite,
): Promise<WrittenDraft> {
  const { row, caseId } = thing;
  const id = desk.newId();
  const number = `${thing.inCase.number}/R${await nextNumber(tx, caseId)}`;
  const drafter = await tx.selectFrom('account').select('name').where('id', '=', drafterId).executeTakeFirstOrThrow();
  const values = { ...(await valuesOf(desk, tx, thing, { kind, number, language, drafter: drafter.name })), ...more };
  const digest = await insertDraft(tx, {
    ...{ id, caseId, kind, number, language, values, drafterId, now },
    option: optionFollowing(thing.option, kind),
    adviceId: row.advice_id,
    adviceIds: row.advice_ids,
    targetIds: row.target_ids,
    follows: row.id,
    batch: null,
  });
  const gates = await closeGates(tx, { id, caseId }, [...thing.gates, ...(await gatesBesides(desk, tx, thing))]);
  return { id, about: { request: id, document: kind, digest }, gates };
}

/** Gates of today that the followed request did not have. */
async function gatesBesides(
  desk: Pick<OpenDesk, 'knowledge'>,
  tx: Transaction<Database>,
  { row, inCase, gates }: FoundRequest,
): Promise<readonly GateToClose[]> {
  const asked = await tx
    .selectFrom('advice')
    .innerJoin('target', 'target.id', 'advice.target_id')
    .select(['advice.query', 'advice.as_of', 'advice.language'])
    .select(['target.id', 'target.written', 'target.normalised', 'target.role'])
    .where('advice.id', 'in', [row.advice_id, ...row.advice_ids])
    .execute();
  const since = await gatesSinceAsked(
    desk,
    tx,
    inCase,
    asked.map(({ query, as_of, language, ...target }) => ({ advice: { query, as_of, language }, target })),
  );
  const standing = new Set(gates.map(({ gate }) => gate));
  return since.filter(({ gate }) => !standing.has(gate));
}

interface NewPaper {
  readonly kind: FollowingKind;
  readonly number: string;
  readonly language: Language;
  readonly drafter: string;
}

async function valuesOf(
  desk: Pick<OpenDesk, 'configuration' | 'knowledge'>,
  tx: Transaction<Database>,
  thing: FoundRequest,
  paper: NewPaper,
) {
  const { row, option, values, dispatches } = thing;
  const all = await targetsOfCase(tx, row.case_id);
  const targets = all.filter(({ id }) => row.target_ids.includes(id));
  const { authority } = desk.configuration;
  const offence = offenceOnPaper(thing.inCase.offences, await ownKnowledge(desk, tx), paper.language);
  const known = prefill({ ...paper, option, urgency: 'none', data: [], inCase: thing.inCase, offence, targets, authority });
  const end = await tx
    .selectFrom('deadline')
    .select('last_day')
    .where('request_id', '=', row.id)
    .where('kind', '=', 'preservation-end')
    .orderBy('due_at', 'desc')
    .executeTakeFirst();
  const followed = valuesFollowing({
    number: row.number,
    state: row.state,
    values,
    theirReference: dispatches.at(-1)?.reference ?? undefined,
    holdEnds: end?.last_day,
    holdDays: option.holdDays,
  });
  return valuesOfForm(formOf(paper.kind), { ...followed, ...known, ...ownToFollowing(followed) });
}
