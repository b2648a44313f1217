// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { SaidError } from '../errors/said-error.ts';
import { httpMessage, warcRecords } from './warc-records.ts';

const bytesOf = async (chunks: AsyncIterable<Uint8Array>) => {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(Uint8Array.from(chunk));
  return Buffer.concat(all);
};

/** The same bytes in pieces of these sizes. */
async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length] as number;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const recordOf = (type: string, block: Buffer) =>
  Buffer.concat([Buffer.from(`WARC/1.1\r\nWARC-Type: ${type}\r\nContent-Length: ${block.length}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);

async function read(bytes: Buffer, sizes: readonly number[] = [7]): Promise<[string, Buffer][]> {
  const found: [string, Buffer][] = [];
  for await (const { at, headers, block } of warcRecords(inPieces(bytes, sizes))) {
    assert.equal(bytes.toString('latin1', at, at + 5), 'WARC/');
    found.push([headers.get('warc-type') ?? '', await bytesOf(block)]);
  }
  return found;
}

describe('a recording (WARC)', () => {
  test('gives its records whole, in whatever pieces its bytes come', async () => {
    const anyRecord = fc.tuple(fc.constantFrom('request', 'response', 'resource'), fc.uint8Array({ maxLength: 60 }));
    const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(anyRecord, { maxLength: 6 }), sizes, async (records, pieces) => {
        const blocks = records.map(([type, block]) => [type, Buffer.from(block)] as [string, Buffer]);
        assert.deepEqual(await read(Buffer.concat(blocks.map(([type, block]) => recordOf(type, block))), pieces), blocks);
      }),
      { numRuns: 200 },
    );
  });
  test('goes on behind a block that nobody has read', async () => {
    const types: string[] = [];
    const bytes = Buffer.concat([recordOf('response', Buffer.from('WARC/1.1\r\n\r\n')), recordOf('request', Buffer.from('b'))]);
    for await (const { headers } of warcRecords(inPieces(bytes, [9]))) types.push(headers.get('warc-type') ?? '');
    assert.deepEqual(types, ['response', 'request']);
  });
  test('goes on behind a block of which only the beginning was read', async () => {
    const types: string[] = [];
    for await (const { headers, block } of warcRecords(
      inPieces(Buffer.concat([recordOf('a', Buffer.alloc(90)), recordOf('b', Buffer.alloc(9))]), [9]),
    )) {
      types.push(headers.get('warc-type') ?? '');
      for await (const _ of block) break;
    }
    assert.deepEqual(types, ['a', 'b']);
  });
  for (const [what, bytes] of [
    ['is something else', '<html></html>\r\n\r\n'],
    ['does not say how long a record is', 'WARC/1.1\r\nWARC-Type: response\r\n\r\n'],
    ['says that a record is of negative length', 'WARC/1.1\r\nContent-Length: -5\r\n\r\nabcde'],
    ['ends inside a record', 'WARC/1.1\r\nContent-Length: 50\r\n\r\nabc'],
    ['ends inside a head', 'WARC/1.1\r\nContent-Le'],
    ['has a head without end', `WARC/1.1\r\n${'a: b\r\n'.repeat(100_000)}`],
  ] as const)
    test(`that ${what} is no recording`, async () => {
      await assert.rejects(read(Buffer.from(bytes), [1_000]), SaidError);
    });
  test('holds messages whose payload begins behind the first empty line', async () => {
    const message = await httpMessage(
      inPieces(Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\ncontent-type: b\r\n\r\n\r\n<p>'), [4]),
    );
    assert.equal(message?.firstLine, 'HTTP/1.1 200 OK');
    assert.equal(message.headers.get('content-type'), 'text/html');
    assert.equal((await bytesOf(message.payload)).toString(), '\r\n<p>');
  });
});
