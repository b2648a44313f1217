// SPDX-License-Identifier: Apache-2.0
/** A request that leaves by mail: whither it may go, what arrives, and what happens when nobody knows whether it did. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { decrypt, generateKey, readMessage, readPrivateKey } from 'openpgp';
import PostalMime from 'postal-mime';
import { makeWhole, uploadWhole, zipOf } from '../../test/case.ts';
import { openTestDesk, type TestDesk } from '../../test/desk.ts';
import { approvedRequest, draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import { type MailServer, openMailServer } from '../../test/mail-server.ts';
import { partsOf } from '../../test/open-wacz.ts';
import type { RequestDetail } from '../core/api/requests.ts';
import { inventedChain } from '../core/currency/economy/invented-case.ts';
import { INVENTED_HOPS, inventedBitcoinTrace } from '../core/currency/economy/invented-traces.ts';
import { remind } from '../desk/deadlines/remind.ts';

describe('a request by mail', () => {
  let it: TestDesk & { readonly close: () => Promise<void> };
  let smtp: MailServer;
  let place = { caseId: '', targetId: '' };
  const to = 'lawenforcement@facebook.com';
  const made = generateKey({ userIDs: [{ email: to }], format: 'armored', date: new Date('2026-11-01T00:00:00Z') });

  before(async () => {
    smtp = await openMailServer();
    it = await openTestDesk('embedded', {
      working: true,
      environment: { ROGATORY_SMTP_URL: smtp.url, ROGATORY_MAIL_FROM: 'desk@prosecution.example' },
    });
    place = await openLantern(it, '2026-14');
  });
  after(async () => {
    await it?.close();
    await smtp?.close();
  });

  const approved = async (): Promise<RequestDetail> => {
    const mona = await it.as('mona');
    return await approvedRequest(it, await filled(mona, await draftOf(mona, place, 'preservation_letter')));
  };
  const send = async (request: RequestDetail, body: object) =>
    await (await it.as('mona')).outcome('sendByMail', { params: { requestId: request.id }, body });
  const again = async ({ id }: RequestDetail) => await (await it.as('mona')).call('request', { params: { requestId: id } });

  test('of a key only the public part is kept, without what stood around it; a private one leaves an entry of its refusal and nothing else', async () => {
    const laila = await it.as('laila');
    const { db } = it.desk.store;
    const { publicKey, privateKey } = await made;
    const mailbox = { address: to, kind: 'openpgp' } as const;
    const kept = async () => (await db.selectFrom('mail_key').select('key_text').execute()).map(({ key_text }) => key_text);
    const before = await kept();
    for (const key of [privateKey, `${publicKey}\n${privateKey}`, privateKey.replaceAll('PRIVATE', 'PUBLIC')])
      assert.equal(await laila.outcome('addMailKey', { body: { ...mailbox, key } }), 'EXCHANGE_KEY_PRIVATE');
    assert.deepEqual(await kept(), before);
    const entries = await db.selectFrom('log_index').select('outcome').where('kind', '=', 'mail-key-added').execute();
    assert.equal(entries.filter(({ outcome }) => outcome === 'refused').length, 3);
    const { id } = await laila.call('addMailKey', { body: { ...mailbox, key: `Our key:\n\n${publicKey}\nKind regards` } });
    assert.doesNotMatch((await kept()).join('\n'), /Our key|regards/);
    assert.equal(await laila.outcome('addMailKey', { body: { ...mailbox, key: publicKey } }), 'EXCHANGE_KEY_KNOWN');
    await laila.call('revokeMailKey', { params: { keyId: id } });
  });

  test('goes to the provider’s own domains only, and is not encrypted to a key that one person alone has brought', async () => {
    const request = await approved();
    assert.equal(await send(request, { protection: 'transport', to: 'legal@facebook.com.evil.example' }), 'EXCHANGE_ADDRESS_NOT_OWN');
    assert.equal(await send(request, { protection: 'transport' }), 'EXCHANGE_ADDRESS_NOT_OWN');
    assert.equal(await send(request, { protection: 'openpgp', to }), 'EXCHANGE_KEY_UNUSABLE');
    const laila = await it.as('laila');
    const key = await laila.call('addMailKey', { body: { address: to, kind: 'openpgp', key: (await made).publicKey } });
    assert.equal(await send(request, { protection: 'openpgp', to }), 'EXCHANGE_KEY_UNUSABLE');
    const seen = async (login: string) => (await (await it.as(login)).call('mailKeys', {})).keys[0];
    assert.partialDeepStrictEqual(await seen('laila'), { usable: false, mayConfirm: false });
    assert.partialDeepStrictEqual(await seen('karim'), { usable: false, mayConfirm: true });
    assert.partialDeepStrictEqual(await seen('mona'), { usable: false, mayConfirm: false });
    const confirm = { params: { keyId: key.id }, body: { fingerprint: key.fingerprint } };
    assert.equal(await laila.outcome('confirmMailKey', confirm), 'ACCESS_NOT_ALLOWED');
    const karim = await it.as('karim');
    assert.equal(
      await karim.outcome('confirmMailKey', { ...confirm, body: { fingerprint: '0'.repeat(40) } }),
      'EXCHANGE_FINGERPRINT_OTHER',
    );
    assert.equal(await karim.outcome('confirmMailKey', confirm), 'done');
    assert.partialDeepStrictEqual(await seen('karim'), { usable: true, mayConfirm: false });
    assert.equal(smtp.mails.length, 0);
  });

  test('is offered with what the desk has: the address it sends from, and the ways for which it has a key of its own', async () => {
    const mona = await it.as('mona');
    assert.partialDeepStrictEqual(await mona.call('mailKeys', {}), { from: 'desk@prosecution.example', signs: [] });
    const own = join(it.desk.configuration.keysFolder, 'mail-openpgp.asc');
    writeFileSync(own, (await made).privateKey, { mode: 0o600 });
    assert.deepEqual((await mona.call('mailKeys', {})).signs, ['openpgp']);
    rmSync(own);
  });

  test('is not encrypted to a key whose time is over, though it was confirmed', async () => {
    const [laila, karim, mona] = await Promise.all(['laila', 'karim', 'mona'].map((login) => it.as(login)));
    const at = 'records@facebook.com';
    const short = await generateKey({
      userIDs: [{ email: at }],
      format: 'armored',
      date: new Date('2026-11-01T00:00:00Z'),
      keyExpirationTime: 86_400,
    });
    const brought = { address: at, kind: 'openpgp' } as const;
    assert.equal(await laila?.outcome('addMailKey', { body: { ...brought, key: short.publicKey } }), 'EXCHANGE_KEY_ENDED');
    const long = await generateKey({ userIDs: [{ email: at }], format: 'armored', date: it.now(), keyExpirationTime: 86_400 });
    const key = (await laila?.call('addMailKey', { body: { ...brought, key: long.publicKey } })) ?? assert.fail();
    await karim?.call('confirmMailKey', { params: { keyId: key.id }, body: { fingerprint: key.fingerprint } });
    const usable = async () => (await mona?.call('mailKeys', {}))?.keys.find(({ id }) => id === key.id)?.usable;
    assert.equal(await usable(), true);
    await it.desk.store.db.updateTable('mail_key').set({ ends_at: it.now() }).where('id', '=', key.id).execute();
    assert.equal(await usable(), false);
    assert.equal(await send(await approved(), { protection: 'openpgp', to: at }), 'EXCHANGE_KEY_UNUSABLE');
  });

  test('arrives signed for nobody but the addressee, with the papers of the version, and its clocks run', async () => {
    const request = await approved();
    assert.equal(await send(request, { protection: 'openpgp', to }), 'done');
    const mail = smtp.mails.at(-1);
    assert.deepEqual([mail?.from, mail?.to], ['desk@prosecution.example', [to]]);
    const { attachments, messageId, subject } = await PostalMime.parse(mail?.message ?? '');
    const opened = await decrypt({
      message: await readMessage({ armoredMessage: Buffer.from(attachments.at(-1)?.content as ArrayBuffer).toString('utf8') }),
      decryptionKeys: await readPrivateKey({ armoredKey: (await made).privateKey }),
      format: 'binary',
    });
    const inside = await PostalMime.parse(Buffer.from(opened.data as Uint8Array));
    assert.equal(inside.attachments.length, 2);
    assert.ok(
      inside.attachments.every(
        ({ content }) =>
          Buffer.from(content as ArrayBuffer)
            .subarray(0, 5)
            .toString() === '%PDF-',
      ),
    );
    assert.doesNotMatch(mail?.message ?? '', /100012345678901|Lantern/);
    const sent = await again(request);
    assert.equal(sent.state, 'sent');
    assert.equal(sent.dispatches[0]?.mail?.messageId, messageId);
    assert.equal(messageId, `<${sent.dispatches[0]?.id}@prosecution.example>`);
    assert.equal(subject, request.number);
    assert.ok(sent.deadlines.some(({ kind }) => kind === 'preservation-end'));
  });

  test('is in the bundle of the case as it left, and so is what was written and said', async () => {
    const mona = await it.as('mona');
    const { requests } = await mona.call('requests', { query: { caseId: place.caseId } });
    const sent = requests.find(({ state }) => state === 'sent') ?? assert.fail('nothing was sent');
    const said = { direction: 'in', kind: 'question', text: 'Which of the two accounts do you mean?' } as const;
    await mona.call('fileMessage', { params: { requestId: sent.id }, body: said });
    const bundle = await makeWhole(mona, place.caseId, { language: 'en' });
    const file = join(it.desk.configuration.spoolFolder, 'mail-bundle.zip');
    writeFileSync(file, await zipOf(mona, bundle.id));
    const parts = [...(await partsOf(file))].filter(([path]) => path.includes(sent.id.slice(0, 8)));
    rmSync(file);
    const shown = JSON.parse(parts.find(([path]) => path.endsWith('/request.json'))?.[1].toString() ?? '');
    assert.partialDeepStrictEqual(shown.messages, [{ ...said, filedBy: 'Mona Farid' }]);
    const mail = parts.find(([path]) => path.endsWith(`/mail/${shown.dispatches[0].mail}.eml`))?.[1];
    assert.equal(mail?.toString(), smtp.mails.at(-1)?.message);
  });

  test('that the server refuses has not left, and may be sent again', async () => {
    const request = await approved();
    smtp.behave('refuses');
    assert.equal(await send(request, { protection: 'transport', to }), 'EXCHANGE_MAIL_REFUSED');
    smtp.behave('takes');
    assert.partialDeepStrictEqual(await again(request), { state: 'approved', dispatches: [{ state: 'failed' }] });
    assert.equal(await send(request, { protection: 'transport', to }), 'done');
    assert.equal((await again(request)).state, 'sent');
  });

  test('whose line is lost is perhaps sent: nothing more is sent until a person says what happened', async () => {
    const request = await approved();
    smtp.behave('hangs-up');
    assert.equal(await send(request, { protection: 'transport', to }), 'EXCHANGE_MAIL_LOST');
    smtp.behave('takes');
    const lost = await again(request);
    assert.partialDeepStrictEqual(lost, { state: 'approved', dispatches: [{ state: 'perhaps-sent' }] });
    assert.equal(await send(request, { protection: 'transport', to }), 'REQUEST_BEING_SENT');
    const params = { requestId: request.id, dispatchId: lost.dispatches[0]?.id };
    const decide = { params, body: { sent: true, how: 'They answered the telephone: it is there.' } };
    assert.equal(await (await it.as('yara')).outcome('decideDispatch', decide), 'ACCESS_NOT_ALLOWED');
    assert.equal(await (await it.as('mona')).outcome('decideDispatch', decide), 'done');
    assert.partialDeepStrictEqual(await again(request), { state: 'sent', dispatches: [{ state: 'sent' }] });
    assert.equal(await (await it.as('mona')).outcome('decideDispatch', decide), 'EXCHANGE_MAIL_LOST');
  });

  test('of a desk that died in the middle is perhaps sent as well, and one that did not arrive may be sent again', async () => {
    const request = await approved();
    const { db } = it.desk.store;
    const row = {
      id: it.desk.newId(),
      request_id: request.id,
      case_id: place.caseId,
      version: 1,
      channel: 'email',
      state: 'sending' as const,
    };
    await db
      .insertInto('dispatch')
      .values({ ...row, prepared_at: it.now(), sent_at: null, reference: null, account_id: it.idOf('mona') })
      .execute();
    await remind(it.desk);
    assert.equal((await again(request)).dispatches[0]?.state, 'sending');
    it.advance(11 * 60_000);
    await remind(it.desk);
    assert.equal((await again(request)).dispatches[0]?.state, 'perhaps-sent');
    const decide = { params: { requestId: request.id, dispatchId: row.id }, body: { sent: false, how: 'Nothing has arrived there.' } };
    assert.equal(await (await it.as('mona')).outcome('decideDispatch', decide), 'done');
    assert.equal(await send(request, { protection: 'transport', to }), 'done');
  });

  /** A request that names these items of the case as enclosed, not handed in yet. */
  async function naming(values: Readonly<Record<string, unknown>>): Promise<RequestDetail> {
    const mona = await it.as('mona');
    const draft = await filled(mona, await draftOf(mona, place, 'voluntary_request'));
    const body = { digest: draft.digest, values: { ...draft.values, ...values } };
    return await mona.call('changeRequest', { params: { requestId: draft.id }, body });
  }

  test('carries what its paper names of the case, byte for byte; its approver saw exactly that, and the log tells what left', async () => {
    const [mona, karim, yara] = await Promise.all([it.as('mona'), it.as('karim'), it.as('yara')]);
    const certificate = inventedBitcoinTrace(inventedChain());
    const { id: evidenceId, sha256 } = await uploadWhole(mona, place.caseId, 'fees.json', certificate);
    const order = Buffer.from('%PDF-1.7 the order of the court');
    const other = await uploadWhole(mona, place.caseId, 'أمر المحكمة.pdf', order);
    const params = { caseId: place.caseId };
    await karim.call('allowTracing', {
      params,
      body: { sources: [], maxHops: INVENTED_HOPS, minAmount: null, untilDay: null, reason: 'The fees' },
    });
    await mona.call('keepTrace', { params, body: { evidenceId } });
    const draft = await naming({
      domestic_order_attached: { name: other.name, sha256: other.sha256 },
      translation_attached: [{ name: 'fees.json', sha256 }, 'its translation'],
    });
    const { items } = await mona.call('enclosableItems', { params: { requestId: draft.id } });
    assert.partialDeepStrictEqual(
      items.find((one) => one.evidenceId === other.id),
      { name: other.name, sha256: other.sha256, bytes: order.length, keptBack: null },
    );
    assert.equal(await yara.outcome('enclosableItems', { params: { requestId: draft.id } }), 'ACCESS_NOT_ALLOWED');
    const request = await approvedRequest(it, draft);
    const seen = await karim.call('request', { params: { requestId: request.id } });
    const along = [
      { name: other.name, sha256: other.sha256, bytes: order.length },
      { name: 'fees.json', sha256, bytes: certificate.length },
    ];
    assert.partialDeepStrictEqual(seen, { enclosures: along, enclosedElsewhere: ['its translation'] });
    assert.equal(await send(request, { protection: 'transport', to }), 'done');
    const { attachments } = await PostalMime.parse(smtp.mails.at(-1)?.message ?? '');
    const enclosed = attachments.slice(-2);
    assert.deepEqual(
      enclosed.map(({ filename, mimeType }) => [filename, mimeType]),
      [
        ['enclosure-1.pdf', 'application/pdf'],
        ['enclosure-2-fees.json', 'application/json'],
      ],
    );
    assert.ok(Buffer.from(enclosed[0]?.content as ArrayBuffer).equals(order));
    assert.ok(Buffer.from(enclosed[1]?.content as ArrayBuffer).equals(certificate));
    assert.partialDeepStrictEqual((await again(request)).dispatches.at(-1)?.mail?.enclosures, along);
    for (const kind of ['dispatch-begun', 'request-dispatched']) {
      const { entries } = await mona.call('log', { query: { ...params, kind } });
      assert.ok(
        entries.some(({ about }) => about.enclosed === `${other.sha256}+${sha256}`),
        kind,
      );
    }
  });

  test('does not leave with an item that may not leave, whoever has approved it, or with more than any mail takes', async () => {
    const mona = await it.as('mona');
    const { db } = it.desk.store;
    const item = await uploadWhole(mona, place.caseId, 'answer.txt', Buffer.from('of another request'));
    const draft = await naming({ domestic_order_attached: { name: item.name, sha256: item.sha256 } });
    const request = await approvedRequest(it, draft);
    const before = smtp.mails.length;
    // It answers a request, and nobody has held it against that one yet.
    await db.updateTable('evidence').set({ request_id: request.id }).where('id', '=', item.id).execute();
    assert.equal((await again(request)).enclosures[0]?.keptBack, 'held-back');
    const omar = await it.as('omar');
    assert.equal(
      await omar.outcome('sendByMail', { params: { requestId: request.id }, body: { protection: 'transport', to } }),
      'ACCESS_NOT_ALLOWED',
    );
    assert.equal(await send(request, { protection: 'transport', to }), 'EXCHANGE_ENCLOSURE_KEPT');
    await db.updateTable('evidence').set({ request_id: null, size_bytes: 60_000_000 }).where('id', '=', item.id).execute();
    assert.equal(await send(request, { protection: 'transport', to }), 'EXCHANGE_MAIL_TOO_LARGE');
    assert.partialDeepStrictEqual(await again(request), { state: 'approved', dispatches: [] });
    assert.equal(smtp.mails.length, before);
  });

  test('has in its subject what the facts of the channel ask for, as a lawyer corrects them; no other placeholder is taken', async () => {
    const [mona, karim] = await Promise.all([it.as('mona'), it.as('karim')]);
    const request = await approved();
    const pack = async () => await mona.call('portalPack', { params: { requestId: request.id } });
    assert.deepEqual((await pack()).subject, { text: request.number, missing: [], fact: null });
    const factId = `channel/meta/${request.addresseeDetail.channel?.id}`;
    const correct = (subject: string) => ({ body: { fact: factId, document: 'Guide of 2026, page 3', value: { subject } } });
    assert.equal(await karim.outcome('confirmFact', correct('{suspect}')), 'KNOWLEDGE_OVERLAY_WRONG');
    assert.equal(await karim.outcome('confirmFact', correct('{action} ({country}) {deadline} – {reference}')), 'done');
    const asked = await pack();
    assert.deepEqual(asked.subject, { text: `Preservation request (Egypt) – ${request.number}`, missing: ['deadline'], fact: factId });
    assert.equal(await send(request, { protection: 'transport', to }), 'done');
    const { subject } = await PostalMime.parse(smtp.mails.at(-1)?.message ?? '');
    assert.equal(subject, asked.subject.text);
    assert.equal((await again(request)).dispatches.at(-1)?.mail?.subject, subject);
  });
});
