// SPDX-License-Identifier: Apache-2.0
import { addAddressTag, listAddressTags } from '../../desk/currency/address-tags.ts';
import { caseMoney } from '../../desk/currency/case-money.ts';
import { allowTracing, showTracing } from '../../desk/currency/case-tracing.ts';
import { fillFromTrace } from '../../desk/currency/fill-from-trace.ts';
import { beginFollowing, listFollowings } from '../../desk/currency/followings.ts';
import { lookUp } from '../../desk/currency/look-up.ts';
import { takeOutDrawing, takeOutPayments, takeOutSteps } from '../../desk/currency/take-out.ts';
import { annotateTrace } from '../../desk/currency/trace-notes.ts';
import { keepTrace, listTraces, showTrace } from '../../desk/currency/traces.ts';
import type { Handlers } from '../api/handler.ts';
import { asCsv } from './register.ts';

export const currencyHandlers = {
  caseTracing: ({ desk, asking, params }) => showTracing(desk, asking, params.caseId),
  allowTracing: ({ desk, asking, params, body }) => allowTracing(desk, asking, params.caseId, body),
  lookUp: ({ desk, asking, params, body }) => lookUp(desk, asking, params.caseId, body),
  follow: ({ desk, asking, params, body }) => beginFollowing(desk, asking, params.caseId, body),
  followings: async ({ desk, asking, params }) => ({ followings: await listFollowings(desk, asking, params.caseId) }),
  keepTrace: ({ desk, asking, params, body }) => keepTrace(desk, asking, params.caseId, body.evidenceId),
  traces: async ({ desk, asking, params }) => ({ traces: await listTraces(desk, asking, params.caseId) }),
  trace: ({ desk, asking, params, query }) => showTrace(desk, asking, params.traceId, query.nodes),
  annotateTrace: ({ desk, asking, params, body }) => annotateTrace(desk, asking, params.traceId, body),
  takeOutDrawing: ({ desk, asking, params, body }) => takeOutDrawing(desk, asking, params.traceId, body),
  takeOutSteps: async ({ desk, asking, params, body, reply }) =>
    await asCsv(reply, `trace-${params.traceId.slice(0, 8)}`, await takeOutSteps(desk, asking, params.traceId, body.nodes)),
  takeOutPayments: async ({ desk, asking, params, body, reply }) =>
    await asCsv(reply, 'payments', await takeOutPayments(desk, asking, params.caseId, body.accounts)),
  caseMoney: ({ desk, asking, params }) => caseMoney(desk, asking, params.caseId),
  fillFromTrace: ({ desk, asking, params, body }) => fillFromTrace(desk, asking, params.requestId, body),
  addressTags: async ({ desk, asking, params }) => ({ tags: await listAddressTags(desk, asking, params.caseId) }),
  addAddressTag: ({ desk, asking, params, body }) => addAddressTag(desk, asking, params.caseId, body),
} satisfies Handlers;
