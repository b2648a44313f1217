// SPDX-License-Identifier: Apache-2.0
import type { TableMapping } from '../core/mappings/table-mapping.ts';
import type { Coverage } from '../core/records/index.ts';
import type { InputNamed } from './containers/walk-input.ts';
import type { ReadingLimits } from './limits.ts';
import type { ReadingProgress } from './reading.ts';

/**
 * What the reading process writes to its pipe: a byte that says what it is, four of length (little-endian), and the content.
 *
 *     'F' found records, gaps and left as JSON lines   'R' records as rows of core/records/row-line.ts, before them their
 *     number and the bytes of the longest, four bytes each
 *     'N' those records once more, as JSON lines
 *     'I' identifiers mentioned in texts, as JSON lines   'M' the same as rows, as records are
 *     'P' progress   'C' the coverage: the last one    'E' why there is no coverage
 */
export const FRAME = {
  found: 0x46,
  rows: 0x52,
  records: 0x4e,
  mentions: 0x49,
  mentionRows: 0x4d,
  progress: 0x50,
  coverage: 0x43,
  error: 0x45,
} as const;

/** What it is told on its standard input, as JSON: secrets never stand on a command line. */
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
}

export type ApartProgress = ReadingProgress;
export type ApartEnd = Coverage;

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
export async function* framesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ readonly kind: number; readonly content: Buffer }> {
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
