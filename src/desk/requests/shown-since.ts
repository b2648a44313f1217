// SPDX-License-Identifier: Apache-2.0
import type { FactsSinceShown } from '../../core/api/changed-facts.ts';
import type { Person } from '../../core/api/shapes.ts';
import type { FactChange } from '../../core/requests/facts-since.ts';
import type { Language } from '../../core/routes/advice.ts';
import { factOf } from '../../core/routes/fact-index.ts';
import { checkedOn } from '../../core/routes/freshness.ts';
import { factTitle } from '../../core/routes/handbook/fact-title.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import type { FoundRequest } from './find-request.ts';

/** Who corrected the facts or keeps what stands: accounts that `shownSince` names. */
export function peopleInSince({ since, row, knowledge }: FoundRequest): readonly string[] {
  const facts = since?.changes.flatMap((change) => change.facts) ?? [];
  const corrected = facts.flatMap((id) => factOf(knowledge, id)?.value.confirmed?.by ?? []);
  return row.kept_facts === null ? corrected : [...corrected, row.kept_facts.by];
}

/** What the facts say else since a request was drafted, for its reader. */
export function shownSince(
  { since, row, knowledge }: FoundRequest,
  person: (id: string) => Person,
  language: Language,
): FactsSinceShown | null {
  if (since === undefined) return null;
  const kept = row.kept_facts?.digest === since.digest ? row.kept_facts : null;
  const reader = { knowledge, language, drafted: since.askedAt.toISOString().slice(0, 10), name: (id: string) => person(id).name };
  return {
    difference: since.digest,
    draftedAt: since.askedAt.toISOString(),
    knowledge: { was: since.knowledgeWas, now: knowledge.version },
    closed: since.option === undefined ? { why: since.closed ?? null } : null,
    changes: since.changes.map((change) => shownChange(change, reader)),
    kept: kept === null ? null : { by: person(kept.by), at: kept.at, reason: kept.reason },
  };
}

interface Reader {
  readonly knowledge: Knowledge;
  readonly language: Language;
  /** The day of the advice. */
  readonly drafted: string;
  readonly name: (accountId: string) => string;
}

function shownChange({ what, was, now, facts }: FactChange, reader: Reader): FactsSinceShown['changes'][number] {
  const inWords = (value: string) => (what === 'bases' ? (reader.knowledge.instruments.get(value)?.name[reader.language] ?? value) : value);
  return { what, was: was.map(inWords), now: now.map(inWords), facts: tellingFacts(facts, reader) };
}

/** Those that the desk has corrected since are the reason; where it has corrected none, every fact that says what stands now. */
function tellingFacts(ids: readonly string[], { knowledge, language, drafted, name }: Reader) {
  const all = ids.flatMap((factId) => {
    const fact = factOf(knowledge, factId);
    if (fact === undefined) return [];
    const { confirmed } = fact.value;
    const since = confirmed?.on ?? checkedOn(fact);
    const correctedBy = confirmed === undefined || confirmed.on < drafted ? null : name(confirmed.by);
    return [{ factId, title: factTitle(fact, knowledge, language), since: since === undefined ? null : String(since), correctedBy }];
  });
  const corrected = all.filter(({ correctedBy }) => correctedBy !== null);
  return corrected.length > 0 ? corrected : all;
}
