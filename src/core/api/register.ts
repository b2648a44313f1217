// SPDX-License-Identifier: Apache-2.0
/** The register in pages and as a table to take away, what became of the requests, who has asked before, and correspondence. */
import { type Static, Type } from 'typebox';
import { documentKinds } from '../requests/kinds.ts';
import { type BoardColumn, boardColumns } from '../requests/register-filter.ts';
import { statisticsBy } from '../requests/statistics.ts';
import { Kind, RequestSummary, State } from './requests.ts';
import type { Route } from './route.ts';
import { Instant, Maybe, Person, Text, Uuid, Word } from './shapes.ts';

const types = [...new Set(Object.values(documentKinds).map(({ type }) => type))];
const Column = Word(...(Object.keys(boardColumns) as BoardColumn[]));

const messageKinds = ['question', 'clarification', 'refusal', 'reference', 'other'] as const;

export const MessageShown = Type.Object({
  id: Uuid,
  /** From the addressee, or to it. */
  direction: Word('in', 'out'),
  kind: Word(...messageKinds),
  at: Instant,
  text: Type.String(),
  /** The addressee's own number. */
  reference: Maybe(Type.String()),
  by: Person,
});
export type MessageShown = Static<typeof MessageShown>;

export const AskedBefore = Type.Object({
  /** Requests about the same identifier in the person's own cases. */
  own: Type.Array(
    Type.Object({
      id: Uuid,
      number: Type.String(),
      caseNumber: Type.String(),
      title: Type.String(),
      kind: Type.String(),
      state: Type.String(),
    }),
  ),
  /** Units that have the same identifier in a case of theirs: whom to speak to, and nothing more. */
  askUnits: Type.Array(Type.String()),
});
export type AskedBefore = Static<typeof AskedBefore>;

export const StatisticsRow = Type.Object({
  /** A company or authority, a country, a kind of paper, or a family of offences. */
  key: Type.String(),
  asked: Type.Integer(),
  granted: Type.Integer(),
  partly: Type.Integer(),
  refused: Type.Integer(),
  open: Type.Integer(),
  reasons: Type.Array(Type.Object({ code: Type.String(), count: Type.Integer() })),
  medianDays: Maybe(Type.Number()),
});
export type StatisticsRow = Static<typeof StatisticsRow>;

/** Requests that went before they were approved, as the overseer sees them. */
export const EmergenciesShown = Type.Object({
  officers: Type.Array(
    Type.Object({
      person: Person,
      unit: Type.String(),
      sentFirst: Type.Integer(),
      due: Type.Integer(),
      overdue: Type.Integer(),
      upheld: Type.Integer(),
      rejected: Type.Integer(),
      /** Of those decided, how many after their time. */
      late: Type.Integer(),
      /** A review is past its 72 hours: the next emergency of this officer is refused before approval. */
      blocked: Type.Boolean(),
    }),
  ),
  emergencies: Type.Array(
    Type.Object({
      id: Uuid,
      title: Type.String(),
      by: Person,
      unit: Type.String(),
      sentAt: Maybe(Instant),
      dueAt: Instant,
      result: Word('due', 'upheld', 'rejected'),
      overdue: Type.Boolean(),
      late: Type.Boolean(),
      reviewedBy: Maybe(Person),
      reviewedAt: Maybe(Instant),
    }),
  ),
});
export type EmergenciesShown = Static<typeof EmergenciesShown>;

/** What of the register is wanted; what is absent is not limited. */
export const RegisterQuery = Type.Object({
  caseId: Type.Optional(Uuid),
  state: Type.Optional(State),
  /** Of several, with commas between, any. */
  waitsFor: Type.Optional(Type.String({ maxLength: 80 })),
  kind: Type.Optional(Kind),
  /** The name as the register shows it. */
  addressee: Type.Optional(Type.String({ maxLength: 300 })),
  /** The next thing is past its day, or due within seven days. */
  due: Type.Optional(Word('over', 'week')),
  type: Type.Optional(Word(...types)),
  /** Words that its numbers, its addressee and the name of its document hold. */
  text: Type.Optional(Type.String({ maxLength: 200 })),
});

/** How much of the register is answered at once; absent: all of it. */
const RegisterPage = Type.Object({
  ...RegisterQuery.properties,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  /** `next` of the page before. */
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  /** The first so many of each column of the board, or one column by itself. */
  as: Type.Optional(Word('board')),
  column: Type.Optional(Column),
});

export const RegisterShown = Type.Object({
  requests: Type.Array(RequestSummary),
  /** Of all pages: how many the person may know of that are wanted. */
  count: Type.Integer(),
  /** Where the next page goes on; null: this was the last. */
  next: Maybe(Type.String()),
  /** Of all the person may know of, wanted or not: what can be chosen. With the first page. */
  choices: Maybe(
    Type.Object({
      kinds: Type.Array(Type.Object({ kind: Kind, title: Type.String() })),
      addressees: Type.Array(Type.String()),
    }),
  ),
  /** How many there are without any limit, for a list that is empty to say why. */
  of: Type.Integer(),
  /** Of a board: how many stand in each column, and where it goes on. */
  columns: Maybe(Type.Array(Type.Object({ column: Column, count: Type.Integer(), next: Maybe(Type.String()) }))),
});
export type RegisterShown = Static<typeof RegisterShown>;

const requestId = Type.Object({ requestId: Uuid });
const by = Word(...statisticsBy);

export const registerRoutes = {
  requests: {
    method: 'GET',
    path: '/requests',
    summary: 'The register: requests of the cases the person is a member of.',
    query: RegisterPage,
    answer: RegisterShown,
  },
  registerFile: {
    method: 'GET',
    path: '/register.csv',
    summary: 'The register as CSV.',
    query: RegisterQuery,
  },
  statistics: {
    method: 'GET',
    path: '/statistics',
    summary: 'What became of the requests of the own cases that have left.',
    query: Type.Object({ by: Type.Optional(by) }),
    answer: Type.Object({
      by,
      rows: Type.Array(StatisticsRow),
      /** An outside witness has signed a state of the log that holds every act these numbers rest on. */
      witnessed: Type.Boolean(),
    }),
  },
  statisticsFile: {
    method: 'GET',
    path: '/statistics.csv',
    summary: 'The same as CSV.',
    query: Type.Object({ by: Type.Optional(by) }),
  },
  emergencies: {
    method: 'GET',
    path: '/emergencies',
    summary: 'For the overseer: requests that went before approval, by officer, with what the reviews said; nothing of their cases.',
    answer: EmergenciesShown,
  },
  askedBefore: {
    method: 'POST',
    path: '/cases/:caseId/targets/:targetId/asked-before',
    summary: 'Whether the target has been asked about before; of other units only whom to speak to, and both sides see that it was asked.',
    params: Type.Object({ caseId: Uuid, targetId: Uuid }),
    body: Type.Object({}),
    answer: AskedBefore,
  },
  messages: {
    method: 'GET',
    path: '/requests/:requestId/messages',
    summary: 'Correspondence filed on a request.',
    params: requestId,
    answer: Type.Object({ messages: Type.Array(MessageShown) }),
  },
  fileMessage: {
    method: 'POST',
    path: '/requests/:requestId/messages',
    summary: 'Files a question, clarification, refusal or reference number on a request.',
    params: requestId,
    body: Type.Object({
      direction: Word('in', 'out'),
      kind: Word(...messageKinds),
      text: Text(20_000),
      at: Type.Optional(Instant),
      reference: Type.Optional(Text(200)),
    }),
    answer: Type.Object({ messages: Type.Array(MessageShown) }),
  },
} as const satisfies Record<string, Route>;
