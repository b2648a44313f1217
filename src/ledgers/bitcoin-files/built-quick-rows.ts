// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QuickRows } from '../../core/currency/chain/quick-rows.ts';

/**
 * The quick reader of blocks (core/currency/chain/quick-rows), compiled to WebAssembly. `setup.js` and a release write it:
 *
 *     dist/quick-rows/read-block.wasm
 *     dist/quick-rows/SOURCES           the hash of what it was built from
 *
 * It is taken only as long as its sources are what it was built from. Without it the same blocks give the same rows, in more time.
 */
const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const SOURCES = join(ROOT, 'src', 'core', 'currency', 'chain', 'quick-rows');
export const BUILT = join(ROOT, 'dist', 'quick-rows');
const CODE = 'read-block.wasm';
/** No runtime, no memory of its own, no checks but those that are written down. */
const OPTIONS = [
  ...['--runtime', 'stub', '--importMemory', '--noExportMemory', '--noAssert'],
  ...['--enable', 'simd', '--optimizeLevel', '3', '--shrinkLevel', '0'],
];

/** @param folder where it is built */
export function quickRowsCode(folder = BUILT): WebAssembly.Module | undefined {
  try {
    if (readFileSync(join(folder, 'SOURCES'), 'utf8') !== hashOfSources()) return undefined;
    const code = readFileSync(join(folder, CODE));
    return WebAssembly.validate(code) ? new WebAssembly.Module(code) : undefined; // an engine without vectors
  } catch (error) {
    // Never built, or not wholly.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Looked for once; an import of a thread is over before its next one begins. */
let found: { readonly quick: QuickRows | undefined } | undefined;

/** The quick reader of this thread, where it is built. */
export function quickRows(): QuickRows | undefined {
  if (found === undefined) {
    const code = quickRowsCode();
    found = { quick: code && new QuickRows(code) };
  }
  return found.quick;
}

function hashOfSources(): string {
  const sum = createHash('sha256');
  const files = readdirSync(SOURCES)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(SOURCES, name));
  for (const file of [...files.sort(), import.meta.filename])
    sum
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return sum.digest('hex');
}

/** The compiler is asked for only here: an installed release has none. */
export function buildQuickRows(folder = BUILT): void {
  const compiler = fileURLToPath(import.meta.resolve('assemblyscript/bin/asc.js'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const args = [join(SOURCES, 'read-block.ts'), '--outFile', join(folder, CODE), ...OPTIONS];
  const { status, error } = spawnSync(process.execPath, [compiler, ...args], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`AssemblyScript could not compile ${relative(ROOT, SOURCES)}: it says why above.`);
  writeFileSync(join(folder, 'SOURCES.writing'), hashOfSources());
  renameSync(join(folder, 'SOURCES.writing'), join(folder, 'SOURCES'));
}
