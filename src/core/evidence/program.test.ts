// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pack from '../../../package.json' with { type: 'json' };
import { PROGRAM } from './program.ts';

test('what the program makes carries the version of the package', () => {
  assert.equal(PROGRAM, `${pack.name} ${pack.version}`);
});
