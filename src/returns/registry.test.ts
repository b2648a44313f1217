// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { type AnyRecord, isRecord } from '../core/records/index.ts';
import { returnParsers } from './index.ts';
import { readPlace } from './place-bytes.ts';
import { readReturn } from './reading.ts';

const here = import.meta.dirname;
/** Every input among the samples: a file, or the folder of an unpacked return. */
const samples = globSync('*/samples/*', { cwd: here }).filter((name) => !/ORIGIN\.md|expected\.json|_template|tokenisers/.test(name));

describe('the registry of readers', () => {
  test('ids are unique, and every reader folder has a README, samples with their origin, and a test', () => {
    assert.equal(new Set(returnParsers.map((parser) => parser.id)).size, returnParsers.length);
    const folders = globSync('*/index.ts', { cwd: here }).map(dirname);
    const faults = folders.flatMap((folder) =>
      ['README.md', 'samples/ORIGIN.md', 'index.test.ts']
        .filter((name) => !existsSync(join(here, folder, name)))
        .map((name) => `${folder}/${name}`),
    );
    assert.deepEqual(faults, []);
  });

  for (const name of samples) {
    test(`${name}: at most one reader each file, every unit accounted for, every place gives back its record`, async () => {
      const file = join(here, name);
      const records: AnyRecord[] = [];
      const keyFile = join(dirname(file), 'provider-key.asc');
      const openpgp = existsSync(keyFile) ? [readFileSync(keyFile)] : [];
      const coverage = await readReturn([{ file }], { parsers: returnParsers, keys: { openpgp } }, (found) => {
        if (isRecord(found)) records.push(found);
      });
      assert.deepEqual(
        coverage.gaps.filter((gap) => gap.why === 'reader-failed'),
        [],
      );
      assert.equal(coverage.coverage.accounted, coverage.coverage.units);
      assert.equal(new Set(records.map((one) => one.id)).size, records.length, 'ids are unique');
      for (const one of records) {
        const texts = await Promise.all([one.place, ...(one.also ?? [])].map((place) => readPlace({ file }, place)));
        assertHolds(texts.map((place) => place.text ?? '').join('\n'), one);
      }
    });
  }
});

/** Every raw value of a record stands in the bytes of its place, as text or as the file's own way to write it; the name of a list stands in the pointer. */
function assertHolds(text: string, one: AnyRecord): void {
  assert.notEqual(text, '', `${one.kind} at ${JSON.stringify(one.place.at)}`);
  // A line of a PDF, a row of a sheet and a header of a mail name where to look; values of one record stand on several. A thread's people may stand in another of its files.
  if (['pdf', 'sheet', 'mail'].includes(one.place.at.kind) || one.kind === 'thread') return;
  const flat = squeeze(text) + squeeze(text.replace(/[<>]/g, ' ')) + squeeze(text).replaceAll('"', '');
  for (const raw of rawValues(one.data)) {
    const forms = [raw, JSON.stringify(raw).slice(1, -1), raw.replaceAll('"', '""')].map(squeeze);
    const isMember = one.place.at.kind === 'json' && one.place.at.pointer.split('/').includes(raw);
    const inName = isMember || raw === one.place.path.at(-1)?.name || forms.some((form) => one.place.path.at(-1)?.name.includes(form));
    assert.ok(
      inName || forms.some((form) => flat.includes(form)),
      `${one.kind} ${one.place.path.at(-1)?.name}: ${JSON.stringify(raw)} is not in its place`,
    );
  }
}

function squeeze(text: string): string {
  return text
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\\//g, '/')
    .replace(/\s+/g, '');
}

/** Members that stand once for many records: the thread of a message, those who take part in it. */
const ELSEWHERE = new Set(['file', 'threadId', 'recipients', 'participants', 'title']);

/** Raw values that the record claims to have read: not words that we put in ourselves, which have a `norm` or stand in `provider`. */
function rawValues(value: unknown, name = ''): string[] {
  if (typeof value !== 'object' || value === null || name === 'provider' || ELSEWHERE.has(name)) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => rawValues(one, key));
  const raw = (value as { raw?: unknown }).raw;
  return typeof raw === 'string' && raw !== '' ? [raw, ...inner] : inner;
}
