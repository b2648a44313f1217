// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FormField } from '../documents/form.ts';
import { mailedFiles, namedEnclosures } from './enclosures.ts';

describe('what goes along with a paper', () => {
  test('is what its fields of enclosures say, each by its hash where an item was chosen', () => {
    const fields = [
      { field: 'annexes', block: 'extra', type: 'attachment', level: 'must' },
      { field: 'subject', block: 'head', type: 'text', level: 'must' },
      { field: 'order_attached', block: 'extra', type: 'attachment', level: 'must' },
      { field: 'law', block: 'extra', type: 'attachment', level: 'must' },
    ] as const satisfies readonly FormField[];
    const sha256 = 'a'.repeat(64);
    assert.deepEqual(
      namedEnclosures(fields, { annexes: [{ name: 'order.pdf', sha256 }, 'a list'], subject: 'x', order_attached: true, law: false }),
      [
        { field: 'annexes', name: 'order.pdf', sha256 },
        { field: 'annexes', name: 'a list', sha256: '' },
        { field: 'order_attached', name: '', sha256: '' },
      ],
    );
  });
  test('has a name in the mail that nobody can break its head with, and no two the same', () => {
    const hostile = 'x"\r\nBcc: evil@example.test.pdf';
    assert.deepEqual(
      mailedFiles(['court order.PDF', 'أمر.pdf', hostile, 'no end', '']).map(({ name }) => name),
      ['enclosure-1-court-order.pdf', 'enclosure-2.pdf', 'enclosure-3-x-Bcc-evil-example-test.pdf', 'enclosure-4-no-end', 'enclosure-5'],
    );
    assert.deepEqual(
      mailedFiles(['a.pdf', 'b.exe', 'c.json']).map(({ type }) => type),
      ['application/pdf', 'application/octet-stream', 'application/json'],
    );
  });
});
