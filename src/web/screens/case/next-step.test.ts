// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Target } from '../../../core/api/cases.ts';
import type { EvidenceItem } from '../../../core/api/evidence.ts';
import type { DeadlineShown, RequestSummary } from '../../../core/api/requests.ts';
import { type CaseState, nextStep } from './next-step.ts';
import { spineOf } from './spine.ts';

const nadia = { id: 'nadia', name: 'Nadia' };
const request = (state: RequestSummary['state'], more: Partial<RequestSummary> = {}) =>
  ({
    id: state,
    number: 'R/1',
    addressee: 'Examplegram',
    state,
    drafter: nadia,
    targets: ['t'],
    updatedAt: '2026-11-20T00:00:00Z',
    ...more,
  }) as RequestSummary;
const target = (requests: string[] = []) => ({ id: 't', written: 'someone', requests }) as unknown as Target;
const clock = (daysLeft: number) =>
  ({ kind: 'preservation-end', daysLeft, metAt: null, requestId: 'sent', requestNumber: 'R/1' }) as DeadlineShown;
const state = (more: Partial<CaseState> = {}): CaseState => ({
  detail: { targets: [target()], may: [], closedAt: null },
  requests: [],
  deadlines: [],
  evidence: [],
  me: { id: 'nadia', approves: false },
  ...more,
});
const kindOf = (more: Partial<CaseState>) => nextStep(state(more))?.kind;

describe('the next step of a case', () => {
  test('a case without a target wants one', () => {
    assert.equal(kindOf({ detail: { targets: [], may: [], closedAt: null } }), 'add-target');
  });
  test('a target that nobody asked about wants advice', () => {
    assert.equal(kindOf({}), 'ask-advice');
  });
  test('a draft is completed by its drafter', () => {
    assert.equal(kindOf({ requests: [request('draft')] }), 'complete');
  });
  test('an approver reads what waits, but never what they drafted', () => {
    assert.equal(kindOf({ requests: [request('submitted')], me: { id: 'karim', approves: true } }), 'approve');
    assert.notEqual(kindOf({ requests: [request('submitted')], me: { id: 'nadia', approves: true } }), 'approve');
  });
  test('what is approved is sent', () => {
    assert.equal(kindOf({ requests: [request('approved')] }), 'send');
    assert.equal(kindOf({ requests: [request('draft'), request('approved')] }), 'send', 'before another draft is written');
  });
  test('a clock that ends within a week comes before writing', () => {
    assert.equal(kindOf({ requests: [request('draft')], deadlines: [clock(3)] }), 'due');
    assert.equal(kindOf({ requests: [request('draft')], deadlines: [clock(30)] }), 'complete');
  });
  test('a closed case wants nothing', () => {
    assert.equal(kindOf({ detail: { targets: [], may: [], closedAt: '2026-11-24T00:00:00Z' } }), undefined);
  });
});

describe('the spine of a case', () => {
  test('exactly one stage is marked as here, and it is the first that was not reached', () => {
    const stages = spineOf({ targets: [target(['sent'])] }, [request('sent')], [], 0);
    assert.deepEqual(
      stages.filter((one) => one.standing === 'here').map((one) => one.stage),
      ['return'],
    );
    assert.deepEqual(
      stages.map((one) => one.standing),
      ['done', 'done', 'done', 'done', 'done', 'here', 'later', 'later'],
    );
  });
  test('what was erased is no step, and its records are counted no more', () => {
    const item = (erasedAt: string | null) =>
      ({
        requestId: 'partly-answered',
        receivedAt: '2026-11-24T00:00:00Z',
        erasedAt,
        readings: [{ records: 31 }],
      }) as unknown as EvidenceItem;
    const [kept, erased] = [[item(null)], [item('2026-11-25T00:00:00Z')]];
    const requests = [request('partly-answered')];
    assert.equal(kindOf({ requests, evidence: kept }), 'read');
    assert.notEqual(kindOf({ requests, evidence: erased }), 'read');
    const counted = (evidence: EvidenceItem[]) => spineOf({ targets: [] }, [], evidence, 0).find(({ stage }) => stage === 'records')?.count;
    assert.deepEqual([counted(kept), counted(erased)], [31, 0]);
  });
  test('an empty case stands at its targets', () => {
    assert.equal(spineOf({ targets: [] }, [], [], 0)[0]?.standing, 'here');
  });
});
