// SPDX-License-Identifier: Apache-2.0
/** A desk as its keeper runs it: start, look, kill, start again, back up, bring back. Each step is the command a person would type. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { makeTestStore, type TestStore } from '../../../test/stores.ts';
import { readConfiguration } from '../../store/configuration.ts';
import { openStore } from '../../store/open-store.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../bin/rogatory.js');
const env = { ...process.env, NODE_OPTIONS: '' };

/** Runs one command to its end. */
async function rogatory(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [PROGRAM, ...args], { env });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

describe('running a desk', () => {
  let made: TestStore;
  let data: string;
  let desk: ChildProcess;
  let address: string;
  const elsewhere = mkdtempSync(join(tmpdir(), 'rogatory-elsewhere-'));
  before(async () => {
    made = await makeTestStore('embedded');
    data = made.configuration.dataFolder;
  });
  after(async () => {
    desk?.kill('SIGKILL');
    await made.remove();
    rmSync(elsewhere, { recursive: true, force: true });
  });

  async function serve(): Promise<void> {
    desk = spawn(process.execPath, [PROGRAM, 'serve', '--data', data, '--listen', '127.0.0.1:0', '--json'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    for await (const line of createInterface({ input: desk.stdout as NodeJS.ReadableStream })) {
      said += line;
      if (line === '}') break;
    }
    const started = JSON.parse(said) as { address: string; store: string };
    assert.equal(started.store, 'embedded');
    address = started.address;
  }

  test('it starts, answers, and publishes its key and nothing else unasked', async () => {
    await serve();
    const health = async () => (await (await fetch(`${address}/health`)).json()) as { pendingEntries: number };
    // What a new desk writes down of its own facts stands under a checkpoint a moment later.
    while ((await health()).pendingEntries > 0) await new Promise((tick) => setTimeout(tick, 50));
    assert.deepEqual(await health(), { ok: true, store: 'embedded', pendingEntries: 0 });
    const { log } = JSON.parse((await rogatory('key', 'show', '--data', data, '--json')).out) as { log: string };
    assert.equal((await (await fetch(`${address}/.well-known/rogatory/vkey`)).text()).trim(), log);
    for (const path of ['tile/../keys/log.key', 'tile/%2e%2e/%2e%2e/keys/log.key', 'tile/0/000/../../../../keys/log.key'])
      assert.equal((await fetch(`${address}/.well-known/rogatory/${path}`)).status, 404);
  });

  test('other commands share its database while it runs', async () => {
    const { code, out } = await rogatory('doctor', '--data', data, '--json');
    assert.equal(code, 0, out);
    const { checks } = JSON.parse(out) as { checks: { check: string; result: string }[] };
    assert.deepEqual(
      checks.filter(({ result }) => result === 'bad'),
      [],
    );
    for (const name of ['disk-room', 'keys', 'clock', 'database', 'log', 'vault'])
      assert.ok(
        checks.some(({ check }) => check === name),
        name,
      );
  });

  test('it is backed up while it runs, and only with a recovery key', async () => {
    const to = join(data, 'backup');
    const refused = await rogatory('backup', '--to', to, '--data', data);
    assert.deepEqual([refused.code, /rogatory key recovery/.test(refused.err)], [2, true]);
    assert.equal((await rogatory('key', 'recovery', '--new', join(data, 'recovery.key'), '--data', data)).code, 0);
    assert.equal((await rogatory('key', 'recovery', '--new', join(data, 'recovery.key'), '--data', data)).code, 2);
    assert.equal((await rogatory('backup', '--to', to, '--data', data)).code, 0);
    const back = mkdtempSync(join(tmpdir(), 'rogatory-back-'));
    const restored = await rogatory('restore', to, '--key', join(data, 'recovery.key'), '--data', back, '--json');
    assert.equal(restored.code, 0, restored.err);
    assert.equal(readFileSync(join(back, 'keys/log.key'), 'utf8'), readFileSync(join(data, 'keys/log.key'), 'utf8'));
    assert.equal((await rogatory('restore', to, '--key', join(data, 'recovery.key'), '--data', back)).code, 2);
    rmSync(back, { recursive: true });
  });

  test('killed, it starts again by itself; asked to end, it ends with 0', async () => {
    desk.kill('SIGKILL');
    await serve();
    const ended = new Promise((resolve) => desk.once('exit', (code) => resolve(code)));
    desk.kill('SIGTERM');
    assert.equal(await ended, 0);
  });

  test('its keys are sealed, and it runs on with the passphrase, which is nowhere in its folder', async () => {
    const passphrase = join(elsewhere, 'passphrase');
    writeFileSync(passphrase, 'a lantern over the harbour\n', { mode: 0o600 });
    const before = (await rogatory('key', 'show', '--data', data, '--json')).out;
    assert.match((await rogatory('doctor', '--data', data)).out, /warning +keys-at-rest .*log\.key/);
    assert.equal((await rogatory('key', 'seal', '--data', data)).code, 2);
    const sealed = await rogatory('key', 'seal', '--passphrase-file', passphrase, '--data', data, '--json');
    assert.deepEqual([sealed.code, sealed.out], [0, before], sealed.err);
    assert.match(sealed.err, /log\.key[\s\S]*keys-passphrase-file/);
    assert.doesNotMatch(readFileSync(join(data, 'keys/log.key'), 'utf8'), /PRIVATE/);
    assert.match((await rogatory('key', 'show', '--data', data)).err, /keys-passphrase-file/);
    writeFileSync(join(data, 'rogatory.yaml'), `keys-passphrase-file: ${passphrase}-mistyped\n`);
    assert.match(
      (await rogatory('doctor', '--data', data)).out,
      /bad +keys-at-rest .*mistyped: it cannot be read by this account \(ENOENT\).*chown/,
    );
    writeFileSync(join(data, 'rogatory.yaml'), `keys-passphrase-file: ${passphrase}\n`);
    assert.equal((await rogatory('key', 'show', '--data', data, '--json')).out, before);
    assert.match((await rogatory('doctor', '--data', data)).out, /good +keys-at-rest/);
  });

  test('the doctor finds a lost item, an open key file and a missing desk', async () => {
    const store = await openStore(readConfiguration(data, {}));
    const { sha256, bytes } = await store.vault.put([Buffer.from('an exhibit')]);
    await store.db.insertInto('vault_item').values({ sha256, size_bytes: bytes, erased_at: null }).execute();
    await store.close();
    const sound = await rogatory('doctor', '--deep', '--data', data);
    assert.equal(sound.code, 0, sound.out);
    rmSync(join(data, 'vault', sha256.slice(0, 2), `${sha256}.age`));
    const lost = await rogatory('doctor', '--data', data);
    assert.deepEqual([lost.code, lost.out.includes(`${sha256} is missing`)], [1, true]);
    chmodSync(join(data, 'keys/log.key'), 0o644);
    assert.match((await rogatory('doctor', '--data', data)).out, /bad +keys .*chmod 600/);
    chmodSync(join(data, 'keys/log.key'), 0o600);
    const settings = join(data, 'rogatory.yaml');
    if (!existsSync(settings)) writeFileSync(settings, '');
    for (const path of [data, settings]) chmodSync(path, 0o755);
    assert.match((await rogatory('doctor', '--data', data)).out, /bad +reach .*rogatory\.yaml.*chmod -R go-rwx/);
    chmodSync(data, 0o700);
    assert.match((await rogatory('doctor', '--data', data)).out, /good +reach/);
    const nowhere = join(data, 'nowhere');
    assert.equal((await rogatory('doctor', '--data', nowhere)).code, 1);
    assert.equal(existsSync(nowhere), false);
  });

  test('what it does not know it says in one sentence', async () => {
    for (const args of [
      ['serve', '--role', 'king'],
      ['backup'],
      ['restore'],
      ['key'],
      ['key', 'recovery'],
      ['bench', 'nothing'],
      ['serve', '--listen', 'here', '--data', data],
    ]) {
      const { code, err } = await rogatory(...args);
      assert.deepEqual([args.join(' '), code, err.trim().split('\n').length], [args.join(' '), 2, 1]);
    }
  });
});
