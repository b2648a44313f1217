// SPDX-License-Identifier: Apache-2.0

import type { FastifyRequest } from 'fastify';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import type { OpenDesk } from '../../desk/open-desk.ts';
import { isCsrfToken } from '../../desk/sign-in/sessions.ts';
import { type SignedIn, signedIn } from '../../desk/sign-in/signed-in.ts';

export const SESSION_COOKIE = 'rogatory_session';

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * The person behind a request, by cookie (pages) or bearer token (command line), never both ways with one token. A change that comes
 * with a cookie must come from a page of this desk and bring the token of the session.
 * @throws ACCESS_SIGN_IN_NEEDED, ACCESS_FORGED
 */
export async function whoAsks(desk: OpenDesk, request: FastifyRequest, origins: ReadonlySet<string>): Promise<SignedIn> {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return (await signedIn(desk, bearer, 'bearer')) ?? needed();
  const cookie = request.cookies[SESSION_COOKIE];
  const found = cookie === undefined ? undefined : await signedIn(desk, cookie, 'cookie');
  if (found === undefined) return needed();
  if (CHANGES.has(request.method)) {
    refuseOtherOrigins(request, origins);
    if (!isCsrfToken(found.session, request.headers['x-csrf-token'] as string | undefined))
      throw new AccessError('FORGED', { message: accessSays('csrf-missing') });
  }
  return found;
}

/** A browser says where a change comes from; only pages of this desk may send one. @throws ACCESS_FORGED */
export function refuseOtherOrigins(request: FastifyRequest, origins: ReadonlySet<string>): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && !origins.has(origin))
    throw new AccessError('FORGED', {
      message: accessSays('other-origin'),
    });
  if (origin === undefined && site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new AccessError('FORGED', { message: accessSays('other-site') });
}

function needed(): never {
  throw new AccessError('SIGN_IN_NEEDED', { message: accessSays('no-session') });
}
