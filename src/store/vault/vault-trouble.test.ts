// SPDX-License-Identifier: Apache-2.0
/** The vault when the power goes and when the disk is full: each in a process of its own. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { makeVaultKey } from '../keys/vault-key.ts';
import { FolderVault, type VaultKey } from './folder-vault.ts';

const ITEM = Buffer.alloc(3_000_000, 'a return of three megabytes ');
const SHA256 = createHash('sha256').update(ITEM).digest('hex');

let folder: string;
let key: VaultKey;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rogatory-trouble-'));
  key = await makeVaultKey({ keysFolder: folder, credentialsFolder: undefined });
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Puts the item into the vault in another process; `shell` runs before it. */
function putElsewhere(vaultFolder: string, crashAt: string, shell = ':') {
  const program = `
    import { FolderVault } from '${resolve(import.meta.dirname, 'folder-vault.ts')}';
    const vault = new FolderVault(${JSON.stringify(vaultFolder)}, ${JSON.stringify(key)});
    const item = Buffer.alloc(3_000_000, 'a return of three megabytes ');
    const { erase } = process.env;
    try { if (erase) await vault.erase(erase); else await vault.put([item]); console.log('kept'); }
    catch (error) { console.log(error.fullCode ?? String(error)); }`;
  return spawnSync('bash', ['-c', `${shell}; exec "$0" --input-type=module -e "$1"`, process.execPath, program], {
    encoding: 'utf8',
    env: { ...process.env, ROGATORY_CRASH_AT: crashAt, NODE_OPTIONS: '', ...(crashAt === 'vault-key-erased' ? { erase: SHA256 } : {}) },
  });
}

describe('the vault when the power goes', () => {
  for (const [point, visible] of [
    ['vault-temp-written', false],
    ['vault-fsynced', false],
    ['vault-renamed', true],
    ['vault-folder-synced', true],
  ] as const)
    test(`at ${point}: the item is ${visible ? 'there, whole' : 'not there'}, and can be stored again`, async () => {
      const vaultFolder = join(folder, point);
      const vault = new FolderVault(vaultFolder, key);
      assert.equal(putElsewhere(vaultFolder, point).signal ?? 'SIGKILL', 'SIGKILL');
      assert.equal(await vault.has(SHA256), visible);
      await vault.put([ITEM]);
      assert.ok((await buffer(await vault.open(SHA256))).equals(ITEM));
    });

  test('while an item is erased: its key is gone, and erasing again finishes', async () => {
    const vaultFolder = join(folder, 'erasing');
    const vault = new FolderVault(vaultFolder, key);
    await vault.put([ITEM]);
    putElsewhere(vaultFolder, 'vault-key-erased');
    await assert.rejects(vault.open(SHA256), { code: 'DAMAGED' });
    await vault.erase(SHA256);
    assert.equal(await vault.has(SHA256), false);
  });
});

describe('the vault on a full disk', () => {
  const mounted = join(tmpdir(), `rogatory-small-disk-${process.pid}`);
  mkdirSync(mounted);
  const small = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', mounted]).status === 0;
  after(() => {
    if (small) spawnSync('umount', [mounted]);
    rmSync(mounted, { recursive: true, force: true });
  });

  test('nothing is kept, the disk has its room back, and the message says what to do', {
    skip: !small && 'needs to mount a small tmpfs',
  }, async () => {
    const vault = new FolderVault(join(mounted, 'vault'), key);
    await assert.rejects(vault.put([ITEM]), { code: 'DISK_FULL', message: /Make room/ });
    assert.deepEqual(readdirSync(join(mounted, 'vault', 'writing')), []);
    const half = ITEM.subarray(0, 1_000_000);
    assert.ok((await buffer(await vault.open((await vault.put([half])).sha256))).equals(half));
  });

  test('a limit on the size of files is told the same way', () => {
    const vaultFolder = join(folder, 'limited');
    const { stdout } = putElsewhere(vaultFolder, '', `trap '' XFSZ; ulimit -f 1000`);
    assert.equal(stdout.trim(), 'VAULT_DISK_FULL');
    assert.ok(existsSync(vaultFolder));
    assert.deepEqual(readdirSync(join(vaultFolder, 'writing')), []);
  });
});
