// SPDX-License-Identifier: Apache-2.0
/** The central authority's desk: requests for assistance from other States, and what became of those in both directions. */
import { type Static, Type } from 'typebox';
import { incomingChannels, translationStates, urgencies } from '../incoming/incoming.ts';
import { incomingEvents, incomingStates } from '../incoming/state-table.ts';
import { StatisticsRow } from './register.ts';
import { DeadlineShown } from './requests.ts';
import type { Route } from './route.ts';
import { Day, Instant, Language, Maybe, Person, Sha256, Text, Uuid, Word } from './shapes.ts';

export const IncomingStateWord = Word(...incomingStates);
const Country = Type.String({ pattern: '^[A-Z]{2}$' });
/** Field id → what the paper says there, or on which page it stands. */
const Stated = Type.Record(Type.String({ maxLength: 80 }), Type.String({ maxLength: 2_000 }));

const registered = {
  requestingState: Country,
  requestingAuthority: Text(300),
  theirReference: Text(200),
  treatyBasis: Text(500),
  receivedOn: Day,
  channel: Word(...incomingChannels),
  /** ISO 639-1. */
  language: Type.String({ pattern: '^[a-z]{2}$' }),
  asked: Text(20_000),
  urgency: Word(...urgencies),
  neededBy: Maybe(Day),
  secrecy: Type.Boolean(),
  secrecyUntil: Maybe(Day),
};

export const IncomingGiven = Type.Object({
  ...registered,
  translation: Word(...translationStates),
  /** The paper itself, which was taken in as evidence of the case. */
  originalId: Type.Optional(Maybe(Uuid)),
  stated: Type.Optional(Stated),
});
export type IncomingGiven = Static<typeof IncomingGiven>;

export const IncomingSummary = Type.Object({
  id: Uuid,
  caseId: Uuid,
  caseNumber: Type.String(),
  number: Type.String(),
  requestingState: Type.String(),
  requestingAuthority: Type.String(),
  theirReference: Type.String(),
  receivedOn: Day,
  urgency: Word(...urgencies),
  state: IncomingStateWord,
  translation: Word(...translationStates),
  secrecy: Type.Boolean(),
  /** How many musts it does not state. */
  missing: Type.Integer(),
  office: Maybe(Type.String()),
  nextDue: Maybe(Type.Object({ kind: Type.String(), at: Instant })),
});
export type IncomingSummary = Static<typeof IncomingSummary>;

const Item = Type.Object({ id: Uuid, name: Type.String(), sha256: Sha256 });

export const IncomingStepShown = Type.Object({
  id: Uuid,
  event: Word(...incomingEvents),
  state: IncomingStateWord,
  at: Instant,
  by: Person,
  happenedOn: Day,
  comment: Maybe(Type.String()),
  reason: Maybe(Type.String()),
  office: Maybe(Type.String()),
  reference: Maybe(Type.String()),
  channel: Maybe(Type.String()),
  evidence: Type.Array(Item),
});
export type IncomingStepShown = Static<typeof IncomingStepShown>;

export const IncomingDetail = Type.Interface([IncomingSummary], {
  treatyBasis: Type.String(),
  channel: Word(...incomingChannels),
  language: Type.String(),
  asked: Type.String(),
  neededBy: Maybe(Day),
  secrecyUntil: Maybe(Day),
  original: Maybe(Item),
  translated: Maybe(Item),
  stated: Stated,
  /** What such a request has to state, in the order of the form and in the reader's language. */
  fields: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      level: Word('must', 'should', 'optional'),
      state: Word('stated', 'missing', 'open'),
    }),
  ),
  acknowledgedAt: Maybe(Instant),
  answer: Maybe(Word('granted', 'partly', 'refused')),
  refusal: Maybe(Type.String()),
  answeredAt: Maybe(Instant),
  registeredBy: Person,
  registeredAt: Instant,
  steps: Type.Array(IncomingStepShown),
  deadlines: Type.Array(DeadlineShown),
  /** Steps that this person can take now; what must come with them is asked then. */
  can: Type.Array(Word(...incomingEvents)),
  mayChange: Type.Boolean(),
});
export type IncomingDetail = Static<typeof IncomingDetail>;

export const AssistanceRow = Type.Interface([StatisticsRow], { direction: Word('in', 'out') });
export type AssistanceRow = Static<typeof AssistanceRow>;

const incomingId = Type.Object({ incomingId: Uuid });
const filter = Type.Object({
  state: Type.Optional(IncomingStateWord),
  country: Type.Optional(Country),
  translation: Type.Optional(Word(...translationStates)),
});

export const incomingRoutes = {
  incomingList: {
    method: 'GET',
    path: '/incoming',
    summary: 'Requests for assistance from other States in the own cases, the newest first.',
    query: filter,
    answer: Type.Object({ incoming: Type.Array(IncomingSummary) }),
  },
  incomingFile: { method: 'GET', path: '/incoming.csv', summary: 'The same as CSV.', query: filter },
  registerIncoming: {
    method: 'POST',
    path: '/cases/:caseId/incoming',
    summary: 'Registers a request for assistance from another State on a case; its clocks start.',
    params: Type.Object({ caseId: Uuid }),
    body: IncomingGiven,
    answer: IncomingDetail,
  },
  incoming: {
    method: 'GET',
    path: '/incoming/:incomingId',
    summary: 'One of them with what it states, what is missing, and what was done.',
    params: incomingId,
    answer: IncomingDetail,
  },
  changeIncoming: {
    method: 'PATCH',
    path: '/incoming/:incomingId',
    summary: 'Says what the paper states where, how far its translation is, or which item is the paper.',
    params: incomingId,
    body: Type.Object({
      stated: Type.Optional(Stated),
      translation: Type.Optional(Word(...translationStates)),
      originalId: Type.Optional(Maybe(Uuid)),
      translationId: Type.Optional(Maybe(Uuid)),
    }),
    answer: IncomingDetail,
  },
  stepIncoming: {
    method: 'POST',
    path: '/incoming/:incomingId/steps',
    summary: 'Takes a step: acknowledge, ask, assign, send for execution, execute, postpone, refuse, forward, …',
    params: incomingId,
    body: Type.Object({
      event: Word(...incomingEvents),
      comment: Type.Optional(Type.String({ maxLength: 20_000 })),
      reasonCode: Type.Optional(Type.String({ maxLength: 60 })),
      office: Type.Optional(Type.String({ maxLength: 300 })),
      reference: Type.Optional(Type.String({ maxLength: 200 })),
      channel: Type.Optional(Word(...incomingChannels)),
      evidenceIds: Type.Optional(Type.Array(Uuid, { maxItems: 200, uniqueItems: true })),
      /** The day it happened, where that is not today. */
      happenedOn: Type.Optional(Day),
    }),
    answer: IncomingDetail,
  },
  incomingQuestion: {
    method: 'GET',
    path: '/incoming/:incomingId/question',
    summary: 'The letter that asks the requesting State for what is missing, as a draft.',
    params: incomingId,
    query: Type.Object({ language: Type.Optional(Language) }),
    answer: Type.Object({ text: Type.String(), missing: Type.Array(Type.String()) }),
  },
  assistanceStatistics: {
    method: 'GET',
    path: '/assistance-statistics',
    summary: 'Assistance asked of other States and by them, country by country.',
    answer: Type.Object({ rows: Type.Array(AssistanceRow) }),
  },
  assistanceStatisticsFile: { method: 'GET', path: '/assistance-statistics.csv', summary: 'The same as CSV.' },
} as const satisfies Record<string, Route>;
