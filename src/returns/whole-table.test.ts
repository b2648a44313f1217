// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { oddZip } from '../../test/zip.ts';
import { renderDocument } from '../documents/render-document.ts';
import { scanApart } from './scan-apart.ts';
import { wholeTableApart } from './whole-table-apart.ts';

const folder = mkdtempSync(join(tmpdir(), 'rogatory-table-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, bytes: Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}
const cellsOf = async (name: string, bytes: Buffer) =>
  (await wholeTableApart({ file: put(name, bytes), name })).rows.map(({ cells }) => cells);
const TEXT = 'الرقم;الجهة\r\n١٢/2019;"فيسبوك; مصر"\r\n';
/** Of the letters in it alone. */
const windows1256 = (text: string): Buffer => {
  const decoder = new TextDecoder('windows-1256');
  const byte = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
  return Buffer.from([...text].map((letter) => byte.get(letter) ?? assert.fail(letter)));
};
const workbook = (rows: readonly (readonly string[])[]): Buffer =>
  oddZip([
    { name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') },
    { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook><sheets><sheet name="Old" r:id="r1"/></sheets></workbook>') },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: Buffer.from('<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>'),
    },
    {
      name: 'xl/worksheets/s.xml',
      bytes: Buffer.from(
        `<worksheet><sheetData>${rows.map((cells, r) => `<row r="${r + 1}">${cells.map((cell, c) => `<c r="${'ABC'[c]}${r + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`,
      ),
    },
  ]);

describe('a table read whole, apart', () => {
  test('is the same in UTF-8, UTF-16 of either order and a workbook', async () => {
    const wanted = [
      ['الرقم', 'الجهة'],
      ['١٢/2019', 'فيسبوك; مصر'],
    ];
    const big = Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16();
    assert.deepEqual(await cellsOf('utf8.csv', Buffer.from(TEXT)), wanted);
    assert.deepEqual(await cellsOf('utf16le.csv', Buffer.from(`\ufeff${TEXT}`, 'utf16le')), wanted);
    assert.deepEqual(await cellsOf('utf16be.csv', big), wanted);
    assert.deepEqual(await cellsOf('book.xlsx', workbook(wanted)), wanted);
  });
  test('in Windows-1256 is told by its letters', async () => {
    const table = await wholeTableApart({ file: put('old.csv', windows1256(TEXT.replaceAll('١٢', '12'))), name: 'old.csv' });
    assert.equal(table.encoding, 'windows-1256');
    assert.deepEqual(
      table.rows.map(({ cells }) => cells),
      [
        ['الرقم', 'الجهة'],
        ['12/2019', 'فيسبوك; مصر'],
      ],
    );
  });
  test('of a text document has the rows of its first table, each with what stands in its cells', async () => {
    const paper = {
      ...({ schema: 'rogatory.document/1', form: 'x', language: 'ar', direction: 'rtl', title: 't', date: '2026-11-24' } as const),
      ...{ reference: '', authority: '', footer: '', words: { candidate: '', colon: ': ' } },
      blocks: [
        {
          ...({ kind: 'table', caption: 'c', head: ['id', 'source', 'target'] } as const),
          rows: [
            [
              [{ kind: 'identifier', text: 's1' } as const],
              [{ kind: 'text', text: 'من' } as const, { kind: 'identifier', text: '⟦1:203.0.113.7⟧' } as const],
              [],
            ],
          ],
        },
      ],
    };
    const rows = await cellsOf('pack.docx', Buffer.from(await renderDocument([paper], 'docx')));
    const plain = rows.map((cells) => cells.map((cell) => cell.replaceAll(/[\u2066-\u2069]/g, '')));
    assert.deepEqual(plain, [
      ['id', 'source', 'target'],
      ['s1', 'من⟦1:203.0.113.7⟧', ''],
    ]);
  });
  test('a file that is none, a broken workbook and a document with a DTD end in one sentence', async () => {
    const dtd = oddZip([
      { name: '[Content_Types].xml', bytes: Buffer.from('x') },
      { name: 'word/document.xml', bytes: Buffer.from('<!DOCTYPE x [<!ENTITY e "e">]><x>&e;</x>') },
    ]);
    for (const [name, bytes] of [
      ['a.pdf', Buffer.from('%PDF-1.7\n')],
      ['b.xlsx', workbook([['a']]).subarray(0, 200)],
      ['c.docx', dtd],
      ['d.bin', Buffer.from([0, 1, 2, 3])],
    ] as const)
      await assert.rejects(wholeTableApart({ file: put(name, bytes), name }), { fullCode: 'RETURN_STOPPED' }, name);
  });
});

test('a scan is what its first bytes say, and anything else is none', async () => {
  const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
  assert.deepEqual(await scanApart(put('a', png)), { type: 'image/png', pages: 1 });
  for (const bytes of [Buffer.from('<svg onload=x>'), Buffer.from('%PDF-1.7 broken'), Buffer.alloc(0)])
    await assert.rejects(scanApart(put('b', bytes)), { fullCode: 'RETURN_STOPPED' });
});
