// SPDX-License-Identifier: Apache-2.0

import type { Transaction } from 'kysely';
import type { RequestDetail } from '../../core/api/requests.ts';
import { InputError } from '../../core/errors/input.ts';
import { RequestError } from '../../core/errors/request.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { type DocumentKind, isDocumentKind } from '../../core/requests/kinds.ts';
import { offenceOnPaper } from '../../core/requests/offence-on-paper.ts';
import { prefill, valuesOfForm } from '../../core/requests/prefill.ts';
import { nameOnPaper } from '../../core/routes/addressee-name.ts';
import type { Advice, Language, Option } from '../../core/routes/advice.ts';
import type { AdviceQuery } from '../../core/routes/query.ts';
import type { Database } from '../../store/database/schema.ts';
import { type About, act } from '../act.ts';
import { findAdvice } from '../advice/ask-advice.ts';
import type { Asking } from '../asking.ts';
import { type CaseRow, findCase, refuseClosed } from '../cases/find-case.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findTarget, type TargetRow } from '../targets/show-target.ts';
import { closeGates, eachOnce, type GateToClose, gatesOfAdvice, gatesSinceAsked } from './close-gates.ts';
import { findRequest, formOf } from './find-request.ts';
import { insertDraft, nextNumber } from './insert-draft.ts';
import { requestDetail } from './show-request.ts';

export interface DraftAsked {
  readonly adviceId: string;
  readonly list: 'step0' | 'step1' | 'options';
  readonly index: number;
  readonly data?: readonly string[] | undefined;
  readonly language?: Language | undefined;
}

/** Drafts a request from an option of a kept advice; the gates of the advice, and those of today, stand on it from the first moment. */
export async function draftRequest(desk: OpenDesk, asking: Asking, caseId: string, asked: DraftAsked): Promise<RequestDetail> {
  return await act(desk, asking, {
    verb: 'draft',
    subject: 'request',
    kind: 'request-drafted',
    about: { advice: asked.adviceId },
    find: async (tx) => {
      const found = await findAdvice(tx, asked.adviceId);
      return found?.caseId === caseId ? { ...found, drafterIds: [] } : undefined;
    },
    async carryOut({ tx, thing, who, now, note, alsoRecord }) {
      const inCase = await findCase(tx, caseId);
      const target = await findTarget(tx, caseId, thing.row.target_id);
      if (inCase === undefined || target === undefined) throw new TypeError('an advice without its case or target');
      refuseClosed(inCase.row);
      const advice = JSON.parse(thing.row.answer) as Advice;
      const query = JSON.parse(thing.row.query) as AdviceQuery;
      const option = withDocument(optionOf(advice, asked));
      const since = await gatesSinceAsked(desk, tx, inCase.row, [{ advice: thing.row, target: target.row }]);
      const draft = await writeDraft(desk, tx, {
        option,
        adviceId: asked.adviceId,
        gates: [...gatesOfAdvice(advice.gates), ...since],
        urgency: query.urgency,
        data: asked.data ?? option.data,
        language: asked.language ?? languageOf(option),
        inCase: inCase.row,
        targets: [target.row],
        drafterId: who.id,
        now,
      });
      note({ ...draft.about, route: option.route });
      for (const gate of draft.gates) alsoRecord('gate-raised', { request: draft.id, gate });
      const found = await findRequest(desk, tx, draft.id);
      if (found === undefined) throw new TypeError('the request that was just drafted is not there');
      return await requestDetail(desk, tx, found, who, asking.language);
    },
  });
}

function optionOf(advice: Advice, { list, index }: DraftAsked): Option {
  const option = advice[list][index];
  if (option !== undefined) return option;
  throw new InputError('WRONG', {
    message: requestSays('no-such-option', { index, list }),
    details: { fields: ['index'] },
  });
}

/** @throws REQUEST_UNKNOWN_KIND for a road that is taken without a paper */
function withDocument(option: Option): Draft['option'] {
  const { document } = option;
  if (isDocumentKind(document)) return { ...option, document };
  throw new RequestError('UNKNOWN_KIND', {
    message: requestSays('no-document', { option: option.route, document: document || 'none' }),
  });
}

export interface Draft {
  readonly option: Option & { readonly document: DocumentKind };
  readonly adviceId: string;
  /** Of its further targets. */
  readonly adviceIds?: readonly string[];
  readonly gates: readonly GateToClose[];
  readonly urgency: string;
  readonly data: readonly string[];
  readonly language: Language;
  readonly inCase: CaseRow;
  /** At least one. */
  readonly targets: readonly TargetRow[];
  readonly drafterId: string;
  readonly batch?: string;
  readonly now: Date;
}

export interface WrittenDraft {
  readonly id: string;
  /** What the entry says of it. */
  readonly about: About;
  /** Gates that were closed on it. */
  readonly gates: readonly string[];
}

/** Writes a draft with what the desk knows already; the gates of its advice stand on it from the first moment. */
export async function writeDraft(desk: OpenDesk, tx: Transaction<Database>, draft: Draft): Promise<WrittenDraft> {
  const { inCase, targets, drafterId, now, language } = draft;
  // The advice was given in its reader’s language; the paper names its addressee in its own.
  const { to } = draft.option;
  const knowledge = await ownKnowledge(desk, tx);
  const option = { ...draft.option, to: { ...to, name: nameOnPaper(to, serviceOf(targets), language, knowledge) } };
  const kind = option.document;
  const id = desk.newId();
  const number = `${inCase.number}/R${await nextNumber(tx, inCase.id)}`;
  const drafter = await tx.selectFrom('account').select('name').where('id', '=', drafterId).executeTakeFirstOrThrow();
  const known = prefill({
    ...{ kind, number, language, option, targets, inCase },
    offence: offenceOnPaper(inCase.offences, knowledge, language),
    urgency: draft.urgency,
    data: draft.data,
    drafter: drafter.name,
    authority: desk.configuration.authority,
  });
  const values = valuesOfForm(formOf(kind), known);
  const digest = await insertDraft(tx, {
    ...{ id, number, kind, language, option, values, drafterId, now },
    caseId: inCase.id,
    adviceId: draft.adviceId,
    adviceIds: draft.adviceIds,
    targetIds: targets.map((target) => target.id),
    follows: null,
    batch: draft.batch ?? null,
  });
  const gates = await closeGates(tx, { id, caseId: inCase.id }, eachOnce(draft.gates));
  return { id, about: { request: id, document: kind, digest }, gates };
}

/** The service of all these targets, as a person wrote it. */
function serviceOf(targets: readonly TargetRow[]): string | undefined {
  const [service, ...others] = new Set(targets.map((target) => target.service ?? undefined));
  return others.length === 0 ? service : undefined;
}

/** The first language the addressee accepts that this desk writes. */
export function languageOf({ language }: Option): Language {
  return (language.find((one) => one === 'en' || one === 'ar' || one === 'fr') as Language | undefined) ?? 'en';
}
