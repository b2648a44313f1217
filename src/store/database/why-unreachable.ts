// SPDX-License-Identifier: Apache-2.0
import { userInfo } from 'node:os';
import { StoreError } from '../../core/errors/store.ts';
import { type DatabaseUrl, shownDatabaseUrl } from './database-url.ts';

/** What the driver or the server says, and what whoever keeps the desk does about it. */
const ADVICE: readonly (readonly [RegExp, () => string])[] = [
  [
    /client password must be a string/,
    () => 'The server asks for a password and the address has none: write it as postgres://USER:PASSWORD@HOST/NAME, percent-encoded.',
  ],
  [
    /Peer authentication failed/,
    () =>
      `Over its socket the server lets an account of this machine in as the role of the same name, and this program runs as "${whoRuns()}": ` +
      'run it as the account that the role is named after, or give the role a password and name HOST.',
  ],
  [
    /password authentication failed/,
    () => 'The role is not there, or has another password. A password stands in the address percent-encoded.',
  ],
  [/database .* does not exist/, () => 'Make the database first (CREATE DATABASE … OWNER …), or correct its name in the address.'],
  [/ENOTFOUND|EAI_AGAIN/, () => 'No machine of that name is known here: correct it, or ask whoever keeps the name service.'],
  [
    /ECONNREFUSED|ENOENT/,
    () => 'No server listens there: start it ("pg_lsclusters" says which there are on Debian), or correct host and port.',
  ],
  [/starting up|shutting down/, () => 'Wait until the server is up, then start the desk again.'],
  [
    /too many (clients|connections)|remaining connection slots/,
    () => 'Raise max_connections of the server: each process of a desk takes up to ten.',
  ],
  [
    /does not support SSL|certificate|self.signed/i,
    () => 'See "sslmode" and "sslrootcert" of the address: the server has no certificate, or one that this machine does not trust.',
  ],
];

const OTHERWISE = 'Check that the server runs and that the address names it, its database and a role that may sign in.';

/** The database gives no answer: where, what was found, what to do. */
export function unreachable(database: DatabaseUrl, cause: Error): Error {
  // Where a name has several addresses, the driver says nothing itself and keeps what each said.
  const found = cause.message === '' && cause instanceof AggregateError ? String(cause.errors[0]?.message) : cause.message;
  const advice = ADVICE.find(([said]) => said.test(found))?.[1]() ?? OTHERWISE;
  return new StoreError('UNREACHABLE', {
    message: `Database ${shownDatabaseUrl(database)}: no answer (${found}). ${advice} It is the setting "database", or ROGATORY_DATABASE_URL.`,
    cause,
  });
}

function whoRuns(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.()}`;
  }
}
