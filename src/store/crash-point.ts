// SPDX-License-Identifier: Apache-2.0

/**
 * A named moment around a durable step. With `ROGATORY_CRASH_AT=<name>` the process kills itself there, as a power cut would; the tests
 * hit each once and then check what a restart finds. `ROGATORY_CRASH_AT=<name>:3` dies at the third time.
 */
export function crashPoint(name: string): void {
  const wanted = process.env.ROGATORY_CRASH_AT;
  if (wanted === undefined || wanted === '') return;
  const [at, time = '1'] = wanted.split(':');
  if (at !== name) return;
  passed += 1;
  if (passed === Number(time)) process.kill(process.pid, 'SIGKILL');
}

let passed = 0;
