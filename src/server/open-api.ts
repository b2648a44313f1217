// SPDX-License-Identifier: Apache-2.0
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { API_PREFIX } from '../core/api/index.ts';

/** `GET /api/v1/openapi.json`: the API as OpenAPI 3.1, printed from the routes as they are registered. */
export async function openApi(server: FastifyInstance): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Rogatory desk',
        version: '1',
        description: 'Members are added, never changed. Refusals are application/problem+json with a code of docs/errors.md.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          page: { type: 'apiKey', in: 'cookie', name: 'rogatory_session' },
          commandLine: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ page: [] }, { commandLine: [] }],
    },
  });
  server.get(`${API_PREFIX}/openapi.json`, { schema: { hide: true } }, async () => server.swagger());
}
