// SPDX-License-Identifier: Apache-2.0
import type { CitedFact } from '../../core/api/cases.ts';
import type { Advice, Language } from '../../core/routes/advice.ts';
import { factOf } from '../../core/routes/fact-index.ts';
import { freshnessOf } from '../../core/routes/freshness.ts';
import { factTitle } from '../../core/routes/handbook/fact-title.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';

/** As it is kept with the answer; what it is called is said to each reader. */
export type KeptFact = Omit<CitedFact, 'title'>;

/** With what each is called in the reader's language. */
export function titledFacts(knowledge: Knowledge, kept: readonly KeptFact[], language: Language): CitedFact[] {
  return kept.map((one) => {
    const fact = factOf(knowledge, one.id);
    return { ...one, title: fact === undefined ? null : factTitle(fact, knowledge, language) };
  });
}

/** Every fact an answer names, once, with its sources and how fresh it was on that day. */
export function citedFacts(knowledge: Knowledge, advice: Advice, day: string): KeptFact[] {
  const { gates, step0, step1, options, greyed, warnings, deadlines } = advice;
  const named = [...gates, ...step0, ...step1, ...options, ...greyed, ...warnings, ...deadlines].flatMap(({ facts }) => facts);
  return [...new Set(named)].sort().flatMap((id) => {
    const fact = factOf(knowledge, id);
    if (fact === undefined) return [];
    const { state, checked } = freshnessOf(knowledge, fact, day);
    const sources = fact.sources.map((source) => ({
      title: source.note ?? source.of ?? source.id,
      url: source.url ?? null,
      seen: source.seen === undefined || source.seen === null ? null : String(source.seen),
    }));
    return [{ id, kind: fact.kind, confidence: fact.conf, state, checked: checked === undefined ? null : String(checked), sources }];
  });
}
