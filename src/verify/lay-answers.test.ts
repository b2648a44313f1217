// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { saidAlike } from '../core/errors/say.ts';
import { layQuestions } from '../core/evidence/lay-questions.ts';
import { type FindingCode, findingCodes } from './codes.ts';
import type { Finding } from './finding.ts';
import { layAnswers } from './lay-answers.ts';

const finding = (code: FindingCode, state: 'good' | 'note' | 'bad'): Finding => ({
  code,
  good: state !== 'bad',
  ...(state === 'note' ? { note: true } : {}),
  what: 'x',
  where: 'y',
  said: saidAlike('x'),
  place: saidAlike('y'),
});
const anyFinding = fc
  .record({ code: fc.constantFrom(...findingCodes), state: fc.constantFrom('good', 'note', 'bad' as const) })
  .map(({ code, state }) => finding(code, state as 'good'));

test('every finding stands under exactly one question, and one that is bad makes its answer bad', () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 30 }), (findings) => {
      const answers = layAnswers(findings);
      assert.equal(
        answers.reduce((sum, one) => sum + one.findings.length, 0),
        findings.length,
      );
      for (const one of findings) assert.equal(answers.filter((answer) => answer.findings.includes(one)).length, 1);
      for (const { state, findings: on } of answers)
        assert.equal(
          state === 'bad',
          on.some(({ good }) => !good),
        );
      assert.deepEqual(
        answers.map(({ question }) => question),
        layQuestions.filter((question) => answers.some((one) => one.question === question)),
      );
    }),
  );
});

test('what is only to be known is never called good where it decides', () => {
  const state = (question: string, ...given: Finding[]) => layAnswers(given).find((one) => one.question === question)?.state;
  assert.equal(state('whose', finding('CHECKPOINT_SIGNATURE', 'good'), finding('KEY_NOT_PINNED', 'note')), 'note');
  assert.equal(state('whose', finding('CHECKPOINT_SIGNATURE', 'good'), finding('KEY_TRUSTED', 'good')), 'good');
  assert.equal(state('vouched', finding('UNWITNESSED', 'note')), 'note');
  assert.equal(state('vouched', finding('LOG_CONTINUES', 'good')), 'note');
  assert.equal(state('vouched', finding('WITNESSED', 'good')), 'good');
  assert.equal(state('when', finding('STAMP_VALID', 'good'), finding('STAMP_AUTHORITY_UNKNOWN', 'note')), 'good');
  assert.equal(state('when', finding('UNSTAMPED', 'note')), 'note');
  assert.equal(state('left-out', finding('WITHHELD', 'note')), 'note');
  assert.equal(state('left-out'), 'good');
});
