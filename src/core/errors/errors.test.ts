// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { errorAreas } from './index.ts';

const manual = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
const documented = [...manual.matchAll(/^### `?([A-Z0-9_]+)`?$/gm)].map((found) => found[1] as string);
const defined = errorAreas.flatMap((area) => Object.keys(area.kinds).map((code) => `${area.area}_${code}`));

describe('the error catalogue', () => {
  test('every code has its paragraph in docs/errors.md, and every paragraph its code', () => {
    assert.deepEqual([...documented].sort(), [...defined].sort());
  });
  test('every code says something in English, Arabic and French', () => {
    for (const area of errorAreas)
      for (const [code, kind] of Object.entries(area.kinds))
        for (const language of ['en', 'ar', 'fr'] as const)
          assert.ok(kind.text[language].length > 5, `${area.area}_${code} says nothing in ${language}`);
  });
});
