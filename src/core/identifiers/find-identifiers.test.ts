// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { missing, sharedFolder } from '../../../test/shared.ts';
import { type FoundIdentifier, findIdentifiers, type Identifier } from './find-identifiers.ts';

const GENESIS = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const CHECKED_CASE = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const WIF = '5Kd3NBUAdUnhyzenEwVLy9pBKxSwXvE9FMPyR4UKZvpe6E3AgLr';
const PHRASE = `${'abandon '.repeat(11)}about`;

const addresses = (text: string) => findIdentifiers(text).filter((found): found is Identifier => found.kind === 'crypto-address');
const secrets = (text: string) => findIdentifiers(text).filter((found) => found.kind === 'sealed-secret');
const only = (text: string): FoundIdentifier => {
  const found = findIdentifiers(text);
  assert.equal(found.length, 1, `expected one finding, found ${found.length}`);
  return found[0] as FoundIdentifier;
};

describe('addresses in a text', () => {
  test('an address keeps the bytes it was read from', () => {
    const text = `يدفع إلى ${GENESIS}.`;
    const found = only(text);
    assert.equal(Buffer.from(text).subarray(found.bytes.from, found.bytes.to).toString(), GENESIS);
  });
  test('an address that Bitcoin and Bitcoin Cash write alike stays ambiguous', () => {
    assert.partialDeepStrictEqual(only(GENESIS), {
      chain: 'bitcoin',
      chains: ['bitcoin', 'bitcoincash', 'bitcoinsv'],
      checked: 'checksum',
    });
  });
  test('a 0x address in one case proves nothing, in mixed case its letters are checked', () => {
    assert.partialDeepStrictEqual(only(CHECKED_CASE.toLowerCase()), { chain: 'ethereum', checked: 'none', canonical: CHECKED_CASE });
    assert.partialDeepStrictEqual(only(CHECKED_CASE), { checked: 'checksum' });
    assert.deepEqual(findIdentifiers(CHECKED_CASE.replace('5aA', '5AA')), []);
  });
  for (const [how, torn] of [
    ['a line end', '1A1zP1eP5QGe\nfi2DMPTfTL5SLmv7DivfNa'],
    ['a quoted line end', '1A1zP1eP5QGe\r\n> fi2DMPTfTL5SLmv7DivfNa'],
    ['two line ends', '1A1zP1eP5Q\nGefi2DMPTf\nTL5SLmv7DivfNa'],
    ['the soft break of e-mail', '1A1zP1eP5QGe=\r\nfi2DMPTfTL5SLmv7DivfNa'],
    ['zero-width and reading-order marks', '1A1z\u200bP1eP5QGefi2D\u2060MPTf\u202eTL5SLmv7\u202cDivf\ufeffNa'],
    ['a soft hyphen', '1A1zP1eP5QGe\u00adfi2DMPTfTL5SLmv7DivfNa'],
  ] as const)
    test(`an address survives ${how}, and its written form keeps it`, () => {
      assert.partialDeepStrictEqual(addresses(`to ${torn} today`), [{ written: torn, normalised: GENESIS }]);
    });
  test('a letter of another script inside an address is warned of', () => {
    assert.partialDeepStrictEqual(addresses(GENESIS.replace('A', 'А')), [{ normalised: GENESIS, warnings: ['homoglyph'] }]);
  });
  test('a letter of another script beside an address is a word', () => {
    const [found] = addresses(`адрес${GENESIS}`);
    assert.equal(found?.written, GENESIS);
    assert.equal(found?.warnings, undefined);
  });
  test('a payment link gives its address and the amount it asks for', () => {
    assert.partialDeepStrictEqual(addresses(`bitcoin:${GENESIS}?amount=0.5&label=x`), [
      { written: GENESIS, uri: { scheme: 'bitcoin', amount: '0.5' } },
    ]);
  });
  test('two addresses that agree where people look are marked', () => {
    const poison = `0x5aae${'0'.repeat(32)}eaed`;
    assert.deepEqual(
      addresses(`${CHECKED_CASE} ${poison}`).map((found) => found.warnings),
      [['look-alike'], ['look-alike']],
    );
  });
  test('a wrong letter anywhere makes it no address', () => {
    for (let at = 1; at < GENESIS.length; at++) {
      const wrong = GENESIS.slice(0, at) + (GENESIS[at] === '2' ? '3' : '2') + GENESIS.slice(at + 1);
      assert.deepEqual(addresses(wrong), [], wrong);
    }
  });
});

describe('keys to money', () => {
  for (const [what, text] of [
    ['a private key', WIF],
    ['a private key over a line end', `${WIF.slice(0, 20)}\n${WIF.slice(20)}`],
    ['a private key with a mark inside', `${WIF.slice(0, 20)}\u200b${WIF.slice(20)}`],
    ['hex behind the words', `private key: ${'4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318'}`],
    ['hex behind the Arabic words', `المفتاح الخاص ${'4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318'}`],
    ['a seed phrase', PHRASE],
    [
      'a numbered seed phrase',
      PHRASE.split(' ')
        .map((word, i) => `${i + 1}. ${word}`)
        .join('\n'),
    ],
    ['a seed phrase in capitals with commas', PHRASE.toUpperCase().replaceAll(' ', ', ')],
    ['a Japanese seed phrase', `${'あいこくしん　'.repeat(11)}あおぞら`],
    ['a seed phrase with a wrong checksum', 'abandon '.repeat(12)],
  ] as const)
    test(`${what} is sealed and its text is nowhere in what is found`, () => {
      const found = findIdentifiers(`before ${text} after`);
      assert.ok(found.some((item) => item.kind === 'sealed-secret'));
      const said = JSON.stringify(found);
      for (const piece of text.split(/[\s,]+/).filter((word) => word.length > 6 && !/private|المفتاح|الخاص/.test(word)))
        assert.ok(!said.toLowerCase().includes(piece.toLowerCase()), `a piece of the secret shows: ${piece.length} letters`);
    });
  test('what overlaps a key is not reported', () => {
    assert.deepEqual(secrets(`${WIF}@example.org`).length, findIdentifiers(`${WIF}@example.org`).length);
  });
  test('a transaction hash without such words is no secret', () => {
    assert.deepEqual(findIdentifiers('txid 4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b'), []);
  });
  test('prose of common words is no seed phrase', () => {
    assert.deepEqual(
      secrets('The people who live here often travel across water because their home town cannot give them enough work or food.'),
      [],
    );
  });
});

describe('other identifiers', () => {
  for (const [kind, text, normalised] of [
    ['email', 'Mona.Fathy+x@Example.ORG', 'Mona.Fathy+x@example.org'],
    ['phone', '+20 10 1234 5678', '+201012345678'],
    ['phone', '٠٠٢٠١٠١٢٣٤٥٦٧٨', '+201012345678'],
    ['ip', '2001:DB8:0:0::2', '2001:db8::2'],
    ['iban', 'DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['imei', '49-015420-323751-8', '490154203237518'],
    ['profile-url', 'https://www.facebook.com/profile.php?id=100012345678901', 'https://facebook.com/profile.php?id=100012345678901'],
    ['profile-url', 't.me/lantern_crossings', 'https://t.me/lantern_crossings'],
  ] as const)
    test(`${kind}: ${text}`, () => assert.partialDeepStrictEqual(only(`x ${text} y`), { kind, normalised, written: text }));
  test('an address with a port keeps both', () => {
    assert.partialDeepStrictEqual(only('from 203.0.113.7:50443 at'), {
      kind: 'ip',
      normalised: '203.0.113.7',
      port: 50443,
      written: '203.0.113.7:50443',
    });
    assert.partialDeepStrictEqual(only('from [2001:db8::1]:443 at'), { kind: 'ip', normalised: '2001:db8::1', port: 443 });
  });
  test('a plate is read behind the word that names it', () => {
    assert.partialDeepStrictEqual(only('لوحة: س ج ر ١٢٣٤'), { kind: 'vehicle-plate', normalised: 'س ج ر 1234', written: 'س ج ر ١٢٣٤' });
  });
  test('times, versions and code are none of these', () => {
    assert.deepEqual(
      findIdentifiers('12:34:56 std::vector 1.2.3 2026-11-24 100.000.000 DE89 3704 0044 0532 0130 01 00:1a:2b:3c:4d:5e'),
      [],
    );
  });
});

describe('any text', () => {
  test('offsets are those of exactly what is written, whatever stands around it', () => {
    const filler = fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'م', '\u200b', '東', '.', '😀', '7', 'е') });
    fc.assert(
      fc.property(filler, filler, fc.constantFrom(GENESIS, CHECKED_CASE, 'user@example.org'), (before, after, planted) => {
        const text = `${before} ${planted} ${after}`;
        const bytes = Buffer.from(text);
        const found = findIdentifiers(text);
        for (const item of found)
          if (item.kind !== 'sealed-secret') assert.equal(bytes.subarray(item.bytes.from, item.bytes.to).toString(), item.written);
        assert.ok(found.some((item) => item.kind !== 'sealed-secret' && item.normalised === planted));
      }),
    );
  });
  test('bytes that are no text at all are searched without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => findIdentifiers(bytes).every((found) => found.bytes.to <= bytes.length)),
    );
  });
});

describe('the address vectors', { skip: missing('currency/addresses') }, () => {
  const folder = join(sharedFolder('currency') ?? '', 'addresses');
  const vectors = (): { s: string; valid: boolean; kind?: string }[] => JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8'));
  test('every valid one is found or sealed, no invalid one is', () => {
    for (const vector of vectors()) {
      const found = findIdentifiers(`pay ${vector.s} now`);
      if (!vector.valid) assert.deepEqual(found, [], vector.s);
      else assert.equal(found[0]?.kind, vector.kind === 'wif-private-key' ? 'sealed-secret' : 'crypto-address', vector.s);
    }
  });
  for (const chain of ['btc', 'ltc', 'bch', 'zec'])
    test(`every address of the ${chain} list is found, also when all stand in one text`, () => {
      const lines = readFileSync(join(folder, `graphsense-${chain}-2000.txt`), 'utf8')
        .trim()
        .split('\n');
      assert.deepEqual(
        addresses(lines.join('\n')).map((found) => found.written),
        lines,
      );
    });
});
