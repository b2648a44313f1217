// SPDX-License-Identifier: Apache-2.0
import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { OpenDesk } from '../desk/open-desk.ts';
import { answerUnreadable, sendProblem } from './api/problem.ts';
import { registerRoutes } from './api/register-routes.ts';
import { health } from './health.ts';
import { metrics } from './metrics.ts';
import { openApi } from './open-api.ts';
import { originsOf } from './origins.ts';
import { publishedLog } from './published-log.ts';
import { logRequests } from './request-log.ts';
import { handlers } from './routes/index.ts';
import { safeHeaders } from './safe-headers.ts';
import { watchProxy } from './watch-proxy.ts';
import { webFiles } from './web-files.ts';

/** Of a JSON body; uploads set their own. */
const BODY_BYTES = 1024 * 1024;

/** Of one part of an upload. */
export const CHUNK_BYTES = 16 * 1024 * 1024;

/** The server of a desk, not yet listening: headers, the API, the published log, the built web client. */
export async function makeServer(desk: OpenDesk): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    bodyLimit: BODY_BYTES,
    trustProxy: desk.configuration.origin !== undefined ? 'loopback' : false,
    // What is refused before a route is found: an address that cannot be read, a part of it that is longer than any id.
    frameworkErrors: (error, request, reply) => void sendProblem(request as FastifyRequest, reply as FastifyReply, error),
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket as Socket),
  });
  // Chunks of uploads: a whole chunk is in memory until its hash is compared.
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: CHUNK_BYTES }, (_, body, done) =>
    done(null, body),
  );
  server.decorateRequest('signedIn', undefined);
  server.setErrorHandler(async (error, request, reply) => {
    const known = await sendProblem(request, reply, error);
    request.refusedWith = known.fullCode;
    if (known.code === 'FAULT') desk.report({ part: 'web', route: request.routeOptions.url, fault: faultLine(error) });
  });
  const counted = logRequests(server, desk);
  watchProxy(server, desk);
  await safeHeaders(server, desk);
  await server.register(cookie);
  await openApi(server);
  await server.register(async (api) => registerRoutes(api, desk, handlers, () => originsOf(desk, server)));
  await server.register(health, { desk });
  await server.register(metrics, { desk, counted });
  await server.register(publishedLog, { desk });
  await webFiles(server);
  return server;
}

/** Where a fault happened, without what it says: a message of the database may quote a row. */
function faultLine(error: unknown): string {
  if (!(error instanceof Error)) return 'no error object';
  const at = error.stack?.split('\n').find((line) => line.includes('/src/')) ?? '';
  return `${error.name} ${at.trim()}`;
}
