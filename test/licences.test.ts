// SPDX-License-Identifier: Apache-2.0
/** What we ship carries no AGPL or GPL; what is LGPL stands alone, unmodified and named in NOTICE. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');

interface LockedPackage {
  readonly version: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly optional?: boolean;
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockedPackage> };
const shipped = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && entry.dev !== true);

const FREE = new Set([
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Zlib',
  'OFL-1.1',
  'Unlicense',
  'Python-2.0',
]);

/** Old packages state their licence only in an array or in the licence file; this is the licence read there. */
function statedElsewhere(path: string): string | undefined {
  const folder = join(root, path);
  if (!existsSync(folder)) return undefined;
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { licenses?: readonly { type?: string }[] };
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file !== undefined && /Permission is hereby granted, free of charge/.test(readFileSync(join(folder, file), 'utf8'))) return 'MIT';
  return manifest.licenses?.[0]?.type;
}

/** `(A OR B)` is free when one side is, `A AND B` when both are. */
function isFree(expression: string): boolean {
  const bare = expression.replace(/[()]/g, '').trim();
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isFree);
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isFree);
  return FREE.has(bare);
}

test('every shipped package has a licence we may ship', () => {
  const notice = readFileSync(join(root, 'NOTICE'), 'utf8');
  const faults = shipped.flatMap(([path, entry]) => {
    const licence = entry.license ?? statedElsewhere(path) ?? 'none stated';
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (isFree(licence)) return [];
    if (licence.startsWith('LGPL') && notice.includes(name)) return [];
    return [`${name} ${entry.version}: ${licence}. Replace it, or name it in NOTICE when it is LGPL and stands alone.`];
  });
  assert.deepEqual(faults, []);
});

test('every package we ask for by name has its line in docs/decisions/dependencies.md', () => {
  const table = readFileSync(join(root, 'docs/decisions/dependencies.md'), 'utf8');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
  const asked = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.keys(manifest[kind] ?? {}));
  const missing = asked.filter((name) => !table.includes(`\`${name}\``));
  assert.deepEqual(missing, []);
});

test('what is installed is what the lock says', () => {
  const faults = shipped.flatMap(([path, entry]) => {
    const manifest = join(root, path, 'package.json');
    if (!existsSync(manifest)) return entry.optional === true ? [] : [`${path} is not installed`];
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return version === entry.version ? [] : [`${path}: the lock says ${entry.version}, installed is ${version}`];
  });
  assert.deepEqual(faults, []);
});

test('every version asked for is exact', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'])
    for (const [name, version] of Object.entries(manifest[kind] ?? {})) assert.match(version, /^\d/, `${name} asks for ${version}`);
});
