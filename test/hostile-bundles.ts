// SPDX-License-Identifier: Apache-2.0
/** What people do to the ZIP of a bundle, each with the code it has to be named by and the place; for the program and for the check page. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteSigner } from '../src/core/custody/signed-note.ts';
import { textSource, writeBagZip } from '../src/desk/bundle/write-bag.ts';
import type { FindingCode } from '../src/verify/codes.ts';
import { inventedBundle, inventedDesk, type Twist } from './invented-bundle.ts';
import { makeSigningDesk } from './signing-desk.ts';
import { type OddEntry, oddZip } from './zip.ts';

export interface HostileBundle {
  readonly what: string;
  readonly zip: Buffer;
  readonly code: FindingCode;
  /** Stands in the place, in every language. */
  readonly where: string;
}

const ROOT = 'lantern-2026-117/';
const RECORDS = 'data/records/records.csv';
/** Would be an image with a script, were it ever read as markup. */
export const MARKUP = '<img src=x onerror=document.title=1>';
const TURNED = '\u202evsc.exe';

async function zipOf(twist: Twist = {}): Promise<Buffer> {
  return await packed(await inventedBundle(twist));
}

async function packed(bag: Awaited<ReturnType<typeof inventedBundle>>): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-hostile-'));
  try {
    await writeBagZip(bag, join(folder, 'bundle.zip'));
    return readFileSync(join(folder, 'bundle.zip'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Stored entries of a ZIP that this desk wrote, in their order. */
export function zipEntries(zip: Buffer): OddEntry[] {
  const found: OddEntry[] = [];
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [size, name, extra] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    const start = at + 30 + name + extra;
    found.push({ name: zip.toString('utf8', at + 30, at + 30 + name), bytes: zip.subarray(start, start + size) });
    at = start + size;
  }
  return found;
}

export async function hostileBundles(): Promise<readonly HostileBundle[]> {
  const honest = await zipOf();
  const entries = zipEntries(honest);
  const nameOf = (start: string) => (entries.find(({ name }) => name.startsWith(ROOT + start)) as OddEntry).name.slice(ROOT.length);
  const changed = (path: string, change: (one: OddEntry) => OddEntry) =>
    oddZip(entries.map((one) => (one.name === ROOT + path ? change(one) : one)));
  const holding = (path: string, text: string) => changed(path, (one) => ({ ...one, bytes: Buffer.from(text) }));
  const added = (path: string, more: Partial<OddEntry> = {}) =>
    oddZip([...entries, { name: ROOT + path, bytes: Buffer.from('x'), ...more }]);
  const original = nameOf('data/originals/');
  const [first, second] = entries.filter(({ name }) => name.startsWith(`${ROOT}data/log/entries/`)) as [OddEntry, OddEntry];
  const bag = await inventedBundle();
  const exchanged = bag.payload.map((one) => (one.path === RECORDS ? textSource(RECORDS, 'id\n2\n') : one));
  const signing = makeSigningDesk();
  const stampOfAnother = signing.stamp(Buffer.from('the checkpoint of another bundle')).token;
  signing.remove();
  const index = entries.find(({ name }) => name === `${ROOT}data/bundle.json`)?.bytes.toString('utf8') ?? '';

  return [
    {
      what: 'a bit of an original is flipped',
      zip: changed(original, (one) => ({ ...one, bytes: Buffer.from(one.bytes.map((byte, n) => (n === 40 ? byte ^ 1 : byte))) })),
      code: 'FILE_HASH_MISMATCH',
      where: original,
    },
    { what: 'a file is removed', zip: oddZip(entries.filter(({ name }) => name !== ROOT + RECORDS)), code: 'FILE_MISSING', where: RECORDS },
    { what: 'a file is added', zip: added('data/records/more.csv'), code: 'FILE_UNLISTED', where: 'data/records/more.csv' },
    {
      what: 'a file is exchanged and every list of hashes made anew',
      zip: await packed({ ...bag, payload: exchanged }),
      code: 'INDEX_MISMATCH',
      where: RECORDS,
    },
    {
      what: 'two entries of the log change places',
      zip: oddZip(
        entries.map((one) => (one === first ? { ...one, bytes: second.bytes } : one === second ? { ...one, bytes: first.bytes } : one)),
      ),
      code: 'ENTRY_HASH_MISMATCH',
      where: first.name.slice(ROOT.length),
    },
    {
      what: 'the log is signed by somebody else in the name of the desk',
      zip: await zipOf({ signer: noteSigner(inventedDesk.name, Buffer.alloc(32, 66)) }),
      code: 'KEY_NOT_TRUSTED',
      where: 'data/log/checkpoint',
    },
    {
      what: 'the time-stamp is that of another bundle',
      zip: await zipOf({ stamps: { tsa: stampOfAnother } }),
      code: 'STAMP_OF_OTHER_BYTES',
      where: 'data/log/stamps/tsa.tsr',
    },
    { what: 'a name leads out', zip: added('data/../../../.bashrc'), code: 'PATH_ESCAPE', where: 'data/../../../.bashrc' },
    {
      what: 'a file would fill the disk',
      zip: added('data/records/zeros.csv', { bytes: Buffer.alloc(80 * 1024 * 1024), deflated: true }),
      code: 'ZIP_BOMB',
      where: 'data/records/zeros.csv',
    },
    { what: 'files lie over each other', zip: added('data/a', { claims: honest.length * 9 }), code: 'ZIP_BOMB', where: '.zip' },
    {
      what: 'a link stands in the place of a file',
      zip: changed(RECORDS, (one) => ({ ...one, bytes: Buffer.from('/etc/passwd'), mode: 0o120777 })),
      code: 'SYMLINK',
      where: RECORDS,
    },
    {
      what: 'the index is deeper than any list',
      zip: holding('data/bundle.json', `${'['.repeat(300_000)}\n`),
      code: 'INDEX_FORM',
      where: 'data/bundle.json',
    },
    {
      what: 'the index is JSON nested in itself',
      zip: holding('data/bundle.json', `${'['.repeat(300_000)}${']'.repeat(300_000)}\n`),
      code: 'INDEX_FORM',
      where: 'data/bundle.json',
    },
    {
      what: 'the index lists nothing where parts should stand',
      zip: holding('data/bundle.json', index.replace('"withheld":[]', '"withheld":[null]')),
      code: 'INDEX_FORM',
      where: 'data/bundle.json',
    },
    {
      what: 'an entry is JSON nested in itself',
      zip: changed(first.name.slice(ROOT.length), (one) => ({ ...one, bytes: Buffer.from('['.repeat(30_000) + ']'.repeat(30_000)) })),
      code: 'ENTRY_FORM',
      where: first.name.slice(ROOT.length),
    },
    { what: 'two files have one name', zip: added(RECORDS), code: 'NAME_REPEATED', where: RECORDS },
    {
      what: 'only large letters set two names apart',
      zip: added(RECORDS.toUpperCase().replace('DATA/', 'data/')),
      code: 'NAME_REPEATED',
      where: 'RECORDS.CSV',
    },
    {
      what: 'a name turns what stands beside it',
      zip: added(`data/records/${TURNED}`),
      code: 'NAME_DECEIVES',
      where: 'data/records/⟨U+202E⟩vsc.exe',
    },
    { what: 'a name clears the terminal', zip: added('data/\u001b[2J.csv'), code: 'PATH_ESCAPE', where: 'data/⟨U+001B⟩[2J.csv' },
    { what: 'a name is markup', zip: added(`data/${MARKUP}.csv`), code: 'FILE_UNLISTED', where: MARKUP },
    { what: 'the end is cut off', zip: honest.subarray(0, honest.length - 30), code: 'ZIP_DAMAGED', where: '.zip' },
  ];
}
