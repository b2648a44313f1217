// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FlowNode, FlowStep } from '../../../core/api/currency.ts';
import { foundBy, stepsShown } from './steps-shown.ts';

const node = (address: string, label: string | null = null, names: string[] = []): FlowNode => ({
  ...{ id: address, kind: 'through', address, label, names, amount: '1', addresses: 1, hop: 0 },
});
const nodes = [node('bc1qAnna', null, ['The organiser']), node('bc1qBen'), node('bc1qBenNevis', 'Lighthouse Exchange')];
const step = (from: string, to: string, transaction: string): FlowStep => ({
  ...{ from, to, amount: '1', movements: 1, transaction, at: null, block: null },
});
const steps = [step('bc1qAnna', 'bc1qBen', 'aa11'), step('bc1qBen', 'bc1qBenNevis', 'bb22')];
const byId = new Map(nodes.map((one) => [one.id, one]));
const shown = (text: string, only: string | null = null) => stepsShown(steps, byId, { text, only }).map(({ transaction }) => transaction);

describe('the steps of a trace that fit a search', () => {
  test('are those whose addresses, names or transaction have the text in them', () => {
    assert.deepEqual(shown(''), ['aa11', 'bb22']);
    assert.deepEqual(shown('  anna '), ['aa11']);
    assert.deepEqual(shown('lighthouse'), ['bb22']);
    assert.deepEqual(shown('organiser'), ['aa11']);
    assert.deepEqual(shown('BB2'), ['bb22']);
    assert.deepEqual(shown('nobody'), []);
  });
  test('are those of the chosen address or the chosen step alone', () => {
    assert.deepEqual(shown('', 'bc1qBen'), ['aa11', 'bb22']);
    assert.deepEqual(shown('', 'bc1qBen bc1qBenNevis'), ['bb22']);
    assert.deepEqual(shown('anna', 'bc1qBenNevis'), []);
  });
  test('lead to the address that is written whole before one that begins like it', () => {
    assert.equal(foundBy(steps, [...nodes].reverse(), 'bc1qben'), 'bc1qBen');
    assert.equal(foundBy(steps, nodes, 'nevis'), 'bc1qBenNevis');
    assert.equal(foundBy(steps, nodes, 'aa1'), 'bc1qAnna bc1qBen');
    assert.equal(foundBy(steps, nodes, ' '), null);
  });
});
