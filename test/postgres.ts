// SPDX-License-Identifier: Apache-2.0
/** A real PostgreSQL (Debian's) on a private unix socket in a temporary folder, for the store tests. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestPostgres {
  /** A superuser URL of the server's database `postgres`; tests create databases of their own. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

function binFolder(): string | undefined {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return undefined;
  const newest = readdirSync(base).sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(base, newest, 'bin');
}

/** Starts it, or answers undefined where PostgreSQL is not installed (the store tests then skip by name). */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  const bin = binFolder();
  if (bin === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-pg-'));
  // PostgreSQL refuses to run as root: there it runs as Debian's user "postgres".
  const asRoot = process.getuid?.() === 0;
  const identity = asRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  chmodSync(folder, 0o755);
  if (asRoot) spawnSync('chown', ['postgres:postgres', folder]);
  const data = join(folder, 'data');
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'], {
    ...identity,
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb of the test PostgreSQL ended with ${made.status}: ${made.stderr}`);
  const options = [
    '-D',
    data,
    '-k',
    folder,
    '-c',
    'listen_addresses=',
    '-c',
    'fsync=off',
    '-c',
    'max_connections=200',
    '-c',
    'shared_buffers=64MB',
  ];
  const server = spawn(join(bin, 'postgres'), options, { ...identity, cwd: folder, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const ready = () => spawnSync(join(bin, 'pg_isready'), ['-h', folder, '-U', 'postgres']).status === 0;
  for (let tries = 0; !ready(); tries += 1) {
    if (tries > 200 || server.exitCode !== null) throw new Error('the test PostgreSQL did not start within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`, stop };
}

function idOf(flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
}
