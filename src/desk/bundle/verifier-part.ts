// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { build } from 'esbuild';
import { type BundlePart, textPart } from './bundle-part.ts';

let built: Promise<string> | undefined;

/** The verifier as one file that needs Node alone. The same sources give the same bytes. */
export async function verifierPart(): Promise<BundlePart> {
  built ??= buildVerifier();
  return textPart('data/verify/rogatory-verify.mjs', await built);
}

async function buildVerifier(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '..', '..', 'verify', 'alone.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    charset: 'utf8',
    legalComments: 'inline',
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  });
  const [file] = outputFiles;
  if (file === undefined) throw new TypeError('esbuild gave no file for the verifier');
  return file.text;
}
