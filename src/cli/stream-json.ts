// SPDX-License-Identifier: Apache-2.0
import { jsonText, type Terminal } from './command.ts';

const PIECE_CHARACTERS = 2 ** 16;

/**
 * A JSON document on standard output that need not fit into memory: a generator, as the document or as a member of it, becomes an array whose elements
 * are made and written one after the other, a line each. Big integers are written as strings.
 */
export function streamJson(terminal: Terminal, document: Generator | Readonly<Record<string, unknown>>): void {
  let waiting = '';
  for (const piece of isGenerator(document) ? elements(document) : members(document)) {
    waiting += piece;
    if (waiting.length < PIECE_CHARACTERS) continue;
    terminal.out(waiting);
    waiting = '';
  }
  terminal.out(`${waiting}\n`);
}

/** The values, each told only when it is written. */
export function* each<Value, Told>(values: Iterable<Value>, told: (value: Value) => Told): Generator<Told> {
  for (const value of values) yield told(value);
}

const isGenerator = (value: unknown): value is Generator => Object.prototype.toString.call(value) === '[object Generator]';

function* members(document: Readonly<Record<string, unknown>>): Generator<string> {
  yield '{';
  let before = '\n';
  for (const [name, value] of Object.entries(document)) {
    yield `${before}${jsonText(name)}: `;
    if (isGenerator(value)) yield* elements(value);
    else yield jsonText(value);
    before = ',\n';
  }
  yield '\n}';
}

function* elements(values: Generator): Generator<string> {
  yield '[';
  let before = '\n';
  for (const value of values) {
    yield before + jsonText(value);
    before = ',\n';
  }
  yield '\n]';
}
