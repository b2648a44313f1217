// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as french } from '@scure/bip39/wordlists/french.js';
import { wordlist as japanese } from '@scure/bip39/wordlists/japanese.js';
import fc from 'fast-check';
import { foldMarks } from './fold-marks.ts';
import { scan } from './scan.ts';

const listed = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...english) }, fc.constantFrom(...japanese));
/** Words on either side of each edge: of a row, of a name of a plate, of a run that may be an address. */
const words = fc.oneof(
  listed,
  fc.constantFrom(
    'on',
    'place',
    'plate',
    'Plaques',
    'immatriculé',
    'important',
    'لوحة',
    'اللوحات',
    'اللون',
    'نمرة',
    'المركب',
    'дом',
    'ABCDEFGHIJKLM',
  ),
  fc.constantFrom(
    'abcdefghijklmn',
    'naïveabcdefghijklmno',
    'é'.repeat(30),
    '1',
    '12.',
    '100',
    'a1',
    'س ص ع 1234',
    'ABC 123',
    'fe80::1',
    '10.0.0.7',
  ),
  fc.constantFrom('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'user@example.org', 'fb.com/some.one', '+201001234567', 'GB82WEST12345698765432'),
);
const betweens = fc.oneof(
  { weight: 6, arbitrary: fc.constant(' ') },
  fc.constantFrom(
    '',
    '  ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '-',
    '=\n',
    '-\r\n',
    '\\\n',
    ' \n',
    '\n> ',
    '\n | ',
    '. ',
    ', ',
    ': ',
    ':',
    '/',
    '@',
    '\u200b',
    '\u2028',
  ),
);
const text = fc.array(fc.tuple(words, betweens, fc.nat(40)), { maxLength: 60, size: 'max' }).map((parts) =>
  parts
    // Some words are torn apart where they are longest.
    .map(([word, between, torn]) => (torn === 0 ? `${word.slice(0, 9)}${between}${word.slice(9)} ` : `${word}${between}`))
    .join(''),
);
/** As a phrase is written, or nearly: in one list, or with a word of another. */
const phrase = fc
  .tuple(fc.constantFrom(english, french, japanese), fc.array(fc.nat(2047), { minLength: 10, maxLength: 26 }), fc.option(listed), betweens)
  .map(([list, places, stranger, between]) =>
    [...places.map((place) => list[place]), ...(stranger === null ? [] : [stranger])].join(between === '' ? ' ' : between),
  );
/** An address whose first letters hold no digit, as a line end tears it apart. */
const torn = betweens.map((between) => `TJCnKsPa${between}7y5okkXvQAidZBzqx3QyQ6sxMW`);
const around = fc.tuple(text, fc.oneof(phrase, torn), text).map(([before, planted, after]) => `${before} ${planted} ${after}`);

test('passing over words that hold nothing finds what looking at each of them finds', () => {
  fc.assert(
    fc.property(fc.oneof(text, around), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }), (written, spoiled) => {
      const bytes = Buffer.from(written);
      for (const [at, byte] of spoiled) if (at < 1000 && at < bytes.length) bytes[at] = byte;
      const folded = foldMarks(bytes);
      assert.deepEqual(scan(folded), scan(folded, false));
    }),
    { numRuns: 1500 },
  );
});
