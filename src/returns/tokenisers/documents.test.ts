// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sourceOf } from '../../../test/returns/source-of.ts';
import { openEntry } from '../containers/open-entry.ts';
import { listZip } from '../containers/zip-container.ts';
import { MemoryBytes } from '../source/byte-source.ts';
import { precisionOfFormat } from '../source/workbook.ts';
import { mailMessages } from './mail.ts';
import { pdfLines } from './pdf-lines.ts';
import { columnIndex, columnName, dateOfSerial, sheetRows } from './sheet-rows.ts';
import { UnreadableFrom } from './unreadable-from.ts';
import { childAt, descendants, xmlElements } from './xml.ts';

const sample = (name: string) => readFileSync(join(import.meta.dirname, 'samples', name));

describe('sheets of a workbook', () => {
  test('rows with text are units, under the number that the spreadsheet shows', async () => {
    const file = await sourceOf(sample('text-cells.xlsx'), 'a.xlsx');
    const rows = [...sheetRows(file)];
    assert.deepEqual(
      rows.map((row) => row.row),
      [1, 7, 8, 9, 10],
    );
    assert.deepEqual(rows[1]!.cells, ['Timestamp (PST/PDT)', 'IP Address', 'Service', 'Action']);
    assert.equal(file.tally.units, 5);
  });
  test('the place of a cell is its sheet, its name, and its bytes in the part that holds the sheet', async () => {
    const bytes = sample('text-cells.xlsx');
    const file = await sourceOf(bytes, 'a.xlsx');
    const [row] = [...sheetRows(file)].slice(2);
    const place = file.place(row!.cellAt(1));
    assert.equal(place.path.at(-1)!.name, 'xl/worksheets/sheet1.xml');
    const { entries } = await listZip(new MemoryBytes(bytes), 100);
    const opened = openEntry(new MemoryBytes(bytes), entries[place.path.at(-1)!.entryIndex]!, []);
    assert.ok('source' in opened && place.at.kind === 'sheet');
    const part = opened.source.next()!;
    assert.equal(
      part.toString('utf8', place.at.bytes!.from, place.at.bytes!.to),
      '<c r="B8" t="inlineStr"><is><t>203.0.113.9</t></is></c>',
    );
  });
  test('a date cell shows its date and keeps its number; a text cell stays text', async () => {
    const rows = [...sheetRows(await sourceOf(sample('text-and-date-cells.xlsx'), 'a.xlsx'))];
    assert.equal(rows[1]!.cells[0], '2026-03-01 22:10:05');
    assert.deepEqual([rows[2]!.found[0]!.text, rows[2]!.found[0]!.serial], ['2026-03-02 00:00:05', '46083.00005787037']);
    assert.deepEqual(rows[2]!.cells, ['2026-03-02 00:00:05', '', '198.51.100.9', 'EG']);
  });
  test('serials count from 1900 with its missing leap day, or from 1904', () => {
    assert.equal(dateOfSerial(61, false, 'day'), '1900-03-01');
    assert.equal(dateOfSerial(60, false, 'day'), undefined);
    assert.equal(dateOfSerial(46_083, false, 'day'), '2026-03-02');
    assert.equal(dateOfSerial(46_083 - 1462, true, 'day'), '2026-03-02');
    assert.equal(dateOfSerial(46_083.5, false, 'day'), '2026-03-02 12:00');
  });
  test('every second of the century comes back from its serial', () => {
    const second = fc.integer({ min: 0, max: 3_155_760_000 });
    fc.assert(
      fc.property(second, (after) => {
        const millis = Date.UTC(1970, 0, 1) + after * 1000;
        const serial = Number((millis / 86_400_000 + 25_569).toPrecision(16));
        assert.equal(dateOfSerial(serial, false, 'second'), new Date(millis).toISOString().slice(0, 19).replace('T', ' '));
      }),
    );
  });
  test('what a number format shows: a moment to the day, minute or second, or none', () => {
    assert.deepEqual(
      ['yyyy-mm-dd h:mm:ss', 'd/m/yy', '[$-409]h:mm AM/PM', '0.00', '"days" 0', '[Red]0', 'General', '[h]:mm:ss'].map(precisionOfFormat),
      ['second', 'day', 'minute', undefined, undefined, undefined, undefined, 'second'],
    );
  });
  test('columns have letters', () => {
    assert.deepEqual(['A1', 'Z9', 'AA1', 'XFD1'].map(columnIndex), [0, 25, 26, 16_383]);
    fc.assert(fc.property(fc.nat(16_383), (index) => columnIndex(`${columnName(index)}1`) === index));
  });
  test('something that is no workbook, or a broken one, is refused with a reason', async () => {
    assert.equal((await sourceOf('PK\u0003\u0004 broken', 'a.xlsx')).document, undefined);
  });
});

describe('lines of a PDF', () => {
  test('labels and values, and the columns of a table, are cells of a line', async () => {
    const lines = [...pdfLines(await sourceOf(sample('labels-and-table.pdf'), 'a.pdf'))];
    assert.deepEqual(lines[0]!.cells, ['User ID:', '1300000000000000001']);
    assert.deepEqual(
      lines.slice(-2).map((line) => line.cells),
      [
        ['2026-05-14 00:47:29', '203.0.113.9'],
        ['2026-05-13 23:55:51', '2001:db8::9'],
      ],
    );
    assert.deepEqual(lines[0]!.at, { kind: 'pdf', page: 1, line: 1 });
  });
  test('a PDF that breaks off is unreadable with a reason', async () => {
    await assert.rejects(sourceOf(sample('labels-and-table.pdf').subarray(0, 300), 'a.pdf'), UnreadableFrom);
  });
});

describe('elements of an XML file', () => {
  const XML = `<?xml version="1.0"?><n:Message xmlns:n="urn:x"><n:id>7</n:id><n:rec k="&#233;"><a>é &amp; &#233;</a><b><a>2</a></b></n:rec><rec/></n:Message>`;
  test('those asked for by their local names, with what is in them; other leaves with text beside them', async () => {
    const units = [...xmlElements(await sourceOf(XML, 'a.xml'), ['rec'])];
    assert.deepEqual(
      units.map((unit) => [unit.at.path, unit.asked]),
      [
        ['/Message[1]/id[1]', false],
        ['/Message[1]/rec[1]', true],
        ['/Message[1]/rec[2]', true],
      ],
    );
    assert.equal(childAt(units[1]!, 'a')!.text, 'é & é');
    assert.equal(units[1]!.attributes.k, 'é');
    assert.deepEqual(
      [...descendants(units[1]!, 'a')].map((one) => one.text),
      ['é & é', '2'],
    );
  });
  test('bytes are those of the element', async () => {
    const bytes = Buffer.from(XML);
    for (const unit of xmlElements(await sourceOf(XML, 'a.xml'), ['rec', 'id'])) {
      const text = bytes.toString('utf8', unit.at.bytes.from, unit.at.bytes.to);
      assert.match(text, new RegExp(`^<(n:)?${unit.name}[ />]`));
      assert.match(text, /(<\/(n:)?(rec|id)>|\/>)$/);
    }
  });
  const refused: readonly (readonly [string, string])[] = [
    ['a document type', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['an entity of its own', '<a>&x;</a>'],
    ['an end that is missing', '<a><b></b>'],
    ['elements without end', '<a>'.repeat(20_000)],
    ['two roots', '<a/><b/>'],
  ];
  for (const [what, xml] of refused)
    test(`${what}: refused`, async () => {
      const file = await sourceOf(xml, 'a.xml');
      assert.throws(() => [...xmlElements(file, ['a'])], UnreadableFrom);
    });
});

describe('mails', () => {
  const MBOX = [
    'From 1@xxx Sat Mar 14 20:04:50 +0000 2026',
    'From: =?utf-8?B?2YPYsdmK2YU=?= <karim@example.org>',
    'Subject: rates',
    'Received: from a',
    ' by b',
    'Received: from c',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '>From here it costs',
    'السعر 500',
    '',
    'From 2@xxx Sat Mar 14 20:05:50 +0000 2026',
    'Subject: two',
    '',
    'From the harbour: no new mail, no empty line before',
    '',
  ].join('\n');
  test('an mbox gives its mails, quoting undone, charset from the header', async () => {
    const mails = await Array.fromAsync(mailMessages(await sourceOf(MBOX, 'a.mbox')));
    assert.equal(mails.length, 2);
    assert.equal(mails[0]!.mail!.text?.trim(), 'From here it costs\nالسعر 500');
    assert.deepEqual(mails[0]!.mail!.from, { address: 'karim@example.org', name: 'كريم' });
    assert.equal(mails[1]!.mail!.subject, 'two');
  });
  test('header lines keep their order and their bytes', async () => {
    const [mail] = await Array.fromAsync(mailMessages(await sourceOf(MBOX, 'a.mbox')));
    assert.deepEqual(
      mail!.headers.filter((header) => header.name === 'Received').map((header) => header.raw),
      ['from a by b', 'from c'],
    );
    const { bytes } = mail!.header('subject')!;
    assert.equal(Buffer.from(MBOX).toString('utf8', bytes.from, bytes.to), 'Subject: rates');
    assert.equal(Buffer.from(MBOX).toString('utf8', mail!.at.bytes.from, mail!.at.bytes.from + 5), 'From:');
  });
  test('a single mail is one; one that is too long keeps its headers', async () => {
    const text = `Subject: x\n\n${'y\n'.repeat(5000)}`;
    assert.equal((await Array.fromAsync(mailMessages(await sourceOf(text, 'a.eml')))).length, 1);
    const [long] = await Array.fromAsync(mailMessages(await sourceOf(text, 'a.eml', 1000)));
    assert.deepEqual([long!.mail, long!.header('Subject')!.raw], [undefined, 'x']);
  });
});
