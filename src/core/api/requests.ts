// SPDX-License-Identifier: Apache-2.0
/** Requests from draft to answer: fields, steps, gates, documents, portal pack, dispatch, deadlines. */
import { type Static, Type } from 'typebox';
import { followingKinds } from '../requests/following.ts';
import { subjectPlaceholders } from '../requests/mail-subject.ts';
import { requestEvents } from '../requests/state-table.ts';
import { handOverChannels, sendingWays } from '../requests/way-of-sending.ts';
import { FactsSinceShown } from './changed-facts.ts';
import { Enclosure } from './enclosures.ts';
import { JobShown } from './evidence.ts';
import { LikenessShown, SameInBatch } from './likeness.ts';
import { NamedShown } from './named-in-texts.ts';
import { PortalAccountShown } from './portal-accounts.ts';
import { Dispatch, Kind, RequestHistory, State } from './request-history.ts';
import { LoweredRole } from './role-lowerings.ts';
import type { Route } from './route.ts';
import { Day, Instant, Language, Line, Maybe, Person, Sha256, Text, Uuid, Word } from './shapes.ts';

export { Dispatch, Happened, Kind, RelatedRequest, RequestHistory, State, VersionChange } from './request-history.ts';
export const StepEvent = Word(...requestEvents);

/** One field of the form, with its words in the reader's language. */
export const Field = Type.Object({
  id: Type.String(),
  /** Heading it stands under: `target`, `justification`, … */
  block: Type.String(),
  /** Where it stands on the paper: id of the section, or `head`, `kept` (never printed), `signature`; with its heading where it has one. */
  section: Type.Object({ id: Type.String(), heading: Maybe(Type.String()) }),
  /** `epoc.f.3`, where sections have letters: the third field of section F in our form. The desk takes values under it too. */
  address: Maybe(Type.String()),
  /** False for a must of other cases than the one at hand. */
  asked: Type.Boolean(),
  type: Type.String(),
  level: Word('must', 'should', 'optional'),
  /** When a must is one only in some cases. */
  when: Maybe(Type.String()),
  label: Type.String(),
  /** The question that the field answers. */
  prompt: Maybe(Type.String()),
  /** Filled by the desk (reference, approver, time) and not typed. */
  filledByDesk: Type.Boolean(),
  choices: Maybe(Type.Array(Type.Object({ id: Type.String(), label: Type.String() }))),
  /** Points that a long text may be written by instead of as one, as `{point: text}`. */
  points: Maybe(Type.Array(Type.Object({ id: Type.String(), label: Type.String() }))),
});
export type Field = Static<typeof Field>;

/** `identifier_list` is `[{kind, written}]`, `data_category_list` `[{category, reason}]`, `date_range_utc` `{from, to}`, the rest text or boolean (cli.md). */
export const FieldValues = Type.Record(Type.String(), Type.Unknown());

export const Lint = Type.Object({
  id: Type.String(),
  text: Type.String(),
  facts: Type.Array(Type.String()),
  /** What those facts are called or say, in the same order. */
  titles: Type.Array(Type.String()),
});
export const GateOnPaper = Type.Object({
  id: Type.String(),
  effect: Word('block', 'second-approval'),
  why: Type.String(),
  facts: Type.Array(Type.String()),
  /** Whom the case protects today, where that raises it: a target, or somebody whom the paper lists or a text asks about. */
  because: Type.Array(Type.Object({ targetId: Uuid, written: Type.String(), role: Type.String() })),
  lifted: Maybe(Type.Object({ by: Person, at: Instant, reason: Type.String() })),
});
export const ApprovalGiven = Type.Object({
  version: Type.Integer(),
  by: Person,
  at: Instant,
  comment: Maybe(Type.String()),
  digest: Maybe(Type.String()),
});
export const Comment = Type.Object({ at: Instant, by: Person, event: Type.String(), text: Type.String(), version: Type.Integer() });
export const MadeDocument = Type.Object({
  sha256: Sha256,
  language: Type.String(),
  format: Word('pdf', 'docx'),
  bytes: Type.Integer(),
  version: Type.Integer(),
  madeAt: Instant,
  signed: Type.Boolean(),
});
export type MadeDocument = Static<typeof MadeDocument>;

/** What an approved paper says, which the log holds; its file follows when it is sealed. */
export const PaperShown = Type.Object({
  version: Type.Integer(),
  language: Language,
  /** SHA-256 of what it says, as the log names it, and its first letters to be read out. */
  sha256: Sha256,
  code: Type.String(),
  entryId: Uuid,
  /** An outside witness has signed a state of the log that holds it. */
  witnessed: Type.Boolean(),
  /** The signed file; null while it is made. */
  document: Maybe(Sha256),
  /** The work of making it, while it is not done. */
  job: Maybe(JobShown),
});
export type PaperShown = Static<typeof PaperShown>;

export const SecrecyDecision = Type.Object({
  decision: Word('prolonged', 'not-told'),
  /** Of a prolonging: its last day, and the order or decision that it rests on. */
  until: Maybe(Type.String()),
  basis: Maybe(Type.String()),
  reason: Type.String(),
  at: Instant,
  by: Person,
});
export type SecrecyDecision = Static<typeof SecrecyDecision>;

export const DeadlineShown = Type.Object({
  id: Uuid,
  caseId: Uuid,
  caseNumber: Type.String(),
  requestId: Maybe(Uuid),
  requestNumber: Maybe(Type.String()),
  /** For what runs before there is a request: the end of the holder's retention. */
  targetId: Maybe(Uuid),
  /** The request of another State that it hangs on. */
  incomingId: Maybe(Uuid),
  incomingNumber: Maybe(Type.String()),
  kind: Word(
    'preservation-end',
    'preservation-remind',
    'answer-due',
    'follow-up',
    'emergency-review',
    'emergency-process',
    'secrecy-end',
    'retention-end',
    'incoming-acknowledge',
    'incoming-answer',
    'hearing',
    'detention-end',
  ),
  dueAt: Instant,
  lastDay: Type.String(),
  zone: Type.String(),
  daysLeft: Type.Integer(),
  rule: Type.String(),
  facts: Type.Array(Type.String()),
  movedFrom: Maybe(Type.String()),
  holidaysUnknown: Type.Boolean(),
  metAt: Maybe(Instant),
  /** What was decided on an end of secrecy; null: nothing, or the person was told. */
  secrecy: Maybe(SecrecyDecision),
});
export type DeadlineShown = Static<typeof DeadlineShown>;

export const Addressee = Type.Object({
  name: Type.String(),
  country: Type.String(),
  service: Maybe(Type.String()),
  address: Maybe(Type.String()),
  email: Maybe(Type.String()),
  channel: Maybe(Type.Object({ id: Type.String(), type: Type.String(), address: Maybe(Type.String()), ownDomain: Type.Boolean() })),
});

export const RequestSummary = Type.Object({
  id: Uuid,
  caseId: Uuid,
  caseNumber: Type.String(),
  number: Type.String(),
  kind: Kind,
  /** Name of the document in the reader's language. */
  title: Type.String(),
  addressee: Type.String(),
  state: State,
  version: Type.Integer(),
  targets: Type.Array(Uuid),
  drafter: Person,
  updatedAt: Instant,
  sentAt: Maybe(Instant),
  nextDue: Maybe(Type.Object({ kind: Type.String(), at: Instant })),
  /** Whose move it is: `drafter`, `approver`, `legal-reviewer`, `addressee`, `nobody`. */
  waitsFor: Type.String(),
});
export type RequestSummary = Static<typeof RequestSummary>;

export const FollowingKind = Word(...followingKinds);
/** A target of a request with its own link to the offence. */
export const AskedTarget = Type.Object({
  id: Uuid,
  kind: Type.String(),
  written: Type.String(),
  service: Maybe(Type.String()),
  role: Type.String(),
  /** In the words of the case. */
  link: Type.String(),
  /** Of what is read when it is approved by itself. */
  digest: Type.String(),
  approvedBy: Type.Array(Person),
});
export type AskedTarget = Static<typeof AskedTarget>;

/** Another request of the case that keeps, or is to keep, the data that this one asks for. */
export const PreservationShown = Type.Object({
  requestId: Uuid,
  number: Type.String(),
  /** The addressee's own number of it, or ours while it has none: what this request names. */
  reference: Type.String(),
  standing: Word('kept', 'not-sent', 'over'),
  /** The last day; null where nobody stated one. */
  until: Maybe(Type.String()),
  /** This request names it already. */
  named: Type.Boolean(),
});
export type PreservationShown = Static<typeof PreservationShown>;

export const RequestDetail = Type.Interface([RequestSummary], {
  adviceId: Maybe(Uuid),
  addresseeDetail: Addressee,
  /** Route of the advisor's option: `preservation_direct`, … */
  route: Type.String(),
  /** The batch it was drafted in. */
  batch: Maybe(Uuid),
  asked: Type.Array(AskedTarget),
  /** Identifiers on the paper that no target of the request stands behind. */
  loose: Type.Array(Type.String()),
  /** There are more targets than the desk approves in one go: each is approved by itself. */
  each: Type.Boolean(),
  languages: Type.Array(Type.String()),
  fields: Type.Array(Field),
  values: FieldValues,
  missing: Type.Array(Type.String()),
  lints: Type.Array(Lint),
  /** Of a request for data: what keeps them, the one to name first. */
  preservations: Type.Array(PreservationShown),
  gates: Type.Array(GateOnPaper),
  named: Type.Array(NamedShown),
  /** Of somebody it asks about the role was made one that protects less; newest first. */
  lowered: Type.Array(LoweredRole),
  approvals: Type.Array(ApprovalGiven),
  comments: Type.Array(Comment),
  documents: Type.Array(MadeDocument),
  papers: Type.Array(PaperShown),
  dispatches: Type.Array(Dispatch),
  deadlines: Type.Array(DeadlineShown),
  /** Canonical digest of the version as it stands; an approval names it. */
  digest: Type.String(),
  /** What this person may draft after it now. */
  mayFollow: Type.Array(Type.Object({ kind: FollowingKind, title: Type.String() })),
  /** By which channel it is meant to go, as the paper or else the facts say; null where neither does. */
  plannedChannel: Maybe(Word(...handOverChannels)),
  /** The mail address that the facts state, where they state one. */
  mailAddress: Maybe(Type.String()),
  /** The channel rests on a stale, changed or unverified fact that nobody of this desk has confirmed. */
  channelUnconfirmed: Maybe(Type.Object({ factId: Type.String(), state: Type.String(), address: Maybe(Type.String()) })),
  /** The facts it was drafted from say something else now; null once it has left. */
  factsSince: Maybe(FactsSinceShown),
  /** Every fact of the addressee or of the law on the paper that nobody has confirmed: the paper prints blanks for them. */
  unconfirmed: Type.Array(
    Type.Object({
      factId: Type.String(),
      title: Type.String(),
      state: Type.String(),
      fields: Type.Array(Type.String()),
      addressee: Type.Boolean(),
    }),
  ),
  review: Maybe(Type.Object({ dueAt: Instant, result: Word('due', 'upheld', 'rejected') })),
  /** Steps this person can take now. */
  can: Type.Array(StepEvent),
  /** Duties besides steps: `lift-gate`, `confirm-channel`, `confirm-law`, `decide-secrecy`, `take-over-facts`, `keep-facts`, `answer-named`, `record-dispatch`, `receive-return`. */
  may: Type.Array(Type.String()),
  evidence: Type.Array(Uuid),
  /** Items of the case that it names as enclosed, and what it names that the desk does not hold: what an approval covers. */
  enclosures: Type.Array(Enclosure),
  enclosedElsewhere: Type.Array(Type.String()),
});
export type RequestDetail = Static<typeof RequestDetail>;

export const PortalPack = Type.Object({
  provider: Type.String(),
  /** By which channel it is meant to go, as the paper or else the facts say; null where neither does. */
  channel: Maybe(Word(...handOverChannels)),
  /** What the steps of the hand-over are: `portal`, `email`, `authority`, `police`, `paper`. */
  way: Word(...sendingWays),
  /** The page to fill in, where there is one; never a mail address. */
  portal: Maybe(Type.Object({ name: Type.String(), url: Type.String(), ownDomain: Type.Boolean() })),
  /** Which office holds the account there; of accounts that have not ended. */
  accounts: Type.Array(PortalAccountShown),
  /** What the provider says it must be told, in its order, then the rest in the order of the form. */
  fields: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      /** Empty where nobody has confirmed what would stand there: the paper has a marked blank. */
      text: Type.String(),
      unconfirmed: Type.Boolean(),
    }),
  ),
  /** The fact that says what the provider must be told, how fresh it is, and what of it no value of the paper answers, in words. */
  asks: Maybe(Type.Object({ fact: Type.String(), state: Type.String(), missing: Type.Array(Type.String()) })),
  documents: Type.Array(MadeDocument),
  /** Items of the case that the paper names as enclosed. */
  enclosures: Type.Array(Enclosure),
  /** What else the paper names as enclosed: the desk does not hold it, and its mail does not carry it. */
  enclosedElsewhere: Type.Array(Type.String()),
  /** The subject of a mail with it: as a fact of the channel asks, or our number. */
  subject: Type.Object({ text: Type.String(), missing: Type.Array(Word(...subjectPlaceholders)), fact: Maybe(Type.String()) }),
  /** The largest mail that the addressee says it takes, in bytes. */
  largestMail: Maybe(Type.Integer()),
});
export type PortalPack = Static<typeof PortalPack>;

const requestId = Type.Object({ requestId: Uuid });

export const requestRoutes = {
  draftRequest: {
    method: 'POST',
    path: '/cases/:caseId/requests',
    summary: 'Drafts a request from an option of an advice.',
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({
      adviceId: Uuid,
      list: Word('step0', 'step1', 'options'),
      index: Type.Integer({ minimum: 0, maximum: 100 }),
      /** Data categories asked; absent: those of the option. */
      data: Type.Optional(Type.Array(Text(60), { maxItems: 100 })),
      /** Language of the paper; absent: the first the addressee accepts. */
      language: Type.Optional(Language),
    }),
    answer: RequestDetail,
  },
  draftFollowing: {
    method: 'POST',
    path: '/requests/:requestId/following',
    summary:
      'Drafts a paper that follows from a request: extension, release, supplement, silence, withdrawal, covering letter, note verbale.',
    params: requestId,
    body: Type.Object({ kind: FollowingKind, language: Type.Optional(Language) }),
    answer: RequestDetail,
  },
  request: {
    method: 'GET',
    path: '/requests/:requestId',
    summary: 'A request with everything on it.',
    params: requestId,
    answer: RequestDetail,
  },
  requestHistory: {
    method: 'GET',
    path: '/requests/:requestId/history',
    summary: 'What each text of a request changed against the one before, and the papers it follows from and that follow from it.',
    params: requestId,
    answer: RequestHistory,
  },
  changeRequest: {
    method: 'PUT',
    path: '/requests/:requestId/values',
    summary: 'Changes fields of a draft; refused when somebody else changed it meanwhile.',
    params: requestId,
    body: Type.Object({ digest: Text(200, 0), values: FieldValues }),
    answer: RequestDetail,
  },
  takeStep: {
    method: 'POST',
    path: '/requests/:requestId/steps',
    summary: 'Takes a step of the state table: submit, send-back, approve, withdraw, acknowledge, …',
    params: requestId,
    body: Type.Object({
      event: StepEvent,
      comment: Type.Optional(Type.String({ maxLength: 5_000 })),
      reasonCode: Type.Optional(Type.String({ maxLength: 60 })),
      /** Of the version that was read on the screen; needed to approve. */
      digest: Type.Optional(Type.String({ maxLength: 100 })),
      /** Provider's reference, for acknowledge. */
      reference: Type.Optional(Type.String({ maxLength: 200 })),
      /** For narrow: the fields of the next version, which ask for less. */
      values: Type.Optional(FieldValues),
    }),
    answer: RequestDetail,
  },
  liftGate: {
    method: 'POST',
    path: '/requests/:requestId/gates/:gate/lift',
    summary: 'The legal reviewer lifts a gate with a written reason.',
    stepUp: true,
    params: Type.Object({ requestId: Uuid, gate: Text(60) }),
    body: Type.Object({ reason: Text(5_000, 10) }),
    answer: RequestDetail,
  },
  prolongSecrecy: {
    method: 'POST',
    path: '/requests/:requestId/secrecy/prolong',
    summary: 'Prolongs the secrecy towards the person concerned to a later day, with its basis and the reason.',
    stepUp: true,
    params: requestId,
    body: Type.Object({ until: Day, basis: Line(500), reason: Text(5_000, 10) }),
    answer: RequestDetail,
  },
  leaveUntold: {
    method: 'POST',
    path: '/requests/:requestId/secrecy/not-told',
    summary: 'Records that the person concerned is not told when secrecy ends, with the reason.',
    stepUp: true,
    params: requestId,
    body: Type.Object({ reason: Text(5_000, 10) }),
    answer: RequestDetail,
  },
  confirmChannel: {
    method: 'POST',
    path: '/requests/:requestId/channel/confirm',
    summary: 'A second person confirms the facts a request stands on; those of its addressee when none are named.',
    stepUp: true,
    params: requestId,
    body: Type.Object({
      how: Text(2_000, 5),
      /** Ids out of `unconfirmed`; law is for the legal reviewer. */
      facts: Type.Optional(Type.Array(Text(200), { minItems: 1, maxItems: 50 })),
    }),
    answer: RequestDetail,
  },
  takeOverFacts: {
    method: 'POST',
    path: '/requests/:requestId/facts/take-over',
    summary: 'A draft takes over whom, where and how the facts say now; it rests on a new advice from then on.',
    params: requestId,
    body: Type.Object({ digest: Sha256, difference: Sha256 }),
    answer: RequestDetail,
  },
  keepFacts: {
    method: 'POST',
    path: '/requests/:requestId/facts/keep',
    summary: 'What a request says is kept with a written reason, though the facts say something else now.',
    params: requestId,
    body: Type.Object({ difference: Sha256, reason: Text(5_000, 10) }),
    answer: RequestDetail,
  },
  answerNamed: {
    method: 'POST',
    path: '/requests/:requestId/named/:targetId',
    summary: 'A drafter says whether data on somebody protected whom a text names are asked for; if not, why they are named.',
    params: Type.Object({ requestId: Uuid, targetId: Uuid }),
    body: Type.Object({ digest: Sha256, asks: Type.Boolean(), reason: Type.Optional(Text(5_000, 10)) }),
    answer: RequestDetail,
  },
  likeness: {
    method: 'GET',
    path: '/requests/:requestId/likeness',
    summary: 'How alike each reason is to those its drafters gave before, in the cases whose requests the person decides on.',
    params: requestId,
    /** What reads the same on the papers of its own batch is told once, and is no likeness to earlier ones. */
    answer: Type.Object({ reasons: Type.Array(LikenessShown), batch: Maybe(SameInBatch) }),
  },
  preview: {
    method: 'GET',
    path: '/requests/:requestId/preview',
    summary: 'The paper as it would be printed now, watermarked, as HTML text or PDF bytes.',
    params: requestId,
    query: Type.Object({ language: Language, format: Type.Optional(Word('pdf', 'html')) }),
  },
  documentBytes: {
    method: 'GET',
    path: '/requests/:requestId/documents/:sha256',
    summary: 'A document that was made, byte for byte.',
    params: Type.Object({ requestId: Uuid, sha256: Sha256 }),
  },
  portalPack: {
    method: 'GET',
    path: '/requests/:requestId/portal-pack',
    summary: 'What to paste where in the provider’s portal.',
    params: requestId,
    answer: PortalPack,
  },
  recordDispatch: {
    method: 'POST',
    path: '/requests/:requestId/dispatches',
    summary: 'Records that an approved request was handed over by a person (portal, post, in person); its clocks start.',
    stepUp: true,
    params: requestId,
    body: Type.Object({
      channel: Text(60),
      sentAt: Type.Optional(Instant),
      reference: Type.Optional(Type.String({ maxLength: 200 })),
      /** Hold days the provider confirmed itself. */
      holdDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
      confirmedAt: Type.Optional(Instant),
    }),
    answer: RequestDetail,
  },
  deadlines: {
    method: 'GET',
    path: '/deadlines',
    summary: 'What lapses or is due, soonest first.',
    query: Type.Object({ caseId: Type.Optional(Uuid), met: Type.Optional(Type.Boolean()) }),
    answer: Type.Object({ deadlines: Type.Array(DeadlineShown) }),
  },
} as const satisfies Record<string, Route>;
