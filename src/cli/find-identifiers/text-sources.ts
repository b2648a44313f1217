// SPDX-License-Identifier: Apache-2.0
/** The texts below the inputs of a command: files, files in folders, entries of ZIP files, each with the path it is reported under. */
import { closeSync, createReadStream, type Dirent, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

export interface TextSource {
  /** As typed, with the way through ZIP files behind `!/`: `outer.zip!/a.txt`. */
  readonly path: string;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** What could not be read although it is there; the others are read all the same. */
export type Unreadable = (path: string, why: string) => void;

const DEEPEST_ZIP = 5;
const LARGEST_ENTRY_BYTES = 2 ** 30;
const fromBuffer = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);
const fromFd = promisify<number, yauzl.Options, yauzl.ZipFile>(yauzl.fromFd);
const OPTIONS: yauzl.Options = {
  lazyEntries: true,
  autoClose: true,
  // Names are decoded here: the library refuses a whole ZIP for one name that climbs out of it, and no name becomes a path of ours.
  decodeStrings: false,
  strictFileNames: false,
  validateEntrySizes: true,
};

/** Every text below these inputs, which are there, folders in the order of their names. */
export async function* textSources(inputs: readonly string[], unreadable: Unreadable): AsyncGenerator<TextSource> {
  for (const input of inputs) {
    if (statSync(input).isDirectory()) yield* folder(input, Buffer.from(input), unreadable);
    else yield* file(input, Buffer.from(input), unreadable);
  }
}

async function* folder(path: string, bytes: Buffer, unreadable: Unreadable): AsyncGenerator<TextSource> {
  let entries: Dirent<NonSharedBuffer>[];
  try {
    entries = readdirSync(bytes, { withFileTypes: true, encoding: 'buffer' }).sort((a, b) => Buffer.compare(a.name, b.name));
  } catch (cause) {
    return unreadable(path, whyNot(cause));
  }
  for (const entry of entries) {
    // A name need not be UTF-8: it is shown as far as it is, and opened by its bytes.
    const [shown, below] = [join(path, entry.name.toString('utf8')), Buffer.concat([bytes, Buffer.from('/'), entry.name])];
    if (entry.isDirectory()) yield* folder(shown, below, unreadable);
    else if (entry.isFile()) yield* file(shown, below, unreadable);
  }
}

async function* file(path: string, bytes: Buffer, unreadable: Unreadable): AsyncGenerator<TextSource> {
  let first: Uint8Array;
  try {
    first = firstBytes(bytes);
  } catch (cause) {
    return unreadable(path, whyNot(cause));
  }
  if (beginsLikeZip(first)) {
    try {
      yield* zipEntries(await fromFd(openSync(bytes, 'r'), OPTIONS), path, 1, unreadable);
    } catch (cause) {
      unreadable(path, `is not a whole ZIP file: ${cause instanceof Error ? cause.message : cause}`);
    }
    return;
  }
  yield { path, chunks: () => createReadStream(bytes, { highWaterMark: 2 ** 22 }) };
}

const whyNot = (cause: unknown): string => `cannot be read (${(cause as NodeJS.ErrnoException).code})`;

function firstBytes(path: Buffer): Uint8Array {
  const handle = openSync(path, 'r');
  const bytes = new Uint8Array(4);
  try {
    readSync(handle, bytes);
  } finally {
    closeSync(handle);
  }
  return bytes;
}

const beginsLikeZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === (bytes[2] as number) + 1;

async function* zipEntries(zip: yauzl.ZipFile, path: string, depth: number, unreadable: Unreadable): AsyncGenerator<TextSource> {
  for await (const entry of entriesOf(zip)) {
    const name = nameOf(entry);
    const inner = `${path}!/${name}`;
    if (name.endsWith('/')) continue;
    if (entry.generalPurposeBitFlag & 1) unreadable(inner, 'is encrypted');
    else if (entry.uncompressedSize > LARGEST_ENTRY_BYTES)
      unreadable(inner, 'is larger than 1 GiB unpacked; unpack it and name the file itself');
    else yield* entrySources(await contentOf(zip, entry), inner, depth, unreadable);
  }
}

async function* entrySources(content: Buffer | Error, path: string, depth: number, unreadable: Unreadable): AsyncGenerator<TextSource> {
  if (content instanceof Error) unreadable(path, content.message);
  else if (!beginsLikeZip(content)) yield { path, chunks: () => once(content) };
  else if (depth >= DEEPEST_ZIP) unreadable(path, `is packed more than ${DEEPEST_ZIP} times`);
  else yield* zipEntries(await fromBuffer(content, OPTIONS), path, depth + 1, unreadable);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | undefined>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('end', () => resolve(undefined));
      zip.once('error', reject);
      zip.readEntry();
    });
    zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
    if (entry === undefined) return;
    yield entry;
  }
}

function nameOf(entry: yauzl.Entry): string {
  const bytes = entry.fileName as unknown as Buffer;
  return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, bytes, entry.extraFields, true).replaceAll('\\', '/');
}

async function contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer | Error> {
  try {
    const stream = await promisify<yauzl.Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry);
    return await buffer(stream);
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}
