// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { CaseError } from './case.ts';
import { SaidError } from './said-error.ts';
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

/** Commands and the program in the browser have tables of their own. */
const NOT_THE_DESK = ['cli/', 'web/', 'core/errors/'];

/** Whoever stands at the machine reads these, in a command or when a server starts; the detail of a fault of the program is not shown at all. */
const AT_THE_MACHINE = [
  'core/routes/why-not.ts',
  'desk/sign-in/begin-desk.ts',
  'ledgers/bitcoin-files/import-blocks.ts',
  'server/api/problem.ts',
  'server/start-desk.ts',
  'store/backup/backup-folder.ts',
  'store/backup/half-restored.ts',
  'store/backup/make-backup.ts',
  'store/backup/manifest.ts',
  'store/backup/restore-backup.ts',
  'store/configuration.ts',
  'store/database/connect.ts',
  'store/database/database-url.ts',
  'store/database/embedded/durable-pglite.ts',
  'store/database/embedded/socket-folder.ts',
  'store/database/embedded/start-embedded.ts',
  'store/database/migrate.ts',
  'store/database/why-unreachable.ts',
  'store/forms/load-forms.ts',
  'store/keys/pkcs12.ts',
  'store/keys/recovery-key.ts',
  'store/keys/vault-key.ts',
  'store/knowledge/assemble-knowledge.ts',
  'store/knowledge/knowledge-file.ts',
  'store/knowledge/knowledge-schemas.ts',
  'store/knowledge/load-knowledge.ts',
  'store/knowledge/watched-pages.ts',
  'store/log/publish-log.ts',
  'store/log/same-desk.ts',
  'store/vault/open-vault.ts',
];

/** `message: 'It …'`, also behind a condition, of a new error. */
const LITERAL = /new [A-Z]\w*Error\(\s*[^,()]+,\s*\{\s*message:\s*(?:[^,;{}()'"`]*[?:]\s*)?['"`]/;
/** `found: cause.message`: English, unless it is said that it is the words of another program (`saidAlike`). */
const PASSED_ON = /\b\w+(?:Says|Found)\('[\w-]+', \{[^{}]*?:\s*(?:\(?\w+ as Error\)|\w*(?:[cC]ause|[eE]rror|[fF]ault)\w*)\.message\b/;

const sourcesOfTheDesk = globSync('**/*.ts', { cwd: src }).filter(
  (file) => !/\.(test|long-test)\.ts$/.test(file) && !NOT_THE_DESK.some((room) => file.startsWith(room)),
);
const filesWith = (pattern: RegExp): string[] =>
  sourcesOfTheDesk.filter((file) => pattern.test(readFileSync(join(src, file), 'utf8'))).sort();

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
  test('what the desk says comes from a table in three languages; what stays English is listed, and nothing else', () => {
    assert.deepEqual(filesWith(LITERAL), AT_THE_MACHINE);
  });
  test('no error passes on what a lower layer says in English', () => {
    assert.deepEqual(filesWith(PASSED_ON), []);
    const says = sentences({ stopped: { en: 'Stopped: {why}.', ar: 'توقف: {why}.', fr: 'Arrêté : {why}.' } });
    // @ts-expect-error a reason is said in three languages
    says('stopped', { why: 'the line broke' });
  });
  test('an error of a lower layer keeps its words for every reader', () => {
    const cause = new TypeError('bad key');
    const error = new SaidError({ en: 'it is damaged', ar: 'هو تالف', fr: 'il est endommagé' }, cause);
    assert.deepEqual([error.message, error.said.fr, error.cause], ['it is damaged', 'il est endommagé', cause]);
  });
});
