// SPDX-License-Identifier: Apache-2.0
/** Checks a file of facts against its JSON Schema, the one its first line names for editors. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { KnowledgeError } from '../../core/errors/knowledge.ts';
import { type KnowledgeFile, lineAt } from './knowledge-file.ts';

/** One thing that is wrong with a file. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

const root = resolve(import.meta.dirname, '..', '..', '..');

/** The schema of a file by its path; undefined for a file that has none. */
export function schemaPath(path: string): string | undefined {
  if (path.startsWith('jurisdictions/countries/')) return 'jurisdictions/country.schema.json';
  const form = /^forms\/(?:_common\/(blocks|conditions)|[a-z0-9_]+\/(form))\.yaml$/.exec(path);
  if (form !== null) return `forms/${form[1] ?? form[2]}.schema.json`;
  if (path.startsWith('forms/')) return 'forms/words.schema.json';
  if (path === 'providers/_common.yaml') return 'providers/common.schema.json';
  if (path.startsWith('providers/')) return 'providers/provider.schema.json';
  const name = /^jurisdictions\/_?([a-z-]+)\.yaml$/.exec(path)?.[1];
  return name === undefined ? undefined : `jurisdictions/${name}.schema.json`;
}

const compiled = new Map<string, ValidateFunction>();

function validatorFor(path: string): ValidateFunction {
  const known = compiled.get(path);
  if (known !== undefined) return known;
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  ajv.addSchema(JSON.parse(readFileSync(resolve(root, 'forms/field.schema.json'), 'utf8')));
  const validate = ajv.compile(JSON.parse(readFileSync(resolve(root, path), 'utf8')));
  compiled.set(path, validate);
  return validate;
}

/** Every fault of a file, with its line. */
export function shapeFaults(file: KnowledgeFile, value: unknown): readonly Fault[] {
  const path = schemaPath(file.path);
  if (path === undefined) return [];
  const validate = validatorFor(path);
  if (validate(value)) return [];
  const all = validate.errors ?? [];
  const errors = all.filter(
    (error) => (error.keyword !== 'oneOf' || !hasDeeper(error, all)) && !isAlternative(error, all) && !isCutProse(error, value),
  );
  return errors.map((error) => faultOf(file, value, error));
}

/** Throws on the first fault, for folders that are used and not only checked. */
export function assertShape(file: KnowledgeFile, value: unknown): void {
  const [fault, ...more] = shapeFaults(file, value);
  if (fault === undefined) return;
  const others = more.length === 0 ? '' : ` (and ${more.length} more: "rogatory knowledge check" lists them)`;
  throw new KnowledgeError('FILE_INVALID', { message: `${faultText(fault)}${others}` });
}

export function faultText(fault: Fault): string {
  return `${fault.file}, line ${fault.line}: expected ${fault.expected}, found ${fault.found}.`;
}

/** The rest of an unquoted text after its comma, read as a member without a value: `check` reports it, and it does no harm. Never in a `when`. */
function isCutProse(error: ErrorObject, value: unknown): boolean {
  if (error.keyword !== 'additionalProperties' || error.instancePath.includes('/when')) return false;
  const holder = valueAt(error, value) as Readonly<Record<string, unknown>> | undefined;
  return holder?.[String(error.params.additionalProperty)] === null;
}

function valueAt(error: ErrorObject, value: unknown): unknown {
  return pathOf(error).reduce<unknown>((at, part) => (at as Record<string | number, unknown> | undefined)?.[part], value);
}

function pathOf(error: ErrorObject): readonly (string | number)[] {
  const parts = error.instancePath.split('/').slice(1);
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

function hasDeeper(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  return all.some((other) => other !== error && other.instancePath.startsWith(`${error.instancePath}/`));
}

/** Of “a code or null” the code is what a person meant: the other two sentences about it say nothing more. */
function isAlternative({ instancePath, keyword, params }: ErrorObject, all: readonly ErrorObject[]): boolean {
  if (keyword !== 'oneOf' && !(keyword === 'type' && params.type === 'null')) return false;
  const others = all.filter((one) => one.instancePath === instancePath);
  return others.some((one) => one.keyword === 'oneOf') && others.some((one) => one.keyword !== 'oneOf' && one.params.type !== 'null');
}

function faultOf(file: KnowledgeFile, value: unknown, error: ErrorObject): Fault {
  const path = pathOf(error);
  const extra = error.keyword === 'additionalProperties' ? String(error.params.additionalProperty) : undefined;
  const found = extra ?? shown(valueAt(error, value));
  const where = path.join('.') || 'the file';
  return {
    file: file.path,
    line: lineAt(file, extra === undefined ? path : [...path, extra]),
    expected: `${where} ${expectedBy(error)}`,
    found,
  };
}

/** In the words of whoever corrects a fact. */
const TYPES: Readonly<Record<string, string>> = {
  integer: 'a whole number in digits 0-9',
  number: 'a number in digits 0-9',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of names to values',
};
const PATTERNS: Readonly<Record<string, string>> = {
  '^\\d{4}-\\d{2}-\\d{2}$': 'to be a day such as 2026-11-24, in digits 0-9',
  '^[A-Z]{2}$': 'to be a country code of two capital letters, such as EG',
  '^[a-z0-9-]+$': 'to be of small letters, digits and -',
};

function expectedBy(error: ErrorObject): string {
  switch (error.keyword) {
    case 'additionalProperties':
      return 'to have only members that the schema knows';
    case 'required':
      return `to have the member ${String(error.params.missingProperty)}`;
    case 'enum':
      return `to be one of ${(error.params.allowedValues as unknown[]).map(String).join(', ')}`;
    case 'const':
      return `to be ${String(error.params.allowedValue)}`;
    case 'type':
      return `to be ${[error.params.type as string | string[]]
        .flat()
        .join(',')
        .split(',')
        .map((type) => TYPES[type] ?? type)
        .join(' or ')}`;
    case 'pattern':
      return PATTERNS[String(error.params.pattern)] ?? `to have the form ${String(error.params.pattern)}`;
    default:
      return (error.message ?? error.keyword).replace(/^must /, 'to ');
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
