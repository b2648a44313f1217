// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDesk, openTestDesk } from '../../../test/desk.ts';
import { apiCaller } from '../../core/api/client.ts';
import { beginDesk } from '../../desk/sign-in/begin-desk.ts';
import { runCommandLine } from '../run-command-line.ts';

const terminal = (out: string[], err: string[]) => ({
  out: (text: string) => void out.push(text),
  err: (text: string) => void err.push(text),
  env: {},
  cwd: process.cwd(),
  stdin: async () => Buffer.alloc(0),
  now: () => new Date('2026-11-24T08:00:00Z'),
});

test('init says what is wrong before it opens anything', async () => {
  for (const args of [[], ['--login', 'admin'], ['--login', 'a b', '--country', 'EG'], ['--login', 'admin', '--country', 'egypt']]) {
    const err: string[] = [];
    assert.equal(await runCommandLine(['init', ...args], terminal([], err)), 2);
    assert.match(err.join(''), /is expected to be/);
  }
});

test('the first account is made once, signs in, and can do nothing before it has a password of its own', async () => {
  const it = await openTestDesk('embedded', { people: false });
  try {
    const asked = { login: 'admin', name: 'Admin', unit: 'Operations', country: 'EG', language: 'en' } as const;
    const { firstPassword } = await beginDesk(it.desk, asked);
    let token = '';
    const call = apiCaller({
      base: it.address,
      fetch,
      headers: (): Record<string, string> => (token === '' ? {} : { authorization: `Bearer ${token}` }),
    });
    const session = await call('signIn', { body: { login: 'admin', password: firstPassword, client: 'cli' } });
    token = session.token ?? '';
    await assert.rejects(call('people', {}), /ACCESS_PASSWORD_MUST_CHANGE/);
    await call('changeOwn', { body: { password: { old: firstPassword, new: 'a lantern over the harbour' } } });
    assert.equal((await call('people', {})).people.length, 1);
    await assert.rejects(beginDesk(it.desk, { ...asked, login: 'other' }), { code: 'ALREADY_BEGUN' });
  } finally {
    await it.close();
  }
});

forEachDesk('a desk with people', (it) => {
  test('gets no second first account', async () => {
    const asked = { login: 'late', name: 'Late', unit: 'Operations', country: 'EG', language: 'en' } as const;
    await assert.rejects(beginDesk(it().desk, asked), { code: 'ALREADY_BEGUN' });
  });
});
