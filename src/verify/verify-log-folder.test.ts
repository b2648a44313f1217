// SPDX-License-Identifier: Apache-2.0
/** Attacks on a published log, by somebody who holds its files. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { makeCheckpoint } from '../core/custody/checkpoint.ts';
import { makeEntry } from '../core/custody/entry.ts';
import { appendLeaves, EMPTY_RANGE, leafHash, rootOf } from '../core/custody/merkle-tree.ts';
import { cosignatureLine, noteSigner, signNote } from '../core/custody/signed-note.ts';
import { entryBundle, hashesAtLevel, TILE_WIDTH, tilePath } from '../core/custody/tiles.ts';
import { collectFindings, reportOf } from './finding.ts';
import { NO_TRUST, type Trust } from './trust.ts';
import { verifyLogFolder } from './verify-log-folder.ts';

const desk = noteSigner('desk.example/log', Buffer.alloc(32, 7));
const court = noteSigner('court.example/witness', Buffer.alloc(32, 8), 'cosignature');
const SIZE = 600;

function entry(n: number, at = Date.UTC(2026, 10, 3) + n * 60_000, kind: 'log-read' | 'sign-in' = 'log-read'): Uint8Array {
  const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  return makeEntry(
    { kind, by: `u-${n}`, role: 'overseer' },
    { now: new Date(at).toISOString(), newId: () => id, newSalt: () => Buffer.alloc(32, n % 251) },
  ).bytes;
}
const entries = Array.from({ length: SIZE }, (_, n) => entry(n));

/** Publishes as the desk does; `tiles: false` leaves the tiles of hashes as they are, as one would who changes entries only. */
function publish(folder: string, list: readonly Uint8Array[], { signer = desk, tiles = true, head = true } = {}): string {
  const put = (path: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  const leaves = list.map(leafHash);
  for (let first = 0; first < list.length; first += TILE_WIDTH) {
    const part = list.slice(first, first + TILE_WIDTH);
    put(tilePath('entries', first / TILE_WIDTH, part.length), entryBundle(part));
    if (tiles) put(tilePath(0, first / TILE_WIDTH, part.length), Buffer.concat(leaves.slice(first, first + TILE_WIDTH)));
  }
  const upper = Array.from({ length: hashesAtLevel(1, list.length) }, (_, n) =>
    rootOf(appendLeaves(EMPTY_RANGE, leaves.slice(n * TILE_WIDTH, (n + 1) * TILE_WIDTH))),
  );
  if (tiles && upper.length > 0) put(tilePath(1, 0, upper.length), Buffer.concat(upper));
  const text = makeCheckpoint({ origin: desk.name, size: list.length, root: rootOf(appendLeaves(EMPTY_RANGE, leaves)) });
  const note = signNote(text, signer) + cosignatureLine(text, court, 1_780_000_000);
  if (head) put('checkpoint', note);
  return note;
}

describe('attacks on a published log', () => {
  let folder: string;
  let honest: string;
  let note: string;
  const trust: Trust = { ...NO_TRUST, keys: [desk, court] };

  before(() => {
    honest = mkdtempSync(join(tmpdir(), 'rogatory-honest-log-'));
    note = publish(honest, entries);
  });
  after(() => rmSync(honest, { recursive: true, force: true }));
  beforeEach(() => {
    folder = join(honest, '..', `${honest}-attacked`);
    rmSync(folder, { recursive: true, force: true });
    cpSync(honest, folder, { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function bad(given: Trust = trust) {
    const findings = collectFindings();
    await verifyLogFolder(folder, [], given, findings);
    assert.equal(
      reportOf('log', findings).ok,
      findings.all.every(({ good }) => good),
    );
    return findings.all.filter(({ good }) => !good);
  }
  const codes = async (given?: Trust) => [...new Set((await bad(given)).map(({ code }) => code))];
  const change = (n: number, bytes: Uint8Array) => entries.map((one, m) => (m === n ? bytes : one));

  test('nobody has touched it: nothing is found', async () => assert.deepEqual(await bad(), []));

  test('an entry rewritten is named with its place', async () => {
    publish(folder, change(300, entry(300, undefined, 'sign-in')), { tiles: false, head: false });
    const found = await bad();
    assert.deepEqual(
      found.map(({ code }) => code),
      ['ENTRY_HASH_MISMATCH', 'ROOT_MISMATCH'],
    );
    assert.match(found[0]?.where ?? '', /entry 300$/);
  });
  test('an entry rewritten with every tile made anew has another root than the one signed', async () => {
    publish(folder, change(300, entry(300, undefined, 'sign-in')), { head: false });
    assert.deepEqual(await codes(), ['ROOT_MISMATCH']);
  });
  test('an entry removed', async () => {
    rmSync(join(folder, tilePath('entries', 2, 88)));
    publish(folder, entries.toSpliced(10, 1), { head: false });
    assert.ok((await codes()).includes('LOG_TRUNCATED'));
  });
  test('two entries exchanged', async () => {
    publish(folder, entries.with(7, entries[8] as Uint8Array).with(8, entries[7] as Uint8Array), { head: false });
    assert.deepEqual(await codes(), ['ROOT_MISMATCH']);
  });
  test('an entry repeated, by a desk that signs it', async () => {
    publish(folder, [...entries.slice(0, 20), entries[5] as Uint8Array, ...entries.slice(20)]);
    assert.deepEqual(await codes(), ['ENTRY_REPEATED', 'ENTRY_DATED_BACK']);
  });
  test('an entry dated back, by a desk that signs it', async () => {
    publish(folder, change(500, entry(500, Date.UTC(2026, 10, 1))));
    assert.deepEqual(await codes(), ['ENTRY_DATED_BACK']);
  });
  test('the log cut off in the middle of an entry', async () => {
    truncateSync(join(folder, tilePath('entries', 1)), 5_000);
    assert.deepEqual(await codes(), ['LOG_TRUNCATED']);
  });
  test('the log rolled back to an older backup', async () => {
    publish(folder, entries.slice(0, 256));
    assert.deepEqual(await codes({ ...trust, checkpoints: [{ name: 'last-week.checkpoint', note }] }), ['LOG_ROLLED_BACK']);
  });
  test('the log forked: another past than the one signed before', async () => {
    publish(folder, [...change(3, entry(3, undefined, 'sign-in')), entry(600)]);
    assert.deepEqual(await codes({ ...trust, checkpoints: [{ name: 'last-week.checkpoint', note }] }), ['LOG_FORKED']);
  });
  test('a log that only grew continues what it was', async () => {
    publish(folder, [...entries, entry(600)]);
    assert.deepEqual(await codes({ ...trust, checkpoints: [{ name: 'last-week.checkpoint', note }] }), []);
  });
  test('the whole log made anew with a key of one’s own', async () => {
    publish(folder, change(3, entry(3, undefined, 'sign-in')), { signer: noteSigner(desk.name, Buffer.alloc(32, 99)) });
    assert.ok((await codes()).includes('CHECKPOINT_SIGNATURE'));
  });
  test('the checkpoint of another log', async () => {
    writeFileSync(join(folder, 'checkpoint'), signNote(note.slice(0, note.indexOf('\n\n') + 1).replace('desk.', 'other.'), desk));
    assert.deepEqual(await codes(), ['KEY_NOT_TRUSTED']);
  });
  test('a cosignature of a witness for another state', async () => {
    const other = makeCheckpoint({ origin: desk.name, size: 3, root: Buffer.alloc(32) });
    writeFileSync(join(folder, 'checkpoint'), `${note.split('\n').slice(0, 5).join('\n')}\n${cosignatureLine(other, court, 1)}`);
    assert.deepEqual(await codes(), ['WITNESSED']);
  });
  test('without any key nothing is believed', async () => {
    assert.ok((await codes(NO_TRUST)).includes('KEY_MISSING'));
  });
  test('a bit changed anywhere in a tile or in the checkpoint is found', async () => {
    for (const path of [tilePath('entries', 0), tilePath('entries', 2, 88), tilePath(0, 1), tilePath(1, 0, 2), 'checkpoint']) {
      const bytes = readFileSync(join(folder, path));
      for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ 0x10;
        writeFileSync(join(folder, path), changed);
        assert.notDeepEqual(await bad(), [], `${path} byte ${at}`);
      }
      writeFileSync(join(folder, path), bytes);
    }
  });
});
