// SPDX-License-Identifier: Apache-2.0
/**
 * Reading YAML is nine tenths of loading the facts. What was parsed once is kept as JSON beside the installed packages, under the hash
 * of the very bytes it was parsed from: a changed file has another name, and a broken copy is parsed anew. Who can write there can
 * also write the program, so it is trusted as the program is.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'rogatory');
/** Raised when the shape of what is kept changes. */
const FORMAT = '1';

/** The kept value for the hash, or the one that `make` gives, which is then kept where the folder can be written. */
export function parsedOnce<T>(version: string, make: () => T): T {
  const path = join(FOLDER, `knowledge-${FORMAT}-${version.replace('sha256:', '')}.json`);
  const kept = keptAt<T>(path);
  if (kept !== undefined) return kept;
  const value = make();
  keep(path, JSON.stringify(value));
  return value;
}

function keptAt<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (cause) {
    if (cause instanceof SyntaxError || isNodeError(cause)) return undefined; // not there yet, or torn: parsed anew
    throw cause;
  }
}

function keep(path: string, text: string): void {
  const torn = `${path}.${process.pid}`;
  try {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(torn, text);
    renameSync(torn, path);
  } catch (cause) {
    if (!isNodeError(cause)) throw cause; // a read-only installation parses each time
    rmSync(torn, { force: true });
  }
}

function isNodeError(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause;
}
