// SPDX-License-Identifier: Apache-2.0
/** Writes `x.js.br` and `x.js.gz` beside each text file, so that the desk sends small answers without work for every reader. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

export function compressedFiles(): Plugin {
  return {
    name: 'rogatory:compressed-files',
    apply: 'build',
    // After everything was written: other plugins still change a chunk while the bundle is made.
    async writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const path = resolve(dir as string, name);
        const text = await readFile(path);
        const brotli = await toBrotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
        await writeFile(`${path}.br`, brotli);
        await writeFile(`${path}.gz`, await toGzip(text, { level: 9 }));
      }
    },
  };
}
