// SPDX-License-Identifier: Apache-2.0
/** A program of its own on the desk of a test, which dies at a named step, and the worker that takes up what it left. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { checkLog } from '../src/store/log/check-log.ts';
import type { TestDesk } from './desk.ts';

const module = (path: string): string => JSON.stringify(join(import.meta.dirname, '../src', path));

interface Working {
  /** The worker takes up jobs. */
  readonly working?: boolean;
}

/** A program of its own on the same desk. @returns what it printed, and the signal it ended by */
async function program({ desk }: TestDesk, crashAt: string, work: string, { working = false }: Working) {
  const { dataFolder, database, deskName } = desk.configuration;
  const url = database.kind === 'server' ? database.url : `pglite:${database.folder}`;
  const text = `
    import { readConfiguration } from ${module('store/configuration.ts')};
    import { openDesk } from ${module('desk/open-desk.ts')};
    import { beginUpload, finishUpload, receiveChunk } from ${module('desk/evidence/uploads.ts')};
    import { hash } from 'node:crypto';
    const desk = await openDesk(readConfiguration(${JSON.stringify(dataFolder)}, { ROGATORY_DATABASE_URL: ${JSON.stringify(url)}, ROGATORY_DESK_NAME: ${JSON.stringify(deskName)} }), { working: ${working}, report: () => {} });
    ${work}`;
  const env = { ...process.env, NODE_OPTIONS: '', ROGATORY_CRASH_AT: crashAt };
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const [, signal] = await once(child, 'exit');
  return { said: said.trim(), signal };
}

const unfinishedJobs = async ({ desk }: TestDesk) =>
  await desk.store.db.selectFrom('job').select(['kind', 'state', 'error', 'attempts']).where('state', '!=', 'done').execute();

/** It dies at the crash point. @returns what it printed */
export async function dying(desk: TestDesk, crashAt: string, work: string, how: Working = {}): Promise<string> {
  const { said, signal } = await program(desk, crashAt, work, how);
  if (signal === null) assert.fail(`${crashAt} was never reached; jobs: ${JSON.stringify(await unfinishedJobs(desk))}`);
  assert.equal(signal, 'SIGKILL');
  return said;
}

/** Another worker takes up what the dead one left, and goes away when nothing is left to do. */
export async function workOn(desk: TestDesk): Promise<void> {
  await program(
    desk,
    '',
    `const open = () => desk.store.db.selectFrom('job').select('id').where('state', 'in', ['waiting', 'running']).execute();
    for (let tries = 0; tries < 240 && (await open()).length > 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 250));
    process.exit(0);`,
    { working: true },
  );
}

/** The log is without fault, as far as everything that was done. */
export async function wholeLog({ desk: { sequencer, store, signer } }: TestDesk): Promise<void> {
  await sequencer.catchUp();
  assert.deepEqual((await checkLog(store.db, signer)).faults, []);
}

/** It works until it dies; one that never comes to its crash point ends, and the test says so. */
export const RESTLESS = 'await new Promise((resolve) => setTimeout(resolve, 60_000)); process.exit(0);';

/** Each point is hit once, on the two databases in turn; in the long run on both. */
export const isHitOn = (kind: 'embedded' | 'server', n: number): boolean =>
  process.env.ROGATORY_TEST_LONG === '1' || (n % 2 === 0) === (kind === 'embedded');
