// SPDX-License-Identifier: Apache-2.0

import { resolve } from 'node:path';
import { ReturnError } from '../core/errors/return.ts';
import type { Said } from '../core/errors/say.ts';
import { evidenceSays } from '../core/errors/sentences/evidence.ts';
import { APART_MEMORY_MB, APART_SECONDS, runApart } from './run-apart.ts';

/** What a scan is, by its bytes. */
export interface ScanSeen {
  readonly type: 'application/pdf' | 'image/png' | 'image/jpeg';
  readonly pages: number;
}
export type ScanAnswer = ScanSeen | { readonly fault: Said };

/** Looks at a scanned paper in a process of its own that may write nothing. @throws ReturnError STOPPED */
export async function scanApart(file: string): Promise<ScanSeen> {
  const path = resolve(file);
  const said = await runApart('scan.child.ts', path, { file: path });
  const answer: ScanAnswer =
    said === ''
      ? { fault: evidenceSays('apart-ended', { seconds: APART_SECONDS, megabytes: APART_MEMORY_MB }) }
      : (JSON.parse(said) as ScanAnswer);
  if ('fault' in answer) throw new ReturnError('STOPPED', { message: evidenceSays('scan-why', { why: answer.fault }) });
  return answer;
}
