// SPDX-License-Identifier: Apache-2.0
/** The spine as a shell script a person can read, docs/examples/journey/journey.sh, on a training desk of its own. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { KeptAdvice } from '../../src/core/api/cases.ts';
import { type LanternDesk, lanternFolder, openLantern, rogatory } from './lantern-desk.ts';

const SCRIPT = resolve(import.meta.dirname, '../../docs/examples/journey/journey.sh');
const out = mkdtempSync(join(tmpdir(), 'rogatory-script-'));
let desk: LanternDesk;
let remove: () => Promise<void>;

before(async () => {
  const made = await lanternFolder();
  remove = made.remove;
  desk = await openLantern(made.folder);
});
after(async () => {
  await desk?.end();
  await remove?.();
  rmSync(out, { recursive: true, force: true });
});

const documentOf = <T>(name: string): T => JSON.parse(readFileSync(join(out, name), 'utf8')) as T;

test('from a suspect profile to a bundle that anyone can verify, by a shell script', { timeout: 600_000 }, async () => {
  const { stdout } = await promisify(execFile)('bash', [SCRIPT, join(out)], {
    // Its own place for tokens: those of the person who runs the tests stay as they are.
    env: { ...process.env, NODE_OPTIONS: '', ROGATORY_DESK_URL: desk.address, XDG_CONFIG_HOME: join(out, 'config') },
    maxBuffer: 16 * 1024 * 1024,
  });

  const { advice } = documentOf<KeptAdvice>('advice.json');
  assert.equal(advice.step0[0]?.to.name, 'Meta Platforms, Inc.');
  assert.ok(advice.options.some((option) => option.route === 'mla'));
  assert.match(stdout, /^missing: .*date_range.*data_categories/m);
  assert.match(stdout, /^missing now: $/m);

  const approved = documentOf<{ state: string; documents: { language: string; sha256: string }[] }>('approved.json');
  assert.equal(approved.state, 'approved');
  assert.deepEqual([...new Set(approved.documents.map(({ language }) => language))].sort(), ['ar', 'en']);
  assert.ok(readdirSync(join(out, 'pack')).includes('fields.txt'));
  assert.match(stdout, /^preservation ends: \d{4}-\d\d-\d\d$/m);

  const { reading } = documentOf<{ reading: { records: number; coverage: { totals: { units: number; accounted: number } } } }>(
    'evidence.json',
  );
  assert.ok(reading.records > 0);
  assert.equal(reading.coverage.totals.accounted, reading.coverage.totals.units);
  const address = /Ip<div class="m"><div>([0-9a-f.:]+)</.exec(stdout)?.[1];
  assert.ok(address !== undefined && stdout.includes(`ip ${address}, missing: `), 'the target is the address that stands in the original');
  assert.ok(documentOf<KeptAdvice>('next-advice.json').id !== '');

  assert.match(stdout, /Nothing bad was found/);
  const bundle = join(out, 'bundle.zip');
  assert.ok(existsSync(bundle));
  const bytes = readFileSync(bundle);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] as number) ^ 1;
  writeFileSync(bundle, bytes);
  const changed = await rogatory(['verify', bundle, '--json']);
  assert.equal(changed.code, 1);
  assert.match(changed.out, /"good":\s*false,[^}]*"where":\s*"[^"]+"/);
});
