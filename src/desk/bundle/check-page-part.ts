// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type BundlePart, textPart } from './bundle-part.ts';

const PAGE = join(import.meta.dirname, '..', '..', 'verify', 'page');

let built: Promise<string> | undefined;

/** The check page: one HTML file that runs from a disk, with the verifier in it. The same sources give the same bytes. */
export async function checkPagePart(): Promise<BundlePart> {
  built ??= buildCheckPage();
  return textPart('data/verify/check.html', await built);
}

/** Its policy lets only this very script run, and lets it ask nobody. */
export async function buildCheckPage(): Promise<string> {
  const standIn = (name: string) => join(PAGE, 'stand-ins', `${name}.ts`);
  const { outputFiles } = await build({
    entryPoints: [join(PAGE, 'page.ts')],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    alias: { 'node:crypto': standIn('crypto'), 'node:zlib': standIn('zlib') },
    inject: [standIn('buffer')],
    define: { global: 'globalThis' },
  });
  const script = (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
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
