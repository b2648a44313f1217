#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Starts the command line on the project's own Node 24, also when the machine's "node" is older.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const major = Number(process.versions.node.split('.')[0]);
const own = join(root, 'node_modules', '.bin', 'node');

if (major >= 24) {
  if (process.env.ROGATORY_STARTER === String(process.ppid) && process.connected) {
    // The starter below may be killed outright; then this process ends too and nothing is left behind.
    process.once('disconnect', () => process.exit(2));
    process.channel?.unref();
  }
  // Compiled code is kept beside the packages (never in a folder others may write to): the next command starts in half the time.
  const compiled = join(root, 'node_modules', '.cache', 'rogatory');
  nodeModule.enableCompileCache(compiled);
  process.env.NODE_COMPILE_CACHE = compiled; // for its threads
  await import('../src/cli/main.ts');
} else if (existsSync(own)) {
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ROGATORY_STARTER: String(process.pid) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    // Ended by a signal as the command was: a script that is stopped must not go on as if it were done.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
} else {
  process.stderr.write(
    `rogatory: needs Node 24 and found ${process.version}. Run "node setup.js" in ${root} once; it installs the right one.\n`,
  );
  process.exit(2);
}
