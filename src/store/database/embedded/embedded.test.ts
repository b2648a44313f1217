// SPDX-License-Identifier: Apache-2.0
/** The embedded database as a newcomer's machine treats it: started many times at once, killed, its folder long, its parent gone. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { makeTestStore, type TestStore } from '../../../../test/stores.ts';
import { lockHolder, takeFolderLock } from './folder-lock.ts';
import { SOCKET_NAME, socketFolder } from './socket-folder.ts';
import { type Embedded, startEmbedded } from './start-embedded.ts';

const START = resolve(import.meta.dirname, 'start-embedded.ts');
const started: ChildProcess[] = [];

/** A program of its own that opens the folder, says what came of it, then runs `then` with a pool and waits to be ended. */
function starter(folder: string, then = ''): { child: ChildProcess; lines: AsyncIterator<string> } {
  const program = `
    import pg from 'pg';
    import { startEmbedded } from ${JSON.stringify(START)};
    try {
      const embedded = await startEmbedded(${JSON.stringify(folder)});
      const pool = new pg.Pool({ host: embedded.socketFolder, port: 5432, user: 'postgres', database: 'postgres', max: 2 });
      pool.on('error', () => {});
      console.log((embedded.joined ? 'joined ' : 'opened ') + (await pool.query('SELECT 1 AS one')).rows[0].one);
      setInterval(() => {}, 1000);
      ${then}
    } catch (error) { console.log(error.fullCode + ' ' + error.message); process.exit(1); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'ignore'],
    cwd: import.meta.dirname,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  started.push(child);
  return { child, lines: createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]() };
}

async function line(lines: AsyncIterator<string>): Promise<string> {
  return (await lines.next()).value ?? '';
}

const lives = (pid: number): boolean => existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

async function endsSoon(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 600 && lives(pid); tries += 1) await wait(50);
  return !lives(pid);
}

async function withPool<T>(embedded: Embedded, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ host: embedded.socketFolder, port: 5432, user: 'postgres', database: 'postgres' });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

describe('the embedded database', () => {
  let store: TestStore;
  let folder: string;
  before(async () => {
    store = await makeTestStore('embedded');
    folder = store.configuration.database.kind === 'embedded' ? store.configuration.database.folder : '';
  });
  after(async () => {
    for (const child of started) child.kill('SIGKILL');
    await store.remove();
  });

  test('eight starters at once: one opens it, seven share it', async () => {
    const all = Array.from({ length: 8 }, () => starter(folder));
    const said = await Promise.all(all.map(({ lines }) => line(lines)));
    assert.deepEqual(said.sort(), [...Array(7).fill('joined 1'), 'opened 1']);
    const holder = lockHolder(folder) as number;
    for (const { child } of all) child.kill('SIGKILL');
    assert.ok(await endsSoon(holder), `process ${holder} was left behind`);
  });

  test('a desk that is killed leaves no process behind, and the next one starts', async () => {
    for (let round = 0; round < 2; round += 1) {
      const { child, lines } = starter(folder);
      assert.equal(await line(lines), 'opened 1');
      const holder = lockHolder(folder) as number;
      assert.ok(lives(holder));
      child.kill('SIGKILL');
      assert.ok(await endsSoon(holder), `process ${holder} was left behind`);
    }
  });

  test('whoever comes right after a desk was killed never joins the database that goes with it', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { child, lines } = starter(folder);
      assert.equal(await line(lines), 'opened 1');
      const gone = new Promise((resolve) => child.once('exit', resolve));
      const holder = lockHolder(folder) as number;
      process.kill(holder, 'SIGSTOP'); // as on a busy machine: it has not yet noticed
      child.kill('SIGKILL');
      await gone;
      const next = startEmbedded(folder);
      await wait(100);
      process.kill(holder, 'SIGCONT');
      const embedded = await next;
      assert.equal(embedded.joined, false);
      await withPool(embedded, (pool) => pool.query('SELECT 1'));
      await embedded.stop();
    }
  });

  test('killed at random moments while it writes: no acknowledged row is lost', async () => {
    const setUp = await startEmbedded(folder);
    await withPool(setUp, (pool) => pool.query('CREATE TABLE receipt (n int PRIMARY KEY)'));
    await setUp.stop();
    for (let round = 0; round < 4; round += 1) {
      const first = round * 100_000;
      const writer = starter(
        folder,
        `for (let n = ${first}; ; n += 1) { await pool.query('INSERT INTO receipt VALUES ($1)', [n]); console.log(n); }`,
      );
      assert.equal(await line(writer.lines), 'opened 1');
      const database = lockHolder(folder) as number;
      // The moment is a row and a bit: it falls while rows are written, however slow the machine is.
      const fatalRow = first + 5 + Math.floor(Math.random() * 60);
      let last = first - 1;
      // With the database gone the writer's next row fails and it says so; a killed writer just ends.
      for (let said = await line(writer.lines); /^\d+$/.test(said); said = await line(writer.lines)) {
        last = Number(said);
        if (last !== fatalRow) continue;
        setTimeout(() => process.kill(round % 2 === 0 ? database : (writer.child.pid as number), 'SIGKILL'), Math.random() * 20);
      }
      assert.ok(last >= fatalRow, `the writer ended by itself after row ${last}`);
      writer.child.kill('SIGKILL');
      assert.ok(await endsSoon(database));
      const again = await startEmbedded(folder);
      const { rows } = await withPool(again, (pool) =>
        pool.query('SELECT count(*)::int AS n FROM receipt WHERE n BETWEEN $1 AND $2', [first, last]),
      );
      await again.stop();
      assert.equal(rows[0].n, last - first + 1);
    }
  });

  const strace = spawnSync('strace', ['-V']).status === 0;
  test('every commit is flushed to the disk (counted by strace)', { skip: !strace && 'needs the program strace' }, async () => {
    const embedded = await startEmbedded(folder);
    const trace = join(store.configuration.dataFolder, 'trace');
    const tracer = spawn('strace', ['-f', '-e', 'trace=fsync,fdatasync', '-o', trace, '-p', String(lockHolder(folder))], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise((ready) => tracer.stderr.once('data', ready));
    await withPool(embedded, async (pool) => {
      await pool.query('CREATE TABLE note (n int)');
      for (let n = 0; n < 50; n += 1) await pool.query('INSERT INTO note VALUES ($1)', [n]);
    });
    const ended = new Promise((resolve) => tracer.once('exit', resolve));
    tracer.kill('SIGINT');
    await ended;
    await embedded.stop();
    const calls = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((text) => /f(data)?sync\(\d+\)\s+= 0/.test(text)).length;
    assert.ok(calls >= 51, `51 commits, ${calls} calls of fsync`);
  });

  test('a holder that does not answer is named, with its process id, and nothing is touched', async () => {
    const silent = mkdtempSync(join(tmpdir(), 'rogatory-silent-'));
    const lock = takeFolderLock(silent);
    await assert.rejects(startEmbedded(silent), { code: 'FOLDER_HELD', message: new RegExp(`process ${process.pid} holds it`) });
    lock?.release();
    assert.equal(existsSync(join(silent, 'pg')), false);
    rmSync(silent, { recursive: true });
  });

  for (const [how, signal] of [
    ['ended', 'SIGTERM'],
    ['was killed', 'SIGKILL'],
  ] as const)
    test(`who has joined goes on when the one that held the folder ${how}`, async () => {
      const holder = starter(folder);
      assert.equal(await line(holder.lines), 'opened 1');
      const embedded = await startEmbedded(folder);
      assert.equal(embedded.joined, true);
      try {
        const before = lockHolder(folder) as number;
        holder.child.kill(signal);
        // The old one may still answer while it goes: it is the next that is asked for.
        assert.ok(await endsSoon(before));
        const answered = async (): Promise<number> => {
          for (let tries = 0; ; tries += 1)
            try {
              return (await withPool(embedded, (pool) => pool.query<{ one: number }>('SELECT 1 AS one'))).rows[0]?.one ?? 0;
            } catch (error) {
              if (tries === 300) throw error;
              await wait(100);
            }
        };
        assert.equal(await answered(), 1);
        assert.notEqual(lockHolder(folder), before);
      } finally {
        const pid = lockHolder(folder) ?? 0;
        await embedded.stop();
        assert.ok(await endsSoon(pid));
      }
    });

  test('a holder that is still opening or closing is waited for', async () => {
    const slow = mkdtempSync(join(tmpdir(), 'rogatory-slow-'));
    const lock = takeFolderLock(slow);
    lock?.say('opening');
    const joining = startEmbedded(slow);
    await wait(6_000);
    const holder = createServer((socket) => socket.once('data', () => socket.end('N'))).listen(join(socketFolder(slow), SOCKET_NAME));
    const embedded = await joining;
    holder.close();
    lock?.release();
    rmSync(slow, { recursive: true });
    assert.equal(embedded.joined, true);
  });

  test('a holder that is going, and only seems to listen, is not joined', async () => {
    // As the system does for a process that is killed and not yet gone: it accepts, and nobody ever answers.
    const going = createServer((socket) => setTimeout(() => socket.destroy(), 100)).listen(join(socketFolder(folder), SOCKET_NAME));
    await new Promise((resolve) => going.once('listening', resolve));
    const embedded = await startEmbedded(folder);
    try {
      assert.equal(embedded.joined, false);
      await withPool(embedded, (pool) => pool.query('SELECT 1'));
    } finally {
      await embedded.stop();
      going.close();
    }
  });

  test('a socket that a killed process left behind is no obstacle', async () => {
    const server = createServer().listen(join(socketFolder(folder), SOCKET_NAME));
    await new Promise((resolve) => server.once('listening', resolve));
    // Closing removes the socket: what stays after a kill is put there by hand.
    server.close();
    writeFileSync(join(socketFolder(folder), SOCKET_NAME), '');
    const embedded = await startEmbedded(folder);
    assert.equal(embedded.joined, false);
    await embedded.stop();
  });

  test('a folder whose path is too long for a socket works, under two names of it', async () => {
    const base = mkdtempSync(join(tmpdir(), 'rogatory-long-'));
    const long = join(base, 'n'.repeat(60), 'm'.repeat(60));
    mkdirSync(long, { recursive: true });
    const first = await startEmbedded(long);
    const second = await startEmbedded(join(base, 'n'.repeat(60), '.', 'm'.repeat(60)));
    assert.ok(Buffer.byteLength(join(first.socketFolder, SOCKET_NAME)) <= 100);
    assert.equal(second.joined, true);
    await first.stop();
    rmSync(base, { recursive: true });
    rmSync(first.socketFolder, { recursive: true, force: true });
  });

  test('a folder that cannot be made is named', async () => {
    const file = join(store.configuration.dataFolder, 'a-file');
    writeFileSync(file, '');
    await assert.rejects(startEmbedded(join(file, 'db')), { code: 'FOLDER_UNUSABLE' });
  });

  test('a destroyed folder gives a sentence, not a silence', async () => {
    const broken = join(store.configuration.dataFolder, 'broken');
    mkdirSync(join(broken, 'pg'), { recursive: true });
    writeFileSync(join(broken, 'pg', 'PG_VERSION'), '18\n');
    await assert.rejects(startEmbedded(broken), { code: 'FOLDER_UNUSABLE', message: /restore|could not be opened/ });
  });
});
