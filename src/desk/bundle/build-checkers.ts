// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * What checks a bundle or a request on a machine without us: the verifier as one file for Node, and the check page, one HTML file that runs from a
 * disk. The same sources give the same bytes. `setup.js` writes them once, a release hands them out beside the program:
 *
 *     dist/verify/rogatory-verify.mjs
 *     dist/verify/check.html
 *     dist/verify/SHA256SUMS     their hashes in the form of sha256sum: this is what a release or a national directory signs
 *     dist/verify/SOURCES        hash of the sources they were built from
 */
export const CHECKERS = ['rogatory-verify.mjs', 'check.html'] as const;
export type Checker = (typeof CHECKERS)[number];

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const BUILT = join(ROOT, 'dist', 'verify');
const PAGE = join(ROOT, 'src', 'verify', 'page');

const inMemory = new Map<Checker, Promise<string>>();

/** The built file, or, in a checkout whose sources have changed since, one built now. */
export async function checkerText(name: Checker): Promise<string> {
  const built = builtText(name);
  if (built !== undefined) return built;
  const text = inMemory.get(name) ?? buildChecker(name);
  inMemory.set(name, text);
  return await text;
}

function builtText(name: Checker): string | undefined {
  try {
    return readFileSync(join(BUILT, 'SOURCES'), 'utf8') === sourcesHash() ? readFileSync(join(BUILT, name), 'utf8') : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Builds both and writes them, each whole or not at all; `SOURCES` last. */
export async function writeCheckers(folder = BUILT): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): void => {
    writeFileSync(join(folder, `${name}.writing`), text);
    renameSync(join(folder, `${name}.writing`), join(folder, name));
  };
  const texts = await Promise.all(CHECKERS.map(async (name) => [name, await buildChecker(name)] as const));
  for (const [name, text] of texts) write(name, text);
  write('SHA256SUMS', texts.map(([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`).join(''));
  write('SOURCES', sourcesHash());
}

function sourcesHash(): string {
  const paths = ['src/verify/**/*.{ts,css}', 'src/core/**/*.ts', 'src/desk/bundle/build-checkers.ts', 'package-lock.json']
    .flatMap((part) => globSync(part, { cwd: ROOT }))
    .filter((path) => !/\.(test|long-test)\.ts$/.test(path));
  const sum = createHash('sha256');
  for (const path of paths.sort())
    sum
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  return sum.digest('hex');
}

function buildChecker(name: Checker): Promise<string> {
  return name === 'check.html' ? buildCheckPage() : buildVerifier();
}

async function buildVerifier(): Promise<string> {
  return await scriptOf({
    entryPoints: [join(ROOT, 'src', 'verify', 'alone.ts')],
    platform: 'node',
    format: 'esm',
    target: 'node22',
    legalComments: 'inline',
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  });
}

/** Its policy lets only this very script run, and lets it ask nobody. */
async function buildCheckPage(): Promise<string> {
  const standIn = (name: string) => join(PAGE, 'stand-ins', `${name}.ts`);
  const built = await scriptOf({
    entryPoints: [join(PAGE, 'page.ts')],
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    alias: { 'node:crypto': standIn('crypto'), 'node:zlib': standIn('zlib') },
    inject: [standIn('buffer')],
    define: { global: 'globalThis' },
  });
  const script = built.replaceAll('</script', '<\\/script');
  const style = readFileSync(join(PAGE, 'page.css'), 'utf8');
  const allow = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${allow(script)}; style-src ${allow(style)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Check a request or a bundle</title>
<style>${style}</style>
</head>
<body><noscript>This page checks files with the script inside it; allow it to run.</noscript>
<script>${script}</script>
</body>
</html>
`;
}

/** The builder is asked for only where there is something to build: an installed release has none. The bytes do not tell where it was built. */
async function scriptOf(options: import('esbuild').BuildOptions): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    write: false,
    charset: 'utf8',
    absWorkingDir: ROOT,
    preserveSymlinks: true,
  });
  const [file] = outputFiles;
  if (file === undefined) throw new TypeError('esbuild gave no file');
  return file.text;
}
