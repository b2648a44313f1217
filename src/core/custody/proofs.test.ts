// SPDX-License-Identifier: Apache-2.0
/** Vectors: transparency-dev/merkle, testdata (Apache-2.0), 98 of inclusion and 98 of consistency. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { missing, sharedFolder } from '../../../test/shared.ts';
import { appendLeaves, EMPTY_RANGE, leafHash, rootOf, type TreeHash } from './merkle-tree.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proofs.ts';
import { nodesFromTiles } from './tile-proofs.ts';
import { makeTlogProof, parseTlogProof } from './tlog-proof.ts';

const leaves = Array.from({ length: 700 }, (_, n) => leafHash(Buffer.from(`entry ${n}`)));
const rootAt = (size: number) => rootOf(appendLeaves(EMPTY_RANGE, leaves.slice(0, size)));

/** Tiles of a tree of `size` of our leaves, as publishing would write them. */
function nodesAt(size: number) {
  return nodesFromTiles(size, async (level, index, width) => {
    const hashes: TreeHash[] = [];
    for (let n = index * 256; n < index * 256 + width; n += 1)
      hashes.push(level === 0 ? (leaves[n] as TreeHash) : rootOf(appendLeaves(EMPTY_RANGE, leaves.slice(n * 256, (n + 1) * 256))));
    return Buffer.concat(hashes);
  });
}

interface Vector {
  readonly desc: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
}

describe('upstream vectors', { skip: missing('standards/merkle-tlog') }, () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-vectors-'));
    execFileSync('tar', ['xzf', join(sharedFolder('standards/merkle-tlog') as string, 'merkle-testdata.tar.gz'), '-C', folder]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function vectors(kind: string): Vector[] {
    const below = (path: string): string[] =>
      statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => below(join(path, name))) : [path];
    return below(join(folder, 'testdata', kind)).map((path) => JSON.parse(readFileSync(path, 'utf8')));
  }
  const bytes = (text: string | null | undefined) => Buffer.from(text ?? '', 'base64');
  const hashes = ({ proof }: Vector) => (proof ?? []).map(bytes);

  test('each inclusion proof that should hold does, and no other', () => {
    const all = vectors('inclusion');
    assert.equal(all.length, 98);
    for (const vector of all)
      assert.equal(
        verifyInclusion(vector.leafIdx, vector.treeSize, bytes(vector.leafHash), hashes(vector), bytes(vector.root)),
        !vector.wantErr,
        vector.desc,
      );
  });
  test('each consistency proof that should hold does, and no other', () => {
    const all = vectors('consistency');
    assert.equal(all.length, 98);
    for (const vector of all)
      assert.equal(
        verifyConsistency(
          { size: vector.size1, root: bytes(vector.root1) },
          { size: vector.size2, root: bytes(vector.root2) },
          hashes(vector),
        ),
        !vector.wantErr,
        vector.desc,
      );
  });
});

describe('proofs we make from tiles', () => {
  test('every entry of every small tree has a proof that holds', async () => {
    for (const size of [1, 2, 3, 7, 8, 9, 64, 65, 255, 256, 257, 600, 700])
      for (const index of new Set([0, 1, size >> 1, size - 2, size - 1].filter((n) => n >= 0 && n < size))) {
        const proof = await inclusionProof(index, size, nodesAt(size));
        assert.ok(verifyInclusion(index, size, leaves[index] as TreeHash, proof, rootAt(size)), `${index} of ${size}`);
      }
  });
  test('any two sizes of one log have a proof that holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 700 }), async (a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const proof = await consistencyProof(first, second, nodesAt(second));
        assert.ok(verifyConsistency({ size: first, root: rootAt(first) }, { size: second, root: rootAt(second) }, proof));
      }),
    );
  });
});

describe('attacks on a proof', () => {
  test('a proof for another entry is none', async () => {
    const proof = await inclusionProof(5, 600, nodesAt(600));
    assert.ok(verifyInclusion(5, 600, leaves[5] as TreeHash, proof, rootAt(600)));
    assert.equal(verifyInclusion(6, 600, leaves[6] as TreeHash, proof, rootAt(600)), false);
    assert.equal(verifyInclusion(5, 601, leaves[5] as TreeHash, proof, rootAt(601)), false);
  });
  test('a tree in which one old entry was rewritten does not continue the old one, by whatever proof', async () => {
    const forged = [...leaves.slice(0, 299), leafHash(Buffer.from('another entry 299')), ...leaves.slice(300, 600)];
    const root = rootOf(appendLeaves(EMPTY_RANGE, forged));
    const honest = await consistencyProof(300, 600, nodesAt(600));
    assert.equal(verifyConsistency({ size: 300, root: rootAt(300) }, { size: 600, root }, honest), false);
  });
  test('any single changed bit in a proof is found', async () => {
    const proof = await inclusionProof(123, 700, nodesAt(700));
    fc.assert(
      fc.property(fc.nat(proof.length - 1), fc.nat(255), (which, bit) => {
        const changed = proof.map((hash) => Buffer.from(hash));
        const hash = changed[which] as Buffer;
        hash[bit >> 3] = (hash[bit >> 3] as number) ^ (1 << (bit & 7));
        return !verifyInclusion(123, 700, leaves[123] as TreeHash, changed, rootAt(700));
      }),
    );
  });
});

describe('.tlog-proof', () => {
  const checkpoint = 'desk.example/log\n700\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 desk.example/log AAAA\n';
  test('is read back as it was written', async () => {
    const proof = await inclusionProof(123, 700, nodesAt(700));
    assert.deepEqual(parseTlogProof(makeTlogProof({ index: 123, proof, checkpoint })), {
      index: 123,
      proof: proof.map((hash) => Buffer.from(hash)),
      checkpoint,
    });
  });
  test('with another head, index or line it is none', () => {
    const text = makeTlogProof({ index: 0, proof: [], checkpoint });
    for (const changed of [text.replace('@v1', '@v2'), text.replace('index 0', 'index 00'), text.replace('index 0', 'index 0\nAAAA'), 'x'])
      assert.equal(parseTlogProof(changed), undefined);
    assert.ok(parseTlogProof(text.replace('index', 'extra YWJj\nindex')));
  });
});
