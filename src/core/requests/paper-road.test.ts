// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { paperCode } from './paper.ts';
import { faultsOfStep, isClocked, paperStepKinds, underWay } from './paper-road.ts';
import { originalOf } from './signed-original.ts';

const hex = (seed: number): string => seed.toString(16).padStart(64, '9');
const papers = [1, 2].flatMap((version) =>
  ['en', 'ar'].map((language, at) => ({
    version,
    language,
    code: paperCode(
      hex(version * 10 + at)
        .split('')
        .reverse()
        .join(''),
    ),
    pages: 3,
  })),
);
const newest = papers[2] as (typeof papers)[number];

describe('a paper that came back', () => {
  test('is the one whose code was read off it, however it was typed', () => {
    const typed = [
      newest.code,
      newest.code.toLowerCase(),
      newest.code.replaceAll('-', ' '),
      newest.code.replaceAll('0', 'O').replaceAll('1', 'l'),
    ];
    for (const code of typed) assert.equal(originalOf(papers, 2, { code, pages: 3, scanPages: 3 }), newest, code);
  });
  test('with any single character of the code another one it is none', () => {
    for (const [at, letter] of [...newest.code].entries()) {
      if (letter === '-') continue;
      const code = newest.code.slice(0, at) + (letter === '7' ? '8' : '7') + newest.code.slice(at + 1);
      assert.equal(originalOf(papers, 2, { code, pages: 3, scanPages: 3 }), 'code-unknown');
    }
    assert.equal(originalOf(papers, 2, { code: '', pages: 3, scanPages: 3 }), 'code-unknown');
  });
  test('of an earlier version is refused as that, and a page that nobody compared or scanned is missed', () => {
    const compared = { code: newest.code, pages: 3, scanPages: 3 };
    assert.equal(originalOf(papers, 2, { ...compared, code: papers[0]?.code ?? '' }), 'other-version');
    for (const pages of [0, 2, 4]) assert.equal(originalOf(papers, 2, { ...compared, pages }), 'pages-not-compared');
    assert.equal(originalOf(papers, 2, { ...compared, scanPages: 2 }), 'pages-missing');
    assert.equal(originalOf(papers, 2, { ...compared, scanPages: 5 }), newest);
  });
});

describe('what happens to a paper outside the desk', () => {
  const today = '2026-11-24';
  test('lies behind, and what a court has set lies ahead', () => {
    for (const kind of paperStepKinds) {
      const given = { kind, number: '12', copies: 2 };
      assert.deepEqual(faultsOfStep({ ...given, on: '2026-11-20' }, today), isClocked(kind) ? ['on'] : [], kind);
      assert.deepEqual(faultsOfStep({ ...given, on: '2026-12-20' }, today), isClocked(kind) ? [] : ['on'], kind);
      assert.deepEqual(faultsOfStep({ ...given, on: today }, today), [], kind);
    }
  });
  test('has its number where a registry, a seal or a consignment gives one', () => {
    assert.deepEqual(faultsOfStep({ kind: 'diplomatic-bag', on: today, number: ' ' }, today), ['number']);
    assert.deepEqual(faultsOfStep({ kind: 'originals-made', on: today }, today), ['copies']);
  });
  test('a consignment is under way until it is said to have arrived or to be lost', () => {
    const step = (kind: (typeof paperStepKinds)[number], on: string) => ({ kind, on });
    const [first, second] = [step('posted', '2026-11-01'), step('diplomatic-bag', '2026-11-05')];
    assert.deepEqual(underWay([first, second]), [first, second]);
    assert.deepEqual(underWay([first, step('lost', '2026-11-04'), second]), [second]);
    assert.deepEqual(underWay([first, step('delivered', '2026-11-04')]), []);
  });
});
