// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox';
import { factMatters } from '../requests/fact-matters.ts';
import { Day, Instant, Maybe, Person, Sha256, Word } from './shapes.ts';

/** As they are written; empty: all of the request. */
const targets = Type.Array(Type.String());

/** What the facts say else now than a request that has not left, and how that was answered. */
export const FactsSinceShown = Type.Object({
  /** Of what is different; an answer names it. */
  difference: Sha256,
  /** When the advice was given that it was drafted from, and the version of the facts then and now. */
  draftedAt: Instant,
  knowledge: Type.Object({ was: Type.String(), now: Type.String() }),
  /** The facts open the road of the request no longer; with their reason where they give one. */
  closed: Maybe(Type.Object({ why: Maybe(Type.String()), targets })),
  /** The targets no longer go to one addressee by one road: each way is drafted anew. */
  parted: Type.Boolean(),
  /** Laws and treaties that began or ended to apply since; `on` is the first day on which it is otherwise. */
  laws: Type.Array(Type.Object({ factId: Type.String(), title: Type.String(), turn: Word('began', 'ended'), on: Day })),
  changes: Type.Array(
    Type.Object({
      what: Word(...factMatters),
      was: Type.Array(Type.String()),
      now: Type.Array(Type.String()),
      targets,
      /** The facts that say what stands now; `since` is the day they were corrected here, or last read. */
      facts: Type.Array(
        Type.Object({ factId: Type.String(), title: Type.String(), since: Maybe(Type.String()), correctedBy: Maybe(Type.String()) }),
      ),
    }),
  ),
  /** Somebody keeps what stands. Null as well when more has changed since. */
  kept: Maybe(Type.Object({ by: Person, at: Instant, reason: Type.String() })),
});
export type FactsSinceShown = Static<typeof FactsSinceShown>;
