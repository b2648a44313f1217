// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { commandLineIn } from '../../../test/command-line.ts';
import type { AnyRecord, Coverage } from '../../core/records/index.ts';

const samples = join(import.meta.dirname, '..', '..', 'returns');
const meta = join(samples, 'meta-records-html', 'samples', 'instagram-17841400000000001.zip');
const x = join(samples, 'x-account-json', 'samples', '900000000000000001.zip');
const xKey = join(samples, 'x-account-json', 'samples', 'provider-key.asc');
const folder = mkdtempSync(join(tmpdir(), 'rogatory-read-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const rogatory = commandLineIn(folder);

describe('rogatory read', () => {
  test('a return becomes records, gaps and a coverage in a folder', async () => {
    assert.equal((await rogatory('read', meta, '--out', 'reading')).exit, 0);
    const records = lines<AnyRecord>('reading/records.ndjson');
    const coverage = JSON.parse(readFileSync(join(folder, 'reading', 'coverage.json'), 'utf8')) as Coverage;
    assert.equal(
      records.length,
      Object.values(coverage.records).reduce((sum, count) => sum + count, 0),
    );
    assert.deepEqual([...new Set(lines<{ kind: string }>('reading/gaps.ndjson').map((one) => one.kind))].sort(), ['gap', 'left']);
  });

  test('with --strict an unknown section is exit 1', async () => {
    assert.equal((await rogatory('read', meta, '--strict', '--json')).exit, 1);
  });

  test('a signature that fits is exit 0, one byte changed is exit 1 and named', async () => {
    assert.equal((await rogatory('read', x, '--key', xKey, '--strict')).exit, 0);
    const changed = join(folder, '900000000000000001-account.txt');
    const { bytes } = await signedFile();
    writeFileSync(changed, bytes.replace('sandglass_inv', 'sandglass_inw'));
    const read = await rogatory('read', changed, '--key', xKey, '--json');
    const coverage = JSON.parse(read.out) as Coverage;
    assert.deepEqual([read.exit, coverage.manifests[0]?.result, coverage.gaps[0]?.why], [1, 'invalid', 'signature-invalid']);
  });

  test('what is not there, empty, or cut off in the middle is exit 2 with one sentence', async () => {
    writeFileSync(join(folder, 'empty.zip'), '');
    copyFileSync(meta, join(folder, 'cut.zip'));
    truncateSync(join(folder, 'cut.zip'), 3000);
    for (const name of ['nowhere.zip', 'empty.zip', 'cut.zip']) {
      const { exit, err } = await rogatory('read', name);
      assert.equal(exit, 2, name);
      // On a slow machine the progress bar comes first; it ends with an ellipsis and is no message.
      const messages = err
        .trim()
        .split(/[\r\n]+/)
        .filter((line) => !line.trimEnd().endsWith('…'));
      assert.equal(messages.length, 1, err);
    }
  });

  test('with --identifiers what people mention stands beside the records, and a seed phrase only by its place', async () => {
    const phrase = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
    const text = `3/1/26, 9:15 PM - Samir: write to lena.o@example.org\n3/1/26, 9:16 PM - Lena: my seed phrase is ${phrase}\n`;
    writeFileSync(join(folder, 'WhatsApp Chat with Lena.txt'), text);
    const { exit, err, out } = await rogatory('read', 'WhatsApp Chat with Lena.txt', '--out', 'mentions', '--identifiers');
    assert.equal(exit, 0);
    const found = lines<AnyRecord>('mentions/identifiers.ndjson');
    const messages = lines<AnyRecord>('mentions/records.ndjson');
    assert.deepEqual(
      found.map((one) => one.kind === 'identifier' && [one.data.type, one.data.value.norm, one.handling]),
      [
        ['email', 'lena.o@example.org', undefined],
        ['other', undefined, 'restricted'],
      ],
    );
    assert.deepEqual(
      found.map((one) => one.place),
      messages.map((one) => one.place),
    );
    assert.match(err, /1 private keys or seed phrases/);
    assert.ok(!(err + out + JSON.stringify(found)).includes('abandon'));
  });

  test('a file whose name is no UTF-8, as Windows writes Arabic ones, is read, and its bytes are found again', async () => {
    const odd = join(folder, 'odd');
    mkdirSync(odd);
    const arabic = Buffer.from([0xd1, 0xcd, 0xe1, 0xc7, 0xca]);
    copyFileSync(meta, Buffer.concat([Buffer.from(`${odd}/`), arabic, Buffer.from('.zip')]));
    assert.equal((await rogatory('read', odd, '--out', 'odd-reading')).exit, 0);
    const [first] = lines<AnyRecord>('odd-reading/records.ndjson');
    assert.equal((await rogatory('place', odd, first!.id, '--records', 'odd-reading/records.ndjson', '--json')).exit, 0);
    assert.match((await rogatory('shape', odd)).out, /"\*\.zip"|"\*\.html"/);
    assert.match((await rogatory('find-identifiers', odd)).out, /\ufffd.*\.zip/);
  });

  test('without an input it says how it is used', async () => {
    assert.equal((await rogatory('read')).exit, 2);
  });
});

async function signedFile(): Promise<{ bytes: string }> {
  const { listZip } = await import('../../returns/containers/zip-container.ts');
  const { openEntry } = await import('../../returns/containers/open-entry.ts');
  const { MemoryBytes } = await import('../../returns/source/byte-source.ts');
  const zip = new MemoryBytes(readFileSync(x));
  const { entries } = await listZip(zip, 100);
  const opened = openEntry(zip, entries.find((entry) => entry.name.endsWith('-account.txt'))!, []);
  assert.ok('source' in opened);
  return { bytes: opened.source.next()!.toString('utf8') };
}

function lines<T>(name: string): T[] {
  return readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

describe('rogatory place', () => {
  test('gives exactly the bytes of the record, with and without the records file', async () => {
    await rogatory('read', meta, '--out', 'for-place');
    const records = lines<AnyRecord>('for-place/records.ndjson');
    const message = records.find((one) => one.kind === 'message' && one.data.body?.raw === 'look at this page')!;
    const { exit, out } = await rogatory('place', meta, message.id, '--records', 'for-place/records.ndjson', '--json');
    const place = JSON.parse(out) as { bytes: string; text: string; path: string[] };
    assert.equal(exit, 0);
    assert.match(place.text, /look at this page/);
    assert.deepEqual(Buffer.from(place.bytes, 'base64').toString(), place.text);
    assert.deepEqual(place.path, ['instagram-17841400000000001.zip', 'records.html']);
    assert.equal((await rogatory('place', meta, message.id, '--json')).out, out);
  });

  test('another file than the one that the record was read from is refused', async () => {
    const [first] = lines<AnyRecord>('for-place/records.ndjson');
    const { exit, err } = await rogatory('place', x, first!.id, '--records', 'for-place/records.ndjson');
    assert.equal(exit, 1);
    assert.match(err, /SHA-256/);
  });

  test('an id that nothing has is exit 2', async () => {
    assert.equal((await rogatory('place', meta, '0'.repeat(32))).exit, 2);
  });
});

describe('rogatory shape', () => {
  test('names sections and labels and shows nothing of what they hold', async () => {
    const { out } = await rogatory('shape', meta);
    assert.match(out, /quicksnap_experiment/);
    assert.match(out, /IP Address/);
    for (const secret of ['samir', 'Fathallah', '203.0.113', '17841400000000001', '7700900123', 'invented', 'look at'])
      assert.ok(!out.includes(secret), secret);
  });
});
