// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { OpenDesk } from '../desk/open-desk.ts';
import { isThisMachine } from './health.ts';
import type { Counted } from './request-log.ts';

/** `GET /metrics` in the text form of Prometheus, for this machine only: counts, never anything of a case. */
export async function metrics(
  server: FastifyInstance,
  { desk, counted }: { readonly desk: OpenDesk; readonly counted: Counted },
): Promise<void> {
  server.get('/metrics', async (request, reply) => {
    if (!isThisMachine(request.ip)) return await reply.code(404).send();
    const { rows } = await sql<{ what: string; n: number }>`
      SELECT 'rogatory_log_entries_pending' AS what, count(*) AS n FROM log_entry WHERE idx IS NULL
      UNION ALL SELECT 'rogatory_log_size', coalesce(max(size), 0) FROM log_checkpoint
      UNION ALL SELECT 'rogatory_sessions', count(*) FROM session WHERE ends_at > now()
      UNION ALL SELECT 'rogatory_jobs{state="' || state || '"}', count(*) FROM job GROUP BY state`.execute(desk.store.db);
    const lines = rows.map(({ what, n }) => `${what} ${n}`);
    for (const [key, { count, seconds }] of counted.requests) {
      const [method, route, status] = key.split(' ');
      const labels = `{method="${method}",route="${route}",status="${status}"}`;
      lines.push(`rogatory_requests_total${labels} ${count}`, `rogatory_request_seconds_total${labels} ${seconds.toFixed(3)}`);
    }
    lines.push(`process_resident_memory_bytes ${process.memoryUsage.rss()}`);
    return await reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}
