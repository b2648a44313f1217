// SPDX-License-Identifier: Apache-2.0
import { RogatoryError } from './error-area.ts';
import { storeSays } from './sentences/store.ts';
import { StoreError } from './store.ts';

/** Of the system, and of PostgreSQL (`disk_full`): whatever was to be written found no room. */
const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);
const DEEPEST_CAUSE = 5;

/**
 * A full disk is no fault of the program, wherever it was met: in the database, in the published log, in a folder beside. What has its own sentence
 * (vault, spool, records, backup) keeps it. Undefined: it is something else.
 */
export function asFullDisk(error: unknown): RogatoryError | undefined {
  let at = error;
  for (let depth = 0; depth < DEEPEST_CAUSE && at instanceof Error && !(at instanceof RogatoryError); depth += 1) {
    if (FULL.has((at as { readonly code?: string }).code ?? ''))
      return new StoreError('DISK_FULL', { message: storeSays('disk-full'), cause: error });
    at = at.cause;
  }
  return undefined;
}
