// SPDX-License-Identifier: Apache-2.0
import { approveTarget } from '../../desk/requests/approve-target.ts';
import { draftBatch } from '../../desk/requests/draft-batch.ts';
import { fillBatch } from '../../desk/requests/fill-batch.ts';
import { showBatch } from '../../desk/requests/show-batch.ts';
import type { Handlers } from '../api/handler.ts';

export const batchHandlers = {
  draftBatch: ({ desk, asking, params, body }) => draftBatch(desk, asking, params.caseId, body),
  batch: ({ desk, asking, params }) => showBatch(desk, asking, params.batchId),
  fillBatch: ({ desk, asking, params, body }) => fillBatch(desk, asking, params.batchId, body),
  approveTarget: ({ desk, asking, params, body }) => approveTarget(desk, asking, params.requestId, params.targetId, body.digest),
} satisfies Handlers;
