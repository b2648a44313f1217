// SPDX-License-Identifier: Apache-2.0
import type { Report } from '../desk/open-desk.ts';

const AGAIN_AFTER_MS = 60_000;

/**
 * The same trouble over and over (a database that is away is asked several times a second) would fill the disk of the journal: it is told at once,
 * then once a minute with how often it came meanwhile. Everything else goes through as it comes.
 */
export function calmReport(write: Report, now: () => Date): Report {
  const told = new Map<string, { readonly at: number; kept: number }>();
  return (line) => {
    if (line.trouble === undefined) return write(line);
    const at = now().getTime();
    const key = `${line.part} ${line.trouble}`;
    const last = told.get(key);
    if (last !== undefined && at - last.at < AGAIN_AFTER_MS && at >= last.at) {
      last.kept += 1;
      return;
    }
    for (const [other, { at: then }] of told) if (at - then > AGAIN_AFTER_MS) told.delete(other);
    told.set(key, { at, kept: 0 });
    write(last === undefined || last.kept === 0 ? line : { ...line, again: last.kept });
  };
}
