// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { after, describe, test } from 'node:test';
import yazl from 'yazl';
import { commandLineIn } from '../../../test/command-line.ts';
import { oddZip } from '../../../test/zip.ts';
import { searchStream } from '../find-identifiers/search-stream.ts';

const folder = mkdtempSync(join(tmpdir(), 'find-identifiers-'));
after(() => rmSync(folder, { recursive: true }));
const GENESIS = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const WIF = '5Kd3NBUAdUnhyzenEwVLy9pBKxSwXvE9FMPyR4UKZvpe6E3AgLr';

const rogatory = commandLineIn(folder);
async function find(...args: string[]) {
  const said = await rogatory('find-identifiers', ...args);
  return { ...said, lines: said.out.split('\n').filter(Boolean) };
}
const put = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
async function zipOf(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const path = join(folder, 'making.zip');
  await finished(zip.outputStream.pipe(createWriteStream(path)));
  const bytes = readFileSync(path);
  rmSync(path);
  return bytes;
}

describe('rogatory find-identifiers', () => {
  test('prints one JSON object a finding, with the path it was found in', async () => {
    const path = put('chat.txt', `pay ${GENESIS}`);
    const { lines, exit } = await find(path, '--json');
    assert.equal(exit, 0);
    assert.partialDeepStrictEqual(JSON.parse(lines[0] as string), {
      kind: 'crypto-address',
      chain: 'bitcoin',
      written: GENESIS,
      path,
      bytes: { from: 4, to: 38 },
    });
  });
  test('looks into ZIP files inside ZIP files and says the way', async () => {
    const path = put('outer.zip', await zipOf({ 'inner.zip': await zipOf({ 'a.txt': GENESIS }) }));
    const { lines } = await find(path, '--json');
    assert.equal(JSON.parse(lines[0] as string).path, `${path}!/inner.zip!/a.txt`);
  });
  for (const [name, bytes] of [
    ['with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`دفع ${GENESIS}`, 'utf16le')])],
    ['without a mark', Buffer.from(`paid ${GENESIS} on time`, 'utf16le')],
  ] as const)
    test(`reads UTF-16 ${name}`, async () => {
      const { lines } = await find(put('wide.txt', bytes), '--json');
      assert.equal(JSON.parse(lines[0] as string).written, GENESIS);
    });
  test('never prints a private key, not even when the file is named after it', async () => {
    const { out, err } = await find(put(`${WIF}.txt`, `key ${WIF}`), '--json');
    assert.ok(out.includes('"sealed-secret"'));
    assert.ok(!out.includes(WIF) && !err.includes(WIF));
  });
  test('a path that is not there is wrong use', async () => {
    assert.equal((await find(join(folder, 'nothing.txt'))).exit, 2);
  });
  test('a name that climbs out of a ZIP hides neither its own text nor the others', async () => {
    const odd = oddZip([
      { name: '../../climbs.txt', bytes: Buffer.from('a@example.org') },
      { name: 'ok.txt', bytes: Buffer.from('b@example.org') },
    ]);
    const { exit, lines } = await find(put('odd.zip', odd), '--json');
    assert.deepEqual([exit, lines.map((line) => JSON.parse(line).written)], [0, ['a@example.org', 'b@example.org']]);
  });
  test('a torn ZIP file is named and the rest is read', async () => {
    const torn = put('torn.zip', (await zipOf({ 'a.txt': GENESIS })).subarray(0, 40));
    const { exit, err, lines } = await find(torn, put('good.txt', GENESIS), '--json');
    assert.equal(exit, 1);
    assert.ok(err.includes('torn.zip'));
    assert.equal(lines.length, 1);
  });
  test('a long text is searched in windows, and nothing at their edges is lost or told twice', async () => {
    const text = Buffer.from(Array.from({ length: 6000 }, (_, i) => `user${i}@example.org ${'م'.repeat(i % 7)} ${GENESIS}`).join('\n'));
    const offsets: number[] = [];
    async function* chunks() {
      for (let at = 0; at < text.length; at += 10_007) yield text.subarray(at, at + 10_007);
    }
    for await (const found of searchStream(chunks(), 50_000)) {
      offsets.push(found.bytes.from);
      if (found.kind !== 'sealed-secret') assert.equal(text.subarray(found.bytes.from, found.bytes.to).toString(), found.written);
    }
    assert.equal(offsets.length, 12_000);
    assert.equal(new Set(offsets).size, 12_000);
  });
});
