// SPDX-License-Identifier: Apache-2.0
/** Before anybody has signed in, only the texts of the door are there: what is drawn there may say no other. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { door } from './en/index.ts';

const WEB = resolve(import.meta.dirname, '..');
/** A screen behind the door, and what is fetched later, come after all texts: `lazyRouteComponent`, `import()`. */
const FIRST = ['main.tsx', 'screens/sign-in/sign-in.tsx'];
/** Drawn behind the door only. */
const INSIDE = /^parts\/(words|more|filters|asked)\.tsx$/;

function drawnFirst(): Set<string> {
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (found.has(path) || INSIDE.test(path)) return;
    found.add(path);
    const source = readFileSync(join(WEB, path), 'utf8');
    for (const [, from = ''] of source.matchAll(/^(?:import|export) [^;]*?from '(\.[^']+\.tsx?)';$/gm)) {
      const next = join(dirname(path), from);
      if (!next.startsWith('..') && !next.startsWith('messages')) follow(next);
    }
  };
  for (const path of FIRST) follow(path);
  return found;
}

test('the door says only texts that are there', () => {
  const files = drawnFirst();
  assert.ok(files.has('parts/frame-trouble.tsx') && files.has('parts/trouble.tsx') && !files.has('shell.tsx'), [...files].join());
  const said = [...files].flatMap((path) =>
    [...readFileSync(join(WEB, path), 'utf8').matchAll(/\bsay\('([\w.-]+)'/g)].map(([, id]) => ({ path, id: id as string })),
  );
  assert.deepEqual(
    said.filter(({ id }) => !(id in door)),
    [],
  );
  for (const area of ['role.', 'store.', 'sign-in.warning.'])
    assert.ok(
      Object.keys(door).some((id) => id.startsWith(area)),
      area,
    );
});
