// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { savedBySpreadsheet } from '../../../test/saved-by-a-spreadsheet.ts';
import { type PageListFaultCode, pageListFaultText, pagesOfCsv, pagesPasted } from './list-csv.ts';

const pages = (text: string): unknown => {
  const read = pagesOfCsv(text);
  return read.kind === 'pages' ? read.urls : read;
};

describe('a list of pages as CSV', () => {
  test('is its column url, or one address a line, each page once and in order', () => {
    assert.deepEqual(
      pages('\ufeffnote;URL\r\n"Friday; the ""boat""";https://b.example/a,b\r\n\r\n;https://a.example/\r\nagain;https://b.example/a,b'),
      ['https://b.example/a,b', 'https://a.example/'],
    );
    assert.deepEqual(pages('https://b.example/\nhttp://a.example/?q=1\n'), ['https://b.example/', 'http://a.example/?q=1']);
  });
  test('addresses that were written come back whole, also as pasted text', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.webUrl({ withQueryParameters: true, withFragments: true }), { minLength: 1, maxLength: 8 }), (urls) => {
        const text = savedBySpreadsheet([['note', 'url'], ...urls.map((url) => ['=cmd()', url])]);
        assert.deepEqual(pages(text), urls);
        const pasted = urls.filter((url) => !/[,;]$/.test(url));
        assert.deepEqual(pagesPasted(pasted.join('\n')), pasted);
        assert.deepEqual(pagesPasted(pasted.join(', ')), pasted);
      }),
    );
  });
  test('each fault is named with its line, and its sentence repeats nothing of the file', () => {
    const faults: readonly (readonly [text: string, code: PageListFaultCode, line?: number])[] = [
      ['', 'empty'],
      ['url\n\n', 'empty'],
      ['address,note\nhttps://a.example/,x\n', 'no-column', 1],
      ['h\0t\0t\0p\0', 'no-column', 1],
      ['url,URL\n', 'column-twice', 1],
      ['https://a.example/x,y\n', 'cells', 1],
      ['url\nhttps://a.example/x,y\n', 'cells', 2],
      ['url,note\n"https://a.example/",ok\n,gone\n', 'no-address', 3],
      ['url\n=HYPERLINK("https://a.example/")\n', 'unreadable', 2],
      ['url\na.example/page\n', 'unreadable', 2],
      ['url\n"https://a.example/\n.other.example/"\n', 'unreadable', 2],
      ['url\nhttps://a.example/\u202egnp.exe\n', 'unreadable', 2],
      [`url\nhttps://a.example/${'x'.repeat(4_000)}\n`, 'unreadable', 2],
      ['url\n"note\non two lines"\n', 'unreadable', 2],
      ['url\nhttps://a.example/\nfile:///etc/passwd\n', 'scheme', 3],
      ['url\njavascript:alert(1)\n', 'scheme', 2],
      ['url\nhttps://mona:secret@a.example/\n', 'sign-in', 2],
      ['url\nhttp://0x0a000001/\n', 'notation', 2],
      ['url\nhttp://169.254.169.254/\n', 'network', 2],
      ['url\nhttp://[fd00::1]/\n', 'network', 2],
      ['url,note\nhttps://a.example/,"open\nhttps://b.example/,x\n', 'quote', 2],
      [`url\n${Array.from({ length: 501 }, (_, at) => `https://a.example/${at}`).join('\n')}`, 'too-many'],
      ['x'.repeat(1_000_001), 'too-long'],
    ];
    for (const [text, code, line] of faults) {
      const found = { kind: 'fault', code, ...(line === undefined ? {} : { line }) } as const;
      assert.deepEqual(pagesOfCsv(text), found, JSON.stringify(text.slice(0, 60)));
      assert.doesNotMatch(pageListFaultText(found), /a\.example|secret|passwd/);
    }
  });
  test('any text at all is pages or a fault, and no page is one that a capture refuses', () => {
    const letters = fc.constantFrom(
      'url',
      'https://',
      'a.example',
      '10.0.0.1',
      '@',
      ':',
      ',',
      ';',
      '\t',
      '"',
      '\n',
      '\r',
      '\0',
      '=',
      '\u202e',
      '/',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), (parts) => {
        const read = pagesOfCsv(parts.join(''));
        if (read.kind === 'pages') for (const url of read.urls) assert.doesNotMatch(new URL(url).href, /^(?!https?:)|@a|10\.0\.0\.1$/);
      }),
    );
  });
});
