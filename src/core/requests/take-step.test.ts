// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { dispatchEvents, dispatchStates, dispatchStep, dispatchTable } from './dispatch-table.ts';
import { guards } from './guards.ts';
import { type DocumentKind, documentKinds } from './kinds.ts';
import type { EventInput, RequestInSteps } from './request.ts';
import { type RequestEvent, requestEvents, requestStates, requestTable } from './state-table.ts';
import { possibleEvents, takeStep } from './take-step.ts';

const AT = '2026-11-24T08:00:00.000Z';

const request = (changes: Partial<RequestInSteps> = {}): RequestInSteps => ({
  kind: 'voluntary_request',
  state: 'submitted',
  version: 1,
  drafters: ['mona'],
  approvals: [],
  missing: [],
  gates: [],
  channelUnconfirmed: false,
  factsChanged: false,
  namedUnanswered: [],
  dispatches: [],
  scope: { identifiers: ['username:a', 'username:b'], categories: ['subscriber', 'access_log'], from: '2026-01-01', to: '2026-02-01' },
  ...changes,
});
const by = (who: string, more: Partial<EventInput> = {}): EventInput => ({ who, at: AT, ...more });
const outcome = (of: RequestInSteps, event: RequestEvent, input: EventInput) => {
  const step = takeStep(of, event, input);
  return step.kind === 'refused' ? step.code : step.to;
};

/** The whole table on one page, as a lawyer would check it: state, then event>next. */
const ON_PAPER: Readonly<Record<string, string>> = {
  draft: 'edit>draft submit>submitted send-first>sent withdraw>withdrawn review-uphold>same review-reject>same',
  submitted:
    'send-back>draft approve>approved disapprove>disapproved send-first>sent withdraw>withdrawn review-uphold>same review-reject>same',
  approved: 'dispatch>sent amend>draft withdraw>withdrawn review-uphold>same review-reject>same',
  sent: 'acknowledge>acknowledged record-partial-answer>partly-answered record-answer>answered record-refusal>refused amend>draft narrow>draft withdraw>withdrawn lapse>lapsed review-uphold>same review-reject>same close>closed',
  acknowledged:
    'record-partial-answer>partly-answered record-answer>answered record-refusal>refused amend>draft narrow>draft withdraw>withdrawn lapse>lapsed review-uphold>same review-reject>same',
  'partly-answered':
    'record-partial-answer>partly-answered record-answer>answered record-refusal>refused amend>draft narrow>draft withdraw>withdrawn lapse>lapsed review-uphold>same review-reject>same close>closed',
  answered: 'record-partial-answer>partly-answered take-other-route>closed review-uphold>same review-reject>same close>closed',
  refused: 'amend>draft narrow>draft take-other-route>closed review-uphold>same review-reject>same close>closed',
  disapproved: 'amend>draft review-uphold>same review-reject>same close>closed',
  withdrawn: 'review-uphold>same review-reject>same',
  lapsed: 'take-other-route>closed review-uphold>same review-reject>same close>closed',
  closed: '',
};

describe('the table of states and events', () => {
  test('each cell leads where the page says, and there are no others', () => {
    for (const state of requestStates) {
      const row = requestEvents.filter((event) => requestTable[state][event]).map((event) => `${event}>${requestTable[state][event]?.to}`);
      assert.equal(row.join(' '), ON_PAPER[state], state);
    }
  });
  test('every empty cell is refused with the steps that are possible', () => {
    for (const state of requestStates)
      for (const event of requestEvents.filter((name) => requestTable[state][name] === undefined)) {
        const step = takeStep(request({ state }), event, by('karim'));
        assert.ok(step.kind === 'refused' && step.code === 'NOT_IN_THIS_STATE' && step.why.en.includes(state), `${state} ${event}`);
      }
  });
  test('every guard is used somewhere, and every state can be reached', () => {
    const cells = requestStates.flatMap((state) => Object.values(requestTable[state]));
    assert.deepEqual([...new Set(cells.flatMap((cell) => cell.guards))].sort(), Object.keys(guards).sort());
    assert.deepEqual(
      [...new Set(['draft', ...cells.map((cell) => cell.to).filter((to) => to !== 'same')])].sort(),
      [...requestStates].sort(),
    );
  });
  test('every cell can be taken by somebody, and each of its guards can refuse it, for every kind', () => {
    for (const kind of Object.keys(documentKinds) as DocumentKind[])
      for (const state of requestStates)
        for (const event of Object.keys(requestTable[state]) as RequestEvent[]) {
          const traits = documentKinds[kind];
          const names = requestTable[state][event]?.guards ?? [];
          const impossible =
            (names.includes('kind-may-go-first') && !traits.mayGoFirst) ||
            (names.includes('kind-lapses') && !traits.lapses) ||
            (names.includes('kind-expects-answer') && !traits.expectsAnswer) ||
            (names.includes('kind-expects-no-answer') && traits.expectsAnswer);
          const ready = request({
            kind,
            state,
            approvals: [{ version: 1, by: 'karim', at: AT }],
            ...(event.startsWith('review') ? { review: { dueAt: AT, result: 'due' as const } } : {}),
          });
          const scope = { ...ready.scope, identifiers: ['username:a'] };
          const step = takeStep(ready, event, by('karim', { comment: 'because', reasonCode: 'overbroad', scope, dangerStated: true }));
          assert.equal(step.kind, impossible ? 'refused' : 'step', `${kind}, ${state}, ${event}`);
        }
  });
});

describe('four eyes', () => {
  test('a drafter does not approve, send back or review what they drafted', () => {
    assert.equal(outcome(request(), 'approve', by('mona')), 'FOUR_EYES');
    assert.equal(outcome(request(), 'send-back', by('mona', { comment: 'x' })), 'FOUR_EYES');
    const sent = request({ kind: 'emergency_request', state: 'sent', review: { dueAt: AT, result: 'due' } });
    assert.equal(outcome(sent, 'review-uphold', by('mona')), 'FOUR_EYES');
  });
  test('who added one sentence is a drafter too', () => {
    assert.equal(outcome(request({ drafters: ['mona', 'karim'] }), 'approve', by('karim')), 'FOUR_EYES');
  });
  test('an approval of the version before does not carry over', () => {
    const amended = request({ state: 'approved', version: 2, approvals: [{ version: 1, by: 'karim', at: AT }] });
    assert.equal(outcome(amended, 'dispatch', by('mona')), 'NOT_APPROVED');
  });
  test('who lifted a gate does not approve as well, and a gate that nobody lifted stops the approval', () => {
    const gate = { id: 'g-torture', effect: 'second-approval' as const };
    assert.equal(outcome(request({ gates: [gate] }), 'approve', by('karim')), 'GATE_CLOSED');
    assert.equal(outcome(request({ gates: [{ ...gate, liftedBy: 'karim' }] }), 'approve', by('karim')), 'FOUR_EYES');
    assert.equal(outcome(request({ gates: [{ ...gate, liftedBy: 'laila' }] }), 'approve', by('karim')), 'approved');
  });
  test('who wrote why it keeps what the facts say no longer does not approve it, nor uphold it after it went first', () => {
    assert.equal(outcome(request({ keptBy: 'karim' }), 'approve', by('karim')), 'FOUR_EYES');
    assert.equal(outcome(request({ keptBy: 'laila' }), 'approve', by('karim')), 'approved');
    assert.notEqual(outcome(request({ keptBy: 'karim' }), 'send-back', by('karim', { comment: 'x' })), 'FOUR_EYES');
    const sent = request({ kind: 'emergency_request', state: 'sent', review: { dueAt: AT, result: 'due' } });
    assert.equal(outcome({ ...sent, keptBy: 'karim' }, 'review-uphold', by('karim')), 'FOUR_EYES');
    const gate = { id: 'g-minor', effect: 'second-approval' as const, liftedBy: 'karim' };
    assert.equal(outcome({ ...sent, gates: [gate] }, 'review-uphold', by('karim')), 'FOUR_EYES');
  });
  test('whatever happens before, nothing is sent in the ordinary way without an approval of that version by somebody else', () => {
    const people = fc.constantFrom('mona', 'karim', 'salma');
    const acts = fc.array(fc.tuple(fc.constantFrom(...requestEvents), people), { maxLength: 40 });
    fc.assert(
      fc.property(acts, (steps) => {
        let now = request({ state: 'draft', drafters: ['mona'] });
        for (const [event, who] of steps) {
          const step = takeStep(now, event, by(who, { comment: 'because', reasonCode: 'overbroad', dangerStated: true }));
          if (step.kind === 'refused') continue;
          if (event === 'dispatch') assert.ok(now.approvals.some((a) => a.version === now.version && !now.drafters.includes(a.by)));
          const drafters = event === 'edit' || event === 'amend' ? [...now.drafters, who] : now.drafters;
          now = { ...now, state: step.to, version: step.version, approvals: step.approvals, drafters };
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('an emergency', () => {
  const emergency = request({ kind: 'emergency_request', state: 'draft' });
  const danger = by('mona', { dangerStated: true });
  test('goes first and owes a review 72 hours later', () => {
    const step = takeStep(emergency, 'send-first', danger);
    assert.ok(step.kind === 'step' && step.to === 'sent');
    assert.deepEqual(step.review, { dueAt: '2026-11-27T08:00:00.000Z', result: 'due' });
  });
  test('does not go first when an earlier one was never reviewed', () => {
    assert.equal(outcome(emergency, 'send-first', { ...danger, overdueReviews: 1 }), 'REVIEW_OVERDUE');
  });
  test('is no way round approval for other kinds, nor without a stated danger', () => {
    assert.equal(outcome(request({ state: 'draft' }), 'send-first', danger), 'NOT_AN_EMERGENCY');
    assert.equal(outcome(emergency, 'send-first', by('mona')), 'NOT_AN_EMERGENCY');
  });
  test('a blocking gate holds it too; one that asks for a second approval lets it go and is reviewed after', () => {
    assert.equal(outcome({ ...emergency, gates: [{ id: 'g-speech', effect: 'block' }] }, 'send-first', danger), 'GATE_CLOSED');
    assert.equal(outcome({ ...emergency, gates: [{ id: 'g-role', effect: 'second-approval' }] }, 'send-first', danger), 'sent');
  });
  test('is not closed before its review, and is reviewed even after it was answered or withdrawn', () => {
    const answered = request({ kind: 'emergency_request', state: 'answered', review: { dueAt: AT, result: 'due' } });
    assert.equal(outcome(answered, 'close', by('mona')), 'REVIEW_DUE');
    const step = takeStep({ ...answered, state: 'withdrawn' }, 'review-reject', by('karim', { comment: 'no danger was shown' }));
    assert.ok(step.kind === 'step' && step.review?.result === 'rejected' && step.review.by === 'karim');
  });
});

describe('after sending', () => {
  const sent = request({ state: 'sent' });
  test('narrowing takes away and makes a new version; it adds nothing', () => {
    const fewer = { ...sent.scope, identifiers: ['username:a'] };
    const step = takeStep(sent, 'narrow', by('mona', { comment: 'asked by the provider', scope: fewer }));
    assert.ok(step.kind === 'step' && step.to === 'draft' && step.version === 2);
    const other = { ...sent.scope, identifiers: ['username:c'] };
    assert.equal(outcome(sent, 'narrow', by('mona', { comment: 'x', scope: other })), 'NOT_NARROWER');
    assert.equal(outcome(sent, 'narrow', by('mona', { comment: 'x', scope: { ...sent.scope, to: '2026-03-01' } })), 'NOT_NARROWER');
    assert.equal(outcome(sent, 'narrow', by('mona', { comment: 'x', scope: sent.scope })), 'NOT_NARROWER');
  });
  test('a refusal carries a reason code of the catalogue', () => {
    assert.equal(outcome(sent, 'record-refusal', by('mona', { reasonCode: 'they were rude' })), 'REASON_CODE_MISSING');
    const step = takeStep(sent, 'record-refusal', by('mona', { reasonCode: 'overbroad' }));
    assert.ok(step.kind === 'step' && step.code === 'overbroad');
  });
  test('a partial answer leaves the request open', () => {
    assert.equal(outcome(sent, 'record-partial-answer', by('mona')), 'partly-answered');
    assert.equal(outcome({ ...sent, state: 'partly-answered' }, 'record-answer', by('mona')), 'answered');
  });
  test('while a mail may have left, nothing is amended or withdrawn', () => {
    const unsure = { ...sent, dispatches: [{ state: 'perhaps-sent' as const }] };
    assert.equal(outcome(unsure, 'withdraw', by('mona', { comment: 'x' })), 'BEING_SENT');
  });
  test('the buttons of the screen are the steps that would be taken', () => {
    assert.deepEqual(possibleEvents(request(), by('mona')), ['withdraw']);
    assert.deepEqual(possibleEvents(request(), by('karim')), ['send-back', 'approve', 'disapprove', 'withdraw']);
  });
});

describe('a dispatch', () => {
  test('after a crash it is perhaps sent, and only a person says which', () => {
    assert.equal(dispatchStep('sending', 'track-lost'), 'perhaps-sent');
    assert.deepEqual(Object.keys(dispatchTable['perhaps-sent']), ['person-says-sent', 'person-says-not-sent']);
  });
  test('sent and failed are ends: nothing is sent twice', () => {
    for (const state of dispatchStates)
      for (const event of dispatchEvents) if (state === 'sent' || state === 'failed') assert.equal(dispatchStep(state, event), undefined);
  });
});
