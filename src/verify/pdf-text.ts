// SPDX-License-Identifier: Apache-2.0
import { inflateSync } from 'node:zlib';
import { type PdfObjects, pagesOf, readPdfObjects, referencesIn } from '../core/documents/pdf-objects.ts';

/**
 * The text of a PDF as Typst writes it, in reading order: what a reader sees, not what a tag says. Each run of glyphs is mapped through the
 * font's ToUnicode table (ISO 32000-1 §9.10.3); a text object in Arabic stands from right to left. What stands at the head and foot of each
 * page is kept apart (`/Artifact`, §14.8.2.2).
 *
 *     BT /f1 12.5 Tf … [(\000\013\000\f) 20 (\000\r)] TJ … ET
 *
 * KNOWN: letters that are drawn as lines or hidden behind something are not seen, and pictures are not read.
 */
export interface PdfText {
  readonly pages: readonly { readonly body: string; readonly margin: string }[];
}

const MOST_STREAM_BYTES = 16 * 1024 * 1024;

/** @throws SaidError for a PDF of another form */
export function textOfPdf(pdf: Uint8Array): PdfText {
  const objects = readPdfObjects(pdf);
  const bytesOf = (number: number): string => inflatedStream(pdf, objects, number);
  const fonts = new Map<number, ReadonlyMap<number, string>>();
  const fontOf = (number: number): ReadonlyMap<number, string> => {
    const known = fonts.get(number) ?? readToUnicode(bytesOf(Number(/\/ToUnicode (\d+) 0 R/.exec(objects.dictionary(number))?.[1])));
    fonts.set(number, known);
    return known;
  };
  return {
    pages: pagesOf(objects).map(({ dictionary }) => {
      const named = new Map<string, number>();
      for (const found of (/\/Font\s*<<([\s\S]*?)>>/.exec(dictionary)?.[1] ?? '').matchAll(/\/(\S+) (\d+) 0 R/g))
        named.set(found[1] as string, Number(found[2]));
      const contents = /\/Contents (\d+ 0 R|\[[^\]]*\])/.exec(dictionary)?.[1] ?? '';
      const page = readContent(referencesIn(contents).map(bytesOf).join('\n'), (name) => fontOf(named.get(name) ?? Number.NaN));
      return page;
    }),
  };
}

function inflatedStream(pdf: Uint8Array, objects: PdfObjects, number: number): string {
  const { from, to, dictionary } = objects.stream(number);
  const bytes = pdf.subarray(from, to);
  const plain = /\/FlateDecode/.test(dictionary) ? inflateSync(bytes, { maxOutputLength: MOST_STREAM_BYTES }) : bytes;
  return Buffer.from(plain).toString('latin1');
}

/** Glyph code to text: `<0046> <0642064B>` in `bfchar`, `<0001> <0003> <0041>` in `bfrange`. */
function readToUnicode(cmap: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  for (const part of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, text] of (part[1] as string).matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g))
      map.set(Number.parseInt(code as string, 16), utf16(text as string));
  for (const part of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first, last, text] of (part[1] as string).matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{4})>/g)) {
      const [from, to, start] = [first, last, text].map((hex) => Number.parseInt(hex as string, 16)) as [number, number, number];
      for (let code = from; code <= Math.min(to, 0xffff); code += 1) map.set(code, String.fromCharCode(start + code - from));
    }
  return map;
}

function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}

/** One text object, `BT` to `ET`. */
interface TextObject {
  /** From left to right, each with the text it stands for. */
  glyphs: string[];
  /** Said to stand from right to left; believed of signs only. */
  reversed: boolean;
  /** In points from the corner of the page. */
  x: number;
  y: number;
}

function readContent(content: string, fontOf: (name: string) => ReadonlyMap<number, string>): { body: string; margin: string } {
  const body = readingOrder();
  const margin = readingOrder();
  /** What each `BMC` or `BDC` that is open began; a text that its glyphs are said to stand for, and the first of them. */
  const marked: { readonly name: string; readonly said: string | undefined; readonly from: number }[] = [];
  let font: ReadonlyMap<number, string> = new Map();
  let operands: Token[] = [];
  let object: TextObject = { glyphs: [], reversed: false, x: 0, y: 0 };
  for (const token of tokensOf(content)) {
    if (token.kind !== 'operator') {
      operands.push(token);
      continue;
    }
    const name = operands.find(({ kind }) => kind === 'name')?.text ?? '';
    switch (token.text) {
      case 'BMC':
      case 'BDC':
        marked.push({ name, said: actualText(operands), from: object.glyphs.length });
        if (name === 'ReversedChars') object.reversed = true;
        break;
      case 'EMC': {
        const ended = marked.pop();
        if (ended?.said !== undefined) object.glyphs = withCluster(object.glyphs, ended.from, ended.said);
        break;
      }
      case 'cm': {
        const [x, y] = operands.slice(4).map(({ text }) => Number(text));
        object = { glyphs: [], reversed: false, x: x ?? 0, y: y ?? 0 };
        break;
      }
      case 'BT':
        object = { ...object, glyphs: [], reversed: false };
        break;
      case 'Tf':
        font = fontOf(name);
        break;
      case 'Tj':
      case 'TJ':
        for (const { kind, text } of operands) if (kind === 'string') object.glyphs.push(...glyphsOf(text, font));
        break;
      case 'ET':
        (marked.some((one) => one.name === 'Artifact') ? margin : body).add(object);
        break;
      default:
    }
    operands = [];
  }
  return { body: body.text(), margin: margin.text() };
}

/** Objects that stand nearer in height are on one line. */
const SAME_LINE_POINTS = 6;

/**
 * Objects come in reading order, but for the pieces of one Arabic run (letters of another height are a piece of their own), which come from
 * left to right. Such a piece may be the mark of a letter alone, and then stands for the letter once more.
 */
function readingOrder(): { readonly add: (object: TextObject) => void; readonly text: () => string } {
  let text = '';
  let run: TextObject[] = [];
  const end = (): void => {
    const isAgain = ({ glyphs: [mark, ...more] }: TextObject, at: number): boolean =>
      more.length === 0 &&
      /.\p{M}/u.test(mark ?? '') &&
      run.some(({ glyphs }, n) => (n < at || (n > at && glyphs.length > 1)) && glyphs.includes(mark as string));
    const pieces = run.filter((object, at) => !isAgain(object, at));
    text += pieces
      .toReversed()
      .map(({ glyphs }) => glyphs.toReversed().join(''))
      .join('');
    run = [];
  };
  return {
    add: (object) => {
      const last = run.at(-1);
      const isRtl = isFromRightToLeft(object);
      if (!isRtl || last === undefined || object.x < last.x || Math.abs(object.y - last.y) > SAME_LINE_POINTS) end();
      if (isRtl) run.push(object);
      else text += object.glyphs.join('');
    },
    text: () => {
      end();
      return text;
    },
  };
}

/** Figures stand from left to right, those of Arabic too. */
function isFromRightToLeft({ glyphs, reversed }: TextObject): boolean {
  if (glyphs.some((glyph) => /(?!\p{N})[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(glyph))) return true;
  return reversed && !glyphs.some((glyph) => /[\p{L}\p{N}]/u.test(glyph));
}

/** `/Span << /ActualText <FEFF…> >> BDC`: a letter whose marks are glyphs of their own. */
function actualText(operands: readonly Token[]): string | undefined {
  const at = operands.findIndex(({ kind, text }) => kind === 'name' && text === 'ActualText');
  const said = operands[at + 1];
  if (at < 0 || said?.kind !== 'string' || !said.text.startsWith('\u00fe\u00ff')) return undefined;
  return utf16(Buffer.from(said.text.slice(2), 'latin1').toString('hex'));
}

/**
 * What glyphs are said to stand for is believed only for Arabic letters and their marks, a few at once: the marks share their glyphs among
 * letters, so that the font cannot tell. No figure and no Latin letter is ever taken from a tag.
 */
function withCluster(glyphs: string[], from: number, said: string): string[] {
  const shown = glyphs.length - from;
  const letters = /^[\p{Script=Arabic}\p{M}]+$/u.test(said) && !/\p{N}/u.test(said) && said.length <= 4 * shown;
  return letters ? [...glyphs.slice(0, from), said] : glyphs;
}

/** Two bytes a glyph (Identity-H). A glyph without text becomes U+FFFD, so that it is seen. */
function glyphsOf(bytes: string, font: ReadonlyMap<number, string>): string[] {
  const glyphs: string[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) glyphs.push(font.get(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)) ?? '\ufffd');
  return glyphs;
}

interface Token {
  readonly kind: 'operator' | 'name' | 'string' | 'other';
  readonly text: string;
}

/** The tokens of a content stream (§7.2); numbers, brackets and dictionaries are of no interest here. */
function* tokensOf(content: string): Generator<Token> {
  for (let at = 0; at < content.length; ) {
    const letter = content[at] as string;
    if (letter === '(') {
      const { text, end } = literal(content, at);
      yield { kind: 'string', text };
      at = end;
      continue;
    }
    const next = /[^\s()<>[\]/%]+|\/[^\s()<>[\]/%]*|<<|>>|<[0-9A-Fa-f\s]*>|%[^\r\n]*|\s+|[\s\S]/y;
    next.lastIndex = at;
    const word = (next.exec(content) as RegExpExecArray)[0];
    at += word.length;
    if (word.startsWith('/')) yield { kind: 'name', text: word.slice(1) };
    else if (/^<[^<]/.test(word)) yield { kind: 'string', text: Buffer.from(word.replace(/[<>\s]/g, ''), 'hex').toString('latin1') };
    else if (/^[A-Za-z'"*]+\d?$/.test(word)) yield { kind: 'operator', text: word };
    else if (word.trim() !== '') yield { kind: 'other', text: word };
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string in parentheses (§7.3.4.2). */
function literal(content: string, from: number): { readonly text: string; readonly end: number } {
  let text = '';
  let depth = 1;
  let at = from + 1;
  for (; at < content.length; at += 1) {
    const letter = content[at] as string;
    if (letter === '\\') {
      const octal = /^[0-7]{1,3}/.exec(content.slice(at + 1, at + 4))?.[0];
      if (octal !== undefined) text += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      else if (content[at + 1] !== '\n') text += ESCAPES[content[at + 1] as string] ?? content[at + 1] ?? '';
      at += octal?.length ?? 1;
      continue;
    }
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth === 0) return { text, end: at + 1 };
    text += letter;
  }
  return { text, end: at };
}
