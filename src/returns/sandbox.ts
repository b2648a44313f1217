// SPDX-License-Identifier: Apache-2.0
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BUILT, scriptArguments } from './built-scripts.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/**
 * With these arguments node runs a script (a path from this folder) in a process that may read our code and these paths, and write nothing:
 * what it opens is hostile.
 */
export function sandboxed(script: string, paths: readonly string[], flags: readonly string[]): string[] {
  const ours = [join(ROOT, 'src'), BUILT, join(ROOT, 'package.json'), join(ROOT, 'node_modules'), realpathSync(join(ROOT, 'node_modules'))];
  const readable = new Set([...ours, ...paths.flatMap((path) => [path, realpathSync(path)])]);
  const allowed = [...readable].map((path) => `--allow-fs-read=${path}`);
  return ['--permission', ...allowed, '--allow-worker', '--no-warnings', ...flags, ...scriptArguments(script)];
}
