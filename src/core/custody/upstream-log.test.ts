// SPDX-License-Identifier: Apache-2.0
/** Tree, notes, checkpoints and tiles against a complete log made by another program (transparency-dev/tessera, Apache-2.0). */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { missing, sharedFolder } from '../../../test/shared.ts';
import { makeCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { appendLeaves, EMPTY_RANGE, leafHash, nodeHash, rootOf, type TreeHash } from './merkle-tree.ts';
import { noteSigner, openNote, parseVkey, signNote, vkeyOf } from './signed-note.ts';
import { entryBundle, hashesAtLevel, tilePath } from './tiles.ts';

const VKEY = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';

describe('a complete log of another program', { skip: missing('standards/merkle-tlog') }, () => {
  let folder: string;
  let log: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-upstream-'));
    execFileSync('tar', ['xzf', join(sharedFolder('standards/merkle-tlog') as string, 'tessera-testdata-log.tar.gz'), '-C', folder]);
    log = join(folder, 'testdata', 'log');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function entries(): Buffer[] {
    const bundle = readFileSync(join(log, tilePath('entries', 0, 15)));
    const found: Buffer[] = [];
    for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at))
      found.push(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)));
    return found;
  }

  test('its checkpoint is signed by its key, and its root is that of its entries', () => {
    const verifier = parseVkey(VKEY);
    assert.ok(verifier);
    const opened = openNote(readFileSync(join(log, 'checkpoint'), 'utf8'), [verifier]);
    assert.equal(opened?.signedBy.length, 1);
    const checkpoint = parseCheckpoint(opened?.text ?? '');
    const range = appendLeaves(EMPTY_RANGE, entries().map(leafHash));
    assert.deepEqual(
      { size: checkpoint?.size, root: Buffer.from(checkpoint?.root ?? []) },
      { size: range.size, root: Buffer.from(rootOf(range)) },
    );
    assert.equal(makeCheckpoint(checkpoint as NonNullable<typeof checkpoint>), opened?.text);
    assert.equal(vkeyOf(verifier), VKEY);
  });

  test('its tiles are ours', () => {
    assert.deepEqual(readFileSync(join(log, tilePath(0, 0, 15))), Buffer.concat(entries().map(leafHash)));
    assert.deepEqual(readFileSync(join(log, tilePath('entries', 0, 15))), Buffer.from(entryBundle(entries())));
  });
});

describe('the tree', () => {
  /** RFC 9162 §2.1.1 word for word. */
  function byDefinition(leaves: readonly TreeHash[]): TreeHash {
    if (leaves.length <= 1) return leaves[0] ?? rootOf(EMPTY_RANGE);
    let k = 1;
    while (k * 2 < leaves.length) k *= 2;
    return nodeHash(byDefinition(leaves.slice(0, k)), byDefinition(leaves.slice(k)));
  }

  test('grown leaf by leaf or in batches it has the root of the definition', () => {
    const leaves = Array.from({ length: 70 }, (_, n) => leafHash(Buffer.from(`entry ${n}`)));
    let grown = EMPTY_RANGE;
    for (let size = 0; size <= leaves.length; size += 1) {
      const expected = Buffer.from(byDefinition(leaves.slice(0, size)));
      assert.deepEqual(Buffer.from(rootOf(grown)), expected);
      assert.deepEqual(
        Buffer.from(rootOf(appendLeaves(appendLeaves(EMPTY_RANGE, leaves.slice(0, size >> 1)), leaves.slice(size >> 1, size)))),
        expected,
      );
      if (size < leaves.length) grown = appendLeaves(grown, [leaves[size] as TreeHash]);
    }
  });

  test('tiles are named as tlog-tiles names them', () => {
    assert.equal(tilePath(0, 1_234_067), 'tile/0/x001/x234/067');
    assert.equal(tilePath('entries', 5, 12), 'tile/entries/005.p/12');
    assert.equal(tilePath(2, 1_000), 'tile/2/x001/000');
    assert.deepEqual([hashesAtLevel(0, 70_000), hashesAtLevel(1, 70_000), hashesAtLevel(2, 70_000)], [70_000, 273, 1]);
  });
});

describe('attacks on a note', () => {
  const signer = noteSigner('desk.example/log', Buffer.alloc(32, 7));
  const note = signNote('desk.example/log\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n', signer);
  test('a text changed under its signature is no note', () => {
    assert.ok(openNote(note, [signer]));
    assert.equal(openNote(note.replace('\n3\n', '\n4\n'), [signer]), undefined);
  });
  test('a signature by another key counts for nothing', () => {
    const other = noteSigner('desk.example/log', Buffer.alloc(32, 8));
    assert.deepEqual(openNote(note, [other])?.signedBy, []);
  });
  test('a key whose id is not its own is refused', () => {
    assert.equal(parseVkey(VKEY.replace('33d7b496', '33d7b497')), undefined);
    assert.equal(parseVkey(`${VKEY}AAAA`), undefined);
  });
});
