// SPDX-License-Identifier: Apache-2.0
/** Papers that go with a case and are signed by hand: receipt, seizure report, translator's certificate, notice to a person, assurances. */
import { type Static, Type } from 'typebox';
import { companionKinds } from '../documents/form.ts';
import { Field, FieldValues } from './requests.ts';
import type { Route } from './route.ts';
import { Instant, Language, Maybe, Person, Sha256, Uuid, Word } from './shapes.ts';

const Kind = Word(...companionKinds);
const at = Type.Object({ caseId: Uuid, kind: Kind });

/** What a paper is about, and the paper it stands in for. All of the same case. */
const ABOUT = { requestId: Type.Optional(Uuid), evidenceId: Type.Optional(Uuid), replaces: Type.Optional(Uuid) };

export const CompanionForm = Type.Object({
  kind: Kind,
  title: Type.String(),
  fields: Type.Array(Field),
  /** What the case, the request, the item and the desk say already, over what the paper said that it replaces. */
  values: FieldValues,
});
export type CompanionForm = Static<typeof CompanionForm>;

/** A paper as it was made; kept with the case for ever, byte for byte. */
export const CompanionShown = Type.Object({
  id: Uuid,
  kind: Kind,
  title: Type.String(),
  language: Language,
  format: Word('pdf', 'docx'),
  version: Type.Integer(),
  /** Whether a later version stands in for it. */
  replaced: Type.Boolean(),
  /** Made under a watermark, since fields were empty. */
  incomplete: Type.Boolean(),
  request: Maybe(Type.Object({ id: Uuid, number: Type.String() })),
  evidence: Maybe(Type.Object({ id: Uuid, name: Type.String() })),
  name: Type.String(),
  sha256: Sha256,
  bytes: Type.Integer(),
  at: Instant,
  by: Person,
});
export type CompanionShown = Static<typeof CompanionShown>;

export const companionRoutes = {
  companionForm: {
    method: 'GET',
    path: '/cases/:caseId/companions/:kind',
    summary: 'The fields of a paper that goes with a case, with what is known filled in.',
    params: at,
    /** An item that the paper is about: what it is called and its hash are filled in. */
    query: Type.Object(ABOUT),
    answer: CompanionForm,
  },
  companionPaper: {
    method: 'POST',
    path: '/cases/:caseId/companions/:kind',
    summary: 'Makes the paper as PDF or DOCX, to be printed and signed, and keeps it; without its musts only under a watermark.',
    params: at,
    body: Type.Object({
      values: FieldValues,
      language: Language,
      format: Word('pdf', 'docx'),
      incomplete: Type.Optional(Type.Boolean()),
      ...ABOUT,
    }),
  },
  companionPapers: {
    method: 'GET',
    path: '/cases/:caseId/papers',
    summary: 'The papers that were made beside a case, newest first, with their hashes and who made them.',
    params: Type.Object({ caseId: Uuid }),
    query: Type.Object({ requestId: Type.Optional(Uuid) }),
    answer: Type.Object({ papers: Type.Array(CompanionShown) }),
  },
  companionBytes: {
    method: 'GET',
    path: '/cases/:caseId/papers/:paperId',
    summary: 'A paper as it was made, byte for byte.',
    params: Type.Object({ caseId: Uuid, paperId: Uuid }),
  },
} as const satisfies Record<string, Route>;
