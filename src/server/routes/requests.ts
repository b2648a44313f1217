// SPDX-License-Identifier: Apache-2.0
import { leaveUntold, prolongSecrecy } from '../../desk/deadlines/decide-secrecy.ts';
import { listDeadlines } from '../../desk/deadlines/list-deadlines.ts';
import { keepFacts, takeOverFacts } from '../../desk/requests/answer-facts.ts';
import { answerNamed } from '../../desk/requests/answer-named.ts';
import { changeRequest } from '../../desk/requests/change-request.ts';
import { confirmChannel } from '../../desk/requests/confirm-facts.ts';
import { draftFollowing } from '../../desk/requests/draft-following.ts';
import { draftRequest } from '../../desk/requests/draft-request.ts';
import { enclosableItems } from '../../desk/requests/enclosures.ts';
import { liftGate } from '../../desk/requests/lift-gate.ts';
import { likenessOfRequest } from '../../desk/requests/likeness-of-request.ts';
import { listRequests, showRequest } from '../../desk/requests/list-requests.ts';
import { openDocument, portalPack, previewPaper } from '../../desk/requests/open-paper.ts';
import { requestHistory } from '../../desk/requests/request-history.ts';
import { recordDispatch, takeStepOn } from '../../desk/requests/take-step.ts';
import { listToDecide } from '../../desk/to-decide/to-decide.ts';
import type { Handlers } from '../api/handler.ts';

const TYPES = { pdf: 'application/pdf', html: 'text/html; charset=utf-8' } as const;

/** A paper in a frame runs nothing and loads nothing, whatever was written into its fields. */
const PAPER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

export const requestHandlers = {
  draftFollowing: ({ desk, asking, params, body }) => draftFollowing(desk, asking, params.requestId, body),
  draftRequest: ({ desk, asking, params, body }) => draftRequest(desk, asking, params.caseId, body),
  requests: ({ desk, asking, query }) => listRequests(desk, asking, query),
  toDecide: ({ desk, asking }) => listToDecide(desk, asking),
  request: ({ desk, asking, params }) => showRequest(desk, asking, params.requestId),
  requestHistory: ({ desk, asking, params }) => requestHistory(desk, asking, params.requestId),
  changeRequest: ({ desk, asking, params, body }) => changeRequest(desk, asking, params.requestId, body),
  takeStep: ({ desk, asking, params, body }) => takeStepOn(desk, asking, params.requestId, body),
  liftGate: ({ desk, asking, params, body }) => liftGate(desk, asking, params.requestId, params.gate, body.reason),
  prolongSecrecy: ({ desk, asking, params, body }) => prolongSecrecy(desk, asking, params.requestId, body),
  leaveUntold: ({ desk, asking, params, body }) => leaveUntold(desk, asking, params.requestId, body.reason),
  confirmChannel: ({ desk, asking, params, body }) => confirmChannel(desk, asking, params.requestId, body),
  takeOverFacts: ({ desk, asking, params, body }) => takeOverFacts(desk, asking, params.requestId, body),
  keepFacts: ({ desk, asking, params, body }) => keepFacts(desk, asking, params.requestId, body),
  answerNamed: ({ desk, asking, params, body }) => answerNamed(desk, asking, params.requestId, { targetId: params.targetId, ...body }),
  likeness: ({ desk, asking, params }) => likenessOfRequest(desk, asking, params.requestId),
  recordDispatch: ({ desk, asking, params, body }) => recordDispatch(desk, asking, params.requestId, body),
  preview: async ({ desk, asking, params, query, language, reply }) => {
    const format = query.format ?? 'pdf';
    const bytes = await previewPaper(desk, asking, params.requestId, query.language ?? language, format);
    reply.header('cache-control', 'no-store').type(TYPES[format]);
    if (format === 'html') reply.header('content-security-policy', PAPER_POLICY);
    return await reply.send(Buffer.from(bytes));
  },
  documentBytes: async ({ desk, asking, params, reply }) => {
    const { name, bytes, stream } = await openDocument(desk, asking, params.requestId, params.sha256);
    reply.header('cache-control', 'no-store').header('content-length', bytes).type('application/pdf');
    return await reply.header('content-disposition', `inline; filename="${name}"`).send(stream);
  },
  portalPack: ({ desk, asking, params }) => portalPack(desk, asking, params.requestId),
  enclosableItems: async ({ desk, asking, params }) => ({ items: await enclosableItems(desk, asking, params.requestId) }),
  deadlines: async ({ desk, asking, query }) => ({ deadlines: await listDeadlines(desk, asking, query) }),
} satisfies Handlers;
