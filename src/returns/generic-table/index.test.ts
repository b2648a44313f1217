// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { readSample } from '../../../test/returns/read-sample.ts';
import { oddZip } from '../../../test/zip.ts';
import { recordRow } from '../../core/evidence/table-text.ts';
import { statedMembers } from '../../core/mappings/stated-values.ts';
import { faultsOfMapping, headerFingerprint, type TableMapping } from '../../core/mappings/table-mapping.ts';
import { readApart } from '../read-apart.ts';
import { tableReaderOf } from './index.ts';

const CALLS: TableMapping = {
  schema: 'rogatory.mapping/1',
  name: 'Operator Two, calls',
  version: 1,
  provider: 'operator-two',
  header: ['Anrufer', 'Angerufener', 'Beginn', 'Sekunden', 'Art'],
  confirmedBy: 'A. Person',
  confirmedOn: '2026-11-20',
  zone: 'Africa/Cairo',
  dateOrder: 'day-first',
  skip: ['Summe'],
  rules: [
    {
      when: { column: 'Art', is: ['SMS'] },
      kind: 'message',
      fields: { author: { phone: 'Anrufer' }, recipient: { phone: 'Angerufener' }, sent: 'Beginn' },
    },
    {
      when: { column: 'Art', is: ['Sprache'] },
      kind: 'call',
      fields: { caller: { phone: 'Anrufer' }, callee: { phone: 'Angerufener' }, start: 'Beginn', durationSeconds: 'Sekunden' },
    },
  ],
};
const CSV =
  'Auskunft\n\nAnrufer;Angerufener;Beginn;Sekunden;Art\n447700900123;447700900124;01/03/2026 22:10:05;120;Sprache\n447700900124;447700900123;02/03/2026 00:00:00;0;SMS\n1;2;x;0;Fax\nSumme;2;;120;\n';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'rogatory-mapping-'));
});
after(() => rmSync(folder, { recursive: true }));

async function readAs(name: string, content: string, mapping: TableMapping) {
  writeFileSync(join(folder, name), content);
  return await readSample(join(folder, name), { mapped: [tableReaderOf(mapping)] });
}

describe('a table that nobody knows, by the mapping of a person', () => {
  test('rows become what their rule says; totals are left, a row without a rule is a gap', async () => {
    const { records, gaps, coverage } = await readAs('calls.csv', CSV, CALLS);
    assert.deepEqual(coverage.records, { call: 1, message: 1 });
    assert.deepEqual(
      gaps.map((gap) => gap.why),
      ['unknown-shape'],
    );
    assert.equal(coverage.coverage.accounted, coverage.coverage.units);
    const call = records.find((record) => record.kind === 'call');
    assert.partialDeepStrictEqual(call?.kind === 'call' ? call.data.start : undefined, {
      utc: '2026-03-01T20:10:05Z',
      zone: { from: 'assumed' },
    });
  });

  test('the sample and the mapping of the manual, from their files', async () => {
    const samples = join(import.meta.dirname, 'samples');
    const mapping = parse(readFileSync(join(samples, 'calls.mapping.yaml'), 'utf8')) as TableMapping;
    assert.deepEqual(faultsOfMapping(mapping), []);
    const { coverage } = await readSample(join(samples, 'calls.csv'), { mapped: [tableReaderOf(mapping)] });
    assert.deepEqual([coverage.records, coverage.gaps], [{ call: 1, message: 1 }, []]);
  });

  test('every record says who confirmed the mapping, and that the format is inferred', async () => {
    const { records } = await readAs('calls.csv', CSV, CALLS);
    for (const record of records) {
      assert.equal(record.parser.tier, 'inferred');
      assert.match(record.extra!.at(-1)!.raw, /confirmed by A\. Person on 2026-11-20/);
    }
  });

  test('another header is not its table', async () => {
    const { coverage } = await readAs('other.csv', CSV.replace('Sekunden', 'Dauer'), CALLS);
    assert.equal(coverage.files[0]!.parser, null);
  });

  test('the same by HTML table and by JSON', async () => {
    const logins: TableMapping = {
      ...CALLS,
      header: ['ip', 'when_utc', 'what'],
      rows: '/data/*',
      rules: [{ kind: 'ip-event', fields: { address: 'ip', at: 'when_utc', action: 'what' } }],
    };
    const html =
      '<html><body><p>x</p><table><tr><th>IP</th><th>when_utc</th><th>What</th></tr><tr><td>203.0.113.9:4711</td><td>2026-03-01 22:10:05</td><td>Log <b>in</b></td></tr></table></body></html>';
    const json = '{"data": [{"ip": "203.0.113.9:4711", "when_utc": "2026-03-01 22:10:05", "what": "Log in", "more": 7}], "n": 1}';
    for (const [name, content] of [
      ['a.html', html],
      ['a.json', json],
    ] as const) {
      const { records } = await readAs(name, content, logins);
      const [login] = records;
      assert.ok(login?.kind === 'ip-event', name);
      assert.deepEqual(
        [login.data.address.norm, login.data.port?.norm, login.data.at?.utc, login.data.action.norm],
        ['203.0.113.9', 4711, '2026-03-01T22:10:05Z', 'login'],
      );
    }
  });

  test('what a person states of all rows is marked in each record, with nothing of the source behind it; the line stands as it was', async () => {
    const payments: TableMapping = {
      ...CALLS,
      name: 'Exchange, withdrawals',
      provider: 'lighthouse',
      header: ['Date', 'Amount', 'To', 'Note'],
      item: 'a'.repeat(64),
      account: { type: 'provider-user-id', value: 'U-778' },
      zone: 'UTC+2',
      rules: [
        {
          kind: 'payment',
          fields: { at: 'Date', amount: 'Amount', chainAddress: 'To' },
          constants: { currency: 'USDT', network: 'TRON', 'from.id': 'U-778' },
        },
      ],
    };
    assert.deepEqual(faultsOfMapping(payments), []);
    const { records } = await readAs('paid.csv', 'Date,Amount,To,Note\n2026-03-01 22:10:05,12.5,TXaddress,first\n', payments);
    const [paid] = records;
    assert.ok(paid?.kind === 'payment');
    const byPerson = { raw: '', how: ['stated-by-person'] };
    assert.deepEqual(paid.data.currency, { ...byPerson, norm: 'USDT' });
    assert.deepEqual(paid.data.chain, { network: { ...byPerson, norm: 'TRON' }, address: { raw: 'TXaddress' } });
    assert.deepEqual(paid.data.from, { id: { ...byPerson, norm: 'U-778' } });
    assert.deepEqual(paid.of, { provider: 'lighthouse', type: 'provider-user-id', value: 'U-778', how: ['stated-by-person'] });
    assert.partialDeepStrictEqual(paid.data.at, { raw: '2026-03-01 22:10:05', utc: '2026-03-01T20:10:05Z', zone: { from: 'assumed' } });
    assert.deepEqual(statedMembers(paid), ['account', 'currency', 'from · id', 'chain · network']);
    assert.deepEqual(paid.extra?.[0]?.raw, 'first');
    assert.match(
      paid.extra?.at(-1)?.raw ?? '',
      /confirmed by A\. Person .*; stated by that person for all rows: account = U-778; currency = USDT; from\.id = U-778; network = TRON$/,
    );
    assert.match(recordRow(paid), /account; currency; from · id; chain · network/);
  });

  test('a row of a customer is an account, and besides an identifier for each number that stands in it', async () => {
    const customers: TableMapping = {
      ...CALLS,
      header: ['Id', 'Phone', 'Mail'],
      rules: [
        { kind: 'account', fields: { accountId: 'Id' } },
        { kind: 'identifier', fields: { value: 'Phone' }, constants: { type: 'phone' }, also: true },
        { kind: 'identifier', fields: { value: 'Mail' }, constants: { type: 'email' }, also: true },
      ],
    };
    assert.deepEqual(faultsOfMapping(customers), []);
    const { records, gaps } = await readAs('who.csv', 'Id,Phone,Mail\n1,+447700900123,a@b.example\n2,,c@d.example\n', customers);
    assert.deepEqual(
      records.map((one) => (one.kind === 'identifier' ? `${one.data.type} ${one.data.value.raw}` : one.kind)),
      ['account', 'phone +447700900123', 'email a@b.example', 'account', 'email c@d.example'],
    );
    assert.deepEqual([gaps, new Set(records.map(({ id }) => id)).size], [[], 5]);
  });

  test('what is true of one item alone is not stated of every table, and what is no value is refused', () => {
    const faults = (constants: Record<string, string>, more: Partial<TableMapping> = {}) =>
      faultsOfMapping({ ...CALLS, ...more, rules: [{ kind: 'payment', fields: { amount: 'Sekunden' }, constants }] }).map(({ en }) => en);
    assert.deepEqual(faults({ currency: 'USDT' }), []);
    assert.match(faults({ 'from.id': '7' }).join(), /from\.id: is true of one item alone/);
    assert.deepEqual(faults({ 'from.id': '7' }, { item: 'b'.repeat(64) }), []);
    assert.match(
      faults({}, { account: { type: 'email', value: 'a@b.example' } }).join(),
      /account: whose the rows are is true of one item alone/,
    );
    assert.match(faults({ amount: '5' }).join(), /no field amount that can be stated/);
    assert.match(faults({ ip: 'x' }, { item: 'b'.repeat(64) }).join(), /ip: expected an IP address, found x/);
    const doubled = [{ kind: 'call' as const, fields: { caller: { phone: 'Anrufer' } }, constants: { 'caller.phone': '1' } }];
    assert.match(
      faultsOfMapping({ ...CALLS, item: 'b'.repeat(64), rules: doubled })
        .map(({ en }) => en)
        .join(),
      /caller\.phone: a column fills it already/,
    );
    const alone = [{ kind: 'call' as const, fields: { caller: { phone: 'Anrufer' } }, also: true }];
    assert.match(
      faultsOfMapping({ ...CALLS, rules: alone })
        .map(({ en }) => en)
        .join(),
      /one at least stands for itself/,
    );
    assert.match(
      faultsOfMapping({ ...CALLS, zone: 'UTC+15' })
        .map(({ en }) => en)
        .join(),
      /zone: expected/,
    );
  });

  test('the reading process that is kept apart takes the mapping along', async () => {
    writeFileSync(join(folder, 'apart.csv'), CSV);
    assert.deepEqual((await readApart({ file: join(folder, 'apart.csv'), mappings: [CALLS] })).records, { call: 1, message: 1 });
  });
});

/** A workbook of two sheets with other columns each, header in the second row, as answers of telephone services have it. */
function twoSheets(): Buffer {
  const cells = (row: number, texts: readonly string[]) =>
    `<row r="${row}">${texts.map((text, n) => `<c r="${'ABC'[n]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
  const sheet = (...rows: readonly (readonly string[])[]) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((row, n) => cells(n + 1, row)).join('')}</sheetData></worksheet>`;
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const names = ['447700900123 CDR', '447700900123 IP Logs'];
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets>${names
      .map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map((_, n) => `<Relationship Type="${relation}/worksheet" Target="/xl/worksheets/sheet${n + 1}.xml" Id="rId${n + 1}"/>`)
      .join('')}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheet(['Call records'], ['From', 'To', 'Start'], ['447700900123', '447700900124', '2026-03-01 22:10:05']),
    'xl/worksheets/sheet2.xml': sheet(['Logs'], ['Client address', 'Seen'], ['203.0.113.9', '2026-03-01 22:10:05']),
  };
  return oddZip(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}

describe('a workbook of several sheets', () => {
  const calls: TableMapping = {
    ...CALLS,
    header: ['From', 'To', 'Start'],
    rules: [{ kind: 'call', fields: { caller: { phone: 'From' }, callee: { phone: 'To' }, start: 'Start' } }],
  };
  const logs: TableMapping = {
    ...CALLS,
    header: ['Client address', 'Seen'],
    rules: [{ kind: 'ip-event', fields: { address: 'Client address', at: 'Seen' } }],
  };
  test('a mapping reads its own sheet and never the rows of another; two that fit do not stop the reading', async () => {
    writeFileSync(join(folder, 'answer.xlsx'), twoSheets());
    for (const [mappings, records] of [
      [[calls], { call: 1 }],
      [[logs], { 'ip-event': 1 }],
      [[calls, logs], { call: 1 }],
    ] as const) {
      const { coverage } = await readSample(join(folder, 'answer.xlsx'), { mapped: mappings.map(tableReaderOf) });
      assert.deepEqual(coverage.records, records);
      assert.equal(coverage.coverage.accounted, coverage.coverage.units);
    }
    for (const mapping of [calls, logs]) {
      const { gaps } = await readSample(join(folder, 'answer.xlsx'), { mapped: [tableReaderOf(mapping)] });
      assert.deepEqual(
        gaps.map(({ why }) => why),
        ['unknown-shape'],
      );
    }
  });
});

describe('what a person wrote is checked before anything is read by it', () => {
  test('a good mapping has no faults', () => assert.deepEqual(faultsOfMapping(CALLS), []));
  const wrong: readonly (readonly [string, object, RegExp])[] = [
    ['a column that the header does not have', { rules: [{ kind: 'call', fields: { start: 'Start' } }] }, /"Start" is no column/],
    ['a field that the kind does not have', { rules: [{ kind: 'call', fields: { address: 'Art' } }] }, /call has no field address/],
    ['a person without saying what the column names', { rules: [{ kind: 'call', fields: { caller: 'Anrufer' } }] }, /expected \{id/],
    ['a kind that is none', { rules: [{ kind: 'gossip', fields: {} }] }, /rules\[0\]\.kind/],
    ['nobody who confirmed it', { confirmedBy: '' }, /confirmedBy/],
    ['a record without what it needs', { rules: [{ kind: 'ip-event', fields: { at: 'Beginn' } }] }, /needs address/],
  ];
  for (const [what, change, expected] of wrong)
    test(what, () =>
      assert.match(
        faultsOfMapping({ ...CALLS, ...change })
          .map(({ en }) => en)
          .join(' '),
        expected,
      ),
    );
  test('the fingerprint does not see case, outer blanks and columns without a name', () => {
    assert.equal(headerFingerprint([' Time', 'IP', '']), headerFingerprint(['time', 'ip ']));
    assert.notEqual(headerFingerprint(['time', 'ip']), headerFingerprint(['ip', 'time']));
  });
});
