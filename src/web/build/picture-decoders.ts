// SPDX-License-Identifier: Apache-2.0
/**
 * Scanners write JBIG2 and JPEG 2000 into PDFs. pdfjs decodes them by WebAssembly, which the desk's policy does not allow, or by plain
 * scripts, which are put beside the client under `pdf/` and fetched when such a picture is met.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const DECODERS = ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'];

export function pictureDecoders(): Plugin {
  const folder = resolve(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'wasm');
  return {
    name: 'rogatory:picture-decoders',
    apply: 'build',
    async generateBundle() {
      for (const name of DECODERS) this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source: await readFile(resolve(folder, name)) });
    },
  };
}
