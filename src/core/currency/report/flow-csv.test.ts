// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TraceDetail } from '../../api/currency.ts';
import { flowCsv } from './flow-csv.ts';

test('the table of steps gives amounts exactly, notes beside their step, and runs no formula', () => {
  const detail = {
    unit: 'satoshi',
    nodes: [
      { id: 'a', label: null },
      { id: 'b', label: '=HYPERLINK("x")' },
    ],
    steps: [{ from: 'a', to: 'b', amount: '2100000000000001', movements: 1, transaction: 't', at: '2026-03-01T00:00:00Z', block: 7 }],
    notes: [
      {
        id: '1',
        at: { kind: 'step', from: 'a', to: 'b' },
        text: 'the fee',
        writtenAt: '2026-03-02T00:00:00Z',
        writtenBy: { name: 'Mona' },
      },
      {
        id: '2',
        at: { kind: 'node', from: 'b', to: null },
        text: 'ask them',
        writtenAt: '2026-03-02T00:00:00Z',
        writtenBy: { name: 'Mona' },
      },
    ],
  } as unknown as TraceDetail;
  const [, step, note] = flowCsv(detail).split('\r\n');
  assert.ok(step?.includes('2100000000000001,satoshi') && step.includes('the fee (Mona'));
  assert.ok(step?.includes(`"'=HYPERLINK`));
  assert.ok(note?.startsWith('b,') && note.includes('ask them'));
});
