// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { jpegOf, scene, withTags } from '../../../test/pictures.ts';
import { oddZip } from '../../../test/zip.ts';
import { pngOf } from '../../capture/pictures/examine-picture.ts';
import { bitsApart } from '../../core/capture/pictures.ts';
import { findPicturesApart } from './find-pictures-apart.ts';

describe('pictures of an item', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-pictures-'));
  after(() => rmSync(folder, { recursive: true }));
  let count = 0;
  const find = async (bytes: Buffer, name: string) => {
    const file = join(folder, `${count++}`);
    writeFileSync(file, bytes);
    return await findPicturesApart(file, name);
  };
  const boat = pngOf(scene(320, 240, 1));
  const copy = withTags(jpegOf(scene(160, 120, 1), 60));

  test('are found in containers, with where they lie, what their tags say, and what they show', async () => {
    const inner = oddZip([{ name: 'media/copy.jpg', bytes: copy }]);
    const { pictures, complete } = await find(
      oddZip([
        { name: 'boat.png', bytes: boat },
        { name: 'inner.zip', bytes: inner },
        { name: 'capture/screenshot-01.png', bytes: boat },
        { name: 'notes.txt', bytes: Buffer.from('no picture') },
      ]),
      'phone.zip',
    );
    assert.equal(complete, true);
    assert.deepEqual(
      pictures.map(({ place, size }) => [place.path.join(' > '), size?.width]),
      [
        ['boat.png', 320],
        ['inner.zip > media/copy.jpg', 160],
      ],
    );
    assert.deepEqual(pictures[1]?.tags, { taken: '2026:05:01 10:00:05', camera: 'Examplecam', latitude: 31.4, longitude: 30.4 });
    assert.ok(bitsApart(pictures[0]?.looks as string, pictures[1]?.looks as string) <= 6);
  });
  test('are found in a recording, with the address they were served from and the record that holds them', async () => {
    const message = (type: string, body: Buffer) => Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n`), body]);
    const record = (url: string, block: Buffer) =>
      Buffer.concat([
        Buffer.from(`WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nContent-Length: ${block.length}\r\n\r\n`),
        block,
        Buffer.from('\r\n\r\n'),
      ]);
    const page = record('https://page.example/', message('text/html', Buffer.from('<img src=boat.png>')));
    const warc = Buffer.concat([page, record('https://page.example/boat.png', message('image/png', boat))]);
    const { pictures } = await find(oddZip([{ name: 'archive/data.warc.gz', bytes: gzipSync(warc) }]), 'page.wacz');
    assert.deepEqual(
      pictures.map(({ place }) => place),
      [{ path: ['archive/data.warc.gz'], url: 'https://page.example/boat.png', recordAt: page.length }],
    );
  });
  test('that are damaged, of other formats or bombs are named with their bytes alone, and the search goes on', async () => {
    const { pictures, complete } = await find(
      oddZip([
        { name: 'a.jpg', bytes: Buffer.from('\xff\xd8\xff\xe0 no picture at all', 'latin1') },
        { name: 'b.gif', bytes: Buffer.from('GIF89a\x01\0\x01\0', 'latin1') },
        { name: 'c.png', bytes: boat },
      ]),
      'odd.zip',
    );
    assert.deepEqual(
      pictures.map(({ place, looks }) => [place.path[0], looks !== null]),
      [
        ['a.jpg', false],
        ['b.gif', false],
        ['c.png', true],
      ],
    );
    assert.equal(complete, true);
  });
  test('are none in a file that is no container and no picture', async () => {
    assert.deepEqual(await find(Buffer.from('a letter'), 'letter.txt'), { pictures: [], complete: true });
    assert.deepEqual(await find(gzipSync('no recording'), 'a.gz'), { pictures: [], complete: true });
  });
});
