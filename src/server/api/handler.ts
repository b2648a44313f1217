// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiRoutes, RouteName } from '../../core/api/index.ts';
import type { Answer, Given, Route } from '../../core/api/route.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { Asking } from '../../desk/asking.ts';
import type { OpenDesk } from '../../desk/open-desk.ts';
import type { SignedIn } from '../../desk/sign-in/signed-in.ts';

type Part<R, Name extends string> = R extends { readonly [key in Name]?: infer Value } ? Value : undefined;

/** What a handler is given: the desk, who asks, and what was asked, checked against the route's schemas. */
export interface Asked<R extends Route> {
  readonly desk: OpenDesk;
  readonly asking: Asking;
  /** The account and session behind `asking`, for the session's own routes. */
  readonly signedIn: SignedIn;
  /** Of the answer: as the page asks, else the account's. */
  readonly language: Language;
  readonly params: Part<Given<R>, 'params'>;
  readonly query: NonNullable<Part<Given<R>, 'query'>>;
  readonly body: Part<Given<R>, 'body'>;
  readonly request: FastifyRequest;
  /** For routes that answer bytes; the others return their answer. */
  readonly reply: FastifyReply;
}

export type Handler<Name extends RouteName> = (asked: Asked<ApiRoutes[Name]>) => Promise<Answer<ApiRoutes[Name]>>;

/**
 * The handlers of one resource, by the names of the table in core/api:
 *
 *     export const caseHandlers = { cases: async ({ desk, asking }) => ({ cases: await listCases(desk, asking) }) } satisfies Handlers;
 *
 * No rules inside: a handler calls one duty of `desk` and shows what it answers. One line in `routes/index.ts` registers it.
 */
export type Handlers = { readonly [Name in RouteName]?: Handler<Name> };
