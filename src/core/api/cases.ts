// SPDX-License-Identifier: Apache-2.0
/** Cases, their need-to-know circle, targets and the advice asked on them. */
import { type Static, Type } from 'typebox';
import type { Advice } from '../routes/advice.ts';
import type { AdviceQuery } from '../routes/query.ts';
import { LoweringToDecide, loweringDecisions, RoleLowering } from './role-lowerings.ts';
import type { Route } from './route.ts';
import { RoleName } from './session.ts';
import { Day, Instant, Language, Line, Maybe, Nothing, Person, Text, Uuid, Word } from './shapes.ts';

export const offenceFamilies = ['terrorism', 'trafficking-in-persons', 'smuggling-of-migrants', 'laundering', 'other'] as const;
export const targetRoles = ['suspect', 'victim', 'migrant', 'witness', 'rescuer', 'lawyer', 'journalist', 'unknown'] as const;

export const Offence = Type.Object({
  family: Word(...offenceFamilies),
  /** `EG:som` as the country packs name it; empty where none fits. */
  statute: Type.Optional(Type.String({ maxLength: 200 })),
  /** The offence in the words of the file. */
  name: Type.Optional(Type.String({ maxLength: 500 })),
  /** 99 is life or death. */
  maxYears: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
});
export type Offence = Static<typeof Offence>;

export const Handling = Type.Object({ restricted: Type.Boolean(), minors: Type.Boolean(), privileged: Type.Boolean() });
export type Handling = Static<typeof Handling>;

/** Marks of handling. Those of minors and of privileged persons raise a safeguard on what is asked in the case. */
export const caseMarks = ['restricted', 'minors', 'privileged'] as const;
export type CaseMark = (typeof caseMarks)[number];

/** A mark that was taken off a case: by whom, and why. */
export const MarkRemoval = Type.Object({ mark: Word(...caseMarks), at: Instant, by: Person, reason: Type.String() });
export type MarkRemoval = Static<typeof MarkRemoval>;

export const Member = Type.Object({
  person: Person,
  /** The role in this case: one of the roles of the account. */
  role: RoleName,
  since: Instant,
  /** False: they no longer hold that role on the desk, or their account is closed; they see nothing of the case by it. */
  holdsRole: Type.Boolean(),
});
export type Member = Static<typeof Member>;

/** What is due soonest, for lists. */
export const NextDue = Type.Object({ kind: Type.String(), at: Instant, requestId: Maybe(Uuid) });

export const CaseSummary = Type.Object({
  id: Uuid,
  number: Type.String(),
  title: Type.String(),
  families: Type.Array(Word(...offenceFamilies)),
  handling: Handling,
  openedAt: Instant,
  closedAt: Maybe(Instant),
  counts: Type.Object({ targets: Type.Integer(), requestsOpen: Type.Integer(), toApprove: Type.Integer(), evidence: Type.Integer() }),
  nextDue: Maybe(NextDue),
});
export type CaseSummary = Static<typeof CaseSummary>;

export const Event = Type.Object({
  /** As written, with its zone where it has one: `2026-10-05 21:14:03`. */
  at: Type.String({ maxLength: 100 }),
  /** `Africa/Cairo`, `UTC`, `+02:00`; absent: not stated. */
  zone: Type.Optional(Type.String({ maxLength: 60 })),
  port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
});

export const Target = Type.Object({
  id: Uuid,
  caseId: Uuid,
  /** `provider-user-id`, `username`, `profile-url`, `email`, `phone`, `ip`, `trip-id`, `vehicle-plate`, `crypto-address`, … */
  kind: Type.String(),
  written: Type.String(),
  normalised: Type.String(),
  service: Maybe(Type.String()),
  /** State of the holder where the target itself tells it. */
  holder: Maybe(Type.String()),
  role: Word(...targetRoles),
  /** Another target of the case with the same identifier, whose role protects more: that role counts for this one too. */
  protectedAs: Maybe(Type.Object({ targetId: Uuid, role: Word(...targetRoles) })),
  /** Proposals to give it a role that protects less, and what was decided on them, oldest first. */
  lowerings: Type.Array(RoleLowering),
  relevance: Type.String(),
  event: Maybe(Event),
  /** What is still missing to ask about it: `port`, `zone`, `time`, `service`. */
  missing: Type.Array(Type.String()),
  warnings: Type.Array(Type.String()),
  /** The record it came from, when it came from one. */
  from: Maybe(Type.Object({ readingId: Uuid, recordId: Type.String() })),
  addedAt: Instant,
  addedBy: Person,
  requests: Type.Array(Uuid),
});
export type Target = Static<typeof Target>;

export const CaseDetail = Type.Interface([CaseSummary], {
  summary: Type.String(),
  country: Type.String(),
  stage: Word('intelligence', 'investigation', 'trial'),
  transnationalGroup: Maybe(Type.Boolean()),
  offences: Type.Array(Offence),
  members: Type.Array(Member),
  targets: Type.Array(Target),
  /** Newest first. */
  marksRemoved: Type.Array(MarkRemoval),
  /** What the signed-in person may do here: `add-target`, `change-case`, `add-member`, `draft-request`, `receive-evidence`, `make-bundle`, … */
  may: Type.Array(Type.String()),
});
export type CaseDetail = Static<typeof CaseDetail>;

/** What somebody who only pastes text should see before they decide. */
export const Suggestion = Type.Object({
  kind: Type.String(),
  written: Type.String(),
  normalised: Type.String(),
  service: Maybe(Type.String()),
  missing: Type.Array(Type.String()),
  warnings: Type.Array(Type.String()),
});
export type Suggestion = Static<typeof Suggestion>;

/** A fact that an answer stands on, as far as the screen shows it. */
export const CitedFact = Type.Object({
  id: Type.String(),
  /** What it says or is called, in the reader's language; null where it is known no longer. */
  title: Maybe(Type.String()),
  kind: Type.String(),
  confidence: Word('none', 'low', 'medium', 'high'),
  state: Word('fresh', 'ageing', 'stale', 'changed', 'undated', 'unverified', 'confirmed'),
  checked: Maybe(Type.String()),
  sources: Type.Array(Type.Object({ title: Type.String(), url: Maybe(Type.String()), seen: Maybe(Type.String()) })),
});
export type CitedFact = Static<typeof CitedFact>;

/** An answer of the advisor as it was given; the same for ever. */
export const KeptAdvice = Type.Object({
  id: Uuid,
  caseId: Uuid,
  targetId: Uuid,
  askedAt: Instant,
  askedBy: Person,
  query: Type.Unsafe<AdviceQuery>(Type.Object({}, { additionalProperties: true })),
  advice: Type.Unsafe<Advice>(Type.Object({}, { additionalProperties: true })),
  /** The language it was asked in. `advice.lang` is the reader's, or this one where the facts have changed since. */
  givenIn: Language,
  facts: Type.Array(CitedFact),
  /** SHA-256 of the canonical answer in the language it was given in, as it stands in the log. */
  digest: Type.String(),
});
export type KeptAdvice = Static<typeof KeptAdvice>;

const caseId = Type.Object({ caseId: Uuid });
const caseBody = Type.Object({
  number: Line(60),
  title: Line(300),
  summary: Type.String({ maxLength: 10_000 }),
  country: Type.String({ pattern: '^[A-Z]{2}$' }),
  stage: Word('intelligence', 'investigation', 'trial'),
  offences: Type.Array(Offence, { minItems: 1, maxItems: 20 }),
  handling: Handling,
  transnationalGroup: Type.Optional(Maybe(Type.Boolean())),
});

export const caseRoutes = {
  cases: {
    method: 'GET',
    path: '/cases',
    summary: 'The cases the person is a member of.',
    answer: Type.Object({ cases: Type.Array(CaseSummary) }),
  },
  openCase: {
    method: 'POST',
    path: '/cases',
    summary: 'Opens a case; who opens it is its first member.',
    body: caseBody,
    answer: CaseDetail,
  },
  caseDetail: { method: 'GET', path: '/cases/:caseId', summary: 'A case with circle and targets.', params: caseId, answer: CaseDetail },
  changeCase: {
    method: 'PATCH',
    path: '/cases/:caseId',
    summary: 'Changes what is known of a case. A mark of handling is set here, and not taken away.',
    params: caseId,
    body: Type.Partial(caseBody),
    answer: CaseDetail,
  },
  removeMark: {
    method: 'POST',
    path: '/cases/:caseId/marks/:mark/remove',
    summary: 'Takes a mark of handling off a case, with the reason. Safeguards that stand on requests stay.',
    stepUp: true,
    params: Type.Object({ caseId: Uuid, mark: Word(...caseMarks) }),
    body: Type.Object({ reason: Text(2_000) }),
    answer: CaseDetail,
  },
  addMember: {
    method: 'POST',
    path: '/cases/:caseId/members',
    summary: 'Takes somebody into the need-to-know circle.',
    params: caseId,
    body: Type.Object({ personId: Uuid, role: RoleName }),
    answer: CaseDetail,
  },
  removeMember: {
    method: 'DELETE',
    path: '/cases/:caseId/members/:personId',
    summary: 'Takes somebody out of the circle.',
    params: Type.Object({ caseId: Uuid, personId: Uuid }),
    answer: CaseDetail,
  },
  identify: {
    method: 'POST',
    path: '/identify',
    summary: 'What a pasted text is: kind, normalised form, service, what is missing. Nothing is fetched or kept.',
    body: Type.Object({ text: Text(4_000), country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })) }),
    answer: Type.Object({ suggestions: Type.Array(Suggestion) }),
  },
  addTarget: {
    method: 'POST',
    path: '/cases/:caseId/targets',
    summary: 'Adds a target; the desk normalises it and says what is missing.',
    params: caseId,
    body: Type.Object({
      written: Text(2_000),
      /** Absent: as `identify` says. */
      kind: Type.Optional(Text(60)),
      service: Type.Optional(Type.String({ maxLength: 60 })),
      role: Word(...targetRoles),
      relevance: Text(5_000),
      event: Type.Optional(Event),
      from: Type.Optional(Type.Object({ readingId: Uuid, recordId: Text(64) })),
    }),
    answer: Target,
  },
  changeTarget: {
    method: 'PATCH',
    path: '/cases/:caseId/targets/:targetId',
    summary: 'Adds what was missing, or corrects role and relevance. A role that protects less is proposed, and not set here.',
    params: Type.Object({ caseId: Uuid, targetId: Uuid }),
    body: Type.Object({
      role: Type.Optional(Word(...targetRoles)),
      relevance: Type.Optional(Text(5_000)),
      event: Type.Optional(Event),
      service: Type.Optional(Type.String({ maxLength: 60 })),
      holder: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    }),
    answer: Target,
  },
  proposeLowering: {
    method: 'POST',
    path: '/cases/:caseId/targets/:targetId/lowerings',
    summary: 'Proposes, for a reason, a role that protects less. The target keeps its role until somebody else has decided.',
    params: Type.Object({ caseId: Uuid, targetId: Uuid }),
    body: Type.Object({ role: Word(...targetRoles), reason: Text(2_000) }),
    answer: Target,
  },
  loweringsToDecide: {
    method: 'GET',
    path: '/role-lowerings',
    summary: 'In the own cases: roles that somebody else has proposed to lower and that wait for the person who asks.',
    answer: Type.Object({ lowerings: Type.Array(LoweringToDecide) }),
  },
  decideLowering: {
    method: 'POST',
    path: '/role-lowerings/:loweringId/decision',
    summary: 'Confirms or refuses a proposal to lower a role; by somebody who did not propose it and does not investigate.',
    stepUp: true,
    params: Type.Object({ loweringId: Uuid }),
    body: Type.Object({ decision: Word(...loweringDecisions), reason: Text(2_000) }),
    answer: Target,
  },
  askAdvice: {
    method: 'POST',
    path: '/cases/:caseId/targets/:targetId/advice',
    summary: 'Asks the route advisor on a target; the answer is kept whole.',
    params: Type.Object({ caseId: Uuid, targetId: Uuid }),
    body: Type.Object({
      language: Type.Optional(Language),
      /** Members of the question (cli.md) that the person answers other than the case does. */
      answers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      asOf: Type.Optional(Day),
    }),
    answer: KeptAdvice,
  },
  advice: {
    method: 'GET',
    path: '/advice/:adviceId',
    summary: 'An answer as it was given, in the reader’s language while the facts still give it.',
    params: Type.Object({ adviceId: Uuid }),
    answer: KeptAdvice,
  },
  adviceOfTarget: {
    method: 'GET',
    path: '/cases/:caseId/targets/:targetId/advice',
    summary: 'The newest answer on a target.',
    params: Type.Object({ caseId: Uuid, targetId: Uuid }),
    answer: Type.Object({ advice: Maybe(KeptAdvice) }),
  },
  closeCase: {
    method: 'POST',
    path: '/cases/:caseId/close',
    summary: 'Closes a case, with the reason.',
    params: caseId,
    body: Type.Object({ reason: Text(2_000) }),
    answer: Nothing,
  },
} as const satisfies Record<string, Route>;
