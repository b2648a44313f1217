// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hijriDay } from '../documents/hijri-date.ts';
import { addDays } from '../routes/calendar-day.ts';
import { guessColumns, headerRowOf, hijriFields } from './columns.ts';
import { type CellContext, readCell } from './read-cell.ts';
import { doubtsOf, readRegister, settle } from './read-register.ts';

const STATES: Readonly<Record<string, string>> = { US: 'US', Egypt: 'EG', EG: 'EG', مصر: 'EG', France: 'FR', FR: 'FR' };
const context: CellContext = {
  today: '2026-11-24',
  stateOf: (text) => STATES[text],
  providerOf: (text) => (/^(facebook|meta)$/i.test(text) ? 'meta' : undefined),
};
const days = Array.from({ length: 9_800 }, (_, at) => addDays('2000-01-01', at)).filter((day) => day <= context.today);
const arabic = (text: string): string => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));

describe('a day in an old register', () => {
  test('is read surely or not at all: of every day in every order and in Arabic digits', () => {
    for (const day of days) {
      const [year, month, of] = day.split('-').map(Number) as [number, number, number];
      for (const write of [(text: string) => text, arabic])
        for (const [text, order] of [
          [`${of}/${month}/${year}`, 'day-first'],
          [`${month}.${of}.${year}`, 'month-first'],
        ] as const) {
          const sure = readCell('sentOn', write(text), { ...context, dateOrder: order });
          assert.deepEqual([sure.value, sure.doubt], [day, null], `${text} ${order}`);
          const open = readCell('sentOn', write(text), context);
          // Either it can mean one day only, or both are shown; never the wrong one without a word.
          assert.ok(open.doubt === null ? open.value === day : open.choices.includes(day) || open.doubt === 'future-date', text);
          assert.ok(open.doubt !== null || of > 12 || of === month || swapped(day) > context.today, text);
        }
      assert.deepEqual(readCell('sentOn', day, context).value, day);
    }
  });
  const swapped = (day: string): string => `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}`;
  test('that is none, lies ahead or has a short year is doubtful', () => {
    const doubt = (text: string) => readCell('sentOn', text, context).doubt;
    for (const text of ['31/02/2020', '2020', 'soon', '43832', '12/2019', '32/13/2020']) assert.equal(doubt(text), 'unreadable-date', text);
    assert.equal(doubt('2031-01-01'), 'future-date');
    assert.equal(doubt('13/02/19'), 'short-year');
  });
  test('with the name of its month is sure in three languages', () => {
    for (const text of ['3 March 2019', '03-mars-2019', '٣ مارس ٢٠١٩', '3 آذار 2019'])
      assert.equal(readCell('sentOn', text, context).value, '2019-03-03', text);
  });
});

describe('a day of the Hijra in an old register', () => {
  const read = (text: string, more: Partial<CellContext> = {}) => {
    const { value, doubt, choices } = readCell('sentOn', text, { ...context, ...more });
    return doubt ?? (choices.length > 0 ? choices : value);
  };
  test('is read by Umm al-Qura where a sign, a month or the head of the column says so', () => {
    for (const text of ['1446/7/15 هـ', '١٤٤٦/٧/١٥هـ', '1446-07-15 AH', '15 رجب 1446', '١٥ رجب ١٤٤٦ هـ', '1446/07/15 ه', '15/7/1446 (هـ)'])
      assert.equal(read(text), '2025-01-15', text);
    assert.equal(read('١٤٤٦/٧/١٥', { calendar: 'hijri' }), '2025-01-15');
    assert.equal(read('15/7/1446 هـ الموافق 15/1/2025 م'), '2025-01-15');
  });
  test('is doubtful where nothing says so, and so is a Gregorian one in a Hijri column', () => {
    for (const text of ['1446-07-15', '١٤٤٦/٧/١٥', '15/7/1446', '1446/7/15 م']) {
      const cell = readCell('sentOn', text, context);
      assert.deepEqual([cell.value, cell.doubt, cell.choices], [null, 'calendar-unstated', ['2025-01-15']], text);
    }
    assert.equal(read('2024-01-15', { calendar: 'hijri' }), 'calendar-unstated');
    assert.equal(read('2024-01-15 م', { calendar: 'hijri' }), '2024-01-15');
    assert.deepEqual(readCell('sentOn', '15/7/1446 هـ الموافق 16/1/2025', context).choices, ['2025-01-15', '2025-01-16']);
  });
  test('is none where that month has no such day, lies ahead, or may be read two ways', () => {
    assert.equal(read('1446/13/01 هـ'), 'unreadable-date');
    assert.equal(read('1446/7/31 هـ'), 'unreadable-date');
    assert.equal(read('1500/1/1 هـ'), 'future-date');
    assert.equal(read('5/7/1446 هـ'), 'ambiguous-date');
    assert.equal(read('5/7/1446 هـ', { dateOrder: 'day-first' }), '2025-01-05');
    assert.equal(read('5/7/46', { calendar: 'hijri', dateOrder: 'day-first' }), 'short-year');
  });
  test('of every day is read back from how it is written, in both orders of its parts', () => {
    for (const day of days.filter((_, at) => at % 7 === 0)) {
      const { year, month, day: of } = hijriDay(day) ?? assert.fail(day);
      for (const text of [`${year}/${month}/${of}`, arabic(`${of}-${month}-${year}`)])
        assert.equal(read(text, { calendar: 'hijri', dateOrder: 'day-first' }), day, text);
    }
  });
  test('is known by the heads of columns in three languages, and not by any letter in them', () => {
    const heads = ['التاريخ الهجري', 'Date (AH)', 'Date (hégire)', 'تاريخ الصادر (هـ)', 'تاريخ الهجرة', 'Date', 'The date'];
    assert.deepEqual(
      heads.map((head) => hijriFields({ sentOn: 0 }, [head]).length),
      [1, 1, 1, 1, 0, 0, 0],
    );
    const rows = [{ row: 2, cells: ['7', '١٤٤٦/٧/١٥'] }];
    const [row] = readRegister(rows, { columns: { number: 0, sentOn: 1 }, hijri: ['sentOn'] }, context);
    assert.deepEqual([row?.cells.sentOn?.written, row?.cells.sentOn?.value], ['١٤٤٦/٧/١٥', '2025-01-15']);
  });
});

describe('a cell of an old register', () => {
  test('names a State, a provider, a kind and an outcome as people write them, or is shown', () => {
    const value = (field: Parameters<typeof readCell>[0], text: string) => readCell(field, text, context).value;
    assert.equal(value('country', 'مصر'), 'EG');
    assert.equal(value('addressee', 'Facebook'), 'meta');
    assert.equal(value('kind', 'إنابة قضائية'), 'mla_request');
    assert.equal(value('kind', 'Commission rogatoire internationale'), 'mla_request');
    assert.equal(value('outcome', 'تم التنفيذ'), 'granted');
    const doubt = (field: Parameters<typeof readCell>[0], text: string) => readCell(field, text, context).doubt;
    assert.equal(doubt('country', 'Ruritania'), 'unknown-state');
    assert.equal(doubt('country', 'XX'), 'unknown-state');
    assert.equal(doubt('addressee', 'Faceb00k'), 'unknown-addressee');
    assert.equal(doubt('outcome', 'partly refused'), 'unknown-outcome');
    assert.equal(doubt('number', '1.23E+15'), 'rounded-number');
    assert.equal(doubt('note', 'a\ufffdb'), 'unreadable-text');
    assert.equal(doubt('note', ''), null);
  });
  test('keeps what is written to the letter, whatever was understood', () => {
    for (const text of ['\u202e=cmd()', ' ٣/٤/٢٠١٩ ', '<script>', 'a\ufffd'])
      for (const field of ['number', 'sentOn', 'note', 'target'] as const) assert.equal(readCell(field, text, context).written, text);
  });
});

describe('an old register', () => {
  const header = ['م', 'رقم الصادر', 'تاريخ الصادر', 'الجهة', 'الدولة', 'نوع الطلب', 'النتيجة', 'ملاحظات'];
  test('has its columns guessed by their heads, in Arabic, English and French; no column is two fields', () => {
    assert.partialDeepStrictEqual(guessColumns(header), { number: 1, sentOn: 2, addressee: 3, country: 4, kind: 5, outcome: 6, note: 7 });
    assert.partialDeepStrictEqual(guessColumns(['No.', 'Date sent', 'Provider', 'Type', 'Date answered', 'Their reference']), {
      ...{ number: 0, sentOn: 1, addressee: 2, kind: 3, answeredOn: 4, reference: 5 },
    });
    assert.partialDeepStrictEqual(guessColumns(['Numéro', "Date d'envoi", 'Destinataire', 'Pays', 'Suite']), {
      ...{ number: 0, sentOn: 1, addressee: 2, country: 3, outcome: 4 },
    });
    for (const heads of [header, ['date', 'date', 'date'], ['', '', '']]) {
      const columns = Object.values(guessColumns(heads));
      assert.equal(new Set(columns).size, columns.length);
    }
    assert.equal(headerRowOf([['Register 2019', ''], ['', ''], header, ['1', '12', '2019-01-01']]), 2);
  });
  const columns = { number: 0, sentOn: 1, answeredOn: 2, addressee: 3 };
  const rows = [
    { row: 2, cells: ['1', '13/02/2019', '20/02/2019', 'Facebook'] },
    { row: 3, cells: ['1', '03/04/2019', '', 'Nobody Ltd'] },
    { row: 4, cells: ['2', '13/02/2019', '01/01/2019', 'meta'] },
    { row: 5, cells: ['', '', '', ''] },
  ];
  test('shows a number that stands there twice and an answer before its question, and passes empty rows over', () => {
    const read = readRegister(rows, { columns, dateOrder: 'day-first' }, context);
    assert.deepEqual(
      read.map((row) => [row.row, doubtsOf(row)]),
      [
        [2, ['number']],
        [3, ['number', 'addressee']],
        [4, ['answeredOn']],
      ],
    );
  });
  test('is settled by what a person says of a cell, and by nothing that such a cell cannot hold', () => {
    const read = readRegister(rows, { columns }, context);
    const day = { row: 3, field: 'sentOn', value: '2019-04-03' } as const;
    const settled = settle(read, [day], context);
    assert.equal(settled.rows[1]?.cells.sentOn?.value, '2019-04-03');
    assert.equal(settled.rows[1]?.cells.sentOn?.written, '03/04/2019');
    for (const wrong of [
      { ...day, value: '2019-02-31' },
      { ...day, value: '2030-01-01' },
      { ...day, row: 99 },
      { ...day, field: 'note' as const },
    ])
      assert.deepEqual(settle(read, [wrong], context).refused, [wrong]);
  });
});
