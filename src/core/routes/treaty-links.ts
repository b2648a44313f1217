// SPDX-License-Identifier: Apache-2.0
/** Every instrument that could join two states, and how it stands between them on a day: the picture beside the advice. */

import { factOf } from './fact-index.ts';
import { factWord } from './fact-words/index.ts';
import type { Instrument, Knowledge } from './knowledge.ts';
import { bilateralBegun, both, bothPending, bound, hasEnded, type Pair } from './treaties.ts';

export interface TreatyLink {
  /** `instrument/untoc`, `bilateral/EG/US/mlat`. */
  readonly fact: string;
  readonly name: Readonly<Record<'en' | 'ar' | 'fr', string>>;
  readonly kind: 'bilateral' | 'multilateral';
  /** `joins`: binds both today. `pending`: both have signed, it does not bind both yet. `one-side`: binds one of them. `ended`: one has left it, or both theirs. */
  readonly standing: 'joins' | 'pending' | 'one-side' | 'ended';
  /** The one that it binds, where it binds one. */
  readonly only?: string;
  /** The facts that say so, one for each side. */
  readonly facts: readonly string[];
}

const BILATERAL = ['mlat', 'cloud_act', 'police', 'prosecution_mou', 'working_arrangement'] as const;
const ORDER = { joins: 0, pending: 1, ended: 2, 'one-side': 3 } as const;

/** Those that join the two first; what never bound either is left out. */
export function treatyLinks(knowledge: Knowledge, pair: Pair): readonly TreatyLink[] {
  const rows = BILATERAL.flatMap((kind) => bilateralBegun(knowledge, kind, pair));
  const bilateral = rows.map((row): TreatyLink => {
    const fact = `bilateral/${row.a}/${row.b}/${row.kind}`;
    return {
      fact,
      name: { en: row.title, ar: factWord(row.kind, 'ar') ?? row.title, fr: factWord(row.kind, 'fr') ?? row.title },
      kind: 'bilateral',
      standing: hasEnded(row, pair.date) ? 'ended' : row.in_force === undefined ? 'pending' : 'joins',
      facts: [fact],
    };
  });
  const multilateral = [...knowledge.instruments.values()].flatMap((one) => linkOf(knowledge, one, pair) ?? []);
  return [...bilateral, ...multilateral].sort((x, y) => ORDER[x.standing] - ORDER[y.standing] || (x.fact < y.fact ? -1 : 1));
}

function linkOf(knowledge: Knowledge, instrument: Instrument, pair: Pair): TreatyLink | undefined {
  const { id, name } = instrument;
  const sides = [pair.requester, pair.holder].flatMap((state) => knowledge.parties.get(`${id}/${state}`) ?? []);
  const [first, second] = [pair.requester, pair.holder].map((state) => bound(knowledge, id, state, pair.date));
  const standing = both(knowledge, id, pair)
    ? 'joins'
    : bothPending(knowledge, id, pair)
      ? 'pending'
      : sides.some((row) => hasEnded(row, pair.date))
        ? 'ended'
        : first || second
          ? 'one-side'
          : undefined;
  // The law of one state joins nobody.
  if (standing === undefined || (standing === 'one-side' && instrument.kind !== 'treaty')) return undefined;
  const facts = [`instrument/${id}`, ...sides.map(({ iso2 }) => `party/${id}/${iso2}`)].filter(
    (fact) => factOf(knowledge, fact) !== undefined,
  );
  const only = standing === 'one-side' ? (first ? pair.requester : pair.holder) : undefined;
  return { fact: `instrument/${id}`, name, kind: 'multilateral', standing, ...(only !== undefined && { only }), facts };
}
