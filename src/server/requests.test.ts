// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { forEachDesk, forEachWorkingDesk, PEOPLE } from '../../test/desk.ts';
import { approvedRequest, DAY, draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import { whenSealed } from '../cli/desk/requests.ts';
import type { RouteName } from '../core/api/index.ts';
import type { RequestDetail, RequestHistory } from '../core/api/requests.ts';
import { openWithdrawals } from '../core/custody/withdrawals.ts';
import { requestEvents } from '../core/requests/state-table.ts';
import { sealPapersJob } from '../desk/papers/seal-papers-job.ts';
import { withActor } from '../store/database/actor.ts';
import { collectFindings } from '../verify/finding.ts';
import { NO_TRUST } from '../verify/trust.ts';
import { verifyPdf } from '../verify/verify-pdf.ts';

forEachWorkingDesk('a request', (it) => {
  let place = { caseId: '', targetId: '' };
  let request: RequestDetail;
  const again = async (login = 'mona') => await (await it().as(login)).call('request', { params: { requestId: request.id } });
  const step = async (login: string, event: string, more: object = {}) =>
    await (await it().as(login)).outcome('takeStep', { params: { requestId: request.id }, body: { event, ...more } });

  test('is drafted from the advice with what the desk knows, and names what is missing', async () => {
    place = await openLantern(it(), '2026-14');
    const mona = await it().as('mona');
    request = await draftOf(mona, place, 'preservation_letter');
    assert.equal(request.number, '2026-14/R1');
    assert.partialDeepStrictEqual(request, { state: 'draft', version: 1, waitsFor: 'drafter', drafter: { name: 'Mona Farid' } });
    assert.deepEqual(request.values.identifiers, [
      { kind: 'profile-url', written: 'https://facebook.com/profile.php?id=100012345678901' },
      { kind: 'provider-user-id', written: '100012345678901' },
    ]);
    assert.ok(request.missing.includes('date_range') && request.missing.includes('data_categories'));
    assert.ok(!request.missing.includes('approver'), 'what the approval fills in is not missing before');
    assert.equal(await step('mona', 'submit'), 'REQUEST_INCOMPLETE');
  });

  test('a field of another form, a stale text and what the desk fills in are not taken', async () => {
    const mona = await it().as('mona');
    const change = (digest: string, values: object) =>
      mona.outcome('changeRequest', { params: { requestId: request.id }, body: { digest, values } });
    assert.equal(await change(request.digest, { nature_of_danger: 'x' }), 'INPUT_WRONG');
    assert.equal(await change('0'.repeat(64), request.values), 'INPUT_CHANGED_MEANWHILE');
    assert.equal(await change(request.digest, { ...request.values, attention: 'ع'.repeat(30_000) }), 'INPUT_UNBROKEN_TEXT');
    assert.equal(await change(request.digest, { ...request.values, drafter: { name: 'Somebody Else' }, our_reference: '1' }), 'done');
    const { values } = await again();
    assert.deepEqual([values.drafter, values.our_reference], [{ name: 'Mona Farid' }, '2026-14/R1']);
  });

  test('two people who change one text at once: one of them is told', async () => {
    const now = await again();
    const body = { digest: now.digest, values: { ...now.values, attention: 'Legal' } };
    const outcomes = await Promise.all(
      ['mona', 'salma'].map(
        async (login) => await (await it().as(login)).outcome('changeRequest', { params: { requestId: request.id }, body }),
      ),
    );
    assert.deepEqual(outcomes.sort(), ['INPUT_CHANGED_MEANWHILE', 'done']);
  });

  test('nobody decides on what they wrote a part of', async () => {
    const mona = await it().as('mona');
    const salma = await it().as('salma');
    const seen = await again('salma');
    const touched = await salma.call('changeRequest', {
      params: { requestId: request.id },
      body: { digest: seen.digest, values: { ...seen.values, attention: 'Legal team' } },
    });
    request = await filled(mona, touched);
    assert.deepEqual(request.missing, []);
    assert.equal(await step('mona', 'submit'), 'done');
    const { digest } = await again();
    assert.equal(await step('salma', 'approve', { digest }), 'ACCESS_NOT_ALLOWED');
    assert.equal(await step('mona', 'approve', { digest }), 'ACCESS_NOT_ALLOWED');
    assert.deepEqual((await again('salma')).can.includes('approve'), false);
    assert.ok((await again('karim')).can.includes('approve'));
  });

  test('the approver sends it back with a comment, and approves the text that was read', async () => {
    assert.equal(await step('karim', 'send-back'), 'REQUEST_COMMENT_MISSING');
    assert.equal(await step('karim', 'send-back', { comment: 'Say why the account matters.' }), 'done');
    request = await again();
    assert.equal(request.comments[0]?.text, 'Say why the account matters.');
    const history = async (login = 'mona') => await (await it().as(login)).call('requestHistory', { params: { requestId: request.id } });
    assert.deepEqual((await history()).changes, []);
    const values = { ...request.values, attention: 'Legal team for Egypt' };
    await (await it().as('mona')).call('changeRequest', {
      params: { requestId: request.id },
      body: { digest: request.digest, values },
    });
    const attention = [['attention', ['Legal team'], ['Legal team for Egypt']]];
    const changed = ({ changes }: RequestHistory) => changes.at(-1)?.fields.map(({ field, gone, came }) => [field, gone, came]);
    const edited = await history();
    assert.deepEqual([edited.changes.at(-1)?.at, changed(edited)], [null, attention]);
    assert.equal(await step('mona', 'submit'), 'done');
    const read = await again('karim');
    const seen = await history('karim');
    assert.deepEqual([typeof seen.changes.at(-1)?.at, changed(seen)], ['string', attention], 'the approver sees what was changed since');
    assert.equal(await step('karim', 'approve'), 'INPUT_WRONG');
    assert.equal(await step('karim', 'approve', { digest: 'f'.repeat(64) }), 'INPUT_CHANGED_MEANWHILE');
    assert.equal(await step('karim', 'approve', { digest: read.digest, comment: 'Good.' }), 'done');
  });

  test('the approval makes signed papers in Arabic and English, which anybody can check with the key of the desk', async () => {
    const mona = await it().as('mona');
    request = await whenSealed(mona.call, await again());
    assert.deepEqual(request.documents.map(({ language, signed }) => [language, signed]).sort(), [
      ['ar', true],
      ['en', true],
    ]);
    const trust = { ...NO_TRUST, keys: [it().desk.signer] };
    for (const { sha256, bytes } of request.documents) {
      const answer = await mona.fetch(`/api/v1/requests/${request.id}/documents/${sha256}`);
      const pdf = Buffer.from(await answer.arrayBuffer());
      assert.deepEqual([pdf.length, createHash('sha256').update(pdf).digest('hex')], [bytes, sha256]);
      const findings = collectFindings();
      await verifyPdf(pdf, 'request.pdf', trust, findings);
      assert.deepEqual(
        findings.all.filter(({ good }) => !good),
        [],
      );
      const codes = findings.all.filter(({ note }) => note === undefined).map(({ code }) => code);
      for (const code of ['PDF_SIGNATURE', 'PDF_CERTIFICATE', 'REQUEST_IN_LOG', 'REQUEST_TEXT'] as const)
        assert.ok(codes.includes(code), code);
    }
  });

  test('the log holds what each paper says before the file, and the hash of the file after it', async () => {
    const abouts = async (kind: 'document-made' | 'document-signed') => {
      const rows = await it()
        .desk.store.db.selectFrom('log_index')
        .innerJoin('log_entry', 'log_entry.id', 'entry_id')
        .select('bytes')
        .where('log_index.kind', '=', kind)
        .execute();
      return rows.map(({ bytes }) => (JSON.parse(bytes.toString('utf8')) as { about: Record<string, string> }).about);
    };
    const made = await abouts('document-made');
    assert.deepEqual(made.map(({ paper }) => paper).sort(), request.papers.map(({ sha256 }) => sha256).sort());
    const signed = await abouts('document-signed');
    assert.deepEqual(signed.map(({ item }) => item).sort(), request.documents.map(({ sha256 }) => sha256).sort());
    assert.deepEqual(signed.map(({ paper }) => paper).sort(), made.map(({ paper }) => paper).sort());
  });

  test('sealing once more changes nothing', async () => {
    const job = { id: 'again', key: 'again', store: it().desk.store, signal: new AbortController().signal, report: () => undefined };
    const input = { requestId: request.id, caseId: request.caseId, accountId: it().idOf('karim') };
    const finish = await sealPapersJob.run({ ...job, input });
    assert.deepEqual(await it().desk.store.db.transaction().execute(finish), { files: 0 });
    assert.deepEqual((await again()).documents, request.documents);
  });

  test('the draft can be looked at, and the portal pack pasted', async () => {
    const mona = await it().as('mona');
    const html = await mona.fetch(`/api/v1/requests/${request.id}/preview?language=ar&format=html`);
    assert.match(html.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.match(await html.text(), /dir="rtl"/);
    const pack = await mona.call('portalPack', { params: { requestId: request.id } });
    assert.ok(pack.fields.some(({ text }) => text.includes('100012345678901')));
    assert.equal(pack.documents.length, 2);
    assert.match(pack.portal?.url ?? '', /^https:\/\/www\.facebook\.com\//);
    assert.deepEqual([pack.way, pack.channel, pack.enclosedElsewhere], ['portal', 'portal', []]);
    assert.equal(pack.asks?.fact, 'must_include/meta');
    const order = pack.fields.map(({ id }) => id);
    assert.deepEqual(order.slice(0, 2), ['authority_name', 'officer_name_and_rank'], 'as Meta names what it must be told');
    assert.ok(order.includes('data_categories') && order.indexOf('data_categories') < order.indexOf('our_reference'));
  });

  test('it is recorded as sent, a doubtful channel only after a second person has confirmed it, and its clocks run', async () => {
    it().advance(60_000);
    const mona = await it().as('mona');
    const send = (given: { sentAt?: string } = {}) =>
      mona.outcome('recordDispatch', { params: { requestId: request.id }, body: { channel: 'portal', reference: 'LEO-17', ...given } });
    const before = await again();
    assert.equal(before.channelUnconfirmed?.factId, 'entity/meta/us');
    assert.equal(await send(), 'REQUEST_CHANNEL_UNCONFIRMED');
    const own = { params: { requestId: request.id }, body: { how: 'I looked.' } };
    assert.equal(await mona.outcome('confirmChannel', own), 'ACCESS_NOT_ALLOWED');
    const laila = await it().as('laila');
    const confirmed = await laila.call('confirmChannel', {
      params: { requestId: request.id },
      body: { how: 'Read on the page for authorities.' },
    });
    assert.equal(confirmed.channelUnconfirmed, null);
    const made = new Set(before.documents.map(({ sha256 }) => sha256));
    const { documents } = await whenSealed(mona.call, confirmed);
    const remade = documents.filter(({ sha256 }) => !made.has(sha256));
    assert.deepEqual(remade.map(({ language }) => language).sort(), ['ar', 'en'], 'its papers are made again, without the blank');
    const pack = await mona.call('portalPack', { params: { requestId: request.id } });
    assert.deepEqual(pack.documents.map(({ sha256 }) => sha256).sort(), remade.map(({ sha256 }) => sha256).sort());
    const { at } = before.approvals[0] ?? assert.fail('nobody approved it');
    const edge = Date.parse(at) - (Date.parse(at) % 60_000) - 600_000;
    for (const early of [edge - 1, edge - 86_400_000, 0]) {
      const body = { channel: 'portal', sentAt: new Date(early).toISOString() };
      assert.equal(await mona.outcome('recordDispatch', { params: { requestId: request.id }, body }), 'REQUEST_SENT_TOO_EARLY');
    }
    const ahead = new Date(it().now().getTime() + 11 * 60_000).toISOString();
    assert.equal(await send({ sentAt: ahead }), 'INPUT_MOMENT_AHEAD');
    assert.equal(await send({ sentAt: new Date(edge).toISOString() }), 'done', 'the clock of the machine is ten minutes slow');
    request = await again();
    assert.partialDeepStrictEqual(request, { state: 'sent', waitsFor: 'addressee', dispatches: [{ state: 'sent', reference: 'LEO-17' }] });
    const end = request.deadlines.find(({ kind }) => kind === 'preservation-end');
    assert.equal(end?.daysLeft, 90);
    const { deadlines } = await mona.call('deadlines', { query: { caseId: place.caseId } });
    assert.deepEqual(
      deadlines.map(({ kind }) => kind),
      ['preservation-remind', 'preservation-end'],
    );
    const { cases } = await mona.call('cases', {});
    assert.equal(cases[0]?.nextDue?.kind, 'preservation-remind');
    assert.equal(await send(), 'REQUEST_NOT_IN_THIS_STATE');
  });

  test('its extension is drafted from it, goes the same way, and carries the hold on once it is confirmed', async () => {
    const mona = await it().as('mona');
    const follow = (kind: string) => ({ params: { requestId: request.id }, body: { kind } }) as never;
    assert.equal(await mona.outcome('draftFollowing', follow('note_verbale')), 'REQUEST_NOT_IN_THIS_STATE');
    assert.equal(await (await it().as('karim')).outcome('draftFollowing', follow('withdrawal')), 'ACCESS_NOT_ALLOWED');
    const ends = request.deadlines.find(({ kind }) => kind === 'preservation-end')?.lastDay;
    const made = await mona.call('draftFollowing', follow('preservation_extension'));
    const { preservation_number, expires_on, extension_days, earlier_references, organisation } = made.values;
    assert.deepEqual(
      { preservation_number, expires_on, extension_days, earlier_references, organisation },
      {
        preservation_number: 'LEO-17',
        expires_on: ends,
        extension_days: '90',
        earlier_references: request.number,
        organisation: made.addressee,
      },
    );
    const [after, before] = await Promise.all(
      [made.id, request.id].map((requestId) => mona.call('requestHistory', { params: { requestId } })),
    );
    assert.deepEqual([after?.follows?.id, before?.followedBy.map(({ id }) => id)], [request.id, [made.id]]);
    const values = { ...made.values, reason_for_delay: 'The ministry translates.', state_of_formal_request: 'With the central authority.' };
    const params = { requestId: made.id };
    const full = await filled(mona, await mona.call('changeRequest', { params, body: { digest: made.digest, values } }));
    assert.deepEqual(full.missing, []);
    const { id } = await approvedRequest(it(), full);
    await mona.call('recordDispatch', { params: { requestId: id }, body: { channel: 'portal' } });
    const open = async () => (await again()).deadlines.filter(({ metAt }) => metAt === null).map(({ kind }) => kind);
    assert.deepEqual(await open(), ['preservation-end'], 'nobody has to think of the extension any more');
    await mona.call('takeStep', { params: { requestId: id }, body: { event: 'acknowledge', reference: 'LEO-18' } });
    assert.deepEqual(await open(), []);
    const extension = await mona.call('request', { params: { requestId: id } });
    assert.ok(extension.deadlines.some(({ kind }) => kind === 'preservation-end'));
    await mona.call('takeStep', { params: { requestId: id }, body: { event: 'withdraw', comment: 'Only tried.' } });
  });

  test('the answer settles it', async () => {
    assert.equal(await step('mona', 'acknowledge', { reference: 'CASE-99' }), 'done');
    assert.equal((await again()).dispatches[0]?.reference, 'CASE-99');
    assert.equal(await step('mona', 'record-answer'), 'done');
    assert.equal(await step('mona', 'close'), 'done');
    assert.deepEqual((await (await it().as('mona')).call('deadlines', { query: {} })).deadlines, []);
    for (const event of requestEvents.filter((one) => one !== 'edit')) {
      const outcome = await step('mona', event, { comment: 'x', reasonCode: 'overbroad' });
      assert.ok(['REQUEST_NOT_IN_THIS_STATE', 'ACCESS_NOT_ALLOWED', 'INPUT_WRONG'].includes(outcome), `${event}: ${outcome}`);
    }
  });

  test('a gate keeps it back until the legal reviewer lifts it in writing, and who lifts does not approve', async () => {
    it().advance(60_000);
    const mona = await it().as('mona');
    const draft = await draftOf(mona, place, 'voluntary_request', { elements: {} });
    assert.ok(
      draft.gates.some(({ id }) => id === 'g-elements'),
      draft.gates.map(({ id }) => id).join(),
    );
    request = await filled(mona, draft);
    assert.deepEqual(request.missing, []);
    assert.equal(await step('mona', 'submit'), 'done');
    const { digest, waitsFor } = await again('karim');
    assert.equal(waitsFor, 'legal-reviewer');
    assert.equal(await step('karim', 'approve', { digest }), 'REQUEST_GATE_CLOSED');
    for (const { id } of request.gates) {
      const lift = { params: { requestId: request.id, gate: id }, body: { reason: 'The order of the judge states the elements.' } };
      assert.equal(await (await it().as('karim')).outcome('liftGate', lift), 'ACCESS_NOT_ALLOWED');
      assert.equal(await (await it().as('laila')).outcome('liftGate', lift), 'done');
    }
    assert.equal(await step('karim', 'approve', { digest }), 'done');
  });

  test('an amendment is a new version that needs a new approval', async () => {
    assert.equal(await step('mona', 'amend', { comment: 'The period was wrong.' }), 'done');
    const amended = await again();
    assert.deepEqual([amended.state, amended.version], ['draft', 2]);
    assert.notEqual(amended.digest, request.digest);
    const send = { params: { requestId: request.id }, body: { channel: 'portal' } };
    assert.equal(await (await it().as('mona')).outcome('recordDispatch', send), 'REQUEST_NOT_AN_EMERGENCY');
  });

  test('nobody outside the circle sees or does anything, by any route of requests', async () => {
    const params = { requestId: request.id, caseId: place.caseId, gate: 'g-elements', sha256: '0'.repeat(64) };
    const tries: readonly (readonly [RouteName, object])[] = [
      ['request', { params }],
      ['changeRequest', { params, body: { digest: request.digest, values: {} } }],
      ...requestEvents
        .filter((event) => event !== 'edit')
        .map((event) => ['takeStep', { params, body: { event, digest: request.digest, comment: 'x' } }] as const),
      ['liftGate', { params, body: { reason: 'because I want to' } }],
      ['confirmChannel', { params, body: { how: 'because I want to' } }],
      ['recordDispatch', { params, body: { channel: 'portal' } }],
      ['preview', { params, query: { language: 'en', format: 'html' } }],
      ['documentBytes', { params }],
      ['portalPack', { params }],
    ];
    for (const login of ['nadia', 'hassan', 'adam', 'peter'])
      for (const [name, given] of tries) {
        const outcome = await (await it().as(login)).outcome(name, given);
        assert.equal(outcome, 'ACCESS_NOT_FOUND', `${login} ${name} ${JSON.stringify(given)}`);
      }
    for (const login of ['nadia', 'adam']) assert.deepEqual((await (await it().as(login)).call('requests', {})).requests, []);
  });

  test('to whoever is outside, what the desk has and what never was are one answer, byte for byte', async () => {
    const never = '00000000-0000-4000-8000-00000000000f';
    const ways = [
      ...['', '/history', '/messages', '/likeness', '/portal-pack', '/preview?language=ar&format=html', `/documents/${'0'.repeat(64)}`].map(
        (way) => [`/requests/ID${way}`, request.id] as const,
      ),
      ...['', '/evidence', '/bundles', '/captures', '/traces', `/targets/${place.targetId}/advice`].map(
        (way) => [`/cases/ID${way}`, place.caseId] as const,
      ),
      ...['/requests?caseId=ID', '/deadlines?caseId=ID'].map((way) => [way, place.caseId] as const),
    ];
    for (const login of ['nadia', 'peter']) {
      const headers = { ...(await it().as(login)).headers(), 'accept-language': 'ar' };
      const answered = async (way: string, id: string) => {
        const answer = await fetch(`${it().address}/api/v1${way.replace('ID', id)}`, { headers });
        const said = [...answer.headers].filter(([name]) => name !== 'date');
        return { status: answer.status, said, text: (await answer.text()).replaceAll(id, 'ID') };
      };
      for (const [way, id] of ways) assert.deepEqual(await answered(way, id), await answered(way, never), `${login} ${way}`);
    }
  });

  test('inside the circle each role does what is its own, and the rest is refused and logged', async () => {
    const events = requestEvents.filter((event) => event !== 'edit');
    const before = await it()
      .desk.store.db.selectFrom('log_index')
      .select((row) => row.fn.countAll<number>().as('n'))
      .where('outcome', '=', 'refused')
      .executeTakeFirstOrThrow();
    const received = ['record-answer', 'record-partial-answer'];
    for (const event of received) assert.equal(await step('omar', event), 'REQUEST_NOT_IN_THIS_STATE', event);
    for (const login of ['yara', 'omar'])
      for (const event of events.filter((one) => login !== 'omar' || !received.includes(one)))
        assert.equal(await step(login, event, { comment: 'x', digest: request.digest }), 'ACCESS_NOT_ALLOWED', `${login} ${event}`);
    for (const event of ['approve', 'send-back', 'disapprove', 'submit', 'dispatch'])
      assert.equal(await step('laila', event, { comment: 'x', digest: request.digest }), 'ACCESS_NOT_ALLOWED', event);
    const after = await it()
      .desk.store.db.selectFrom('log_index')
      .select((row) => row.fn.countAll<number>().as('n'))
      .where('outcome', '=', 'refused')
      .executeTakeFirstOrThrow();
    assert.equal(Number(after.n) - Number(before.n), 2 * events.length + 5);
  });

  test('once it is withdrawn, the list that the desk publishes says so, under its key', async () => {
    const published = async () => {
      const answer = await fetch(`${it().address}/.well-known/rogatory/withdrawn`);
      return openWithdrawals(await answer.text(), [it().desk.signer]);
    };
    assert.equal(await step('mona', 'withdraw', { comment: 'The account is another one.' }), 'done');
    assert.partialDeepStrictEqual(await published(), {
      desk: it().desk.signer.name,
      papers: [{ request: request.id, what: 'withdrawn' }],
    });
  });

  test('what was approved and kept is not changed, by whomever', async () => {
    const { db } = it().desk.store;
    const karim = { userId: it().idOf('karim') };
    await assert.rejects(
      withActor(db, karim, (tx) => tx.updateTable('request_approval').set({ comment: 'x' }).execute()),
      /permission denied/,
    );
    await assert.rejects(
      withActor(db, karim, (tx) => tx.deleteFrom('request_comment').execute()),
      /permission denied/,
    );
    const seen = await withActor(db, { userId: it().idOf('adam') }, (tx) => tx.selectFrom('request').select('id').execute());
    assert.deepEqual(seen, []);
  });

  test('two who approve at the same moment, and two who record one sending: one of each is done, the other is told', async () => {
    const mona = await it().as('mona');
    const other = await openLantern(it(), '2026-77');
    const { id } = await filled(mona, await draftOf(mona, other, 'preservation_letter'));
    const params = { requestId: id };
    const { digest } = await mona.call('takeStep', { params, body: { event: 'submit' } });
    const approve = async (login: string) =>
      await (await it().as(login)).outcome('takeStep', { params, body: { event: 'approve', digest } });
    assert.deepEqual((await Promise.all(['karim', 'salma'].map(approve))).sort(), ['REQUEST_NOT_IN_THIS_STATE', 'done']);
    await (await it().as('laila')).outcome('confirmChannel', { params, body: { how: 'Read on its own page.' } });
    const send = async () => await mona.outcome('recordDispatch', { params, body: { channel: 'portal' } });
    assert.deepEqual((await Promise.all([send(), send()])).sort(), ['REQUEST_NOT_IN_THIS_STATE', 'done']);
    const { approvals, dispatches } = await mona.call('request', { params });
    assert.deepEqual([approvals.length, dispatches.length], [1, 1]);
  });

  test('what the paper leaves blank, as nobody has confirmed it, is not pasted at a portal either', async () => {
    it().advance(400 * DAY);
    const mona = await it().as('mona');
    const draft = await draftOf(mona, place, 'mla_request');
    assert.ok(
      draft.unconfirmed.some(({ fields }) => fields.includes('statute_and_text')),
      'the law of the case is too old by now',
    );
    const { fields } = await mona.call('portalPack', { params: { requestId: draft.id } });
    const law = fields.find(({ id }) => id === 'statute_and_text');
    assert.deepEqual([law?.text, law?.unconfirmed], ['', true]);
    assert.ok(fields.every(({ text, unconfirmed }) => unconfirmed === (text === '')));
  });
});

forEachDesk('a deadline of the advice', (it) => {
  test('runs on the target from the moment the advisor was asked, once, whether or not anybody drafts', async () => {
    const { caseId } = await openLantern(it(), '2026-20');
    const mona = await it().as('mona');
    const target = await mona.call('addTarget', {
      params: { caseId },
      body: {
        written: '203.0.113.7',
        role: 'suspect',
        relevance: 'It opened the page.',
        event: { at: '2026-06-10 10:00:00', zone: 'UTC', port: 40001 },
      },
    });
    const ask = { params: { caseId, targetId: target.id }, body: { answers: { holder: 'EG' } } };
    await mona.call('askAdvice', ask);
    await mona.call('askAdvice', ask);
    const { deadlines } = await mona.call('deadlines', { query: { caseId } });
    assert.deepEqual(
      deadlines.map(({ kind, targetId, requestId, daysLeft }) => ({ kind, targetId, requestId, daysLeft })),
      [{ kind: 'retention-end', targetId: target.id, requestId: null, daysLeft: 13 }],
    );
    it().advance(2 * DAY);
    await (await it().as('mona')).call('askAdvice', ask);
    const later = await (await it().as('mona')).call('deadlines', { query: { caseId } });
    assert.deepEqual(
      later.deadlines.map(({ daysLeft }) => daysLeft),
      [11],
    );
  });
});

forEachDesk('an emergency request', (it) => {
  test('goes before it is approved, owes a review within three days, and holds back the next one when nobody reviewed it', async () => {
    const place = await openLantern(it(), '2026-15');
    const mona = await it().as('mona');
    const danger = { nature_of_danger: 'A boat adrift.', who_is_in_danger: 'Forty people.', why_imminent: 'It takes water.' };
    const make = async () => {
      const draft = await draftOf(mona, place, 'emergency_request', { purpose: 'prevent_harm', urgency: 'life' });
      const full = await filled(mona, draft);
      return await mona.call('changeRequest', {
        params: { requestId: full.id },
        body: { digest: full.digest, values: { ...full.values, ...danger } },
      });
    };
    const first = await make();
    const send = (id: string) => mona.outcome('recordDispatch', { params: { requestId: id }, body: { channel: 'portal' } });
    assert.equal(await send(first.id), 'done');
    const sent = await mona.call('request', { params: { requestId: first.id } });
    assert.partialDeepStrictEqual(sent, { state: 'sent', waitsFor: 'approver', review: { result: 'due' } });
    assert.ok(sent.deadlines.some(({ kind }) => kind === 'emergency-review'));
    it().advance(4 * DAY);
    const later = await it().as('mona');
    const second = await draftOf(later, place, 'emergency_request', { purpose: 'prevent_harm', urgency: 'life' });
    const values = { ...second.values, ...danger };
    await later.call('changeRequest', { params: { requestId: second.id }, body: { digest: second.digest, values } });
    const held = { params: { requestId: second.id }, body: { channel: 'portal' } };
    assert.equal(await later.outcome('recordDispatch', held), 'REQUEST_REVIEW_OVERDUE');
    const review = { params: { requestId: first.id }, body: { event: 'review-uphold' } };
    assert.equal(await later.outcome('takeStep', review), 'ACCESS_NOT_ALLOWED');
    assert.equal(await (await it().as('karim')).outcome('takeStep', review), 'done');
    assert.equal(await later.outcome('recordDispatch', held), 'done');
  });
});

test('every invented person has a role to try', () => {
  assert.equal(new Set(Object.values(PEOPLE).flatMap(({ roles }) => roles)).size, 9);
});
