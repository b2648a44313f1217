// SPDX-License-Identifier: Apache-2.0
/** `REQUEST.yaml`: `{ kind: <id>, fields: { <field>: value } }`. Written by a person; every refusal says where and what was found. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FieldValues } from '../../core/documents/form.ts';
import { RequestError } from '../../core/errors/request.ts';

export interface RequestFile {
  readonly kind: string;
  readonly fields: FieldValues;
}

export function readRequestFile(path: string, shownAs: string): RequestFile {
  const value = parsed(path, shownAs);
  if (!isMapping(value)) unreadable(shownAs, 'a mapping with kind and fields', typeName(value));
  if (typeof value.kind !== 'string') unreadable(shownAs, 'kind: the id of a document', typeName(value.kind));
  const fields = value.fields ?? {};
  if (!isMapping(fields)) unreadable(shownAs, 'fields: a mapping of field ids to values', typeName(fields));
  const cut = cutText(fields);
  if (cut !== undefined)
    unreadable(shownAs, `quotes around the text of fields.${cut}, because it holds a comma`, 'the rest of it as a member of its own');
  return { kind: value.kind, fields: plainValues(fields) as FieldValues };
}

function parsed(path: string, shownAs: string): unknown {
  let text: string;
  try {
    const bytes = readFileSync(path);
    if (!isUtf8(bytes) || bytes.includes(0)) unreadable(shownAs, 'text in UTF-8', 'other bytes: save the file as UTF-8');
    text = bytes.toString('utf8');
  } catch (cause) {
    if (cause instanceof RequestError) throw cause;
    throw new RequestError('UNREADABLE', {
      message: `${shownAs}: expected a request file that can be read, found ${(cause as NodeJS.ErrnoException).code ?? 'a fault of the disk'}.`,
      cause,
    });
  }
  try {
    return parse(text, { schema: 'failsafe' });
  } catch (cause) {
    const found = cause instanceof Error ? (cause.message.split('\n')[0] as string) : 'no YAML';
    throw new RequestError('UNREADABLE', { message: `${shownAs}: expected YAML, found: ${found}`, cause });
  }
}

/** In `{reason: one, two}` the rest after the comma is read as a member without a value: half a sentence would be lost in silence. */
function cutText(value: unknown, path: readonly string[] = []): string | undefined {
  if (Array.isArray(value)) return value.map((one, at) => cutText(one, [...path, String(at)])).find((one) => one !== undefined);
  if (!isMapping(value)) return undefined;
  for (const [key, one] of Object.entries(value)) {
    if (path.length > 0 && (one === '' || one === null) && /[\s.]/.test(key)) return path.join('.');
    const deeper = cutText(one, [...path, key]);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/**
 * Every scalar is kept as it was written: 0201 stays 0201, +20100 keeps its sign, a number of twenty digits its last ones. Only true,
 * false and null mean what YAML says, and not under `written`.
 */
function plainValues(value: unknown, under = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => plainValues(one));
  if (isMapping(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainValues(one, key)]));
  if (typeof value !== 'string' || under === 'written') return value;
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return value === '~' || value === 'null' ? '' : value;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const typeName = (value: unknown): string =>
  value === undefined || value === null ? 'nothing' : Array.isArray(value) ? 'a list' : typeof value;

function unreadable(file: string, expected: string, found: string): never {
  throw new RequestError('UNREADABLE', { message: `${file}: expected ${expected}, found ${found}.` });
}
