// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { parse as parseYaml } from 'yaml';
import { entryKinds } from '../../core/custody/entry-kinds.ts';
import { entryMembers } from '../../core/custody/entry-members.ts';
import { messages as ar } from './ar/index.ts';
import { entryMemberTexts } from './en/entry-members.ts';
import { messages as en } from './en/index.ts';
import { messages as fr } from './fr/index.ts';

const root = resolve(import.meta.dirname, '../../..');
const ids = Object.keys(en) as (keyof typeof en)[];
const tree = (text: string) => parse(text, { ignoreTag: true });

function plurals(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((one) => (one.type === TYPE.plural ? [Object.keys(one.options)] : []));
}
function namesIn(elements: readonly MessageFormatElement[]): string[] {
  const names = elements.flatMap((one) => {
    if (one.type === TYPE.literal || one.type === TYPE.pound || one.type === TYPE.tag) return [];
    if (one.type !== TYPE.plural && one.type !== TYPE.select) return [one.value];
    return [one.value, ...Object.values(one.options).flatMap((option) => namesIn(option.value))];
  });
  return [...new Set(names)].sort();
}

/** What is read aloud of a sentence, without its arguments. */
function spoken(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((one) => {
    if (one.type === TYPE.literal) return [one.value];
    return one.type === TYPE.plural || one.type === TYPE.select ? Object.values(one.options).flatMap((option) => spoken(option.value)) : [];
  });
}

describe('texts of the screens', () => {
  for (const [language, texts] of Object.entries({ ar, fr })) {
    test(`${language} says every sentence with the same arguments as English`, () => {
      const faults = ids.filter((id) => namesIn(tree(texts[id])).join() !== namesIn(tree(en[id])).join());
      assert.deepEqual(faults, []);
      assert.deepEqual(Object.keys(texts).sort(), [...ids].sort());
    });
    test(`${language} leaves no sentence in English`, () => {
      const same = ids.filter((id) => texts[id] === en[id] && spoken(tree(en[id])).some((text) => /([a-z]{2,}\W+){2}[a-z]{2,}/.test(text)));
      assert.deepEqual(same, []);
    });
  }
  test('a document is called on the screens what its form calls it', () => {
    const forms = globSync('forms/*/form.yaml', { cwd: root });
    assert.ok(forms.length > 20);
    for (const form of forms) {
      const { names } = parseYaml(readFileSync(join(root, form), 'utf8')) as { names: Record<'en' | 'ar' | 'fr', string> };
      const id = `document.${basename(dirname(form))}` as keyof typeof en;
      assert.deepEqual({ en: en[id], ar: ar[id], fr: fr[id] }, names, `${form} and ${id} in src/web/messages/*/law-words.ts`);
    }
  });
  test('every kind of entry of the log has its words', () => {
    assert.deepEqual(
      Object.keys(entryKinds).filter((kind) => !(`entry.${kind}` in en)),
      [],
    );
  });
  test('every name that an entry of the log may have has its word, and no other has one', () => {
    const named = [...entryMembers, 'rule'].map((name) => `member.${name}`);
    assert.deepEqual(Object.keys(entryMemberTexts).sort(), named.sort());
  });
  test('Arabic counts in its six forms', () => {
    const faults = ids.filter((id) =>
      plurals(tree(ar[id])).some((forms) => ['zero', 'one', 'two', 'few', 'many', 'other'].some((form) => !forms.includes(form))),
    );
    assert.deepEqual(faults, []);
  });
});
