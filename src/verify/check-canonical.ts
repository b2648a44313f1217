// SPDX-License-Identifier: Apache-2.0

import { bagFound } from '../core/errors/sentences/found-in-bag.ts';
import { placeIn } from '../core/errors/sentences/place-in-file.ts';
import { type BagDigest, type BagFile, bagDigests, byPath, manifestText } from '../core/evidence/bag.ts';
import { localHeader, type ZipEntry, zipTail } from '../core/evidence/canonical-zip.ts';
import { type Container, readWhole, type ZipBytes } from './container.ts';
import type { Findings } from './finding.ts';
import type { ReadBag } from './verify-bag.ts';

/**
 * Builds anew every byte of the bag that is not content, from the content: manifests, ZIP headers, directory, order. Whatever differs was
 * not written by the desk, harmless as it may look.
 */
export async function checkCanonical(container: Container, bag: ReadBag, findings: Findings): Promise<void> {
  const before = findings.all.filter(({ good }) => !good).length;
  await compareManifests(bag, findings);
  checkTagFiles(bag, findings);
  if (container.zip !== undefined) await compareZip(container, container.zip, bag, findings);
  if (findings.all.filter(({ good }) => !good).length === before) findings.good('CANONICAL', bagFound('canonical'), container.name);
}

async function compareManifests({ files, hashes }: ReadBag, findings: Findings): Promise<void> {
  const all: BagFile[] = [...hashes].map(([path, { sizeBytes, digests }]) => ({
    path,
    sizeBytes,
    sha256: digests.sha256 as string,
    sha512: digests.sha512 as string,
  }));
  const payload = all.filter(({ path }) => path.startsWith('data/'));
  const tags = all.filter(({ path }) => !path.startsWith('data/') && !path.startsWith('tagmanifest-'));
  for (const digest of bagDigests) {
    await compareText(files, `manifest-${digest}.txt`, manifestOf(digest, payload), findings);
    await compareText(files, `tagmanifest-${digest}.txt`, manifestOf(digest, tags), findings);
  }
}

function manifestOf(digest: BagDigest, files: readonly BagFile[]): string {
  return manifestText(digest, files);
}

async function compareText(files: ReadBag['files'], path: string, expected: string, findings: Findings): Promise<void> {
  const file = files.get(path);
  const bytes = file === undefined ? undefined : await readWhole(file);
  if (bytes === undefined) return findings.bad('FILE_MISSING', bagFound('bundle-has-it'), path);
  const wanted = Buffer.from(expected, 'utf8');
  const at = firstDifference(bytes, wanted);
  if (at !== undefined) findings.bad('NOT_CANONICAL', bagFound('list-differs', { at, line: lineAt(bytes, at) }), path);
}

/** Files beside the payload are exactly those of a bundle. */
function checkTagFiles({ files }: ReadBag, findings: Findings): void {
  const known = new Set([
    'bag-info.txt',
    'bagit.txt',
    ...bagDigests.flatMap((digest) => [`manifest-${digest}.txt`, `tagmanifest-${digest}.txt`]),
  ]);
  for (const path of files.keys())
    if (!path.startsWith('data/') && !known.has(path)) findings.bad('FILE_UNLISTED', bagFound('bundle-has-not'), path);
}

async function compareZip(container: Container, zip: ZipBytes, { root, hashes }: ReadBag, findings: Findings): Promise<void> {
  const entries: ZipEntry[] = [...hashes].map(([path, { sizeBytes, crc32 }]) => ({ path: root + path, sizeBytes, crc32 })).sort(byPath);
  const strays: { readonly path: string; readonly at: number }[] = [];
  let at = 0;
  for (const entry of entries) {
    const expected = localHeader(entry);
    const found = await zip.read(at, expected.length);
    const differs = firstDifference(found, expected);
    if (differs !== undefined) strays.push({ path: entry.path, at: at + differs });
    at += expected.length + entry.sizeBytes;
  }
  tellHeaders(container.name, strays, entries.length, findings);
  const tail = zipTail(entries);
  const found = await zip.read(at, tail.length + 1);
  const differs = firstDifference(found, tail);
  if (differs !== undefined)
    findings.bad(
      'NOT_CANONICAL',
      bagFound('directory-differs', { at: at + differs, size: zip.sizeBytes, expected: at + tail.length }),
      placeIn('directory', { file: container.name }),
    );
}

/** Another program that packs the files anew writes every header otherwise: that is one fault, and must not hide one in the files. */
function tellHeaders(
  name: string,
  strays: readonly { readonly path: string; readonly at: number }[],
  all: number,
  findings: Findings,
): void {
  const many = bagFound('packed-anew', { count: strays.length, all, at: strays[0]?.at ?? 0 });
  if (strays.length > NAMED_HEADERS) findings.bad('NOT_CANONICAL', many, name);
  else for (const { path, at } of strays) findings.bad('NOT_CANONICAL', bagFound('header-differs', { at, name }), path);
}

const NAMED_HEADERS = 3;

function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const length = Math.max(a.length, b.length);
  for (let at = 0; at < length; at += 1) if (a[at] !== b[at]) return at;
  return undefined;
}

function lineAt(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let n = 0; n < at && n < bytes.length; n += 1) if (bytes[n] === 0x0a) line += 1;
  return line;
}
