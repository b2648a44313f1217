// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiRoutes } from './index.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What of a schema lets in something of any size, by where it stands. */
function unbounded(schema: Schema, at: string): readonly string[] {
  const lacks = (...limits: readonly string[]) => limits.filter((limit) => schema[limit] === undefined).map((limit) => `${at}: ${limit}`);
  const below = (all: unknown, name: (key: string) => string) =>
    Object.entries((all ?? {}) as Record<string, Schema>).flatMap(([key, one]) => unbounded(one, name(key)));
  const own = (): readonly string[] => {
    if (schema.type === 'integer' || schema.type === 'number') return lacks('minimum', 'maximum');
    if (schema.type === 'array') return lacks('maxItems');
    const isShaped = ['const', 'pattern', 'format'].some((limit) => schema[limit] !== undefined);
    return schema.type === 'string' && !isShaped ? lacks('maxLength') : [];
  };
  return [
    ...own(),
    ...['anyOf', 'allOf'].flatMap((name) => below(schema[name], (key) => `${at}|${key}`)),
    ...['properties', 'patternProperties'].flatMap((name) => below(schema[name], (key) => `${at}.${key}`)),
    ...(schema.items === undefined ? [] : unbounded(schema.items as Schema, `${at}[]`)),
    ...(typeof schema.additionalProperties === 'object' ? unbounded(schema.additionalProperties as Schema, `${at}{}`) : []),
  ];
}

describe('what may be sent to the API', () => {
  test('has a bound, each number, text and list of it', () => {
    const found = Object.entries(apiRoutes).flatMap(([name, route]) =>
      (['params', 'query', 'body'] as const).flatMap((part) => {
        const schema = (route as Record<string, unknown>)[part];
        return schema === undefined ? [] : unbounded(schema as Schema, `${name} ${part}`);
      }),
    );
    assert.deepEqual(found, []);
  });
});
