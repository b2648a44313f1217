// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineOfMovement } from './trace-words.ts';

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
