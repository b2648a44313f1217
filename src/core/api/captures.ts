// SPDX-License-Identifier: Apache-2.0
/** Captures: public pages visited for a case, seen again from their archive alone, two of them side by side. */
import { type Static, Type } from 'typebox';
import { OTHERS_FORMATS } from '../capture/others.ts';
import { targetRoles } from './cases.ts';
import { JobShown } from './evidence.ts';
import type { Route } from './route.ts';
import { Count, Instant, Maybe, Person, Sha256, Text, Uuid, Word } from './shapes.ts';

export const CaptureGap = Type.Object({ why: Type.String(), what: Type.String(), url: Type.Optional(Type.String()) });

/** What lists show of a capture's own record. Title and addresses are written by the page; may be anything. */
export const CaptureSummary = Type.Object({
  title: Type.String(),
  finalUrl: Type.String(),
  status: Maybe(Type.Integer()),
  requests: Type.Integer(),
  bytes: Type.Integer(),
  pictures: Type.Integer(),
  /** Where the page was reached: host and server address. */
  servers: Type.Array(Type.Object({ host: Type.String(), address: Type.String(), certificate: Maybe(Type.String()) })),
  stampedBy: Maybe(Type.String()),
  gaps: Type.Array(CaptureGap),
  /** Of a capture that others have made: what the file is, and what a check of it found. */
  others: Type.Optional(
    Type.Object({
      format: Word(...OTHERS_FORMATS),
      software: Maybe(Type.String()),
      /** As the file states it. */
      madeAt: Maybe(Type.String()),
      pages: Type.Integer(),
      /** `file`: as a reader saw it, by the file; `document`: the document without styles and scripts. */
      textFrom: Word('file', 'document', 'nothing'),
      /** Signed and whole, signed and not good, or with nothing that could be checked. */
      check: Word('good', 'bad', 'unsigned'),
      findings: Type.Array(Type.Object({ good: Type.Boolean(), code: Type.String(), what: Type.String() })),
    }),
  ),
});
export type CaptureSummary = Static<typeof CaptureSummary>;

export const howCaptured = ['visit', 'manual', 'others'] as const;
export type HowCaptured = (typeof howCaptured)[number];

export const CaptureShown = Type.Object({
  id: Uuid,
  caseId: Uuid,
  /** `urn:sha256:…` where others have captured something without saying where. */
  url: Type.String(),
  /** By a visit of this desk, by a person in a recorded window, or by others. */
  how: Word(...howCaptured),
  madeBy: Maybe(Type.String()),
  /** The file of others as it came; `evidenceId` is then what was taken out of it. */
  originalId: Maybe(Uuid),
  purpose: Type.String(),
  legalBasis: Type.String(),
  /** What is kept away or not looked at, to spare people who are only beside it; null: nothing was stated. */
  minimisation: Maybe(Type.String()),
  whose: Word(...targetRoles),
  askedAt: Instant,
  askedBy: Person,
  endedAt: Maybe(Instant),
  job: Maybe(JobShown),
  evidenceId: Maybe(Uuid),
  sha256: Maybe(Sha256),
  record: Maybe(CaptureSummary),
});
export type CaptureShown = Static<typeof CaptureShown>;

export const CaptureView = Type.Object({
  capture: CaptureShown,
  /** What a reader of the page saw. */
  text: Type.String(),
  links: Type.Array(Type.String()),
  /** How many pictures the page was taken in, from the top. */
  pictures: Type.Integer(),
});
export type CaptureView = Static<typeof CaptureView>;

export const CaptureDifferences = Type.Object({
  before: CaptureShown,
  after: CaptureShown,
  textGone: Type.Array(Type.String()),
  textCame: Type.Array(Type.String()),
  numbersMoved: Type.Array(Type.Object({ line: Type.String(), before: Type.String(), after: Type.String() })),
  linksGone: Type.Array(Type.String()),
  linksCame: Type.Array(Type.String()),
  picturesGone: Type.Array(Type.String()),
  picturesCame: Type.Array(Type.String()),
  picturesChanged: Type.Array(Type.String()),
});
export type CaptureDifferences = Static<typeof CaptureDifferences>;

export const CaptureListShown = Type.Object({
  id: Uuid,
  caseId: Uuid,
  name: Type.String(),
  urls: Type.Array(Type.String()),
  purpose: Type.String(),
  legalBasis: Type.String(),
  /** What is kept away or not looked at, to spare people who are only beside it; null: nothing was stated. */
  minimisation: Maybe(Type.String()),
  whose: Word(...targetRoles),
  /** Of each page: 1 is a list, more is a series. */
  visits: Type.Integer(),
  everyHours: Type.Integer(),
  delaySeconds: Type.Integer(),
  endsAt: Instant,
  askedAt: Instant,
  askedBy: Person,
  /** Null: nothing of it is visited yet. */
  approvedAt: Maybe(Instant),
  approvedBy: Maybe(Person),
  stoppedAt: Maybe(Instant),
  begun: Type.Integer(),
  captured: Type.Integer(),
});
export type CaptureListShown = Static<typeof CaptureListShown>;

export const CaptureTerms = Type.Object({
  country: Type.String(),
  /** Empty: the pack states none. */
  rules: Type.Array(
    Type.Object({
      instrument: Type.String(),
      name: Type.Object({ en: Type.String(), ar: Type.String(), fr: Type.String() }),
      article: Type.String(),
      what: Type.Object({ en: Type.String(), ar: Type.String(), fr: Type.String() }),
      confidence: Type.String(),
    }),
  ),
  /** Name of the proxy; null: the servers see the address of the desk. */
  proxy: Maybe(Type.String()),
  proxies: Type.Array(Type.String()),
});
export type CaptureTerms = Static<typeof CaptureTerms>;

/** Blank is as absent: nothing is stated. */
const Minimisation = Type.Optional(Type.String({ maxLength: 2_000 }));
const listId = Type.Object({ listId: Uuid });
const captureId = Type.Object({ captureId: Uuid });

export const captureRoutes = {
  captureTerms: {
    method: 'GET',
    path: '/cases/:caseId/capture-terms',
    summary: 'What is said before a visit: what the country pack states of public pages, and which way out the visits of the case take.',
    params: Type.Object({ caseId: Uuid }),
    answer: CaptureTerms,
  },
  setCaptureProxy: {
    method: 'PUT',
    path: '/cases/:caseId/capture-proxy',
    summary: 'Lets the visits of a case go out through one of the proxies that the desk has; null: from the desk itself.',
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({ proxy: Maybe(Text(60)) }),
    answer: CaptureTerms,
  },
  beginCapture: {
    method: 'POST',
    path: '/cases/:caseId/captures',
    summary: 'Visits one public page for a case, in the background, once.',
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({
      url: Text(4_000),
      purpose: Type.String({ maxLength: 2_000 }),
      legalBasis: Type.String({ maxLength: 2_000 }),
      minimisation: Minimisation,
      whose: Word(...targetRoles),
      /** The person says that anybody sees the page without signing in. */
      publicPage: Type.Boolean(),
      maxSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
    }),
    answer: CaptureShown,
  },
  captureAgain: {
    method: 'POST',
    path: '/captures/:captureId/again',
    summary: 'Visits the same page once more, for the same purpose on the same basis.',
    params: captureId,
    answer: CaptureShown,
  },
  takeInCapture: {
    method: 'POST',
    path: '/cases/:caseId/captures/taken-in',
    summary:
      'Takes an item of the case for a capture that others have made (WACZ, WARC, HAR, MHTML, picture): checks it, takes text and picture out.',
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({
      evidenceId: Uuid,
      madeBy: Text(300),
      purpose: Type.String({ maxLength: 2_000 }),
      legalBasis: Type.String({ maxLength: 2_000 }),
      minimisation: Minimisation,
      whose: Word(...targetRoles),
      /** The person who uploads it made it by hand with this program, in a recorded window. */
      byHand: Type.Optional(Type.Boolean()),
      /** As its maker says, for files that do not state it themselves. */
      url: Type.Optional(Text(4_000)),
    }),
    answer: CaptureShown,
  },
  captures: {
    method: 'GET',
    path: '/cases/:caseId/captures',
    summary: 'Captures of a case, the newest first.',
    params: Type.Object({ caseId: Uuid }),
    answer: Type.Object({ captures: Type.Array(CaptureShown) }),
  },
  capture: {
    method: 'GET',
    path: '/captures/:captureId',
    summary: 'One capture: its plan, its progress, then its record.',
    params: captureId,
    answer: CaptureShown,
  },
  captureView: {
    method: 'GET',
    path: '/captures/:captureId/view',
    summary: 'The page as it was seen, from its archive alone: text and links; the look is logged.',
    params: captureId,
    answer: CaptureView,
  },
  capturePicture: {
    method: 'GET',
    path: '/captures/:captureId/pictures/:number',
    summary: 'A picture of the page, PNG, numbered from the top; the look is logged.',
    params: Type.Object({ captureId: Uuid, number: Type.Integer({ minimum: 1, maximum: 99 }) }),
  },
  captureDifferences: {
    method: 'GET',
    path: '/captures/:captureId/differences',
    summary: 'What is gone, came and moved since another capture of the same page; the look is logged.',
    params: captureId,
    query: Type.Object({ since: Uuid }),
    answer: CaptureDifferences,
  },
  capturePosts: {
    method: 'GET',
    path: '/captures/:captureId/posts',
    summary: 'What a captured page lists, from its archive alone: the posts of a channel, the pages of a sitemap. Nothing is visited.',
    params: captureId,
    query: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 500 }) }),
    answer: Type.Object({ from: Word('links', 'sitemap'), urls: Type.Array(Type.String()), more: Type.Integer() }),
  },
  addCaptureList: {
    method: 'POST',
    path: '/cases/:caseId/capture-lists',
    summary: 'Asks for several pages, or one again and again; nothing is visited before a second person has approved it.',
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({
      name: Text(300),
      urls: Type.Array(Text(4_000), { minItems: 1, maxItems: 1_000 }),
      purpose: Type.String({ maxLength: 2_000 }),
      legalBasis: Type.String({ maxLength: 2_000 }),
      minimisation: Minimisation,
      whose: Word(...targetRoles),
      /** The person says that anybody sees each of the pages without signing in. */
      publicPages: Type.Boolean(),
      visits: Count,
      everyHours: Count,
      delaySeconds: Count,
      endsAt: Instant,
    }),
    answer: CaptureListShown,
  },
  captureLists: {
    method: 'GET',
    path: '/cases/:caseId/capture-lists',
    summary: 'Lists and series of a case, with how far they are.',
    params: Type.Object({ caseId: Uuid }),
    answer: Type.Object({ lists: Type.Array(CaptureListShown) }),
  },
  approveCaptureList: {
    method: 'POST',
    path: '/capture-lists/:listId/approve',
    summary: 'Lets a list be visited; never by who asked for it.',
    params: listId,
    answer: CaptureListShown,
    stepUp: true,
  },
  stopCaptureList: {
    method: 'POST',
    path: '/capture-lists/:listId/stop',
    summary: 'Ends a list; what was captured stays.',
    params: listId,
    answer: CaptureListShown,
  },
} as const satisfies Record<string, Route>;
