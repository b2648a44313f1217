// SPDX-License-Identifier: Apache-2.0
import type { TSchema } from 'typebox';

/** Makes a copy of a value with the members that a schema declares and no others. */
export type Trim = (value: unknown) => unknown;

/** What of JSON Schema the answers of the route table are made of. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly [word: string]: unknown;
}

/** Each would let through, or hold back, what nobody has thought of here. */
const NOT_KNOWN = ['allOf', 'oneOf', 'not', 'if', '$ref', 'prefixItems', 'unevaluatedProperties'];

/** The trim of a schema, put together once: to walk the schema for each answer took longer than to write the answer. @throws for a schema it cannot follow */
export function trimOf(schema: TSchema): Trim {
  return trim(schema as unknown as Shape) ?? asItIs;
}

const asItIs: Trim = (value) => value;

/** Undefined: whatever stands there goes out as it is, a text, a number, what the schema leaves open. */
function trim(shape: Shape): Trim | undefined {
  const unknown = NOT_KNOWN.find((word) => word in shape);
  if (unknown !== undefined) throw new TypeError(`a schema of an answer has "${unknown}", by which no answer can be trimmed`);
  if (shape.anyOf !== undefined) return oneOf(shape.anyOf);
  if (shape.items !== undefined) return list(trim(shape.items));
  if (shape.properties !== undefined || shape.patternProperties !== undefined) return members(shape);
  return undefined;
}

/** A null, a word or else one thing with members: which of two such things a value is would have to be found out. */
function oneOf(ways: readonly Shape[]): Trim | undefined {
  const [only, another] = ways.flatMap((way) => trim(way) ?? []);
  if (another !== undefined)
    throw new TypeError('a schema of an answer has two kinds of things in one place, by which no answer can be trimmed');
  return only;
}

function list(each: Trim | undefined): Trim | undefined {
  return each === undefined ? undefined : (value) => (Array.isArray(value) ? value.map(each) : value);
}

function members({ properties = {}, patternProperties = {}, additionalProperties }: Shape): Trim {
  const declared = new Map(Object.entries(properties).map(([name, shape]) => [name, trim(shape) ?? asItIs]));
  const byPattern = Object.entries(patternProperties).map(([pattern, shape]) => ({
    pattern: new RegExp(pattern),
    each: trim(shape) ?? asItIs,
  }));
  const others = additionalProperties === true ? asItIs : undefined;
  const trimOfMember = (name: string): Trim | undefined =>
    declared.get(name) ?? byPattern.find(({ pattern }) => pattern.test(name))?.each ?? others;
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const kept: [string, unknown][] = [];
    for (const [name, one] of Object.entries(value)) {
      const known = trimOfMember(name);
      if (known !== undefined) kept.push([name, known(one)]);
    }
    return Object.fromEntries(kept);
  };
}
