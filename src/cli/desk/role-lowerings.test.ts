// SPDX-License-Identifier: Apache-2.0
/** `rogatory desk target propose-lowering …` as people type it: one proposes, another decides. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { before, test } from 'node:test';
import { CIRCLE, openCase } from '../../../test/case.ts';
import { commandLineIn, type Said } from '../../../test/command-line.ts';
import { forEachDesk, PASSWORD, type TestDesk } from '../../../test/desk.ts';
import { apiCaller } from '../../core/api/client.ts';
import { codeAt } from '../../desk/sign-in/one-time-code.ts';

forEachDesk('rogatory desk target …-lowering', (open) => {
  let it: TestDesk;
  let targetId: string;
  const tokens = new Map<string, string>();
  before(async () => {
    it = open();
    const caseId = await openCase(it, '2026-19', { ...CIRCLE, laila: 'legal-reviewer' });
    const mona = await it.as('mona');
    const body = { written: 'farida@example.org', role: 'lawyer' as const, relevance: 'Stands in the chat.' };
    targetId = (await mona.call('addTarget', { params: { caseId }, body })).id;
  });

  async function tokenOf(login: string): Promise<string> {
    const known = tokens.get(login);
    if (known !== undefined) return known;
    it.advance(60_000);
    const call = apiCaller({ base: it.address, fetch, headers: () => ({}) });
    const code = codeAt(it.secretOf(login), it.now());
    const { token = '' } = await call('signIn', { body: { login, password: PASSWORD, client: 'cli', code } });
    tokens.set(login, token);
    return token;
  }
  async function typed(login: string, ...args: readonly string[]): Promise<Said> {
    const env = { ROGATORY_DESK_URL: it.address, ROGATORY_DESK_TOKEN: await tokenOf(login) };
    return await commandLineIn(tmpdir(), { env })('desk', 'target', ...args);
  }
  const propose = (...more: readonly string[]) => typed('mona', 'propose-lowering', '2026-19', targetId, ...more);
  const waiting = async (login: string) =>
    JSON.parse((await typed(login, 'lowerings', '--json')).out) as { schema: string; lowerings: { id: string }[] };

  test('a role that is none is wrong use, one that protects no less and one without a reason are refused; nothing is proposed', async () => {
    assert.equal((await propose('--role', 'vip', '--reason', 'x')).exit, 2);
    assert.equal((await propose('--role', 'suspect')).exit, 2);
    const { exit, out, err } = await propose('--role', 'journalist', '--reason', 'She writes.');
    assert.deepEqual([exit, out], [3, '']);
    assert.match(err, /\[CASE_ROLE_NO_LOWER\]/);
    assert.match((await typed('karim', 'lowerings')).out, /^nothing waits for you\n$/);
  });

  test('proposed by one, it waits with another, who decides once', async () => {
    const proposed = await propose('--role', 'suspect', '--reason', 'The bar does not list her.');
    assert.equal(proposed.exit, 0);
    assert.match(
      proposed.out,
      /farida@example\.org {2}lawyer\n {2}lowering \S+ {2}lawyer to suspect {2}proposed by Mona Farid, .*: The bar does not list her\./,
    );
    const { schema, lowerings } = await waiting('karim');
    assert.deepEqual([schema, lowerings.length, (await waiting('mona')).lowerings.length], ['rogatory.role-lowerings/1', 1, 0]);
    const id = lowerings[0]?.id ?? '';
    assert.equal((await typed('mona', 'decide-lowering', id, 'confirm', '--reason', 'x')).exit, 3);
    assert.equal((await typed('karim', 'decide-lowering', id, 'perhaps', '--reason', 'x')).exit, 2);
    const decided = await typed('karim', 'decide-lowering', id, 'confirm', '--reason', 'Checked with the bar.');
    assert.match(decided.out, /farida@example\.org {2}suspect\n(?:.*\n)? +confirm {2}Karim Adel, .*: Checked with the bar\./);
    const again = await typed('laila', 'decide-lowering', id, 'refuse', '--reason', 'x');
    assert.deepEqual([again.exit, /\[CASE_LOWERING_DECIDED\]/.test(again.err)], [3, true]);
  });
});
