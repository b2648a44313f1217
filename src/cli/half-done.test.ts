// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

for (const [how, again] of [
  ['', ''],
  [', also where one Ctrl-C is told twice', "process.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));"],
])
  test(`a command that is stopped takes away what is not whole, leaves what is, and ends by the signal${how}`, async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-half-done-'));
    context.after(() => rmSync(folder, { recursive: true, force: true }));
    const script = `
    import { writeFileSync, mkdirSync } from 'node:fs';
    import { removeIfStopped } from ${JSON.stringify(join(import.meta.dirname, 'half-done.ts'))};
    ${again}
    for (const name of ['file.part', 'whole']) writeFileSync(name, '');
    mkdirSync('folder.part/below', { recursive: true });
    removeIfStopped('file.part', 'folder.part');
    removeIfStopped('whole')();
    console.log('ready');
    setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    assert.deepEqual(await once(child, 'exit'), [null, 'SIGINT']);
    assert.deepEqual(
      ['file.part', 'folder.part', 'whole'].map((name) => existsSync(join(folder, name))),
      [false, false, true],
    );
  });
