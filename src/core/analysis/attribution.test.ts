// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type AnyRecord, saidAddress, utcFromText } from '../records/index.ts';
import { answerRowsFrom } from './answer-rows.ts';
import { intersections, matchAnswer } from './match-answer.ts';
import { networkData } from './network-data.ts';
import { questionsFrom } from './questions.ts';
import { readNetworkFile } from './read-network-file.ts';
import { readinessOf } from './readiness.ts';

const NONE = networkData([]);
let records = 0;

/** A log-in as a reader would hand it over: address (with port behind it), time as written. */
function login(address: string, time?: string, more: { protocol?: string; port?: string; account?: string } = {}): AnyRecord {
  const { address: said, port } = saidAddress(address);
  const asPort = more.port === undefined ? port : { raw: more.port, norm: Number(more.port) };
  const at = time === undefined ? undefined : utcFromText(time);
  return {
    kind: 'ip-event',
    id: `record-${records++}`,
    place: { item: '0'.repeat(64), path: [{ name: 'a.csv', entryIndex: 0 }], at: { kind: 'bytes', from: 0, to: 1 } },
    parser: { id: 'p', version: '1', tier: 'inferred' },
    ...(more.account !== undefined && { of: { provider: 'facebook', type: 'provider-user-id', value: more.account } }),
    data: {
      address: said,
      action: { raw: 'login', norm: 'login' },
      ...(asPort !== undefined && { port: asPort }),
      ...(at !== undefined && { at }),
      ...(more.protocol !== undefined && { protocol: { raw: more.protocol } }),
    },
  };
}

const readiness = (record: AnyRecord, network = NONE) =>
  Object.entries(questionsFrom([record], network).readiness)
    .filter(([, count]) => count > 0)
    .map(([name]) => name)
    .join();

describe('what a question to the operator lacks', () => {
  const cases: readonly (readonly [string, string | undefined, string])[] = [
    ['198.51.100.19:1135', '2026-03-14 21:44:10 UTC', 'ready'],
    ['198.51.100.19', '2026-03-14 21:44:10 UTC', 'needs-port'],
    ['198.51.100.19:0', '2026-03-14 21:44:10 UTC', 'needs-port'],
    ['198.51.100.19:1135', '2026-03-14 21:44:10', 'needs-zone'],
    ['198.51.100.19:1135', '2026-03-14', 'unusable'],
    ['198.51.100.19:1135', undefined, 'unusable'],
    ['2001:db8:7002::1:3722', '2026-02-03 00:00:00 UTC', 'ready-ipv6'],
    ['2001:db8:7002::1:3722', '2026-02-03 00:00:00 IST', 'needs-zone'],
    ['100.64.7.9:5000', '2026-03-14 21:44:10 UTC', 'shared-inside'],
    ['192.168.1.4', '2026-03-14 21:44:10 UTC', 'shared-inside'],
    ['fd00::7', '2026-03-14 21:44:10 UTC', 'shared-inside'],
    ['127.0.0.1:80', '2026-03-14 21:44:10 UTC', 'unusable'],
    ['fe80::1%eth0', '2026-03-14 21:44:10 UTC', 'unusable'],
    ['Not found', '2026-03-14 21:44:10 UTC', 'unusable'],
    ['::ffff:203.0.113.7', '2026-03-14 21:44:10 UTC', 'needs-port'],
  ];
  for (const [address, time, expected] of cases)
    test(`${address} at ${time ?? 'no time'}: ${expected}`, () => assert.equal(readiness(login(address, time)), expected));

  test('an address inside another is the one that is asked about, with the port that Teredo carries', () => {
    const seen = { record: 'r', kind: 'ip-event' as const, address: { raw: 'x', norm: '2001:0:4136:e378:8000:63bf:3fff:fdd2' } };
    const found = readinessOf({ ...seen, at: utcFromText('2026-03-14 21:44:10 UTC')! }, NONE);
    assert.deepEqual([found.readiness, found.address, found.port], ['ready', '192.0.2.45', 40000]);
  });

  test('a time to the minute can be asked with a window of that minute, and says that the second is missing', () => {
    const [group] = questionsFrom([login('203.0.113.9:12538', '2026-03-01T22:10Z')], NONE).groups;
    assert.partialDeepStrictEqual(group!.questions[0], {
      from: '2026-03-01T22:09:58Z',
      until: '2026-03-01T22:11:01Z',
      missing: ['second', 'protocol'],
    });
  });

  test('nothing without an address, a zone and a port is ever called ready', () => {
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV4().map((ip) => `${ip}:4711`),
      fc.ipV6(),
      fc.string(),
    );
    const time = fc.constantFrom('2026-03-14 21:44:10 UTC', '2026-03-14 21:44:10', '2026-03-14', '14/03/2026 21:44', undefined);
    fc.assert(
      fc.property(address, time, (written, at) => {
        if (readiness(login(written, at)) !== 'ready') return true;
        return at?.endsWith('UTC') === true && (written.endsWith(':4711') || written.includes(':'));
      }),
    );
  });
});

describe('questions', () => {
  test('events of one second are one question with all its records; minutes apart they are two', () => {
    const found = questionsFrom(
      [
        login('203.0.113.9:12538', '2026-03-01 22:10:05 UTC'),
        login('203.0.113.9:12538', '2026-03-01T22:10:05Z'),
        login('203.0.113.9:12538', '2026-03-01 22:14:05 UTC'),
      ],
      NONE,
    );
    assert.deepEqual(
      found.groups.map((group) => group.questions.map((question) => question.records.length)),
      [[2, 1]],
    );
  });

  test('the same question has the same id in every reading', () => {
    const ids = [1, 2].map(() => questionsFrom([login('203.0.113.9:12538', '2026-03-01 22:10:05 UTC')], NONE).groups[0]!.questions[0]!.id);
    assert.equal(ids[0], ids[1]);
  });

  test('what cannot be asked is listed with the reason, and the service is asked for what it may know', () => {
    const found = questionsFrom([login('203.0.113.9', '2026-03-01 22:10:05', { account: '1000' }), login('10.0.0.1')], NONE);
    assert.deepEqual(
      found.notAsked.map((one) => one.readiness),
      ['needs-zone', 'shared-inside'],
    );
    assert.deepEqual(
      found.toService.filter((one) => one.service === 'facebook').map((one) => one.missing),
      ['zone', 'port', 'protocol'],
    );
  });

  test('every address of a record is asked: a message, an upload, each event of a call, both sides of a proxy', () => {
    const event = login('203.0.113.9', '2026-03-01 22:10:05 UTC') as Extract<AnyRecord, { kind: 'ip-event' }>;
    const call: AnyRecord = {
      ...event,
      kind: 'call',
      data: {
        events: [
          {
            type: { raw: 'offer' },
            ip: { raw: '203.0.113.9', norm: '203.0.113.9' },
            port: { raw: '3478', norm: 3478 },
            at: utcFromText('2026-03-20 23:30:00 UTC')!,
          },
          { type: { raw: 'accept' }, at: utcFromText('2026-03-20 23:30:07 UTC')! },
        ],
      },
    };
    const proxied: AnyRecord = { ...event, data: { ...event.data, proxiedFor: { raw: '198.51.100.4', norm: '198.51.100.4' } } };
    assert.deepEqual(
      questionsFrom([call, proxied], NONE)
        .groups.flatMap((group) => group.questions)
        .map((question) => [question.address, question.port]),
      [
        ['203.0.113.9', undefined],
        ['203.0.113.9', 3478],
        ['198.51.100.4', undefined],
      ],
    );
  });
});

describe('the operator answers', () => {
  const table = (file: string, text: string, zone?: string) =>
    answerRowsFrom(
      file,
      text
        .trim()
        .split('\n')
        .map((line, index) => ({ line: index + 1, cells: line.split(',') })),
      zone,
    );
  const IPDR = table(
    'ipdr.csv',
    `MSISDN,IMEI,IMSI,Private IP,Public IP,Public Port,Destination IP,Destination Port,Protocol,Start (UTC),End (UTC)
447700900123,1,1,100.64.7.9,203.0.113.9,12538,192.0.2.80,443,TCP,2026-03-01 22:10:00,2026-03-01 22:11:30
447700900777,2,2,100.64.7.10,203.0.113.9,12539,192.0.2.80,443,TCP,2026-03-01 22:10:00,2026-03-01 22:11:30`,
  );
  const BLOCKS = table(
    'cgnat.csv',
    `private_ip,public_ip,port_from,port_to,from_utc,until_utc
100.64.7.9,203.0.113.9,12288,12799,2026-03-01T20:00:00Z,2026-03-01T22:10:30Z
100.64.7.30,203.0.113.9,12288,12799,2026-03-01T22:10:31Z,2026-03-02T02:00:00Z`,
  );
  const LEASES = table(
    'radius.csv',
    `subscriber,framed_ip,start_utc,stop_utc
447700900123,100.64.7.9,2026-03-01T18:00:00Z,2026-03-02T06:00:00Z
447700900888,100.64.7.30,2026-03-01T22:00:00Z,2026-03-02T06:00:00Z`,
  );
  const ROWS = [...IPDR.rows, ...BLOCKS.rows, ...LEASES.rows];
  const asked = (...logins: AnyRecord[]) => questionsFrom(logins, NONE).groups.flatMap((group) => group.questions);
  const subscribers = (record: AnyRecord) =>
    matchAnswer(asked(record), ROWS)[0]!
      .candidates.map((one) => one.subscriber)
      .sort();

  test('one subscriber, over the session and over the port block with its lease', () => {
    const [match] = matchAnswer(asked(login('203.0.113.9:12538', '2026-03-01 22:10:05 UTC', { protocol: 'tcp' })), ROWS);
    assert.deepEqual(match!.candidates, [
      {
        subscriber: '447700900123',
        rows: [
          { file: 'ipdr.csv', line: 2 },
          { file: 'cgnat.csv', line: 2 },
          { file: 'radius.csv', line: 2 },
        ],
      },
    ]);
    assert.deepEqual([match!.size, match!.open], [1, false]);
  });
  test('two, when the block changed hands within the tolerance', () => {
    assert.deepEqual(subscribers(login('203.0.113.9:12538', '2026-03-01 22:10:30 UTC')), ['447700900123', '447700900888']);
  });
  test('without a port the set is open: everyone on that address', () => {
    const [match] = matchAnswer(asked(login('203.0.113.9', '2026-03-01 22:10:05 UTC')), ROWS);
    assert.deepEqual([match!.candidates.map((one) => one.subscriber), match!.open], [['447700900123', '447700900777'], true]);
  });
  test('nobody, when no line fits', () => {
    assert.deepEqual(subscribers(login('203.0.113.9:20000', '2026-03-01 22:10:05 UTC')), []);
  });
  test('a translation line without a lease is shown as leading to nobody', () => {
    const [match] = matchAnswer(asked(login('203.0.113.9:12538', '2026-03-01 22:10:05 UTC')), BLOCKS.rows);
    assert.deepEqual([match!.size, match!.unresolved], [0, [{ file: 'cgnat.csv', line: 2, privateAddress: '100.64.7.9' }]]);
  });
  test('a prefix delegated to a line answers for every address in it', () => {
    const prefixes = table(
      'v6.csv',
      'subscriber,prefix,from_utc,until_utc\nline-7,2001:db8:1::/56,2026-03-01T00:00:00Z,2026-03-02T00:00:00Z',
    );
    const [match] = matchAnswer(asked(login('2001:db8:1:3::9', '2026-03-01 22:10:05 UTC')), prefixes.rows);
    assert.deepEqual(match!.candidates[0]?.subscriber, 'line-7');
  });
  test('a table whose times name no zone is not guessed at, and is read with the zone that a person states', () => {
    const text = 'subscriber,public_ip,port,start,end\nline-7,203.0.113.9,12538,2026-03-02 00:10:00,2026-03-02 00:11:00';
    assert.deepEqual(table('a.csv', text).unusable, [{ file: 'a.csv', line: 2, why: 'no-zone' }]);
    assert.equal(table('a.csv', text, 'Africa/Cairo').rows[0]!.from, '2026-03-01T22:10:00Z');
  });
  test('sets of one account are intersected, and every size is shown beside the survivor', () => {
    const questions = asked(
      login('203.0.113.9:12538', '2026-03-01 22:10:30 UTC', { account: '7' }),
      login('203.0.113.9:12538', '2026-03-01 22:10:05 UTC', { account: '7' }),
    );
    assert.deepEqual(
      intersections(questions, matchAnswer(questions, ROWS)).map((one) => [one.sets.map((set) => set.size), one.inAll]),
      [[[1, 2], ['447700900123']]],
    );
  });
});

describe('offline network data', () => {
  const snapshot = (name: string, text: string) => {
    const read = readNetworkFile(name, text);
    if ('refused' in read) assert.fail(read.refused);
    return read;
  };
  const DELEGATIONS = snapshot(
    'delegated-afrinic-extended',
    '2|afrinic|20260228|3|19930901|20260228|+0000\nafrinic|*|ipv4|*|2|summary\nafrinic|EG|ipv4|203.0.112.0|512|20080101|allocated|abc\nafrinic|EG|ipv6|2001:db8::|32|20100101|allocated|abc',
  );
  const ANNOUNCED = snapshot('pfx2as-2026-03-01.txt', '203.0.113.0\t24\t64500\n203.0.112.0\t23\t64501');
  const NAMES = snapshot('names-2026-03-01.csv', '64500,EXAMPLE-NET Example Operator, EG\n64501,OTHER');
  const TOR = snapshot('exits.txt', 'ExitNode AAAA\nExitAddress 198.51.100.4 2026-03-01 10:00:00');
  const DATA = networkData([DELEGATIONS, ANNOUNCED, NAMES, TOR]);

  test('questions go to the operator that announced the narrowest prefix, with file and day of each fact', () => {
    const [group] = questionsFrom([login('203.0.113.9:12538', '2026-03-01 22:10:05 UTC')], DATA).groups;
    assert.partialDeepStrictEqual(group!.operator, { asn: '64500', name: 'EXAMPLE-NET Example Operator, EG', country: 'EG' });
    assert.deepEqual(
      group!.operator!.facts.map((fact) => [fact.block, fact.asOf]),
      [
        ['203.0.113.0/24', '2026-03-01'],
        ['203.0.112.0 + 512', '2026-02-28'],
      ],
    );
  });
  test('an exit of Tor is suspected to be a proxy, only because the list of that day says so', () => {
    assert.equal(readiness(login('198.51.100.4:1', '2026-03-01 22:10:05 UTC'), DATA), 'proxy-or-vpn-suspected');
    assert.equal(readiness(login('198.51.100.5:1', '2026-03-01 22:10:05 UTC'), DATA), 'ready');
  });
  test('a snapshot more than thirty days from the event says so', () => {
    const [group] = questionsFrom([login('203.0.113.9:12538', '2026-06-01 22:10:05 UTC')], DATA).groups;
    assert.deepEqual(
      group!.operator!.facts.map((fact) => fact.far),
      [true, true],
    );
  });
  test('of two snapshots the one nearest to the event answers', () => {
    const later = snapshot('pfx2as-2026-06-01.txt', '203.0.113.0\t24\t64999');
    const both = networkData([ANNOUNCED, later]);
    assert.equal(both.about('203.0.113.9', '2026-05-30').facts[0]?.says.asn, '64999');
    assert.equal(both.about('203.0.113.9', '2026-03-02').facts[0]?.says.asn, '64500');
  });
  test('a file without its day, or of no known shape, is refused', () => {
    assert.match((readNetworkFile('pfx2as.txt', '203.0.113.0\t24\t64500') as { refused: string }).refused, /day/);
    assert.match((readNetworkFile('a-2026-01-01.txt', 'hello') as { refused: string }).refused, /expected/);
  });
  test('the narrowest span that holds an address is found, as by looking at every span', () => {
    const prefix = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 8, max: 32 }));
    fc.assert(
      fc.property(fc.array(prefix, { maxLength: 30 }), fc.integer({ min: 0, max: 255 }), (prefixes, last) => {
        const text = [...prefixes.map(([low, bits]) => `203.0.113.${low}\t${bits}\t${bits}`), '9.9.9.9\t32\t1'].join('\n');
        const data = networkData([snapshot('pfx2as-2026-03-01.txt', text)]);
        const holds = ([low, bits]: [number, number]) => bits <= 24 || low >> (32 - bits) === last >> (32 - bits);
        const expected = Math.max(-1, ...prefixes.filter(holds).map(([, bits]) => bits));
        assert.equal(Number(data.about(`203.0.113.${last}`).facts[0]?.says.asn ?? -1), expected);
      }),
    );
  });
});
