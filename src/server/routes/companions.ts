// SPDX-License-Identifier: Apache-2.0
import { pathOf } from '../../core/api/client.ts';
import { companionRoutes } from '../../core/api/companions.ts';
import { companionForm, companionPaper } from '../../desk/companions/companion-papers.ts';
import { companionPapers, openCompanion } from '../../desk/companions/kept-companions.ts';
import type { Handlers } from '../api/handler.ts';

const TYPES = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const;

export const companionHandlers = {
  companionForm: ({ desk, asking, params, query }) => companionForm(desk, asking, params.caseId, params.kind, query),
  companionPaper: async ({ desk, asking, params, body, reply }) => {
    const { id, name, bytes } = await companionPaper(desk, asking, params.caseId, params.kind, body);
    const kept = pathOf(companionRoutes.companionBytes, { caseId: params.caseId, paperId: id });
    reply.header('cache-control', 'no-store').header('content-location', kept);
    reply.header('content-disposition', `attachment; filename="${name}"`);
    return await reply.type(TYPES[body.format]).send(Buffer.from(bytes));
  },
  companionPapers: ({ desk, asking, params, query }) => companionPapers(desk, asking, params.caseId, query.requestId),
  companionBytes: async ({ desk, asking, params, reply }) => {
    const { name, format, bytes, stream } = await openCompanion(desk, asking, params.caseId, params.paperId);
    reply.header('cache-control', 'no-store').header('content-length', bytes);
    reply.header('content-disposition', `attachment; filename="${name}"`);
    return await reply.type(TYPES[format]).send(stream);
  },
} satisfies Handlers;
