// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { writtenDay, writtenMoment } from './written-day.ts';

describe('a day as people write it', () => {
  test('is read in any digits, from the year or from the day, with marks of direction in it', () => {
    const ways = ['2026-11-26', '26/11/2026', '26.11.2026', '26-11-2026', '2026/11/26', '٢٠٢٦-١١-٢٦', '٢٦/١١/٢٠٢٦', '۲۰۲۶/۱۱/۲۶'];
    for (const way of [...ways, ' 26/11/2026 ', '\u200f٢٦\u200f/\u200f١١\u200f/\u200f٢٠٢٦', '٢٦؍١١؍٢٠٢٦'])
      assert.equal(writtenDay(way), '2026-11-26', way);
    assert.equal(writtenDay('1/2/2026'), '2026-02-01');
    assert.equal(writtenDay('29/02/2024'), '2024-02-29');
  });
  test('is read from digits alone, in whichever order they are a day', () => {
    for (const way of ['20261126', '26112026', '٢٦١١٢٠٢٦']) assert.equal(writtenDay(way), '2026-11-26', way);
    assert.equal(writtenDay('20101220'), '2010-12-20');
    assert.equal(writtenDay('20102010'), '2010-10-20');
    assert.equal(writtenMoment('261120262210'), '2026-11-26T22:10');
    assert.equal(writtenMoment('٢٠٢٦١١٢٦٢٢١٠٠٥'), '2026-11-26T22:10:05');
    assert.equal(writtenMoment('26.11.2026 22.10'), '2026-11-26T22:10');
    for (const none of ['30022026', '2611202', '261120261', '11262026']) assert.equal(writtenDay(none), undefined, none);
    for (const none of ['26112026', '2611202622', '261120262460']) assert.equal(writtenMoment(none), undefined, none);
  });
  test('that is none is not guessed', () => {
    for (const none of [
      '',
      '2026',
      '2026-11',
      '11/26/2026',
      '30/02/2026',
      '29.2.2026',
      '26/11/26',
      '26/11-2026',
      '٢٦ نوفمبر',
      '0026-11-26',
      'x2026-11-26',
    ])
      assert.equal(writtenDay(none), undefined, none);
  });
  test('has its time after it', () => {
    assert.equal(writtenMoment('2026-11-26 22:10'), '2026-11-26T22:10');
    assert.equal(writtenMoment('2026-11-26T22:10:05'), '2026-11-26T22:10:05');
    assert.equal(writtenMoment('٢٦/١١/٢٠٢٦، ٢٢:١٠'), '2026-11-26T22:10');
    assert.equal(writtenMoment('26/11/2026 9:05'), '2026-11-26T09:05');
    for (const none of ['2026-11-26', '22:10', '2026-11-26 24:00', '2026-11-26 22:60', '30/02/2026 10:00', '2026-11-26 22:10 Cairo'])
      assert.equal(writtenMoment(none), undefined, none);
  });
});
