// SPDX-License-Identifier: Apache-2.0
/** A proxy that is set up wrongly works at first sight: the desk says what it sees of it. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { openTestDesk, type TestDesk } from '../../test/desk.ts';
import { proxyTrouble } from './watch-proxy.ts';

const ORIGIN = 'https://desk.prosecution.example';

describe('what shows of a proxy', () => {
  const good = { known: ORIGIN, origin: ORIGIN, isFromHere: true, forwardedFor: '198.51.100.7' };
  test('that says for whom it asks is no trouble, and nor is a supervisor of this machine', () => {
    assert.equal(proxyTrouble(good), undefined);
    assert.equal(proxyTrouble({ known: ORIGIN, origin: undefined, isFromHere: true, forwardedFor: undefined }), undefined);
    assert.equal(proxyTrouble({ known: undefined, origin: 'http://127.0.0.1:8321', isFromHere: true, forwardedFor: undefined }), undefined);
  });
  test('that does not, that stands elsewhere, or that the settings do not know, is told', () => {
    assert.equal(proxyTrouble({ ...good, forwardedFor: undefined }), 'address-not-said');
    assert.equal(proxyTrouble({ ...good, isFromHere: false }), 'proxy-elsewhere');
    assert.equal(proxyTrouble({ ...good, known: undefined }), 'origin-not-set');
  });
});

describe('a desk behind a proxy', () => {
  let it: TestDesk & { readonly close: () => Promise<void> };
  const told: object[] = [];
  before(async () => {
    it = await openTestDesk('embedded', {
      environment: { ROGATORY_ORIGIN: 'https://Desk.Prosecution.example:443/' },
      report: (line) => told.push(line),
    });
  });
  after(async () => await it?.close());
  const signIn = (headers: Record<string, string>) =>
    fetch(`${it.address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers },
      body: JSON.stringify({ login: 'mona', password: 'not hers' }),
    });
  const asking = async (path: string, headers: Record<string, string>) => (await fetch(`${it.address}${path}`, { headers })).status;

  test('takes its origin as browsers write it, and tells once what the proxy leaves out', async () => {
    for (let n = 0; n < 3; n += 1) assert.equal((await signIn({})).status, 401);
    const troubles = told.filter((line) => 'trouble' in line);
    assert.equal(troubles.length, 1, JSON.stringify(troubles));
    assert.match(JSON.stringify(troubles), /x-forwarded-for/);
  });

  test('counts the address next to the proxy, not one that somebody wrote into the header before', async () => {
    await it.desk.store.db.deleteFrom('sign_in_attempt').execute();
    for (const forged of ['192.0.2.1, ', '192.0.2.2, ', '']) await signIn({ 'x-forwarded-for': `${forged}198.51.100.7` });
    await signIn({ 'x-forwarded-for': '192.0.2.1, 198.51.100.8' });
    const seen = await it.desk.store.db.selectFrom('sign_in_attempt').select('address_hash').execute();
    assert.deepEqual([seen.length, new Set(seen.map(({ address_hash }) => address_hash.toString('hex'))).size], [4, 2]);
    assert.equal(await asking('/health', { 'x-forwarded-for': '127.0.0.1, 198.51.100.7' }), 404);
    assert.equal(await asking('/metrics', { 'x-forwarded-for': '198.51.100.7' }), 404);
  });

  test('answers the page at / also to a supervisor who asks for no packing and no kind of file, and does not go by Host', async () => {
    const { hostname, port } = new URL(it.address);
    const ask = (method: string) =>
      new Promise((answered, failed) => {
        const asking = { hostname, port, path: '/', method, headers: { host: 'elsewhere.example' } };
        request(asking, (answer) => answered(answer.resume().statusCode))
          .on('error', failed)
          .end();
      });
    assert.deepEqual([await ask('GET'), await ask('HEAD')], [200, 200]);
  });
});
