// SPDX-License-Identifier: Apache-2.0
/** The process that looks at a scan (scan-apart.ts): it may read its input and our code, and write nothing. */

import { readFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { evidenceSays } from '../core/errors/sentences/evidence.ts';
import type { ScanAnswer } from './scan-apart.ts';
import { openPdf } from './source/pdf-document.ts';

const PICTURES = { 'image/png': '89504e470d0a1a0a', 'image/jpeg': 'ffd8ff' } as const;

const { file } = JSON.parse(await readAll(process.stdin)) as { readonly file: string };
let answer: ScanAnswer;
try {
  const bytes = readFileSync(file);
  const picture = (Object.keys(PICTURES) as (keyof typeof PICTURES)[]).find((type) =>
    bytes.subarray(0, 8).toString('hex').startsWith(PICTURES[type]),
  );
  if (picture !== undefined) answer = { type: picture, pages: 1 };
  else if (bytes.subarray(0, 1024).includes('%PDF-')) answer = { type: 'application/pdf', pages: (await openPdf(bytes)).pages };
  else answer = { fault: evidenceSays('no-scan-bytes') };
} catch (error) {
  answer = { fault: evidenceSays('not-opened', { kind: error instanceof Error ? error.name : '?' }) };
}
process.stdout.write(JSON.stringify(answer));
