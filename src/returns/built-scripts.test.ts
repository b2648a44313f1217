// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { FRAME, framesOf } from './apart-frames.ts';
import { buildScripts, scriptArguments } from './built-scripts.ts';

const folder = mkdtempSync(join(tmpdir(), 'rogatory-built-'));
const built = join(folder, 'built');
after(() => rmSync(folder, { recursive: true, force: true }));

const script = 'read-return.child.ts';
const isSource = (args: readonly string[]): boolean => args.length === 1 && args[0] === join(import.meta.dirname, script);

/** What the script says to an order that nobody would give it. */
async function fault(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--no-warnings', ...args], { stdio: ['pipe', 'ignore', 'inherit', 'pipe'] });
  const order = Buffer.from('{"mappings":[{}],"keys":[]}');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(order.length);
  child.stdin!.end(Buffer.concat([length, order]));
  for await (const { kind, content } of framesOf(child.stdio[3] as Readable)) if (kind === FRAME.error) return content.toString();
  assert.fail('it found nothing wrong');
}

describe('the scripts that read apart, built', () => {
  before(async () => await buildScripts(built));

  test('run while their sources are what they were built from', () => {
    assert.deepEqual(scriptArguments(script, built), ['--enable-source-maps', join(built, 'read-return.child.mjs')]);
  });

  test('say where something failed by the line of the source', async () => {
    const said = await fault(scriptArguments(script, built));
    assert.match(said, /\/src\/[\w/-]+\.ts:\d+/);
    assert.equal(said, await fault([join(import.meta.dirname, script)]));
  });

  test('do not run once a source has changed or is gone, or when they were never built', () => {
    const sources = JSON.parse(readFileSync(join(built, 'SOURCES'), 'utf8')) as { files: string[]; sha256: string };
    assert.ok(sources.files.includes('src/returns/reading.ts') && sources.files.includes('src/returns/containers/inflate.child.ts'));
    const changed = { ...sources, sha256: sources.sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) };
    const gone = { ...sources, files: [...sources.files, 'src/returns/gone.ts'] };
    for (const [name, other] of Object.entries({ changed, gone })) {
      const copy = join(folder, name);
      cpSync(built, copy, { recursive: true });
      writeFileSync(join(copy, 'SOURCES'), JSON.stringify(other));
      assert.ok(isSource(scriptArguments(script, copy)), name);
    }
    assert.ok(isSource(scriptArguments(script, join(folder, 'never'))));
  });

  test('are not asked for by scripts of other folders', () => {
    const other = '../desk/pictures/find-pictures.child.ts';
    assert.deepEqual(scriptArguments(other, built), [join(import.meta.dirname, other)]);
  });
});
