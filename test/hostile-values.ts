// SPDX-License-Identifier: Apache-2.0
/** What a hostile sender puts where an act of the API expects something else: values that are wrong, too large, or mean something to a machine behind. */
import type { TSchema } from 'typebox';
import type { Random } from '../src/core/currency/economy/random.ts';

/** A value as it stands in JSON: what no object of JavaScript says (`__proto__`, half a letter, a number of 400 digits) is written as text. */
export interface Raw {
  readonly raw: string;
}

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && 'raw' in value;

/** JSON of a value with raw pieces in it. */
export function jsonWith(value: unknown): string {
  if (isRaw(value)) return value.raw;
  if (Array.isArray(value)) return `[${value.map(jsonWith).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${jsonWith(one)}`).join()}}`;
}

/** What never was a thing of any desk. */
export const NEVER = '00000000-0000-4000-8000-00000000dead';

/** Small texts that mean something to somebody: a database, a shell, a file system, a page, a reader from right to left, a calendar. */
export const TEXTS: readonly string[] = [
  '',
  ' ',
  "'; DROP TABLE account; --",
  '" OR 1=1 --',
  '%',
  '%_\\',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd',
  'file:///etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}#{7*7}<%= 7*7 %>',
  '$(id)`id`',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e999',
  '-0',
  'undefined',
  'null',
  '[object Object]',
  '\u202efdp.exe\u202c',
  '\u2066\u2067\u200f\u200e',
  'ا\u0640'.repeat(50),
  'e\u0301'.repeat(60),
  '👩‍👩‍👧‍👧',
  '\ufeffx',
  '\uffff\ufffe',
  'a\r\nSet-Cookie: x=y',
  '\u001b[2J',
  '\u0000',
  'x'.repeat(5_000),
  ' '.repeat(5_000),
  'a'.repeat(300).concat('!'),
];

/** Where a moment or a day is expected: what no calendar has, and what a database or `Date` does not take. */
export const DAYS: readonly string[] = [
  '0000-00-00',
  '0000-01-01',
  '9999-99-99',
  '2026-02-30',
  '2026-13-01',
  '2025-02-29',
  '9999-12-31',
  '0001-01-01',
  '2026-12-31T23:59:60Z',
  '2026-06-30T23:59:60.999+23:59',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '9999-12-31T23:59:59-23:59',
  '2026-11-24t08:00:00z',
  '2026-11-24 08:00:00Z',
  '2026-11-24T24:00:00Z',
  '2026-11-24T08:00:00+99:99',
  '275760-09-13T00:00:00.001Z',
];

/** Where an id is expected: the forms that a check takes and a database does not, and the other way round. */
export const IDS: readonly string[] = [
  NEVER,
  NEVER.toUpperCase(),
  `urn:uuid:${NEVER}`,
  `{${NEVER}}`,
  NEVER.replaceAll('-', ''),
  `${NEVER} `,
  `${NEVER}\n`,
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '٠٠٠٠٠٠٠٠-٠٠٠٠-٤٠٠٠-٨٠٠٠-٠٠٠٠٠٠٠٠٠٠٠٠',
  '0',
  '-1',
  '..',
  '.',
  '%',
  '%00',
  '../accounts',
  '..%2f..%2faccounts',
  ';id=1',
  'x'.repeat(3_000),
];

export const NUMBERS: readonly (number | Raw)[] = [
  -1,
  0,
  0.5,
  -0.000001,
  2_147_483_648,
  -2_147_483_649,
  2 ** 53,
  { raw: '9007199254740993' },
  { raw: '9223372036854775808' },
  { raw: '1e308' },
  { raw: '1e999' },
  { raw: '-1e999' },
  { raw: '1'.repeat(400) },
];

const deep = (open: string, close: string, levels: number): Raw => ({ raw: open.repeat(levels) + close.repeat(levels) });

/** Of another kind than anything expects. */
export const SHAPES: readonly unknown[] = [
  null,
  true,
  [],
  {},
  [[]],
  [null],
  { raw: '"\\ud800"' },
  { raw: '"\\udc00\\ud800"' },
  { raw: '"a\\u0000b"' },
  { raw: '{"__proto__":{"isAdmin":true,"length":1}}' },
  { raw: '{"constructor":{"prototype":{"isAdmin":true}}}' },
  { raw: '{"toString":1,"valueOf":1,"toJSON":1,"then":1}' },
  { raw: '{"length":1e9}' },
  deep('[', ']', 5_000),
  deep('{"a":', '}', 5_000),
  { raw: `[${'0,'.repeat(99_999)}0]` },
  { raw: `[${'"x",'.repeat(99_999)}"x"]` },
  { raw: `{${Array.from({ length: 20_000 }, (_, n) => `"k${n}":0`).join()}}` },
  { raw: `"${'x'.repeat(1_000_000)}"` },
  { raw: `"${'x'.repeat(1_100_000)}"` },
];

export const everyValue: readonly unknown[] = [...TEXTS, ...DAYS, ...IDS, ...NUMBERS, ...SHAPES];

/** Whole bodies that are no JSON of ours. */
export const BROKEN_BODIES: readonly string[] = [
  '',
  '{',
  '{"a":1',
  'null',
  '0',
  '"x"',
  '[]',
  '{}',
  '{"a":1}}',
  '\ufeff{}',
  "{'a':1}",
  '{"a":NaN}',
  '{"__proto__":null}',
  '{"a":1,"a":2}',
  '{"\\u005f_proto__":{"x":1}}',
  '['.repeat(100_000),
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  '\u0000',
];

const FITTING = ['x', 'EG', 'en', '2026-11-24', '0'.repeat(64), '0'.repeat(32), '1', '-1'];

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

/** Something the schema takes, drawn; ids that are known by the name of their member are those. */
export function fitting(schema: TSchema, draw: Random, ids: Readonly<Record<string, string>>, name = ''): unknown {
  const shape = schema as Shape;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return draw.pick(shape.enum);
  if (shape.anyOf !== undefined) return fitting(draw.pick(shape.anyOf) as TSchema, draw, ids, name);
  switch (shape.type) {
    case 'string':
      return fittingText(shape, ids[name]);
    case 'integer':
    case 'number':
      return shape.minimum ?? 1;
    case 'boolean':
      return draw.chance(0.5);
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: Math.max(shape.minItems ?? 0, draw.between(0, 2)) }, () =>
        fitting(shape.items as TSchema, draw, ids, name),
      );
    case 'object': {
      const wanted = Object.entries(shape.properties ?? {}).filter(
        ([member]) => shape.required?.includes(member) === true || draw.chance(0.5),
      );
      return Object.fromEntries(wanted.map(([member, one]) => [member, fitting(one as TSchema, draw, ids, member)]));
    }
    default:
      return 'x';
  }
}

function fittingText({ format, pattern, minLength = 0 }: Shape, known: string | undefined): string {
  if (format === 'uuid') return known ?? NEVER;
  if (format === 'date-time') return '2026-11-24T08:00:00.000Z';
  if (known !== undefined && pattern === undefined) return known;
  const written = FITTING.find((one) => pattern === undefined || new RegExp(pattern, 'u').test(one)) ?? 'x';
  return written.padEnd(minLength, 'x');
}

/** The same with one drawn place in it exchanged, left out, or given a member nobody asked for. */
export function spoiled(value: unknown, draw: Random): unknown {
  const [path, there] = draw.pick(placesIn(value));
  if (path.length > 0 && draw.chance(0.1)) return put(value, path, undefined);
  return put(value, path, hostileFor(there, draw));
}

function hostileFor(there: unknown, draw: Random): unknown {
  if (typeof there === 'number' && draw.chance(0.5)) return draw.pick(NUMBERS);
  if (typeof there !== 'string' || draw.chance(0.3)) return draw.pick(everyValue);
  const alike = /^\d{4}-\d\d-\d\d/.test(there) ? DAYS : /^[0-9a-f]{8}-/.test(there) ? IDS : TEXTS;
  return draw.pick(alike);
}

function placesIn(value: unknown, path: readonly string[] = []): (readonly [readonly string[], unknown])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[path, value], ...inner.flatMap(([name, one]) => placesIn(one, [...path, name]))];
}

function put(value: unknown, [name, ...rest]: readonly string[], put_: unknown): unknown {
  if (name === undefined) return put_;
  if (Array.isArray(value)) return value.map((one, n) => (String(n) === name ? put(one, rest, put_) : one));
  return { ...(value as object), [name]: put((value as Record<string, unknown>)[name], rest, put_) };
}
