// SPDX-License-Identifier: Apache-2.0
/** `rogatory desk seal …` as people type it: one seals, the reviewer reads, two let go. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { before, test } from 'node:test';
import { CIRCLE, openCase, readWhole, uploadWhole } from '../../../test/case.ts';
import { commandLineIn, type Said } from '../../../test/command-line.ts';
import { forEachDesk, PASSWORD, type TestDesk } from '../../../test/desk.ts';
import { apiCaller } from '../../core/api/client.ts';
import type { Privilege } from '../../core/api/privilege.ts';
import { codeAt } from '../../desk/sign-in/one-time-code.ts';

const LOG = Buffer.from('Time (UTC),IP address,Action\n2026-03-01 10:00:00,203.0.113.7,OPEN\n2026-03-02 10:00:00,198.51.100.9,COUNSEL\n');

forEachDesk(
  'rogatory desk seal',
  (open) => {
    let it: TestDesk;
    let readingId: string;
    const tokens = new Map<string, string>();
    before(async () => {
      it = open();
      const caseId = await openCase(it, '2026-18', { ...CIRCLE, laila: 'legal-reviewer' });
      const mona = await it.as('mona');
      const item = await uploadWhole(mona, caseId, 'log.csv', LOG);
      readingId = (await readWhole(mona, item.id)).id;
    });

    async function tokenOf(login: string): Promise<string> {
      const known = tokens.get(login);
      if (known !== undefined) return known;
      it.advance(60_000);
      const call = apiCaller({ base: it.address, fetch, headers: () => ({}) });
      const { token = '' } = await call('signIn', {
        body: { login, password: PASSWORD, client: 'cli', code: codeAt(it.secretOf(login), it.now()) },
      });
      tokens.set(login, token);
      return token;
    }
    async function typed(login: string, ...args: readonly string[]): Promise<Said> {
      const env = { ROGATORY_DESK_URL: it.address, ROGATORY_DESK_TOKEN: await tokenOf(login) };
      return await commandLineIn(tmpdir(), { env })('desk', ...args);
    }
    const listed = async (): Promise<Privilege> => JSON.parse((await typed('mona', 'seal', 'list', '2026-18', '--json')).out) as Privilege;
    async function parted(): Promise<Privilege> {
      let found = await listed();
      for (let tries = 0; tries < 300 && found.parting > 0; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        found = await listed();
      }
      return found;
    }

    test('a protection that is none, a seal of nobody and a record written otherwise are wrong use: exit 2, and nothing is sealed', async () => {
      const add = ['seal', 'add', '2026-18', '--reason', 'x'];
      for (const [more, told] of [
        [['--protection', 'butcher'], /expected one of lawyer, doctor/],
        [['--protection', 'lawyer'], /\[EVIDENCE_SEAL_WRONG\]/],
        [['--protection', 'lawyer', '--record', readingId], /expected READING:RECORD/],
      ] as const) {
        const { exit, out, err } = await typed('mona', ...add, ...more);
        assert.deepEqual([exit, out], [2, '']);
        assert.match(err, told);
      }
      assert.match((await typed('mona', 'seal', 'list', '2026-18')).out, /^nothing is sealed as privileged\n$/);
    });

    test('sealed by name, the records are counted and not told; the reviewer alone reads them', async () => {
      const { exit, out } = await typed(
        'yara',
        'seal',
        'add',
        '2026-18',
        '--protection',
        'lawyer',
        '--name',
        '198.51.100.9',
        '--reason',
        'Counsel.',
      );
      assert.equal(exit, 0);
      assert.match(out, /lawyer.*standing.*Counsel\./);
      assert.deepEqual(
        (await parted()).readings.map((one) => [one.readingId, one.records]),
        [[readingId, 1]],
      );
      assert.doesNotMatch((await typed('mona', 'records', readingId, '--json')).out, /COUNSEL/);
      assert.equal((await typed('mona', 'seal', 'open', readingId)).exit, 3);
      assert.match((await typed('laila', 'seal', 'open', readingId, '--json')).out, /COUNSEL/);
    });

    test('proposed by one and confirmed by another, the seal is lifted', async () => {
      const [seal] = (await listed()).seals;
      assert.match((await typed('mona', 'seal', 'propose-lift', seal!.id, '--reason', 'A cousin.')).out, /lift-proposed/);
      const lift = (await listed()).seals[0]!.lifts[0]!.id;
      assert.equal((await typed('mona', 'seal', 'decide-lift', lift, 'confirm', '--reason', 'x')).exit, 3);
      assert.equal((await typed('karim', 'seal', 'decide-lift', lift, 'perhaps', '--reason', 'x')).exit, 2);
      assert.match(
        (await typed('karim', 'seal', 'decide-lift', lift, 'confirm', '--reason', 'No lawyer.')).out,
        /lifted.*\n.*\n? +confirm {2}Karim Adel/,
      );
      assert.deepEqual((await parted()).readings, []);
      assert.match((await typed('mona', 'records', readingId, '--json')).out, /COUNSEL/);
    });
  },
  { working: true },
);
