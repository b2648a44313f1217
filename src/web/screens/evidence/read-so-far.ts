// SPDX-License-Identifier: Apache-2.0
import type { JobShown } from '../../../core/api/evidence.ts';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/messages.ts';

/** `Read so far: 12 MB of 40 MB`; records and files are counted. */
export function readSoFar({ done, of, what }: NonNullable<JobShown['progress']>, say: Say, formats: Formats): string {
  const told = what === 'bytes' ? formats.size : formats.count;
  return of === undefined
    ? say('reading.progress.read', { done: told(done) })
    : say('reading.progress.of', { done: told(done), of: told(of) });
}
