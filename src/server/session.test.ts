// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCase } from '../../test/case.ts';
import { forEachDesk, PASSWORD } from '../../test/desk.ts';
import type { Problem } from '../core/api/shapes.ts';
import { isFresh } from '../desk/act.ts';
import { codeAt } from '../desk/sign-in/one-time-code.ts';
import { hashPassword } from '../desk/sign-in/password.ts';
import { IDLE_MINUTES, LONGEST_HOURS } from '../desk/sign-in/sessions.ts';

const MINUTE = 60_000;

forEachDesk('signing in', (it) => {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${it().address}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const codeOf = async (answer: Response) => ((await answer.json()) as Problem).code;
  const code = (login: string) => codeAt(it().secretOf(login), it().now());
  const attempts = () => it().desk.store.db.deleteFrom('sign_in_attempt').execute();

  test('a person signs in, is known, and signs out', async () => {
    const mona = await it().as('mona');
    const session = await mona.call('session', {});
    assert.partialDeepStrictEqual(session, {
      account: { login: 'mona', roles: ['investigator'], secondFactor: true },
      secondFactor: { enrolled: true },
    });
    assert.ok(session.secondFactor.freshUntil !== null);
    await mona.call('signOut', {});
    assert.equal(await mona.outcome('session', {}), 'ACCESS_SIGN_IN_NEEDED');
    it().advance(MINUTE);
  });

  test('a wrong password, an unknown name and a used code are answered alike', async () => {
    const good = code('karim');
    for (const body of [
      { login: 'karim', password: 'not the password', code: good },
      { login: 'nobody-at-all', password: PASSWORD, code: good },
      { login: 'karim', password: PASSWORD, code: '000000' },
    ]) {
      const answer = await post('/session', body);
      assert.deepEqual([answer.status, await codeOf(answer)], [401, 'ACCESS_SIGN_IN_REFUSED']);
    }
    assert.equal((await post('/session', { login: 'karim', password: PASSWORD, code: good })).status, 200);
    assert.equal(await codeOf(await post('/session', { login: 'karim', password: PASSWORD, code: good })), 'ACCESS_SIGN_IN_REFUSED');
    assert.equal(await codeOf(await post('/session', { login: 'karim', password: PASSWORD })), 'ACCESS_CODE_NEEDED');
    it().advance(MINUTE);
    await attempts();
  });

  test('the same code at the same moment signs in once', async () => {
    const body = { login: 'yara', password: PASSWORD, code: code('yara') };
    const answers = await Promise.all([1, 2, 3].map(() => post('/session', body)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    it().advance(MINUTE);
    await attempts();
  });

  test('guessing ends after five failures, also when all guesses come at once, and the right password does not help then', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, n) => post('/session', { login: 'omar', password: `guess number ${n}` })),
    );
    const statuses = guesses.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 401).length, 5, statuses.join());
    const right = { login: 'omar', password: PASSWORD, code: code('omar') };
    assert.equal(await codeOf(await post('/session', right)), 'ACCESS_TOO_MANY_ATTEMPTS');
    it().advance(16 * MINUTE);
    assert.equal((await post('/session', { ...right, code: code('omar') })).status, 200);
    await attempts();
  });

  test('a session ends when it is idle, and at the latest after half a day', async () => {
    const mona = await it().as('mona');
    it().advance((IDLE_MINUTES - 1) * MINUTE);
    assert.equal(await mona.outcome('session', {}), 'done');
    it().advance((IDLE_MINUTES + 1) * MINUTE);
    assert.equal(await mona.outcome('session', {}), 'ACCESS_SIGN_IN_NEEDED');
    const again = await it().as('mona');
    for (let minutes = 0; minutes < LONGEST_HOURS * 60 - 20; minutes += 20) {
      it().advance(20 * MINUTE);
      assert.equal(await again.outcome('session', {}), 'done');
    }
    it().advance(21 * MINUTE);
    assert.equal(await again.outcome('session', {}), 'ACCESS_SIGN_IN_NEEDED');
  });

  test('a clock that is set back makes no session longer: a little counts from then, an hour ends it, and a factor shown ahead of now is asked again', async () => {
    it().advance(MINUTE);
    const little = await it().as('karim');
    it().advance(-5 * MINUTE);
    assert.equal(await little.outcome('cases', {}), 'done');
    assert.equal(isFresh(it().now(), new Date(it().now().getTime() - 5 * MINUTE)), false);
    it().advance((IDLE_MINUTES + 1) * MINUTE);
    assert.equal(await little.outcome('cases', {}), 'ACCESS_SIGN_IN_NEEDED');
    const hour = await it().as('karim');
    it().advance(-60 * MINUTE);
    assert.equal(await hour.outcome('cases', {}), 'ACCESS_SIGN_IN_NEEDED');
    it().advance(61 * MINUTE);
  });
  test('a cookie that was planted before the sign-in is not the session after it', async () => {
    const planted = `rogatory_session=${'A'.repeat(43)}`;
    const answer = await post('/session', { login: 'nadia', password: PASSWORD, code: code('nadia') }, { cookie: planted });
    const set = answer.headers.get('set-cookie') ?? '';
    assert.equal(answer.status, 200);
    assert.ok(!set.includes('A'.repeat(43)) && /HttpOnly/i.test(set) && /SameSite=Strict/i.test(set), set);
    const known = await fetch(`${it().address}/api/v1/session`, { headers: { cookie: planted } });
    assert.equal(known.status, 401);
    it().advance(MINUTE);
  });

  test('a change needs the token of its own session and comes from a page of the desk', async () => {
    const mona = await it().as('mona');
    const nadia = await it().as('nadia');
    const change = (headers: Record<string, string>) =>
      mona.fetch('/api/v1/session/account', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"language":"ar"}',
      });
    const forged = [
      { 'x-csrf-token': '' },
      { 'x-csrf-token': nadia.session.csrf },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', origin: '' },
    ];
    for (const headers of forged) {
      const answer = await change(headers as Record<string, string>);
      assert.deepEqual([answer.status, await codeOf(answer)], [403, 'ACCESS_FORGED'], JSON.stringify(headers));
    }
    assert.equal((await mona.call('session', {})).account.language, 'en');
    assert.equal((await change({})).status, 200);
    assert.equal((await mona.call('session', {})).account.language, 'ar');
  });

  test('a bearer token is no cookie and a cookie no bearer token', async () => {
    const answer = await post('/session', { login: 'karim', password: PASSWORD, code: code('karim'), client: 'cli' });
    const { token } = (await answer.json()) as { token: string };
    assert.equal(answer.headers.get('set-cookie'), null);
    const by = (headers: Record<string, string>) => fetch(`${it().address}/api/v1/session`, { headers });
    assert.equal((await by({ authorization: `Bearer ${token}` })).status, 200);
    assert.equal((await by({ cookie: `rogatory_session=${token}` })).status, 401);
    const mona = await it().as('mona');
    assert.equal((mona.session as { token?: string }).token, undefined);
  });

  test('the second factor is asked again for what binds others, ten minutes after it was shown', async () => {
    it().advance(MINUTE);
    const adam = await it().as('adam');
    const account = { login: 'new.person', name: 'New Person', roles: ['analyst'], unit: 'Cairo', language: 'ar', country: 'EG' };
    it().advance(11 * MINUTE);
    assert.equal(await adam.outcome('makeAccount', { body: account }), 'ACCESS_SECOND_FACTOR_NEEDED');
    await adam.call('showSecondFactor', { body: { code: code('adam') } });
    const { firstPassword } = await adam.call('makeAccount', { body: account as never });
    await attempts();
    const answer = await post('/session', { login: 'new.person', password: firstPassword, client: 'cli' });
    const headers = { authorization: `Bearer ${((await answer.json()) as { token: string }).token}`, 'content-type': 'application/json' };
    const people = () => fetch(`${it().address}/api/v1/people`, { headers });
    assert.equal(await codeOf(await people()), 'ACCESS_PASSWORD_MUST_CHANGE');
    const change = (password: string) =>
      fetch(`${it().address}/api/v1/session/account`, {
        method: 'PATCH',
        headers,
        body: JSON.stringify({ password: { old: firstPassword, new: password } }),
      });
    assert.equal(await codeOf(await change('new.person2026')), 'ACCESS_PASSWORD_TOO_WEAK');
    assert.equal((await change('a lantern over the harbour')).status, 200);
    assert.equal((await people()).status, 200);
  });

  test('whoever has no second factor enrols one, and it is good from then on', async () => {
    const headers = async (login: string, password: string) => {
      const answer = await post('/session', { login, password, client: 'cli' });
      return { authorization: `Bearer ${((await answer.json()) as { token: string }).token}` };
    };
    const by = await headers('new.person', 'a lantern over the harbour');
    const begun = (await (await post('/session/totp', { password: 'a lantern over the harbour' }, by)).json()) as {
      secret: string;
      qrSvg: string;
    };
    assert.ok(begun.qrSvg.startsWith('<svg'));
    assert.equal((await post('/session/totp/confirm', { code: '123456' }, by)).status, 401);
    assert.equal((await post('/session/totp/confirm', { code: codeAt(begun.secret, it().now()) }, by)).status, 200);
    const row = await it()
      .desk.store.db.selectFrom('account')
      .select('totp_sealed')
      .where('login', '=', 'new.person')
      .executeTakeFirstOrThrow();
    assert.ok(row.totp_sealed !== null && !row.totp_sealed.includes(begun.secret), 'the secret is sealed');
    const answer = await post('/session', { login: 'new.person', password: 'a lantern over the harbour' });
    assert.equal(await codeOf(answer), 'ACCESS_CODE_NEEDED');
  });

  test('a closed account is out at once', async () => {
    it().advance(MINUTE);
    await attempts();
    const peter = await it().as('peter');
    const adam = await it().as('adam');
    await adam.call('changeAccount', { params: { accountId: it().idOf('peter') }, body: { active: false } });
    assert.equal(await peter.outcome('session', {}), 'ACCESS_SIGN_IN_NEEDED');
    assert.equal(
      await codeOf(await post('/session', { login: 'peter', password: PASSWORD, code: code('peter') })),
      'ACCESS_SIGN_IN_REFUSED',
    );
  });

  test('a valid act from a stolen session: what binds others asks for the factor, the log tells it from the owner’s, the overseer ends it', async () => {
    it().advance(MINUTE);
    await attempts();
    const stolen = await it().as('mona');
    const params = { caseId: await openCase(it(), '2026/stolen') };
    it().advance(11 * MINUTE);
    assert.equal(await stolen.outcome('caseDetail', { params }), 'done');
    assert.equal(await stolen.outcome('makeBundle', { params, body: { language: 'en' } }), 'ACCESS_SECOND_FACTOR_NEEDED');
    it().advance(MINUTE);
    const own = await it().as('mona');
    await own.call('caseDetail', { params });

    const [hassan, yara] = [await it().as('hassan'), await it().as('yara')];
    const { entries } = await hassan.call('log', { query: { limit: 50 } });
    const byMona = entries.filter(({ by, session }) => by?.id === it().idOf('mona') && session !== null);
    const [last, ...before] = byMona;
    const [first, asked] = ['case-shown', 'bundle-asked'].map((kind) => before.find((one) => one.kind === kind));
    assert.deepEqual([first?.outcome, asked?.outcome, last?.kind], ['done', 'refused', 'case-shown']);
    assert.equal(asked?.session, first?.session);
    assert.notEqual(last?.session, first?.session);
    const { entry, bytes } = await own.call('logEntry', { params: { entryId: first?.id as string } });
    assert.equal(entry.session, first?.session);
    assert.match(Buffer.from(bytes, 'base64').toString('utf8'), /"session":"sha256:[0-9a-f]{64}"/);

    const account = { params: { accountId: it().idOf('mona') } };
    assert.equal(await yara.outcome('endSessions', account), 'ACCESS_NOT_ALLOWED');
    await own.call('endSessions', account);
    assert.equal(await stolen.outcome('session', {}), 'ACCESS_SIGN_IN_NEEDED');
    assert.equal(await own.outcome('session', {}), 'done');
    await hassan.call('endSessions', account);
    assert.equal(await own.outcome('caseDetail', { params }), 'ACCESS_SIGN_IN_NEEDED');
  });

  test('an administrator resets a lost password: the old one and its sessions are out, the new one is good once', async () => {
    it().advance(MINUTE);
    await attempts();
    const [yara, adam, mona] = [await it().as('yara'), await it().as('adam'), await it().as('mona')];
    const params = { accountId: it().idOf('yara') };
    assert.equal(await mona.outcome('resetPassword', { params }), 'ACCESS_NOT_ALLOWED');
    assert.equal(await adam.outcome('resetPassword', { params: { accountId: it().idOf('adam') } }), 'ACCESS_ROLES_APART');
    assert.equal(await adam.outcome('resetPassword', { params: { accountId: it().idOf('peter') } }), 'ACCESS_ACCOUNT_CLOSED');
    const { firstPassword } = await adam.call('resetPassword', { params });
    assert.equal(await yara.outcome('session', {}), 'ACCESS_SIGN_IN_NEEDED');
    it().advance(MINUTE);
    const old = await post('/session', { login: 'yara', password: PASSWORD, code: code('yara') });
    assert.equal(await codeOf(old), 'ACCESS_SIGN_IN_REFUSED');
    it().advance(MINUTE);
    const answer = await post('/session', { login: 'yara', password: firstPassword, code: code('yara'), client: 'cli' });
    const headers = { authorization: `Bearer ${((await answer.json()) as { token: string }).token}` };
    assert.equal(await codeOf(await fetch(`${it().address}/api/v1/people`, { headers })), 'ACCESS_PASSWORD_MUST_CHANGE');
  });

  test('a lost second factor is forgotten; until another is enrolled the account binds nobody', async () => {
    it().advance(MINUTE);
    await attempts();
    const [karim, adam] = [await it().as('karim'), await it().as('adam')];
    const params = { accountId: it().idOf('karim') };
    assert.equal((await adam.call('resetSecondFactor', { params })).secondFactor, false);
    assert.equal(await karim.outcome('session', {}), 'ACCESS_SIGN_IN_NEEDED');
    const answer = await post('/session', { login: 'karim', password: PASSWORD, client: 'cli' });
    const { secondFactor } = (await answer.json()) as { secondFactor: { enrolled: boolean } };
    assert.equal(secondFactor.enrolled, false);
    const kinds = await it()
      .desk.store.db.selectFrom('log_index')
      .select('kind')
      .where('kind', 'in', ['password-changed', 'second-factor-changed'])
      .execute();
    assert.ok(kinds.length >= 2);
  });

  test('whoever resets both factors of an account cannot enter as its owner: another person releases it', async () => {
    it().advance(MINUTE);
    await attempts();
    const [adam, hassan, mona] = [await it().as('adam'), await it().as('hassan'), await it().as('mona')];
    const params = { accountId: it().idOf('laila') };
    for (const order of ['password first', 'factor first']) {
      it().advance(MINUTE);
      await attempts();
      const first = order === 'password first' ? 'resetPassword' : 'resetSecondFactor';
      const second = order === 'password first' ? 'resetSecondFactor' : 'resetPassword';
      await adam.call(first, { params });
      assert.deepEqual((await adam.call('heldAccounts', {})).accounts, []);
      await adam.call(second, { params });
      assert.deepEqual(
        (await hassan.call('heldAccounts', {})).accounts.map(({ login, held }) => [login, held]),
        [['laila', true]],
      );
      const { db } = it().desk.store;
      const password_hash = await hashPassword(PASSWORD);
      await db.updateTable('account').set({ password_hash }).where('login', '=', 'laila').execute();
      assert.equal(await codeOf(await post('/session', { login: 'laila', password: PASSWORD })), 'ACCESS_SIGN_IN_REFUSED');
      assert.equal(await adam.outcome('releaseAccount', { params }), 'ACCESS_ROLES_APART');
      assert.equal(await adam.outcome('changeAccount', { params, body: { active: true } }), 'ACCESS_ROLES_APART');
      assert.equal(await mona.outcome('releaseAccount', { params }), 'ACCESS_NOT_ALLOWED');
      assert.equal(await mona.outcome('heldAccounts', {}), 'ACCESS_NOT_ALLOWED');
      assert.equal((await hassan.call('releaseAccount', { params })).active, true);
      assert.equal(await hassan.outcome('releaseAccount', { params }), 'ACCESS_NOT_HELD');
      assert.equal((await post('/session', { login: 'laila', password: PASSWORD })).status, 200);
      const owner = { totp_sealed: Buffer.from('x'), totp_confirmed_at: it().now(), password_is_first: false };
      await db.updateTable('account').set(owner).where('login', '=', 'laila').execute();
    }
  });

  test('every way to more rights is closed', async () => {
    const adam = await it().as('adam');
    const mona = await it().as('mona');
    const own = { params: { accountId: it().idOf('adam') }, body: { roles: ['investigator'] } };
    assert.equal(await adam.outcome('changeAccount', own), 'ACCESS_ROLES_APART');
    const both = { params: { accountId: it().idOf('yara') }, body: { roles: ['analyst', 'administrator'] } };
    assert.equal(await adam.outcome('changeAccount', both), 'ACCESS_ROLES_APART');
    const self = { params: { accountId: it().idOf('mona') }, body: { roles: ['approver'] } };
    assert.equal(await mona.outcome('changeAccount', self), 'ACCESS_NOT_ALLOWED');
    assert.equal(await mona.outcome('accounts', {}), 'ACCESS_NOT_ALLOWED');
    await mona.fetch('/api/v1/session/account', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{"language":"en","roles":["administrator"],"disabled_at":null}',
    });
    assert.deepEqual((await mona.call('session', {})).account.roles, ['investigator']);
  });

  test('what was tried is in the log, without names', async () => {
    const refused = await it()
      .desk.store.db.selectFrom('log_index')
      .innerJoin('log_entry', 'log_entry.id', 'log_index.entry_id')
      .select(['log_index.kind', 'log_entry.bytes'])
      .where('outcome', '=', 'refused')
      .execute();
    const texts = refused.map(({ bytes }) => bytes.toString('utf8'));
    assert.ok(texts.some((text) => text.includes('ACCESS_TOO_MANY_ATTEMPTS')));
    assert.ok(texts.some((text) => text.includes('ACCESS_NOT_ALLOWED')));
    for (const text of texts) assert.doesNotMatch(text, /mona|adam|omar|lantern/);
  });
});

forEachDesk('the server', (it) => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${it().address}${path}`, { headers });

  test('says in the reader’s language what is wrong', async () => {
    const answer = await get('/api/v1/people', { 'accept-language': 'ar-EG,ar;q=0.9,en;q=0.5' });
    assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.partialDeepStrictEqual(await answer.json(), {
      status: 401,
      code: 'ACCESS_SIGN_IN_NEEDED',
      title: 'سجّل الدخول أولًا.',
      detail: 'المكتب: لا توجد جلسة، أو أنها انتهت. سجّل الدخول.',
    });
  });

  test('says so of a field too, with its name in its own direction', async () => {
    const post = (language: string) =>
      fetch(`${it().address}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language },
        body: JSON.stringify({ login: '', password: 'x' }),
      });
    const [arabic, french] = await Promise.all([post('ar'), post('fr')]);
    const { detail } = (await arabic.json()) as { detail: string };
    assert.match(detail, /^ما أُرسل، الحقل \u2068[\w.]+\u2069: [^A-Za-z]+$/);
    assert.match(((await french.json()) as { detail: string }).detail, /^Envoi, champ [\w.]+\u00a0: .*Corrigez-le/);
  });

  test('runs no inline script and is framed by nobody else', async () => {
    const policy = (await get('/api/v1/desk')).headers.get('content-security-policy') ?? '';
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /frame-ancestors 'self'/);
    assert.doesNotMatch(policy, /script-src[^;]*unsafe/);
  });

  test('prints its API as OpenAPI 3.1', async () => {
    const document = (await (await get('/api/v1/openapi.json')).json()) as { openapi: string; paths: Record<string, unknown> };
    assert.equal(document.openapi, '3.1.0');
    assert.ok('/api/v1/session' in document.paths);
  });

  test('names the fields that are wrong, and takes nothing of another type', async () => {
    const answer = await fetch(`${it().address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 12, code: ['x'] }),
    });
    const problem = (await answer.json()) as Problem;
    assert.equal(problem.code, 'INPUT_WRONG');
    assert.deepEqual([...(problem.fields ?? [])].sort(), ['code', 'login', 'password']);
  });

  test('tells how it is to this machine', async () => {
    assert.equal((await get('/health')).status, 200);
    assert.match(await (await get('/metrics')).text(), /rogatory_log_size \d+/);
  });
});
