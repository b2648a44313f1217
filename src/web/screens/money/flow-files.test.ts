// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TraceDetail } from '../../../core/api/currency.ts';
import { flowCsv, svgOf } from './flow-files.ts';

const NODES = [
  { id: 'a', lines: ['<script>alert(1)</script>', '\u2066abc\u2069'], colour: '#c4493d', x: 0, y: 0 },
  { id: 'b', lines: ['x & "y"'], colour: '#155a6f', x: 230, y: 86 },
];

test('a picture holds every address and step, and a name that is markup stays text', () => {
  const svg = svgOf(
    NODES,
    [
      { from: 'a', to: 'b' },
      { from: 'a', to: 'not shown' },
    ],
    'Trace <1>',
  );
  assert.equal(svg.match(/<circle /g)?.length, 2);
  assert.equal(svg.match(/<line /g)?.length, 1);
  assert.ok(svg.includes('&lt;script&gt;') && svg.includes('x &amp; &quot;y&quot;') && svg.includes('Trace &lt;1&gt;'));
  assert.doesNotMatch(svg, /<script|\u2066|href|onload/);
});

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
