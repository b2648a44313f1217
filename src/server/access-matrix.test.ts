// SPDX-License-Identifier: Apache-2.0
/** Every route of the API against everybody who has no business in a case: nobody signed in, other roles, people of the desk outside its circle. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BODIES, DIGEST, QUERIES } from '../../test/acts.ts';
import { forEachDesk, PEOPLE } from '../../test/desk.ts';
import { pathOf } from '../core/api/client.ts';
import { apiRoutes, type RouteName } from '../core/api/index.ts';
import type { Route } from '../core/api/route.ts';
import type { Entry } from '../core/custody/entry.ts';
import { entryMembers } from '../core/custody/entry-members.ts';
import { handlers } from './routes/index.ts';

const names = Object.keys(apiRoutes) as RouteName[];

/** Routes that are not about a case: everybody's own session, the directory, what the administrator does. */
const NOT_OF_A_CASE: ReadonlySet<RouteName> = new Set([
  'aboutDesk',
  'signIn',
  'session',
  'signOut',
  'showSecondFactor',
  'beginSecondFactor',
  'confirmSecondFactor',
  'changeOwn',
  'people',
  'accounts',
  'makeAccount',
  'changeAccount',
  'resetPassword',
  'resetSecondFactor',
  'heldAccounts',
  'releaseAccount',
  'endSessions',
  'openCase',
  'identify',
  'statutes',
  'services',
  'calendarFeed',
  // Tables of one's own lists, tried in register.test.ts: they are no JSON.
  'registerFile',
  'statisticsFile',
  'incomingFile',
  'historicFile',
  'assistanceStatisticsFile',
  // Of the desk, tried in mappings.test.ts: the columns of a table say nothing of anybody.
  'mappings',
  'keepMapping',
  // Of the desk, tried in portal-accounts.test.ts.
  'portalAccounts',
  'keepPortalAccount',
  'portalAccountHistory',
  'mailKeys',
  'addMailKey',
  'confirmMailKey',
  'revokeMailKey',
  'makeCalendarFeed',
  'revokeCalendarFeed',
  // Of the desk, for the overseer alone; tried in oversight.test.ts.
  'figures',
  'figuresFile',
  'countedInFigure',
  'directory',
  'directoryProvider',
  'directoryState',
  'treaties',
  'factsToConfirm',
  'factHistory',
  'sharedFacts',
  'confirmFact',
]);

/** Lists answer with what the person may see, which is nothing. */
const LISTS: ReadonlySet<RouteName> = new Set([
  'emergencies',
  'cases',
  'requests',
  'deadlines',
  'reminders',
  'statistics',
  'assistanceStatistics',
  'historicRequests',
  'incomingList',
  'liftsToDecide',
  'loweringsToDecide',
  'log',
  'retentionDue',
  'toDecide',
]);

test('every route of the table is served', () => {
  assert.deepEqual(
    names.filter((name) => handlers[name] === undefined),
    [],
  );
});

forEachDesk('who has no business in a case', (it) => {
  const ids: Record<string, string> = {
    sha256: DIGEST,
    number: '1',
    gate: 'g-elements',
    mark: 'minors',
    recordId: 'r1',
    country: 'EG',
    kind: 'receipt',
    index: '0',
    nth: '0',
  };
  const given = (name: RouteName) => ({ params: ids, body: BODIES[name], query: QUERIES[name] });

  test('the case is there, with a target and an advice', async () => {
    const mona = await it().as('mona');
    const opened = await mona.call('openCase', {
      body: {
        number: '2026-14',
        title: 'Operation Lantern',
        summary: 'x',
        country: 'EG',
        stage: 'investigation',
        offences: [{ family: 'smuggling-of-migrants' }],
        handling: { restricted: true, minors: false, privileged: false },
      },
    });
    const params = { caseId: opened.id };
    const target = await mona.call('addTarget', {
      params,
      body: { written: 'https://x.com/lantern_boats', role: 'suspect', relevance: 'x' },
    });
    const advice = await mona.call('askAdvice', { params: { ...params, targetId: target.id }, body: {} });
    const { entries } = await mona.call('log', { query: { caseId: opened.id } });
    Object.assign(ids, params, { targetId: target.id, adviceId: advice.id, personId: it().idOf('mona'), entryId: entries[0]?.id ?? '' });
    for (const name of [
      'requestId',
      'evidenceId',
      'readingId',
      'uploadId',
      'jobId',
      'bundleId',
      'captureId',
      'pictureId',
      'listId',
      'accountId',
      'deadlineId',
      'token',
      'traceId',
      'otherId',
      'dispatchId',
      'keyId',
      'erasureId',
      'queryId',
      'batchId',
      'incomingId',
      'paperId',
      'sealId',
      'liftId',
      'loweringId',
    ])
      ids[name] ??= '00000000-0000-4000-8000-000000000003';
    assert.ok(ids.entryId !== '');
  });

  test('without a session nothing is answered, and the body is not even looked at', async () => {
    for (const name of names) {
      const route: Route = apiRoutes[name];
      if (route.open === true || handlers[name] === undefined) continue;
      const answer = await fetch(it().address + pathOf(route, ids, {}), { method: route.method });
      assert.equal(answer.status, 401, name);
    }
  });

  test('everybody outside the circle is answered as if the case did not exist, by every route and in every role', async () => {
    const outside = Object.keys(PEOPLE).filter((login) => login !== 'mona');
    for (const login of outside) {
      const page = await it().as(login);
      for (const name of names.filter((one) => !NOT_OF_A_CASE.has(one) && !LISTS.has(one))) {
        if (PEOPLE[login]?.roles.includes('overseer') && name === 'logEntry') continue;
        const outcome = await page.outcome(name, given(name));
        assert.ok(['ACCESS_NOT_FOUND', 'INPUT_WRONG'].includes(outcome), `${login} ${name}: ${outcome}`);
        assert.ok(outcome !== 'INPUT_WRONG' || name === 'uploadChunk', `${login} ${name} was refused for its form, not its access`);
      }
      for (const name of LISTS) {
        const answer = JSON.stringify(await page.call(name, {} as never));
        assert.doesNotMatch(answer, /Lantern|lantern_boats|2026-14/, `${login} ${name}`);
      }
    }
  });

  test('an overseer reads that something was done and by whom, and not what', async () => {
    const hassan = await it().as('hassan');
    // By kind: the refusals of the tests before may fill more than the newest page.
    const added = await hassan.call('log', { query: { kind: 'target-added' } });
    assert.ok(added.entries.some(({ by }) => by?.id === it().idOf('mona')));
    const newest = await hassan.call('log', { query: { limit: 200 } });
    assert.doesNotMatch(JSON.stringify([added, newest]), /Lantern|lantern_boats/);
  });

  test('an administrator reads no entry of a case', async () => {
    const adam = await it().as('adam');
    const { entries } = await adam.call('log', { query: {} });
    assert.deepEqual(
      entries.filter(({ kind }) => /^(case|target|advice)/.test(kind) && kind !== 'case-shown'),
      entries.filter(({ kind, by }) => /^(case|target|advice)/.test(kind) && kind !== 'case-shown' && by?.id === it().idOf('adam')),
    );
  });

  test('what the entries of all this say has a name of the list, so that the screen of the log has a word for it', async () => {
    const rows = await it().desk.store.db.selectFrom('log_entry').select('bytes').execute();
    const named = new Set(rows.flatMap(({ bytes }) => Object.keys((JSON.parse(bytes.toString('utf8')) as Entry).about)));
    assert.ok(named.has('target') && named.has('session'));
    assert.deepEqual([...named].filter((name) => !entryMembers.some((one) => one === name) && name !== 'session').sort(), []);
  });
});
