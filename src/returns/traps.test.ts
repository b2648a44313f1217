// SPDX-License-Identifier: Apache-2.0
/** Traps that returns are known to hold, and hostile input, where no sample shows them. Numbers in brackets: returns.md §13. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createCleartextMessage, generateKey, sign } from 'openpgp';
import { readSample } from '../../test/returns/read-sample.ts';
import { scopeOf } from '../core/analysis/scope-check.ts';
import type { RecordOf } from '../core/records/index.ts';
import type { ReadingLimits } from './limits.ts';

const folder = mkdtempSync(join(tmpdir(), 'rogatory-traps-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Buffer, limits: Partial<ReadingLimits> = {}) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  const sample = await readSample(path, { limits });
  assert.equal(sample.coverage.coverage.accounted, sample.coverage.coverage.units);
  return { ...sample, whys: sample.gaps.map((gap) => gap.why) };
}

const HEADER = 'Time (UTC),IP address,Action';
const row = (action: string): string => `2026-03-01 22:10:05,203.0.113.7,${action}`;
const actions = (records: readonly unknown[]): string[] => (records as RecordOf<'ip-event'>[]).map((one) => one.data.action.raw);

const meta = (sections: string): string =>
  `<html><head><title>Meta Platforms Business Record</title></head><body>${sections}</body></html>`;
const field = (label: string, value: string): string =>
  `<div class="t o"><div class="t i">${label}<div class="m"><div>${value}<div class="p"></div></div></div></div></div>`;
const messages = (body: string): string =>
  meta(
    `<div id="property-unified_messages">${field('Unified Messages', field('Thread', `(1)${field('Author', 'a (Instagram: 2)')}${field('Sent', '2026-03-01 22:10:05 UTC')}${field('Body', body)}`))}</div>`,
  );

describe('groups of labelled fields', () => {
  const ipSection = (fields: string): string => meta(`<div id="property-ip_addresses">${field('Ip Addresses', fields)}</div>`);
  const logins = (records: readonly unknown[]) =>
    (records as RecordOf<'ip-event'>[])
      .filter(({ kind }) => kind === 'ip-event')
      .map(({ data, extra = [] }) => [data.address.norm, data.port?.norm, data.at?.utc, ...extra.map(({ name, raw }) => `${name} ${raw}`)]);
  const [first, second] = ['2026-03-14 21:44:10 UTC', '2026-03-13 06:02:59 UTC'];

  test('a field that was added to a group stands beside it and shifts nothing (3)', async () => {
    const { records, whys } = await read(
      'records.html',
      ipSection(
        [
          ...[field('IP Address', '198.51.100.19:1135'), field('Carrier', 'Example Mobile'), field('Time', first)],
          ...[field('IP Address', '203.0.113.7:2000'), field('Time', second)],
        ].join(''),
      ),
    );
    assert.deepEqual(logins(records), [
      ['198.51.100.19', 1135, '2026-03-14T21:44:10Z', 'Carrier Example Mobile'],
      ['203.0.113.7', 2000, '2026-03-13T06:02:59Z'],
    ]);
    assert.deepEqual(whys, []);
  });

  test('the time before its address in one return, behind it in another (4)', async () => {
    const pairs = [
      [field('Time', first), field('IP Address', '198.51.100.19:1135')],
      [field('Time', second), field('IP Address', '203.0.113.7:2000')],
    ];
    const before = await read('records.html', ipSection(pairs.flat().join('')));
    const behind = await read('records.html', ipSection(pairs.flatMap((pair) => pair.toReversed()).join('')));
    const expected = [
      ['198.51.100.19', 1135, '2026-03-14T21:44:10Z'],
      ['203.0.113.7', 2000, '2026-03-13T06:02:59Z'],
    ];
    assert.deepEqual([logins(before.records), logins(behind.records)], [expected, expected]);
  });

  test('an IPv6 address without brackets that ends in digits has no port that anybody could tell (5)', async () => {
    const { records } = await read('records.html', ipSection(field('IP Address', '2001:db8:7002::1:3722') + field('Time', first)));
    assert.deepEqual(logins(records), [['2001:db8:7002::1:3722', undefined, '2026-03-14T21:44:10Z']]);
  });

  test('a display name with a colon and a blank stays whole (7)', async () => {
    const { records } = await read('WhatsApp Chat with Lena.txt', '3/1/26, 22:10 - Boats: Lena: hello\n3/1/26, 22:11 - Boats: Lena: bye\n');
    const authors = (records as RecordOf<'message'>[]).map(({ data }) => [data.author?.name?.raw, data.body?.raw]);
    assert.ok(
      authors.every(([name, body]) => `${name}: ${body}`.startsWith('Boats: Lena: ')),
      JSON.stringify(authors),
    );
  });
});

describe('text', () => {
  test('HTML that somebody typed into a message is text of the message (6)', async () => {
    const { records } = await read('records.html', messages('&lt;div class="t i"&gt;Author&lt;/div&gt; &amp;amp;'));
    assert.equal((records[0] as RecordOf<'message'>).data.body?.raw, '<div class="t i">Author</div> &amp;');
  });

  test('emoji and combining characters survive the borders of chunks, whatever the offset (19)', async () => {
    for (let shift = 0; shift < 4; shift += 1) {
      const body = `${'x'.repeat(shift)}${'🚐e\u0301م'.repeat(60_000)}`;
      const { records, whys } = await read('records.html', messages(body));
      assert.equal((records[0] as RecordOf<'message'>).data.body?.raw, body);
      const csv = await read('logins.csv', `${HEADER}\n${row(body)}\n`);
      assert.deepEqual([actions(csv.records)[0] === body, whys, csv.whys], [true, [], []]);
    }
  });

  test('an undecodable byte is a gap that names its offset, and stands visibly in the text', async () => {
    const bytes = Buffer.from(`${HEADER}\n${row('é LOGIN é é é é é é')}\n${row('X')}\n`);
    bytes[bytes.length - 2] = 0xe9;
    const { records, gaps } = await read('logins.csv', bytes);
    assert.deepEqual(actions(records)[1], '\\xE9');
    assert.deepEqual(
      [gaps[0]?.why, gaps[0]?.place.at],
      ['undecodable-bytes', { kind: 'bytes', from: bytes.length - 2, to: bytes.length - 1 }],
    );
  });

  test('Windows-1256 and UTF-16 are read as what they are, with places in bytes of the file (28)', async () => {
    const arabic = Buffer.concat([
      Buffer.from(`${HEADER}\n2026-03-01 22:10:05,203.0.113.7,`),
      Buffer.from([0xcf, 0xce, 0xe6, 0xe1]),
      Buffer.from('\n'),
    ]);
    assert.deepEqual(actions((await read('logins.csv', arabic)).records), ['دخول']);
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${HEADER}\n${row('دخول 🚐')}\n${row('B')}\n`, 'utf16le')]);
    const { records } = await read('logins.csv', wide);
    assert.deepEqual(actions(records), ['دخول 🚐', 'B']);
    const at = records[1]!.place.at as { bytes: { from: number; to: number } };
    assert.equal(wide.subarray(at.bytes.from, at.bytes.to).toString('utf16le'), row('B'));
  });
});

describe('CSV', () => {
  test('a byte order mark in the middle, where files were put together, is no text and no row (29)', async () => {
    const { records } = await read('logins.csv', `\ufeff${HEADER}\n${row('A')}\n\ufeff${HEADER}\n${row('B')}\n`);
    assert.deepEqual(actions(records), ['A', 'B']);
  });

  test('a cell with a line break and doubled quotes is one cell (26), a formula is text (27)', async () => {
    const { records } = await read(
      'logins.csv',
      `${HEADER}\r\n2026-03-01 22:10:05,203.0.113.7,"a ""b"",\r\nc"\r\n${row('=HYPERLINK(1)')}\r\n`,
    );
    assert.deepEqual(actions(records), ['a "b",\r\nc', '=HYPERLINK(1)']);
  });

  test('a quote that is never closed ends with its line, and the rest is read', async () => {
    const { records } = await read('logins.csv', `${HEADER}\n${row('"open')}\n${row('B')}\n`);
    assert.deepEqual(actions(records), ['"open', 'B']);
  });

  test('a quote that is never closed in a file longer than a row may be', async () => {
    const { records } = await read('logins.csv', `${HEADER}\n${row('"open')}\n${`${row('B')}\n`.repeat(20_000)}`, { unitBytes: 300_000 });
    assert.equal(records.length, 20_001);
  });
});

describe('columns', () => {
  test('bars and semicolons that somebody typed into a row do not change how the table is split', async () => {
    const { records } = await read('logins.csv', `${HEADER}\n${row('A')}\n${row('|||||||| ;;;;;;;;')}\n${row('B')}\n`);
    assert.deepEqual(actions(records), ['A', '|||||||| ;;;;;;;;', 'B']);
  });

  const header = 'user_jid,ip,port,ts,device';
  const cells = 'a@talk.kik.com,203.0.113.9,50000,2026-03-01 22:00:00,CAN';
  const shapes: Readonly<Record<string, (line: string) => string>> = {
    'in another order': (line) => line.split(',').reverse().join(','),
    'with a new one in front': (line) => `${line === header ? 'brand_new' : 'x'},${line}`,
    'in quotes': (line) => line.replace(/[^,]+/g, '"$&"'),
    'in capitals': (line) => (line === header ? line.toUpperCase() : line),
    'between semicolons': (line) => line.replaceAll(',', ';'),
  };
  for (const [how, shape] of Object.entries(shapes)) {
    test(`columns ${how} are the same columns: they go by name`, async () => {
      const { records } = await read('binds.csv', `${shape(header)}\r\n${shape(cells)}\r\n`);
      const [login] = records as RecordOf<'ip-event'>[];
      assert.deepEqual([login?.data.address.norm, login?.data.port?.norm, login?.data.deviceRef?.raw], ['203.0.113.9', 50000, 'CAN']);
    });
  }
});

describe('signed text', () => {
  test('lines that begin with a dash are escaped by the signature, and read as they were (9)', async () => {
    const { privateKey, publicKey } = await generateKey({ userIDs: [{ name: 'invented' }], format: 'object' });
    const text =
      '[\n{ "ipAudit" : { "accountId" : "1", "loginIp" : "203.0.113.9", "createdAt" : "2026-03-04T18:20:11.000Z", "x" :\n-5 } }\n]';
    const signed = await sign({ message: await createCleartextMessage({ text }), signingKeys: privateKey });
    assert.match(signed, /^- -5/m);
    const path = join(folder, '1-ip-audit.txt');
    writeFileSync(path, signed);
    const { records } = await readSample(path, { keys: { openpgp: [Buffer.from(publicKey.armor())] } });
    assert.deepEqual(
      records.map((one) => [one.kind, one.integrity]),
      [
        ['manifest-checked', 'valid'],
        ['ip-event', 'valid'],
      ],
    );
    assert.deepEqual(
      records[1]?.extra?.map((one) => one.raw),
      ['-5'],
    );
  });

  test('media belong to the exact id, not to one that begins with the same digits (37)', async () => {
    const tweet = '[{"tweet":{"id_str":"1800","created_at":"Wed Mar 04 18:20:11 +0000 2026","full_text":"x"}}]';
    mkdirSync(join(folder, 'x', '1_tweets_media'), { recursive: true });
    writeFileSync(join(folder, 'x', '1-tweets.txt'), tweet);
    for (const name of ['1800-a.jpg', '18000-b.jpg'])
      writeFileSync(join(folder, 'x', '1_tweets_media', name), Buffer.from('ffd8ff', 'hex'));
    const { records } = await readSample(join(folder, 'x'));
    assert.deepEqual(
      (records[0] as RecordOf<'post'>).data.media?.map((one) => one.mediaRef?.norm),
      ['1800-a.jpg'],
    );
  });
});

describe('what was not asked for', () => {
  test('rows outside the period, and of another account, are told from what was asked (33)', async () => {
    const rows = ['2026-02-28 23:59:59', '2026-03-01 00:00:00', '2026-03-31 23:59:59', '2026-04-01 00:00:00'];
    const { records } = await read('logins.csv', `${HEADER}\n${rows.map((time) => `${time},203.0.113.7,LOGIN`).join('\n')}\n`);
    const asked = { from: '2026-03-01T00:00:00Z', to: '2026-03-31T23:59:59Z' };
    assert.deepEqual(
      records.map((one) => scopeOf(one, asked).why[0] ?? 'inside'),
      ['before-period', 'inside', 'inside', 'after-period'],
    );
    const [event] = (await read('900001-ip-audit.txt', AUDIT)).records;
    assert.deepEqual(scopeOf(event!, { accounts: ['900002'] }).why, ['other-account']);
  });
});

const AUDIT = '[{"ipAudit":{"accountId":"900001","createdAt":"2026-03-04T18:20:11.000Z","loginIp":"203.0.113.9"}}]';

describe('hostile input', () => {
  test('HTML nested a hundred thousand deep', async () => {
    const { whys } = await read(
      'records.html',
      meta(`<div id="property-name">${'<div class="t i">a<div class="m">'.repeat(50_000)}</div>`),
    );
    assert.ok(!whys.includes('reader-failed'));
  });

  test('JSON nested a hundred thousand deep, and one value of many megabytes', async () => {
    const deep = await read('Records.json', `{"locations": [${'['.repeat(100_000)}${']'.repeat(100_000)}]}`);
    assert.deepEqual(deep.whys, ['limit-reached']);
    const long = await read('Records.json', `{"locations": [{"timestamp": "${'x'.repeat(3_000_000)}"}]}`, { unitBytes: 1e6 });
    assert.deepEqual(long.whys, ['limit-reached']);
  });

  test('a JSON file cut off in the middle keeps the values before, and the rest is a gap', async () => {
    const { records, whys } = await read(
      'Records.json',
      '{"locations": [{"latitudeE7": 1, "longitudeE7": 2, "timestamp": "2026-03-10T09:00:00Z"}, {"latit',
    );
    assert.deepEqual([records.length, whys], [1, ['truncated']]);
  });

  test('numbers longer than a double keep every digit', async () => {
    const { records } = await read(
      'Records.json',
      '{"locations": [{"latitudeE7": 1, "deviceTag": 9007199254740993123, "timestamp": "2026-03-10T09:00:00Z"}]}',
    );
    assert.equal((records[0] as RecordOf<'location'>).data.device?.raw, '9007199254740993123');
  });
});
