// SPDX-License-Identifier: Apache-2.0
/**
 * `npm test`: finds every *.test.ts, runs them in random order (what takes long first), and ends with one line `N passed, N failed, N skipped`. Files of
 * `test` have a process each; of those beside the source a handful share one. Three processes run beside each other for each core, as far as
 * memory goes: at least four, at most twelve.
 * `node test/run.ts PATH...` runs the files below those paths only; `--both` tries every desk on both databases and every screen in both directions;
 * ROGATORY_TEST_SEED repeats an order, and what was tried in which way.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { run } from 'node:test';
import { pathToFileURL } from 'node:url';
import { workInMemory } from './folder-in-memory.ts';
import { startPostgres } from './postgres.ts';

const root = resolve(import.meta.dirname, '..');
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const long = process.argv.includes('--long');
/** Desks are tried on both databases, screens in two directions; a full run of every day tries each in one way, by the seed. */
const both = long || wanted.length > 0 || process.argv.includes('--both');
const seed = Number(process.env.ROGATORY_TEST_SEED ?? Date.now() % 1_000_000);

/** Mulberry32: a small seeded generator, so that an order can be run again. */
function random(state: number): () => number {
  let a = state >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a test calls that starts a program, a browser or a desk. */
const STARTS = /\b(spawn|execFile|openBrowser|openTrainingDesk|lanternFolder|openTestDesk|makeTestStore|forEach\w*Desk\w*|forEachStore)\(/;

/** Desks that die: the next worker notices it after a while, so these files wait for minutes and leave the processor to the others. */
const WAITS = /(crash|killed)[^/]*$/;

/** Goes through every screen, and takes longest of all. */
const WALKS = /\/web\/screens\.test\.ts$/;

/**
 * What takes minutes begins first, since one such file left to the end would run alone: what waits, what goes through every screen, whole desks, what
 * starts anything, then the rest.
 */
function rank(file: string): number {
  if (WAITS.test(file) || WALKS.test(file)) return 0;
  if (!STARTS.test(readFileSync(file, 'utf8'))) return 3;
  return file.startsWith(resolve(root, 'test')) ? 1 : 2;
}

/** What changes its process (settings, folder, clock, hooks for every test) would change it for the others as well. */
const CHANGES_ITS_PROCESS =
  /process\.env\.\w+ \??=|delete process\.env|process\.(chdir|on|once|exit)\(|^(beforeEach|afterEach)\(|mock\.(timers|method)/m;

/** So many share a process: loading the desk costs a second of a processor, and what one file had compiled the next one finds. */
const HANDFUL = 6;

const sharesProcess = (file: string): boolean =>
  !file.startsWith(resolve(root, 'test')) &&
  !/\.long-test\.ts$/.test(file) &&
  !WAITS.test(file) &&
  !CHANGES_ITS_PROCESS.test(readFileSync(file, 'utf8'));

/** Files that share a process become one, which stands where the first of them stood. Each is a suite in it: what it prepares and clears away is its own. */
function inHandfuls(sorted: readonly string[], folder: string): string[] {
  const sharing = sorted.filter(sharesProcess);
  const handfuls = Map.groupBy(sharing, (_, place) => Math.floor(place / HANDFUL));
  const leaders = new Map(
    [...handfuls].map(([number, those]) => {
      const path = join(folder, `handful-${number}.test.mjs`);
      writeFileSync(path, `import { describe } from 'node:test';\n${those.map(asSuite).join('')}`);
      return [those[0] as string, path];
    }),
  );
  const shared = new Set(sharing);
  return sorted.flatMap((file) => leaders.get(file) ?? (shared.has(file) ? [] : file));
}

function asSuite(file: string): string {
  return `describe(${JSON.stringify(relative(root, file))}, async () => void (await import(${JSON.stringify(pathToFileURL(file).href)})));\n`;
}

function testFiles(): string[] {
  const pattern = long ? '{src,test}/**/*.{test,long-test}.ts' : '{src,test}/**/*.test.ts';
  const files = globSync(pattern, { cwd: root }).map((file) => resolve(root, file));
  const below = wanted.map((path) => resolve(path));
  const chosen = below.length === 0 ? files : files.filter((file) => below.some((path) => file === path || file.startsWith(`${path}/`)));
  const next = random(seed);
  return chosen
    .sort()
    .map((file) => ({ file, key: next(), rank: rank(file) }))
    .sort((a, b) => a.rank - b.rank || a.key - b.key)
    .map(({ file }) => file);
}

const gigabytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 2 ** 30;

/** A file waits for its programs, its browser and its database for most of its time, and may need two gigabytes with them. */
function filesAtATime(): number {
  return Math.max(4, Math.min(12, 3 * availableParallelism(), Math.floor(gigabytes / 2)));
}

const files = testFiles();
const handfuls = mkdtempSync(join(tmpdir(), 'rogatory-handfuls-'));
const atATime = filesAtATime();
const inMemory = workInMemory(gigabytes);
const postgres = await startPostgres();
process.env.ROGATORY_TEST_POSTGRES = postgres?.url ?? '';
// Compiled code is kept between the processes of one run and of the next: every file begins a second earlier.
process.env.NODE_COMPILE_CACHE ??= resolve(root, 'node_modules/.cache/rogatory');
process.env.ROGATORY_TEST_LONG = long ? '1' : '';
process.env.ROGATORY_TEST_ONE_WAY = both ? '' : String(seed);
process.env.NODE_OPTIONS = `--import=${resolve(root, 'test/no-network.ts')} --disable-warning=ExperimentalWarning`;
process.stdout.write(`${files.length} test files, ${atATime} at a time, order ${seed} (ROGATORY_TEST_SEED=${seed} repeats it)\n`);

const counts = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
const seconds = new Map<string, number>();

for await (const event of run({ files: inHandfuls(files, handfuls), concurrency: atATime, timeout: long ? 3_600_000 : 1_800_000 })) {
  if (event.type === 'test:stderr') process.stderr.write(event.data.message);
  if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
  const { name, file, details, nesting, skip } = event.data;
  const where = file === undefined || file.startsWith(handfuls) ? name : `${relative(root, file)}: ${name}`;
  if (nesting === 0) seconds.set(where, details.duration_ms / 1000);
  if (details.type === 'suite' && event.type === 'test:pass') continue;
  if (skip !== undefined && skip !== false) {
    counts.skipped += 1;
    process.stdout.write(`SKIPPED ${where}${typeof skip === 'string' ? ` (${skip})` : ''}\n`);
  } else if (event.type === 'test:pass') {
    counts.passed += 1;
  } else {
    const error = details.error as (Error & { cause?: unknown; failureType?: string }) | undefined;
    if (error?.failureType === 'subtestsFailed') continue;
    counts.failed += 1;
    const cause = error?.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : String(error?.cause ?? error?.message);
    failures.push(`FAILED ${where}\n${cause}`);
    process.stdout.write(`FAILED ${where}\n`);
  }
}

await postgres?.stop();
rmSync(handfuls, { recursive: true });
inMemory?.remove();
process.stdout.write('\nslowest, in seconds:\n');
for (const [where, taken] of [...seconds].sort(([, a], [, b]) => b - a).slice(0, 15))
  process.stdout.write(`${taken.toFixed(0).padStart(5)}  ${where}\n`);
for (const failure of failures) process.stdout.write(`\n${failure}\n`);
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
