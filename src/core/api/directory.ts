// SPDX-License-Identifier: Apache-2.0
/** The directory: providers, states, treaties between two states; each fact opens to where it comes from, and a desk confirms or corrects it. */
import { type Static, Type } from 'typebox';
import type { Route } from './route.ts';
import { Day, Instant, Language, Maybe, Text, Word } from './shapes.ts';

/** `prose`: a sentence that the facts hold in English only. */
const FactRow = Type.Object({ name: Type.String(), value: Type.String(), prose: Type.Boolean() });

export const DirectoryFact = Type.Object({
  /** `channel/meta/portal`, `party/untoc/EG`, as answers cite it. */
  id: Type.String(),
  /** Its name or title in the reader's language, where it has one; else the last part of its id. */
  title: Type.String(),
  /** The file a correction for everybody goes to. */
  file: Type.String(),
  rows: Type.Array(FactRow),
  confidence: Word('none', 'low', 'medium', 'high'),
  state: Word('fresh', 'ageing', 'stale', 'changed', 'undated', 'unverified', 'confirmed'),
  checked: Maybe(Type.String()),
  sources: Type.Array(Type.Object({ title: Type.String(), url: Maybe(Type.String()), seen: Maybe(Type.String()) })),
  /** A company or channel that answers for the asking state. */
  forAsker: Type.Boolean(),
  /** The last confirmation of this desk. */
  confirmed: Maybe(Type.Object({ by: Type.String(), on: Type.String(), document: Type.String(), corrected: Type.Boolean() })),
  /** The shipped fact has changed since this desk confirmed it: how it stood then, how it stands in the update. */
  conflict: Maybe(Type.Object({ was: Type.Array(FactRow), now: Type.Array(FactRow) })),
  /** Members that may be corrected, as they stand; empty for rules and gates, which no desk overrides. */
  correctable: Type.Record(Type.String(), Type.Unknown()),
  /** What those members are called, and for members that hold codes the codes that facts of the kind use, in the reader's language. */
  correcting: Type.Record(
    Type.String(),
    Type.Object({ name: Type.String(), choices: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })) }),
  ),
});
export type DirectoryFact = Static<typeof DirectoryFact>;

export const DirectorySection = Type.Object({ heading: Type.String(), facts: Type.Array(DirectoryFact) });
export type DirectorySection = Static<typeof DirectorySection>;

export const TreatyLinkShown = Type.Object({
  name: Type.String(),
  kind: Word('bilateral', 'multilateral'),
  standing: Word('joins', 'pending', 'one-side', 'ended'),
  only: Maybe(Type.String()),
  facts: Type.Array(DirectoryFact),
});
export type TreatyLinkShown = Static<typeof TreatyLinkShown>;

const language = Type.Object({ language: Type.Optional(Language) });
const Iso = Type.String({ pattern: '^[A-Z]{2}$' });
const FactId = Text(300);

export const directoryRoutes = {
  directory: {
    method: 'GET',
    path: '/directory',
    summary: 'Providers and states that the desk knows.',
    query: language,
    answer: Type.Object({
      asOf: Day,
      providers: Type.Array(
        Type.Object({ id: Type.String(), name: Type.String(), services: Type.Array(Type.String()), home: Maybe(Type.String()) }),
      ),
      /** `known`: with authorities, offences and languages of its own; the others are in treaties only. */
      states: Type.Array(Type.Object({ iso: Type.String(), name: Type.String(), known: Type.Boolean() })),
      toConfirm: Type.Integer(),
    }),
  },
  directoryProvider: {
    method: 'GET',
    path: '/directory/providers/:provider',
    summary: 'Who a provider is for the asking state, how to ask, what it holds, how long, what it refuses.',
    params: Type.Object({ provider: Text(100) }),
    query: language,
    answer: Type.Object({
      id: Type.String(),
      name: Type.String(),
      services: Type.Array(Type.String()),
      asker: Iso,
      sections: Type.Array(DirectorySection),
      open: Type.Array(Type.String()),
    }),
  },
  directoryState: {
    method: 'GET',
    path: '/directory/states/:iso',
    summary: 'Authorities, languages, treaties, offences and clocks of a state.',
    params: Type.Object({ iso: Iso }),
    query: language,
    answer: Type.Object({ iso: Iso, name: Type.String(), instruments: Type.Array(Type.String()), sections: Type.Array(DirectorySection) }),
  },
  treaties: {
    method: 'GET',
    path: '/directory/treaties/:one/:other',
    summary: 'What joins two states today, what is pending, what binds only one of them.',
    params: Type.Object({ one: Iso, other: Iso }),
    query: language,
    answer: Type.Object({ links: Type.Array(TreatyLinkShown) }),
  },
  factsToConfirm: {
    method: 'GET',
    path: '/directory/to-confirm',
    summary: 'Doubtful facts that the likely answers of this desk stand on, worth most first.',
    query: language,
    answer: Type.Object({
      country: Type.String(),
      facts: Type.Array(Type.Interface([DirectoryFact], { answers: Type.Integer() })),
    }),
  },
  factHistory: {
    method: 'GET',
    path: '/directory/fact',
    summary: 'A fact with every confirmation of this desk.',
    query: Type.Object({ id: FactId, language: Type.Optional(Language) }),
    answer: Type.Object({
      fact: DirectoryFact,
      history: Type.Array(
        Type.Object({
          by: Type.String(),
          at: Instant,
          document: Type.String(),
          value: Maybe(Type.Array(FactRow)),
          was: Type.Array(FactRow),
        }),
      ),
    }),
  },
  sharedFacts: {
    method: 'GET',
    path: '/directory/confirmed',
    summary: 'What this desk has confirmed or corrected, to contribute: facts, days and documents, and no person.',
    answer: Type.Object({
      schema: Type.Literal('rogatory-overlay/1'),
      /** The version of the shipped facts it lies over. */
      knowledge: Type.String(),
      facts: Type.Array(
        Type.Object({
          fact: Type.String(),
          file: Type.String(),
          on: Day,
          document: Type.String(),
          was: Type.Unknown(),
          value: Type.Optional(Type.Unknown()),
        }),
      ),
    }),
  },
  confirmFact: {
    method: 'POST',
    path: '/directory/confirmations',
    summary: 'Confirms a fact for this desk against a document, or corrects it; the history is kept.',
    stepUp: true,
    body: Type.Object({
      fact: FactId,
      /** The document it was checked against. */
      document: Text(1000),
      /** Members that replace those of the fact; absent: confirmed as it stands. */
      value: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
    answer: DirectoryFact,
  },
} as const satisfies Record<string, Route>;
