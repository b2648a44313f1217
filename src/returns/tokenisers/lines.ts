// SPDX-License-Identifier: Apache-2.0
import type { LinePlace } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TextWindow } from './text-window.ts';

export interface LineUnit extends Unit {
  readonly at: LinePlace;
  /** Without its line break. */
  readonly text: string;
}

/** The lines of a text file. Lines end with LF or CRLF; a line without any character is no unit. */
export function* textLines(file: SourceFile): Generator<LineUnit> {
  const window = new TextWindow(file);
  let start = 0;
  let line = 0;
  for (;;) {
    let end = window.buf.indexOf(0x0a, start);
    while (end === -1 && window.more(start)) {
      const seen = window.buf.length;
      start = 0;
      end = window.buf.indexOf(0x0a, 0);
      if (seen === 0) break;
    }
    const stop = end === -1 ? window.buf.length : end;
    if (end === -1 && stop === start) return;
    line += 1;
    const to = stop > start && window.buf[stop - 1] === 0x0d ? stop - 1 : stop;
    if (to > start) {
      const at: LinePlace = { kind: 'line', line, bytes: { kind: 'bytes', from: window.offset(start), to: window.offset(to) } };
      yield { ...file.unit(at), at, text: window.text(start, to) };
    }
    if (end === -1) return;
    start = end + 1;
  }
}
