// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { namedIn } from './named-in-text.ts';
import { suggestTargets } from './target.ts';

const target = (written: string) => ({ written, normalised: suggestTargets(written)[0]?.normalised ?? written });
const isNamed = (text: string, written: string): boolean => namedIn(text, [target(written)]).length === 1;

describe('somebody named in a text that was written freely', () => {
  test('is found by any form of an identifier', () => {
    const forms = {
      farida_nour: [
        'Data of farida_nour too.',
        'Data of @Farida_Nour, too',
        'see https://www.x.com/FARIDA_NOUR/status/1',
        'x.com/farida_nour',
        '(farida_nour)',
      ],
      'https://www.facebook.com/profile.php?id=100012345678901': [
        'the page facebook.com/profile.php?id=100012345678901 wrote',
        'account 100012345678901 wrote',
        'm.facebook.com/profile.php?id=100012345678901&sk=about',
      ],
      '+201001234567': ['call +20 100 123 4567', 'رقم 01001234567 كان', '٠١٠٠ ١٢٣ ٤٥٦٧', '0100-123-4567', '0020 100 1234567'],
      'nour@bar.example': ['write to Nour@Bar.example.', 'nour@bar.example'],
      '203.0.113.7': ['from 203.0.113.7:443 at night'],
    };
    for (const [written, texts] of Object.entries(forms))
      for (const text of texts) assert.ok(isNamed(text, written), `${written}: ${text}`);
  });

  test('is found through marks that nobody sees, in other letters of one name, and in Arabic with a particle before it', () => {
    assert.ok(isNamed('data of fari\u200bda\u00ad_nour', 'farida_nour'));
    assert.ok(isNamed('data of ｆａｒｉｄａ_ｎｏｕｒ', 'farida_nour'));
    assert.ok(isNamed('Zoé.Press a écrit', 'zoe.press'));
    assert.ok(isNamed('كتبت إلى المحامية وفريدة_نور أجابت', 'فريدة_نور'));
    assert.ok(isNamed('كتب لفَرِيدة_نور', 'فريدة_نور'));
  });

  test('is not found within another word or number', () => {
    const others = {
      farida_nour: ['farida_nour2 wrote', 'the_farida_nour', 'farida nour'],
      '203.0.113.7': ['203.0.113.70', '1203.0.113.7'],
      '+201001234567': ['+201001234568', 'case 1234567', '2010012345670'],
      فريدة_نور: ['كفريدة_نوران', 'متفريدة_نور'],
    };
    for (const [written, texts] of Object.entries(others))
      for (const text of texts) assert.ok(!isNamed(text, written), `${written}: ${text}`);
  });

  test('of a name that is short the sign of an account is needed', () => {
    assert.ok(!isNamed('the ali of the port', 'ali'));
    assert.ok(isNamed('the account @ali wrote', 'ali'));
  });

  test('a text that names many, an empty one, and one of nothing but signs are read', () => {
    const many = ['lawyer_one', 'lawyer_two', 'lawyer_three'].map(target);
    assert.deepEqual(
      namedIn('lawyer_three, then lawyer_one', many).map(({ written }) => written),
      ['lawyer_one', 'lawyer_three'],
    );
    for (const text of ['', ' ', '@', '@@@', '\u202e\u0000', '٪', '((((((((', '+'.repeat(5_000)]) assert.deepEqual(namedIn(text, many), []);
  });
});
