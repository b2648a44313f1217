// SPDX-License-Identifier: Apache-2.0
/** A return as the ZIP that came and as the folder that somebody unpacked from it, and several accounts in one return. */
import assert from 'node:assert/strict';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { after, describe, test } from 'node:test';
import { ZipFile } from 'yazl';
import { readSample } from '../../../test/returns/read-sample.ts';
import type { AnyRecord } from '../../core/records/index.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { listItems, walkItem } from './walk-input.ts';

const returns = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'rogatory-twins-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SAMPLES = [
  'discord-return/samples/discord-1300000000000000001.zip',
  'google-return/samples/7700999-20260320-1.zip',
  'kik-return/samples/sandglass_inv.zip',
  'meta-records-html/samples/instagram-17841400000000001.zip',
  'snap-return/samples/sam.f.invented.zip',
  'whatsapp-records-html/samples/whatsapp-account.zip',
  'x-account-json/samples/900000000000000001.zip',
];

/** Every file of a container under its own name; an inner container becomes a folder of its name. */
async function unpack(zip: string, into: string): Promise<void> {
  const walk = { limits: DEFAULT_LIMITS, passwords: [], about: () => ({}) };
  for await (const met of walkItem(listItems({ file: zip }, walk)[0]!, walk)) {
    if (met.kind !== 'file') continue;
    const path = join(into, ...met.path.slice(1).map((step) => step.name.replace(/\.zip$/, '')));
    mkdirSync(dirname(path), { recursive: true });
    const source = met.open();
    const chunks: Buffer[] = [];
    for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) chunks.push(Buffer.from(chunk));
    writeFileSync(path, Buffer.concat(chunks));
  }
}

/** A record without what must differ: which item it came from, and its id, which stands on that. */
function told({ kind, data, of, extra, deleted, integrity, handling, place }: AnyRecord): string {
  const text = JSON.stringify({ kind, data, of, extra, deleted, integrity, handling, at: place.at });
  return text.replace(/"item":"[0-9a-f]{64}","path":\[[^\]]*\]/g, '');
}

describe('a ZIP and the folder that it unpacks to', () => {
  for (const sample of SAMPLES) {
    test(`give the same records, of the same account, in the same order: ${sample.slice(0, sample.indexOf('/'))}`, async () => {
      const into = join(folder, sample.replaceAll('/', '-'));
      await unpack(join(returns, sample), into);
      const [zipped, loose] = [await readSample(join(returns, sample)), await readSample(into)];
      assert.ok(zipped.records.length > 0);
      assert.deepEqual(loose.records.map(told), zipped.records.map(told));
      assert.deepEqual(
        loose.gaps.map((gap) => gap.why),
        zipped.gaps.map((gap) => gap.why),
      );
    });
  }

  test('the order of the entries in the directory changes nothing', async () => {
    const log = 'user_jid,ip,port,ts,device\na@talk.kik.com,203.0.113.9,50000,2026-03-01 22:00:00,CAN\n';
    const groups = 'gid,name,code,public,deleted,last_join_ts,last_activity\n1100000000001,Trip,,0,0,2026-02-02 00:00:00,\n';
    const entries = [
      ['logs/binds.csv', log],
      ['groups.csv', groups],
    ] as const;
    const [one, other] = [await zip('one.zip', entries), await zip('other.zip', [...entries].reverse())];
    assert.deepEqual((await readSample(one)).records.map(told), (await readSample(other)).records.map(told));
  });
});

async function zip(name: string, entries: readonly (readonly [string, string | Buffer])[]): Promise<string> {
  const path = join(folder, name);
  const file = new ZipFile();
  for (const [entry, content] of entries) file.addBuffer(Buffer.from(content), entry);
  file.end();
  await pipeline(file.outputStream, createWriteStream(path));
  return path;
}

const summary = (id: string): string => `Originating Identifier: ${id}@example.org [EMAIL]\nResolved Identifier: ${id}\nService: Mail\n`;
const audit = (id: string): string => `[{"ipAudit":{"accountId":"${id}","createdAt":"2026-03-04T18:20:11.000Z","loginIp":"203.0.113.9"}}]`;
const post = '[{"tweet":{"id_str":"1800","created_at":"Wed Mar 04 18:20:11 +0000 2026","full_text":"x"}}]';
const access =
  'Gaia ID,Activity Timestamp,IP Address,Product Name,Activity Type\n1,2026-03-01 22:10:05 UTC,203.0.113.7,YouTube,Authorized\n';

const accountsOf = (records: readonly AnyRecord[]) =>
  records.map((one) => `${one.place.path.map((step) => step.name).join('/')} ${one.of?.value}`);

describe('several accounts and several levels', () => {
  test('two accounts in one return: every record is of the account whose folder it lies in (32)', async () => {
    const two = join(folder, 'two');
    for (const id of ['100200', '100300']) {
      mkdirSync(join(two, `${id}.Mail_001`, 'Access Log Activity'), { recursive: true });
      writeFileSync(join(two, `${id}.Mail_001`, `${id}.Mail_001.ExportSummary.txt`), summary(id));
      writeFileSync(join(two, `${id}.Mail_001`, 'Access Log Activity', 'Activities.csv'), access);
    }
    const { records } = await readSample(two);
    for (const record of records) assert.equal(record.of?.value, record.place.path[0]!.name.slice(0, 6));
    assert.equal(records.filter((one) => one.kind === 'ip-event').length, 2);
  });

  test('two accounts in one folder: the number before the name says whose file it is (32)', async () => {
    const both = join(folder, 'both');
    mkdirSync(both);
    for (const id of ['900001', '900002']) {
      writeFileSync(join(both, `${id}-ip-audit.txt`), audit(id));
      writeFileSync(join(both, `${id}-tweets.txt`), post);
    }
    const { records } = await readSample(both);
    assert.deepEqual(accountsOf(records), [
      '900001-ip-audit.txt 900001',
      '900001-tweets.txt 900001',
      '900002-ip-audit.txt 900002',
      '900002-tweets.txt 900002',
    ]);
  });

  test('ZIP in ZIP in ZIP with the preserved twin of one account: two records, neither taken for the other (14)', async () => {
    const inner = async (name: string) =>
      [
        `${name}.zip`,
        readFileSync(
          await zip(`${name}.zip`, [
            [`${name}/Activities.csv`, access],
            [`${name}/${name}.ExportSummary.txt`, summary('100200')],
          ]),
        ),
      ] as const;
    const middle = await zip('middle.zip', [await inner('a.Activity_001'), await inner('a.Activity_001.Preserved')]);
    const outer = await zip('outer.zip', [['middle.zip', readFileSync(middle)]]);
    const { records, gaps } = await readSample(outer);
    const events = records.filter((one) => one.kind === 'ip-event');
    assert.deepEqual(gaps, []);
    assert.deepEqual(accountsOf(events), [
      'outer.zip/middle.zip/a.Activity_001.zip/a.Activity_001/Activities.csv 100200',
      'outer.zip/middle.zip/a.Activity_001.Preserved.zip/a.Activity_001.Preserved/Activities.csv 100200',
    ]);
    assert.notEqual(events[0]!.id, events[1]!.id);
  });
});
