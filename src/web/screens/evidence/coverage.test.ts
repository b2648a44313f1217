// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type FileCovered, glanceAt } from './coverage-at-a-glance.ts';

const file = (path: string, more: Partial<FileCovered> = {}): FileCovered => ({
  path,
  sha256: '',
  bytes: 10,
  parser: 'a-reader',
  tier: 'inferred',
  units: 10,
  claimed: 10,
  records: 1,
  gaps: 0,
  left: 0,
  ...more,
});
const coverage = (files: FileCovered[], units: number, accounted: number) => ({
  files,
  records: {},
  manifests: [],
  totals: { files: files.length, filesRead: 0, units, accounted },
});

describe('coverage at a glance', () => {
  test('what was not read stands first: no reader, then gaps, then parts nobody claimed', () => {
    const files = [file('fine'), file('unclaimed', { claimed: 9 }), file('gaps', { gaps: 1 }), file('none', { parser: null })];
    const glance = glanceAt(coverage(files, 40, 30));
    assert.deepEqual(
      glance.notWholly.map((one) => one.path),
      ['none', 'gaps', 'unclaimed'],
    );
    assert.deepEqual(
      glance.wholly.map((one) => one.path),
      ['fine'],
    );
  });
  test('media that records point to, and what was left on purpose, is no file that nobody read', () => {
    const none = { parser: null, units: 0, claimed: 0 };
    const files = [
      file('outer.zip', { ...none, standing: 'container' }),
      file('outer.zip!/records.html', { standing: 'read' }),
      file('outer.zip!/linked_media/photo.jpg', { ...none, standing: 'media' }),
      file('outer.zip!/.DS_Store', { ...none, standing: 'left' }),
      file('outer.zip!/unknown.bin', { ...none, standing: 'not-read' }),
      file('locked.zip', { ...none, standing: 'container', gaps: 1 }),
    ];
    const glance = glanceAt(coverage(files, 10, 10));
    assert.deepEqual(
      glance.notWholly.map((one) => one.path),
      ['outer.zip!/unknown.bin', 'locked.zip'],
    );
    assert.deepEqual(
      glance.wholly.map((one) => one.path),
      ['outer.zip!/records.html', 'outer.zip!/linked_media/photo.jpg', 'outer.zip!/.DS_Store'],
    );
    assert.equal(glance.notRead, 1);
  });
  test('a container is no file that nobody read: what it holds stands in lines of its own', () => {
    const files = [
      file('outer.zip', { parser: null, units: 0, claimed: 0 }),
      file('outer.zip!/a.csv'),
      file('alone.bin', { parser: null, units: 0, claimed: 0 }),
    ];
    assert.deepEqual(
      glanceAt(coverage(files, 10, 10)).notWholly.map((one) => one.path),
      ['alone.bin'],
    );
  });
  test('a hundred per cent is never said for a little less', () => {
    assert.equal(glanceAt(coverage([], 100_000, 99_999)).accounted, 0.999);
    assert.equal(glanceAt(coverage([], 3, 3)).accounted, 1);
  });
});
