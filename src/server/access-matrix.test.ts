// SPDX-License-Identifier: Apache-2.0
/** Every route of the API against everybody who has no business in a case: nobody signed in, other roles, people of the desk outside its circle. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDesk, PEOPLE } from '../../test/desk.ts';
import { pathOf } from '../core/api/client.ts';
import { apiRoutes, type RouteName } from '../core/api/index.ts';
import type { Route } from '../core/api/route.ts';
import type { Entry } from '../core/custody/entry.ts';
import { entryMembers } from '../core/custody/entry-members.ts';
import { handlers } from './routes/index.ts';

const DIGEST = '0'.repeat(64);
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
  'log',
  'retentionDue',
]);

/** Bodies that the schemas take, so that it is access that refuses. */
const BODIES: Readonly<Partial<Record<RouteName, object>>> = {
  changeCase: { title: 'Mine' },
  closeCase: { reason: 'none' },
  addMember: { personId: '00000000-0000-4000-8000-000000000001', role: 'investigator' },
  addTarget: { written: '203.0.113.7', role: 'unknown', relevance: 'x' },
  changeTarget: { relevance: 'x' },
  askAdvice: {},
  draftRequest: { adviceId: '00000000-0000-4000-8000-000000000002', list: 'options', index: 0 },
  draftBatch: { key: 'k', document: 'preservation_letter', rows: [{ written: '203.0.113.7', relevance: 'x' }] },
  fillBatch: { requestId: '00000000-0000-4000-8000-000000000003', digest: DIGEST },
  approveTarget: { digest: DIGEST },
  draftFollowing: { kind: 'withdrawal' },
  registerIncoming: {
    ...{
      requestingState: 'PT',
      requestingAuthority: 'x',
      theirReference: 'x',
      treatyBasis: 'x',
      receivedOn: '2026-11-20',
      channel: 'post',
    },
    ...{ language: 'pt', asked: 'x', urgency: 'routine', neededBy: null, secrecy: false, secrecyUntil: null, translation: 'not-needed' },
  },
  previewOldRegister: { evidenceId: '00000000-0000-4000-8000-000000000003' },
  importOldRegister: { evidenceId: '00000000-0000-4000-8000-000000000003', columns: { number: 0 }, decisions: [] },
  companionPaper: { values: {}, language: 'en', format: 'pdf' },
  recordPaperStep: { kind: 'delivered', on: '2026-11-24' },
  bindOriginal: { evidenceId: '00000000-0000-4000-8000-000000000003', code: 'x', pages: 1 },
  checkTranslation: { evidenceId: '00000000-0000-4000-8000-000000000003', language: 'en' },
  changeIncoming: { translation: 'done' },
  stepIncoming: { event: 'acknowledge' },
  changeRequest: { digest: DIGEST, values: {} },
  takeStep: { event: 'approve', digest: DIGEST },
  liftGate: { reason: 'because I want to' },
  confirmChannel: { how: 'because I want to' },
  takeOverFacts: { digest: DIGEST, difference: DIGEST },
  keepFacts: { difference: DIGEST, reason: 'because I want to' },
  recordDispatch: { channel: 'portal' },
  askedBefore: {},
  fileMessage: { direction: 'in', kind: 'other', text: 'x' },
  sendByMail: { protection: 'transport' },
  decideDispatch: { sent: true, how: 'because I say so' },
  beginUpload: { name: 'a.zip', bytes: 1, how: 'upload', receivedFrom: 'x' },
  finishUpload: { sha256: DIGEST },
  writeLead: { text: 'x', records: [] },
  makeBundle: { language: 'en' },
  askForDefence: { onBehalfOf: 'counsel', terms: ['x y'] },
  takeInBundle: { sha256: DIGEST },
  discloseRecord: { readingId: '00000000-0000-4000-8000-000000000003', recordId: '0'.repeat(32), reason: 'because I want to' },
  allowTracing: { sources: [], maxHops: null, minAmount: null, untilDay: null, reason: 'x' },
  lookUp: { source: 'x', what: 'address', written: 'x', purpose: 'x' },
  follow: { source: 'x', seeds: ['x'], method: 'fifo', purpose: 'x' },
  keepTrace: { evidenceId: '00000000-0000-4000-8000-000000000003' },
  takeOutDrawing: { form: 'svg', sha256: DIGEST, sizeBytes: 1 },
  takeOutSteps: {},
  takeOutPayments: {},
  annotateTrace: { at: { kind: 'trace', from: null, to: null }, text: 'x' },
  fillFromTrace: { digest: DIGEST, traceId: '00000000-0000-4000-8000-000000000003', service: 'x' },
  addAddressTag: { address: 'x', label: 'x', source: 'x' },
  tryMapping: { name: 'x', provider: 'x', header: ['a', 'b'], rules: [{ kind: 'activity', fields: { what: 'a' } }] },
  tieEvidence: { requestId: '00000000-0000-4000-8000-000000000003', reason: 'x' },
  addCaptureList: {
    name: 'x',
    urls: ['https://page.example/'],
    purpose: 'x',
    legalBasis: 'x',
    whose: 'suspect',
    publicPages: true,
    visits: 1,
    everyHours: 1,
    delaySeconds: 5,
    endsAt: '2026-12-01T00:00:00.000Z',
  },
  takeInCapture: {
    evidenceId: '00000000-0000-4000-8000-000000000003',
    madeBy: 'x',
    purpose: 'x',
    legalBasis: 'x',
    whose: 'suspect',
  },
  setCaptureProxy: { proxy: null },
  beginCapture: { url: 'https://page.example/', purpose: 'x', legalBasis: 'x', whose: 'suspect', publicPage: true },
  setRetention: { untilDay: '2027-01-31', reason: 'x' },
  proposeErasure: { ground: 'order', reason: 'x' },
  declineErasure: { reason: 'x' },
  decideSetApart: { decision: 'keep', reason: 'because I want to' },
};
const QUERIES: Readonly<Partial<Record<RouteName, object>>> = {
  preview: { language: 'en' },
  translationPack: { language: 'en' },
  defenceQueryPaper: { language: 'en' },
  capturePosts: { limit: 20 },
  captureDifferences: { since: '00000000-0000-4000-8000-000000000003' },
  evidenceBytes: { reason: 'because I want to' },
};

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
