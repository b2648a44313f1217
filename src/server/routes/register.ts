// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply } from 'fastify';
import { fileMessage, listMessages } from '../../desk/requests/correspondence.ts';
import { overseeEmergencies } from '../../desk/requests/oversee-emergencies.ts';
import { registerFile, statistics, statisticsFile } from '../../desk/requests/register-tables.ts';
import { askedBefore } from '../../desk/targets/asked-before.ts';
import type { Handlers } from '../api/handler.ts';

export const registerHandlers = {
  registerFile: async ({ desk, asking, query, reply }) => await asCsv(reply, 'register', await registerFile(desk, asking, query)),
  statistics: async ({ desk, asking, query }) => {
    const by = query.by ?? 'addressee';
    const { rows, witnessed } = await statistics(desk, asking, by);
    return { by, rows: rows.map((row) => ({ ...row, reasons: [...row.reasons] })), witnessed };
  },
  statisticsFile: async ({ desk, asking, query, reply }) =>
    await asCsv(reply, 'statistics', await statisticsFile(desk, asking, query.by ?? 'addressee')),
  emergencies: ({ desk, asking }) => overseeEmergencies(desk, asking),
  askedBefore: ({ desk, asking, params }) => askedBefore(desk, asking, params.caseId, params.targetId),
  messages: async ({ desk, asking, params }) => ({ messages: await listMessages(desk, asking, params.requestId) }),
  fileMessage: async ({ desk, asking, params, body }) => ({ messages: await fileMessage(desk, asking, params.requestId, body) }),
} satisfies Handlers;

export async function asCsv(reply: FastifyReply, name: string, text: string): Promise<FastifyReply> {
  return await reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .header('cache-control', 'no-store')
    .send(text);
}
