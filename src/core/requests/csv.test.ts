// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { csvCell, csvJson, csvOf } from './csv.ts';

describe('a table for a spreadsheet', () => {
  test('runs nothing that a stranger wrote at the head of a cell, whatever blanks, marks or keyboard it was written with', () => {
    const attacks = [
      "=cmd|'/c calc'!A0",
      '+1',
      '-1',
      '@SUM(1)',
      ' =1',
      '\u00a0=1',
      '\u200b=1',
      '\u200f=1',
      '\ufeff=1',
      '\uff1d1',
      '\uff0b1',
      '\uff201',
    ];
    for (const attack of attacks) assert.match(csvCell(attack), /^"?'/, JSON.stringify(attack));
    for (const attack of ['\t1', '\n1', '\r\n1']) assert.match(csvCell(attack), /^"'/, JSON.stringify(attack));
  });
  test('nor where a spreadsheet that parts by semicolons begins a cell, or a line in a text begins a row', () => {
    assert.equal(csvCell('boats;=1+1'), `"boats;'=1+1"`);
    assert.equal(csvCell('one\n=1\r\n @x;\u200e+2'), `"one\n'=1\r\n '@x;\u200e'+2"`);
    assert.equal(csvCell('a=b, c-d@e.example'), '"a=b, c-d@e.example"');
  });
  test('JSON keeps its value: what would run is escaped as JSON does', () => {
    const value = { text: 'x;=HYPERLINK("https://a.example")', also: '; \u200e@y' };
    const cell = csvJson(JSON.stringify(value));
    assert.doesNotMatch(cell, /;[\s\u200e]*[=@]/);
    assert.deepEqual(JSON.parse(cell.slice(1, -1).replaceAll('""', '"')), value);
  });
  test('marks that write backwards, end a text or move a cursor are shown; Arabic and its joiners stay as they are', () => {
    assert.equal(csvCell('\u202egnp.exe\u0000\u001b[2J'), '⟨U+202E⟩gnp.exe⟨U+0000⟩⟨U+001B⟩[2J');
    assert.equal(csvCell('العربية\u200cفارسی'), 'العربية\u200cفارسی');
  });
  test('has one row a row, however a cell breaks its lines or quotes', () => {
    assert.equal(
      csvOf(
        ['a', 'b'],
        [
          ['x"y', null],
          ['p\nq', 7],
        ],
      ),
      '\ufeffa,b\r\n"x""y",\r\n"p\nq",7\r\n',
    );
  });
});
