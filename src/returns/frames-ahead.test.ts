// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { Bell, FramesAhead, RoomOnDisk } from './frames-ahead.ts';

const folder = mkdtempSync(join(tmpdir(), 'rogatory-frames-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const frame = (n: number, bytes: number) => ({ kind: n, content: Buffer.alloc(bytes, n) });
const ROOMS = { none: undefined, little: 300, much: 1e6, 'not writable': 1e6 } as const;

describe('frames of a process that reads ahead', () => {
  const steps = fc.array(fc.oneof(fc.nat(200), fc.constant('take')), { maxLength: 80 });

  test('come out as they went in, wherever they waited, and nothing is left on the disk', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom('none', 'little', 'much', 'not writable'), async (all, which) => {
        const size = ROOMS[which as keyof typeof ROOMS];
        const room = size === undefined ? undefined : new RoomOnDisk(which === 'not writable' ? join(folder, 'nowhere') : folder, size);
        const bell = new Bell();
        const frames = new FramesAhead(bell, room, 250);
        const [given, taken]: [Buffer[], Buffer[]] = [[], []];
        let putting: Promise<void> = Promise.resolve();
        const take = async (): Promise<void> => {
          while (frames.isEmpty) await bell.heard;
          taken.push((await frames.take()).content);
        };
        for (const step of all) {
          if (typeof step === 'string') {
            if (taken.length < given.length) await take();
          } else {
            const one = frame(given.length % 256, step);
            given.push(one.content);
            putting = putting.then(() => frames.put(one));
          }
        }
        while (taken.length < given.length) await take();
        await putting;
        assert.deepEqual(taken, given);
        assert.ok(frames.isEmpty);
        assert.deepEqual(readdirSync(folder), []);
        await room?.close();
      }),
      { numRuns: 60 },
    );
  });

  test('wait when there is no room, or it is full', async () => {
    for (const size of [undefined, 150, 0]) {
      const bell = new Bell();
      const room = size === undefined ? undefined : new RoomOnDisk(folder, size);
      const frames = new FramesAhead(bell, room, 250);
      let put = 0;
      const putting = (async () => {
        for (; put < 10; put += 1) await frames.put(frame(put, 100));
      })();
      const fit = 2 + Math.floor((size ?? 0) / 100);
      for (let taken = 0; taken < 10; taken += 1) {
        for (let n = 0; n < 20; n += 1) await new Promise(setImmediate);
        assert.ok(put <= taken + fit + 1, `${put} put, ${taken} taken`);
        while (frames.isEmpty) await bell.heard;
        assert.equal((await frames.take()).kind, taken);
      }
      await putting;
      await room?.close();
    }
  });

  test('open nothing on the disk any more once its room is closed', async () => {
    const room = new RoomOnDisk(folder, 150);
    await room.close();
    assert.equal(await room.put(Buffer.alloc(1)), undefined);
  });
});
