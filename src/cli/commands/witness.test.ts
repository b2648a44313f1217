// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const WITNESS = JSON.stringify(join(import.meta.dirname, 'witness.ts'));

test('a witness that is asked to end while it says where it listens ends in order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-witness-'));
  const program = `
    import { command } from ${WITNESS};
    const out = () => process.kill(process.pid, 'SIGINT');
    const args = ['--data', ${JSON.stringify(folder)}, '--name', 'witness.example', '--listen', '127.0.0.1:0'];
    process.exitCode = await command.run(args, { out, err: () => {}, env: {}, cwd: '/', now: () => new Date(), stdin: async () => Buffer.of() });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = await new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])));
  rmSync(folder, { recursive: true, force: true });
  assert.deepEqual(ended, [0, null]);
});
