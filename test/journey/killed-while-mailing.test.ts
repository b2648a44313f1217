// SPDX-License-Identifier: Apache-2.0
/** A desk that is killed while a mail server has the message and has not answered: perhaps sent, never twice, and a person decides. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { whenSealed } from '../../src/cli/desk/requests.ts';
import { apiCaller, type Call } from '../../src/core/api/client.ts';
import { remind } from '../../src/desk/deadlines/remind.ts';
import { openDesk } from '../../src/desk/open-desk.ts';
import { readConfiguration } from '../../src/store/configuration.ts';
import { type MailServer, openMailServer } from '../mail-server.ts';
import { callerOf } from './killed-desk.ts';
import { type LanternDesk, lanternFolder, openLantern } from './lantern-desk.ts';

const TO = 'lawenforcement@facebook.com';
/** Longer than any server takes to answer. */
const LATER_MS = 11 * 60_000;

describe('a desk that is killed while it sends a mail', () => {
  let folder: string;
  let remove: () => Promise<void>;
  let smtp: MailServer;
  before(async () => {
    ({ folder, remove } = await lanternFolder());
    smtp = await openMailServer();
    smtp.behave('stalls');
  });
  after(async () => {
    await smtp?.close();
    await remove?.();
  });

  async function signedIn(desk: LanternDesk, wanted: string): Promise<Call> {
    const { login, password, code } = desk.people.find((one) => one.login === wanted) ?? assert.fail(`no ${wanted}`);
    const call = apiCaller({ base: desk.address, fetch, headers: () => ({}) });
    const { token } = await call('signIn', { body: { login, password, code, client: 'cli' } });
    return callerOf(desk, token ?? assert.fail('no token')).call;
  }

  async function approved(mona: Call, karim: Call): Promise<string> {
    const { requests } = await mona('requests', { query: { state: 'submitted' } });
    const requestId = requests[0]?.id ?? assert.fail('nothing waits for approval');
    const params = { requestId };
    const read = await karim('request', { params });
    if (read.channelUnconfirmed !== null) await karim('confirmChannel', { params, body: { how: 'Read on its own page.' } });
    await karim('takeStep', { params, body: { event: 'approve', digest: read.digest } });
    const sealed = await whenSealed(mona, await mona('request', { params }));
    assert.ok(
      sealed.papers.every(({ document }) => document !== null),
      'the papers are signed',
    );
    return requestId;
  }

  test('the message reached the server, its answer reached nobody', { timeout: 300_000 }, async () => {
    const environment = { ROGATORY_SMTP_URL: smtp.url, ROGATORY_MAIL_FROM: 'desk@prosecution.example' };
    const desk = await openLantern(folder, environment);
    const [mona, karim] = [await signedIn(desk, 'mona'), await signedIn(desk, 'karim')];
    const requestId = await approved(mona, karim);
    const sending = mona('sendByMail', { params: { requestId }, body: { to: TO, protection: 'transport' } });
    const broken = assert.rejects(sending, 'nobody was told that it left');
    await smtp.until(1);
    await desk.kill();
    await broken;

    let time = Date.now();
    const again = await openDesk(readConfiguration(folder, environment), {
      working: false,
      report: () => undefined,
      now: () => new Date(time),
    });
    try {
      const dispatches = async () =>
        await again.store.db.selectFrom('dispatch').select(['state', 'message_id']).where('request_id', '=', requestId).execute();
      await remind(again);
      assert.deepEqual(
        (await dispatches()).map(({ state }) => state),
        ['sending'],
        'a server may still be answering',
      );
      time += LATER_MS;
      await remind(again);
      await remind(again);
      const [lost, ...more] = await dispatches();
      assert.deepEqual([lost?.state, more.length], ['perhaps-sent', 0]);
      const id = /^Message-ID:\s*(<[^>]+>)/im.exec(smtp.mails[0]?.message ?? '')?.[1];
      assert.equal(id, lost?.message_id, 'the message that may have arrived is the one the desk knows');
      assert.equal(smtp.mails.length, 1, 'nothing is sent twice by itself');
      const { state } = await again.store.db.selectFrom('request').select('state').where('id', '=', requestId).executeTakeFirstOrThrow();
      assert.equal(state, 'approved');
      const entries = await again.store.db
        .selectFrom('log_index')
        .select('kind')
        .where('kind', 'in', ['dispatch-begun', 'dispatch-failed'])
        .execute();
      assert.deepEqual(entries.map(({ kind }) => kind).toSorted(), ['dispatch-begun', 'dispatch-failed']);
    } finally {
      await again.close();
    }
  });
});
