// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Terminal } from './command.ts';
import { saysHowFar } from './progress.ts';

test('how far it is is said every two seconds, and the line is made only then', () => {
  const said: string[] = [];
  let [time, made] = [0, 0];
  const say = saysHowFar({ err: (text) => void said.push(text) } as Terminal, () => time);
  for (; time < 10_000; time += 100) say(() => `${++made} of 5`);
  assert.deepEqual(said, ['  1 of 5 …\n', '  2 of 5 …\n', '  3 of 5 …\n', '  4 of 5 …\n']);
});
