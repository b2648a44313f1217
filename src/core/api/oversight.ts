// SPDX-License-Identifier: Apache-2.0
/** Figures by which an overseer recounts what the desk did, and what each was counted from. */
import { type Static, Type } from 'typebox';
import { type FacetId, facets } from '../oversight/counted.ts';
import { figureGroups, figureIds } from '../oversight/figures.ts';
import type { Route } from './route.ts';
import { Count, Day, Instant, Maybe, Person, Text, Uuid, Word } from './shapes.ts';

const facetIds = Object.keys(facets) as readonly FacetId[];

/** Days as a clock in the zone has them, the last one included. Absent: this year until today, where the overseer sits. */
const asked = { from: Type.Optional(Day), to: Type.Optional(Day), zone: Type.Optional(Text(60)) };
const FiguresQuery = Type.Object({
  ...asked,
  /** Numbers from 1 to below this are hidden, for what is published. */
  hideBelow: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
});

export const PeriodShown = Type.Object({ from: Day, to: Day, zone: Type.String(), start: Instant, end: Instant });

/** The state of the log that was counted. Where it does not verify there are no figures. */
export const LogCounted = Type.Object({
  verifies: Type.Boolean(),
  /** One sentence each, in English. */
  faults: Type.Array(Type.String()),
  size: Type.Integer(),
  root: Maybe(Type.String()),
  /** An outside witness has signed a state of the log that holds every entry that was counted. */
  witnessed: Type.Boolean(),
  /** Entries that were not under a checkpoint yet, and are not counted. */
  pending: Type.Integer(),
});

/** Where the register says something else than the log. What the log says is counted. */
export const Disagreement = Type.Object({
  what: Word('missing', 'unlogged', 'state', 'text', 'who'),
  request: Maybe(Type.String()),
  entry: Maybe(Type.String()),
});
export type Disagreement = Static<typeof Disagreement>;

const FigureTableShown = Type.Object({
  by: Word(...facetIds),
  title: Type.String(),
  addsUp: Type.Boolean(),
  /** Names people of the desk: not for publication. */
  internal: Type.Boolean(),
  rows: Type.Array(
    Type.Object({
      key: Type.String(),
      /** Where the desk has a word for it in the reader's language. */
      name: Maybe(Type.String()),
      /** Null: hidden, because it is small. */
      count: Maybe(Type.Integer()),
    }),
  ),
});
export type FigureTableShown = Static<typeof FigureTableShown>;

export const FigureShown = Type.Object({
  id: Word(...figureIds),
  title: Type.String(),
  how: Type.String(),
  count: Maybe(Type.Integer()),
  medianDays: Maybe(Type.Number()),
  tables: Type.Array(FigureTableShown),
});
export type FigureShown = Static<typeof FigureShown>;

export const FiguresShown = Type.Object({
  desk: Type.String(),
  madeAt: Instant,
  period: PeriodShown,
  hideBelow: Type.Integer(),
  log: LogCounted,
  disagreements: Type.Array(Disagreement),
  groups: Type.Array(Type.Object({ id: Word(...figureGroups), title: Type.String(), figures: Type.Array(FigureShown) })),
});
export type FiguresShown = Static<typeof FiguresShown>;

/** One thing that a figure counts, as far as an overseer may know it. */
export const CountedThing = Type.Object({
  /** From 1, in the order of the log. */
  place: Type.Integer(),
  /** The entry to look at in the log; null for what is counted from the register. */
  entry: Maybe(Uuid),
  index: Maybe(Type.Integer()),
  at: Maybe(Instant),
  kind: Maybe(Type.String()),
  /** As the log names it: no number of a case. */
  request: Maybe(Type.String()),
  item: Maybe(Type.String()),
  by: Maybe(Person),
  role: Maybe(Type.String()),
  words: Type.Array(Type.Object({ by: Word(...facetIds), title: Type.String(), key: Type.String(), name: Maybe(Type.String()) })),
  /** What was written for it, of gates that were lifted and facts that were confirmed. */
  reason: Maybe(Type.String()),
  keptUntil: Maybe(Day),
});
export type CountedThing = Static<typeof CountedThing>;

export const CountedShown = Type.Object({
  period: PeriodShown,
  log: LogCounted,
  title: Type.String(),
  how: Type.String(),
  total: Type.Integer(),
  things: Type.Array(CountedThing),
  /** To be skipped for the next page; null: this was the last. */
  next: Maybe(Type.Integer()),
});
export type CountedShown = Static<typeof CountedShown>;

export const oversightRoutes = {
  figures: {
    method: 'GET',
    path: '/figures',
    summary: 'For the overseer: what the desk did in a period, counted from the log; nothing where the log does not verify.',
    query: FiguresQuery,
    answer: FiguresShown,
  },
  figuresFile: { method: 'GET', path: '/figures.csv', summary: 'The same as CSV, without people of the desk.', query: FiguresQuery },
  countedInFigure: {
    method: 'GET',
    path: '/figures/:figure',
    summary: 'What a figure was counted from, one by one, or what of it stands under one key.',
    params: Type.Object({ figure: Word(...figureIds) }),
    query: Type.Object({
      ...asked,
      by: Type.Optional(Word(...facetIds)),
      key: Type.Optional(Text(500)),
      skip: Type.Optional(Count),
    }),
    answer: CountedShown,
  },
} as const satisfies Record<string, Route>;
