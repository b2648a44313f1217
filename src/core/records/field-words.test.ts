// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { classWords, fieldWords } from './field-words.ts';
import { IDENTIFIER_TYPES, LOCATION_BASES, RELATIONS } from './kinds.ts';

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

/** What stands in the kinds as `readonly role?: 'subscriber' | 'driver'`, also as `Said<…>`, or by the name of such a list. */
function declaredClasses(): [member: string, code: string][] {
  const folder = join(import.meta.dirname, 'kinds');
  const text = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const lists = new Map(
    [...text.matchAll(/export type (\w+) =((?:\s*\|?\s*'[^']+')+);/g)].map(([, name, codes]) => [name, codes] as [string, string]),
  );
  const stated = [...text.matchAll(/readonly (\w+)\??: (?:Said<)?((?:'[^']+'(?: \| )?)+|\w+)>?[;})& ]/g)];
  return stated.flatMap(([, member, codes]) =>
    [...(lists.get(codes as string) ?? (codes as string)).matchAll(/'([^']+)'/g)].map(([, code]): [string, string] => [
      member as string,
      code as string,
    ]),
  );
}

test('every class of ours that a kind of record declares is said in three languages', () => {
  const lists = { type: IDENTIFIER_TYPES, relation: RELATIONS, basis: LOCATION_BASES };
  const listed = Object.entries(lists).flatMap(([member, codes]) => codes.map((code): [string, string] => [member, code]));
  const classes = [...declaredClasses(), ...listed];
  const named = new Set(classes.map(([member]) => member));
  assert.deepEqual(
    ['action', 'basis', 'bearer', 'by', 'method', 'relation', 'result', 'role', 'standing', 'type', 'unit', 'use'].filter(
      (one) => !named.has(one),
    ),
    [],
  );
  const bare = classes.filter(([member, code]) => (['en', 'ar', 'fr'] as const).some((one) => classWords(member, code, one) === undefined));
  assert.deepEqual(bare, []);
});
