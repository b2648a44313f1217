// SPDX-License-Identifier: Apache-2.0
/**
 * What a rule says, in a sentence of the reader's language: its conditions and what follows, by the same words as its rows. It is made of the
 * rule itself, so it cannot say anything else than the rule; the id is for whoever looks it up in the file.
 */
import { withFrench } from '../../documents/french-spaces.ts';
import { isolatedValue } from '../../documents/isolated-value.ts';
import type { Language } from '../advice.ts';
import type { Fact } from '../fact-index.ts';
import { factText, factWord } from '../fact-words/index.ts';
import type { Knowledge, ProviderRule, RouteRule } from '../knowledge.ts';
import { messages } from '../messages/index.ts';
import { type FactReader, factRows } from './fact-rows.ts';

interface Frame {
  readonly where: string;
  readonly always: string;
  readonly row: string;
  readonly and: string;
}

const FRAMES: Readonly<Record<Language, Frame>> = withFrench({
  en: { where: 'If {conditions} → {follows}', always: 'In every case → {follows}', row: '{name}: {value}', and: '; ' },
  ar: { where: 'الشرط: {conditions} ← {follows}', always: 'في كل حال ← {follows}', row: '{name}: {value}', and: '؛ ' },
  fr: { where: 'Si {conditions} → {follows}', always: 'Dans tous les cas → {follows}', row: '{name} : {value}', and: ' ; ' },
});

/** `If state of the user: not European region of the provider → to: Meta Platforms, Inc.; channel: portal` */
export function providerRuleTitle(fact: Fact, knowledge: Knowledge, language: Language): string {
  const { when, then } = fact.value as ProviderRule;
  const reader = { language, knowledge, provider: knowledge.providers.get(fact.id.split('/')[1] ?? '') };
  const [conditions, follows] = [said(when, reader), said(then, reader)];
  const frame = FRAMES[language];
  return filled(conditions === '' ? frame.always : frame.where, { conditions, follows });
}

/** A sentence that the file has in English only stays with the rows of the fact, where it is marked as one. */
function said(part: object, reader: FactReader): string {
  const { row, and } = FRAMES[reader.language];
  const rows = factRows(part, reader).filter(({ prose }) => !prose || reader.language === 'en');
  return rows.map(({ name, value }) => filled(row, { name, value: isolatedValue(value, reader.language) })).join(and);
}

/** The road that a rule of the law opens, with the treaty it rests on; what a rule without a road warns of. */
export function routeRuleTitle(fact: Fact, knowledge: Knowledge, language: Language): string | undefined {
  const { id, then } = fact.value as RouteRule;
  const warned = then.warn ?? then.advise;
  const own = sentence(`rule.${id}.why`, language) ?? sentence(`warn.${id}`, language);
  const road = own ?? sentence(`route.${then.route}`, language) ?? (warned === undefined ? undefined : factText(warned, language));
  const treaties = [then.basis, then.instrument].flatMap((named) => treatyName(named, knowledge, language) ?? []);
  const parts = [road, ...treaties].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : capital(parts.join(' · '));
}

function treatyName(named: string | undefined, knowledge: Knowledge, language: Language): string | undefined {
  if (named === undefined) return undefined;
  return knowledge.instruments.get(named)?.name[language] ?? factWord(named, language);
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function sentence(code: string, language: Language): string | undefined {
  const found = messages[language][code];
  return typeof found === 'string' && !found.includes('{') ? found : undefined;
}

function filled(frame: string, values: Readonly<Record<string, string>>): string {
  return frame.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
