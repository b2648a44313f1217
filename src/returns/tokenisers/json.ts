// SPDX-License-Identifier: Apache-2.0
import type { At, JsonPlace } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TextWindow } from './text-window.ts';
import { UnreadableFrom } from './unreadable-from.ts';

/** A value of a JSON file with its pointer and its bytes. */
export interface JsonUnit extends Unit {
  readonly at: JsonPlace;
  readonly pointer: string;
  /** The pattern that it was asked for by; undefined: it lies beside the patterns. */
  readonly pattern: string | undefined;
  /** Numbers of more digits than a double holds are strings, so that identifiers stay exact. */
  readonly value: unknown;
}

/**
 * The values of a JSON file, streamed: each value that a pattern names is one unit, and each value beside the patterns is one.
 *
 *     jsonValues(file, ['/locations/*'])   on { "locations": [ {…}, {…} ], "version": 1 }
 *     → /locations/0, /locations/1 (pattern /locations/*), /version (no pattern)
 *
 * Patterns are JSON pointers where `*` stands for any member or index; nesting outside them costs nothing. Text after the value, a
 * missing bracket and the like end the reading of this file: `UnreadableFrom`, with what came before kept.
 */
export function* jsonValues(file: SourceFile, patterns: readonly string[]): Generator<JsonUnit> {
  const cursor = new Cursor(new TextWindow(file));
  yield* valueAt(cursor, file, patterns.map(splitPattern), []);
  cursor.space();
  if (cursor.byte() !== -1) throw cursor.fault('something stands behind the end of the JSON value');
}

/** Values one behind another without commas, as older exports and JSON lines write them: the first part of a pointer counts them. */
export function* jsonSequence(file: SourceFile, patterns: readonly string[]): Generator<JsonUnit> {
  const cursor = new Cursor(new TextWindow(file));
  const split = patterns.map(splitPattern);
  for (let index = 0; ; index += 1) {
    cursor.space();
    if (cursor.byte() === -1) return;
    const fitting = split.filter(({ parts }) => parts[0] === '*' || parts[0] === String(index));
    yield* valueAt(cursor, file, fitting, [String(index)]);
  }
}

function splitPattern(pattern: string): Pattern {
  return { pattern, parts: pattern.split('/').slice(1) };
}

interface Pattern {
  readonly pattern: string;
  readonly parts: readonly string[];
}

function* valueAt(cursor: Cursor, file: SourceFile, patterns: readonly Pattern[], path: readonly string[]): Generator<JsonUnit> {
  cursor.space();
  const exact = patterns.find(({ parts }) => parts.length === path.length);
  const deeper = exact === undefined && patterns.length > 0;
  const open = cursor.byte();
  if (!deeper || (open !== 0x7b && open !== 0x5b)) {
    yield cursor.unit(file, path, exact?.pattern);
    return;
  }
  cursor.step();
  const isObject = open === 0x7b;
  const close = isObject ? 0x7d : 0x5d;
  for (let index = 0; ; index += 1) {
    cursor.space();
    if (cursor.byte() === close) break;
    if (index > 0) {
      cursor.expect(0x2c, 'a comma');
      cursor.space();
    }
    const name = isObject ? cursor.memberName() : String(index);
    const inner = [...path, name];
    const fitting = patterns.filter(({ parts }) => parts[path.length] === '*' || parts[path.length] === name);
    yield* valueAt(cursor, file, fitting, inner);
  }
  cursor.step();
}

class Cursor {
  readonly #window: TextWindow;
  #at = 0;

  constructor(window: TextWindow) {
    this.#window = window;
  }

  /** The byte under the cursor, or -1 at the end. */
  byte(): number {
    while (this.#at >= this.#window.buf.length) {
      const keep = this.#window.buf.length;
      if (!this.#window.more(keep)) return -1;
      this.#at -= keep;
    }
    return this.#window.buf[this.#at]!;
  }

  step(): void {
    this.#at += 1;
  }

  space(): void {
    for (let byte = this.byte(); byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; byte = this.byte()) this.#at += 1;
  }

  expect(byte: number, what: string): void {
    if (this.byte() !== byte) throw this.fault(`${what} is missing`);
    this.#at += 1;
  }

  fault(what: string): UnreadableFrom {
    const why = this.byte() === -1 ? 'truncated' : 'unknown-shape';
    return new UnreadableFrom(why, this.#window.offset(this.#at), `This is not JSON from here on: ${what}.`);
  }

  memberName(): string {
    if (this.byte() !== 0x22) throw this.fault('the name of a member is missing');
    const from = this.#at;
    const length = this.#lengthOfValue();
    const name = this.#parsed(this.#window.text(this.#at, this.#at + length)) as string;
    this.#at += length;
    this.space();
    this.expect(0x3a, `the colon after a member's name (byte ${this.#window.offset(from)})`);
    return name;
  }

  #parsed(text: string): unknown {
    try {
      return parseJson(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw this.fault('a value cannot be parsed');
    }
  }

  unit(file: SourceFile, path: readonly string[], pattern: string | undefined): JsonUnit {
    if (this.byte() === -1) throw this.fault('a value is missing');
    const length = this.#lengthOfValue();
    const from = this.#window.offset(this.#at);
    const text = this.#window.text(this.#at, this.#at + length);
    const pointer = path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    const at: JsonPlace = { kind: 'json', pointer, bytes: { kind: 'bytes', from, to: this.#window.offset(this.#at + length) } };
    const value = this.#parsed(text);
    this.#at += length;
    return { ...file.unit(at), at, pointer, pattern, value };
  }

  /** Bytes of the value under the cursor, all of them brought into the window: strings and brackets are followed, nothing else is checked. */
  #lengthOfValue(): number {
    let depth = 0;
    let at = this.#at;
    let inString = false;
    const first = this.byte();
    for (;;) {
      const buf = this.#window.buf;
      while (at < buf.length) {
        const byte = buf[at]!;
        if (inString) {
          if (byte === 0x5c) at += 1;
          else if (byte === 0x22) {
            inString = false;
            if (depth === 0) return at + 1 - this.#at;
          }
        } else if (byte === 0x22) inString = true;
        else if (byte === 0x7b || byte === 0x5b) {
          depth += 1;
          if (depth > DEEPEST)
            throw new UnreadableFrom('limit-reached', this.#window.offset(at), `A value is nested deeper than ${DEEPEST}.`);
        } else if (byte === 0x7d || byte === 0x5d) {
          if (depth === 0) return at - this.#at;
          depth -= 1;
          if (depth === 0) return at + 1 - this.#at;
        } else if (depth === 0 && (byte === 0x2c || byte <= 0x20)) return at - this.#at;
        at += 1;
      }
      const keep = this.#at;
      if (!this.#window.more(keep)) {
        if (depth > 0 || inString)
          throw new UnreadableFrom('truncated', this.#window.offset(this.#at), 'The file ends inside a JSON value.');
        return Math.min(at, this.#window.buf.length) - this.#at;
      }
      at -= keep;
      this.#at = 0;
      if (first === -1) return 0;
    }
  }
}

/** Deeper than any export nests, and shallow enough for whoever walks through the value. */
const DEEPEST = 500;
const LONG_NUMBER = /[:[,]\s*-?\d{16}/;

/** JSON.parse, but whole numbers that a double cannot hold become strings of their digits. */
export function parseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text) && !/^-?\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_name: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) && context?.source !== undefined
      ? context.source
      : value,
  );
}

/** The place of something inside a unit, when only its pointer matters: the bytes stay those of the unit. */
export function within(unit: JsonUnit, pointer: string): At {
  return { ...unit.at, pointer: `${unit.at.pointer}${pointer}` };
}
