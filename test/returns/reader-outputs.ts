// SPDX-License-Identifier: Apache-2.0
/** What each reader makes of its samples and of a few broken copies of them, as two hashes: of what it was given and of what it gave. */
import { createHash } from 'node:crypto';
import { type Found, isRecord } from '../../src/core/records/index.ts';
import { mutate, readBytes, readers, type SampleFile, sampleFiles, seeded } from './fuzz-samples.ts';

export interface ReaderOutput {
  readonly version: string;
  /** SHA-256 of the files and their broken copies. */
  readonly given: string;
  /** SHA-256 of every record, gap and left, without ids and versions. */
  readonly gave: string;
}

/** Broken copies of each file: what is mended for broken files changes what they give, too. */
const BROKEN = 6;

/** By id of the reader. */
export async function readerOutputs(): Promise<Readonly<Record<string, ReaderOutput>>> {
  const byReader = Map.groupBy(await sampleFiles(), (file) => file.reader);
  const outputs: Record<string, ReaderOutput> = {};
  for (const { id, version } of [...readers].sort((one, other) => (one.id < other.id ? -1 : 1)))
    outputs[id] = { version, ...(await digestOf(byReader.get(id) ?? [])) };
  return outputs;
}

async function digestOf(files: readonly SampleFile[]): Promise<Omit<ReaderOutput, 'version'>> {
  const [given, gave] = [createHash('sha256'), createHash('sha256')];
  for (const file of files)
    for (let seed = 0; seed <= BROKEN; seed += 1) {
      const bytes = seed === 0 ? file.bytes : mutate(file.bytes, seeded(seed));
      given.update(`${file.name} ${bytes.length}\n`).update(bytes);
      const { coverage } = await readBytes(file.name, bytes, (found) => gave.update(lineOf(found)));
      gave.update(`${coverage.units} ${coverage.accounted}\n`);
    }
  return { given: given.digest('hex'), gave: gave.digest('hex') };
}

/** Ids are made of the version, so they say nothing more. */
function lineOf(found: Found): string {
  return `${JSON.stringify(isRecord(found) ? { ...found, id: undefined, parser: found.parser.id } : found)}\n`;
}
