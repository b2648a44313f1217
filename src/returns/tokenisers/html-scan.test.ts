// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Tokenizer } from 'htmlparser2';
import { SourceFile } from '../source/source-file.ts';
import { Events, type HtmlHandler } from './html.ts';
import { HtmlScan } from './html-scan.ts';

/** What a handler is told, with every offset. */
class Heard implements HtmlHandler {
  readonly all: unknown[] = [];
  open(name: string, attributes: object, from: number, to: number): void {
    this.all.push(['open', name, { ...attributes }, from, to]);
  }
  close(name: string, from: number, to: number): void {
    this.all.push(['close', name, from, to]);
  }
  text(text: string, from: number, to: number): void {
    this.all.push(['text', text, from, to]);
  }
}

/** The tokenizer tells a closing tag that the file ends in as text from -1. */
class Plain extends Events {
  override ontext(from: number, to: number): void {
    if (from >= 0) super.ontext(from, to);
  }
}

function fileOf(bytes: Buffer): SourceFile {
  return new SourceFile({
    ...{ fullName: 'a.html', item: '', path: [], head: bytes.subarray(0, 1000), mime: 'text/html', size: bytes.length },
    ...{ siblings: [], keys: { openpgp: [] }, about: {}, longestUnit: 1 << 24, open: () => assert.fail('not opened') },
  });
}

/** The same chunks through our scan and through htmlparser2's tokenizer alone. */
function bothHear(chunks: readonly string[]): void {
  const bytes = Buffer.from(chunks.join(''), 'latin1');
  const [ours, theirs] = [fileOf(bytes), fileOf(bytes)];
  const [heard, expected] = [new Heard(), new Heard()];
  const scanned = new Events(ours, heard);
  const scan = new HtmlScan(scanned);
  const plain = new Plain(theirs, expected);
  const tokenizer = new Tokenizer({ decodeEntities: true }, plain);
  for (const chunk of chunks) {
    scanned.take(chunk);
    scan.write(chunk);
  }
  scan.end();
  // An entity that a chunk cuts in two is one entity: the tokenizer alone is given the whole.
  plain.take(chunks.join(''));
  tokenizer.write(chunks.join(''));
  tokenizer.end();
  assert.deepEqual(heard.all, expected.all);
  assert.deepEqual(ours.faults, theirs.faults);
}

const PIECES = [
  ...[
    '<div class="t o">',
    '<div class="t i">',
    '</div>',
    '<DIV CLASS="m">',
    '</Div>',
    '<br/>',
    '<br>',
    '<br />',
    '<p',
    '>',
    '<',
    '/',
    '</',
    '<tr>',
    '<td>',
  ],
  ...[
    '</>',
    '</ div>',
    '</div >',
    '</div x="y">',
    '<div/>',
    '<a href="x?a=1&amp;b=2">',
    "<a title='>'>",
    '<a b=">">',
    '<a b=c>',
    '<a b>',
    '<a b="1" b="2">',
  ],
  ...[
    '<script>',
    '</script>',
    '<style>a<b{}</style>',
    '<title>',
    '</title>',
    '<textarea>',
    '</textarea>',
    '<plaintext>',
    '<xmp>',
    '</xmp>',
    '<template>',
    '</template>',
  ],
  ...[
    '<iframe>',
    '</iframe>',
    '<noscript>',
    '</noscript>',
    '<titles>',
    '<s>',
    '<t>',
    '</t>',
    '<svg>',
    '<script/>',
    '<title a="',
    '<!--',
    '-->',
    '--!>',
    '<!-->',
  ],
  ...[
    '<!DOCTYPE html>',
    '<![CDATA[',
    ']]>',
    '<!x>',
    '<?php ?>',
    '<? ',
    '&',
    '&amp;',
    '&amp',
    '&lt',
    '&#65;',
    '&#x41',
    '&#',
    '&notit;',
    '&CounterClockwiseContourIntegral;',
  ],
  ...[
    '&&amp;',
    ';',
    '=',
    '"',
    "'",
    ' ',
    '\n',
    '\t',
    '\r',
    '\f',
    'a',
    'no text',
    'caf\xc3\xa9',
    '\xe9',
    '\xd8\xb3',
    '\x00',
    '<\xc3\xa9>',
    '<div\xc3\xa9>',
    '-',
    '<div class="caf\xc3\xa9">',
  ],
];

describe('scanning HTML', () => {
  test('whatever the markup and wherever a chunk ends, it is told as the tokenizer alone tells it', () => {
    const chunks = fc.array(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(chunks, fc.array(fc.nat(40), { maxLength: 20 }), (pieces, cuts) => {
        const whole = pieces.flat().join('');
        const ends = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b);
        bothHear([0, ...ends].map((from, n) => whole.slice(from, ends[n] ?? whole.length)));
      }),
      { numRuns: 3_000 },
    );
  });
  test('a tag that never ends, and text with an ampersand that begins nothing, are not kept in memory', () => {
    bothHear([
      `<div>Q&A ${'x'.repeat(70_000)}`,
      'y'.repeat(70_000),
      `<div class="${'z'.repeat(70_000)}`,
      'z'.repeat(70_000),
      '">end</div>',
    ]);
  });
});
