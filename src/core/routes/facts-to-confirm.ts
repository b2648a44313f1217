// SPDX-License-Identifier: Apache-2.0
/**
 * On the first start of a desk: the facts from memory, stale or undated that its likely documents stand on. Worth most first: a fact
 * that many likely answers need, on the shortest road, comes before one that few need.
 */
import { advise } from './advise.ts';
import { factOf } from './fact-index.ts';
import { type Freshness, freshnessOf, needsConfirmation } from './freshness.ts';
import type { Knowledge } from './knowledge.ts';
import { readQuery } from './query.ts';

export interface FactToConfirm {
  readonly fact: string;
  readonly state: Freshness;
  readonly file: string;
  /** In how many of the likely questions a usable option stands on it. */
  readonly answers: number;
}

/** Services that the desks of every country ask, and what they ask of them. */
const SERVICES = ['facebook', 'whatsapp', 'google', 'x', 'tiktok', 'telegram', 'snapchat', 'uber', 'binance'];
const ASKED = [
  { data: ['subscriber', 'access_log'], purpose: 'identify' },
  { data: ['content'], purpose: 'disclose' },
  { data: ['subscriber'], purpose: 'prevent_harm', urgency: 'life' },
];

export function factsToConfirm(knowledge: Knowledge, requester: string, today: string): readonly FactToConfirm[] {
  const weights = new Map<string, { answers: number; weight: number }>();
  for (const question of likelyQuestions(requester)) {
    const advice = advise(knowledge, readQuery(question, knowledge), today);
    const cited = new Map<string, number>();
    for (const option of [...advice.step0, ...advice.step1, ...advice.options])
      for (const fact of option.facts) cited.set(fact, Math.min(cited.get(fact) ?? 9, option.tier));
    for (const [fact, tier] of cited) {
      const sum = weights.get(fact) ?? { answers: 0, weight: 0 };
      weights.set(fact, { answers: sum.answers + 1, weight: sum.weight + 1 / (1 + tier) });
    }
  }
  return [...weights]
    .toSorted(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1))
    .flatMap(([id, { answers }]) => {
      const fact = factOf(knowledge, id);
      if (fact === undefined || id.startsWith('rule/')) return [];
      const { state } = freshnessOf(knowledge, fact, today);
      return needsConfirmation(state) ? [{ fact: id, state, file: fact.file, answers }] : [];
    });
}

function likelyQuestions(requester: string): readonly Record<string, unknown>[] {
  const base = { requester, requester_role: 'prosecutor', user_in: 'requester', max_years: 10, transnational_group: true };
  const platforms = SERVICES.flatMap((service) =>
    ASKED.flatMap((asked) =>
      ['trafficking', 'smuggling', 'terrorism', 'finance'].map((offence) => ({ ...base, ...asked, service, offence })),
    ),
  );
  const operator = { ...base, holder: requester, holder_kind: 'isp', data: ['subscriber'], purpose: 'identify', offence: 'smuggling' };
  return [...platforms, operator];
}
