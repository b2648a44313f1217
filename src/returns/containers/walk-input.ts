// SPDX-License-Identifier: Apache-2.0
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { GapWhy, PathStep, Place, Sha256Hex } from '../../core/records/index.ts';
import type { ReadingLimits } from '../limits.ts';
import type { Share } from '../portions.ts';
import { AboutTree } from '../source/about-tree.ts';
import { type ByteSource, FileBytes, MemoryBytes, type RandomBytes, sequential } from '../source/byte-source.ts';
import { findMime } from '../source/find-mime.ts';
import { type About, HEAD_BYTES, type Sibling, type UntrustedName } from '../source/source-file.ts';
import { openEntry } from './open-entry.ts';
import { LimitReached, Spending } from './spending.ts';
import { listZip, refusedName, type ZipEntry } from './zip-container.ts';

/** What the walk over an input meets, in reading order. */
export type Met = FileMet | ContainerMet | GapMet | LeftMet | OthersMet;

interface At {
  readonly item: Sha256Hex;
  readonly path: readonly PathStep[];
}
export interface FileMet extends At {
  readonly kind: 'file';
  readonly fullName: UntrustedName;
  readonly head: Buffer;
  readonly mime: string;
  readonly size: number | undefined;
  readonly crc32?: number;
  readonly siblings: readonly Sibling[];
  readonly about: About;
  /** Once. */
  readonly open: () => ByteSource;
}
export interface ContainerMet extends At {
  readonly kind: 'container';
  readonly bytes: RandomBytes;
}
export interface GapMet extends At {
  readonly kind: 'gap';
  readonly why: GapWhy;
  readonly message: string;
  readonly size: number;
  /** Nothing in it could be listed. */
  readonly unopened?: boolean;
}
/** A file that is known and left by its name: the twins that macOS writes. */
export interface LeftMet extends At {
  readonly kind: 'left';
  readonly why: string;
  readonly size: number;
  readonly source: () => ByteSource;
}

/** A file, or a container in the container, that another process reads. What it says of the return counts here too. */
export interface OthersMet {
  readonly kind: 'others';
  readonly about: About;
  /** As if it were ours. */
  readonly open: () => AsyncGenerator<Met>;
}

export interface WalkOptions {
  readonly limits: ReadingLimits;
  readonly passwords: readonly string[];
  readonly about: () => About;
  /** Whether a file of this name says whose account the return is about: such files are read before the others of their container. */
  readonly readFirst?: (name: UntrustedName) => boolean;
  /** Given where several processes share the files of the input. */
  readonly share?: Share | undefined;
}

export interface InputNamed {
  /** On our disk. */
  readonly file: string;
  /** As it was received, if that is another name than the file's. */
  readonly name?: string;
  /** Known from the vault; otherwise computed here, before anything is opened. */
  readonly sha256?: Sha256Hex;
}

/** One evidence item: a file, or one file of a folder. */
export interface Item {
  readonly name: string;
  /** As bytes where its name is no UTF-8, as those that Windows has packed may be: nothing else opens it. */
  readonly file: string | Buffer;
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  readonly fullName: string;
  readonly folder?: { readonly abouts: AboutTree; readonly siblings: readonly Sibling[] };
}

/** The items of an input, hashed before they are opened. A folder gives its files in reading order; links are not followed. */
export function listItems(input: InputNamed, options: WalkOptions): Item[] {
  const status = statSync(input.file);
  if (!status.isDirectory()) return [item(input.file, input.name ?? basename(input.file), input.sha256)];
  const files = inReadingOrder(filesUnder(Buffer.from(input.file), ''), ({ name }) => name, options);
  const items = files.map(({ name, path }) => item(path, name));
  const abouts = new AboutTree(options.about());
  const siblings = items.map(asSibling);
  return items.map((one) => ({ ...one, folder: { abouts, siblings } }));
}

interface FileInFolder {
  /** As it is shown; what is no UTF-8 in it stands as U+FFFD. */
  readonly name: UntrustedName;
  readonly path: string | Buffer;
}

function filesUnder(folder: Buffer, prefix: string): FileInFolder[] {
  const files: FileInFolder[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })) {
    const name = `${prefix}${entry.name.toString('utf8')}`;
    const path = Buffer.concat([folder, Buffer.from('/'), entry.name]);
    if (entry.isDirectory()) files.push(...filesUnder(path, `${name}/`));
    else if (entry.isFile()) files.push({ name, path: isUtf8(path) ? path.toString('utf8') : path });
  }
  return files;
}

/**
 * Folder by folder and by name, but in each folder first the files that say whom the return is about: a ZIP, packed in whatever order, and
 * the folder that it unpacks to give the same records in the same order. Entries of one name stay in the order of the directory.
 */
function inReadingOrder<T>(files: readonly T[], nameOf: (one: T) => UntrustedName, { readFirst }: WalkOptions): T[] {
  const keyed = files.map((one) => {
    const parts = nameOf(one).split('/');
    const last = parts.at(-1)!;
    return { one, parts: [...parts.slice(0, -1), last.replace(/\.zip$/i, '')], first: readFirst?.(last) === true };
  });
  return keyed.sort(compareForReading).map(({ one }) => one);
}

interface ReadingKey {
  readonly parts: readonly string[];
  readonly first: boolean;
}

function compareForReading(one: ReadingKey, other: ReadingKey): number {
  let n = 0;
  while (n < one.parts.length - 1 && n < other.parts.length - 1 && one.parts[n] === other.parts[n]) n += 1;
  const [oneFirst, otherFirst] = [one.first && n === one.parts.length - 1, other.first && n === other.parts.length - 1];
  if (oneFirst !== otherFirst) return oneFirst ? -1 : 1;
  if (one.parts[n] === other.parts[n]) return one.parts.length - other.parts.length;
  return one.parts[n]! < other.parts[n]! ? -1 : 1;
}

function item(file: string | Buffer, name: string, known?: Sha256Hex): Item {
  const bytes = lstatSync(file).size;
  return { name, file, bytes, fullName: name, sha256: known ?? hashOf(file, bytes) };
}

function hashOf(file: string | Buffer, size: number): Sha256Hex {
  const bytes = new FileBytes(file, size);
  const hash = createHash('sha256');
  const source = sequential(bytes);
  for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) hash.update(chunk);
  bytes.close();
  return hash.digest('hex');
}

function asSibling(one: Item): Sibling {
  const path = [{ name: one.name, entryIndex: 0 }];
  const place: Place = { item: one.sha256, path, at: { kind: 'bytes', from: 0, to: one.bytes } };
  return { fullName: one.fullName, name: basename(one.fullName), place, size: one.bytes };
}

/** Opens one item and all that is inside it. */
export async function* walkItem(one: Item, options: WalkOptions): AsyncGenerator<Met> {
  const bytes = new FileBytes(one.file, one.bytes);
  try {
    const path = [{ name: one.name, entryIndex: 0 }];
    const twin = leftByName(one.fullName);
    if (twin !== undefined) {
      if (options.share?.isOurs(one.bytes) === false) return;
      yield { kind: 'left', item: one.sha256, path, why: twin, size: one.bytes, source: () => sequential(bytes) };
      return;
    }
    const abouts = one.folder?.abouts ?? new AboutTree(options.about());
    const spending = new Spending(options.limits, one.bytes);
    const context = { options, item: one.sha256, abouts, siblings: one.folder?.siblings ?? [], spending };
    const piece = { path, fullName: one.fullName, size: one.bytes, source: sequential(bytes), random: bytes };
    for await (const met of walkBytes(piece, context, 0)) {
      if (met.kind !== 'file' || met.path.length > 1 || options.share?.isOurs(one.bytes) !== false) yield met;
      else yield { kind: 'others', about: met.about, open: () => walkItem(one, { ...options, share: undefined }) };
    }
  } finally {
    bytes.close();
  }
}

interface Context {
  readonly options: WalkOptions;
  readonly item: Sha256Hex;
  readonly abouts: AboutTree;
  readonly siblings: readonly Sibling[];
  readonly spending: Spending;
}

interface Piece {
  readonly path: readonly PathStep[];
  readonly fullName: UntrustedName;
  readonly size: number | undefined;
  readonly crc32?: number;
  readonly source: ByteSource;
  readonly random: RandomBytes | undefined;
}

async function* walkBytes(piece: Piece, context: Context, depth: number): AsyncGenerator<Met> {
  const guarded = guard(piece.source, context);
  const { head, source } = peek(guarded);
  const mime = findMime(head);
  if (mime === 'application/zip') {
    const random = piece.random ?? intoMemory(source, context.options.limits.nestedBytes);
    if (random === undefined) {
      yield gapAt(
        piece,
        context,
        'limit-reached',
        `A compressed container inside a container, larger than ${context.options.limits.nestedBytes} bytes: unpack the outer one and read the inner one by itself.`,
      );
      return;
    }
    const listed = await listZip(random, context.options.limits.entries);
    if (!listed.entries.some((entry) => entry.name === '[Content_Types].xml')) {
      yield* walkZip(piece, random, listed.entries, listed.fault, context, depth);
      return;
    }
    yield file(piece, context, head, 'application/vnd.openxmlformats-officedocument', sequential(random));
    return;
  }
  yield file(piece, context, head, mime, source);
}

function file(piece: Piece, context: Context, head: Buffer, mime: string, source: ByteSource): FileMet {
  const { path, fullName, size, crc32 } = piece;
  const { item, abouts, siblings } = context;
  return {
    kind: 'file',
    item,
    path,
    fullName,
    head,
    mime,
    size,
    siblings,
    about: abouts.of(fullName),
    open: () => source,
    ...(crc32 !== undefined && { crc32 }),
  };
}

async function* walkZip(
  piece: Piece,
  bytes: RandomBytes,
  entries: readonly ZipEntry[],
  fault: string | undefined,
  outer: Context,
  depth: number,
): AsyncGenerator<Met> {
  const { limits } = outer.options;
  const share = depth === 0 ? outer.options.share : undefined;
  const declared = entries.reduce((sum, entry) => sum + (entry.isFolder ? 0 : entry.size), 0);
  share?.container(outer.spending, declared);
  if (share?.isOurs(0) !== false) yield* ofTheContainer(piece, bytes, entries.length, fault, outer, depth);
  if (depth >= limits.depth) return share?.leave();
  const siblings = entries.filter((entry) => !entry.isFolder).map((entry) => siblingOf(piece, entry, outer.item));
  const context: Context = { ...outer, siblings, abouts: new AboutTree(outer.abouts.inside(piece.fullName)) };
  for (const entry of inReadingOrder(entries, (one) => one.name, outer.options)) {
    if (entry.isFolder) continue;
    if (share?.isOurs(entry.size) !== false) yield* walkEntry(piece, bytes, entry, context, depth);
    else
      yield { kind: 'others', about: context.abouts.of(entry.name), open: () => walkEntry(piece, bytes, entry, unspent(context), depth) };
  }
  share?.leave();
}

/** What another process reads is not counted again: it knows that no limit is reached before it has read it. */
function unspent(context: Context): Context {
  return {
    ...context,
    spending: new Spending({ ...context.options.limits, allBytes: Number.POSITIVE_INFINITY, ratioAboveBytes: Number.POSITIVE_INFINITY }, 0),
  };
}

function* ofTheContainer(
  piece: Piece,
  bytes: RandomBytes,
  listed: number,
  fault: string | undefined,
  context: Context,
  depth: number,
): Generator<Met> {
  yield { kind: 'container', item: context.item, path: piece.path, bytes };
  if (fault !== undefined) {
    const why = fault.startsWith('more than') ? 'limit-reached' : 'truncated';
    const met = gapAt(piece, context, why, `The list of this ZIP cannot be read to its end (${fault}); ${listed} entries were listed.`);
    yield { ...met, unopened: listed === 0 };
  }
  const { limits } = context.options;
  if (depth >= limits.depth)
    yield gapAt(piece, context, 'limit-reached', `Containers are nested deeper than ${limits.depth}: what is in this one was not opened.`);
}

function siblingOf(piece: Piece, entry: ZipEntry, item: Sha256Hex): Sibling {
  const path = [...piece.path, { name: entry.name, entryIndex: entry.index }];
  const place: Place = { item, path, at: { kind: 'bytes', from: 0, to: entry.size } };
  return { fullName: entry.name, name: entry.name.slice(entry.name.lastIndexOf('/') + 1), place, size: entry.size };
}

async function* walkEntry(outer: Piece, bytes: RandomBytes, entry: ZipEntry, context: Context, depth: number): AsyncGenerator<Met> {
  const { limits, passwords } = context.options;
  const at = { path: [...outer.path, { name: entry.name, entryIndex: entry.index }], fullName: entry.name, size: entry.size };
  const opened = openEntry(bytes, entry, passwords);
  const refused = refusedName(entry.name);
  if (refused !== undefined) {
    yield gapAt(at, context, 'refused-name', `The name of this entry is ${refused}: it was not opened.`);
  } else if ('why' in opened) {
    yield gapAt(at, context, opened.why, opened.message);
  } else if (leftByName(entry.name) !== undefined) {
    const why = leftByName(entry.name)!;
    yield { kind: 'left', item: context.item, path: at.path, why, size: entry.size, source: () => guard(opened.source, context) };
  } else if (entry.size > limits.fileBytes || context.spending.isTooMuch(entry.size)) {
    yield gapAt(at, context, 'limit-reached', `This entry unpacks to ${entry.size} bytes, above what one reading unpacks.`);
  } else if (entry.size > limits.ratioAboveBytes && entry.size > entry.packedSize * limits.ratio) {
    yield gapAt(
      at,
      context,
      'limit-reached',
      `This entry unpacks to ${entry.size} bytes from ${entry.packedSize}: more than ${limits.ratio} times, as only a ZIP bomb does.`,
    );
  } else {
    yield* walkBytes(
      { ...at, crc32: entry.encrypted ? undefined : entry.crc32, source: opened.source, random: opened.random } as Piece,
      context,
      depth + 1,
    );
  }
}

function gapAt(piece: Pick<Piece, 'path' | 'size'>, context: Context, why: GapWhy, message: string): GapMet {
  return { kind: 'gap', item: context.item, path: piece.path, why, message, size: piece.size ?? 0 };
}

/** Twins and folders' notes that macOS and Windows add: they say nothing that the provider said. */
function leftByName(name: UntrustedName): string | undefined {
  const parts = name.split('/');
  const last = parts.at(-1) ?? '';
  if (parts.includes('__MACOSX') || last.startsWith('._')) return 'the twin that macOS writes beside a file';
  return last === '.DS_Store' || last === 'Thumbs.db' || last === 'desktop.ini' ? 'a note of the file manager about its folder' : undefined;
}

function guard(source: ByteSource, context: Context): ByteSource {
  const { limits } = context.options;
  let own = 0;
  return {
    next() {
      const chunk = source.next();
      if (chunk === undefined) return undefined;
      own += chunk.length;
      // Counted first: the bytes are spent whatever stops this file.
      context.spending.count(chunk.length);
      if (own > limits.fileBytes) throw new LimitReached(`the file is longer than ${limits.fileBytes} bytes`);
      context.spending.check();
      return chunk;
    },
    close: () => source.close(),
  };
}

/** The first bytes, and a source that still gives all of them. A source that fails at once has an empty head and fails again when read. */
function peek(source: ByteSource): { head: Buffer; source: ByteSource } {
  const chunks: Buffer[] = [];
  let length = 0;
  let failed: unknown;
  while (length < HEAD_BYTES && failed === undefined) {
    try {
      const chunk = source.next();
      if (chunk === undefined) break;
      chunks.push(chunk);
      length += chunk.length;
    } catch (error) {
      failed = error;
    }
  }
  const head = Buffer.concat(chunks).subarray(0, HEAD_BYTES);
  return {
    head,
    source: {
      next() {
        const chunk = chunks.shift();
        if (chunk !== undefined) return chunk;
        if (failed !== undefined) throw failed;
        return source.next();
      },
      close: () => source.close(),
    },
  };
}

function intoMemory(source: ByteSource, most: number): RandomBytes | undefined {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > most) return undefined;
    }
  } catch (error) {
    // A damaged inner container is still listed as far as it goes; the ZIP reader names what is missing.
    if (!(error instanceof Error)) throw error;
  } finally {
    source.close();
  }
  return new MemoryBytes(Buffer.concat(chunks, length));
}
