// SPDX-License-Identifier: Apache-2.0
/** Every sentence with which a reader says what it could not read is known in the three languages. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { gapText } from '../../src/core/records/gap-words.ts';

const returns = resolve(import.meta.dirname, '..', '..', 'src', 'returns');
/** A sentence begins with a capital; the class before it (`'unreadable-time'`) does not. */
const SENTENCE = String.raw`'([A-Z](?:[^'\\\n]|\\.)*)'|"([A-Z](?:[^"\\\n]|\\.)*)"|\`([A-Z](?:[^\`\\]|\\.)*)\``;
/** Where readers, containers and documents say it, and what stands between the name and the sentence. */
const SAYING = new RegExp(
  String.raw`(?:\b(?:gap|gapAt|UnreadableFrom|fault)\(|#gapOfFile\(|\bwhy: '[a-z-]+',\s*message: ?)[^;\`"]{0,200}?(?:${SENTENCE})`,
  'g',
);

/** The sentences of the source: text in literals that begins with a capital and ends with a full stop, with each `${…}` as something put in. */
function sentences(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync('**/*.ts', { cwd: returns }).filter((name) => !/\.(test|long-test)\.ts$/.test(name))) {
    const text = readFileSync(resolve(returns, file), 'utf8');
    for (const [, ...quoted] of text.matchAll(SAYING)) {
      const literal = quoted.find((one) => one !== undefined) ?? '';
      const written = literal.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'X7').replaceAll('\\\\', '\\');
      if (/ .*\.$/.test(written)) found.set(written, file);
    }
  }
  return found;
}

/** Reasons that stand inside such a sentence: what damage, limits, faults of JSON and refused names say. */
function reasonsInside(): string[] {
  const files = globSync('{containers,tokenisers,source}/*.ts', { cwd: returns }).filter((name) => !/\.(test|long-test)\.ts$/.test(name));
  const saying = /(?:new (?:DamagedEntry|LimitReached)|\.fault)\(\s*(?:'([^']+)'|`([^`$][^`]*)`)|\breturn '(an? [^']+)'/g;
  const expecting = /\.expect\(0x[0-9a-f]+, (?:'([^']+)'|`([^`]+)`)/g;
  const found = (text: string, pattern: RegExp): string[] =>
    [...text.matchAll(pattern)].map(([, ...quoted]) => (quoted.find((one) => one !== undefined) ?? '').replace(/\$\{[^}]*\}/g, '7'));
  return files.flatMap((file) => {
    const text = readFileSync(resolve(returns, file), 'utf8');
    return [...found(text, saying), ...found(text, expecting).map((what) => `${what} is missing`)];
  });
}

describe('what could not be read', () => {
  const said = sentences();
  test('is said in sentences that the source really holds', () => {
    assert.ok(said.size > 60, `${said.size} sentences`);
  });
  test('is known in Arabic and French, whichever reader says it', () => {
    const unknown = [...said].filter(([sentence]) => gapText(sentence, 'ar') === undefined || gapText(sentence, 'fr') === undefined);
    assert.deepEqual(unknown, [], 'write them into src/core/records/gap-words.ts');
  });
  test('is said with its reason, in the reader’s language', () => {
    const all = reasonsInside();
    assert.ok(all.length > 14, `${all.length} reasons`);
    const english = all.filter((reason) =>
      ['ar', 'fr'].some((language) => gapText(`The file breaks off: ${reason}.`, language as 'ar')?.includes(reason)),
    );
    assert.deepEqual(english, [], 'write them into src/core/records/gap-words.ts');
    assert.match(gapText('Reading stopped: the file is longer than 9 bytes.', 'ar') ?? '', /^[^A-Za-z]*\u20689\u2069[^A-Za-z]*$/);
  });
  test('is said in another language with everything that was put in, as it was written', () => {
    for (const [sentence] of said)
      for (const language of ['ar', 'fr'] as const) {
        const text = gapText(sentence, language) ?? '';
        assert.notEqual(text, sentence);
        assert.equal(text.split('X7').length, sentence.split('X7').length, `${language}: ${sentence}`);
      }
    assert.match(gapText('Line 4 of page 2 has no label.', 'ar') ?? '', /[\u0600-\u06ff].*\u20684\u2069.*\u20682\u2069/);
  });
  test('whatever is put in stays whole, and a sentence that nobody knows is left to English', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (name) => {
        const text = gapText(`Column "${name}" is empty.`, 'fr');
        assert.ok(text?.includes(`\u2068${name}\u2069`));
        assert.equal(gapText(`Column "${name}" is empty.`, 'en'), `Column "${name}" is empty.`);
      }),
    );
    assert.equal(gapText('The moon is in the way.', 'ar'), undefined);
    assert.equal(gapText(`Column "${'" is empty.'.repeat(1000)}" is empty.`, 'ar'), undefined);
  });
});
