// SPDX-License-Identifier: Apache-2.0
import { RogatoryError } from './error-area.ts';
import { storeSays } from './sentences/store.ts';
import { StoreError } from './store.ts';

/**
 * Of PostgreSQL: connection exceptions (08…), who may sign in (28…), no such database, too many connections, shutting down, starting up.
 * https://www.postgresql.org/docs/15/errcodes-appendix.html
 */
const SAID_BY_SERVER = /^(08...|28...|3D000|53300|57P0[1-5])$/;

/** Of the system, where the server is not there or the line broke. */
const OF_THE_LINE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);

/** Of the driver, which gives these no code. */
const SAID_BY_DRIVER = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * A database that went away under the desk is no fault of the program. Only what the driver throws itself: other programs that do not answer have
 * errors of their own, with these as cause. Undefined: it is something else.
 */
export function asLostDatabase(error: unknown): RogatoryError | undefined {
  if (!(error instanceof Error) || error instanceof RogatoryError) return undefined;
  const { code = '', syscall } = error as { readonly code?: string; readonly syscall?: string };
  const isSocketGone = code === 'ENOENT' && syscall === 'connect';
  if (!isSocketGone && !OF_THE_LINE.has(code) && !SAID_BY_SERVER.test(code) && !SAID_BY_DRIVER.test(error.message)) return undefined;
  return new StoreError('UNREACHABLE', { message: storeSays('database-away'), cause: error });
}
