// SPDX-License-Identifier: Apache-2.0
/** Papers that go with a case and are signed by hand: receipt, seizure report, translator's certificate, notice to a person, assurances. */
import { type Static, Type } from 'typebox';
import { companionKinds } from '../documents/form.ts';
import { Field, FieldValues } from './requests.ts';
import type { Route } from './route.ts';
import { Language, Uuid, Word } from './shapes.ts';

const Kind = Word(...companionKinds);
const at = Type.Object({ caseId: Uuid, kind: Kind });

export const CompanionForm = Type.Object({
  kind: Kind,
  title: Type.String(),
  fields: Type.Array(Field),
  /** What the case, the item and the desk say already. */
  values: FieldValues,
});
export type CompanionForm = Static<typeof CompanionForm>;

export const companionRoutes = {
  companionForm: {
    method: 'GET',
    path: '/cases/:caseId/companions/:kind',
    summary: 'The fields of a paper that goes with a case, with what is known filled in.',
    params: at,
    /** An item that the paper is about: what it is called and its hash are filled in. */
    query: Type.Object({ evidenceId: Type.Optional(Uuid) }),
    answer: CompanionForm,
  },
  companionPaper: {
    method: 'POST',
    path: '/cases/:caseId/companions/:kind',
    summary: 'The paper as PDF or DOCX, to be printed and signed; without its musts only under a watermark.',
    params: at,
    body: Type.Object({
      values: FieldValues,
      language: Language,
      format: Word('pdf', 'docx'),
      incomplete: Type.Optional(Type.Boolean()),
    }),
  },
} as const satisfies Record<string, Route>;
