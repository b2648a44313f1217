// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { ProblemAnswer } from '../../core/api/client.ts';
import { clientThatForgets } from './no-longer-shown.ts';

const refusal = (status: number, code: string) => new ProblemAnswer({ type: 'about:blank', title: 'refused', status, code });

/** A page that shows an answer, and asks again: what it shows then. */
async function askedTwice(client: QueryClient, second: Error): Promise<unknown> {
  let times = 0;
  const observer = new QueryObserver(client, {
    queryKey: ['case', 'one'],
    queryFn: async () => {
      times += 1;
      if (times > 1) throw second;
      return 'Operation Lantern';
    },
    retry: false,
  });
  const leave = observer.subscribe(() => undefined);
  await observer.refetch();
  assert.equal(observer.getCurrentResult().data, 'Operation Lantern');
  await observer.refetch();
  assert.ok(times > 1);
  const shown = observer.getCurrentResult().data;
  leave();
  return shown;
}

describe('an answer that the desk no longer gives', () => {
  test('leaves the page of whoever was taken out of the circle, and of what was erased', async () => {
    for (const gone of [refusal(404, 'ACCESS_NOT_FOUND'), refusal(403, 'ACCESS_NOT_ALLOWED'), refusal(410, 'EVIDENCE_ERASED')]) {
      const client = clientThatForgets({});
      client.setQueryData(['leads', 'one'], 'what the circle thinks');
      assert.equal(await askedTwice(client, gone), undefined, gone.message);
      assert.equal(client.getQueryState(['leads', 'one'])?.isInvalidated, true, 'the rest is asked again before it is shown');
    }
  });
  test('stays on a weak line, while the session is renewed, and when a proxy speaks', async () => {
    for (const passing of [new TypeError('Failed to fetch'), refusal(401, 'ACCESS_SIGN_IN_NEEDED'), refusal(404, 'HTTP_UNEXPECTED')])
      assert.equal(await askedTwice(clientThatForgets({}), passing), 'Operation Lantern', passing.message);
  });
});
