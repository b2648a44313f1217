// SPDX-License-Identifier: Apache-2.0
/** Why a route is not among the options: every rule that could open it, and the conditions that did not hold. */

import { KnowledgeError } from '../errors/knowledge.ts';
import type { Language } from './advice.ts';
import { factWord } from './fact-words/index.ts';
import { gatesFor } from './gates.ts';
import { factRows } from './handbook/fact-rows.ts';
import { memberNames } from './handbook/member-names.ts';
import type { Knowledge } from './knowledge.ts';
import { explain, type KeyResult } from './match.ts';
import { type Say, sayIn } from './messages/index.ts';
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
          ? `${say('why-not.fired')}${stopped}`
          : because.map((key) => condition(key, knowledge, say)).join(say('why-not.and'));
      return { rule: rule.id, fired: because.length === 0, because, text: `${rule.id}: ${text}` };
    }),
  };
}

/** One condition that did not hold, in words; in English by the names of the data, as a rule is written. */
function condition({ key, found, expected }: KeyResult, knowledge: Knowledge, say: Say): string {
  if (say.lang === 'en') return say('why-not.wants', { key, found: shown(found), expected: shown(expected) });
  const words = (value: unknown): string => inWords(key, value, knowledge, say.lang);
  return say('why-not.wants', { key: memberNames[say.lang][key] ?? key, found: words(found), expected: words(expected) });
}

function inWords(key: string, value: unknown, knowledge: Knowledge, language: Language): string {
  if (value === undefined || value === 'not asked') return factWord('not_told', language) ?? '';
  if (typeof value === 'string' && value.startsWith('not ')) return factWord('no', language) ?? '';
  const named = [value].flat().map((one) => knowledge.instruments.get(String(one))?.name[language] ?? one);
  return factRows({ [key]: named }, { language, knowledge })
    .map((row) => row.value)
    .join(' | ');
}

function shown(value: unknown): string {
  return value === undefined ? 'not told' : Array.isArray(value) ? value.join(' | ') : String(value);
}
