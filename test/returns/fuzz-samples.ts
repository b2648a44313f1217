// SPDX-License-Identifier: Apache-2.0
/** Mutations of every file of every sample, read as if they had come from a provider. */
import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { listItems, walkItem } from '../../src/returns/containers/walk-input.ts';
import { returnParsers } from '../../src/returns/index.ts';
import { DEFAULT_LIMITS } from '../../src/returns/limits.ts';
import { readReturn } from '../../src/returns/reading.ts';

export interface SampleFile {
  readonly sample: string;
  readonly name: string;
  readonly bytes: Buffer;
}

const root = resolve(import.meta.dirname, '..', '..', 'src', 'returns');

/** The innermost files that some reader may take, each by its own name. */
export async function sampleFiles(): Promise<SampleFile[]> {
  const walk = { limits: DEFAULT_LIMITS, passwords: [], about: () => ({}) };
  const files: SampleFile[] = [];
  for (const sample of globSync('*/samples/*', { cwd: root })
    .filter((name) => !/ORIGIN\.md|expected\.json/.test(name))
    .sort()) {
    for (const item of listItems({ file: join(root, sample) }, walk)) {
      for await (const met of walkItem(item, walk)) {
        if (met.kind !== 'file' || /^(image|video|audio)\//.test(met.mime) || met.mime === 'application/octet-stream') continue;
        const source = met.open();
        const chunks: Buffer[] = [];
        for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) chunks.push(Buffer.from(chunk));
        files.push({ sample, name: met.fullName, bytes: Buffer.concat(chunks) });
      }
    }
  }
  return files;
}

/** Numbers from a seed, so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const SNIPPETS = [
  '"', '""', ',', '\n', '\r', '\0', '\\', '{', '}', '[', ']', '[[[[[[[[', '<', '>', '<div class="t i">', '</div>', '<td>', '&#x110000;', '&amp;', '\ufeff', '\u202e',
  '99999999999999999999', '-1', 'NaN', '2026-02-30 99:99:99 UTC', '=HYPERLINK("x")', '-----BEGIN PGP SIGNED MESSAGE-----\n', '===========\n', 'NO DATA', '\xff\xfe', '<!DOCTYPE x [<!ENTITY a "b">]>',
]; // biome-ignore format: one list

/** One to four changes: bytes flipped, taken out, doubled, put in; or the end cut off. */
export function mutate(bytes: Buffer, random: () => number): Buffer {
  let changed = bytes;
  const times = 1 + Math.floor(random() * 4);
  for (let n = 0; n < times; n += 1) {
    const at = Math.floor(random() * (changed.length + 1));
    const length = Math.floor(random() ** 3 * 200);
    const [before, after] = [changed.subarray(0, at), changed.subarray(at)];
    const choice = Math.floor(random() * 5);
    if (choice === 0) {
      changed = Buffer.from(changed);
      if (at < changed.length) changed[at] = Math.floor(random() * 256);
    } else if (choice === 1) changed = Buffer.concat([before, after.subarray(length)]);
    else if (choice === 2) changed = Buffer.concat([before, after.subarray(0, length), after]);
    else if (choice === 3) changed = Buffer.concat([before, Buffer.from(SNIPPETS[Math.floor(random() * SNIPPETS.length)]!), after]);
    else if (random() < 0.3) changed = before;
  }
  return changed;
}

/** Reads one mutation: no reader fails, every unit stays accounted for, and it takes less than a minute. */
export async function assertSurvives(file: SampleFile, seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-fuzz-'));
  try {
    const path = join(folder, file.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, mutate(file.bytes, seeded(seed)));
    const start = performance.now();
    const coverage = await readReturn([{ file: folder }], { parsers: returnParsers, limits: { unitBytes: 1e6 } }, () => undefined);
    const where = `${file.sample} ${file.name}, seed ${seed}`;
    assert.deepEqual(
      coverage.gaps.filter((gap) => gap.why === 'reader-failed').map((gap) => gap.message),
      [],
      where,
    );
    assert.equal(coverage.coverage.accounted, coverage.coverage.units, where);
    assert.ok(performance.now() - start < 60_000, where);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
