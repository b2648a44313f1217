// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { plainText, type Run } from './document-text.ts';
import { identifier, prose } from './isolate.ts';

const isolated = (text: string, direction: 'ltr' | 'rtl' = 'rtl') =>
  prose(text, direction)
    .filter((run: Run) => run.kind !== 'text')
    .map((run) => (run.kind === 'blank' ? run.label : run.text));

describe('prose in runs', () => {
  const attacks: readonly [string, string][] = [
    ['دخل من 2001:db8::1 إلى الحساب', '2001:db8::1'],
    ['العنوان 203.0.113.7 في القضية', '203.0.113.7'],
    ['البريد seller@example.org.', 'seller@example.org'],
    ['شركة (Meta Platforms, Inc.) في', 'Meta Platforms, Inc.'],
    ['شركة Meta Platforms, Inc. في', 'Meta Platforms, Inc.'],
    ['هاتف +20 2 2555 0100 للتحقق', '+20 2 2555 0100'],
    ['في 2026-11-20 18:04:09 UTC فقط', '2026-11-20 18:04:09 UTC'],
    ['الرابط https://www.facebook.com/profile.php?id=100004417000123 منشور', 'https://www.facebook.com/profile.php?id=100004417000123'],
    [
      'المعاملة 4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b:0',
      '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b:0',
    ],
    ['الحساب @rosetta_trips منشئ', '@rosetta_trips'],
  ];
  for (const [text, wanted] of attacks)
    test(`in Arabic, ${wanted} stands in one isolate of its own`, () => assert.deepEqual(isolated(text), [wanted]));

  test('a bracket that belongs to the Arabic sentence stays outside', () => {
    assert.equal(plainText(prose('(Messenger) ومواعيد', 'rtl')), '(Messenger) ومواعيد');
    assert.deepEqual(isolated('(Messenger) ومواعيد'), ['Messenger']);
  });
  test('numbers of an Arabic sentence stay words of it', () => assert.deepEqual(isolated('المادة 95 لسنة 2018 من القانون'), []));
  test('an Arabic name in an English sentence is turned by itself', () =>
    assert.deepEqual(isolated('Colonel سامي منصور signed', 'ltr'), ['سامي منصور']));
  test('characters that turn or hide text are shown, never obeyed', () => {
    assert.equal(plainText([identifier('user\u202Egnp.exe')]), 'user⟨U+202E⟩gnp.exe');
    assert.equal(plainText([identifier('goo\u200Bgle')]), 'goo⟨U+200B⟩gle');
    assert.match(plainText(prose('نص \u2067مقلوب', 'rtl')), /⟨U\+2067⟩/);
  });
  test('whatever is written, not one character is lost or moved', () => {
    const letters = fc.constantFrom(...'abcXYZ019 .:/@()_-+,؛،ابتثجحخ\n'.split(''));
    const text = fc.array(letters, { maxLength: 60 }).map((list) => list.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom('ltr' as const, 'rtl' as const), (written, direction) => {
        assert.equal(plainText(prose(written, direction)), written.replaceAll('\n', ' '));
      }),
    );
  });
  test('in Arabic, no bare piece of text holds an address of any kind', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const address = fc.oneof(
      fc.tuple(octet, octet, octet, octet).map((four) => four.join('.')),
      fc.emailAddress(),
      fc.uuid(),
      fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((day) => day.toISOString()),
      fc.ipV6(),
    );
    fc.assert(
      fc.property(address, (written) => {
        const bare = prose(`دخل من ${written} إلى الحساب`, 'rtl').filter((run) => run.kind === 'text');
        assert.equal(plainText(bare), 'دخل من  إلى الحساب');
      }),
    );
  });
});
