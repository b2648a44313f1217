// SPDX-License-Identifier: Apache-2.0
/** What came back: uploads, evidence items, readings, records with the bytes they were read from, leads, jobs. */
import { type Static, Type } from 'typebox';
import { fileStandings } from '../records/coverage.ts';
import { PrivilegedFound } from './privileged-found.ts';
import type { Route } from './route.ts';
import { Count, Instant, Maybe, Nothing, Person, Sha256, Text, Uuid, Word } from './shapes.ts';

export const howItCame = ['return', 'capture', 'upload', 'machine-delivery', 'consent', 'hand-over'] as const;
/** What a person may say of bytes that they send; a hand-over is what taking in a bundle makes of it. */
export const howSent = ['return', 'capture', 'upload', 'machine-delivery', 'consent'] as const;
export type HowSent = (typeof howSent)[number];
export type HowItCame = (typeof howItCame)[number];

/** Bytes on their way in. After a lost line the client goes on at `offset`. */
export const Upload = Type.Object({
  id: Uuid,
  name: Type.String(),
  bytes: Type.Integer(),
  /** Bytes that are on the disk for good. */
  offset: Type.Integer(),
  /** SHA-256 of those bytes. */
  sha256SoFar: Sha256,
  finished: Type.Boolean(),
});
export type Upload = Static<typeof Upload>;

const InThree = Type.Object({ en: Type.String(), ar: Type.String(), fr: Type.String() });

export const JobShown = Type.Object({
  id: Uuid,
  kind: Type.String(),
  state: Word('waiting', 'running', 'done', 'failed'),
  progress: Maybe(Type.Object({ done: Type.Number(), of: Type.Optional(Type.Number()), what: Type.String() })),
  error: Maybe(
    Type.Object({
      code: Type.String(),
      /** English, as in the log: where, expected, found, what to do. */
      message: Type.String(),
      /** What the catalogue of errors says, and the message in each language; absent in what ended before these were kept. */
      title: Type.Optional(InThree),
      detail: Type.Optional(InThree),
    }),
  ),
});
export type JobShown = Static<typeof JobShown>;

export const FileCoverage = Type.Object({
  path: Type.String(),
  sha256: Type.String(),
  bytes: Type.Integer(),
  /** Absent in readings from before it was kept. */
  standing: Type.Optional(Word(...fileStandings)),
  parser: Maybe(Type.String()),
  tier: Maybe(Type.String()),
  units: Type.Integer(),
  claimed: Type.Integer(),
  records: Type.Integer(),
  gaps: Type.Integer(),
  left: Type.Integer(),
});
/** What texts mention, in numbers: identifiers, and secrets by class (`seed-phrase`, `private-key-wif`, `password`). */
export const MentionsFound = Type.Object({ identifiers: Type.Integer(), secrets: Type.Record(Type.String(), Type.Integer()) });
export type MentionsFound = Static<typeof MentionsFound>;

export const Coverage = Type.Object({
  files: Type.Array(FileCoverage),
  records: Type.Record(Type.String(), Type.Integer()),
  manifests: Type.Array(Type.Object({ path: Type.String(), method: Type.String(), result: Type.String() })),
  /** `media`: pictures and the like that records point to, which no reader opens; absent where standings are. */
  totals: Type.Object({
    files: Type.Integer(),
    filesRead: Type.Integer(),
    media: Type.Optional(Type.Integer()),
    notRead: Type.Optional(Type.Integer()),
    units: Type.Integer(),
    accounted: Type.Integer(),
  }),
  /** Absent in readings from before texts were searched: read the item again. */
  mentions: Type.Optional(MentionsFound),
});
export type Coverage = Static<typeof Coverage>;

/** Over-production: records of a return that the request it answers did not ask for. Counted before anybody reads them. */
export const OutsideFound = Type.Object({
  /** Records that surely lie outside. */
  records: Type.Integer(),
  /** Those whose moment is too coarse to say. */
  perhaps: Type.Integer(),
  /** By reason: `before-period`, `after-period`, `other-account`, `category-not-asked`, `not-upheld`. */
  why: Type.Record(Type.String(), Type.Integer()),
  /** Gaps that stand beside such records and are apart with them. */
  gaps: Type.Optional(Type.Integer()),
});
export type OutsideFound = Static<typeof OutsideFound>;

/** What a person gives a reading besides the item. Passwords open it once and are not kept: whoever looks at an original gives them again. */
export const ReadingGiven = Type.Object({
  /** The zone of local times that name none: `Africa/Cairo`. */
  zone: Type.Optional(Text(60)),
  /** Public keys of providers, armoured or binary, base64. */
  keys: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 400_000 }), { maxItems: 10 })),
  passwords: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { maxItems: 20 })),
});
export type ReadingGiven = Static<typeof ReadingGiven>;

export const ReadingShown = Type.Object({
  id: Uuid,
  evidenceId: Uuid,
  /** Readers at their versions, as one line. */
  readers: Type.String(),
  startedAt: Instant,
  endedAt: Maybe(Instant),
  job: Maybe(JobShown),
  coverage: Maybe(Coverage),
  records: Maybe(Type.Integer()),
  gaps: Maybe(Type.Integer()),
  /** What was given to it, without anything secret: the zone, keys by their SHA-256, how many passwords. */
  given: Maybe(Type.Object({ zone: Maybe(Type.String()), keys: Type.Array(Type.String()), passwords: Type.Integer() })),
  /** Null when it answers no request, or everything was asked for. */
  outside: Maybe(OutsideFound),
  /** Null when nothing of it is sealed as privileged. */
  privileged: Maybe(PrivilegedFound),
});
export type ReadingShown = Static<typeof ReadingShown>;

export const EvidenceItem = Type.Object({
  id: Uuid,
  caseId: Uuid,
  requestId: Maybe(Uuid),
  /** As the sender named it; may be anything. */
  name: Type.String(),
  sha256: Sha256,
  bytes: Type.Integer(),
  how: Word(...howItCame),
  receivedFrom: Type.String(),
  receivedAt: Instant,
  receivedBy: Person,
  derivedFrom: Maybe(Uuid),
  handling: Word('normal', 'restricted'),
  erasedAt: Maybe(Instant),
  readings: Type.Array(ReadingShown),
});
export type EvidenceItem = Static<typeof EvidenceItem>;

/** A record as formats/returns.md §3 shapes it: `kind`, `id`, `place`, `parser`, `data`, … */
export const RecordShown = Type.Object(
  {
    id: Type.String(),
    kind: Type.String(),
    /** Position in reading order. */
    ordinal: Type.Integer(),
  },
  { additionalProperties: true },
);
export type RecordShown = Static<typeof RecordShown> & {
  readonly place: { readonly item: string; readonly path: readonly { readonly name: string }[]; readonly at: { readonly kind: string } };
  readonly parser: { readonly id: string; readonly version: string; readonly tier: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly handling?: 'normal' | 'restricted';
};

export const RecordFilter = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  /** Into the middle, instead of a cursor: behind so many records, or in time order at the first that may be of this moment or a later one. */
  skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000_000 })),
  at: Type.Optional(Instant),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  kind: Type.Optional(Type.String({ maxLength: 60 })),
  account: Type.Optional(Type.String({ maxLength: 400 })),
  identifier: Type.Optional(Type.String({ maxLength: 400 })),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  text: Type.Optional(Type.String({ maxLength: 200 })),
  order: Type.Optional(Word('reading', 'time')),
  /** `yes`: instead, the records that were set apart and kept by decision. */
  setApart: Type.Optional(Word('yes')),
});

export const PASSWORD_HEADER = 'evidence-password';

export const Original = Type.Object({
  record: Type.String(),
  path: Type.Array(Type.String()),
  at: Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Object({}, { additionalProperties: true })),
  /** base64: up to some hundred bytes around the place, then exactly the place. */
  before: Type.String(),
  bytes: Type.String(),
  after: Type.String(),
  /** How many of `bytes` belong to records that are set apart: they stand as `*`. Around the place nothing is shown while some are. */
  withheld: Type.Integer(),
  /** Whether a key to money or a password stands in or beside the place: the bytes of its record stand as `*`, here and everywhere. */
  sealed: Type.Boolean(),
  /** The place as text, where it is text. */
  text: Maybe(Type.String()),
  from: Type.Integer(),
  to: Type.Integer(),
});
export type Original = Static<typeof Original>;

/** An identifier that texts of a reading mention, or one secret, of which only the class is told. */
export const Mentioned = Type.Object({
  /** As the scanner names it: `email`, `phone`, `ip`, `profile-url`, `crypto-address`, …; `sealed secret`. */
  type: Type.String(),
  /** Null for a secret. */
  value: Maybe(Type.String()),
  /** As it is written where it stands first. */
  written: Maybe(Type.String()),
  /** The class of a secret. */
  sealed: Maybe(Type.String()),
  chain: Maybe(Type.String()),
  service: Maybe(Type.String()),
  checked: Maybe(Type.String()),
  /** How often, and in how many records; 0 records: only in files that nobody read. */
  mentions: Type.Integer(),
  records: Type.Integer(),
  /** The first mention: itself a record with a place, and the record whose text it stands in. */
  mention: Type.String(),
  record: Maybe(Type.String()),
  path: Type.String(),
});
export type Mentioned = Static<typeof Mentioned>;

export const Lead = Type.Object({
  id: Uuid,
  caseId: Uuid,
  /** Null while it is held back. */
  text: Maybe(Type.String()),
  records: Type.Array(Type.Object({ readingId: Uuid, recordId: Type.String() })),
  /** Whether a record it stands on was set apart after it was written: nobody reads it before that one is kept by decision. */
  heldBack: Type.Boolean(),
  by: Person,
  at: Instant,
});
export type Lead = Static<typeof Lead>;

/** Messages and calls that belong together, as the return says it or, where it names no thread, by who wrote to whom. */
export const Conversation = Type.Object({
  /** Its place in the list of this reading. */
  index: Type.Integer(),
  /** The provider's id, or the people between whom it went. */
  threadId: Type.String(),
  /** Put together from authors and recipients: the return names no thread. */
  derived: Type.Boolean(),
  title: Maybe(Type.String()),
  participants: Type.Array(Type.Object({ name: Type.String(), standing: Maybe(Word('current', 'past')), messages: Type.Integer() })),
  entries: Type.Integer(),
  from: Maybe(Type.String()),
  until: Maybe(Type.String()),
});
export type Conversation = Static<typeof Conversation>;

/** How many records an answer was made from, and how many there are: a part of them is said to be a part. */
export const MadeFrom = Type.Object({ records: Type.Integer(), of: Type.Integer() });

/** An address that records of a case name, with what a question to its operator would lack. Not "the suspect's address". */
export const AddressToAsk = Type.Object({
  address: Type.String(),
  readiness: Type.String(),
  /** `port`, `zone`, `time`, `second`, … of the event that lacks least. */
  missing: Type.Array(Type.String()),
  remarks: Type.Array(Type.String()),
  events: Type.Integer(),
  first: Maybe(Instant),
  last: Maybe(Instant),
  accounts: Type.Array(Type.String()),
  /** The event that lacks least: with it the address becomes a target. */
  best: Type.Object({
    readingId: Uuid,
    recordId: Type.String(),
    at: Maybe(Type.String()),
    zone: Maybe(Type.String()),
    port: Maybe(Type.Integer()),
  }),
  /** The target that it already is. */
  targetId: Maybe(Uuid),
});
export type AddressToAsk = Static<typeof AddressToAsk>;

const reading = Type.Object({ readingId: Uuid });
const record = Type.Object({ readingId: Uuid, recordId: Text(64) });

export const evidenceRoutes = {
  beginUpload: {
    method: 'POST',
    path: '/cases/:caseId/uploads',
    summary: 'Begins to receive bytes into a case.',
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({
      name: Text(500),
      bytes: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
      requestId: Type.Optional(Uuid),
      how: Word(...howSent),
      receivedFrom: Text(300),
    }),
    answer: Upload,
  },
  upload: {
    method: 'GET',
    path: '/uploads/:uploadId',
    summary: 'How far an upload is.',
    params: Type.Object({ uploadId: Uuid }),
    answer: Upload,
  },
  /** Body: `application/octet-stream`; headers `upload-offset` and `upload-sha256` (of this chunk). 409 with the right offset when it does not fit. */
  uploadChunk: {
    method: 'PATCH',
    path: '/uploads/:uploadId',
    summary: 'Sends the next chunk.',
    params: Type.Object({ uploadId: Uuid }),
    answer: Upload,
  },
  finishUpload: {
    method: 'POST',
    path: '/uploads/:uploadId/finish',
    summary: 'Seals the bytes into the vault; the sender’s own SHA-256 must be the same.',
    params: Type.Object({ uploadId: Uuid }),
    body: Type.Object({ sha256: Sha256, answersRequest: Type.Optional(Word('wholly', 'partly')) }),
    answer: EvidenceItem,
  },
  abandonUpload: {
    method: 'DELETE',
    path: '/uploads/:uploadId',
    summary: 'Gives an upload up; nothing is kept.',
    params: Type.Object({ uploadId: Uuid }),
    answer: Nothing,
  },
  evidenceOfCase: {
    method: 'GET',
    path: '/cases/:caseId/evidence',
    summary: 'Items of a case.',
    params: Type.Object({ caseId: Uuid }),
    answer: Type.Object({ items: Type.Array(EvidenceItem) }),
  },
  evidence: {
    method: 'GET',
    path: '/evidence/:evidenceId',
    summary: 'One item with its readings.',
    params: Type.Object({ evidenceId: Uuid }),
    answer: EvidenceItem,
  },
  evidenceBytes: {
    method: 'GET',
    path: '/evidence/:evidenceId/bytes',
    summary: 'The item itself, as a download; reason logged. While something of it is set apart, for its keeper only.',
    params: Type.Object({ evidenceId: Uuid }),
    query: Type.Object({ reason: Text(500) }),
  },
  tieEvidence: {
    method: 'POST',
    path: '/evidence/:evidenceId/request',
    summary: 'Says that an item answers another request. It is held against that one as well; nobody sees more before a decision.',
    params: Type.Object({ evidenceId: Uuid }),
    body: Type.Object({ requestId: Uuid, reason: Text(500) }),
    answer: EvidenceItem,
  },
  read: {
    method: 'POST',
    path: '/evidence/:evidenceId/readings',
    summary: 'Reads an item with the readers of this version; the same twice is one reading.',
    params: Type.Object({ evidenceId: Uuid }),
    body: Maybe(ReadingGiven),
    answer: ReadingShown,
  },
  reading: {
    method: 'GET',
    path: '/readings/:readingId',
    summary: 'A reading: progress, then coverage.',
    params: reading,
    answer: ReadingShown,
  },
  gaps: {
    method: 'GET',
    path: '/readings/:readingId/gaps',
    summary: 'What could not be read, and why.',
    params: reading,
    /** `setApart`: instead, those that are apart and were kept by decision. */
    query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 400 })), setApart: Type.Optional(Word('yes')) }),
    answer: Type.Object({
      gaps: Type.Array(Type.Object({ why: Type.String(), path: Type.String(), message: Type.String(), place: Type.Unknown() })),
      next: Maybe(Type.String()),
    }),
  },
  records: {
    method: 'GET',
    path: '/readings/:readingId/records',
    summary: 'A page of records; the list read is one entry of the log.',
    params: reading,
    query: RecordFilter,
    answer: Type.Object({
      records: Type.Array(Type.Unsafe<RecordShown>(RecordShown)),
      next: Maybe(Type.String()),
      /** How many stand before this page, and how many there are; null behind a cursor and in free text. */
      position: Maybe(Type.Integer()),
      counted: Maybe(Type.Integer()),
      /** Free text: how much has been searched so far; with `next`, ask again to go on. */
      searched: Maybe(Type.Object({ done: Type.Integer(), of: Type.Integer() })),
    }),
  },
  record: {
    method: 'GET',
    path: '/readings/:readingId/records/:recordId',
    summary: 'One record.',
    params: record,
    answer: Type.Unsafe<RecordShown>(RecordShown),
  },
  mentions: {
    method: 'GET',
    path: '/readings/:readingId/mentions',
    summary: 'Identifiers that texts mention, once each, secrets first and covered.',
    params: reading,
    /** `setApart`: instead, those in what is apart and was kept by decision. */
    query: Type.Object({
      type: Type.Optional(Type.String({ maxLength: 60 })),
      after: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      setApart: Type.Optional(Word('yes')),
    }),
    answer: Type.Object({ mentions: Type.Array(Mentioned), next: Maybe(Type.Integer()) }),
  },
  /** Of an encrypted entry: the password, UTF-8 in base64, in the header `evidence-password`; it is used once and not kept. */
  original: {
    method: 'GET',
    path: '/readings/:readingId/records/:recordId/original',
    summary: 'The very bytes a record was read from, with some around them.',
    params: record,
    answer: Original,
  },
  /** Answers the bytes of a PNG, JPEG, GIF or WebP picture and of nothing else. */
  picture: {
    method: 'GET',
    path: '/readings/:readingId/records/:recordId/pictures/:nth',
    summary: 'A picture that a record names, read anew from the sealed item; each look is logged.',
    params: Type.Object({ readingId: Uuid, recordId: Text(64), nth: Count }),
  },
  timeline: {
    method: 'GET',
    path: '/readings/:readingId/timeline',
    summary: 'Counts by day and kind.',
    params: reading,
    query: Type.Object({ kind: Type.Optional(Type.String({ maxLength: 60 })), account: Type.Optional(Type.String({ maxLength: 400 })) }),
    answer: Type.Object({
      days: Type.Array(Type.Object({ day: Type.String(), kind: Type.String(), count: Type.Integer() })),
      withoutTime: Type.Integer(),
      accounts: Type.Array(Type.Object({ account: Type.String(), count: Type.Integer() })),
    }),
  },
  conversations: {
    method: 'GET',
    path: '/readings/:readingId/conversations',
    summary: 'Who wrote with whom, the longest conversation first.',
    params: reading,
    answer: Type.Object({ conversations: Type.Array(Conversation), madeFrom: MadeFrom }),
  },
  conversation: {
    method: 'GET',
    path: '/readings/:readingId/conversations/:index',
    summary: 'Messages and calls of one conversation in the order of their times, up to two hundred from `from`.',
    params: Type.Object({ readingId: Uuid, index: Count }),
    query: Type.Object({ from: Type.Optional(Count) }),
    answer: Type.Object({
      conversation: Conversation,
      records: Type.Array(Type.Unsafe<RecordShown>(RecordShown)),
      from: Type.Integer(),
      next: Maybe(Type.Integer()),
    }),
  },
  addressesOfCase: {
    method: 'GET',
    path: '/cases/:caseId/addresses',
    summary: 'Addresses in what came back, those first that an operator can be asked about, with what is missing.',
    params: Type.Object({ caseId: Uuid }),
    answer: Type.Object({ addresses: Type.Array(AddressToAsk), madeFrom: MadeFrom }),
  },
  writeLead: {
    method: 'POST',
    path: '/cases/:caseId/leads',
    summary: 'A person’s assessment on records.',
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({ text: Text(10_000), records: Type.Array(Type.Object({ readingId: Uuid, recordId: Text(64) }), { maxItems: 500 }) }),
    answer: Lead,
  },
  leads: {
    method: 'GET',
    path: '/cases/:caseId/leads',
    summary: 'Leads of a case.',
    params: Type.Object({ caseId: Uuid }),
    answer: Type.Object({ leads: Type.Array(Lead) }),
  },
  job: {
    method: 'GET',
    path: '/jobs/:jobId',
    summary: 'A piece of background work.',
    params: Type.Object({ jobId: Uuid }),
    answer: JobShown,
  },
} as const satisfies Record<string, Route>;
