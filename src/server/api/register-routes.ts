// SPDX-License-Identifier: Apache-2.0

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX, apiRoutes, type RouteName } from '../../core/api/index.ts';
import type { Route } from '../../core/api/route.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import type { OpenDesk } from '../../desk/open-desk.ts';
import { askingOf } from '../../desk/sign-in/signed-in.ts';
import type { Asked, Handlers } from './handler.ts';
import { packed } from './packed.ts';
import { languageOf } from './problem.ts';
import { checkOf, writerOf } from './schemas.ts';
import { whoAsks } from './who-asks.ts';

/** What somebody with a first password may do until they have their own. */
const WITH_FIRST_PASSWORD: ReadonlySet<RouteName> = new Set(['session', 'signOut', 'changeOwn']);

type AnyHandler = (asked: Asked<Route>) => Promise<unknown>;

/** Registers every route of the table that has a handler; the schemas of the table check what comes in and trim what goes out. */
export function registerRoutes(server: FastifyInstance, desk: OpenDesk, handlers: Handlers, origins: () => ReadonlySet<string>): void {
  server.setValidatorCompiler(({ schema, httpPart }) => checkOf(schema as object, httpPart));
  for (const name of Object.keys(apiRoutes) as RouteName[]) {
    const handler = handlers[name] as AnyHandler | undefined;
    if (handler !== undefined) register(server, desk, name, apiRoutes[name], handler, origins);
  }
}

function register(
  server: FastifyInstance,
  desk: OpenDesk,
  name: RouteName,
  route: Route,
  handler: AnyHandler,
  origins: () => ReadonlySet<string>,
): void {
  const write = route.answer === undefined ? undefined : writerOf(route.answer);
  server.route({
    method: route.method,
    url: `${API_PREFIX}${route.path}`,
    schema: {
      operationId: name,
      summary: route.summary,
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { querystring: route.query }),
      ...(route.body === undefined ? {} : { body: route.body }),
      ...(route.answer === undefined ? {} : { response: { 200: route.answer } }),
    },
    // The answer is written by the route's own schema below; Fastify's compiler is for the OpenAPI document only.
    serializerCompiler: () => (answer) => JSON.stringify(answer),
    // Nobody learns what a body should look like before they have said who they are.
    onRequest: async (request) => {
      request.signedIn = route.open === true ? undefined : await whoAsks(desk, request, origins());
      if (request.signedIn?.account.password_is_first === true && !WITH_FIRST_PASSWORD.has(name))
        throw new AccessError('PASSWORD_MUST_CHANGE', { message: accessSays('first-password') });
    },
    handler: async (request, reply) => {
      const answer = await handler(askedOf(desk, request, reply));
      if (write === undefined || reply.sent) return answer;
      reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
      return await reply.send(await packed(request, reply, write(answer)));
    },
  });
}

function askedOf(desk: OpenDesk, request: FastifyRequest, reply: FastifyReply): Asked<Route> {
  const { signedIn } = request;
  const language = languageOf(request.headers['accept-language'], signedIn?.account.language);
  return {
    desk,
    signedIn,
    asking: signedIn === undefined ? undefined : { ...askingOf(signedIn), language },
    language,
    params: request.params,
    query: request.query,
    body: request.body,
    request,
    reply,
  } as unknown as Asked<Route>;
}

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: import('../../desk/sign-in/signed-in.ts').SignedIn | undefined;
  }
}
