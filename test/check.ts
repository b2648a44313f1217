// SPDX-License-Identifier: Apache-2.0
/** `npm run check`: all of it, in the order in which a fault is cheapest to find: types, lint, unused code, tests. `--quick` leaves the last two out. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const bin = (name: string) => resolve(root, 'node_modules', '.bin', name);
const quick = process.argv.includes('--quick');

const steps: readonly (readonly [string, readonly string[]])[] = [
  [bin('tsc'), ['-p', root]],
  ...(existsSync(resolve(root, 'src/web/tsconfig.json')) ? [[bin('tsc'), ['-p', resolve(root, 'src/web')]] as const] : []),
  [bin('biome'), ['check', '--error-on-warnings', '.']],
  ...(quick
    ? []
    : ([
        [bin('knip'), []],
        [process.execPath, [resolve(root, 'test/run.ts')]],
      ] as const)),
];

for (const [command, args] of steps) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
