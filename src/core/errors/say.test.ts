// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { CaseError } from './case.ts';
import { type Said, sentences } from './say.ts';

const src = join(import.meta.dirname, '..', '..');
const tables = new Map<string, Readonly<Record<string, Said>>>();
for (const file of globSync('sentences/*.ts', { cwd: import.meta.dirname }))
  for (const says of Object.values((await import(`./${file}`)) as Record<string, { table: Record<string, Said> }>))
    tables.set(file, says.table);
const all = [...tables].flatMap(([file, table]) => Object.entries(table).map(([id, said]) => ({ at: `${file} ${id}`, said })));

const valuesIn = (text: string): string[] => [...text.matchAll(/\{([\w-]+)\}/g)].map((found) => found[1] as string).sort();
/** What stands between values, quotation marks and isolated texts. */
const ownWords = (text: string): string => text.replace(/\{[\w-]+\}|«[^»]*»|\u2068[^\u2069]*\u2069/g, ' ');

/** These rooms speak to people on screens; the others to whoever runs the desk on its machine. */
const ON_SCREENS = ['core', 'desk', 'server/api', 'server/routes', 'returns', 'exchange', 'capture'];
/** Shown on the command line alone; the detail of a fault of the program is not shown at all. */
const COMMAND_LINE = ['core/routes/why-not.ts', 'desk/sign-in/begin-desk.ts', 'returns/find-owner.ts', 'server/api/problem.ts'];

describe('what an error says', () => {
  test('a sentence stands in Arabic and French with no other values than in English', () => {
    const faults = all.filter(({ said }) =>
      [said.ar, said.fr].some((text) => text.trim() === '' || valuesIn(text).some((name) => !valuesIn(said.en).includes(name))),
    );
    assert.deepEqual(faults, []);
  });
  test('no sentence is left in English', () => {
    const faults = all.filter(
      ({ said }) =>
        (!/[\u0600-\u06ff]/.test(said.ar) && /[a-z]{3} [a-z]{2}/i.test(ownWords(said.en))) ||
        (said.fr === said.en && /[a-z] [a-z]/.test(ownWords(said.en))),
    );
    assert.deepEqual(faults, []);
  });
  test('a value keeps its own direction in Arabic, is said in the reader’s words where it has them, and lists have their own comma', () => {
    const says = sentences({
      found: { en: 'Item {item}: {what}, {ids}.', ar: 'العنصر {item}: {what}، {ids}.', fr: 'Élément {item} : {what}, {ids}.' },
      gone: { en: 'it is gone', ar: 'لم يعد موجودًا', fr: 'il a disparu' },
    });
    const said = says('found', { item: 'a/1', what: says('gone'), ids: ['x', 'y'] });
    assert.equal(said.en, 'Item a/1: it is gone, x, y.');
    assert.equal(said.ar, 'العنصر \u2068a/1\u2069: لم يعد موجودًا، \u2068x\u2069، \u2068y\u2069.');
    assert.equal(said.fr, 'Élément a/1\u00a0: il a disparu, x, y.');
  });
  test('the log has the English sentence, and a plain text is the same for all', () => {
    const error = new CaseError('CLOSED', { message: { en: 'Case: closed.', ar: 'القضية: مغلقة.', fr: 'Affaire : close.' } });
    assert.equal(error.message, 'Case: closed.');
    assert.equal(error.said.ar, 'القضية: مغلقة.');
    assert.equal(new CaseError('CLOSED', { message: 'Case: closed.' }).said.fr, 'Case: closed.');
  });
  test('what people meet on a screen comes from a table in three languages', () => {
    const faults: string[] = [];
    for (const room of ON_SCREENS)
      for (const file of globSync(`${room}/**/*.ts`, { cwd: src })) {
        if (/\.(test|long-test)\.ts$/.test(file) || file.startsWith('core/errors/') || COMMAND_LINE.includes(file)) continue;
        const text = readFileSync(join(src, file), 'utf8');
        for (const found of text.matchAll(/new (?!Cli|Store|Vault|Backup)[A-Z]\w+Error\(\s*[^,()]+,\s*\{\s*message:\s*['"`]([^'"`]*)/g))
          faults.push(`${file}: "${found[1]}": put it into core/errors/sentences, in three languages`);
      }
    assert.deepEqual(faults, []);
  });
});
