// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type EntryDraft, hidden, MAX_ENTRY_BYTES, makeEntry, opens, readEntry } from './entry.ts';
import { type EntryKind, entryClasses, entryClassOf, entryKinds } from './entry-kinds.ts';

const ID = '0d7a1c1e-5b7a-4c38-9d0e-3d5d6a2f1b00';
const ITEM = 'e11b'.repeat(16);

function source() {
  let salt = 0;
  return { now: '2026-11-03T08:12:40.120Z', newId: () => ID, newSalt: () => Buffer.alloc(32, ++salt) };
}

const draft: EntryDraft = {
  kind: 'evidence-sealed',
  by: 'u-17',
  role: 'evidence-keeper',
  case: 'c-3',
  purpose: 'production-of-evidence',
  about: { item: ITEM, 'size-bytes': 81_920, name: hidden('الإفادة.zip'), unused: undefined },
};

const rewritten = (bytes: Uint8Array, from: string | RegExp, to: string) => Buffer.from(Buffer.from(bytes).toString().replace(from, to));

describe('an entry of the custody log', () => {
  /** The format is final: if this test fails, the change is wrong, never the expected bytes. The hashes come from another program. */
  test('has these bytes for ever', () => {
    assert.equal(
      Buffer.from(makeEntry(draft, source()).bytes).toString(),
      `{"about":{"item":"${ITEM}","name":"sha256:27476f1e36d99d08151ef445498e456769e036f6d6a075f51b06ceb6025f2e94","size-bytes":81920},` +
        '"at":"2026-11-03T08:12:40.120Z","by":"sha256:3d0a41ea51fe5a2ff0f88d82cc9c3ccba27999b102cf73e0352175ee9a2c01fc","case":"sha256:84fa270563bea0d133a6cf7a86d1cb6e9f504f967eabe779569567215f9382e7","format":"rogatory.entry/1",' +
        `"id":"${ID}","kind":"evidence-sealed","outcome":"done","purpose":"production-of-evidence","role":"evidence-keeper"}`,
    );
  });

  test('is read back as it was made, and each commitment opens with its own salt and value only', () => {
    const { bytes, openings } = makeEntry(draft, source());
    const read = readEntry(bytes);
    assert.ok(read.ok);
    assert.deepEqual(
      openings.map(({ member, value }) => [member, value]),
      [
        ['by', '"u-17"'],
        ['case', '"c-3"'],
        ['name', '"الإفادة.zip"'],
      ],
    );
    const said = { by: read.entry.by, case: read.entry.case, ...read.entry.about } as Record<string, `sha256:${string}`>;
    for (const { member, salt, value } of openings) {
      assert.ok(opens(said[member] as `sha256:${string}`, salt, value));
      assert.equal(opens(said[member] as `sha256:${string}`, salt, `${value} `), false);
      assert.equal(opens(said[member] as `sha256:${string}`, Buffer.alloc(32, 99), value), false);
    }
  });

  test('names the rule exactly when it records a refusal', () => {
    const { bytes } = makeEntry({ ...draft, refused: { rule: 'REQUEST_FOUR_EYES' } }, source());
    const read = readEntry(bytes);
    assert.ok(read.ok);
    assert.deepEqual([read.entry.outcome, read.entry.rule], ['refused', 'REQUEST_FOUR_EYES']);
    assert.equal(readEntry(rewritten(bytes, ',"rule":"REQUEST_FOUR_EYES"', '')).ok, false);
    assert.equal(readEntry(rewritten(bytes, '"refused"', '"done"')).ok, false);
  });

  test('takes no free text in the plain, whoever asks', () => {
    for (const value of ['Salma Haddad', 'salma@example.org', '', 'sha256:plain', 'a'.repeat(256), 1.5, Number.NaN])
      assert.throws(() => makeEntry({ ...draft, about: { name: value } }, source()), RangeError);
    assert.throws(() => makeEntry({ ...draft, purpose: 'because he asked' }, source()), RangeError);
    assert.throws(() => makeEntry({ ...draft, role: 'The Boss' }, source()), RangeError);
  });

  test('is of a kind of the closed list', () => {
    assert.throws(() => makeEntry({ ...draft, kind: 'evidence-improved' as EntryKind }, source()), RangeError);
    const { bytes } = makeEntry(draft, source());
    const newer = readEntry(rewritten(bytes, 'evidence-sealed', 'evidence-weighed'));
    assert.ok(newer.ok);
    assert.equal(entryClassOf(newer.entry.kind), undefined);
  });

  test('goes into one bundle of a tile, or is refused', () => {
    const about = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`name-${n}`, 'a'.repeat(255)]));
    assert.throws(() => makeEntry({ ...draft, about }, source()), /at most 65535 bytes/);
    const read = readEntry(Buffer.alloc(MAX_ENTRY_BYTES + 1, 0x20));
    assert.equal(read.ok ? '' : read.fault, 'TOO_LONG');
  });
});

describe('attacks on the bytes of an entry', () => {
  const { bytes } = makeEntry(draft, source());
  const faultOf = (changed: Uint8Array) => {
    const read = readEntry(changed);
    return read.ok ? 'none' : read.fault;
  };
  test('a blank, another order, a member twice, another escape: none is the canonical form', () => {
    assert.equal(faultOf(rewritten(bytes, '},"at"', '}, "at"')), 'NOT_CANONICAL');
    assert.equal(faultOf(rewritten(bytes, '"outcome":"done"', '"outcome":"done","outcome":"done"')), 'NOT_CANONICAL');
    assert.equal(faultOf(rewritten(bytes, '"done"', '"d\\u006fne"')), 'NOT_CANONICAL');
    assert.equal(faultOf(Buffer.concat([Buffer.from('\ufeff'), bytes])), 'NOT_JSON');
    assert.equal(faultOf(Buffer.concat([bytes, Buffer.from('\n')])), 'NOT_CANONICAL');
  });
  test('a member that entries do not have, and one that is missing, make it none', () => {
    assert.equal(faultOf(rewritten(bytes, '"role":"evidence-keeper"}', '"role":"evidence-keeper","z":1}')), 'NOT_AN_ENTRY');
    assert.equal(faultOf(rewritten(bytes, ',"role":"evidence-keeper"', '')), 'NOT_AN_ENTRY');
  });
  test('a day that does not exist is no time', () => {
    assert.equal(faultOf(rewritten(bytes, '2026-11-03T', '2026-02-30T')), 'NOT_AN_ENTRY');
  });
  test('a name in the place of a commitment makes it none', () => {
    assert.equal(faultOf(rewritten(bytes, /"by":"[^"]*"/, '"by":"salma"')), 'NOT_AN_ENTRY');
  });
});

describe('kinds of entries', () => {
  test('each has one class of article 25, and each class has a kind', () => {
    assert.deepEqual(new Set(Object.values(entryKinds)), new Set(entryClasses));
  });
  test('seeing evidence is consultation, sending is disclosure, a join across cases is combination', () => {
    assert.deepEqual(
      (['evidence-opened', 'record-opened', 'original-shown', 'request-dispatched', 'bundle-made', 'match-asked', 'erased'] as const).map(
        entryClassOf,
      ),
      ['consultation', 'consultation', 'consultation', 'disclosure', 'disclosure', 'combination', 'erasure'],
    );
  });
});
