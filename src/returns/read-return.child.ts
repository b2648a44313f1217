// SPDX-License-Identifier: Apache-2.0
/** The process that reads apart (read-apart.ts): it may read its input and our code, and write to its pipe; nothing else. */
import { writeSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { type Mention, mentionedIn } from '../core/identifiers/identifiers-in-record.ts';
import { type AnyRecord, type Found, type Gap, isRecord } from '../core/records/index.ts';
import { longerThanKept } from '../core/records/longest-record.ts';
import { recordJson } from '../core/records/record-json.ts';
import { mentionLine, putRecordLine, recordLine } from '../core/records/row-line.ts';
import { type ApartOrder, type ApartProgress, FRAME, FRAME_HEAD, frame, putFrameHead } from './apart-frames.ts';
import { tableReaderOf } from './generic-table/index.ts';
import { returnParsers } from './index.ts';
import { readReturn } from './reading.ts';

const PIPE = 3;
const BATCH_CHARACTERS = 1 << 20;
const ROWS_BYTES = 1 << 20;
/** How many lines, and how many bytes the longest has. */
const COUNT_BYTES = 8;
const MENTIONS = 2_000;
const pause = new Int32Array(new SharedArrayBuffer(4));

function send(kind: number, content: Uint8Array): void {
  write(frame(kind, content));
}

/** The reader on the other side may be slower: a full pipe waits. */
function write(whole: Buffer): void {
  for (let at = 0; at < whole.length; ) {
    try {
      at += writeSync(PIPE, whole, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

function sendJson(kind: number, content: unknown): void {
  send(kind, Buffer.from(JSON.stringify(content)));
}

function rowsHead(count: number, longest: number): Buffer {
  const head = Buffer.alloc(COUNT_BYTES);
  head.writeUInt32LE(count);
  head.writeUInt32LE(longest, 4);
  return head;
}

/** Lines of records, written straight into the frame that leaves: nothing is copied on its way to the pipe. */
class Rows {
  readonly #frame = Buffer.allocUnsafe(FRAME_HEAD + COUNT_BYTES + ROWS_BYTES);
  #end = FRAME_HEAD + COUNT_BYTES;
  #count = 0;
  #longest = 0;
  #ordinal = 0;

  /** @returns whether the lines before this one have been sent; or the gap that stands for a record too long to be kept */
  take(record: AnyRecord): boolean | Gap {
    if (this.#put(record)) return false;
    const long = longerThanKept(record);
    if (long !== undefined) return long;
    this.send();
    if (!this.#put(record)) this.#sendAlone(record);
    return true;
  }

  #put(record: AnyRecord): boolean {
    const end = putRecordLine(this.#frame, this.#end, record, this.#ordinal);
    if (end === undefined) return false;
    this.#longest = Math.max(this.#longest, end - this.#end);
    this.#end = end;
    this.#count += 1;
    this.#ordinal += 1;
    return true;
  }

  #sendAlone(record: AnyRecord): void {
    const line = Buffer.from(recordLine(record, this.#ordinal));
    send(FRAME.rows, Buffer.concat([rowsHead(1, line.length), line]));
    this.#ordinal += 1;
  }

  send(): void {
    if (this.#count > 0) {
      putFrameHead(this.#frame, FRAME.rows, this.#end - FRAME_HEAD);
      this.#frame.writeUInt32LE(this.#count, FRAME_HEAD);
      this.#frame.writeUInt32LE(this.#longest, FRAME_HEAD + 4);
      write(this.#frame.subarray(0, this.#end));
    }
    this.#end = FRAME_HEAD + COUNT_BYTES;
    this.#count = 0;
    this.#longest = 0;
  }
}

class Outgoing {
  readonly #asRows: boolean;
  readonly #twice: boolean;
  readonly #mentionsAs: ApartOrder['mentions'];
  #again: string[] = [];
  #mentions: string[] = [];
  #records = 0;
  #found: string[] = [];
  #foundSize = 0;
  readonly #rows = new Rows();

  constructor({ rows, recordsTwice, mentions }: ApartOrder) {
    this.#asRows = rows;
    this.#twice = rows && recordsTwice;
    this.#mentionsAs = mentions;
  }

  /** @returns the gap that stands for a record too long to be kept */
  take(found: Found): Gap | undefined {
    const long = this.#asRows && isRecord(found) ? this.#takeRow(found) : this.#takeLine(found);
    if (long !== undefined) this.#takeLine(long);
    else if (isRecord(found)) this.#records += 1;
    return long;
  }

  #takeRow(record: AnyRecord): Gap | undefined {
    const taken = this.#rows.take(record);
    if (typeof taken === 'object') return taken;
    if (taken) this.#sendAgain();
    if (this.#twice) this.#again.push(recordJson(record));
    return undefined;
  }

  #takeLine(found: Found): Gap | undefined {
    const line = JSON.stringify(found);
    const long = line.length > BATCH_CHARACTERS && isRecord(found) ? longerThanKept(found) : undefined;
    if (long !== undefined) return long;
    this.#found.push(line);
    this.#foundSize += line.length;
    if (this.#foundSize > BATCH_CHARACTERS) this.#sendFound();
    return undefined;
  }

  /** What the record before it mentions, or a file that no reader knows. */
  mention(mention: Mention): void {
    const ordinal = mentionedIn(mention).record === undefined ? undefined : this.#records - 1;
    this.#mentions.push(this.#mentionsAs === 'rows' ? mentionLine(mention, ordinal) : `${JSON.stringify(mention)}\n`);
    if (this.#mentions.length > MENTIONS) this.#sendMentions();
  }

  #sendMentions(): void {
    const lines = this.#mentions.splice(0);
    if (lines.length === 0) return;
    const content = Buffer.from(lines.join(''));
    if (this.#mentionsAs === 'lines') send(FRAME.mentions, content);
    else {
      const longest = Math.max(...lines.map((line) => Buffer.byteLength(line)));
      send(FRAME.mentionRows, Buffer.concat([rowsHead(lines.length, longest), content]));
    }
  }

  #sendFound(): void {
    if (this.#found.length > 0) send(FRAME.found, Buffer.from(`${this.#found.join('\n')}\n`));
    this.#found = [];
    this.#foundSize = 0;
  }

  /** Behind the rows that have just been sent: the same records as lines. */
  #sendAgain(): void {
    if (this.#again.length > 0) send(FRAME.records, Buffer.from(`${this.#again.join('\n')}\n`));
    this.#again = [];
  }

  end(): void {
    this.#rows.send();
    this.#sendAgain();
    this.#sendFound();
    this.#sendMentions();
  }
}

try {
  const order = JSON.parse(await readAll(process.stdin)) as ApartOrder;
  const outgoing = new Outgoing(order);
  const coverage = await readReturn(
    order.inputs,
    {
      parsers: returnParsers,
      mapped: order.mappings.map(tableReaderOf),
      keys: { openpgp: order.keys.map((key) => Buffer.from(key, 'base64')) },
      passwords: order.passwords,
      limits: order.limits,
      ...(order.statedZone !== undefined && { statedZone: order.statedZone }),
      onProgress: (progress) => sendJson(FRAME.progress, progress),
      ...(order.mentions !== 'none' && { onMention: (mention: Mention) => outgoing.mention(mention) }),
    },
    (found) => outgoing.take(found),
  );
  outgoing.end();
  const { files, records } = coverage;
  sendJson(FRAME.progress, {
    path: '',
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    records: Object.values(records).reduce((sum, count) => sum + count, 0),
    memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  } satisfies ApartProgress);
  sendJson(FRAME.coverage, coverage);
} catch (error) {
  // Neither the message of an unknown error nor its stack may carry content out: the name and our own file say where.
  const where = error instanceof Error ? (/\/src\/[\w./-]+:\d+/.exec(error.stack ?? '')?.[0] ?? '') : '';
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'unknown';
  sendJson(FRAME.error, { code, where });
  process.exitCode = 1;
}
