// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dispatchStates } from '../../../core/requests/dispatch-table.ts';
import { requestTexts as ar } from '../../messages/ar/request.ts';
import { requestTexts as en } from '../../messages/en/request.ts';
import { requestTexts as fr } from '../../messages/fr/request.ts';
import { historyOf } from './history-of.ts';

const by = { id: 'a', name: 'Mona Farid' };
const mail = { to: 'desk@provider.example', protection: 'smime', messageId: '<1@desk.example>', item: null } as const;
const dispatch = { id: 'd', channel: 'email', sentAt: null, reference: null, by, mail } as const;

describe('the history of a request', () => {
  test('says of each dispatch what became of it: one that failed is not one that was handed over', () => {
    const dispatches = dispatchStates.map((state, n) => ({ ...dispatch, id: state, state, preparedAt: `2026-11-2${n}T08:00:00.000Z` }));
    const happened = historyOf({ comments: [], approvals: [], dispatches });
    assert.deepEqual(
      happened.map((one) => one.kind === 'dispatch' && one.state),
      dispatchStates.toReversed(),
    );
    for (const words of [en, ar, fr])
      assert.equal(new Set(dispatchStates.map((state) => words[`request.dispatch.${state}`])).size, dispatchStates.length);
  });
  test('a sending that was typed to the minute stands after the approval that was before it', () => {
    const approval = { at: '2026-11-26T08:00:20.000Z', by, version: 1, comment: null, digest: 'd' };
    const sending = { ...dispatch, state: 'sent', sentAt: '2026-11-26T08:00:00.000Z', preparedAt: '2026-11-26T08:01:10.000Z' } as const;
    const happened = historyOf({ comments: [], approvals: [approval], dispatches: [sending] });
    assert.deepEqual(
      happened.map(({ kind }) => kind),
      ['dispatch', 'approval'],
    );
  });
  test('keeps where a mail went and how it was protected', () => {
    const [sent] = historyOf({
      comments: [],
      approvals: [],
      dispatches: [{ ...dispatch, state: 'sent', preparedAt: '2026-11-26T08:00:00.000Z' }],
    });
    assert.partialDeepStrictEqual(sent, { kind: 'dispatch', mail: { to: mail.to, protection: 'smime' } });
  });
});
