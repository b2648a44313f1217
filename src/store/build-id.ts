// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What decides how the program behaves: its sources, the law and the forms it goes by, the versions of its libraries. */
const PARTS = ['src/**/*.ts', 'jurisdictions/**/*.yaml', 'providers/**/*.yaml', 'forms/**/*.yaml', 'package-lock.json'];
const ROOT = resolve(import.meta.dirname, '..', '..');

let own: string | undefined;

/**
 * The build as 16 hex digits: SHA-256 over the path and hash of every file that decides. A release publishes its own, so a desk whose gates were
 * taken out, or whose law was bent, prints another one in the reports it makes. KNOWN: a program can lie about itself; what it cannot do is lie
 * in a way that somebody who builds it anew from the same sources would not see.
 */
export function buildId(root = ROOT): string {
  if (root === ROOT && own !== undefined) return own;
  const paths = PARTS.flatMap((part) => globSync(part, { cwd: root })).filter((path) => !/\.(test|long-test)\.ts$/.test(path));
  const sum = createHash('sha256');
  for (const path of paths.sort()) {
    const hash = createHash('sha256')
      .update(readFileSync(resolve(root, path)))
      .digest('hex');
    sum.update(`${hash}  ${path}\n`);
  }
  const id = sum.digest('hex').slice(0, 16);
  if (root === ROOT) own = id;
  return id;
}
