// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { RequestDetail } from '../../core/api/requests.ts';
import { InputError } from '../../core/errors/input.ts';
import { RequestError } from '../../core/errors/request.ts';
import { isDocumentKind } from '../../core/requests/kinds.ts';
import { prefill } from '../../core/requests/prefill.ts';
import type { Advice, Language, Option } from '../../core/routes/advice.ts';
import type { AdviceQuery } from '../../core/routes/query.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import { findAdvice } from '../advice/ask-advice.ts';
import type { Asking } from '../asking.ts';
import { findCase, refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findTarget } from '../targets/show-target.ts';
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

/** Drafts a request from an option of a kept advice; the gates of the advice stand on it from the first moment. */
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
      const option = optionOf(advice, asked);
      if (!isDocumentKind(option.document))
        throw new RequestError('UNKNOWN_KIND', {
          message: `Request: the option "${option.route}" is taken without a document of this desk (${option.document || 'none'}). Its reasons say what to do.`,
        });
      const form = formOf(option.document);
      const id = desk.newId();
      const number = `${inCase.row.number}/R${await nextNumber(tx, caseId)}`;
      const language = asked.language ?? languageOf(option);
      const drafter = await tx.selectFrom('account').select('name').where('id', '=', who.id).executeTakeFirstOrThrow();
      const values = prefill({
        fields: form.fields,
        kind: option.document,
        number,
        language,
        option,
        urgency: query.urgency,
        data: asked.data ?? option.data,
        inCase: inCase.row,
        target: target.row,
        drafter: drafter.name,
        authority: desk.configuration.authority,
      });
      const digest = await insertDraft(tx, {
        ...{ id, caseId, number, language, option, values, now },
        adviceId: asked.adviceId,
        kind: option.document,
        targetIds: [target.row.id],
        drafterId: who.id,
        follows: null,
      });
      note({ request: id, document: option.document, route: option.route, digest });
      for (const gate of await raiseGates(tx, advice, id, caseId)) alsoRecord('gate-raised', { request: id, gate });
      const found = await findRequest(desk, tx, id);
      if (found === undefined) throw new TypeError('the request that was just drafted is not there');
      return await requestDetail(desk, tx, found, who, asking.language);
    },
  });
}

function optionOf(advice: Advice, { list, index }: DraftAsked): Option {
  const option = advice[list][index];
  if (option !== undefined) return option;
  throw new InputError('WRONG', {
    message: `Request: the advice has no option ${index} among ${list}. Choose one that it offers; greyed ones cannot be taken.`,
    details: { fields: ['index'] },
  });
}

/** The first language the addressee accepts that this desk writes. */
function languageOf({ language }: Option): Language {
  return (language.find((one) => one === 'en' || one === 'ar' || one === 'fr') as Language | undefined) ?? 'en';
}

async function raiseGates(tx: Transaction<Database>, advice: Advice, requestId: string, caseId: string): Promise<readonly string[]> {
  const closing = advice.gates.filter((gate) => gate.effect === 'block' || gate.effect === 'second-approval');
  for (const { id, effect, why, facts } of closing)
    await tx
      .insertInto('request_gate')
      .values({
        request_id: requestId,
        case_id: caseId,
        gate: id,
        effect: effect as 'block' | 'second-approval',
        why,
        facts: JSON.stringify(facts),
        lifted_by: null,
        lifted_at: null,
        reason: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return closing.map(({ id }) => id);
}
