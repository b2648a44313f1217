// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseUrl, shownDatabaseUrl } from './database-url.ts';

test('a password that is not percent-encoded is refused, and no part of it is shown', () => {
  for (const written of [
    'postgres://desk:p@ss@localhost/desk',
    'postgres://desk:p/ss@localhost/desk',
    'postgres://desk:p#ss@localhost/desk',
    'postgres://desk:p?ss@localhost/desk',
  ])
    assert.throws(
      () => databaseUrl(written, '/'),
      (error: Error) => /percent-encoded/.test(error.message) && !/ss@|p@|p\//.test(error.message),
    );
});

test('one that is stands in no message', () => {
  for (const written of [
    'postgres://desk:p%40s%2Fs@localhost/desk',
    'postgres://desk:secret@[::1]:5433/desk',
    'postgres://desk@localhost/desk?password=p%40s%2Fs',
  ])
    assert.doesNotMatch(shownDatabaseUrl(databaseUrl(written, '/')), /p%40|secret/);
});

test('a socket and a role without password are an address', () => {
  const written = 'postgres://rogatory@/rogatory?host=/var/run/postgresql';
  assert.deepEqual(databaseUrl(written, '/'), { kind: 'server', url: written });
});
