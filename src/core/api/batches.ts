// SPDX-License-Identifier: Apache-2.0
/** Many targets at once: a list becomes requests by each provider's rule, and is approved with every target's own link in sight. */
import { type Static, Type } from 'typebox';
import { MOST_TARGETS } from '../requests/batch.ts';
import { targetRoles } from './cases.ts';
import { AskedTarget, FieldValues, GateOnPaper, Kind, RequestDetail, RequestSummary, StepEvent } from './requests.ts';
import { LoweredRole } from './role-lowerings.ts';
import type { Route } from './route.ts';
import { Instant, Language, Maybe, Person, Text, Uuid, Word } from './shapes.ts';

/** What the approver needs of one request among many. */
export const ShortRequest = Type.Interface([RequestSummary], {
  digest: Type.String(),
  asked: Type.Array(AskedTarget),
  /** Each target is approved by itself. */
  each: Type.Boolean(),
  /** How many targets one request of the kind names at most, and whose measure that is; `stated`: what the provider says, null where it says nothing. */
  limit: Type.Object({ most: Type.Integer(), by: Word('provider', 'form', 'desk'), stated: Maybe(Type.Integer()) }),
  missing: Type.Array(Type.String()),
  /** Gates that are closed still. */
  gates: Type.Array(GateOnPaper),
  /** Of somebody it asks about the role was made one that protects less; newest first. */
  lowered: Type.Array(LoweredRole),
  can: Type.Array(StepEvent),
});
export type ShortRequest = Static<typeof ShortRequest>;

export const BatchShown = Type.Object({
  id: Uuid,
  caseId: Uuid,
  caseNumber: Type.String(),
  kind: Kind,
  title: Type.String(),
  targets: Type.Integer(),
  madeAt: Instant,
  by: Person,
  requests: Type.Array(ShortRequest),
});
export type BatchShown = Static<typeof BatchShown>;

const Row = Type.Object({
  written: Text(2_000),
  /** What ties this target, and no other, to the offence. */
  relevance: Text(5_000),
  kind: Type.Optional(Text(60)),
  service: Type.Optional(Text(60)),
  /** State in which whoever holds the data sits; of an IP address nothing else says it. */
  holder: Type.Optional(Type.String({ minLength: 2, maxLength: 2 })),
  role: Type.Optional(Word(...targetRoles)),
  at: Type.Optional(Text(100)),
  zone: Type.Optional(Text(60)),
  port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
});

export const batchRoutes = {
  draftBatch: {
    method: 'POST',
    path: '/cases/:caseId/batches',
    summary: 'Drafts requests of one kind for a list of targets, by the rule of each provider; all of them or none.',
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({
      /** The drafter’s own: the same key with the same list is the same batch. */
      key: Text(100),
      document: Kind,
      rows: Type.Array(Row, { minItems: 1, maxItems: MOST_TARGETS }),
      /** Members of the question to the advisor, as for one target. */
      answers: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.Unknown())),
      data: Type.Optional(Type.Array(Text(60), { maxItems: 100 })),
      language: Type.Optional(Language),
      /** Fields that read the same on every paper. */
      values: Type.Optional(FieldValues),
    }),
    answer: BatchShown,
  },
  batch: {
    method: 'GET',
    path: '/batches/:batchId',
    summary: 'The requests that were drafted together, each with its targets and their own links to the offence.',
    params: Type.Object({ batchId: Uuid }),
    answer: BatchShown,
  },
  fillBatch: {
    method: 'POST',
    path: '/batches/:batchId/fill',
    summary: 'Fills the drafts of a batch with what one of them says; identifiers, links and addressees stay each paper’s own.',
    params: Type.Object({ batchId: Uuid }),
    body: Type.Object({ requestId: Uuid, digest: Type.String({ maxLength: 100 }) }),
    answer: BatchShown,
  },
  approveTarget: {
    method: 'POST',
    path: '/requests/:requestId/targets/:targetId/approve',
    summary: 'Approves one target of a request with its own link to the offence.',
    stepUp: true,
    params: Type.Object({ requestId: Uuid, targetId: Uuid }),
    /** Of what was read: the text of the request, the target and its link. */
    body: Type.Object({ digest: Type.String({ maxLength: 100 }) }),
    answer: RequestDetail,
  },
} as const satisfies Record<string, Route>;
