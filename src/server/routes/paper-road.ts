// SPDX-License-Identifier: Apache-2.0
import { bindOriginal, openScan } from '../../desk/paper-road/bind-original.ts';
import { recordPaperStep } from '../../desk/paper-road/record-paper-step.ts';
import { showPaperRoad } from '../../desk/paper-road/show-paper-road.ts';
import { checkTranslation, translationPack } from '../../desk/paper-road/translation-pack.ts';
import type { Handlers } from '../api/handler.ts';

const TYPES = { csv: 'text/csv; charset=utf-8', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const;

export const paperRoadHandlers = {
  paperRoad: ({ desk, asking, params }) => showPaperRoad(desk, asking, params.requestId),
  recordPaperStep: ({ desk, asking, params, body }) => recordPaperStep(desk, asking, params.requestId, body),
  scanBytes: async ({ desk, asking, params, reply }) => {
    const { type, bytes, stream } = await openScan(desk, asking, params.requestId, params.evidenceId);
    // Shown by the page's own reader and never by the browser: a scan may hold anything.
    reply.header('cache-control', 'no-store').header('content-length', bytes).header('content-disposition', 'attachment');
    return await reply.type(type).send(stream);
  },
  bindOriginal: ({ desk, asking, params, body }) => bindOriginal(desk, asking, params.requestId, body),
  translationPack: async ({ desk, asking, params, query, language, reply }) => {
    const format = query.format ?? 'docx';
    const { name, bytes } = await translationPack(desk, asking, params.requestId, query.language ?? language, format);
    reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="${name}"`);
    return await reply.type(TYPES[format]).send(Buffer.from(bytes));
  },
  checkTranslation: ({ desk, asking, params, body }) => checkTranslation(desk, asking, params.requestId, body),
} satisfies Handlers;
