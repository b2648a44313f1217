// SPDX-License-Identifier: Apache-2.0

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { API_PREFIX } from '../core/api/index.ts';
import { AccessError } from '../core/errors/access.ts';
import { accessSays } from '../core/errors/sentences/access.ts';

const FOLDER = resolve(import.meta.dirname, '..', '..', 'dist', 'web');

/**
 * The built web client. Files under `assets/` carry their hash in their name and are kept for a year; the page itself is asked for each
 * time, and stands for every address of the client that is no file.
 */
export async function webFiles(server: FastifyInstance): Promise<void> {
  const built = existsSync(resolve(FOLDER, 'index.html'));
  if (built)
    await server.register(files, {
      root: FOLDER,
      index: false,
      cacheControl: false,
      preCompressed: true,
      // A folder is no file: its address stands for the page, whatever packing is asked for.
      allowedPath: (path) => !path.endsWith('/'),
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  const page = built ? readFileSync(resolve(FOLDER, 'index.html')) : undefined;
  server.setNotFoundHandler(async (request, reply) => {
    const asked = request.url === '/' || (request.headers.accept ?? '').includes('text/html');
    const isPage = ['GET', 'HEAD'].includes(request.method) && !request.url.startsWith(API_PREFIX) && asked;
    if (isPage && page !== undefined) return await reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
    throw new AccessError('NOT_FOUND', {
      message: accessSays(isPage ? 'pages-not-built' : 'no-such-address'),
    });
  });
}
