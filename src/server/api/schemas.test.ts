// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiRoutes, type RouteName } from '../../core/api/index.ts';
import { checkOf } from './schemas.ts';

test('every part of every route has a schema that can be compiled, though a desk waits for the first request with it', () => {
  for (const name of Object.keys(apiRoutes) as RouteName[]) {
    const { params, query, body } = apiRoutes[name] as { params?: object; query?: object; body?: object };
    for (const [part, schema] of Object.entries({ params, querystring: query, body }))
      if (schema !== undefined) assert.doesNotThrow(() => checkOf(schema, part)({}), `${name}: ${part}`);
  }
});
