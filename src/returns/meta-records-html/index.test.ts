// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { assertAsExpected, expectedOf, readSample, type SampleRead } from '../../../test/returns/read-sample.ts';

const samples = join(import.meta.dirname, 'samples');

describe('Meta: business record (HTML)', () => {
  let read: SampleRead;
  before(async () => {
    read = await readSample([join(samples, 'instagram-17841400000000001.zip'), join(samples, 'facebook-old-index')]);
  });

  test('all three generations of markup give exactly the expected records', () => {
    assertAsExpected(read, expectedOf(samples));
  });

  test('an address split from its label by a page bar is joined, and both places are said', () => {
    const joined = read.records.filter((one) => one.kind === 'ip-event' && one.also !== undefined);
    assert.equal(joined.length, 2);
    for (const one of joined) assert.ok(JSON.stringify(one.data).includes('page-break-joined'));
  });

  test('labels and page bars that somebody typed into a message stay in its body', () => {
    const typed = read.records.find((one) => one.kind === 'message' && one.data.body?.raw.startsWith('Author'));
    assert.match(typed?.kind === 'message' ? (typed.data.body?.raw ?? '') : '', /Record Page 99$/);
  });

  test('a section that nobody knows is a gap that names it and shows nothing of its content', () => {
    assert.match(read.gaps[0]!.message, /quicksnap_experiment/);
    assert.doesNotMatch(read.gaps[0]!.message, /value/);
  });

  test('a message without a body has none, which is not an empty one', () => {
    const bodiless = read.records.filter((one) => one.kind === 'message' && one.data.body === undefined);
    assert.equal(bodiless.length, 2);
  });
});
