// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bothChanged, keepDraft, keptDraft, type Shelf } from './draft-kept.ts';
import { categoriesOf, isFilled, rangeOf } from './values.ts';

function shelf(full = false): Shelf & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, text) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      held.set(name, text);
    },
    removeItem: (name) => void held.delete(name),
  };
}

describe('a draft that has not reached the desk', () => {
  test('comes back after a reload', () => {
    const kept = shelf();
    keepDraft(kept, 'r', { digest: 'd', changed: { necessity: 'because' }, before: {} });
    assert.deepEqual(keptDraft(kept, 'r'), { digest: 'd', changed: { necessity: 'because' }, before: {} });
  });
  test('is taken away once nothing is unsaved', () => {
    const kept = shelf();
    keepDraft(kept, 'r', { digest: 'd', changed: { necessity: 'because' }, before: {} });
    keepDraft(kept, 'r', { digest: 'e', changed: {}, before: {} });
    assert.equal(kept.held.size, 0);
  });
  test('a full shelf does not stop the writing', () => {
    assert.doesNotThrow(() => keepDraft(shelf(true), 'r', { digest: 'd', changed: { a: 1 }, before: {} }));
  });
  test('what something else wrote there is not taken for a draft', () => {
    const kept = shelf();
    for (const text of ['no json', '{}', '{"digest":7}', 'null', '[]']) {
      kept.setItem('rogatory.draft.r', text);
      assert.equal(keptDraft(kept, 'r'), undefined);
    }
  });
});

describe('two people change one draft', () => {
  test('fields that only one of them changed are no conflict', () => {
    assert.deepEqual(bothChanged({ a: '1', b: '1' }, { a: '1', b: '2' }, { a: '2' }), []);
  });
  test('a field that both changed to different things is named', () => {
    assert.deepEqual(bothChanged({ a: '1' }, { a: '2' }, { a: '3' }), ['a']);
    assert.deepEqual(bothChanged({ a: '1' }, { a: '2' }, { a: '2' }), []);
  });
});

test('values that are no rows are read as none', () => {
  assert.deepEqual(categoriesOf('text'), []);
  assert.deepEqual(categoriesOf([null, { category: 'content' }]), [{ category: 'content', reason: '' }]);
  assert.deepEqual(rangeOf(undefined), { from: '', to: '' });
  assert.equal(isFilled({ from: '', to: '' }), false);
  assert.equal(isFilled(false), true);
});
