// SPDX-License-Identifier: Apache-2.0
import PostalMime, { type Email } from 'postal-mime';
import type { ByteRange, MailPlace } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';

export interface MailHeader {
  /** As written. */
  readonly name: string;
  /** Unfolded, not decoded. */
  readonly raw: string;
  readonly bytes: ByteRange;
}

/** One mail of an mbox, or the one mail of a file. */
export interface MailUnit extends Unit {
  readonly at: MailPlace;
  /** Every header line in the order of the file, the newest `Received` first. */
  readonly headers: readonly MailHeader[];
  /** Parsed by postal-mime: decoded texts, addresses, attachments in memory. `undefined`: longer than the limit, only its headers were read. */
  readonly mail: Email | undefined;
  header(name: string): MailHeader | undefined;
  headerAt(header: MailHeader): MailPlace;
}

const LF = 0x0a;
const FROM = Buffer.from('From ');

/**
 * The mails of a file, one after the other: an mbox (mboxrd: a line that begins with `From ` after an empty line starts a mail, `>From ` in a
 * body is quoted) or a single mail. Bytes are those of the file, the `From ` line not among them. Nothing a mail links to is fetched.
 */
export async function* mailMessages(file: SourceFile): AsyncGenerator<MailUnit> {
  let number = 0;
  for (const { from, bytes, complete } of rawMails(file)) {
    number++;
    const to = from + bytes.length;
    const at: MailPlace = { kind: 'mail', message: number, bytes: { kind: 'bytes', from, to } };
    const headers = headersOf(bytes, from);
    const mail = complete ? await PostalMime.parse(unquoted(bytes), { attachmentEncoding: 'arraybuffer' }) : undefined;
    yield {
      ...file.unit(at),
      at,
      headers,
      mail,
      header: (name) => headers.find((header) => header.name.toLowerCase() === name.toLowerCase()),
      headerAt: (header) => ({ ...at, header: header.name, bytes: header.bytes }),
    };
  }
}

interface RawMail {
  readonly from: number;
  readonly bytes: Buffer;
  /** False: it is longer than a unit may be; `bytes` is its beginning. */
  readonly complete: boolean;
}

function* rawMails(file: SourceFile): Generator<RawMail> {
  const isMbox = file.head.subarray(0, 5).equals(FROM);
  let lines: Buffer[] = [];
  let kept = 0;
  let start = 0;
  let complete = true;
  let blankBefore = true;
  const take = (): RawMail => ({ from: start, bytes: Buffer.concat(lines, kept), complete });
  for (const { at, line } of linesOf(file)) {
    if (isMbox && blankBefore && line.subarray(0, 5).equals(FROM)) {
      if (kept > 0) yield take();
      lines = [];
      kept = 0;
      complete = true;
      start = at + line.length;
      blankBefore = false;
      continue;
    }
    if (kept + line.length > file.longestUnit) complete = false;
    if (complete) {
      lines.push(line);
      kept += line.length;
    }
    blankBefore = line.length <= 2 && line[line.length - 1] === LF && (line.length === 1 || line[0] === 0x0d);
  }
  if (kept > 0) yield take();
}

/** Lines with their breaks. A line longer than a mail may be comes in pieces: it is no `From ` line. */
function* linesOf(file: SourceFile): Generator<{ at: number; line: Buffer }> {
  const source = file.open();
  let rest: Buffer = Buffer.alloc(0);
  let at = 0;
  for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(LF); end !== -1; end = bytes.indexOf(LF, from)) {
      yield { at: at + from, line: bytes.subarray(from, end + 1) };
      from = end + 1;
    }
    rest = bytes.subarray(from);
    at += from;
    if (rest.length > file.longestUnit) {
      yield { at, line: rest };
      at += rest.length;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) yield { at, line: rest };
}

/** mboxrd: one `>` before `From ` was added by whoever wrote the mbox. */
function unquoted(bytes: Buffer): Buffer {
  if (!bytes.includes('>From ')) return bytes;
  return Buffer.from(bytes.toString('latin1').replaceAll(/^>(>*From )/gm, '$1'), 'latin1');
}

function headersOf(bytes: Buffer, base: number): MailHeader[] {
  const headers: MailHeader[] = [];
  let from = 0;
  while (from < bytes.length) {
    let end = endOfLine(bytes, from);
    if (bytes[from] === LF || (bytes[from] === 0x0d && bytes[from + 1] === LF)) break;
    while (end < bytes.length && (bytes[end] === 0x20 || bytes[end] === 0x09)) end = endOfLine(bytes, end);
    const text = bytes.toString('utf8', from, end).replace(/\r?\n$/, '');
    const colon = text.indexOf(':');
    if (colon > 0) {
      const raw = text
        .slice(colon + 1)
        .replaceAll(/\r?\n[ \t]+/g, ' ')
        .trim();
      const length = Buffer.byteLength(text);
      headers.push({ name: text.slice(0, colon).trim(), raw, bytes: { kind: 'bytes', from: base + from, to: base + from + length } });
    }
    from = end;
  }
  return headers;
}

function endOfLine(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(LF, from);
  return end === -1 ? bytes.length : end + 1;
}
