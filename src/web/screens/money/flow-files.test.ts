// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pngScale, svgOf } from './flow-files.ts';

const NODES = [
  { id: 'a', lines: ['<script>alert(1)</script>', '\u2066abc\u2069'], colour: '#c4493d', x: 0, y: 0 },
  { id: 'b', lines: ['x & "y"', '\u202eegnahcxE'], colour: '#155a6f', x: 230, y: 86 },
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
  assert.doesNotMatch(svg, /<script|\u2066|\u202e|href|onload/);
  assert.ok(svg.includes('⟨U+202E⟩egnahcxE'));
});

test('a picture of a few addresses is twice as large as on the screen; one of thousands stays within what a browser draws and programs open', () => {
  assert.equal(pngScale({ w: 900, h: 500 }), 2);
  for (const [w, h] of [
    [10_711, 4027],
    [40_000, 300],
    [300, 40_000],
  ] as const) {
    const scale = pngScale({ w, h });
    assert.ok(scale * w <= 12_001 && scale * h <= 12_001 && scale * w * scale * h <= 16_000_001, `${w} × ${h}: ${scale}`);
  }
});
