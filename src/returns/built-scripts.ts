// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';

/**
 * The scripts that read apart, built from their sources into a few files of plain JavaScript: node then starts them in a sixth of the time that
 * it takes to find, strip and compile four hundred modules. `setup.js` and a release write them:
 *
 *     dist/apart/read-return.child.mjs, …
 *     dist/apart/SOURCES                  what they were built from, and the hash of that
 *
 * They run only as long as their sources are what they were built from; otherwise the sources run themselves.
 */
const SCRIPTS = [
  'read-return.child.ts',
  'read-place.child.ts',
  'scan.child.ts',
  'tables-met.child.ts',
  'whole-table.child.ts',
  'containers/inflate.child.ts',
] as const;

const ROOT = resolve(import.meta.dirname, '..', '..');
export const BUILT = join(ROOT, 'dist', 'apart');
/** Which versions of packages went in. */
const LOCK = 'package-lock.json';

interface Sources {
  readonly files: readonly string[];
  readonly sha256: string;
}

const known = new Map<string, boolean>();

/** What node is given to run a script, a path from this folder. @param folder where the built ones are */
export function scriptArguments(script: string, folder = BUILT): string[] {
  const isBuilt = (SCRIPTS as readonly string[]).includes(script) && isFresh(folder);
  // Where a reader fails is told by the line of its source, built or not.
  return isBuilt ? ['--enable-source-maps', join(folder, builtName(script))] : [join(import.meta.dirname, script)];
}

function builtName(script: string): string {
  return basename(script).replace(/\.ts$/, '.mjs');
}

/** Asked once: who runs goes on with what it began with. */
function isFresh(folder: string): boolean {
  const before = known.get(folder);
  if (before !== undefined) return before;
  const fresh = hasItsSources(folder);
  known.set(folder, fresh);
  return fresh;
}

function hasItsSources(folder: string): boolean {
  try {
    const { files, sha256 } = JSON.parse(readFileSync(join(folder, 'SOURCES'), 'utf8')) as Sources;
    return hashOf(files) === sha256;
  } catch (error) {
    // Never built, or built from a file that is no more.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function hashOf(files: readonly string[]): string {
  const sum = createHash('sha256');
  for (const file of files)
    sum
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return sum.digest('hex');
}

/** Builds all of them; `SOURCES` last. The builder is asked for only here: an installed release has none. */
export async function buildScripts(folder = BUILT): Promise<void> {
  const { build } = await import('esbuild');
  const { metafile, outputFiles } = await build({
    entryPoints: SCRIPTS.map((script) => join(import.meta.dirname, script)),
    outdir: folder,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    charset: 'utf8',
    // Large, and asked for only by files that need them.
    external: ['openpgp', 'pdfjs-dist'],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'inline',
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
    absWorkingDir: ROOT,
    preserveSymlinks: true,
    metafile: true,
    write: false,
  });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  const own = Object.keys(metafile.inputs).filter((file) => file.startsWith('src/'));
  const files = [...own, relative(ROOT, import.meta.filename), LOCK].sort();
  writeFileSync(join(folder, 'SOURCES.writing'), JSON.stringify({ files, sha256: hashOf(files) } satisfies Sources));
  renameSync(join(folder, 'SOURCES.writing'), join(folder, 'SOURCES'));
}
