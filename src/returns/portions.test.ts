// SPDX-License-Identifier: Apache-2.0
/** Several processes share the files of a return: what they find together is what one finds. */
import assert from 'node:assert/strict';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import type { Mention } from '../core/identifiers/identifiers-in-record.ts';
import type { Coverage, Found } from '../core/records/index.ts';
import { listItems, walkItem } from './containers/walk-input.ts';
import { returnParsers } from './index.ts';
import { DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import { type ReadingOptions, readReturn, readShare } from './reading.ts';
import { CoverageSum } from './sum-coverage.ts';

const folder = mkdtempSync(join(tmpdir(), 'rogatory-portions-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

/** Files of returns that say whose account they are about in every way there is. */
const SAMPLES = [
  'discord-return/samples/discord-1300000000000000001.zip',
  'google-return/samples/7700999-20260320-1.zip',
  'kik-return/samples/sandglass_inv.zip',
  'meta-records-html/samples/instagram-17841400000000001.zip',
  'snap-return/samples/sam.f.invented.zip',
  'x-account-json/samples/900000000000000001.zip',
];

interface Read {
  readonly found: readonly (Found | Mention)[];
  readonly coverage: Coverage;
}

function optionsFor(limits: Partial<ReadingLimits>, found: (Found | Mention)[], isOurs = (): boolean => true): ReadingOptions {
  return { parsers: returnParsers, limits, onMention: (mention) => isOurs() && found.push(mention) };
}

async function readAlone(file: string, limits: Partial<ReadingLimits>): Promise<Read> {
  const found: (Found | Mention)[] = [];
  const coverage = await readReturn([{ file }], optionsFor(limits, found), (one) => void found.push(one));
  return { found, coverage };
}

/**
 * The portions in their order, each as whoever has it reads it: after those before it that are its own, and without the others. Whoever asks what was
 * spent reads all that is left.
 */
async function readTogether(file: string, limits: Partial<ReadingLimits>, whoHas: (portion: number) => number): Promise<Read> {
  const found: (Found | Mention)[] = [];
  const sum = new CoverageSum();
  const spent = new Map<number, number>();
  for (let portion = 0; ; portion += 1) {
    const own = Array.from({ length: portion + 1 }, (_, n) => n).filter((n) => whoHas(n) === whoHas(portion));
    let at = -1;
    let isLast = true;
    const told = {
      claim: () => own.shift() ?? Number.POSITIVE_INFINITY,
      begun: (begun: number) => {
        at = begun;
        if (begun === portion) isLast = false;
      },
      done: (done: number, item: number | undefined, bytes: number, counted: Parameters<CoverageSum['add']>[0]) => {
        at = -1;
        if (done !== portion) return;
        sum.add(counted);
        if (item !== undefined) spent.set(item, (spent.get(item) ?? 0) + bytes);
      },
      spentBefore: (item: number) => {
        assert.equal(at, portion);
        isLast = true;
        return spent.get(item) ?? 0;
      },
    };
    const isOurs = (): boolean => at === portion;
    const options = optionsFor(limits, found, isOurs);
    const { inputs } = await readShare([{ file }], options, (one) => void (isOurs() && found.push(one)), { told, alone: false });
    if (isLast) return { found, coverage: sum.coverage(inputs) };
  }
}

async function zip(name: string, entries: readonly Entry[]): Promise<string> {
  const path = join(folder, name);
  const file = new ZipFile();
  for (const { name: entry, content } of entries) file.addBuffer(content, entry);
  file.end();
  await pipeline(file.outputStream, createWriteStream(path));
  return path;
}

describe('the files of a return, shared', () => {
  const pool: Entry[] = [];
  before(async () => {
    const walk = { limits: DEFAULT_LIMITS, passwords: [], about: () => ({}) };
    for (const sample of SAMPLES) {
      const [item] = listItems({ file: join(import.meta.dirname, sample) }, walk);
      for await (const met of walkItem(item!, walk)) {
        if (met.kind !== 'file') continue;
        const chunks: Buffer[] = [];
        const source = met.open();
        for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) chunks.push(Buffer.from(chunk));
        const path = met.path.slice(1).map((step) => step.name.replace(/\.zip$/, ''));
        pool.push({ name: path.join('/'), content: Buffer.concat(chunks) });
      }
    }
    pool.push({ name: 'inner.zip', content: await bytesOf(pool.slice(0, 3)) }, { name: 'inner/empty.zip', content: await bytesOf([]) });
    pool.push({ name: 'notes.txt', content: Buffer.from('nobody reads this: samir@example.org\n'.repeat(20)) });
  });

  async function bytesOf(entries: readonly Entry[]): Promise<Buffer> {
    return readFileSync(await zip('inner.zip', entries));
  }

  const some = fc.uniqueArray(fc.record({ n: fc.nat(10_000), under: fc.constantFrom('', 'a/', 'a/b/', 'c/') }), {
    minLength: 1,
    maxLength: 9,
    selector: ({ n }) => n,
  });
  const whoHas = fc.infiniteStream(fc.nat(2)).map((stream) => {
    const known: number[] = [];
    return (portion: number): number => {
      while (known.length <= portion) known.push(stream.next().value);
      return known[portion]!;
    };
  });
  /** How much of it all may be unpacked, in parts of what its directory says: often too little. */
  const limits = fc.record({
    portionBytes: fc.constantFrom(1, 2_000, 20_000),
    part: fc.option(fc.double({ min: 0, max: 1.5, noNaN: true }), { freq: 2, nil: undefined }),
    ratio: fc.constantFrom(DEFAULT_LIMITS.ratio, 2, 4),
  });
  type Limits = typeof limits extends fc.Arbitrary<infer T> ? T : never;
  const limitsOf = ({ portionBytes, part, ratio }: Limits, file: string, entries: readonly Entry[]): Partial<ReadingLimits> => {
    const unpacked = statSync(file).size + (part ?? 0) * entries.reduce((sum, { content }) => sum + content.length, 0);
    return {
      portionBytes,
      ratio,
      ...(ratio < 10 && { ratioAboveBytes: 30_000 }),
      ...(part !== undefined && { allBytes: Math.floor(unpacked) }),
    };
  };
  const entriesOf = (chosen: readonly { n: number; under: string }[]): Entry[] => {
    const named = chosen.map(({ n, under }) => ({ ...pool[n % pool.length]!, name: `${under}${pool[n % pool.length]!.name}` }));
    return [...new Map(named.map((entry) => [entry.name, entry])).values()];
  };

  test('a container gives the same records, ids, order, mentions, gaps and coverage, whoever reads which file', async () => {
    await fc.assert(
      fc.asyncProperty(some, whoHas, limits, async (chosen, who, limited) => {
        const entries = entriesOf(chosen);
        const file = await zip('return.zip', entries);
        const limit = limitsOf(limited, file, entries);
        assert.deepEqual(await readTogether(file, limit, who), await readAlone(file, limit));
      }),
      { numRuns: 30 },
    );
  });

  test('so does a folder', async () => {
    await fc.assert(
      fc.asyncProperty(some, whoHas, limits, async (chosen, who, limited) => {
        const into = join(folder, 'loose');
        rmSync(into, { recursive: true, force: true });
        const entries = entriesOf(chosen);
        for (const { name, content } of entries) {
          mkdirSync(dirname(join(into, name)), { recursive: true });
          writeFileSync(join(into, name), content);
        }
        const limit = limitsOf(limited, into, entries);
        assert.deepEqual(await readTogether(into, limit, who), await readAlone(into, limit));
      }),
      { numRuns: 20 },
    );
  });
});
