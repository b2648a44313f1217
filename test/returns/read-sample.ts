// SPDX-License-Identifier: Apache-2.0
/** Reads a sample and holds it against its `expected.json`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyRecord, Coverage, Found, Gap } from '../../src/core/records/index.ts';
import { isRecord } from '../../src/core/records/index.ts';
import { returnParsers } from '../../src/returns/index.ts';
import { type ReadingOptions, readReturn } from '../../src/returns/reading.ts';
import { differences, type Short } from './short-form.ts';

export interface SampleRead {
  readonly found: readonly Found[];
  readonly records: readonly AnyRecord[];
  readonly gaps: readonly Gap[];
  readonly coverage: Coverage;
}

export async function readSample(files: string | readonly string[], options: Partial<ReadingOptions> = {}): Promise<SampleRead> {
  const found: Found[] = [];
  const inputs = (typeof files === 'string' ? [files] : files).map((file) => ({ file }));
  const coverage = await readReturn(inputs, { parsers: returnParsers, ...options }, (one) => found.push(one));
  return { found, records: found.filter(isRecord), gaps: found.filter((one): one is Gap => one.kind === 'gap'), coverage };
}

interface Expected {
  readonly counts: Readonly<Record<string, number>>;
  readonly complete?: boolean;
  readonly records?: readonly (Short & { kind: string })[];
  readonly gaps?: readonly { readonly why: string }[];
}

export function expectedOf(folder: string): Expected {
  return JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
}

/** Counts by kind, every expected record found once, gaps by reason, every unit accounted for. */
export function assertAsExpected(read: SampleRead, expected: Expected): void {
  assert.deepEqual(unmatched(read.records, expected.records ?? []), []);
  assert.deepEqual({ ...read.coverage.records }, { ...expected.counts });
  if (expected.gaps !== undefined) assert.deepEqual(read.gaps.map((gap) => gap.why).sort(), expected.gaps.map((gap) => gap.why).sort());
  assert.equal(read.coverage.coverage.accounted, read.coverage.coverage.units);
}

/** Expected records without a record of their own: the nearest one of the same kind, with what differs. */
function unmatched(records: readonly AnyRecord[], expected: readonly (Short & { kind: string })[]): string[] {
  const free = new Set(records);
  const missing: string[] = [];
  for (const want of expected) {
    const candidates = [...free]
      .filter((record) => record.kind === want.kind)
      .map((record) => ({ record, faults: differences(record, want) }));
    const exact = candidates.find(({ faults }) => faults.length === 0);
    if (exact !== undefined) free.delete(exact.record);
    else {
      const nearest = candidates.sort((one, other) => one.faults.length - other.faults.length)[0];
      missing.push(`${JSON.stringify(want)}: ${nearest?.faults.join('; ') ?? 'no record of this kind is left'}`);
    }
  }
  return missing;
}
