// SPDX-License-Identifier: Apache-2.0
/** Backup and restore in all four directions between the embedded database and a server, and what must not be restored. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { emptyServerDatabase, forEachStore, noServer } from '../../../test/stores.ts';
import { parseCheckpoint } from '../../core/custody/checkpoint.ts';
import { makeDataFolder, readConfiguration } from '../configuration.ts';
import { withActor } from '../database/actor.ts';
import { migrate } from '../database/migrate.ts';
import { captureKey } from '../keys/capture-key.ts';
import { keepKey, keepKeyBeside, readKey, readKeysBeside } from '../keys/key-file.ts';
import { appendEntry } from '../log/append-entry.ts';
import { checkLog } from '../log/check-log.ts';
import { openLogKey } from '../log/open-log.ts';
import { publishLog } from '../log/publish-log.ts';
import { sequenceEntries } from '../log/sequence-entries.ts';
import { openStore, type Store } from '../open-store.ts';
import { copyLine, parseCopyLine } from './copy-text.ts';
import { beginRestore } from './half-restored.ts';
import { makeBackup } from './make-backup.ts';
import { readManifest } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';

/** Values that break careless copying. */
const AWKWARD = [
  '',
  ' ',
  '\\',
  '\\N',
  '\t\n\r',
  '"',
  "'; DROP TABLE log_entry; --",
  'مركب ليلاً',
  '\u2028\u2029',
  '\u{1F6A4}',
  '{NULL,"a"}',
  '\\x00',
  'a\\\nb',
];
const MAIL_KEY = '-----BEGIN PRIVATE KEY-----\n';
const PROGRAM = resolve(import.meta.dirname, '../../../bin/rogatory.js');
const FORMER_KEY = 'log.key.until-2026-11-20';
const NOW = new Date('2026-11-24T10:00:00Z');

describe('the text form of COPY', () => {
  test('gives back every row it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'binary' })), { minLength: 1 }), (row) => {
        const line = copyLine(row);
        assert.equal(line.indexOf('\n'), line.length - 1);
        assert.deepEqual(parseCopyLine(line.slice(0, -1)), row);
      }),
    );
    assert.deepEqual(parseCopyLine(copyLine(AWKWARD).slice(0, -1)), AWKWARD);
  });
});

forEachStore('a backup', (store, kind) => {
  const item = randomBytes(150_000);
  let folder: string;
  let identity: string;
  let backup: string;
  let sha256: string;

  const act = (into: Store, value: string) =>
    withActor(into.db, { userId: 'u-1' }, async (tx) => {
      const id = randomUUID();
      const bytes = Buffer.from(JSON.stringify({ id, value }));
      await appendEntry(tx, { id, bytes, openings: [{ member: 'about', salt: randomBytes(32), value }] });
    });
  const everything = async (from: Store) => ({
    entries: await from.db.selectFrom('log_entry').selectAll().orderBy('id').execute(),
    salts: await from.db.selectFrom('log_salt').selectAll().orderBy('entry_id').execute(),
    jobs: await from.db.selectFrom('job').selectAll().orderBy('id').execute(),
    items: await from.db.selectFrom('vault_item').selectAll().execute(),
  });

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-backup-'));
    backup = join(folder, 'backup');
    identity = await generateX25519Identity();
    const { db, vault } = store();
    for (const value of AWKWARD) await act(store(), value);
    ({ sha256 } = await vault.put([item]));
    await db.insertInto('vault_item').values({ sha256, size_bytes: item.length, erased_at: null }).execute();
    const none = { case_id: null, progress: null, result: null, error: null, started_at: null, ended_at: null };
    await db
      .insertInto('job')
      .values({ id: randomUUID(), kind: 'note', key: AWKWARD.join(), input: JSON.stringify({ AWKWARD }), ...none })
      .execute();
    captureKey(store().configuration);
    keepKey(store().configuration, 'mail-smime.pem', MAIL_KEY);
    keepKeyBeside(store().configuration, FORMER_KEY, 'the key of a log before');
    const { dataFolder } = store().configuration;
    writeFileSync(join(dataFolder, 'rogatory.yaml'), '# ours\ndesk: desk.example/kept\ndatabase: pglite:elsewhere\n');
    writeFileSync(join(dataFolder, 'tsa-root.pem'), 'a certificate');
    mkdirSync(join(dataFolder, 'trust'));
    writeFileSync(join(dataFolder, 'trust/other.vkey'), 'a key of another desk');
    const recipients = [await identityToRecipient(identity)];
    const report = await makeBackup(store(), { to: backup, now: NOW, recipients });
    assert.deepEqual({ items: report.items, logSize: report.logSize }, { items: 1, logSize: AWKWARD.length });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function restored<T>(to: 'embedded' | 'server', work: (into: Store) => Promise<T>, newLog?: string): Promise<T> {
    const data = mkdtempSync(join(tmpdir(), 'rogatory-restored-'));
    const server = to === 'server' ? await emptyServerDatabase() : undefined;
    const configuration = readConfiguration(data, server === undefined ? {} : { ROGATORY_DATABASE_URL: server.url });
    try {
      await restoreBackup(configuration, { from: backup, identity, newLog });
      const into = await openStore(configuration);
      try {
        return await work(into);
      } finally {
        await into.close();
      }
    } finally {
      await server?.drop();
      rmSync(data, { recursive: true, force: true });
    }
  }

  for (const to of ['embedded', 'server'] as const)
    test(`comes back on ${to}, every value and byte, and the log goes on`, { skip: to === 'server' && noServer }, async () => {
      await restored(to, async (into) => {
        assert.deepEqual(await everything(into), await everything(store()));
        assert.ok((await buffer(await into.vault.open(sha256))).equals(item));
        await act(into, 'after the restore');
        assert.ok(captureKey(into.configuration).equals(captureKey(store().configuration)), 'captures are signed by the same key');
        assert.equal(readKey(into.configuration, 'mail-smime.pem'), MAIL_KEY);
        assert.deepEqual(readKeysBeside(into.configuration), { [FORMER_KEY]: 'the key of a log before' });
        const own = ['rogatory.yaml', 'tsa-root.pem', 'trust/other.vkey'];
        assert.deepEqual(
          own.map((name) => readFileSync(join(into.configuration.dataFolder, name), 'utf8')),
          ['# ours\ndesk: desk.example/kept\n', 'a certificate', 'a key of another desk'],
        );
        const signer = await openLogKey(into);
        const { size } = await sequenceEntries(into.db, signer);
        assert.equal(size, AWKWARD.length + 1);
        assert.equal(await publishLog(into.db, into.configuration.logFolder), size);
        assert.deepEqual((await checkLog(into.db, signer)).faults, []);
        assert.deepEqual(await migrate(into.db), []);
      });
    });

  test('a desk whose later entries are lost goes on under a new name, and the old log stays beside it', async () => {
    await restored(
      'embedded',
      async (into) => {
        const signer = await openLogKey(into);
        assert.equal(signer.name, 'desk.example/second');
        assert.deepEqual(readKeysBeside(into.configuration), {}, 'keys of the log before are not those of this one');
        assert.deepEqual((await checkLog(into.db, signer)).faults, []);
        const read = (path: string) => parseCheckpoint(readFileSync(join(into.configuration.dataFolder, path), 'utf8'));
        const [before, now] = [read('log-before-restore/checkpoint'), read('log/checkpoint')];
        assert.deepEqual(now?.root, before?.root);
        assert.notEqual(now?.origin, before?.origin);
      },
      'desk.example/second',
    );
  });

  const strace = spawnSync('strace', ['-V']).status === 0;
  test('every file that came back is on the disk when the restore says so (by strace)', {
    skip: kind === 'server' ? 'files come back in the same way' : !strace && 'needs the program strace',
  }, () => {
    const data = join(folder, 'traced');
    const trace = join(folder, 'trace');
    writeFileSync(join(folder, 'recovery.key'), identity, { mode: 0o600 });
    const command = [PROGRAM, 'restore', backup, '--key', join(folder, 'recovery.key'), '--data', data];
    const { status, stderr } = spawnSync('strace', ['-f', '-y', '-e', 'trace=fsync', '-o', trace, process.execPath, ...command], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    assert.equal(status, 0, stderr);
    const flushed = new Set([...readFileSync(trace, 'utf8').matchAll(/fsync\(\d+<([^>]+)>/g)].map(([, path]) => path as string));
    const back = readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(data, 'db')))
      .map((entry) => join(entry.parentPath, entry.name));
    const written = (path: string) => [path, dirname(path)].every((one) => flushed.has(one));
    assert.ok(back.some((path) => path.startsWith(join(data, 'vault'))));
    assert.deepEqual(
      back.filter((path) => !path.startsWith(join(data, 'keys')) && !path.startsWith(join(data, 'log')) && !written(path)),
      [],
    );
    assert.ok(flushed.has(join(data, 'keys')) && flushed.has(join(data, 'log')) && flushed.has(data));
    assert.deepEqual(
      back.filter((path) => path.endsWith('.age')).map((path) => statSync(path).mode & 0o777),
      [0o400],
    );
  });

  test('sha256sum and age check and open it without us', () => {
    const sums = spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: backup, encoding: 'utf8' });
    assert.equal(sums.stdout + sums.stderr, '');
    writeFileSync(join(folder, 'identity'), identity, { mode: 0o600 });
    const keys = spawnSync('age', ['-d', '-i', join(folder, 'identity'), join(backup, 'keys.age')], { encoding: 'utf8' });
    if (keys.error === undefined) assert.match(keys.stdout, /AGE-SECRET-KEY-1/);
  });

  test('a second one into the same folder holds what is new and not what was erased', async () => {
    const again = join(folder, 'again');
    const recipients = [await identityToRecipient(identity)];
    const other = await store().vault.put([randomBytes(10)]);
    assert.equal((await makeBackup(store(), { to: again, now: NOW, recipients })).items, 2);
    await store().vault.erase(other.sha256);
    assert.equal((await makeBackup(store(), { to: again, now: NOW, recipients })).items, 1);
    assert.equal(spawnSync('find', [again, '-name', `${other.sha256}*`], { encoding: 'utf8' }).stdout, '');
  });

  test('it goes into no folder of somebody else’s, and a list of hashes that lies there removes nothing', async () => {
    const theirs = join(folder, 'theirs');
    mkdirSync(theirs);
    for (const name of ['manifest.json', 'photo.jpg']) writeFileSync(join(theirs, name), 'theirs');
    const options = { to: theirs, now: NOW, recipients: [await identityToRecipient(identity)] };
    await assert.rejects(makeBackup(store(), options), { code: 'TARGET_NOT_EMPTY' });
    assert.deepEqual(readdirSync(theirs).sort(), ['manifest.json', 'photo.jpg']);
    const [mine, outside] = [join(folder, 'mine'), join(folder, 'outside')];
    mkdirSync(mine);
    writeFileSync(outside, '');
    writeFileSync(join(mine, '.DS_Store'), '');
    writeFileSync(join(mine, 'SHA256SUMS'), ['../outside', 'vault/../../outside'].map((name) => `${'0'.repeat(64)}  ${name}\n`).join(''));
    await makeBackup(store(), { ...options, to: mine });
    assert.ok(existsSync(outside));
  });

  test('a desk without a recovery key makes no backup that nobody could open', async () => {
    await assert.rejects(makeBackup(store(), { to: join(folder, 'none'), now: NOW, recipients: [] }), { code: 'NO_RECOVERY_KEY' });
  });

  if (kind === 'embedded')
    describe('attacks on it', () => {
      const refused = async (code: string, key = identity) => {
        const data = mkdtempSync(join(tmpdir(), 'rogatory-refused-'));
        await assert.rejects(restoreBackup(readConfiguration(data, {}), { from: backup, identity: key }), { code });
        rmSync(data, { recursive: true, force: true });
      };
      /** Changes a file for the time of one attempt. */
      const changed = async (name: string, change: (path: string) => void, code: string) => {
        const path = join(backup, name);
        const good = readFileSync(path);
        change(path);
        await refused(code);
        writeFileSync(path, good);
      };
      test('another key opens nothing', async () => refused('WRONG_KEY', await generateX25519Identity()));
      test('a row added to a table is named', () => changed('tables/job.copy', (path) => appendFileSync(path, 'x\n'), 'DAMAGED'));
      test('a table that is gone is named', () => changed('tables/log_salt.copy', (path) => rmSync(path), 'DAMAGED'));
      test('a list of hashes that fits a changed table is not the one that was signed', () =>
        changed(
          'SHA256SUMS',
          (path) =>
            writeFileSync(
              path,
              readFileSync(path, 'utf8').replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
            ),
          'DAMAGED',
        ));
      test('what is no backup is said so', () =>
        changed('manifest.json', (path) => writeFileSync(path, '{"schema":"else/1"}'), 'UNREADABLE'));
      test('a file that is in no list does not come back', async () => {
        writeFileSync(join(backup, 'trust/planted.vkey'), 'a key');
        await restored('embedded', async ({ configuration }) => {
          assert.deepEqual(readdirSync(join(configuration.dataFolder, 'trust')), ['other.vkey']);
        });
        rmSync(join(backup, 'trust/planted.vkey'));
      });
      test('a desk that is half back is not opened, and not filled again', async () => {
        const configuration = readConfiguration(mkdtempSync(join(tmpdir(), 'rogatory-half-')), {});
        makeDataFolder(configuration);
        await beginRestore(configuration, await readManifest(backup));
        await assert.rejects(openStore(configuration), { code: 'HALF_RESTORED' });
        await assert.rejects(restoreBackup(configuration, { from: backup, identity }), { code: 'HALF_RESTORED' });
        assert.equal(existsSync(join(configuration.dataFolder, 'db')), false);
        rmSync(configuration.dataFolder, { recursive: true });
      });
      test('it goes over no desk that is there', async () => {
        await assert.rejects(restoreBackup(store().configuration, { from: backup, identity }), { code: 'TARGET_NOT_EMPTY' });
      });
    });
});
