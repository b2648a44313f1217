// SPDX-License-Identifier: Apache-2.0
/** The custody log as members and overseers see it, bundles, and the knowledge people look up. */
import { type Static, Type } from 'typebox';
import { editions } from '../evidence/editions.ts';
import { layQuestions } from '../evidence/lay-questions.ts';
import { KINDS } from '../records/kinds.ts';
import { offenceFamilies } from './cases.ts';
import { JobShown } from './evidence.ts';
import type { Route } from './route.ts';
import { Instant, Language, Maybe, Person, Sha256, Text, Uuid, Word } from './shapes.ts';

export const LogEntryShown = Type.Object({
  id: Uuid,
  at: Instant,
  kind: Type.String(),
  outcome: Type.String(),
  /** What the rule says that refused it, in the reader's language; null where it was done, or where a newer program refused it. */
  refusedBecause: Maybe(Type.String()),
  /** Place in the log; null while it is pending. */
  index: Maybe(Type.Integer()),
  /** Opened for whoever may know; null for everybody else. */
  by: Maybe(Person),
  /** The session it was done in: tells what was done with a stolen one from what its owner did. */
  session: Maybe(Uuid),
  case: Maybe(Type.Object({ id: Uuid, number: Type.String() })),
  /** What else the entry says: plain values as they are, commitments opened where the reader may know. */
  about: Type.Record(Type.String(), Type.Unknown()),
});
export type LogEntryShown = Static<typeof LogEntryShown>;

export const EntryProof = Type.Object({
  entry: LogEntryShown,
  /** The very bytes, base64. */
  bytes: Type.String(),
  leafHash: Type.String(),
  /** Absent while pending. */
  proof: Maybe(Type.Object({ index: Type.Integer(), size: Type.Integer(), hashes: Type.Array(Type.String()), checkpoint: Type.String() })),
});
export type EntryProof = Static<typeof EntryProof>;

/** An outside witness of the log, and how far it has signed. */
export const WitnessShown = Type.Object({
  name: Type.String(),
  /** Entries under the last checkpoint it signed; 0: none yet. */
  size: Type.Integer(),
  signedAt: Maybe(Instant),
  /** Why it did not sign when it was asked last. */
  trouble: Maybe(Type.String()),
});
export type WitnessShown = Static<typeof WitnessShown>;

/** Something wrong with the desk itself, which stands. */
export const DeskFaultShown = Type.Object({ code: Type.String(), place: Type.String(), what: Type.String(), foundAt: Instant });
export type DeskFaultShown = Static<typeof DeskFaultShown>;

/** Single records that are left out of a bundle: named by id, or all of a kind, of a period, or of both. */
export const WithheldRecordsAsked = Type.Object({
  /** Absent: in every exhibit of the case. */
  evidenceId: Type.Optional(Uuid),
  records: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9a-f]{32}$' }), { minItems: 1, maxItems: 1_000 })),
  kind: Type.Optional(Word(...KINDS)),
  /** Those whose moment may lie in [from, to). */
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  reason: Text(500, 5),
});

/** A record that was left out of a bundle, given out alone with what shows that it belongs there (core/evidence/withheld-records.ts). */
export const DisclosedRecordShown = Type.Object({
  schema: Type.String(),
  bundle: Uuid,
  salt: Type.String(),
  commitment: Type.String(),
  record: Type.Unknown(),
});

export const BundleShown = Type.Object({
  id: Uuid,
  caseId: Uuid,
  madeAt: Instant,
  madeBy: Person,
  language: Language,
  job: Maybe(JobShown),
  sha256: Maybe(Sha256),
  bytes: Maybe(Type.Integer()),
  /** When it went from here, because something in it was erased; copies that were handed out verify as before. */
  erasedAt: Maybe(Instant),
  /** An outside witness has signed a state of the log that holds it. */
  witnessed: Type.Boolean(),
  /** Decisions by which something is not in it. */
  /** For whom it was made (core/evidence/editions.ts). */
  edition: Word(...editions),
  /** Whose questions of the defence are in it; null where none are, and for whoever may not know. */
  questionsOf: Maybe(Type.String()),
  /** Whether the reader may take it out. */
  mayOpen: Type.Boolean(),
  withheld: Type.Object({ exhibits: Type.Integer(), records: Type.Integer() }),
});
export type BundleShown = Static<typeof BundleShown>;

/** A question of the defence about what a bundle did not give, and its answer in counts (core/evidence/defence-query.ts). */
export const DefenceQueryShown = Type.Object({
  id: Uuid,
  bundleId: Uuid,
  onBehalfOf: Type.String(),
  terms: Type.Array(Type.String()),
  from: Maybe(Instant),
  to: Maybe(Instant),
  askedAt: Instant,
  askedBy: Person,
  answeredAt: Maybe(Instant),
  job: Maybe(JobShown),
  /** What the log holds of the terms, and the salt that opens it. */
  commitment: Sha256,
  salt: Type.String(),
  answer: Maybe(
    Type.Object({
      exhibits: Type.Array(
        Type.Object({
          item: Sha256,
          why: Word('withheld', 'records-left-out', 'set-apart', 'later'),
          searched: Type.Integer(),
          gaps: Type.Integer(),
          found: Type.Array(
            Type.Object({ kind: Type.String(), records: Type.Integer(), byTerm: Type.Array(Type.Integer()), undated: Type.Integer() }),
          ),
        }),
      ),
      notSearched: Type.Array(Type.Object({ item: Sha256, why: Word('not-read', 'returned', 'erased', 'privileged') })),
    }),
  ),
  /** The entry of the log on the answer holds the same. */
  answerHash: Maybe(Sha256),
});
export type DefenceQueryShown = Static<typeof DefenceQueryShown>;

/** A sentence in each language; absent in checks of before there were three. */
const SaidShown = Type.Object({ en: Type.String(), ar: Type.String(), fr: Type.String() });

const LayStateShown = Type.Union([Type.Literal('good'), Type.Literal('note'), Type.Literal('bad')]);

/** A check of a bundle of this desk: answers to what a lawyer asks, each with what it rests on. Nothing while there was none. */
export const BundleCheck = Type.Object({
  job: Maybe(JobShown),
  checkedAt: Maybe(Instant),
  answers: Type.Array(
    Type.Object({
      question: Word(...layQuestions),
      state: LayStateShown,
      /** Findings of `rogatory verify`, alike ones together: the first, and how many. */
      findings: Type.Array(
        Type.Object({
          code: Type.String(),
          state: LayStateShown,
          what: Type.String(),
          said: Type.Optional(SaidShown),
          count: Type.Integer(),
        }),
      ),
    }),
  ),
});
export type BundleCheck = Static<typeof BundleCheck>;

/** A bundle of another desk that was taken into a case. */
export const BundleTakenIn = Type.Object({
  id: Uuid,
  caseId: Uuid,
  /** The ZIP, as an item of the case; its originals are items that were derived from it. */
  evidenceId: Uuid,
  sha256: Sha256,
  bundle: Type.String(),
  /** Origin of the sender's log, and the key that signed it. */
  sender: Type.String(),
  senderKey: Type.String(),
  senderCase: Type.String(),
  madeAt: Instant,
  /** What the check found that is no fault: left out, unwitnessed, … */
  notes: Type.Array(Type.Object({ code: Type.String(), what: Type.String(), said: Type.Optional(SaidShown) })),
  takenAt: Instant,
  takenBy: Person,
});
export type BundleTakenIn = Static<typeof BundleTakenIn>;

/** Taken in, or how far its check is: one of both. */
export const TakeIn = Type.Object({ takenIn: Maybe(BundleTakenIn), job: Maybe(JobShown) });
export type TakeIn = Static<typeof TakeIn>;

export const proofRoutes = {
  log: {
    method: 'GET',
    path: '/log',
    summary: 'Entries, newest first: those of the own cases; for the overseer all, without case content.',
    query: Type.Object({
      caseId: Type.Optional(Uuid),
      kind: Type.Optional(Type.String({ maxLength: 60, pattern: '^[a-z][a-z0-9-]*$' })),
      outcome: Type.Optional(Word('done', 'refused')),
      /** The account that acted. */
      by: Type.Optional(Uuid),
      /** Entries made in [from, to). */
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
      cursor: Type.Optional(Type.String({ maxLength: 200 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    answer: Type.Object({
      entries: Type.Array(LogEntryShown),
      next: Maybe(Type.String()),
      checkpoint: Maybe(
        Type.Object({ origin: Type.String(), size: Type.Integer(), root: Type.String(), note: Type.String(), signedAt: Instant }),
      ),
      vkey: Type.String(),
      witnesses: Type.Array(WitnessShown),
      faults: Type.Array(DeskFaultShown),
    }),
  },
  logEntry: {
    method: 'GET',
    path: '/log/:entryId',
    summary: 'An entry with its inclusion proof.',
    params: Type.Object({ entryId: Uuid }),
    answer: EntryProof,
  },
  makeBundle: {
    method: 'POST',
    path: '/cases/:caseId/bundles',
    summary: 'Exports a case as a bundle that anybody can verify.',
    stepUp: true,
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({
      language: Language,
      /** Absent: for the court. */
      edition: Type.Optional(Word(...editions)),
      /** Of the defence edition: for whom it is. The questions that were asked for them go into it, and nobody else's. */
      questionsOf: Type.Optional(Text(200, 2)),
      /** Exhibits kept out, with what was made of them; the bundle shows each as a gap with its reason and who decided. */
      withhold: Type.Optional(Type.Array(Type.Object({ evidenceId: Uuid, reason: Text(500, 5) }), { maxItems: 200 })),
      /** Single records left out; the originals that hold them are left out too, and a commitment to each record stands in its place. */
      withholdRecords: Type.Optional(Type.Array(WithheldRecordsAsked, { maxItems: 50 })),
    }),
    answer: BundleShown,
  },
  bundles: {
    method: 'GET',
    path: '/cases/:caseId/bundles',
    summary: 'Bundles made of a case.',
    params: Type.Object({ caseId: Uuid }),
    answer: Type.Object({ bundles: Type.Array(BundleShown) }),
  },
  bundle: {
    method: 'GET',
    path: '/bundles/:bundleId',
    summary: 'One bundle: progress, then its hash.',
    params: Type.Object({ bundleId: Uuid }),
    answer: BundleShown,
  },
  checkBundle: {
    method: 'POST',
    path: '/bundles/:bundleId/check',
    summary: 'Checks a bundle of this desk in the background, as whoever gets it will.',
    params: Type.Object({ bundleId: Uuid }),
    answer: BundleCheck,
  },
  bundleCheck: {
    method: 'GET',
    path: '/bundles/:bundleId/check',
    summary: 'The newest check of a bundle: answers to what a lawyer asks, and what each rests on.',
    params: Type.Object({ bundleId: Uuid }),
    answer: BundleCheck,
  },
  bundleBytes: {
    method: 'GET',
    path: '/bundles/:bundleId/file',
    summary: 'The bundle as one ZIP.',
    params: Type.Object({ bundleId: Uuid }),
    query: Type.Object({
      /** To whom it is handed out, for the log. */
      to: Type.Optional(Text(200, 2)),
    }),
  },
  discloseRecord: {
    method: 'POST',
    path: '/bundles/:bundleId/disclosures',
    summary: 'Gives out one record that a bundle was made without, with what shows that it is the one left out there.',
    stepUp: true,
    params: Type.Object({ bundleId: Uuid }),
    body: Type.Object({ readingId: Uuid, recordId: Type.String({ pattern: '^[0-9a-f]{32}$' }), reason: Text(500, 5) }),
    answer: DisclosedRecordShown,
  },
  askForDefence: {
    method: 'POST',
    path: '/bundles/:bundleId/defence-queries',
    summary: 'Counts, in what a bundle did not give, the records that hold given words in a given period. The log commits to the words.',
    stepUp: true,
    params: Type.Object({ bundleId: Uuid }),
    body: Type.Object({
      onBehalfOf: Text(200, 2),
      terms: Type.Array(Text(200, 2), { maxItems: 50 }),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
    answer: DefenceQueryShown,
  },
  defenceQueries: {
    method: 'GET',
    path: '/bundles/:bundleId/defence-queries',
    summary: 'Questions of the defence on a bundle, newest first, with their answers.',
    params: Type.Object({ bundleId: Uuid }),
    answer: Type.Object({ queries: Type.Array(DefenceQueryShown) }),
  },
  defenceQueryPaper: {
    method: 'GET',
    path: '/defence-queries/:queryId/paper',
    summary: 'A question of the defence with its answer, to print.',
    params: Type.Object({ queryId: Uuid }),
    query: Type.Object({ language: Language }),
  },
  takeInBundle: {
    method: 'POST',
    path: '/uploads/:uploadId/take-in',
    summary:
      'Takes an uploaded bundle of another desk into the case: checked in the background with the sender’s known key first, refused without a trace where that finds anything wrong. Asked again until it is taken in.',
    params: Type.Object({ uploadId: Uuid }),
    body: Type.Object({ sha256: Sha256 }),
    answer: TakeIn,
  },
  takenIn: {
    method: 'GET',
    path: '/cases/:caseId/taken-in',
    summary: 'Bundles of other desks that were taken into a case.',
    params: Type.Object({ caseId: Uuid }),
    answer: Type.Object({ bundles: Type.Array(BundleTakenIn) }),
  },
  statutes: {
    method: 'GET',
    path: '/knowledge/offences/:country',
    summary: 'Offences of a country pack, to choose from.',
    params: Type.Object({ country: Type.String({ pattern: '^[A-Z]{2}$' }) }),
    query: Type.Object({ language: Type.Optional(Language) }),
    answer: Type.Object({
      offences: Type.Array(
        Type.Object({
          id: Type.String(),
          /** Family of a case it belongs to. */
          family: Word(...offenceFamilies),
          name: Type.String(),
          maxYears: Maybe(Type.Number()),
          marks: Type.Array(Type.String()),
        }),
      ),
    }),
  },
  services: {
    method: 'GET',
    path: '/knowledge/services',
    summary: 'Services of the provider directory, to choose from.',
    answer: Type.Object({ services: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), provider: Type.String() })) }),
  },
} as const satisfies Record<string, Route>;
