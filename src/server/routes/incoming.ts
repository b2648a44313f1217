// SPDX-License-Identifier: Apache-2.0
import { changeIncoming } from '../../desk/incoming/change-incoming.ts';
import { assistanceStatistics, assistanceStatisticsFile, incomingFile, listIncoming } from '../../desk/incoming/incoming-tables.ts';
import { registerIncoming } from '../../desk/incoming/register-incoming.ts';
import { draftQuestion, showIncoming } from '../../desk/incoming/show-incoming.ts';
import { stepOfIncoming } from '../../desk/incoming/step-incoming.ts';
import type { Handlers } from '../api/handler.ts';
import { asCsv } from './register.ts';

export const incomingHandlers = {
  incomingList: async ({ desk, asking, query }) => ({ incoming: await listIncoming(desk, asking, query) }),
  incomingFile: async ({ desk, asking, query, reply }) => await asCsv(reply, 'incoming', await incomingFile(desk, asking, query)),
  registerIncoming: ({ desk, asking, params, body }) => registerIncoming(desk, asking, params.caseId, body),
  incoming: ({ desk, asking, params }) => showIncoming(desk, asking, params.incomingId),
  changeIncoming: ({ desk, asking, params, body }) => changeIncoming(desk, asking, params.incomingId, body),
  stepIncoming: ({ desk, asking, params, body }) => stepOfIncoming(desk, asking, params.incomingId, body),
  incomingQuestion: ({ desk, asking, params, query }) => draftQuestion(desk, asking, params.incomingId, query.language ?? asking.language),
  assistanceStatistics: async ({ desk, asking }) => {
    const rows = await assistanceStatistics(desk, asking);
    return { rows: rows.map((row) => ({ ...row, reasons: [...row.reasons] })) };
  },
  assistanceStatisticsFile: async ({ desk, asking, reply }) =>
    await asCsv(reply, 'assistance', await assistanceStatisticsFile(desk, asking)),
} satisfies Handlers;
