// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { classWords, fieldWords } from './field-words.ts';

/** The names that the kinds of records declare, read from their source: types are gone when tests run. */
function declaredMembers(): string[] {
  const folder = join(import.meta.dirname, 'kinds');
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return [...new Set(sources.flatMap((source) => [...source.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name as string)))];
}

test('every member of a record has words in three languages', () => {
  const members = declaredMembers();
  assert.ok(members.length > 150);
  const wordless = members.filter((name) => (['en', 'ar', 'fr'] as const).some((language) => fieldWords(name, language) === name));
  assert.deepEqual(wordless, []);
});

test('a member within another, and one of several, keep their place', () => {
  assert.equal(fieldWords('recipients 2 · username', 'en'), 'Recipients 2 · User name');
  assert.equal(fieldWords('recipients 2 · username', 'ar'), 'المستلمون 2 · اسم المستخدم');
  assert.equal(fieldWords('something else', 'fr'), 'something else');
});

test('a class of ours is said in words, and never a value of the provider', () => {
  assert.equal(classWords('action', 'registration', 'ar'), 'إنشاء الحساب');
  assert.equal(classWords('participants 1 · standing', 'past', 'fr'), 'passé');
  assert.equal(classWords('text', 'registration', 'en'), undefined);
  assert.equal(classWords('action', 'Wire Transfer', 'en'), undefined);
});
