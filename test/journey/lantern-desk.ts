// SPDX-License-Identifier: Apache-2.0
/** The training desk as a process of its own, as `npm start` runs it: started, killed, started again. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { kindsFor } from '../desk.ts';
import { madeOnce } from '../made-once.ts';
import { noServer, server, serverDatabase, templateDatabase } from '../stores.ts';

const root = resolve(import.meta.dirname, '..', '..');
export const PROGRAM = join(root, 'bin', 'rogatory.js');

export interface LanternLogin {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly code: string;
  readonly roles: readonly string[];
}

export interface LanternDesk {
  readonly address: string;
  readonly people: readonly LanternLogin[];
  readonly process: ChildProcess;
  /** Ends it as Ctrl-C does and waits until it is gone. */
  readonly end: () => Promise<void>;
  /** As a power cut would. */
  readonly kill: () => Promise<void>;
}

/** A training desk that nobody has open yet. */
export interface Lantern {
  readonly folder: string;
  /** What the program is told of where its database is. */
  readonly environment: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

/** A new copy of a training desk that was made once for this state of the source: on the embedded database, as `npm start` has it, or on a server. */
export async function lanternFolder(kind: 'embedded' | 'server' = 'embedded'): Promise<Lantern> {
  const folder = join(mkdtempSync(join(tmpdir(), 'rogatory-lantern-')), 'desk');
  const removeFolder = () => rmSync(resolve(folder, '..'), { recursive: true, force: true });
  if (kind === 'embedded') {
    cpSync(await madeDesk(), folder, { recursive: true });
    return { folder, environment: {}, remove: async () => removeFolder() };
  }
  const made = await madeOnServer();
  cpSync(made.folder, folder, { recursive: true });
  const { url, drop } = await serverDatabase(made.database);
  return { folder, environment: { ROGATORY_DATABASE_URL: url }, remove: async () => await drop().finally(removeFolder) };
}

/** Which of the two a test of that name takes: what a desk of a test takes, see `kindsFor`; the embedded one where there is no server. */
export const lanternKind = (name: string): 'embedded' | 'server' =>
  noServer === false ? (kindsFor(name).at(-1) ?? 'embedded') : 'embedded';

/** Opens the desk in `folder` on a free port. `env` may name a crash point. */
export async function openLantern(folder: string, env: Readonly<Record<string, string>> = {}): Promise<LanternDesk> {
  const child = spawn(process.execPath, [PROGRAM, 'demo', '--data', folder, '--listen', '127.0.0.1:0', '--json'], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const errors: string[] = [];
  child.stderr.on('data', (bytes: Buffer) => errors.push(bytes.toString('utf8')));
  const started = await new Promise<{ address: string; people: LanternLogin[] }>((done, failed) => {
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes;
      if (said.endsWith('}\n')) done(JSON.parse(said));
    });
    child.once('exit', (code, signal) => failed(new Error(`the desk ended with ${signal ?? code} before it was open: ${errors.join('')}`)));
  });
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return { ...started, process: child, end: () => stop('SIGINT'), kill: () => stop('SIGKILL') };
}

/** One command to its end, as a person types it. */
export async function rogatory(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = root) {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [PROGRAM, ...args], {
      cwd,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

/** Making the desk takes minutes, copying it a second: it is kept under the hash of the source and of the data. */
async function madeDesk(): Promise<string> {
  return await madeOnce(`rogatory-lantern-${hashOfSource()}`, async (folder) => {
    const desk = await openLantern(folder);
    await desk.end();
  });
}

/** The same on the test server: its folder lies beside the server's own, and both go with the run. */
async function madeOnServer(): Promise<{ folder: string; database: string }> {
  const name = `lantern_${hashOfSource()}`;
  const folder = join(new URL(server).searchParams.get('host') ?? tmpdir(), name);
  const database = await templateDatabase(name, async (url) => {
    rmSync(folder, { recursive: true, force: true });
    const desk = await openLantern(folder, { ROGATORY_DATABASE_URL: url });
    await desk.end();
  });
  return { folder, database };
}

function hashOfSource(): string {
  const hash = createHash('sha256');
  const files = globSync('{src,forms,providers,jurisdictions}/**/*.{ts,yaml,csv,typ}', { cwd: root }).filter(
    (file) => !file.includes('src/web/') && !file.endsWith('.test.ts'),
  );
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
