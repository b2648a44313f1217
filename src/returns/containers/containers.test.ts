// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { after, describe, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import { readSample } from '../../../test/returns/read-sample.ts';
import { readPlace } from '../place-bytes.ts';

const samples = join(import.meta.dirname, 'samples');
const folder = mkdtempSync(join(tmpdir(), 'rogatory-containers-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const LOG = Buffer.from('Time (UTC),IP address,Action\n2026-03-01 22:10:05,203.0.113.7,LOGIN\n');

async function zip(name: string, entries: readonly (readonly [string, Buffer])[], compress = true): Promise<string> {
  const path = join(folder, name);
  const file = new ZipFile();
  for (const [entry, bytes] of entries) file.addBuffer(bytes, entry, { compress });
  file.end();
  await pipeline(file.outputStream, createWriteStream(path));
  return path;
}

/** Writes the same name into both headers of an entry: no writer of ZIPs makes such names willingly. */
function rename(path: string, from: string, to: string): void {
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1)) bytes.write(to, at, 'latin1');
  writeFileSync(path, bytes);
}

const whys = (read: Awaited<ReturnType<typeof readSample>>): string[] => read.gaps.map((gap) => gap.why);

describe('containers', () => {
  test('two entries of one name are two files, told apart by their index', async () => {
    const { coverage, records } = await readSample(join(samples, 'duplicate-names.zip'));
    assert.equal(coverage.coverage.filesRead, 2);
    assert.deepEqual(
      records.map((one) => one.place.path.at(-1)?.entryIndex),
      [0, 1],
    );
  });

  test('ZIP in ZIP in ZIP is read, with every level in the place', async () => {
    const { coverage, records } = await readSample(join(samples, 'nested-3.zip'));
    assert.equal(coverage.coverage.filesRead, 1);
    assert.equal(records[0]?.place.path.length, 4);
  });

  test('what macOS adds is left', async () => {
    const { coverage } = await readSample(join(samples, 'mac-twins.zip'));
    assert.equal(coverage.coverage.filesRead, 1);
    assert.equal(coverage.files.filter((file) => file.standing === 'left').length, 2);
  });

  test('an encrypted entry is a gap without the password, a gap with a wrong one, and read with the right one', async () => {
    const path = join(samples, 'encrypted.zip');
    assert.deepEqual(whys(await readSample(path)), ['encrypted']);
    assert.deepEqual(whys(await readSample(path, { passwords: ['lantern-2025'] })), ['encrypted']);
    assert.equal((await readSample(path, { passwords: ['wrong', 'lantern-2026'] })).records.length, 1);
  });

  for (const bits of [128, 256]) {
    test(`AES with ${bits} bits: without the password gaps, with it the bytes, and what is open beside it either way`, async () => {
      const path = join(samples, `encrypted-aes-${bits}.zip`);
      const closed = await readSample(path);
      assert.deepEqual([whys(closed), closed.records.length], [['encrypted', 'encrypted'], 1]);
      assert.deepEqual(whys(await readSample(path, { passwords: ['sandglass-2025'] })), ['encrypted', 'encrypted']);
      const { records, gaps } = await readSample(path, { passwords: ['wrong', 'sandglass-2026'] });
      assert.deepEqual([records.length, gaps], [4, []]);
      const { text } = await readPlace({ file: path }, records[0]!.place, ['sandglass-2026']);
      assert.equal(text, '2026-03-01 22:10:05,203.0.113.7,LOGIN');
    });
  }

  test('of many wrong passwords none passes the check byte of the old encryption for the right one', async () => {
    const wrong = Array.from({ length: 2_000 }, (_, n) => `wrong-${n}`);
    assert.deepEqual(whys(await readSample(join(samples, 'encrypted.zip'), { passwords: wrong })), ['encrypted']);
    assert.equal((await readSample(join(samples, 'encrypted.zip'), { passwords: [...wrong, 'lantern-2026'] })).records.length, 1);
  });

  const names = [
    ['climbs out', 'xx/xx/logins.csv', '../../logins.csv'],
    ['is absolute', 'xetc/logins.csv', '/etc/logins.csv'],
  ] as const;
  for (const [what, harmless, hostile] of names) {
    test(`a name that ${what} is refused, and the rest is read`, async () => {
      const path = await zip('hostile.zip', [
        [harmless, LOG],
        ['good.csv', LOG],
      ]);
      rename(path, harmless, hostile);
      const read = await readSample(path);
      assert.deepEqual([whys(read), read.records.length], [['refused-name'], 1]);
    });
  }

  test('a bomb is a gap, and what stands beside it is read', async () => {
    const path = await zip('bomb.zip', [
      ['zeros.csv', Buffer.alloc(60e6)],
      ['good.csv', LOG],
    ]);
    const read = await readSample(path, { limits: { ratio: 100, ratioAboveBytes: 1e6 } });
    assert.deepEqual([whys(read), read.records.length], [['limit-reached'], 1]);
  });

  test('nesting beyond the limit is a gap', async () => {
    const inner = readFileSync(join(samples, 'nested-3.zip'));
    const path = await zip('deep.zip', [['inner.zip', inner]], false);
    assert.deepEqual(whys(await readSample(path, { limits: { depth: 2 } })), ['limit-reached']);
  });

  test('an entry that unpacks to more than its directory says is a gap', async () => {
    const path = await zip('lie.zip', [['logins.csv', Buffer.concat(Array(200).fill(LOG))]]);
    const bytes = readFileSync(path);
    const directory = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
    bytes.writeUInt32LE(100, directory + 24);
    writeFileSync(path, bytes);
    assert.ok(whys(await readSample(path)).includes('truncated'));
  });

  test('one byte changed in a stored entry does not fit its CRC', async () => {
    const path = await zip('changed.zip', [['logins.csv', LOG]], false);
    rename(path, '203.0.113.7', '203.0.113.8');
    assert.deepEqual(whys(await readSample(path)), ['truncated']);
  });

  test('a ZIP cut off anywhere ends as a gap, never as a fault', async () => {
    const whole = readFileSync(join(samples, 'duplicate-names.zip'));
    for (let length = 0; length < whole.length; length += 13) {
      const path = join(folder, 'cut.zip');
      writeFileSync(path, whole.subarray(0, length));
      const read = await readSample(path);
      assert.ok(read.gaps.length > 0 || read.coverage.files.some((file) => file.standing === 'not-read'), String(length));
      assert.ok(!whys(read).includes('reader-failed'), String(length));
    }
  });

  test('a PDF named .zip is what its bytes say, and an empty file is a gap', async () => {
    writeFileSync(join(folder, 'letter.zip'), '%PDF-1.7\n');
    writeFileSync(join(folder, 'empty.csv'), '');
    const read = await readSample([join(folder, 'letter.zip'), join(folder, 'empty.csv')]);
    assert.deepEqual(
      read.coverage.files.map((file) => file.mime),
      ['application/pdf', 'application/x-empty'],
    );
    assert.ok(whys(read).includes('truncated'));
  });

  test('a large entry unpacks in a thread ahead of its reader, and gives the same as a small one', async () => {
    const row = '2026-03-01 22:10:05,203.0.113.7,LOGIN\n';
    const path = await zip('large.zip', [['logins.csv', Buffer.from(`Time (UTC),IP address,Action\n${row.repeat(150_000)}`)]]);
    const { coverage } = await readSample(path);
    assert.deepEqual(coverage.records, { 'ip-event': 150_000 });
    assert.equal(coverage.gapsInAll, 0);
  });

  test('damage in the middle of a large entry keeps what came before', async () => {
    const row = (n: number) => `2026-03-01 22:10:${String(n % 60).padStart(2, '0')},203.0.113.${n % 250},LOGIN ${Math.sin(n)}\n`;
    const text = `Time (UTC),IP address,Action\n${Array.from({ length: 120_000 }, (_, n) => row(n)).join('')}`;
    const path = await zip('damaged.zip', [['logins.csv', Buffer.from(text)]]);
    const bytes = readFileSync(path);
    const middle = Math.floor(deflateRawSync(text).length / 2);
    bytes.fill(0xff, middle, middle + 2000);
    writeFileSync(path, bytes);
    const read = await readSample(path);
    assert.ok(read.records.length > 1000);
    assert.ok(whys(read).includes('truncated'));
  });
});
