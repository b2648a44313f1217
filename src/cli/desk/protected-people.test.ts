// SPDX-License-Identifier: Apache-2.0
/** `rogatory desk request answer-named`, `to-decide` and `advice --holder` as people type them. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { before, test } from 'node:test';
import { generateKey } from 'openpgp';
import { commandLineIn, type Said } from '../../../test/command-line.ts';
import { forEachDesk, PASSWORD, type TestDesk } from '../../../test/desk.ts';
import { draftOf, filled, openLantern } from '../../../test/lantern-requests.ts';
import { apiCaller } from '../../core/api/client.ts';
import type { RequestDetail } from '../../core/api/requests.ts';
import { codeAt } from '../../desk/sign-in/one-time-code.ts';

forEachDesk('rogatory desk, of people whom the case protects', (open) => {
  let it: TestDesk;
  let draft: RequestDetail;
  let lawyerId: string;
  const tokens = new Map<string, string>();
  before(async () => {
    it = open();
    const place = await openLantern(it, '2026-74');
    const mona = await it.as('mona');
    const body = { written: 'counsel_amal', role: 'lawyer' as const, relevance: 'Stands in the chat.', service: 'x' };
    lawyerId = (await mona.call('addTarget', { params: { caseId: place.caseId }, body })).id;
    draft = await filled(mona, await draftOf(mona, place, 'preservation_letter'));
    const values = { ...draft.values, reason_data_may_vanish: 'His lawyer @counsel_amal answered.' };
    draft = await mona.call('changeRequest', { params: { requestId: draft.id }, body: { digest: draft.digest, values } });
  });

  async function typed(login: string, ...args: readonly string[]): Promise<Said> {
    const known = tokens.get(login);
    if (known === undefined) {
      it.advance(60_000);
      const call = apiCaller({ base: it.address, fetch, headers: () => ({}) });
      const code = codeAt(it.secretOf(login), it.now());
      tokens.set(login, (await call('signIn', { body: { login, password: PASSWORD, client: 'cli', code } })).token ?? '');
    }
    const env = { ROGATORY_DESK_URL: it.address, ROGATORY_DESK_TOKEN: tokens.get(login) ?? '' };
    return await commandLineIn(tmpdir(), { env })('desk', ...args);
  }

  test('the draft says whom its text names, and is not handed in before that is answered', async () => {
    const shown = await typed('mona', 'request', 'show', draft.id);
    assert.ok(shown.out.includes(`  named in reason_data_may_vanish: counsel_amal (lawyer) ${lawyerId}: not answered\n`), shown.out);
    const refused = await typed('mona', 'request', 'submit', draft.id);
    assert.equal(refused.exit, 3);
    assert.match(refused.err, /\[REQUEST_NAMED_UNANSWERED\]/);
  });

  test('the answer needs a reason or that data on them are asked for, of somebody who is named', async () => {
    assert.notEqual((await typed('mona', 'request', 'answer-named', draft.id, lawyerId)).exit, 0);
    assert.equal((await typed('mona', 'request', 'answer-named', draft.id, draft.targets[0] ?? '', '--asks')).exit, 2);
    const reason = 'Counsel of the suspect; nothing of hers is asked.';
    const answered = await typed('mona', 'request', 'answer-named', draft.id, lawyerId, '--reason', reason);
    assert.equal(answered.exit, 0, answered.err);
    assert.ok(answered.out.includes(`${lawyerId}: only named, Mona Farid: ${reason}\n`), answered.out);
    assert.equal((await typed('mona', 'request', 'submit', draft.id)).exit, 0);
  });

  test('what waits is listed for whoever decides, and not for who drafted it', async () => {
    assert.match((await typed('karim', 'to-decide')).out, new RegExp(`^request {2}${draft.id} .*: waits for the approver\n$`));
    assert.equal((await typed('mona', 'to-decide')).out, 'nothing waits for you\n');
    const { schema, count } = JSON.parse((await typed('karim', 'to-decide', '--json')).out) as { schema: string; count: number };
    assert.deepEqual([schema, count], ['rogatory.to-decide/1', 1]);
  });

  test('so are an approved request whose channel nobody has confirmed, and a key that somebody else has brought', async () => {
    it.advance(60_000);
    const karim = await it.as('karim');
    const { digest } = await karim.call('request', { params: { requestId: draft.id } });
    await karim.call('takeStep', { params: { requestId: draft.id }, body: { event: 'approve', digest } });
    const laila = await it.as('laila');
    const address = 'records@provider.example';
    const { publicKey: key } = await generateKey({ userIDs: [{ email: address }], format: 'armored', date: it.now() });
    await laila.call('addMailKey', { body: { address, kind: 'openpgp', key } });
    const { out } = await typed('karim', 'to-decide');
    assert.match(
      out,
      new RegExp(
        `^facts {2}${draft.id} .*: to confirm where it goes\\nmail-key {2}\\S+ {2}${address} {2}openpgp {2}brought by Laila Hosni\\n$`,
      ),
    );
    assert.match((await typed('laila', 'to-decide')).out, /^facts .*\n$/);
  });

  test('where the operator of an address sits has to be said', async () => {
    const mona = await it.as('mona');
    const body = { written: '203.0.113.7', role: 'unknown' as const, relevance: 'Log-in recorded.' };
    const { id } = await mona.call('addTarget', { params: { caseId: draft.caseId }, body });
    const refused = await typed('mona', 'advice', '2026-74', id);
    assert.notEqual(refused.exit, 0);
    assert.match(refused.err, /operator of the address/);
    assert.equal((await typed('mona', 'advice', '2026-74', id, '--holder', 'CY')).exit, 0);
  });
});
