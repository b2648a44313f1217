// SPDX-License-Identifier: Apache-2.0
/** What texts of a return mention, and the secrets in them, from the reading to the database, the records and the bytes of a place. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { answerTo, asking, CIRCLE, makeWhole, openCase, readWhole, requestWith, uploadWhole, zipOf } from '../../test/case.ts';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import type { ReadingShown } from '../core/api/evidence.ts';

const PHRASE = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
const KEY = '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ';
const CHAT = [
  '3/1/26, 22:10 - Lena: write to lantern@example.org',
  '3/1/26, 22:11 - Omar: ok, lantern@example.org and +20 10 0123 4567',
  `3/1/26, 22:12 - Lena: ${PHRASE}`,
  '3/1/26, 22:13 - Omar: the password: hunter2-invented',
  '3/1/26, 22:14 - Lena: see you',
  '',
].join('\n');
const NOTES = `nobody reads this file\nbut it names boats@example.org\nand ${KEY}\n`;
const SECRETS = [PHRASE, 'abandon about', KEY, 'hunter2-invented'];

forEachDesk(
  'what texts mention',
  (open) => {
    let desk: TestDesk;
    let caseId: string;
    let mona: Page;
    let yara: Page;
    before(async () => {
      desk = open();
      caseId = await openCase(desk, '2026-21', { ...CIRCLE, laila: 'legal-reviewer' });
      mona = await desk.as('mona');
      yara = await desk.as('yara');
    });
    async function read(name: string, text: string): Promise<ReadingShown> {
      const reading = await readWhole(mona, (await uploadWhole(mona, caseId, name, Buffer.from(text))).id);
      assert.equal(reading.job?.state, 'done', JSON.stringify(reading.job));
      return reading;
    }
    const list = async (readingId: string, query: object = {}) => (await yara.call('mentions', { params: { readingId }, query })).mentions;
    const bodies = async (readingId: string, query: object) =>
      (await yara.call('records', { params: { readingId }, query })).records.map(
        ({ data }) => (data as { body: { raw: string } }).body.raw,
      );

    let chat: ReadingShown;
    test('identifiers in messages are listed once each, secrets first and without what they say', async () => {
      chat = await read('WhatsApp Chat with Lena.txt', CHAT);
      assert.deepEqual(chat.coverage?.mentions, { identifiers: 3, secrets: { 'seed-phrase': 1, password: 1 } });
      assert.deepEqual([chat.records, chat.coverage?.records], [5, { message: 5 }]);
      const shown = (await list(chat.id)).map(({ type, value, sealed, mentions, records }) => [type, value, sealed, mentions, records]);
      assert.deepEqual(shown, [
        ['sealed secret', null, 'password', 1, 1],
        ['sealed secret', null, 'seed-phrase', 1, 1],
        ['email', 'lantern@example.org', null, 2, 2],
        ['phone', '+201001234567', null, 1, 1],
      ]);
      assert.equal((await list(chat.id, { type: 'phone' })).length, 1);
      assert.deepEqual(
        (await list(chat.id, { after: 2, limit: 1 })).map(({ value }) => value),
        ['lantern@example.org'],
      );
    });

    test('a record is found by what its text mentions, and a mention is a record with a place', async () => {
      assert.deepEqual((await bodies(chat.id, { identifier: 'Lantern@example.org' })).length, 2);
      assert.deepEqual((await bodies(chat.id, { identifier: '+20 10 0123 4567' })).length, 1);
      const [, , mail] = await list(chat.id);
      const params = { readingId: chat.id, recordId: mail!.mention };
      const record = await yara.call('record', { params });
      assert.deepEqual([record.kind, record.parser.id], ['identifier', 'identifier-scan']);
      const { text } = await yara.call('original', { params });
      assert.match(String(text), /lantern@example\.org/);
      const lead = { text: 'whose mail is it', records: [params] };
      assert.equal(await mona.outcome('writeLead', { params: { caseId }, body: lead }), 'done');
    });

    test('secrets stand nowhere: records, search, the bytes of the place and beside it, the files, the database', async () => {
      const { records } = await yara.call('records', { params: { readingId: chat.id }, query: {} });
      const answers: unknown[] = [records, await list(chat.id), chat];
      for (const record of records) {
        const original = await yara.call('original', { params: { readingId: chat.id, recordId: record.id } });
        answers.push(original, ...[original.before, original.bytes, original.after].map((part) => Buffer.from(part, 'base64').toString()));
      }
      assertHoldsNone(JSON.stringify(answers));
      assert.deepEqual(await bodies(chat.id, { text: 'abandon' }), []);
      const covered = records.filter((record) => 'sealed' in record);
      assert.equal(covered.length, 2);
      const [first] = records;
      const beside = await yara.call('original', { params: { readingId: chat.id, recordId: first!.id } });
      assert.deepEqual([beside.sealed, beside.text], [true, CHAT.split('\n')[0]]);
      const kinds = await desk.desk.store.db.selectFrom('log_index').select('kind').where('case_id', '=', caseId).execute();
      assert.equal(kinds.filter(({ kind }) => kind === 'secrets-found').length, 1);
      const dump = await sql<{ all: string }>`SELECT string_agg(t::text, ' ') AS all FROM (SELECT * FROM reading) t`.execute(
        desk.desk.store.db,
      );
      assertHoldsNone(String(dump.rows[0]?.all));
      // Plain bytes of everything below the folder of the records; columns are compressed, so what they hold is asked for above.
      assertHoldsNone(
        execFileSync('grep', ['-ra', '-e', 'x', desk.desk.configuration.recordsFolder], { maxBuffer: 1e9 }).toString('latin1'),
      );
    });

    test('a file that nobody reads is searched too, and stays one that nobody read', async () => {
      const reading = await read('notes.txt', NOTES);
      assert.deepEqual([reading.records, reading.coverage?.totals.filesRead], [0, 0]);
      const [secret, mail] = await list(reading.id);
      assert.deepEqual([secret?.sealed, mail?.value, mail?.records, mail?.record], ['private-key-wif', 'boats@example.org', 0, null]);
      const place = async (id: string) => (await yara.call('original', { params: { readingId: reading.id, recordId: id } })).text;
      assert.equal(await place(mail!.mention), 'boats@example.org');
      assert.equal(await place(secret!.mention), '*'.repeat(KEY.length));
    });

    test('what a record set apart mentions is apart with it', async () => {
      const requestId = await requestWith(desk, mona, caseId, asking(['content'], '2026-03-10', '2026-03-31'));
      const bytes = Buffer.from(CHAT.replaceAll('Lena', 'Sam'));
      const { reading } = await answerTo(desk, mona, { caseId, requestId }, 'WhatsApp Chat with Omar.txt', bytes);
      assert.equal(reading.outside?.records, 5);
      assert.deepEqual([await list(reading.id), reading.coverage?.mentions], [[], { identifiers: 0, secrets: {} }]);
      assert.equal(await yara.outcome('mentions', { params: { readingId: reading.id }, query: { setApart: 'yes' } }), 'EVIDENCE_SET_APART');
      const decide = { params: { readingId: reading.id }, body: { decision: 'keep' as const, reason: 'exonerating' } };
      await (await desk.as('laila')).call('decideSetApart', decide);
      assert.equal((await list(reading.id, { setApart: 'yes' })).length, 4);
    });

    test('a bundle holds secrets in the originals alone: not in records, tables, coverage, report or log', async () => {
      const bundle = await makeWhole(mona, caseId, { language: 'en' });
      const path = join(desk.desk.configuration.spoolFolder, 'handed-out.zip');
      const unpacked = join(desk.desk.configuration.spoolFolder, 'handed-out');
      writeFileSync(path, await zipOf(mona, bundle.id));
      execFileSync('unzip', ['-q', path, '-d', unpacked]);
      const files = readdirSync(unpacked, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
      assert.ok(files.length > 100);
      const holding = files
        .map(({ parentPath, name }) => join(parentPath, name))
        .filter((name) => {
          const text = readFileSync(name, 'latin1');
          return SECRETS.some((secret) => text.includes(secret));
        });
      const originals = [CHAT, NOTES, CHAT.replaceAll('Lena', 'Sam')].map((text) => hash('sha256', text));
      assert.deepEqual(
        holding.filter((name) => !originals.some((sha256) => name.includes(sha256))),
        [],
      );
      assert.ok(holding.length > 0, 'the originals are what they were');
    });
  },
  { working: true },
);

function assertHoldsNone(text: string): void {
  for (const secret of SECRETS) assert.ok(!text.includes(secret), `holds a secret of ${secret.length} letters`);
}
