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

test('a number or a title is one line: a break in it is named, and Arabic with its joiners is taken', () => {
  const check = checkOf(apiRoutes.openCase.body, 'body');
  const asked = {
    ...{ number: '2026-14', title: 'عملية الفانوس می\u200cخواهم', summary: 'Two\nlines', country: 'EG', stage: 'trial' },
    ...{
      offences: [{ family: 'other', statute: 'EG:som', name: 'x', maxYears: 1 }],
      handling: { restricted: false, minors: false, privileged: false },
    },
  };
  const wrong = (more: object) => (check({ ...asked, ...more }) as { error?: Error & { details: object } }).error;
  assert.equal(wrong({})?.message, undefined);
  for (const more of [{ number: '14\r\nSet-Cookie: x' }, { title: 'a\u001b[2J' }, { title: 'a\u2028b' }, { number: 'a\u0085b' }]) {
    const error = wrong(more);
    assert.deepEqual(error?.details, { fields: Object.keys(more) });
    assert.match(error?.message ?? '', /must be one line/);
  }
});
