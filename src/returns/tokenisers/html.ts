// SPDX-License-Identifier: Apache-2.0
import { decodeByteString } from '../source/encoding.ts';
import type { SourceFile } from '../source/source-file.ts';
import { HtmlScan, type KnownTag, type ScanEvents } from './html-scan.ts';
import { UnreadableFrom } from './unreadable-from.ts';

/** What an HTML file holds, in order. Offsets are bytes of the file. Comments, declarations, scripts and styles are not told. */
export interface HtmlHandler {
  open(name: string, attributes: Attributes, from: number, to: number): void;
  close(name: string, from: number, to: number): void;
  /** One run of text between two tags, entities decoded. */
  text(text: string, from: number, to: number): void;
}

export type Attributes = Readonly<Record<string, string>>;

const NONE: Attributes = Object.freeze({});
/** A tag may begin in the chunk before; what began earlier than this is cut, as only a hostile file has it. */
const LOOK_BACK = 65_536;
const UNSEEN = new Set(['script', 'style', 'template', 'noscript']);

/**
 * Runs through an HTML file as the tokenizer of htmlparser2 does (html-scan.ts) and calls the handler; call `push` per chunk so that a reader can hand on
 * what is finished. The file is taken as one character per byte: markup is ASCII in every encoding met here, so the tokenizer's offsets
 * *are* bytes, and text is decoded piece by piece. HTML in UTF-16 is refused as a gap.
 */
export function htmlRun(file: SourceFile, handler: HtmlHandler): { readonly push: () => boolean } {
  if (file.encoding === 'utf-16le' || file.encoding === 'utf-16be') {
    throw new UnreadableFrom(
      'undecodable-bytes',
      0,
      'HTML in UTF-16 is not read: convert a copy to UTF-8 and read that beside the original.',
    );
  }
  const source = file.open();
  const events = new Events(file, handler);
  const scan = new HtmlScan(events);
  let ended = false;
  return {
    push() {
      if (ended) return false;
      const chunk = source.next();
      if (chunk === undefined) {
        scan.end();
        ended = true;
        return false;
      }
      const text = chunk.toString('latin1');
      events.take(text);
      scan.write(text);
      return true;
    },
  };
}

/** The tokenizer's callbacks, as whole tags and runs of text. Pieces may begin in the chunk before. */
export class Events implements ScanEvents {
  readonly #file: SourceFile;
  readonly #handler: HtmlHandler;
  readonly #isUtf8: boolean;
  #chunk = '';
  #chunkAt = 0;
  #total = 0;
  #before = '';
  #run = '';
  #runFrom = 0;
  #runTo = 0;
  #hidden: string | undefined;
  #name = '';
  #tagFrom = 0;
  #attributes: Record<string, string> | undefined;
  #attribute = '';
  #value = '';

  constructor(file: SourceFile, handler: HtmlHandler) {
    this.#file = file;
    this.#handler = handler;
    this.#isUtf8 = file.encoding === 'utf-8';
  }

  take(chunk: string): void {
    this.#before = this.#chunk.length >= LOOK_BACK ? this.#chunk.slice(-LOOK_BACK) : (this.#before + this.#chunk).slice(-LOOK_BACK);
    this.#chunkAt = this.#total;
    this.#chunk = chunk;
    this.#total += chunk.length;
  }

  #slice(from: number, to: number): string {
    if (from >= this.#chunkAt) return this.#chunk.slice(from - this.#chunkAt, to - this.#chunkAt);
    const back = this.#chunkAt - from;
    const start = Math.max(0, this.#before.length - back);
    return (
      this.#before.slice(start, Math.min(this.#before.length, start + to - from)) + this.#chunk.slice(0, Math.max(0, to - this.#chunkAt))
    );
  }

  #flush(): void {
    if (this.#run === '') return;
    const text = this.#isUtf8
      ? decodeByteString(this.#run, 'utf-8', (offset) => this.#file.faults.push(this.#runFrom + offset))
      : this.#run;
    this.#run = '';
    this.#handler.text(text, this.#runFrom, this.#runTo);
  }

  ontext(from: number, to: number, piece = this.#slice(from, to)): void {
    if (this.#hidden !== undefined) return;
    if (this.#run === '') this.#runFrom = from;
    this.#run += this.#isUtf8 ? piece : decodeByteString(piece, this.#file.encoding, () => undefined);
    this.#runTo = to;
    if (this.#run.length > this.#file.longestUnit) {
      throw new UnreadableFrom('limit-reached', this.#runFrom, `One run of text is longer than ${this.#file.longestUnit} bytes.`);
    }
  }

  ontextentity(codepoint: number, to: number): void {
    if (this.#hidden !== undefined) return;
    if (this.#run === '') this.#runFrom = to;
    this.#run += this.#isUtf8 ? asBytes(codepoint) : String.fromCodePoint(codepoint);
    this.#runTo = to;
  }

  onopentagname(from: number, to: number): string {
    this.#flush();
    this.#name = this.#slice(from, to).toLowerCase();
    this.#tagFrom = from - 1;
    this.#attributes = undefined;
    return this.#name;
  }

  onknowntag({ name, attributes }: KnownTag, from: number, to: number): void {
    this.#flush();
    if (this.#hidden === undefined) this.#handler.open(name, attributes, from, to);
  }

  onknownclose(name: string, from: number, to: number): void {
    this.#flush();
    if (this.#hidden === undefined) this.#handler.close(name, from, to);
  }

  onattribname(from: number, to: number): void {
    this.#attribute = this.#slice(from, to).toLowerCase();
    this.#value = '';
  }

  onattribdata(from: number, to: number): void {
    this.#value += this.#slice(from, to);
  }

  onattribentity(codepoint: number): void {
    this.#value += asBytes(codepoint);
  }

  onattribend(): void {
    this.#attributes ??= {};
    // The first of two attributes of one name counts, as browsers have it.
    this.#attributes[this.#attribute] ??= decodeByteString(this.#value, this.#file.encoding, () => undefined);
  }

  onopentagend(to: number): void {
    this.#opened(to + 1);
  }

  onselfclosingtag(to: number): void {
    this.#opened(to + 1);
  }

  #opened(to: number): void {
    if (this.#hidden !== undefined) return;
    if (UNSEEN.has(this.#name)) {
      this.#hidden = this.#name;
      return;
    }
    this.#handler.open(this.#name, this.#attributes ?? NONE, this.#tagFrom, to);
  }

  onclosetag(from: number, to: number): void {
    this.#flush();
    const name = this.#slice(from, to).toLowerCase();
    if (this.#hidden !== undefined) {
      if (name === this.#hidden) this.#hidden = undefined;
      return;
    }
    this.#handler.close(name, from - 2, to + 1);
  }

  oncomment(): void {}
  oncdata(from: number, to: number): void {
    this.ontext(from, to);
  }
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  isInForeignContext(): boolean {
    return false;
  }
  onend(): void {
    this.#flush();
  }
}

/** A character as its UTF-8 bytes, one character per byte, to stand among the others. */
function asBytes(codepoint: number): string {
  return codepoint < 0x80 ? String.fromCharCode(codepoint) : Buffer.from(String.fromCodePoint(codepoint), 'utf8').toString('latin1');
}
