// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify';
import type { OpenDesk } from '../desk/open-desk.ts';

/** Requests so far: by route and status, and how long they took in all. */
export interface Counted {
  readonly requests: Map<string, { count: number; seconds: number }>;
}

/** One line a request: route as written in the table, never its parameters; no names, no identifiers, no content. */
export function logRequests(server: FastifyInstance, desk: OpenDesk): Counted {
  const requests: Counted['requests'] = new Map();
  server.decorateRequest('refusedWith', undefined);
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const key = `${request.method} ${route} ${reply.statusCode}`;
    const sum = requests.get(key) ?? { count: 0, seconds: 0 };
    requests.set(key, { count: sum.count + 1, seconds: sum.seconds + reply.elapsedTime / 1000 });
    if (route === '/health' || route === '/metrics') return;
    desk.report({
      part: 'web',
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ...(request.refusedWith === undefined ? {} : { code: request.refusedWith }),
    });
  });
  return { requests };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the problem that was answered. */
    refusedWith: string | undefined;
  }
}
