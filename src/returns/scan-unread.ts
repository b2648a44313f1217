// SPDX-License-Identifier: Apache-2.0
import { findIdentifiers, type Identifier } from '../core/identifiers/find-identifiers.ts';
import { type Mention, mentionInFile } from '../core/identifiers/identifiers-in-record.ts';
import { passwordsIn } from '../core/identifiers/secrets-in-text.ts';
import type { At, SealedClass } from '../core/records/index.ts';
import type { ByteSource } from './source/byte-source.ts';
import { decodePiece, type Encoding } from './source/encoding.ts';
import type { SourceFile } from './source/source-file.ts';
import { rowsOfSheet } from './tokenisers/sheet-rows.ts';

const WINDOW_BYTES = 1 << 20;
/** Neighbouring windows share more than any finding is long. Even, so that no letter of UTF-16 is cut. */
const OVERLAP_BYTES = 1 << 14;

interface FoundAt {
  readonly at: At;
  readonly found: Identifier | SealedClass;
}

/**
 * Identifiers and secrets in a file that no reader knows: its text, the lines of a PDF, the cells of a workbook. It counts no units; the file
 * stays one that nobody read.
 */
export function* scanUnread(file: SourceFile): Generator<Mention> {
  const counts = new Map<string, number>();
  for (const { at, found } of findsOf(file)) {
    const place = file.place(at);
    const key = at.kind === 'bytes' ? '' : JSON.stringify(at);
    const n = counts.get(key) ?? 0;
    if (key !== '') counts.set(key, n + 1);
    yield mentionInFile(place, found, key === '' ? 0 : n);
  }
}

function* findsOf(file: SourceFile): Generator<FoundAt> {
  if (file.document?.kind === 'pdf') {
    for (const { page, line, text } of file.document.lines)
      for (const { found } of findsIn(Buffer.from(text), 'utf-8')) yield { at: { kind: 'pdf', page, line }, found };
  } else if (file.document?.kind === 'workbook') {
    for (const sheet of file.document.sheets)
      for (const { cells } of rowsOfSheet(file.document, sheet))
        for (const cell of cells) {
          if (cell === undefined) continue;
          const bytes = { kind: 'bytes' as const, from: cell.from, to: cell.to };
          const at: At = { kind: 'sheet', sheet: sheet.name, cell: cell.ref, bytes };
          for (const { found } of findsIn(Buffer.from(cell.text), 'utf-8')) yield { at, found };
        }
  } else if (isTextual(file.mime)) {
    for (const { from, to, found } of findsInSource(file.open(), file.encoding)) yield { at: { kind: 'bytes', from, to }, found };
  }
}

const isTextual = (mime: string): boolean => mime.startsWith('text/') || mime === 'application/json' || mime === 'application/mbox';

interface Find {
  readonly from: number;
  readonly to: number;
  readonly found: Identifier | SealedClass;
}

function* findsInSource(source: ByteSource, encoding: Encoding): Generator<Find> {
  let held = Buffer.alloc(0);
  let heldAt = 0;
  let reported = 0;
  const between = function* (to: number): Generator<Find> {
    for (const { from, to: end, found } of findsIn(held, encoding))
      if (heldAt + from >= reported && heldAt + from < to) yield { from: heldAt + from, to: heldAt + end, found };
    reported = to;
  };
  for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) {
    held = Buffer.concat([held, chunk]);
    if (held.length < WINDOW_BYTES + 2 * OVERLAP_BYTES) continue;
    yield* between(heldAt + held.length - OVERLAP_BYTES);
    const cut = cutBefore(held, held.length - 2 * OVERLAP_BYTES, encoding);
    held = Buffer.from(held.subarray(cut));
    heldAt += cut;
  }
  yield* between(Number.POSITIVE_INFINITY);
}

/** Moves a cut back to where a letter begins. */
function cutBefore(bytes: Buffer, cut: number, encoding: Encoding): number {
  let at = cut;
  if (encoding.startsWith('utf-16')) return at - (at % 2);
  while (encoding === 'utf-8' && at > 0 && (bytes[at]! & 0xc0) === 0x80) at -= 1;
  return at;
}

function findsIn(bytes: Buffer, encoding: Encoding): Find[] {
  const text = decodePiece(bytes, encoding, () => undefined);
  const bytesOf = bytesOfLetters(text, encoding);
  const letters = encoding === 'utf-8' ? undefined : lettersOfUtf8(text);
  const keys = findIdentifiers(encoding === 'utf-8' ? bytes : text).map((found): Find => {
    const { from, to } = found.bytes;
    const span = letters === undefined ? { from, to } : { from: bytesOf(letters(from)), to: bytesOf(letters(to)) };
    return { ...span, found: found.kind === 'sealed-secret' ? found.class : found };
  });
  const passwords = passwordsIn(text).map((one): Find => ({ from: bytesOf(one.from), to: bytesOf(one.to), found: one.class }));
  return [...keys, ...passwords].sort((one, other) => one.from - other.from);
}

/** How many bytes of the file the first letters of a text are. */
function bytesOfLetters(text: string, encoding: Encoding): (letters: number) => number {
  if (encoding === 'utf-8') return (letters) => Buffer.byteLength(text.slice(0, letters));
  return (letters) => (encoding.startsWith('utf-16') ? letters * 2 : letters);
}

function lettersOfUtf8(text: string): (bytes: number) => number {
  const utf8 = Buffer.from(text);
  return (bytes) => utf8.toString('utf8', 0, bytes).length;
}
