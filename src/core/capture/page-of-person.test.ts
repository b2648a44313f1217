// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { suggestTargets } from '../cases/target.ts';
import { isPageOf } from './page-of-person.ts';

const known = (written: string, service?: string) => ({
  written,
  normalised: suggestTargets(written)[0]?.normalised ?? written,
  ...(service === undefined ? {} : { service }),
});
const isAll = (expected: boolean, target: ReturnType<typeof known>, urls: readonly string[]) => {
  for (const url of urls) assert.equal(isPageOf(url, target), expected, `${target.written}: ${url}`);
};

describe('a page of somebody protected', () => {
  test('is known by every form of its address', () => {
    isAll(true, known('https://lawyer.example/farida'), [
      'https://LAWYER.example/farida',
      'http://www.lawyer.example/farida/',
      'https://m.lawyer.example./Farida/contact?lang=ar#top',
      'https://www2.lawyer.example:443/farida/index.html',
      'https://lawyer.example//farida/../farida;v=1',
      'https://lawyer.example/%66arida',
      'https://ar.lawyer.example/farida',
      'https:\\\\lawyer.example\\farida',
      'https://lawyer.example/ｆａｒｉｄａ',
    ]);
    isAll(true, known('lawyer.example'), ['https://www.lawyer.example/', 'https://lawyer.example/any/page']);
    isAll(true, known('https://paper.example/writer?id=7&lang=en'), ['https://paper.example/writer?ref=x&LANG=EN&id=7']);
  });

  test('is known by the account, whatever page of the service shows it', () => {
    isAll(true, known('farida_nour', 'X'), [
      'https://x.com/farida_nour',
      'https://twitter.com/Farida_Nour/status/17',
      'https://mobile.twitter.com/@farida_nour',
      'https://x.com/intent/user?screen_name=farida_nour',
      'https://twitter.com/#!/farida_nour',
    ]);
    isAll(true, known('https://www.facebook.com/profile.php?id=100012345678901'), [
      'https://ar-ar.facebook.com/profile.php?sk=about&id=100012345678901',
      'https://fb.com/100012345678901',
      'https://m.facebook.com/people/Farida/100012345678901/',
      'https://eg.facebook.com/permalink.php?story_fbid=5&id=100012345678901',
      'https://mbasic.facebook.com/groups/boats/user/100012345678901/',
    ]);
    isAll(true, known('https://t.me/farida_news'), ['https://t.me/s/farida_news/12', 'https://telegram.me/Farida_News']);
    isAll(true, known('https://www.linkedin.com/in/farida-nour'), ['https://eg.linkedin.com/in/farida-nour/details']);
    isAll(true, known('+20 100 123 4567'), ['https://wa.me/201001234567', 'https://api.whatsapp.com/send?phone=%2B201001234567']);
    isAll(true, known('farida_nour'), ['https://instagram.com/farida_nour', 'https://www.instagram.com/stories/farida_nour/1/']);
    isAll(true, known('her page facebook.com/farida.nour, number facebook.com/profile.php?id=100012345678901'), [
      'https://facebook.com/farida.nour/photos',
      'https://facebook.com/profile.php?id=100012345678901',
    ]);
  });

  test('is known within the address of an archive, a translation or a page that leads on', () => {
    isAll(true, known('farida_nour', 'x'), [
      'https://web.archive.org/web/2026/https://x.com/farida_nour',
      'https://web.archive.org/web/20260101000000id_/x.com/farida_nour/status/1',
      'https://x-com.translate.goog/farida_nour?_x_tr_sl=auto',
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fx.com%2Ffarida_nour',
    ]);
  });

  test('is not any page near it', () => {
    isAll(false, known('https://lawyer.example/farida'), [
      'https://lawyer.example/',
      'https://lawyer.example/farida-press',
      'https://other.example/farida',
      'https://lawyer.example.org/farida',
      'https://office.lawyer.example/farida',
    ]);
    isAll(false, known('farida_nour', 'x'), [
      'https://x.com/farida_nour2',
      'https://instagram.com/farida_nour',
      'https://paper.example/farida_nour',
      'https://x.com/search?q=farida_nour',
    ]);
    isAll(false, known('https://www.facebook.com/profile.php?id=100012345678901'), [
      'https://facebook.com/profile.php?id=100012345678902',
      'https://facebook.com/profile.php',
    ]);
    isAll(false, known('nour@lawyer.example'), ['https://lawyer.example/']);
    isAll(false, known('203.0.113.7'), ['https://203.0.113.70/']);
  });

  test('whatever is written before, between and behind, the same account is the same', () => {
    const before = fc.constantFrom('', 'www.', 'm.', 'mobile.', 'WWW.', 'www.m.');
    const host = fc.constantFrom('x.com', 'twitter.com', 'X.COM', 'x.com.', 'x.com:443', 'ｘ.com');
    const slashes = fc.constantFrom('/', '//', '/./', '/a/../');
    const letters = fc.array(fc.constantFrom('plain', 'upper', 'coded'), { minLength: 11, maxLength: 11 });
    const behind = fc.constantFrom('', '/', '/status/1', '?ref=1', '#top', '/media?x=%zz', ';v=2', '/index.html');
    const name = (ways: readonly string[]) =>
      [...'farida_nour']
        .map((letter, at) => {
          if (ways[at] === 'upper') return letter.toUpperCase();
          return ways[at] === 'coded' ? `%${letter.charCodeAt(0).toString(16)}` : letter;
        })
        .join('');
    fc.assert(
      fc.property(before, host, slashes, letters, behind, (first, site, between, ways, last) => {
        assert.ok(isPageOf(`https://${first}${site}${between}${name(ways)}${last}`, known('farida_nour', 'x')));
      }),
      { numRuns: 500 },
    );
  });

  test('of anything that anybody writes it is said yes or no, soon', () => {
    const nested = `https://a.example/?u=${'https://a.example/?u='.repeat(500)}`;
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom(nested, 'https://%', '//', 'http:', '%E0%A4%A', 'a'.repeat(5_000))),
        fc.string(),
        (url, written) => {
          assert.equal(typeof isPageOf(url, { written, normalised: written }), 'boolean');
        },
      ),
    );
  });
});
