// SPDX-License-Identifier: Apache-2.0
import { companionForm, companionPaper } from '../../desk/companions/companion-papers.ts';
import type { Handlers } from '../api/handler.ts';

const TYPES = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const;

export const companionHandlers = {
  companionForm: ({ desk, asking, params, query }) => companionForm(desk, asking, params.caseId, params.kind, query.evidenceId),
  companionPaper: async ({ desk, asking, params, body, reply }) => {
    const { name, bytes } = await companionPaper(desk, asking, params.caseId, params.kind, body);
    reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="${name}"`);
    return await reply.type(TYPES[body.format]).send(Buffer.from(bytes));
  },
} satisfies Handlers;
