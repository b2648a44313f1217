// SPDX-License-Identifier: Apache-2.0
import { listDue, setRetention, showRetention } from '../../desk/retention/case-retention.ts';
import { confirmErasure, declineErasure, proposeErasure } from '../../desk/retention/erasures.ts';
import type { Handlers } from '../api/handler.ts';

export const retentionHandlers = {
  retentionDue: async ({ desk, asking }) => ({ items: await listDue(desk, asking) }),
  retentionOfCase: ({ desk, asking, params }) => showRetention(desk, asking, params.caseId),
  setRetention: ({ desk, asking, params, body }) => setRetention(desk, asking, params.caseId, body),
  proposeErasure: ({ desk, asking, params, body }) => proposeErasure(desk, asking, params.evidenceId, body),
  confirmErasure: ({ desk, asking, params }) => confirmErasure(desk, asking, params.erasureId),
  declineErasure: ({ desk, asking, params, body }) => declineErasure(desk, asking, params.erasureId, body.reason),
} satisfies Handlers;
