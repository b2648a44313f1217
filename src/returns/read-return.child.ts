// SPDX-License-Identifier: Apache-2.0
/** The process that reads apart (read-apart.ts): it may read its input and our code, and write to its pipe; nothing else. */
import { readSync, writeSync } from 'node:fs';
import { type Mention, mentionedIn } from '../core/identifiers/identifiers-in-record.ts';
import { type AnyRecord, type Found, type Gap, isRecord } from '../core/records/index.ts';
import { longerThanKept } from '../core/records/longest-record.ts';
import { recordJson } from '../core/records/record-json.ts';
import { mentionLine, putRecordLine, recordLine } from '../core/records/row-line.ts';
import {
  type ApartEnd,
  type ApartOrder,
  type ApartProgress,
  FRAME,
  FRAME_HEAD,
  frame,
  NUMBER_BYTES,
  numberBytes,
  type PortionDone,
  putFrameHead,
} from './apart-frames.ts';
import { tableReaderOf } from './generic-table/index.ts';
import { returnParsers } from './index.ts';
import { readShare, type ShareTold } from './reading.ts';

const STANDARD_INPUT = 0;
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

const SHORTEST_MS = 0.05;
const LONGEST_MS = 4;

/** The reader on the other side may be slower: a full pipe waits, at first as long as it takes to empty one, then longer. */
function write(whole: Buffer): void {
  let wait = SHORTEST_MS;
  for (let at = 0; at < whole.length; ) {
    try {
      at += writeSync(PIPE, whole, at);
      wait = SHORTEST_MS;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, wait);
      wait = Math.min(2 * wait, LONGEST_MS);
    }
  }
}

function sendJson(kind: number, content: unknown): void {
  send(kind, Buffer.from(JSON.stringify(content)));
}

/** So many bytes of what it is told; waits for them. */
function told(bytes: number): Buffer {
  const whole = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; ) {
    const got = readSync(STANDARD_INPUT, whole, at, bytes - at, null);
    if (got === 0) throw new Error('nobody answers any more');
    at += got;
  }
  return whole;
}

function answer(kind: number, content: Uint8Array): number {
  send(kind, content);
  return told(NUMBER_BYTES).readDoubleLE();
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
    const end = putRecordLine(this.#frame, this.#end, record);
    if (end === undefined) return false;
    this.#longest = Math.max(this.#longest, end - this.#end);
    this.#end = end;
    this.#count += 1;
    return true;
  }

  #sendAlone(record: AnyRecord): void {
    const line = Buffer.from(recordLine(record));
    send(FRAME.rows, Buffer.concat([rowsHead(1, line.length), line]));
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
  /** In this portion. */
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

  /** What the record before it mentions, or a file that no reader knows. Its ordinal is counted from where the portion begins. */
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

  /** The end of a portion. */
  end(): void {
    this.#rows.send();
    this.#sendAgain();
    this.#sendFound();
    this.#sendMentions();
    this.#records = 0;
  }
}

try {
  const order = JSON.parse(told(told(4).readUInt32LE()).toString()) as ApartOrder;
  const outgoing = new Outgoing(order);
  const share: ShareTold = {
    claim: () => answer(FRAME.claim, Buffer.alloc(0)),
    spentBefore: (item) => answer(FRAME.ask, numberBytes(item)),
    begun: (portion) => send(FRAME.begun, numberBytes(portion)),
    done(portion, item, spent, counted) {
      outgoing.end();
      sendJson(FRAME.done, { portion, ...(item !== undefined && { item }), spent, counted } satisfies PortionDone);
    },
  };
  const read = await readShare(
    order.inputs,
    {
      parsers: returnParsers,
      mapped: order.mappings.map(tableReaderOf),
      keys: { openpgp: order.keys.map((key) => Buffer.from(key, 'base64')) },
      passwords: order.passwords,
      limits: order.limits,
      ...(order.statedZone !== undefined && { statedZone: order.statedZone }),
      onProgress: (progress) => sendJson(FRAME.progress, progress satisfies ApartProgress),
      ...(order.mentions !== 'none' && { onMention: (mention: Mention) => outgoing.mention(mention) }),
    },
    (found) => outgoing.take(found),
    { told: share, alone: order.alone },
  );
  sendJson(FRAME.end, read satisfies ApartEnd);
} catch (error) {
  // Neither the message of an unknown error nor its stack may carry content out: the name and our own file say where.
  const where = error instanceof Error ? (/\/src\/[\w./-]+:\d+/.exec(error.stack ?? '')?.[0] ?? '') : '';
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'unknown';
  sendJson(FRAME.error, { code, where });
  process.exitCode = 1;
}
