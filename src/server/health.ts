// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { OpenDesk } from '../desk/open-desk.ts';

/** `GET /health`, for a supervisor on this machine: whether the database answers, and how far the log is behind. Nothing of any case. */
export async function health(server: FastifyInstance, { desk }: { readonly desk: OpenDesk }): Promise<void> {
  server.get('/health', async (request, reply) => {
    if (!isThisMachine(request.ip)) return await reply.code(404).send();
    const { rows } = await sql<{ pending: number }>`SELECT count(*) AS pending FROM log_entry WHERE idx IS NULL`.execute(desk.store.db);
    return { ok: true, store: desk.store.kind, pendingEntries: rows[0]?.pending ?? 0 };
  });
}

export function isThisMachine(address: string): boolean {
  return /^(127\.|::1$|::ffff:127\.)/.test(address);
}
