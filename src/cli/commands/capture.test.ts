// SPDX-License-Identifier: Apache-2.0
/** The command as a lawyer's technician would use it, and its archive checked by programs that are not ours. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { noBrowser } from '../../../test/browser.ts';
import { commandLineIn } from '../../../test/command-line.ts';
import { openWacz, partsOf } from '../../../test/open-wacz.ts';
import { type FightingSites, startFightingSites } from '../../../test/pages-that-fight.ts';
import { makeSigningDesk, type SigningDesk } from '../../../test/signing-desk.ts';
import { oddZip } from '../../../test/zip.ts';
import { searchableUrl } from '../../capture/archive/cdx-index.ts';
import { NO_TRUST } from '../../verify/trust.ts';
import { verifyFile } from '../../verify/verify-file.ts';

describe('rogatory capture', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-capture-cli-'));
  const at = (name: string) => join(folder, name);
  let sites: FightingSites;
  let authority: SigningDesk;
  let clock: Server;
  before(async () => {
    sites = await startFightingSites();
    authority = makeSigningDesk();
    clock = createServer(async (request, response) => void response.end(authority.answer(await buffer(request))));
    clock.listen(0, '127.0.0.1');
    await once(clock, 'listening');
    writeFileSync(at('root.pem'), authority.root);
    const tsa = `http://127.0.0.1:${(clock.address() as AddressInfo).port}/`;
    const said = await run(
      `${sites.plain}/gzip`,
      '--out',
      'page.wacz',
      '--allow-loopback',
      '--tsa',
      tsa,
      '--case',
      'L-7',
      '--minimise',
      'no comments',
      '--json',
    );
    assert.equal(said.exit, 0, said.err);
    record = JSON.parse(said.out);
  });
  after(async () => {
    await sites.stop();
    clock.close();
    authority.remove();
    rmSync(folder, { recursive: true });
  });
  let record: Record<string, unknown> & { clock: { offsetMs: number; withinMs: number }; asked: object };

  const rogatory = commandLineIn(folder, { now: () => new Date() });
  const run = (...args: string[]) => rogatory('capture', ...args);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  const unpack = async () => {
    const parts = await partsOf(at('page.wacz'));
    return { parts, digest: JSON.parse(parts.get('datapackage-digest.json')?.toString() ?? '') };
  };

  test('says what was asked, and how far the clock is from that of the authority', () => {
    assert.deepEqual(record.asked, {
      url: `${sites.plain}/gzip`,
      case: 'L-7',
      purpose: null,
      legalBasis: null,
      minimisation: 'no comments',
    });
    assert.ok(Math.abs(record.clock.offsetMs) <= record.clock.withinMs + 1_000);
  });
  test('makes an archive that verify accepts, with its time', async () => {
    const report = await verifyFile(at('page.wacz'), { ...NO_TRUST, certificates: [authority.root] });
    assert.deepEqual(
      report?.findings.filter(({ good }) => !good),
      [],
    );
    assert.deepEqual([...new Set(report?.findings.map(({ code }) => code))].sort(), [
      'STAMP_VALID',
      'WACZ_HASHED',
      'WACZ_PAYLOADS',
      'WACZ_PAYLOADS_STAMPED',
      'WACZ_PROVES',
      'WACZ_SIGNATURE',
      'WACZ_STAMP',
    ]);
  });
  test('makes an archive whose every changed part verify names', async () => {
    const { parts } = await unpack();
    const whole = readFileSync(at('page.wacz'));
    for (const part of parts.keys()) {
      const bytes = Buffer.from(whole);
      const place = bytes.indexOf(part, 0, 'latin1') + part.length + 4;
      (bytes as Buffer)[place] = (bytes[place] as number) ^ 0x01;
      writeFileSync(at('changed.wacz'), bytes);
      const report = await verifyFile(at('changed.wacz'), NO_TRUST);
      assert.equal(report?.ok, false, part);
    }
  });
  test('signs so that openssl accepts the signature over the text of the hash', async () => {
    const { digest, parts } = await unpack();
    const { signedData } = digest;
    assert.equal(
      digest.hash,
      `sha256:${createHash('sha256')
        .update(parts.get('datapackage.json') as Buffer)
        .digest('hex')}`,
    );
    writeFileSync(at('hash.txt'), signedData.hash);
    writeFileSync(at('signature.der'), Buffer.from(signedData.signature, 'base64'));
    writeFileSync(at('key.der'), Buffer.from(signedData.publicKey, 'base64'));
    assert.match(
      openssl('dgst', '-sha256', '-keyform', 'DER', '-verify', 'key.der', '-signature', 'signature.der', 'hash.txt'),
      /Verified OK/,
    );
  });
  test('stamps the signature and the digest of each payload so that openssl accepts both stamps', async () => {
    const { digest, parts } = await unpack();
    writeFileSync(at('signature.tsr'), Buffer.from(digest.signedData.timeSignature, 'base64'));
    writeFileSync(at('signature.txt'), digest.signedData.signature);
    writeFileSync(at('payloads.txt'), parts.get('capture/payload-digests.txt') as Buffer);
    writeFileSync(at('payloads.tsr'), parts.get('capture/payload-digests.tsr') as Buffer);
    for (const name of ['signature', 'payloads'])
      assert.match(openssl('ts', '-verify', '-data', `${name}.txt`, '-in', `${name}.tsr`, '-CAfile', 'root.pem'), /Verification: OK/);
    const { responses } = await openWacz(at('page.wacz'));
    assert.equal(parts.get('capture/payload-digests.txt')?.toString(), responses.map(({ digest, url }) => `${digest} ${url}\n`).join(''));
  });
  test('stamps each payload: one that was exchanged is named, even where everything around it was made anew', async () => {
    const { parts } = await unpack();
    const codesOf = async (changes: Readonly<Record<string, (bytes: Buffer) => Buffer>>) => {
      const changed = [...parts]
        .map(([name, bytes]) => ({ name, bytes: changes[name]?.(bytes) ?? bytes }))
        .filter(({ name }) => !name.startsWith('datapackage'));
      const resources = changed.map(({ name, bytes }) => ({
        path: name,
        hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      }));
      writeFileSync(
        at('forged.wacz'),
        oddZip([{ name: 'datapackage.json', bytes: Buffer.from(JSON.stringify({ resources })) }, ...changed]),
      );
      const report = await verifyFile(at('forged.wacz'), { ...NO_TRUST, certificates: [authority.root] });
      return [...new Set(report?.findings.filter(({ good }) => !good).map(({ code }) => code))];
    };
    const exchanged = (warc: Buffer) => {
      const whole = gunzipSync(warc);
      const last = whole.lastIndexOf('\r\n\r\n') - 1;
      (whole as Buffer)[last] = (whole[last] as number) ^ 1;
      return gzipSync(whole);
    };
    const warc = 'archive/data.warc.gz';
    const list = 'capture/payload-digests.txt';
    assert.deepEqual(await codesOf({}), []);
    assert.deepEqual(await codesOf({ [warc]: exchanged }), ['WACZ_PAYLOADS']);
    assert.deepEqual(await codesOf({ [warc]: () => gzipSync('no recording') }), ['WACZ_PAYLOADS']);
    assert.deepEqual(await codesOf({ [list]: (bytes) => Buffer.concat([bytes, bytes]) }), ['WACZ_PAYLOADS', 'STAMP_OF_OTHER_BYTES']);
    assert.deepEqual(await codesOf({ [list]: () => Buffer.alloc(0) }), ['WACZ_PAYLOADS', 'STAMP_OF_OTHER_BYTES']);
  });
  test('writes a WARC whose digests are right and which another indexer reads as ours does', async () => {
    const { parts } = await unpack();
    const { responses, types } = await openWacz(at('page.wacz'));
    assert.deepEqual(types.slice(0, 3), ['warcinfo', 'request', 'response']);
    for (const { body, digest } of responses) assert.equal(digest, `sha256:${createHash('sha256').update(body).digest('hex')}`);
    writeFileSync(at('data.warc.gz'), parts.get('archive/data.warc.gz') as Buffer);
    const warcio = resolve(import.meta.dirname, '../../../node_modules/warcio/dist/cli.js');
    const theirs = execFileSync(process.execPath, [warcio, 'cdx-index', at('data.warc.gz')], {
      env: { PATH: process.env.PATH ?? '' },
    }).toString();
    const compared = (text: string) =>
      text
        .split('\n')
        .filter((line) => line.startsWith('1,0,0,127'))
        .map((line) => {
          const [key, , ...json] = line.split(' ');
          const { url, mime, status, digest, offset, length } = JSON.parse(json.join(' '));
          return {
            key,
            url,
            mime: mime ?? 'unk',
            status: Number(status),
            digest: digest.replace('sha256:', ''),
            offset: Number(offset),
            length: Number(length),
          };
        })
        .sort((a, b) => a.offset - b.offset);
    assert.deepEqual(compared(parts.get('indexes/index.cdx')?.toString() ?? ''), compared(theirs));
    assert.ok(compared(theirs).length > 0);
  });
  test('answers 3 and writes nothing when the address, or a redirect, is not visited', async () => {
    for (const [url, ...options] of [
      ['file:///etc/passwd'],
      ['http://127.0.0.1/'],
      [`${sites.plain}/to?where=http://10.0.0.1/`, '--allow-loopback'],
    ] as const) {
      const { exit, err, out } = await run(url, '--out', 'none.wacz', ...options);
      assert.equal(exit, 3, err);
      assert.match(err, /Capture refused, [^\n]+\.\n$/);
      assert.equal(out, '');
      assert.equal(existsSync(at('none.wacz')), false);
    }
  });
  test('answers 1 when the archive has gaps, and names them', async () => {
    const { exit, out } = await run(`${sites.plain}/nothing`, '--out', 'empty.wacz', '--allow-loopback', '--max-seconds', '10');
    assert.equal(exit, 1);
    assert.match(out, /GAP {2}empty-answer/);
  });
  test('answers 2 when it is used wrongly, or nothing answers', async () => {
    assert.equal((await run()).exit, 2);
    assert.equal((await run('page.example', '--out', 'x.wacz')).exit, 2);
    assert.equal((await run(`${sites.plain}/plain`, '--out', 'page.wacz', '--allow-loopback')).exit, 2);
    assert.equal((await run(`${sites.plain}/hangs-up`, '--out', 'x.wacz', '--allow-loopback')).exit, 2);
    assert.equal((await run(`${sites.plain}/plain`, '--out', 'y.wacz', '--allow-loopback', '--tsa', 'http://127.0.0.1:9/')).exit, 2);
    assert.equal(existsSync(at('y.wacz')), false);
  });
  test('sorts addresses as CDXJ asks', () => {
    assert.equal(searchableUrl('https://www.Example.org:8443/Index.html?b=2&a=1'), 'org,example:8443)/index.html?a=1&b=2');
  });
});
