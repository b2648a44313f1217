// SPDX-License-Identifier: Apache-2.0
/** Small promises about the tree itself, each with the reason in its failure. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');
const sources = globSync('{src,test}/**/*.{ts,tsx}', { cwd: root });

function filesWith(pattern: RegExp, among: readonly string[] = sources): string[] {
  return among.filter((file) => pattern.test(readFileSync(resolve(root, file), 'utf8')));
}

test('every source file names its licence in its first lines', () => {
  const without = sources.filter(
    (file) => !readFileSync(resolve(root, file), 'utf8').slice(0, 200).includes('SPDX-License-Identifier: Apache-2.0'),
  );
  assert.deepEqual(without, []);
});

test('no promise is left in the code: it is done, or it stands in the manual as not supported', () => {
  assert.deepEqual(
    filesWith(new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['not', 'implemented'].join(' ')})\\b`)),
    [],
  );
});

test('no catch is empty: handle it, or let it rise with its cause', () => {
  assert.deepEqual(filesWith(/catch\s*(\([^)]*\))?\s*\{\s*\}/), []);
});

test('folders are nouns of the desk', () => {
  assert.deepEqual(globSync('src/**/{utils,util,helpers,helper,common,manager,misc}{,.ts}', { cwd: root }), []);
});

test('no source file outgrows a sitting of reading', () => {
  const long = sources.filter(
    (file) => !/\.(test|long-test)\.tsx?$/.test(file) && readFileSync(resolve(root, file), 'utf8').split('\n').length > 500,
  );
  assert.deepEqual(long, []);
});

test('every crash point is hit by name in a test', () => {
  const tests = globSync('{src,test}/**/*.test.ts', { cwd: root })
    .map((file) => readFileSync(resolve(root, file), 'utf8'))
    .join('\n');
  const points = sources.flatMap((file) =>
    [...readFileSync(resolve(root, file), 'utf8').matchAll(/crashPoint\('([a-z-]+)'\)/g)].map(([, point]) => point as string),
  );
  assert.ok(points.length > 0);
  assert.deepEqual(
    points.filter((point) => !new RegExp(`'${point}(:\\d+)?'`).test(tests)),
    [],
  );
});
