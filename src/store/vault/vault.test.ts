// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { vaultKeyFromText } from '../keys/vault-key.ts';
import { FolderVault, type VaultKey } from './folder-vault.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const hasAge = spawnSync('age', ['--version']).status === 0;
/** An invented key, used nowhere else. */
const KEY = 'AGE-SECRET-KEY-1GVMGEDM2D4M52YZY2EZ0HFWM9UWLNXFNEP9D0XRFSGQ40QZ7TUEQF5N4JG';

let folder: string;
let key: VaultKey;
let vault: FolderVault;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rogatory-vault-'));
  key = await vaultKeyFromText(KEY);
  vault = new FolderVault(join(folder, 'vault'), key);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (hash: string) => join(folder, 'vault', hash.slice(0, 2), `${hash}.age`);
const pieces = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size));
/** Around the ends of chunks of 64 KiB. */
const SIZES = [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073, 200_000];

describe('the evidence vault', () => {
  test('an item comes back as it was, whatever its size and however it arrives', async () => {
    for (const size of SIZES) {
      for (const step of [1_000, 65_536, 70_000, 1_000_000]) {
        const bytes = randomBytes(size);
        const kept = await vault.put(pieces(bytes, step));
        assert.deepEqual(kept, { sha256: sha256(bytes), bytes: size });
        assert.ok((await buffer(await vault.open(kept.sha256))).equals(bytes), `${size} bytes in steps of ${step}`);
        assert.equal(await vault.sizeOf(kept.sha256), size);
      }
    }
  });

  test('any part can be read by itself', async () => {
    const bytes = randomBytes(200_000);
    const { sha256: hash } = await vault.put([bytes]);
    await fc.assert(
      fc.asyncProperty(fc.nat(210_000), fc.nat(210_000), async (from, to) => {
        assert.ok((await buffer(await vault.open(hash, { from, to }))).equals(bytes.subarray(from, Math.max(from, to))));
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('Debian’s age opens an item without us', { skip: !hasAge && 'needs the program age' }, async () => {
    writeFileSync(join(folder, 'identity'), `${KEY}\n`, { mode: 0o600 });
    for (const size of SIZES) {
      const bytes = randomBytes(size);
      const { sha256: hash } = await vault.put(pieces(bytes, 50_000));
      const opened = spawnSync('age', ['-d', '-i', join(folder, 'identity'), fileOf(hash)], { maxBuffer: 1 << 24 });
      assert.ok(opened.status === 0 && opened.stdout.equals(bytes), `${size} bytes: ${opened.stderr}`);
    }
  });

  test('an item is stored once, sealed, and nobody may write it', async () => {
    const bytes = Buffer.from('the same letter, twice, in plain words');
    const first = await vault.put([bytes]);
    const before = statSync(fileOf(first.sha256));
    assert.deepEqual(await vault.put([bytes]), first);
    assert.equal(statSync(fileOf(first.sha256)).ino, before.ino);
    assert.equal(before.mode & 0o777, 0o400);
    assert.ok(!readFileSync(fileOf(first.sha256)).includes('plain words'));
    assert.deepEqual(readdirSync(join(folder, 'vault', 'writing')), []);
  });

  test('another hash than announced: nothing is kept', async () => {
    const bytes = randomBytes(1_000);
    await assert.rejects(vault.put([bytes], '0'.repeat(64)), { code: 'WRONG_HASH' });
    assert.equal(await vault.has(sha256(bytes)), false);
  });

  test('a source that breaks off leaves nothing behind', async () => {
    async function* broken() {
      yield randomBytes(300_000);
      throw new Error('the line went dead');
    }
    await assert.rejects(vault.put(broken()), /the line went dead/);
    assert.deepEqual(readdirSync(join(folder, 'vault', 'writing')), []);
  });

  test('an erased item is gone, its key first', async () => {
    const { sha256: hash } = await vault.put([randomBytes(100_000)]);
    await vault.erase(hash);
    await vault.erase(hash);
    assert.equal(await vault.has(hash), false);
    await assert.rejects(vault.open(hash), { code: 'NOT_FOUND' });
  });

  test('a name that is no hash is no path', async () => {
    for (const name of ['', '..', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`]) {
      await assert.rejects(vault.open(name), { code: 'NOT_FOUND' });
      await assert.rejects(vault.has(name), { code: 'NOT_FOUND' });
    }
  });

  test('the list names every item with its size', async () => {
    const own = new FolderVault(join(folder, 'listed'), key);
    const kept = [await own.put([randomBytes(5)]), await own.put([randomBytes(70_000)])];
    const listed = await Array.fromAsync(own.list());
    assert.deepEqual(
      listed.sort((a, b) => a.bytes - b.bytes),
      kept,
    );
  });

  test('what a dead process left half-written is swept after a day, not before', async () => {
    const half = join(folder, 'vault', 'writing', 'half');
    writeFileSync(half, 'half');
    const day = new Date('2026-11-24T00:00:00Z');
    utimesSync(half, day, day);
    assert.equal(await vault.sweep(new Date('2026-11-24T12:00:00Z')), 0);
    assert.equal(await vault.sweep(new Date('2026-11-25T12:00:00Z')), 1);
  });
});

describe('attacks on the vault', () => {
  /** An item of three chunks, its file changed; then read whole. */
  async function readAfter(change: (path: string) => void): Promise<Buffer> {
    const { sha256: hash } = await vault.put([randomBytes(140_000)]);
    chmodSync(fileOf(hash), 0o600);
    change(fileOf(hash));
    return await buffer(await vault.open(hash));
  }
  const rewrite = (edit: (bytes: Buffer) => Buffer) => (path: string) => writeFileSync(path, edit(readFileSync(path)));
  const flip = (at: (bytes: Buffer) => number) =>
    rewrite((bytes) => {
      const place = at(bytes);
      bytes[place] = (bytes[place] as number) ^ 1;
      return bytes;
    });

  const attacks: Record<string, (path: string) => void> = {
    'one bit of the content': flip((bytes) => bytes.length - 1_000),
    'one bit of the wrapped key': flip((bytes) => bytes.indexOf('\n--- ') - 5),
    'one bit of the nonce': flip((bytes) => bytes.indexOf('\n--- ') + 55),
    'the end cut off': (path) => truncateSync(path, statSync(path).size - 10),
    'the last chunk cut off': (path) => truncateSync(path, statSync(path).size - (140_000 - 131_072) - 16),
    'everything but the header cut off': (path) => truncateSync(path, 300),
    'bytes added at the end': rewrite((bytes) => Buffer.concat([bytes, Buffer.alloc(20)])),
    'two chunks swapped': rewrite((bytes) => {
      const start = bytes.indexOf('\n--- ') + 1 + 47 + 1 + 16;
      const [one, two] = [bytes.subarray(start, start + 65_552), bytes.subarray(start + 65_552, start + 131_104)];
      return Buffer.concat([bytes.subarray(0, start), two, one, bytes.subarray(start + 131_104)]);
    }),
    emptied: (path) => truncateSync(path, 0),
  };
  for (const [name, change] of Object.entries(attacks))
    test(`${name}: the read fails and says so`, async () => {
      await assert.rejects(readAfter(change), { code: 'DAMAGED' });
    });

  test('another item under the name of this one: found when it is read whole', async () => {
    const one = await vault.put([randomBytes(1_000)]);
    const two = await vault.put([randomBytes(1_000)]);
    chmodSync(fileOf(one.sha256), 0o600);
    copyFileSync(fileOf(two.sha256), fileOf(one.sha256));
    await assert.rejects(async () => buffer(await vault.open(one.sha256)), { code: 'DAMAGED' });
  });

  test('another desk’s key opens nothing', async () => {
    const { sha256: hash } = await vault.put([randomBytes(1_000)]);
    const other = 'AGE-SECRET-KEY-15S25FPR7T3ZNDR3CC9JK9D25GC7MX3V4L8PU4A3KMWXXGVFYNQXQ4XAUQ9';
    const stranger = new FolderVault(join(folder, 'vault'), await vaultKeyFromText(other));
    await assert.rejects(stranger.open(hash), { code: 'DAMAGED' });
  });
});
