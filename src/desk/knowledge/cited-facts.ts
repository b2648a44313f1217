// SPDX-License-Identifier: Apache-2.0
import type { CitedFact } from '../../core/api/cases.ts';
import type { Advice } from '../../core/routes/advice.ts';
import { factOf } from '../../core/routes/fact-index.ts';
import { freshnessOf } from '../../core/routes/freshness.ts';
import type { Knowledge } from '../../core/routes/knowledge.ts';

/** Every fact an answer names, once, with its sources and how fresh it was on that day. */
export function citedFacts(knowledge: Knowledge, advice: Advice, day: string): CitedFact[] {
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
