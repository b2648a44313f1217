// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineOfMovement, stepLines } from './trace-words.ts';

const NOTHING = { from: null, to: null, amount: null, contract: null, unit: 'satoshi', seed: null, at: null, signed: false };

test('a movement is told with its direction, its amount as people say it, and what follows it', () => {
  const at = '2026-10-08T08:40:00.000Z';
  const came = { ...NOTHING, transaction: 'ab', to: 'bc1qfee', amount: '4200000', seed: 'ab:1', at };
  assert.equal(lineOfMovement(came), `${at}  - -> bc1qfee  0.04200000 BTC  ab:1`);
  const went = { ...NOTHING, transaction: 'cd', from: 'bc1qfee', amount: '21050000', at };
  assert.equal(lineOfMovement(went), `${at}  bc1qfee -> -  0.21050000 BTC  cd`);
  const token = { ...NOTHING, transaction: 'ef', from: 'TA', to: 'TB', amount: '5', unit: 'TUnknown', seed: 'ef:0', signed: true };
  assert.equal(lineOfMovement(token), '-  TA -> TB  5  ef:0  signed by the payer');
  assert.equal(lineOfMovement({ ...NOTHING, transaction: 'ab' }), '-  - -> -  -  ab');
});

test('a step is told in whole coins, between addresses as the case calls them', () => {
  const node = { kind: 'through' as const, label: null, names: [] as string[], amount: '0', addresses: 1, hop: 0 };
  const nodes = [
    { ...node, id: 'a', address: 'bc1qfee', names: ['fee of the crossing'] },
    { ...node, id: 'b', address: 'bc1qhop' },
    { ...node, id: 'c', address: 'bc1qdesk', label: 'Lighthouse Exchange' },
  ];
  const step = { transaction: 'ab', at: null, block: null, movements: 1 };
  const lines = stepLines({
    unit: 'satoshi',
    nodes,
    steps: [
      { ...step, from: 'a', to: 'b', amount: '4200000', at: '2026-10-08T08:40:00.000Z' },
      { ...step, from: 'b', to: 'c', amount: '4190000', block: 870_001, movements: 3 },
      { ...step, from: 'c', to: 'd', amount: '1' },
    ],
  });
  assert.deepEqual(
    lines.map((line) => line.trim()),
    [
      '0.04200000 BTC  bc1qfee (fee of the crossing) -> bc1qhop  2026-10-08T08:40:00.000Z',
      '0.04190000 BTC  bc1qhop -> bc1qdesk (Lighthouse Exchange)  block 870001  (3 movements, the first then)',
      '0.00000001 BTC  bc1qdesk (Lighthouse Exchange) -> d  -',
    ],
  );
});
