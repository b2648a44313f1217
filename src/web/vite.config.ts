// SPDX-License-Identifier: Apache-2.0
/**
 * Builds the web client into dist/web. Everything is a file of our own origin: the desk's Content-Security-Policy is
 * `script-src 'self'; style-src 'self'`, so no script, style element or style attribute may stand in the page itself.
 */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compiledMessages } from './build/compiled-messages.ts';
import { compressedFiles } from './build/compressed-files.ts';
import { pictureDecoders } from './build/picture-decoders.ts';
import { themeVariables } from './build/theme-variables.ts';

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  base: '/',
  plugins: [react(), compiledMessages(resolve(here, 'messages')), themeVariables(), pictureDecoders(), compressedFiles()],
  resolve: {
    alias: {
      // Messages are parsed at build time; the schemas of the API are for the server: the screens need their types and addresses only.
      '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
      typebox: resolve(here, 'build/schemas-left-out.ts'),
    },
  },
  build: {
    outDir: resolve(here, '../../dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': process.env.ROGATORY_DESK ?? 'http://127.0.0.1:8321' } },
});
