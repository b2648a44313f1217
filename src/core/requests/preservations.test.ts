// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import type { Option } from '../routes/advice.ts';
import { isNamed, type PerhapsKept, preservationsOf } from './preservations.ts';

const knowledge = loadKnowledge();
const TODAY = '2026-11-24';
const to = (service: string | undefined, kind = 'provider', name = service ?? 'x'): Pick<Option, 'to'> => ({
  to: { kind, country: 'US', name, ...(service !== undefined && { service }) },
});
const asks = { id: 'r2', option: to('facebook'), targets: ['page'] };
const hold = (more: Partial<PerhapsKept> = {}): PerhapsKept => ({
  ...{ id: 'r1', number: '2026-14/R1', kind: 'preservation_letter', state: 'acknowledged', option: to('facebook'), targets: ['page'] },
  ...{ theirReference: 'LEO-17', ends: [{ lastDay: '2027-02-22', open: true }] },
  ...more,
});
const found = (others: readonly PerhapsKept[], request: typeof asks = asks) =>
  preservationsOf(request, others, knowledge, TODAY).map(({ number, reference, standing, until }) => [number, reference, standing, until]);

describe('what keeps the data that a request asks for', () => {
  test('is a hold of the case on the same target at the same holder, by the number of the holder, with its end', () => {
    assert.deepEqual(found([hold()]), [['2026-14/R1', 'LEO-17', 'kept', '2027-02-22']]);
    assert.deepEqual(found([hold({ option: to('instagram') })]), [['2026-14/R1', 'LEO-17', 'kept', '2027-02-22']], 'another service of it');
    assert.deepEqual(found([hold({ option: to('google') })]), []);
    assert.deepEqual(found([hold({ targets: ['another'] })]), []);
    assert.deepEqual(found([hold({ kind: 'freeze_request' }), hold({ kind: 'voluntary_request' })]), []);
  });
  test('a request that goes through a State finds the hold at the company', () => {
    const through = { ...asks, option: to(undefined, 'central_authority', 'Department of Justice') };
    assert.equal(found([hold()], through).length, 1);
    assert.deepEqual(found([hold()], { ...asks, option: to(undefined, 'operator', 'the operator, in Egypt') }), []);
  });
  test('a hold that is over is told as over, one that has not left as not sent, one that was ended early not at all', () => {
    assert.equal(found([hold({ ends: [{ lastDay: '2026-11-23', open: true }] })])[0]?.[2], 'over');
    assert.equal(found([hold({ state: 'lapsed', ends: [{ lastDay: '2026-11-23', open: false }] })])[0]?.[2], 'over');
    assert.equal(found([hold({ ends: [{ lastDay: TODAY, open: true }] })])[0]?.[2], 'kept', 'the last day counts');
    assert.deepEqual(found([hold({ state: 'submitted', theirReference: undefined, ends: [] })]), [
      ['2026-14/R1', '2026-14/R1', 'not-sent', undefined],
    ]);
    assert.deepEqual(found([hold({ ends: [{ lastDay: '2027-02-22', open: false }] })]), [], 'released, or carried on by its extension');
    assert.deepEqual(
      found([
        hold({ state: 'withdrawn' }),
        hold({ state: 'refused', ends: [{ lastDay: '2026-01-01', open: true }] }),
        hold({ state: 'disapproved' }),
      ]),
      [],
    );
    assert.equal(found([hold({ ends: [] })])[0]?.[2], 'kept', 'nobody stated an end');
  });
  test('the one to name first is in force and lasts longest', () => {
    const others = [
      hold({ id: 'a', number: 'A', ends: [{ lastDay: '2026-01-01', open: true }] }),
      hold({ id: 'b', number: 'B' }),
      hold({ id: 'c', number: 'C', kind: 'preservation_extension', ends: [{ lastDay: '2027-05-23', open: true }] }),
    ];
    assert.deepEqual(
      found(others).map(([number]) => number),
      ['C', 'B', 'A'],
    );
  });
  test('it is named once its reference or our number stands in the fields of earlier papers', () => {
    const [one] = preservationsOf(asks, [hold()], knowledge, TODAY);
    assert.ok(one !== undefined);
    assert.deepEqual(
      [{}, { earlier_references: 'LEO-17' }, { earlier_contacts: 'our 2026-14/R1' }, { earlier_references: 'LEO-1' }].map((values) =>
        isNamed(one, values),
      ),
      [false, true, true, false],
    );
  });
});
