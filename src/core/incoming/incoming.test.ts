// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { calendarOf } from '../deadlines/request-deadlines.ts';
import { completeValues } from '../documents/complete-values.ts';
import type { Form } from '../documents/form.ts';
import { missingFields } from '../documents/requirements.ts';
import { completenessOf, statedFields, statedValues } from './completeness.ts';
import type { IncomingRegistered } from './incoming.ts';
import { incomingDeadlines } from './incoming-deadlines.ts';
import { questionText } from './question.ts';
import { awaitingStates, type IncomingState, incomingEvents, incomingStates, incomingTable } from './state-table.ts';
import { type IncomingInSteps, incomingStep, possibleIncomingEvents } from './take-step.ts';

const forms = loadForms();
const form = forms.byId.get('mla_request') as Form;
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const registered: IncomingRegistered = {
  requestingState: 'PT',
  requestingAuthority: 'Procuradoria-Geral da República',
  theirReference: 'PGR/77-2026',
  treatyBasis: 'UNTOC, article 18',
  receivedOn: '2026-11-20',
  channel: 'diplomatic',
  language: 'pt',
  asked: 'Subscriber data of one account',
  urgency: 'routine',
  neededBy: null,
  secrecy: false,
  secrecyUntil: null,
};
const EVERYTHING = { comment: 'because', reasonCode: 'dual_criminality', office: 'Court of Alexandria', evidenceIds: ['e1'] };
const at = (state: IncomingState, more: Partial<IncomingInSteps> = {}): IncomingInSteps => ({
  ...{ state, before: null, acknowledged: false, missing: [], forwarded: true },
  ...more,
});

describe('what a request from another State must state', () => {
  test('is what this desk itself must state in one, without the bookkeeping of an office', () => {
    const { missing } = completenessOf(form, statedValues(registered, {}), about);
    const musts = missingFields(form, statedValues(registered, {}), about);
    assert.deepEqual(
      musts.filter((field) => !missing.includes(field)),
      ['our_reference', 'document_type', 'language', 'urgency', 'drafter', 'approver', 'approval_time', 'signature'],
    );
    assert.ok(missing.includes('facts') && missing.includes('seal_and_signature'));
    for (const known of ['treaty_basis_and_article', 'requesting_central_authority', 'assistance_sought'])
      assert.equal(missing.includes(known), false, known);
  });
  test('whatever single must is left out of a complete one is named, and nothing else', () => {
    const complete = Object.fromEntries(statedFields(form).map(({ field }) => [field, 'page 2']));
    const values = { ...complete, identifiers: completeValues(form, 'en').identifiers };
    const whole = completenessOf(form, values, about).missing;
    assert.deepEqual(whole, []);
    for (const { field, level, when } of statedFields(form)) {
      if (level !== 'must' || when !== undefined) continue;
      const { [field]: _, ...rest } = values as Record<string, unknown>;
      assert.deepEqual(completenessOf(form, rest, about).missing, [field]);
    }
  });
  test('without a treaty the promise of reciprocity is missing as well', () => {
    const missing = (treatyBasis: string) => completenessOf(form, statedValues({ ...registered, treatyBasis }, {}), about).missing;
    assert.ok(missing('None, reciprocity').includes('reciprocity_statement'));
    assert.equal(missing('UNTOC, article 18').includes('reciprocity_statement'), false);
  });
});

describe('the steps of a request from another State', () => {
  test('every cell of the table leads to a state that is there, and each state but the last is left', () => {
    for (const state of incomingStates)
      for (const event of incomingEvents) {
        const step = incomingStep(at(state), event, EVERYTHING);
        if (incomingTable[state][event] === undefined) assert.equal(step, 'not-in-this-state', `${state} ${event}`);
        else assert.ok(typeof step !== 'string' && incomingStates.includes(step.to), `${state} ${event}`);
      }
    for (const state of incomingStates) assert.equal(possibleIncomingEvents(at(state)).length > 0, state !== 'closed', state);
  });
  test('from every state there is a way to closed, by steps that are offered', () => {
    for (const state of incomingStates) {
      const seen = new Set<IncomingState>([state]);
      for (const one of seen)
        for (const event of possibleIncomingEvents(at(one))) {
          const step = incomingStep(at(one), event, EVERYTHING);
          if (typeof step !== 'string') seen.add(step.to);
        }
      assert.ok(seen.has('closed'), state);
    }
  });
  test('what is asked or postponed comes back to where it was, also after a question on a question', () => {
    let one = at('in-execution');
    for (const event of ['ask', 'ask', 'clarified'] as const) {
      const step = incomingStep(one, event, EVERYTHING);
      assert.ok(typeof step !== 'string');
      one = at(step.to, { before: step.before });
    }
    assert.equal(one.state, 'in-execution');
    const put = incomingStep(at('assigned'), 'postpone', EVERYTHING);
    assert.ok(typeof put !== 'string');
    assert.partialDeepStrictEqual(incomingStep(at(put.to, { before: put.before }), 'resume', EVERYTHING), { to: 'assigned' });
  });
  test('a refusal has a code of a State and a reason in words', () => {
    assert.equal(incomingStep(at('received'), 'refuse', { comment: 'no' }), 'reason-code-given');
    assert.equal(incomingStep(at('received'), 'refuse', { comment: 'no', reasonCode: 'no_such_data' }), 'reason-code-given');
    assert.equal(incomingStep(at('received'), 'refuse', { comment: ' ', reasonCode: 'political' }), 'comment-given');
  });
  test('what is incomplete goes on only with a word why', () => {
    const one = at('received', { missing: ['facts'] });
    assert.equal(incomingStep(one, 'assign', { office: 'Court' }), 'gaps-explained');
    assert.partialDeepStrictEqual(incomingStep(one, 'assign', { office: 'Court', comment: 'known from an earlier request' }), {
      to: 'assigned',
    });
  });
  test('a receipt is for what was forwarded, and evidence goes out only after something was executed', () => {
    assert.equal(incomingStep(at('executed', { forwarded: false }), 'record-receipt', EVERYTHING), 'something-forwarded');
    for (const state of awaitingStates.filter((one) => one !== 'partly-executed'))
      assert.equal(incomingStep(at(state), 'forward', EVERYTHING), 'not-in-this-state', state);
  });
});

describe('the clocks of a request from another State', () => {
  const home = calendarOf(about.knowledge, 'EG');
  const days = (more: Partial<IncomingRegistered>) =>
    Object.fromEntries(incomingDeadlines(home, { ...registered, ...more }).map(({ kind, lastDay }) => [kind, lastDay]));
  test('run from the day it came, in the calendar of this State', () => {
    const { 'incoming-acknowledge': acknowledge, 'incoming-answer': answer } = days({});
    assert.ok(acknowledge !== undefined && acknowledge >= '2026-11-27' && acknowledge <= '2026-12-01');
    assert.ok(answer !== undefined && answer >= '2027-02-18' && answer <= '2027-02-24');
  });
  test('end on the day it is needed by, where it says one, and its secrecy on its own day', () => {
    assert.partialDeepStrictEqual(days({ neededBy: '2026-12-15', secrecy: true, secrecyUntil: '2027-06-30' }), {
      'incoming-answer': '2026-12-15',
      'secrecy-end': '2027-06-30',
    });
    assert.equal(days({ secrecy: true })['secrecy-end'], undefined);
  });
});

describe('the question to the requesting State', () => {
  const question = (language: 'en' | 'ar' | 'fr', theirReference = 'PGR/77-2026') =>
    questionText(language, form.words[language], {
      ...{ theirReference, ourReference: '2026-14/IN1', receivedOn: '2026-11-20', missing: ['facts', 'persons'] },
    });
  test('names each missing field in that language, and both references apart from the text around them', () => {
    for (const language of ['en', 'ar', 'fr'] as const) {
      for (const field of ['facts', 'persons']) assert.ok(question(language).includes(form.words[language].labels[field] as string), field);
      for (const reference of ['PGR/77-2026', '2026-14/IN1']) assert.ok(question(language).includes(`\u2066${reference}\u2069`));
    }
  });
  test('a reference that turns text around is taken as it reads and turns nothing', () => {
    assert.ok(question('ar', '77\u202e\u2069\n/PGR').includes('\u206677/PGR\u2069'));
  });
});
