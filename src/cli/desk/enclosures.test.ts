// SPDX-License-Identifier: Apache-2.0
/** `rogatory desk request enclose` and `unenclose` as people type them. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { before, test } from 'node:test';
import { uploadWhole } from '../../../test/case.ts';
import { commandLineIn, type Said } from '../../../test/command-line.ts';
import { forEachDesk, PASSWORD, type TestDesk } from '../../../test/desk.ts';
import { draftOf, filled, openLantern } from '../../../test/lantern-requests.ts';
import { apiCaller } from '../../core/api/client.ts';
import type { EvidenceItem } from '../../core/api/evidence.ts';
import type { RequestDetail } from '../../core/api/requests.ts';
import { codeAt } from '../../desk/sign-in/one-time-code.ts';

forEachDesk('rogatory desk, of what a draft encloses', (open) => {
  let it: TestDesk;
  let draft: RequestDetail;
  let order: EvidenceItem;
  let token = '';
  before(async () => {
    it = open();
    const place = await openLantern(it, '2026-77');
    const mona = await it.as('mona');
    order = await uploadWhole(mona, place.caseId, 'order-4412.pdf', Buffer.from('of the court'), 'upload');
    draft = await filled(mona, await draftOf(mona, place, 'voluntary_request'));
    it.advance(60_000);
    const call = apiCaller({ base: it.address, fetch, headers: () => ({}) });
    const code = codeAt(it.secretOf('mona'), it.now());
    token = (await call('signIn', { body: { login: 'mona', password: PASSWORD, client: 'cli', code } })).token ?? '';
  });
  const typed = async (...args: readonly string[]): Promise<Said> =>
    await commandLineIn(tmpdir(), { env: { ROGATORY_DESK_URL: it.address, ROGATORY_DESK_TOKEN: token } })('desk', 'request', ...args);

  test('an item of the case is named with its hash, and taken out again by its id; what stood beside it stays', async () => {
    const { out, err } = await typed('enclosable', draft.id);
    assert.ok(out.includes(`${order.id}  order-4412.pdf  12 bytes  SHA-256 ${order.sha256}\n`), err);
    const field = /^field (\S+):/m.exec(out)?.[1] ?? assert.fail(out);
    const before = (await typed('show', draft.id)).out;
    const named = await typed('enclose', draft.id, order.id, '--field', field);
    assert.equal(named.exit, 0, named.err);
    assert.ok(named.out.includes(`  encloses order-4412.pdf  item ${order.id}  SHA-256 ${order.sha256}\n`), named.out);
    assert.equal((await typed('enclose', draft.id, order.id, '--field', field)).exit, 2, 'once is enough');
    const out2 = await typed('unenclose', draft.id, order.id);
    assert.equal(out2.exit, 0, out2.err);
    const enclosed = (text: string) => text.split('\n').filter((line) => line.startsWith('  encloses'));
    assert.deepEqual(enclosed(out2.out), enclosed(before));
    assert.equal((await typed('unenclose', draft.id, order.id)).exit, 2, 'there is nothing more to take out');
  });

  test('so is what the desk does not hold, by its name, and an item by its hash', async () => {
    const field = /^field (\S+):/m.exec((await typed('enclosable', draft.id)).out)?.[1] ?? '';
    await typed('enclose', draft.id, 'Letter of the bar', '--field', field);
    const both = await typed('enclose', draft.id, order.id, '--field', field);
    assert.match(both.out, / {2}encloses Letter of the bar {2}which the desk does not hold\n/);
    assert.doesNotMatch((await typed('unenclose', draft.id, order.sha256.toUpperCase())).out, /order-4412/);
    const left = await typed('unenclose', draft.id, 'Letter of the bar', '--field', field);
    assert.doesNotMatch(left.out, /Letter of the bar/);
    assert.equal((await typed('unenclose', draft.id, order.id, '--field', 'necessity')).exit, 2, 'no field of enclosures');
  });
});
