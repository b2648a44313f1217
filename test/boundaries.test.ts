// SPDX-License-Identifier: Apache-2.0
/** Who may import whom (docs/architecture.md). A refusal is a sentence that says what to do instead. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..', 'src');
const ADAPTERS = ['store', 'exchange', 'capture', 'ledgers', 'returns', 'documents'];

/** For each room the rooms it may import from; a room may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  ...Object.fromEntries(ADAPTERS.map((room) => [room, ['core']])),
  verify: ['core'],
  desk: ['core', 'verify', 'jobs', ...ADAPTERS],
  jobs: ['core', 'store'],
  server: ['core', 'desk', 'jobs', 'store'],
  cli: ['core', 'desk', 'jobs', 'server', 'verify', ...ADAPTERS],
  web: ['core'],
};

/** Packages of the platform and the pure ones that `core` may use. */
const CORE_MAY_USE = new Set([
  'ipaddr.js',
  'libphonenumber-js',
  'intl-messageformat',
  '@noble/curves',
  '@noble/hashes',
  '@scure/bip39',
  'typebox',
]);
const CORE_REFUSES = new Set(['fs', 'net', 'http', 'https', 'child_process', 'worker_threads', 'dns', 'tls', 'sqlite', 'cluster']);

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*).*$/gm, '');
  return [
    ...text.matchAll(/(?:^|[\s;])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*\(?\s*['"]([^'"]+)['"]/gm),
  ].map((found) => (found[1] ?? found[2]) as string);
}

const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.(test|long-test|bench)\.tsx?$/.test(file));

test('each folder imports only what stands below it', () => {
  const faults: string[] = [];
  for (const file of files) {
    const room = file.split('/')[0] as string;
    for (const target of importsOf(resolve(root, file)).filter((name) => name.startsWith('.'))) {
      const path = relative(root, resolve(root, dirname(file), target));
      if (path.startsWith('..')) continue;
      const other = path.split('/')[0] as string;
      if (other === room || MAY_IMPORT[room]?.includes(other)) continue;
      faults.push(
        `${file} imports ${path}: ${room} may import ${MAY_IMPORT[room]?.join(', ') || 'only itself'}; pass what it needs in instead.`,
      );
    }
  }
  assert.deepEqual(faults, []);
});

test('core touches no disk, no network, no process', () => {
  const faults: string[] = [];
  for (const file of files.filter((name) => name.startsWith('core/'))) {
    for (const target of importsOf(resolve(root, file)).filter((name) => !name.startsWith('.'))) {
      const name = target.replace(/^node:/, '');
      const base = name.split('/')[0] as string;
      const builtin = target.startsWith('node:') || builtinModules.includes(name);
      const pack = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : base;
      if (builtin ? CORE_REFUSES.has(base) : !CORE_MAY_USE.has(pack))
        faults.push(`${file} imports ${target}: core is pure; pass the result in instead.`);
    }
  }
  assert.deepEqual(faults, []);
});

test('core/custody needs nothing beyond Node', () => {
  const faults = files
    .filter((file) => file.startsWith('core/custody/'))
    .flatMap((file) =>
      importsOf(resolve(root, file))
        .filter((target) => !target.startsWith('.') && !target.startsWith('node:'))
        .map((target) => `${file} imports ${target}`),
    );
  assert.deepEqual(faults, []);
});

test('what the web client reaches needs nothing of Node', () => {
  const faults: string[] = [];
  const from = new Map([[resolve(root, 'web/main.tsx'), 'index.html']]);
  for (const [file, by] of from)
    for (const target of valueImportsOf(file)) {
      const path = resolve(dirname(file), target);
      if (target.startsWith('node:')) faults.push(`${relative(root, file)} imports ${target}, and ${by} imports it: a browser has none.`);
      else if (target.startsWith('.') && /\.tsx?$/.test(target) && !from.has(path)) from.set(path, relative(root, file));
    }
  assert.deepEqual(faults, []);
  assert.ok(from.size > 200, 'few files are reached: the imports were not found');
});

/** Imports that are there when the program runs: types are not. */
function valueImportsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*).*$/gm, '');
  const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\s(?!type\b)[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g);
  return [...found].map(([, name, later]) => (name ?? later) as string);
}
