// SPDX-License-Identifier: Apache-2.0
import type { At, PathStep, Place, Ref, Sha256Hex } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import type { ByteSource } from './byte-source.ts';
import { type Columns, columnsOfLine, findDelimiter } from './columns.ts';
import { decodePiece, type Encoding, findEncoding } from './encoding.ts';
import type { OpenedDocument } from './open-document.ts';

/** Written by the provider, by whoever packed the container, or by a suspect; may be anything. Never a path on our disk. */
export type UntrustedName = string;

export const HEAD_BYTES = 64 * 1024;
const LONGEST_HEADER = 16_384;

/** What a parser may look at to recognise its file: names and the first 64 KiB. */
export interface FileHead {
  /** The last part of the path inside the container: `logins.csv`. */
  readonly name: UntrustedName;
  /** The whole path inside its innermost container or folder, `/` between parts. */
  readonly fullName: UntrustedName;
  readonly head: Buffer;
  /** The head decoded, without byte order mark; may end in the middle of a word. */
  readonly text: string;
  readonly firstLine: string;
  /** The first line as the header of a CSV file: recognise by these names, in any order. Empty for what is no text. */
  readonly columns: Columns;
  readonly mime: string;
  /** Undefined when the container does not say. */
  readonly size: number | undefined;
}

/** Another file of the same container or folder. */
export interface Sibling {
  readonly fullName: UntrustedName;
  readonly name: UntrustedName;
  readonly place: Place;
  readonly size: number | undefined;
}

/** Keys that the examiner gives to check what providers sign: file contents, armoured or binary. */
export interface ProviderKeys {
  readonly openpgp: readonly Buffer[];
}

/** What a return says of itself: said by one of its files, seen by the others of the same folder and below (about-tree.ts). */
export interface About {
  account?: Ref;
  /** Zone that the examiner states for local times without zone (a witness's chat export). */
  statedZone?: string;
}

/** What the tokenisers count. */
export interface Tally {
  units: number;
  claimed: number;
}

export interface SourceFileMade {
  readonly fullName: UntrustedName;
  readonly item: Sha256Hex;
  readonly path: readonly PathStep[];
  readonly head: Buffer;
  readonly mime: string;
  readonly size: number | undefined;
  readonly siblings: readonly Sibling[];
  readonly keys: ProviderKeys;
  readonly about: About;
  readonly open: () => ByteSource;
  readonly longestUnit: number;
}

/** One file of a return while it is read. Readers get their bytes through a tokeniser, not from here. */
export class SourceFile implements FileHead {
  readonly name: UntrustedName;
  readonly fullName: UntrustedName;
  readonly item: Sha256Hex;
  readonly path: readonly PathStep[];
  readonly head: Buffer;
  text: string;
  readonly mime: string;
  readonly size: number | undefined;
  readonly siblings: readonly Sibling[];
  readonly keys: ProviderKeys;
  about: About;
  /** A PDF or workbook, opened: its tokenisers work on this instead of the bytes, and `text` is the head of its text. */
  document: OpenedDocument | undefined;
  readonly encoding: Encoding;
  readonly bomBytes: number;
  readonly tally: Tally = { units: 0, claimed: 0 };
  /** Undecodable bytes met since they were last taken: the reading makes each a gap. */
  readonly faults: number[] = [];
  /** Whose account this very file is about, where it says so itself. */
  ownAccount: Ref | undefined;
  /** Which of its services the provider produced this very file for, where it says so itself. */
  service: string | undefined;
  /** What a signature over this file said, once a reader has checked it. */
  integrity: 'valid' | 'invalid' | 'key-unknown' | undefined;
  /** Its bytes, its shape or its reader ended the reading of this file before its end. */
  failed = false;
  /** No unit may be longer, in bytes: longer ones become gaps of kind `limit-reached`. */
  readonly longestUnit: number;
  /** What `prepare` has made ready for `read`; each reader knows its own. */
  prepared: unknown;
  #open: () => ByteSource;
  #columns: Columns | undefined;

  constructor(made: SourceFileMade) {
    this.fullName = made.fullName;
    this.name = made.fullName.slice(made.fullName.lastIndexOf('/') + 1);
    this.item = made.item;
    this.path = made.path;
    this.head = made.head;
    this.mime = made.mime;
    this.size = made.size;
    this.siblings = made.siblings;
    this.keys = made.keys;
    this.about = made.about;
    this.longestUnit = made.longestUnit;
    this.#open = made.open;
    const { encoding, bomBytes } = findEncoding(made.head);
    this.encoding = encoding;
    this.bomBytes = bomBytes;
    this.text = isText(made.mime) ? headText(made.head.subarray(bomBytes), encoding) : '';
  }

  get firstLine(): string {
    const end = this.text.search(/\r?\n/);
    return end === -1 ? this.text : this.text.slice(0, end);
  }

  /** Whose account the records of this file belong to: as the file says, else as a file beside or above it says. */
  get account(): Ref | undefined {
    return this.ownAccount ?? this.about.account;
  }

  /** The file names the account that it is about. Files of its folder and below that name none belong to the first one named. */
  isAbout(account: Ref): void {
    this.ownAccount = account;
    if (!Object.hasOwn(this.about, 'account')) this.about.account = account;
  }

  /** Its reader names no account (`ReturnParser.namesAccount`): an attempt is a fault of the reader. */
  saysNothing(): void {
    this.about = Object.freeze(Object.create(this.about) as About);
  }

  get columns(): Columns {
    const line = this.firstLine;
    this.#columns ??= columnsOfLine(line.length <= LONGEST_HEADER ? line : '', findDelimiter(this.text));
    return this.#columns;
  }

  /** The bytes from the front, once. */
  open(): ByteSource {
    return this.#open();
  }

  place(at: At): Place {
    if (at.kind !== 'sheet' || this.document?.kind !== 'workbook') return { item: this.item, path: this.path, at };
    // A sheet is a file inside the workbook, and its bytes are counted there.
    const part = this.document.sheets.find((sheet) => sheet.name === at.sheet)?.part;
    return { item: this.item, path: part === undefined ? this.path : [...this.path, part], at };
  }

  /** The whole file in memory, for what cannot be streamed. `undefined` above this many bytes; the file is then still to be read. */
  whole(most: number): Buffer | undefined {
    if (this.size !== undefined && this.size > most) return undefined;
    const source = this.#open();
    const chunks: Buffer[] = [];
    let length = 0;
    for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > most) {
        this.#open = () => joined(chunks, source);
        return undefined;
      }
    }
    const bytes = Buffer.concat(chunks, length);
    this.standIn(bytes);
    return bytes;
  }

  /** Hands these bytes to the tokenisers in place of the file's: same length, so that every offset stays true. */
  standIn(bytes: Buffer): void {
    this.#open = () => joined([bytes]);
  }

  /** Counts a unit that a tokeniser is about to hand out. */
  unit(at: At): Unit {
    this.tally.units += 1;
    return { at, claimed: false };
  }

  /** Decodes a piece that starts at this byte of the file; undecodable bytes are noted with their offset. */
  decode(bytes: Buffer, at: number): string {
    return decodePiece(bytes, this.encoding, (offset) => this.faults.push(at + offset));
  }
}

/** Chunks already read, then the rest. */
function joined(chunks: readonly Buffer[], rest?: ByteSource): ByteSource {
  let index = 0;
  return {
    next() {
      const chunk = chunks[index];
      index += 1;
      return chunk !== undefined && chunk.length > 0 ? chunk : rest?.next();
    },
    close: () => rest?.close(),
  };
}

function isText(mime: string): boolean {
  return mime.startsWith('text/') || /json|xml|html|mbox/.test(mime);
}

function headText(head: Buffer, encoding: Encoding): string {
  // The head may end inside a character: cut there, so that a half letter is no fault.
  return decodePiece(head, encoding, () => undefined).replace(/(\\x[0-9A-F]{2}){1,3}$/, '');
}
