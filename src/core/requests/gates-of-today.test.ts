// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gatesDue, mergedGates, type RaisedGate } from './gates-of-today.ts';

const raised = (gate: string, ...keys: string[]): RaisedGate => ({
  ...{ gate, effect: 'second-approval', why: gate, facts: [] },
  because: keys.map((key) => ({ key })),
});
const due = (standing: Parameters<typeof gatesDue>[0], ...today: RaisedGate[]) => gatesDue(standing, today).map(({ gate }) => gate);

describe('gates of today on a request of before', () => {
  test('one that it never had is due; one that stands open is there already', () => {
    assert.deepEqual(due([], raised('g-role', 'a victim')), ['g-role']);
    assert.deepEqual(due([{ gate: 'g-role', lifted_by: null, lifted_for: [] }], raised('g-role', 'a victim')), []);
  });
  test('one that was lifted holds again for another reason, and only for another', () => {
    const standing = [{ gate: 'g-role', lifted_by: 'laila', lifted_for: ['a victim'] }];
    assert.deepEqual(due(standing, raised('g-role', 'a victim')), []);
    assert.deepEqual(due(standing, raised('g-role', 'a victim', 'b migrant')), ['g-role']);
    assert.deepEqual(due(standing, raised('g-role', 'a lawyer')), ['g-role'], 'the same person under another role');
    assert.deepEqual(due(standing), [], 'nobody is protected any more');
  });
  test('one gate for several people is one, with each of them once', () => {
    const [gate, ...others] = mergedGates([raised('g-role', 'a victim'), raised('g-role', 'b migrant'), raised('g-role', 'a victim')]);
    assert.deepEqual(gate?.because, [{ key: 'a victim' }, { key: 'b migrant' }]);
    assert.deepEqual(others, []);
  });
});
