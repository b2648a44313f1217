// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { stringify } from 'yaml';
import { commandLineIn } from '../../../test/command-line.ts';
import { completeValues } from '../../core/documents/complete-values.ts';
import { loadForms } from '../../store/forms/load-forms.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'rogatory-draft-'));
after(() => rmSync(folder, { recursive: true }));

const run = commandLineIn(folder, { now: () => new Date('2026-11-25T00:00:00Z') });

async function draft(kind: string, fields: Record<string, unknown>, ...more: string[]) {
  writeFileSync(join(folder, 'request.yaml'), stringify({ kind, fields }));
  return await run('draft', 'request.yaml', ...more);
}

const letter = () => ({ ...completeValues(loadForms().byId.get('preservation_letter') as never, 'en') });

describe('rogatory draft', () => {
  test('a complete request becomes a PDF, a DOCX, an HTML page and a text', async () => {
    for (const format of ['pdf', 'docx', 'html', 'txt']) {
      const { exit, err } = await draft('preservation_letter', letter(), '--lang', 'en', '--out', `whole.${format}`);
      assert.equal(exit, 0, err);
      assert.ok(readFileSync(join(folder, `whole.${format}`)).length > 500);
    }
  });
  test('what is missing is named, exit 3, and no file is written', async () => {
    const { hold_days_wanted: _, ...fields } = letter();
    const slip = { ...fields, hold_day_wanted: '90' };
    const { exit, out, err } = await draft('preservation_letter', slip, '--lang', 'ar', '--out', 'missing.pdf', '--json');
    assert.equal(exit, 3);
    assert.match(err, /states hold_day_wanted, which this form does not have/);
    assert.deepEqual(JSON.parse(out).missing, ['hold_days_wanted']);
    assert.match(err, /hold_days_wanted/);
    assert.equal(existsSync(join(folder, 'missing.pdf')), false);
  });
  test('--incomplete prints it with blanks under a watermark', async () => {
    const { hold_days_wanted: _, ...fields } = letter();
    const { exit } = await draft('preservation_letter', fields, '--lang', 'en', '--out', 'blank.html', '--incomplete');
    assert.equal(exit, 0);
    const page = readFileSync(join(folder, 'blank.html'), 'utf8');
    assert.match(page, /INCOMPLETE DRAFT/);
    assert.match(page, /⟦ Days of preservation requested ⟧/);
  });
  test('numbers keep every digit, leading zeros and signs; a field that the form does not have is named', async () => {
    const fields = { ...letter(), callback_phone: '@PHONE', identifiers: [{ kind: 'user-id', written: '@LONG' }], atention: 'misspelt' };
    writeFileSync(
      join(folder, 'numbers.yaml'),
      stringify({ kind: 'preservation_letter', fields })
        .replace('"@PHONE"', '+00201001234567')
        .replace('"@LONG"', '0061550001234567890123'),
    );
    const { exit, out } = await run('draft', 'numbers.yaml', '--lang', 'en', '--out', 'numbers.txt', '--json');
    assert.equal(exit, 0);
    const text = readFileSync(join(folder, 'numbers.txt'), 'utf8');
    assert.match(text, /\+00201001234567/);
    assert.match(text, /0061550001234567890123/);
    assert.deepEqual(JSON.parse(out).unknown, ['atention']);
  });
  test('a text with a comma that YAML would cut in two is refused by its place', async () => {
    writeFileSync(join(folder, 'cut.yaml'), 'kind: epoc\nfields:\n  data_kind: [{category: traffic, reason: who called, and when}]\n');
    const { exit, err } = await run('draft', 'cut.yaml', '--out', 'cut.pdf');
    assert.equal(exit, 2);
    assert.match(err, /fields\.data_kind\.0/);
    assert.doesNotMatch(err, /who called/);
    writeFileSync(join(folder, 'cut.yaml'), 'kind: epoc\nfields:\n  officer_name_and_rank: {name: Meta Platforms, Inc.}\n');
    assert.match((await run('draft', 'cut.yaml', '--out', 'cut.pdf')).err, /fields\.officer_name_and_rank/);
  });
  for (const example of globSync('docs/examples/requests/*.yaml', { cwd: root }))
    test(`${example} is complete, and is printed`, async () => {
      const lang = example.split('.').at(-2) as string;
      const { exit, err } = await run('draft', join(root, example), '--lang', lang, '--out', 'example.pdf');
      assert.equal(exit, 0, err);
      assert.doesNotMatch(err, /no such field/);
    });
  test('two languages stand one after the other with the statement which governs', async () => {
    const { exit } = await draft('preservation_letter', letter(), '--lang', 'ar,en', '--out', 'two.html');
    assert.equal(exit, 0);
    assert.match(readFileSync(join(folder, 'two.html'), 'utf8'), /the Arabic text governs/);
  });
  test('a place that cannot be written is exit 2 with a sentence', async () => {
    const { exit, err } = await draft('preservation_letter', letter(), '--lang', 'en', '--out', 'no/such/folder.pdf');
    assert.equal(exit, 2);
    assert.match(err, /ENOENT/);
  });
  test('the drafter cannot approve, however the name is written', async () => {
    const { exit, err } = await draft(
      'preservation_letter',
      { ...letter(), drafter: 'كَريم  فؤاد', approver: { name: 'كريم فؤاد' } },
      '--lang',
      'ar',
      '--out',
      'one.pdf',
      '--incomplete',
    );
    assert.equal(exit, 3);
    assert.match(err, /four eyes/);
    assert.equal(existsSync(join(folder, 'one.pdf')), false);
  });
  test('a kind that is none, a file that is no request and a format that is none are exit 2 with a sentence', async () => {
    assert.equal((await draft('letter_to_mother', {}, '--out', 'x.pdf')).exit, 2);
    assert.equal((await draft('preservation_letter', letter(), '--out', 'x.odt')).exit, 2);
    writeFileSync(join(folder, 'utf-16.yaml'), Buffer.from('kind: epoc\n', 'utf16le'));
    assert.match((await run('draft', 'utf-16.yaml', '--out', 'x.pdf')).err, /expected text in UTF-8, found other bytes/);
    writeFileSync(join(folder, 'list.yaml'), '- 1\n');
    const { exit, err } = await draft('preservation_letter', letter(), '../list.yaml', '--out', 'x.pdf');
    assert.equal(exit, 2);
    assert.equal(err.split('\n').length, 2);
  });
});
