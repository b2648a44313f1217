// SPDX-License-Identifier: Apache-2.0

import { bagFound } from '../core/errors/sentences/found-in-bag.ts';
import { placeIn } from '../core/errors/sentences/place-in-file.ts';
import { type ManifestLine, parseManifest, parseTags } from '../core/evidence/bag.ts';
import { type ContainedFile, type Container, readWhole } from './container.ts';
import type { Findings } from './finding.ts';
import { type FileHashes, hashFile } from './hash-files.ts';

/** A bag whose files were all read once; paths are below the bag's folder. */
export interface ReadBag {
  /** Folder of the bag inside the container, empty or with a `/` at its end. */
  readonly root: string;
  readonly files: ReadonlyMap<string, ContainedFile>;
  readonly hashes: ReadonlyMap<string, FileHashes>;
  readonly info: ReadonlyMap<string, string>;
}

/** Digests of RFC 8493 §2.4 and older drafts, by the name in a manifest's name. */
const DIGESTS: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  sha224: 'sha224',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
};
const VERSIONS = new Set(['0.93', '0.94', '0.95', '0.96', '0.97', '1.0']);

/** Whether there is a bag in here: in the container itself, or in the one folder at its top. */
export function bagRoot({ files }: Container): string | undefined {
  const roots = ['', ...new Set(files.map((file) => file.path.split('/')[0] ?? '').map((top) => `${top}/`))].slice(0, 50);
  return roots.find((root) =>
    files.some(
      ({ path }) =>
        path === `${root}bagit.txt` || (path.startsWith(`${root}manifest-`) && path.split('/').length === root.split('/').length),
    ),
  );
}

/** Names, declaration, manifests, every file against every manifest (RFC 8493 §3). */
export async function verifyBag(container: Container, root: string, findings: Findings): Promise<ReadBag> {
  const files = filesBelow(container, root, findings);
  const { version, encoding } = await readDeclaration(files, findings);
  const manifests = await readManifests(files, { version, encoding }, findings);
  const digests = [...new Set([...manifests.map((manifest) => manifest.digest), 'sha256', 'sha512'])];
  const hashes = new Map<string, FileHashes>();
  for (const [path, file] of files) hashes.set(path, await hashFile(file, digests));
  const fetched = await readFetch(files, encoding, findings);
  for (const manifest of manifests) compareManifest(manifest, { hashes, fetched, version }, findings);
  checkCompleteness(manifests, { hashes, version }, findings);
  const info = await readInfo(files, { encoding, version }, findings);
  checkOxum(info, { hashes, fetched }, findings);
  return { root, files, hashes, info };
}

function filesBelow({ files, name }: Container, root: string, findings: Findings): Map<string, ContainedFile> {
  const below = new Map<string, ContainedFile>();
  const alike = new Map<string, string>();
  for (const file of files) {
    const path = file.path.slice(root.length);
    if (isOutside(file.path)) findings.bad('PATH_ESCAPE', bagFound('leads-out'), file.path);
    if (!file.path.startsWith(root)) findings.bad('FILE_UNLISTED', bagFound('lies-outside', { name }), file.path);
    else if (below.has(path)) findings.bad('NAME_REPEATED', bagFound('name-repeated'), file.path);
    else {
      below.set(path, file);
      const other = alike.get(likeName(path));
      if (other !== undefined) findings.bad('NAME_REPEATED', bagFound('name-alike', { other }), file.path);
      alike.set(likeName(path), path);
    }
    if (TURNS.test(file.path)) findings.bad('NAME_DECEIVES', bagFound('name-turned'), file.path);
  }
  return below;
}

/** What a file system that heeds neither case, accents nor trailing points takes a name for. */
const likeName = (path: string): string =>
  path
    .normalize('NFC')
    .toLowerCase()
    .replace(/[. ]+(?=\/|$)/g, '');

/** Embeddings, overrides and isolates of UAX #9: a file may be named so by its owner, never a file of a bag. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;

/** Absolute, upwards, another user's home, another machine, with a backslash or a control character. */
function isOutside(path: string): boolean {
  return /^([/~]|[A-Za-z]:)|[\\\u0000-\u001f]|(^|\/)\.\.(\/|$)/.test(path.replace(/\n|\r/g, ''));
}

interface Declaration {
  readonly version: string;
  readonly encoding: string;
}

async function readDeclaration(files: ReadonlyMap<string, ContainedFile>, findings: Findings): Promise<Declaration> {
  const fallback = { version: '1.0', encoding: 'UTF-8' };
  const file = files.get('bagit.txt');
  const bytes = file === undefined ? undefined : await readWhole(file, 10_000);
  if (bytes === undefined) {
    findings.bad('BAG_FORM', bagFound('no-declaration'), 'bagit.txt');
    return fallback;
  }
  const found = /^BagIt-Version: (\d+\.\d+) *(?:\r\n|\r|\n)Tag-File-Character-Encoding: (\S+)\s*$/.exec(bytes.toString('utf8'));
  if (found === null || !VERSIONS.has(found[1] as string) || decoder(found[2] as string) === undefined) {
    findings.bad('BAG_FORM', bagFound('declaration-form'), 'bagit.txt');
    return fallback;
  }
  return { version: found[1] as string, encoding: found[2] as string };
}

function decoder(encoding: string): TextDecoder | undefined {
  try {
    return new TextDecoder(encoding.toUpperCase() === 'UTF-16' ? 'utf-16be' : encoding, { fatal: true });
  } catch {
    return undefined;
  }
}

async function textOf(file: ContainedFile, encoding: string, findings: Findings): Promise<string | undefined> {
  const bytes = await readWhole(file);
  if (bytes === undefined) {
    findings.bad('MANIFEST_FORM', bagFound('text-too-large'), file.path);
    return undefined;
  }
  const little = encoding.toUpperCase() === 'UTF-16' && bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return (little ? new TextDecoder('utf-16le', { fatal: true }) : decoder(encoding))?.decode(bytes);
  } catch {
    findings.bad('MANIFEST_FORM', bagFound('no-text', { encoding }), file.path);
    return bytes.toString('utf8');
  }
}

interface Manifest {
  readonly name: string;
  readonly ofTags: boolean;
  readonly digest: string;
  /** Path to hash. */
  readonly lines: ReadonlyMap<string, string>;
}

async function readManifests(
  files: ReadonlyMap<string, ContainedFile>,
  { version, encoding }: Declaration,
  findings: Findings,
): Promise<Manifest[]> {
  const manifests: Manifest[] = [];
  for (const [name, file] of files) {
    const found = /^(tag)?manifest-([a-z0-9]+)\.txt$/.exec(name);
    if (found === null) continue;
    const digest = DIGESTS[found[2] as string];
    const text = await textOf(file, encoding, findings);
    if (digest === undefined) findings.note('MANIFEST_FORM', bagFound('digest-unknown'), name);
    else if (text !== undefined)
      manifests.push({
        name,
        ofTags: found[1] !== undefined,
        digest,
        lines: byPath(parseManifest(text, version), { name, version }, findings),
      });
  }
  if (!manifests.some(({ ofTags }) => !ofTags)) findings.bad('BAG_FORM', bagFound('no-manifest'), 'manifest-sha256.txt');
  return manifests;
}

function byPath(
  lines: readonly ManifestLine[],
  { name, version }: { name: string; version: string },
  findings: Findings,
): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const { line, hash, path } of lines) {
    const where = placeIn('line', { file: name, n: line });
    if (path === undefined) findings.bad('MANIFEST_FORM', bagFound('line-form'), where);
    else if (isOutside(path)) findings.bad('PATH_ESCAPE', bagFound('names-outside'), where);
    else if (hashes.has(path) && (hashes.get(path) !== hash || version === '1.0'))
      findings.bad('MANIFEST_FORM', bagFound('named-twice', { path }), where);
    else hashes.set(path, hash);
  }
  return hashes;
}

/** Paths that a `fetch.txt` says lie elsewhere. Nothing is ever fetched. */
async function readFetch(files: ReadonlyMap<string, ContainedFile>, encoding: string, findings: Findings): Promise<ReadonlySet<string>> {
  const file = files.get('fetch.txt');
  const text = file === undefined ? '' : ((await textOf(file, encoding, findings)) ?? '');
  const paths = new Set<string>();
  for (const [n, line] of text.split(/\r\n|\r|\n/).entries()) {
    const path = /^\S+\s+(?:\d+|-)\s+(.+)$/.exec(line)?.[1];
    if (path !== undefined && isOutside(path))
      findings.bad('PATH_ESCAPE', bagFound('names-outside'), placeIn('line', { file: 'fetch.txt', n: n + 1 }));
    else if (path !== undefined) paths.add(path);
  }
  return paths;
}

interface Held {
  readonly hashes: ReadonlyMap<string, FileHashes>;
  readonly fetched: ReadonlySet<string>;
  readonly version: string;
}

function compareManifest({ name, digest, lines }: Manifest, { hashes, fetched }: Held, findings: Findings): void {
  let fitting = 0;
  for (const [path, hash] of lines) {
    const actual = hashes.get(path);
    if (actual === undefined)
      findings.bad('FILE_MISSING', fetched.has(path) ? bagFound('not-fetched') : bagFound('listed-not-here', { list: name }), path);
    else if (actual.digests[digest] !== hash)
      findings.bad(
        'FILE_HASH_MISMATCH',
        bagFound('hash-differs', { list: name, digest, expected: short(hash), found: short(actual.digests[digest] ?? '') }),
        path,
      );
    else fitting += 1;
  }
  if (fitting > 0) findings.good('FILES_HASHED', bagFound('hashed', { count: fitting, all: lines.size, digest, list: name }), name);
}

function checkCompleteness(manifests: readonly Manifest[], { hashes, version }: Omit<Held, 'fetched'>, findings: Findings): void {
  const payload = manifests.filter(({ ofTags }) => !ofTags);
  for (const path of hashes.keys()) {
    if (!path.startsWith('data/')) continue;
    const without = payload.filter(({ lines }) => !lines.has(path));
    if (without.length > 0 && (version === '1.0' || without.length === payload.length))
      findings.bad('FILE_UNLISTED', bagFound('unlisted', { lists: without.map(({ name }) => name) }), path);
  }
}

async function readInfo(
  files: ReadonlyMap<string, ContainedFile>,
  { encoding }: Declaration,
  findings: Findings,
): Promise<ReadonlyMap<string, string>> {
  const file = files.get('bag-info.txt') ?? files.get('package-info.txt');
  const text = file === undefined ? undefined : await textOf(file, encoding, findings);
  const tags = text === undefined ? [] : parseTags(text);
  if (tags === undefined) findings.bad('BAG_FORM', bagFound('info-form'), 'bag-info.txt');
  return new Map(tags ?? []);
}

function checkOxum(info: ReadonlyMap<string, string>, { hashes, fetched }: Omit<Held, 'version'>, findings: Findings): void {
  const stated = info.get('Payload-Oxum');
  if (stated === undefined || fetched.size > 0) return;
  const payload = [...hashes].filter(([path]) => path.startsWith('data/'));
  const actual = `${payload.reduce((sum, [, { sizeBytes }]) => sum + sizeBytes, 0)}.${payload.length}`;
  if (stated.trim() !== actual) findings.bad('BAG_FORM', bagFound('oxum-differs', { stated: stated.trim(), actual }), 'bag-info.txt');
}

function short(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}
