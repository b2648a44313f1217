// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply } from 'fastify';
import { aboutDesk } from '../../desk/about-desk.ts';
import type { OpenDesk } from '../../desk/open-desk.ts';
import { addAccount, changeAccount, listAccounts, listPeople } from '../../desk/sign-in/accounts.ts';
import { endSessions } from '../../desk/sign-in/end-sessions.ts';
import { listHeldAccounts, releaseAccount } from '../../desk/sign-in/held-accounts.ts';
import { changeOwn, signOut } from '../../desk/sign-in/own-account.ts';
import { resetPassword, resetSecondFactor } from '../../desk/sign-in/reset-account.ts';
import { beginSecondFactor, confirmSecondFactor, showSecondFactor } from '../../desk/sign-in/second-factor.ts';
import { shownSession } from '../../desk/sign-in/shown-session.ts';
import { signIn } from '../../desk/sign-in/sign-in.ts';
import type { Handlers } from '../api/handler.ts';
import { SESSION_COOKIE } from '../api/who-asks.ts';

export const sessionHandlers = {
  aboutDesk: ({ desk }) => aboutDesk(desk),
  signIn: async ({ desk, body, request, reply }) => {
    const { shown, token } = await signIn(desk, { ...body, address: request.ip });
    if (body.client !== 'cli') setCookie(desk, reply, token);
    return shown;
  },
  session: async ({ desk, signedIn }) => shownSession(signedIn.account, signedIn.session, desk.now()),
  signOut: async ({ desk, signedIn, reply }) => {
    await signOut(desk, signedIn);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return {};
  },
  showSecondFactor: ({ desk, signedIn, body, request }) => showSecondFactor(desk, signedIn, body.code, request.ip),
  beginSecondFactor: ({ desk, signedIn, body, request }) => beginSecondFactor(desk, signedIn, body.password, request.ip),
  confirmSecondFactor: ({ desk, signedIn, body, request }) => confirmSecondFactor(desk, signedIn, body.code, request.ip),
  changeOwn: ({ desk, signedIn, body, request }) => changeOwn(desk, signedIn, body, request.ip),
  people: async ({ desk, asking }) => ({ people: await listPeople(desk, asking) }),
  accounts: async ({ desk, asking }) => ({ accounts: await listAccounts(desk, asking) }),
  makeAccount: ({ desk, asking, body }) => addAccount(desk, asking, body),
  changeAccount: ({ desk, asking, params, body }) => changeAccount(desk, asking, params.accountId, body),
  heldAccounts: async ({ desk, asking }) => ({ accounts: await listHeldAccounts(desk, asking) }),
  releaseAccount: ({ desk, asking, params }) => releaseAccount(desk, asking, params.accountId),
  resetPassword: ({ desk, asking, params }) => resetPassword(desk, asking, params.accountId),
  resetSecondFactor: ({ desk, asking, params }) => resetSecondFactor(desk, asking, params.accountId),
  endSessions: async ({ desk, asking, params }) => {
    await endSessions(desk, asking, params.accountId);
    return {};
  },
} satisfies Handlers;

/** Not readable by scripts, not sent along from other sites; over TLS only where the desk is reached by TLS. */
function setCookie(desk: OpenDesk, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: desk.configuration.origin?.startsWith('https:') === true,
  });
}
