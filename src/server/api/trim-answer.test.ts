// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { apiRoutes, type RouteName } from '../../core/api/index.ts';
import { trimOf } from './trim-answer.ts';

interface Shape {
  readonly const?: unknown;
  readonly type?: string;
  readonly additionalProperties?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** TypeBox leaves out whatever is called `constructor`. */
const NAMES = ['note', 'password_hash', 'toString', '0', 'é'];
const more = fc.dictionary(fc.constantFrom(...NAMES), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 });

const OF_FORMAT: Readonly<Record<string, string>> = {
  uuid: '01935c7e-8f10-7a22-9b1c-5d2f6f0e4a11',
  'date-time': '2026-11-24T08:00:00.000Z',
  date: '2026-11-24',
};

function textsOf({ format, pattern, minLength = 0 }: Shape): fc.Arbitrary<string> {
  if (format !== undefined) return fc.constant(OF_FORMAT[format] ?? assert.fail(`a text of the format ${format} is asked for`));
  return pattern === undefined
    ? fc.constantFrom('x'.repeat(minLength), 'text')
    : fc.stringMatching(new RegExp(pattern), { size: 'xsmall' });
}

/** Values of that shape, with members in them that it does not declare. */
function valuesOf(shape: Shape): fc.Arbitrary<unknown> {
  if ('const' in shape) return fc.constant(shape.const);
  if (shape.anyOf !== undefined) return fc.oneof(...shape.anyOf.map(valuesOf));
  if (shape.items !== undefined) return fc.array(valuesOf(shape.items), { maxLength: 2 });
  if (shape.patternProperties !== undefined)
    return fc.dictionary(fc.constantFrom(...NAMES), valuesOf(Object.values(shape.patternProperties)[0] as Shape), { maxKeys: 2 });
  if (shape.properties !== undefined) {
    const members = Object.fromEntries(Object.entries(shape.properties).map(([name, one]) => [name, valuesOf(one)]));
    const all = fc.record(members, { requiredKeys: [...(shape.required ?? [])] });
    if (shape.additionalProperties === false) return all;
    return fc.tuple(more, all, more).map(([before, those, after]) => ({ ...before, ...those, ...after, ...those }));
  }
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'null') return fc.constant(null);
  if (shape.type === 'integer' || shape.type === 'number')
    return fc.integer({ min: shape.minimum ?? 0, max: shape.maximum ?? (shape.minimum ?? 0) + 9 });
  return shape.type === 'string' ? textsOf(shape) : fc.jsonValue({ maxDepth: 2 });
}

describe('an answer is trimmed', () => {
  for (const name of Object.keys(apiRoutes) as RouteName[]) {
    const { answer } = apiRoutes[name] as { readonly answer?: TSchema };
    if (answer === undefined) continue;
    test(`${name}: to what its schema declares, as TypeBox does it and in the order in which it stood`, () => {
      const trim = trimOf(answer);
      const byTypeBox = (value: unknown) => JSON.stringify(Value.Clean(answer, structuredClone(value)));
      fc.assert(
        fc.property(valuesOf(answer as unknown as Shape), (value) => {
          const before = JSON.stringify(value);
          assert.ok(Value.Check(answer, value), JSON.stringify([...Value.Errors(answer, value)][0]));
          assert.equal(JSON.stringify(trim(value)), byTypeBox(value));
          assert.equal(JSON.stringify(value), before);
        }),
        { numRuns: 2 },
      );
    });
  }

  test('also where the answer is not what the schema says: TypeBox lets the whole of it through then', () => {
    const trim = trimOf(Type.Object({ who: Type.Union([Type.Object({ name: Type.String() }), Type.Null()]) }));
    assert.deepEqual(trim({ who: { name: 7, secret: 'x' }, secret: 'x' }), { who: { name: 7 } });
    for (const odd of [null, 'text', [{ secret: 'x' }], undefined]) assert.equal(trim(odd), odd);
  });

  test('and a schema by which it cannot be is refused', () => {
    const [one, two] = [Type.Object({ one: Type.String() }), Type.Object({ two: Type.String() })];
    assert.throws(() => trimOf(Type.Array(Type.Union([one, two]))), /two kinds/);
    assert.throws(() => trimOf(Type.Object({ both: Type.Intersect([one, two]) })), /allOf/);
  });
});
