// SPDX-License-Identifier: Apache-2.0
import { Tokenizer } from 'htmlparser2';

/** What a scan tells, in order. Offsets are bytes of the file; the names are those of the tokenizer's own callbacks. */
export interface ScanEvents {
  ontext(from: number, to: number, piece?: string): void;
  ontextentity(codepoint: number, to: number): void;
  /** @returns the name in lower case */
  onopentagname(from: number, to: number): string;
  onattribname(from: number, to: number): void;
  onattribdata(from: number, to: number): void;
  onattribentity(codepoint: number): void;
  onattribend(): void;
  onopentagend(to: number): void;
  onselfclosingtag(to: number): void;
  onclosetag(from: number, to: number): void;
  /** A whole opening tag whose markup was met before. */
  onknowntag(tag: KnownTag, from: number, to: number): void;
  /** `name` in lower case; `from` is its `<`, `to` lies behind its `>`. */
  onknownclose(name: string, from: number, to: number): void;
  onend(): void;
}

export interface KnownTag {
  readonly kind: 'open';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}
interface KnownClose {
  readonly kind: 'close';
  readonly name: string;
}

/** Elements whose content is markup like any other, and whose tags therefore mean the same wherever they stand. */
const PLAIN = new Set([
  'a', 'b', 'body', 'br', 'center', 'div', 'em', 'font', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'head', 'header', 'hr', 'html', 'i',
  'img', 'li', 'link', 'main', 'meta', 'ol', 'p', 'section', 'small', 'span', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'u', 'ul',
]); // biome-ignore format: one list

/** `div class="t o"`, `br/`: a name, attributes in double quotes, nothing that would have to be decoded. */
const OPENING = /^([a-zA-Z][a-zA-Z0-9]*)((?:[ \n\t]+[a-zA-Z-]+="[ !#-%'-;=?-~]*")*)[ \n\t]*\/?$/;
const CLOSING = /^\/([a-zA-Z][a-zA-Z0-9]*)$/;
const ATTRIBUTE = /([a-zA-Z-]+)="([^"]*)"/g;
const NONE = Object.freeze({});

/** A provider's markup has a few dozen different tags and millions of them. Long ones (an address of a picture) do not come again. */
const LONGEST_KNOWN = 200;
const MOST_KNOWN = 5_000;
/** What is kept back of one chunk for the next, at most: a tag or an entity that is not whole yet. */
const MOST_KEPT = 65_536;

/**
 * Scans HTML, held as one character per byte, chunk by chunk, with the events that htmlparser2's tokenizer has for the same text. Tags whose
 * whole markup was met before are looked up instead of being read letter by letter; everything else (comments, scripts, entities, odd
 * quotes, tags cut in two) goes to that tokenizer, from its `<` to the end of the tag.
 */
export class HtmlScan {
  readonly #events: ScanEvents;
  readonly #known = new Map<string, KnownTag | KnownClose>();
  /** Not scanned yet, and where it begins. */
  #rest = '';
  #at = 0;
  #careful: Careful | undefined;

  constructor(events: ScanEvents) {
    this.#events = events;
  }

  write(chunk: string): void {
    const text = this.#rest === '' ? chunk : this.#rest + chunk;
    const done = this.#scan(text);
    this.#rest = text.slice(done);
    this.#at += done;
  }

  end(): void {
    if (this.#careful !== undefined) this.#careful.write(this.#rest);
    else if (this.#rest.startsWith('<')) {
      this.#careful = new Careful(this.#events, this.#at);
      this.#careful.write(this.#rest);
    } else this.#text(this.#rest, this.#at);
    this.#careful?.end();
    this.#events.onend();
  }

  /** @returns how much of the text is done */
  #scan(text: string): number {
    let pos = 0;
    while (pos < text.length) {
      if (this.#careful !== undefined) {
        const end = this.#carefully(this.#careful, text, pos);
        if (end === pos) return pos;
        pos = end;
        continue;
      }
      const open = text.indexOf('<', pos);
      if (open !== pos) {
        const end = open === -1 ? this.#endOfText(text, pos) : open;
        if (end === pos) return pos;
        this.#text(text.slice(pos, end), this.#at + pos);
        pos = end;
        continue;
      }
      const close = text.indexOf('>', pos);
      if (close === -1 && text.length - pos < MOST_KEPT) return pos;
      if (close !== -1 && this.#tag(text, pos, close)) pos = close + 1;
      else this.#careful = new Careful(this.#events, this.#at + pos);
    }
    return pos;
  }

  /** To the end of a tag, and on if it was not the end: a `>` in quotes, a comment, a script. The tokenizer is given whole tags where it can be. */
  #carefully(careful: Careful, text: string, pos: number): number {
    const close = text.indexOf('>', pos);
    if (close === -1 && text.length - pos < MOST_KEPT) return pos;
    const end = close === -1 ? text.length : close + 1;
    careful.write(text.slice(pos, end));
    if (careful.isOutside(this.#at + end)) this.#careful = undefined;
    return end;
  }

  /** Text without `<` behind it may end inside an entity. */
  #endOfText(text: string, pos: number): number {
    const entity = text.lastIndexOf('&');
    return entity < pos || text.length - entity >= MOST_KEPT ? text.length : entity;
  }

  #text(text: string, at: number): void {
    if (text === '') return;
    if (!text.includes('&')) {
      this.#events.ontext(at, at + text.length, text);
      return;
    }
    const careful = new Careful(this.#events, at);
    careful.write(text);
    careful.end();
  }

  /** @returns whether it is one that needs no care */
  #tag(text: string, open: number, close: number): boolean {
    if (close - open > LONGEST_KNOWN) return false;
    const markup = text.slice(open + 1, close);
    let tag = this.#known.get(markup);
    if (tag === undefined) {
      tag = readTag(markup);
      if (tag === undefined) return false;
      if (this.#known.size < MOST_KNOWN) this.#known.set(markup, tag);
    }
    if (tag.kind === 'open') this.#events.onknowntag(tag, this.#at + open, this.#at + close + 1);
    else this.#events.onknownclose(tag.name, this.#at + open, this.#at + close + 1);
    return true;
  }
}

function readTag(markup: string): KnownTag | KnownClose | undefined {
  const closing = CLOSING.exec(markup)?.[1]?.toLowerCase();
  if (closing !== undefined) return PLAIN.has(closing) ? { kind: 'close', name: closing } : undefined;
  const [, written, list = ''] = OPENING.exec(markup) ?? [];
  const name = written?.toLowerCase();
  if (name === undefined || !PLAIN.has(name)) return undefined;
  if (list === '') return { kind: 'open', name, attributes: NONE };
  const attributes: Record<string, string> = {};
  // The first of two attributes of one name counts, as browsers have it.
  for (const [, attribute = '', value = ''] of list.matchAll(ATTRIBUTE)) attributes[attribute.toLowerCase()] ??= value;
  return { kind: 'open', name, attributes: Object.freeze(attributes) };
}

/** Elements in which `<` is no tag until their own closing tag. */
const RAW = new Set(['iframe', 'noembed', 'noframes', 'plaintext', 'script', 'style', 'textarea', 'title', 'xmp']);

/** htmlparser2's tokenizer over a stretch that begins outside of any tag; its offsets become those of the file. */
class Careful {
  readonly #events: ScanEvents;
  readonly #base: number;
  readonly #tokenizer: Tokenizer;
  #name = '';
  /** Where the last tag, comment or declaration ended for sure: what follows is text. */
  #outsideFrom = -1;

  constructor(events: ScanEvents, base: number) {
    this.#events = events;
    this.#base = base;
    this.#tokenizer = new Tokenizer({ decodeEntities: true }, this);
  }

  write(text: string): void {
    this.#tokenizer.write(text);
  }

  end(): void {
    this.#tokenizer.end();
  }

  isOutside(at: number): boolean {
    return this.#outsideFrom === at;
  }

  /** A closing tag that the file ends in is told as text from -1. */
  ontext(from: number, to: number): void {
    if (from >= 0) this.#events.ontext(this.#base + from, this.#base + to);
  }
  ontextentity(codepoint: number, to: number): void {
    this.#events.ontextentity(codepoint, this.#base + to);
  }
  onopentagname(from: number, to: number): void {
    this.#name = this.#events.onopentagname(this.#base + from, this.#base + to);
  }
  onattribname(from: number, to: number): void {
    this.#events.onattribname(this.#base + from, this.#base + to);
  }
  onattribdata(from: number, to: number): void {
    this.#events.onattribdata(this.#base + from, this.#base + to);
  }
  onattribentity(codepoint: number): void {
    this.#events.onattribentity(codepoint);
  }
  onattribend(): void {
    this.#events.onattribend();
  }
  onopentagend(to: number): void {
    this.#events.onopentagend(this.#base + to);
    if (!RAW.has(this.#name)) this.#ends(to);
  }
  onselfclosingtag(to: number): void {
    this.#events.onselfclosingtag(this.#base + to);
    if (!RAW.has(this.#name)) this.#ends(to);
  }
  onclosetag(from: number, to: number): void {
    this.#events.onclosetag(this.#base + from, this.#base + to);
    this.#ends(to);
  }
  oncomment(_from: number, to: number): void {
    this.#ends(to);
  }
  oncdata(from: number, to: number): void {
    this.ontext(from, to);
    this.#ends(to);
  }
  ondeclaration(_from: number, to: number): void {
    this.#ends(to);
  }
  onprocessinginstruction(): void {}
  isInForeignContext(): boolean {
    return false;
  }
  onend(): void {}

  /** `to` is the place of the last `>`, if that is where it ended. */
  #ends(to: number): void {
    this.#outsideFrom = this.#base + to + 1;
  }
}
