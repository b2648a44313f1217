// SPDX-License-Identifier: Apache-2.0
import type { TableMapping } from '../core/mappings/table-mapping.ts';
import type { InputNamed } from './containers/walk-input.ts';
import type { CoveragePiece } from './coverage-keeper.ts';
import type { ReadingLimits } from './limits.ts';
import type { ReadingProgress, ShareRead } from './reading.ts';

/**
 * What a reading process writes to its pipe: a byte that says what it is, four of length (little-endian), and the content.
 *
 *     'B' a portion begins (portions.ts), its number in eight bytes     'D' it is done: what was counted in it, as JSON (PortionDone)
 *     'F' found records, gaps and left as JSON lines   'R' records as rows of core/records/row-line.ts, before them their
 *     number and the bytes of the longest, four bytes each
 *     'N' those records once more, as JSON lines
 *     'I' identifiers mentioned in texts, as JSON lines   'M' the same as rows, as records are
 *     'P' progress   'Z' the end, as JSON (ShareRead): the last one    'E' why there is no end
 *     'W' which portion comes next?   'A' what was spent before this one? The number of the item in eight bytes
 *
 * The last two are answered on its standard input, with a number in eight bytes (double, little-endian).
 */
export const FRAME = {
  begun: 0x42,
  done: 0x44,
  found: 0x46,
  rows: 0x52,
  records: 0x4e,
  mentions: 0x49,
  mentionRows: 0x4d,
  progress: 0x50,
  end: 0x5a,
  error: 0x45,
  claim: 0x57,
  ask: 0x41,
} as const;

export interface Frame {
  readonly kind: number;
  readonly content: Buffer;
}

/** What it is told on its standard input first: four bytes of length and JSON. Secrets never stand on a command line. */
export interface ApartOrder {
  readonly inputs: readonly InputNamed[];
  /** Base64. */
  readonly keys: readonly string[];
  readonly passwords: readonly string[];
  readonly statedZone?: string;
  readonly mappings: readonly TableMapping[];
  readonly limits: Partial<ReadingLimits>;
  readonly rows: boolean;
  /** Rows and, behind them, the same records as lines. */
  readonly recordsTwice: boolean;
  /** Identifiers and secrets in texts: not looked for, as JSON, or as rows for the records store. */
  readonly mentions: 'none' | 'lines' | 'rows';
  /** Whether no other process reads the same inputs. */
  readonly alone: boolean;
}

export interface PortionDone {
  readonly portion: number;
  /** The shared container that it is of, and what it unpacked of it. */
  readonly item?: number;
  readonly spent: number;
  readonly counted: CoveragePiece;
}

export const NUMBER_BYTES = 8;

export function numberBytes(number: number): Buffer {
  const bytes = Buffer.alloc(NUMBER_BYTES);
  bytes.writeDoubleLE(number);
  return bytes;
}

export type ApartProgress = ReadingProgress;
export type ApartEnd = ShareRead;

export const FRAME_HEAD = 5;

export function frame(kind: number, content: Uint8Array): Buffer {
  const whole = Buffer.allocUnsafe(FRAME_HEAD + content.length);
  putFrameHead(whole, kind, content.length);
  whole.set(content, FRAME_HEAD);
  return whole;
}

/** For a frame whose content was written in its place. */
export function putFrameHead(whole: Buffer, kind: number, length: number): void {
  whole[0] = kind;
  whole.writeUInt32LE(length, 1);
}

/** Puts frames together from the chunks of a pipe. */
export async function* framesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let waiting: Buffer[] = [];
  let length = 0;
  let need = 5;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < need) continue;
    let all = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting, length);
    while (all.length >= 5) {
      need = 5 + all.readUInt32LE(1);
      if (all.length < need) break;
      yield { kind: all[0]!, content: all.subarray(5, need) };
      all = all.subarray(need);
      need = 5;
    }
    waiting = [all];
    length = all.length;
  }
}
