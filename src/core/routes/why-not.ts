// SPDX-License-Identifier: Apache-2.0
/** Why a route is not among the options: every rule that could open it, and the conditions that did not hold. */

import { KnowledgeError } from '../errors/knowledge.ts';
import type { Language } from './advice.ts';
import { gatesFor } from './gates.ts';
import type { Knowledge } from './knowledge.ts';
import { explain, type KeyResult } from './match.ts';
import { sayIn } from './messages/index.ts';
import type { AdviceQuery } from './query.ts';
import { situationOf } from './situation.ts';

export interface WhyNot {
  readonly schema: 'rogatory.why-not/1';
  readonly route: string;
  readonly rules: readonly {
    readonly rule: string;
    readonly fired: boolean;
    readonly because: readonly KeyResult[];
    readonly text: string;
  }[];
}

export function whyNot(knowledge: Knowledge, query: AdviceQuery, date: string, route: string, lang: Language = 'en'): WhyNot {
  const about = situationOf(knowledge, query, date);
  const opening = knowledge.rules.filter((rule) => rule.then.route === route);
  if (opening.length === 0) {
    const known = [...new Set(knowledge.rules.flatMap((rule) => rule.then.route ?? []))].sort();
    throw new KnowledgeError('QUERY_WRONG', { message: `--why-not: expected one of ${known.join(', ')}; found ${route}.` });
  }
  const say = sayIn(lang, knowledge.countries);
  const block = gatesFor(about, say).find((gate) => gate.effect === 'block');
  return {
    schema: 'rogatory.why-not/1',
    route,
    rules: opening.map((rule) => {
      const because = explain(rule.when, about).filter((key) => !key.matched);
      const stopped = block === undefined ? '' : ` (${block.id}: ${block.why})`;
      const text =
        because.length === 0
          ? `${rule.id}: fired${stopped}`
          : `${rule.id}: ${because.map((key) => `${key.key} is ${shown(key.found)}, the rule wants ${shown(key.expected)}`).join('; ')}`;
      return { rule: rule.id, fired: because.length === 0, because, text };
    }),
  };
}

function shown(value: unknown): string {
  return value === undefined ? 'not told' : Array.isArray(value) ? value.join(' | ') : String(value);
}
