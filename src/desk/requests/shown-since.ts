// SPDX-License-Identifier: Apache-2.0
import type { FactsSinceShown } from '../../core/api/changed-facts.ts';
import type { Person } from '../../core/api/shapes.ts';
import type { FactChange } from '../../core/requests/facts-since.ts';
import type { Language } from '../../core/routes/advice.ts';
import { factOf } from '../../core/routes/fact-index.ts';
import { checkedOn } from '../../core/routes/freshness.ts';
import { factTitle } from '../../core/routes/handbook/fact-title.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';
import { warningOfRule } from '../../core/routes/warnings.ts';
import type { FoundRequest } from './find-request.ts';

/** Who corrected the facts or keeps what stands: accounts that `shownSince` names. */
export function peopleInSince({ since, row, knowledge }: FoundRequest): readonly string[] {
  const facts = since?.changes.flatMap((change) => change.facts) ?? [];
  const corrected = facts.flatMap((id) => factOf(knowledge, id)?.value.confirmed?.by ?? []);
  return row.kept_facts === null ? corrected : [...corrected, row.kept_facts.by];
}

/** What the facts say else since a request was drafted, for its reader. */
export function shownSince(
  { since, row, knowledge, asked }: FoundRequest,
  person: (id: string) => Person,
  language: Language,
): FactsSinceShown | null {
  if (since === undefined) return null;
  const kept = row.kept_facts?.digest === since.digest ? row.kept_facts : null;
  const written = new Map(asked.targets.map((target) => [target.id, target.written]));
  const reader: Reader = {
    ...{ knowledge, language, drafted: since.askedAt.toISOString().slice(0, 10), name: (id) => person(id).name },
    targets: (ids = []) => ids.flatMap((id) => written.get(id) ?? []),
  };
  return {
    difference: since.digest,
    draftedAt: since.askedAt.toISOString(),
    knowledge: { was: since.knowledgeWas, now: knowledge.version },
    closed: since.closed === undefined ? null : { why: since.closed.why ?? null, targets: reader.targets(since.closed.targets) },
    parted: since.parted,
    laws: since.laws.map(({ fact, turn, on }) => ({ factId: fact, title: lawTitle(fact, reader), turn, on })),
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
  readonly targets: (ids: readonly string[] | undefined) => string[];
}

function shownChange({ what, was, now, facts, targets }: FactChange, reader: Reader): FactsSinceShown['changes'][number] {
  const [before, after] = [was, now].map((values) => values.map((value) => inWords(what, value, reader))) as [string[], string[]];
  return { what, was: before, now: after, targets: reader.targets(targets), facts: what === 'law' ? [] : tellingFacts(facts, reader) };
}

function inWords(what: FactChange['what'], value: string, { knowledge, language }: Reader): string {
  if (what === 'bases') return knowledge.instruments.get(value)?.name[language] ?? value;
  return what === 'law' ? warningOfRule(value, knowledge, language) : value;
}

/** A rule that only says which law an order cites has no other name than that. */
function lawTitle(factId: string, { knowledge, language }: Reader): string {
  const [kind, id = ''] = factId.split('/');
  const rule = kind === 'rule' ? knowledge.rules.find((one) => one.id === id) : undefined;
  if (rule?.then.warn !== undefined) return warningOfRule(id, knowledge, language);
  const fact = factOf(knowledge, factId);
  return fact === undefined ? factId : factTitle(fact, knowledge, language);
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
