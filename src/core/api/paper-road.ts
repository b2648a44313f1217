// SPDX-License-Identifier: Apache-2.0
/** The paper road: what comes back signed, what happens to a paper outside the desk, the sworn translator's pack. */
import { type Static, Type } from 'typebox';
import { paperStepKinds } from '../requests/paper-road.ts';
import type { Route } from './route.ts';
import { Day, Instant, Language, Maybe, Person, Sha256, Text, Uuid, Word } from './shapes.ts';

export const PaperStepShown = Type.Object({
  id: Uuid,
  kind: Word(...paperStepKinds),
  on: Day,
  version: Type.Integer(),
  number: Maybe(Type.String()),
  office: Maybe(Type.String()),
  copies: Maybe(Type.Integer()),
  note: Maybe(Type.String()),
  evidenceId: Maybe(Uuid),
  at: Instant,
  by: Person,
});
export type PaperStepShown = Static<typeof PaperStepShown>;

export const OriginalShown = Type.Object({
  id: Uuid,
  version: Type.Integer(),
  language: Type.String(),
  code: Type.String(),
  evidenceId: Uuid,
  name: Type.String(),
  sha256: Sha256,
  kind: Word('ink', 'electronic'),
  pages: Type.Integer(),
  scanPages: Type.Integer(),
  signedBy: Maybe(Type.String()),
  at: Instant,
  by: Person,
});
export type OriginalShown = Static<typeof OriginalShown>;

export const PaperRoad = Type.Object({
  /** Papers of the approved version that are made, the newest of each language. */
  papers: Type.Array(
    Type.Object({ version: Type.Integer(), language: Language, code: Type.String(), document: Sha256, pages: Type.Integer() }),
  ),
  originals: Type.Array(OriginalShown),
  steps: Type.Array(PaperStepShown),
  /** Items of the case that could be the scan: nobody's answer, and not erased. */
  scans: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
  mayBind: Type.Boolean(),
  mayRecord: Type.Boolean(),
  mayTranslate: Type.Boolean(),
});
export type PaperRoad = Static<typeof PaperRoad>;

export const TranslationFaultShown = Type.Object({
  kind: Word('missing', 'repeated', 'unknown-segment', 'token-lost', 'token-added', 'token-changed', 'number-added'),
  segment: Type.String(),
  token: Maybe(Type.Integer()),
  /** What the token stands for, or the number that was added. */
  text: Maybe(Type.String()),
});

const requestId = Type.Object({ requestId: Uuid });

export const paperRoadRoutes = {
  paperRoad: {
    method: 'GET',
    path: '/requests/:requestId/paper-road',
    summary: 'Papers, signed originals, and what happened to them outside the desk.',
    params: requestId,
    answer: PaperRoad,
  },
  recordPaperStep: {
    method: 'POST',
    path: '/requests/:requestId/paper-road',
    summary: 'Records a step: registry number, seal, legalisation, translator, post or bag with its number, a hearing.',
    params: requestId,
    body: Type.Object({
      kind: Word(...paperStepKinds),
      on: Day,
      number: Type.Optional(Type.String({ maxLength: 200 })),
      office: Type.Optional(Type.String({ maxLength: 300 })),
      copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
      note: Type.Optional(Type.String({ maxLength: 5_000 })),
      evidenceId: Type.Optional(Uuid),
    }),
    answer: PaperRoad,
  },
  scanBytes: {
    method: 'GET',
    path: '/requests/:requestId/scans/:evidenceId',
    summary: 'A scan, to be compared with the paper beside it.',
    params: Type.Object({ requestId: Uuid, evidenceId: Uuid }),
  },
  bindOriginal: {
    method: 'POST',
    path: '/requests/:requestId/originals',
    summary: 'A person has compared code and pages: the scan, or the PDF that another office has signed, is the signed original.',
    stepUp: true,
    params: requestId,
    body: Type.Object({
      evidenceId: Uuid,
      /** As it stands on the returned paper. */
      code: Text(60),
      /** Pages of the desk's paper that were compared. */
      pages: Type.Integer({ minimum: 0, maximum: 10_000 }),
    }),
    answer: PaperRoad,
  },
  translationPack: {
    method: 'GET',
    path: '/requests/:requestId/translation',
    summary: 'The paper for a sworn translator: each sentence beside an empty cell, identifiers, dates and amounts locked.',
    params: requestId,
    query: Type.Object({ language: Language, format: Type.Optional(Word('docx', 'csv')) }),
  },
  checkTranslation: {
    method: 'POST',
    path: '/requests/:requestId/translation',
    summary: 'Whether each identifier, date and amount came back unchanged; the item is that table (DOCX, XLSX, CSV).',
    params: requestId,
    body: Type.Object({ evidenceId: Uuid, language: Language }),
    answer: Type.Object({
      sentences: Type.Integer(),
      locked: Type.Integer(),
      faults: Type.Array(TranslationFaultShown),
      /** Once there is no fault: the translation with what the tokens stand for. */
      text: Maybe(Type.String()),
    }),
  },
} as const satisfies Record<string, Route>;
