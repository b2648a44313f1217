// SPDX-License-Identifier: Apache-2.0

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { TSchema } from 'typebox';
import { ONE_LINE } from '../../core/api/shapes.ts';
import { InputError } from '../../core/errors/input.ts';
import type { Said } from '../../core/errors/say.ts';
import { inputSays } from '../../core/errors/sentences/input.ts';
import { type Trim, trimOf } from './trim-answer.ts';

type AddFormats = (ajv: Ajv) => Ajv;

// What stands in an address is text and becomes a number or a yes where the schema says so; a body is taken as it is.
const inAddress = (addFormats as unknown as AddFormats)(new Ajv({ coerceTypes: true, allErrors: true, strict: false }));
const inBody = (addFormats as unknown as AddFormats)(new Ajv({ allErrors: true, strict: false }));

// The formats as the desk goes on with them: no `urn:uuid:` before an id, no leap second and no year that neither `Date` nor a database has.
for (const ajv of [inAddress, inBody]) {
  ajv.addFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i);
  ajv.addFormat('date', isOfOurTime);
  ajv.addFormat('date-time', isMoment);
}

function isMoment(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text) &&
    isOfOurTime(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text))
  );
}

/** A day of the calendar, from the year 1 to the year 9998: an offset from UTC may still move it by one. */
function isOfOurTime(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) && day >= '0002' && day < '9999';
}

/** The check of one part of a request, compiled at the first one: a desk has 250 and is often started to answer a few. */
export function checkOf(schema: object, part: string | undefined): (value: unknown) => { value: unknown } | { error: Error } {
  let compiled: ValidateFunction | undefined;
  return (value) => {
    compiled ??= (part === 'body' ? inBody : inAddress).compile(schema);
    const check = compiled;
    // A database keeps no U+0000 in a text, no bytes say half a letter, and no name or sentence has either.
    const unusable = Buffer.isBuffer(value) ? undefined : unusableIn(value);
    if (unusable !== undefined) return { error: new InputError('WRONG', { message: inputSays(unusable, { part: part ?? 'request' }) }) };
    if (check(value)) return { value };
    const fields = [...new Set((check.errors ?? []).map(({ instancePath, params }) => nameOf(instancePath, params)))].slice(0, 20);
    const first = check.errors?.[0];
    return {
      error: new InputError('WRONG', {
        message: inputSays('wrong', { part: part ?? 'request', field: fields[0] || inputSays('as-a-whole'), expected: expectedBy(first) }),
        details: { fields },
      }),
    };
  };
}

/** No body of ours goes deeper than a dozen; what goes on for ever would end whatever walks it. */
const MOST_LEVELS = 64;

function unusableIn(value: unknown, levels = MOST_LEVELS): 'no-text' | 'too-deep' | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? 'no-text' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (levels === 0) return 'too-deep';
  for (const [name, one] of Object.entries(value)) {
    const unusable = unusableIn(name) ?? unusableIn(one, levels - 1);
    if (unusable !== undefined) return unusable;
  }
  return undefined;
}

/** What the schema expected there, in the words of its check for English readers. */
function expectedBy(fault: ErrorObject | undefined): Said {
  if (fault === undefined) return inputSays('not-as-expected');
  if ((fault.params as { readonly pattern?: unknown }).pattern === ONE_LINE) return inputSays('one-line');
  const said = saidByKeyword(fault);
  return { ...said, en: fault.message ?? said.en };
}

function saidByKeyword({ keyword, params }: ErrorObject): Said {
  const { limit, allowedValues, type, format, pattern } = params as Readonly<Record<string, unknown>>;
  const words = Array.isArray(allowedValues) ? allowedValues.map(String) : String(limit ?? type ?? format ?? pattern ?? '');
  if (keyword === 'minLength' && limit === 1) return inputSays('empty');
  if (keyword === 'required' || keyword === 'additionalProperties') return inputSays(keyword);
  return isSaid(keyword) ? inputSays(keyword, { limit: words }) : inputSays('not-as-expected');
}

const SAID = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'enum', 'type', 'format', 'pattern'] as const;
const isSaid = (keyword: string): keyword is (typeof SAID)[number] => (SAID as readonly string[]).includes(keyword);

function nameOf(path: string, params: Readonly<Record<string, unknown>>): string {
  const missing = typeof params.missingProperty === 'string' ? `/${params.missingProperty}` : '';
  return `${path}${missing}`.slice(1).replaceAll('/', '.');
}

/** Writes an answer with the members its schema declares and no others, so that a column added tomorrow does not leave by itself. */
export function writerOf(schema: TSchema): (answer: unknown) => string {
  let trim: Trim | undefined;
  return (answer) => {
    trim ??= trimOf(schema);
    return JSON.stringify(trim(answer));
  };
}
