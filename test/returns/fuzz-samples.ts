// SPDX-License-Identifier: Apache-2.0
/** Mutations of every file of every sample, read as if they had come from a provider. */
import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { TableMapping } from '../../src/core/mappings/table-mapping.ts';
import type { Coverage, Found } from '../../src/core/records/index.ts';
import { listItems, walkItem } from '../../src/returns/containers/walk-input.ts';
import { tableReaderOf } from '../../src/returns/generic-table/index.ts';
import { returnParsers } from '../../src/returns/index.ts';
import { DEFAULT_LIMITS } from '../../src/returns/limits.ts';
import { readReturn } from '../../src/returns/reading.ts';
import type { ReturnParser } from '../../src/returns/return-parser.ts';
import { type ByteSource, sequential } from '../../src/returns/source/byte-source.ts';

export interface SampleFile {
  /** The folder of the reader that keeps it. */
  readonly folder: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** Id of the reader that owns it as it is; `container` for a ZIP, `nobody` for what is only listed. */
  readonly reader: string;
}

const root = resolve(import.meta.dirname, '..', '..', 'src', 'returns');

/** The mapping among the samples of the reader of tables: it is a reader like any other once a person has confirmed it. */
const mapped: readonly ReturnParser[] = globSync('*/samples/*.mapping.yaml', { cwd: root }).map((name) =>
  tableReaderOf(parse(readFileSync(join(root, name), 'utf8')) as TableMapping),
);
/** Every reader that mutations are read with. */
export const readers: readonly ReturnParser[] = [...returnParsers, ...mapped];

/** The containers and the innermost files of all samples, each by its own name. */
export async function sampleFiles(): Promise<SampleFile[]> {
  const files: SampleFile[] = [];
  for (const folder of globSync('*/samples', { cwd: root }).sort()) {
    if (folder.startsWith('_') || folder.startsWith('tokenisers')) continue;
    for (const [name, bytes, kind] of await filesBelow(join(root, folder)))
      files.push({ folder: dirname(folder), name, bytes, reader: kind === 'container' ? kind : await ownerOf(name, bytes) });
  }
  return files;
}

async function filesBelow(folder: string): Promise<[string, Buffer, 'file' | 'container'][]> {
  const walk = { limits: DEFAULT_LIMITS, passwords: [], about: () => ({}) };
  const files: [string, Buffer, 'file' | 'container'][] = [];
  for (const item of listItems({ file: folder }, walk)) {
    if (/ORIGIN\.md$|expected\.json$|\.mapping\.yaml$|\.asc$/.test(item.name)) continue;
    for await (const met of walkItem(item, walk)) {
      if (met.kind === 'container') files.push([met.path.at(-1)!.name, everyByte(sequential(met.bytes)), 'container']);
      else if (met.kind === 'file' && !/^(image|video|audio)\//.test(met.mime)) files.push([met.fullName, everyByte(met.open()), 'file']);
    }
  }
  return files;
}

function everyByte(source: ByteSource): Buffer {
  const chunks: Buffer[] = [];
  for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function ownerOf(name: string, bytes: Buffer): Promise<string> {
  const { files } = await readBytes(name, bytes);
  return files.find((file) => file.standing !== 'container')?.parser ?? 'nobody';
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

/** Reads these bytes as a file of that name, with every reader. */
export async function readBytes(name: string, bytes: Buffer, onFound: (found: Found) => void = () => undefined): Promise<Coverage> {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-fuzz-'));
  try {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return await readReturn([{ file: folder }], { parsers: returnParsers, mapped, limits: { unitBytes: 1e6 } }, onFound);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads one mutation: no reader fails, every unit stays accounted for, and it takes less than a minute. */
export async function assertSurvives(file: SampleFile, seed: number): Promise<void> {
  const start = performance.now();
  const coverage = await readBytes(file.name, mutate(file.bytes, seeded(seed)));
  const where = `${file.folder} ${file.name}, seed ${seed}`;
  assert.deepEqual(
    coverage.gaps.filter((gap) => gap.why === 'reader-failed').map((gap) => gap.message),
    [],
    where,
  );
  assert.equal(coverage.coverage.accounted, coverage.coverage.units, where);
  assert.ok(performance.now() - start < 60_000, where);
}
