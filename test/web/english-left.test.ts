// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { isEnglish } from './english-left.ts';
import { type Places, screens } from './screens.ts';

describe('what is told from a name and from a quotation', () => {
  const english = (text: string) => isEnglish(text, { english: new Set(['Try again']), names: ['Office of International Affairs'] });
  test('a sentence in English is found by itself and inside an Arabic one', () => {
    assert.ok(english('The chunk has another SHA-256 than its sender says.'));
    assert.ok(english('الأصل: expected 12 bytes at 7, found 3 of them. أعد قراءته.'));
    assert.ok(english('Try again'));
  });
  test('names, codes, French, quotations and files are no English', () => {
    const others = [
      'Meta Platforms, Inc.',
      'desk.example/lantern',
      'Façon de les voir',
      'Ce que l’on peut faire',
      'WhatsApp Chat with Samir.txt',
    ];
    for (const text of [...others, '\u2068All of the fees\u2069 (1)', 'طلب إلى Office of International Affairs'])
      assert.ok(!english(text), text);
  });
});

test('every address of the router is a screen that is walked', () => {
  const router = readFileSync(new URL('../../src/web/router.tsx', import.meta.url), 'utf8');
  const routes = [...router.matchAll(/(?:path: |screen\(\s*)'(\/[^']*)'/g)].map(([, path]) => path as string);
  const at = new Proxy({}, { get: (_, name) => `$${String(name)}` }) as Places;
  const walked = screens.map(({ path }) => (path(at).split('?')[0] ?? '').replaceAll(/\$\w+/g, '$'));
  // The batch is walked where it is made.
  const left = routes.filter((path) => path !== '/batches/$batchId').map((path) => path.replaceAll(/\$\w+/g, '$'));
  const isWalked = (route: string) => walked.some((one) => new RegExp(`^${route.replaceAll('$', '[^/]+')}$`).test(one));
  assert.ok(left.length > 40);
  assert.deepEqual(
    left.filter((route) => !isWalked(route)),
    [],
  );
});
