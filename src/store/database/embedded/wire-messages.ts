// SPDX-License-Identifier: Apache-2.0

/**
 * The messages a client of PostgreSQL sends (protocol 3.0, "Message Formats"), cut out of its byte stream.
 *
 *     start-up:   length:4  code:4  …            196608 = protocol 3.0, 80877103 = SSL?, 80877104 = GSS?, 80877102 = cancel
 *     afterwards: type:1  length:4  …            length counts itself, not the type
 */
export interface WireMessage {
  /** 'startup', or the letter of the type. */
  readonly type: string;
  /** Code of a start-up message, else 0. */
  readonly code: number;
  readonly bytes: Buffer;
}

export const PROTOCOL_3 = 196_608;
export const CANCEL_REQUEST = 80_877_102;
export const ENCRYPTION_REQUESTS = new Set([80_877_103, 80_877_104]);
/** "May we speak TLS?": the shortest question that a server which is really there answers, with one letter. */
export const SSL_REQUEST = Buffer.from('0000000804d2162f', 'hex');

/** Longest message we take from a client, as PostgreSQL's own limit (PQ_LARGE_MESSAGE_LIMIT, 1 GiB - 1). */
const LONGEST_MESSAGE_BYTES = 0x3fff_ffff;

/** Takes the bytes as they come and hands out whole messages. */
export class WireReader {
  #parts: Buffer[] = [];
  #held = 0;
  #started = false;

  push(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#held += bytes.length;
  }

  /** The next whole message, or undefined until more bytes come. @throws RangeError for a length no message has. */
  next(): WireMessage | undefined {
    const headBytes = this.#started ? 5 : 8;
    if (this.#held < headBytes) return undefined;
    const head = this.#joined();
    const length = this.#started ? 1 + head.readUInt32BE(1) : head.readUInt32BE(0);
    if (length < headBytes || length > LONGEST_MESSAGE_BYTES) throw new RangeError(`a message of ${length} bytes`);
    if (this.#held < length) return undefined;
    const bytes = head.subarray(0, length);
    this.#parts = head.length > length ? [head.subarray(length)] : [];
    this.#held -= length;
    if (this.#started) return { type: String.fromCharCode(bytes[0] as number), code: 0, bytes };
    const code = bytes.readUInt32BE(4);
    this.#started = code === PROTOCOL_3;
    return { type: 'startup', code, bytes };
  }

  /** All held bytes as one buffer. A long message arrives in many parts: they are joined when the head asks for it, not at each part. */
  #joined(): Buffer {
    const first = this.#parts[0] as Buffer;
    if (this.#parts.length === 1) return first;
    if (first.length >= 5 && this.#started && this.#held < 1 + first.readUInt32BE(1)) return first;
    const joined = Buffer.concat(this.#parts);
    this.#parts = [joined];
    return joined;
  }
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function text(...strings: string[]): Buffer {
  return Buffer.concat(strings.map((string) => Buffer.from(`${string}\0`, 'utf8')));
}

/** What a server says after start-up: you are in, this is how I am set, ready and idle. */
export function welcome(settings: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat([
    message('R', Buffer.alloc(4)),
    ...Object.entries(settings).map(([name, value]) => message('S', text(name, value))),
    message('K', Buffer.alloc(8)),
    message('Z', Buffer.from('I')),
  ]);
}

/** A fatal error in the form clients know; the connection is closed after it. */
export function fatal(sqlState: string, said: string): Buffer {
  return message('E', Buffer.concat([text('SFATAL', 'VFATAL', `C${sqlState}`, `M${said}`), Buffer.alloc(1)]));
}

/** `Sync`: ends an extended query that its client left half-way. */
export const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);
