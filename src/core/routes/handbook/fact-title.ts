// SPDX-License-Identifier: Apache-2.0
/** What a fact is called above its rows, in the reader's language. */
import type { Language } from '../advice.ts';
import type { Fact } from '../fact-index.ts';
import { factWord } from '../fact-words/index.ts';
import type { Knowledge } from '../knowledge.ts';
import { messages, sayIn } from '../messages/index.ts';
import { labels } from './labels.ts';
import { memberNames } from './member-names.ts';
import { providerRuleTitle, routeRuleTitle } from './rule-title.ts';

/** `held/meta/subscriber` → subscriber data; `party/untoc/EG` → the convention and the state; `cost/meta` → Cost */
export function factTitle(fact: Fact, knowledge: Knowledge, language: Language): string {
  const [kind = '', about = '', ...rest] = fact.id.split('/');
  const { country } = sayIn(language, knowledge.countries);
  const instrument = (id: string): string => knowledge.instruments.get(id)?.name[language] ?? id;
  const last = rest.join('/');
  if (kind === 'party' || kind === 'reservation') return [instrument(about), country(rest[0] ?? ''), ...rest.slice(1)].join(' · ');
  if (kind === 'bilateral') return `${word(rest[1] ?? '', language)} · ${country(about)} – ${country(rest[0] ?? '')}`;
  if (kind === 'instrument') return instrument(about);
  if (kind === 'offence') return knowledge.vocabulary.offenceNames[last]?.[language] ?? word(last, language);
  if (kind === 'authority') return word(last, language);
  if (kind === 'provider-rule') return providerRuleTitle(fact, knowledge, language);
  if (kind === 'rule') return routeRuleTitle(fact, knowledge, language) ?? headingOf('rule', language);
  const own = nameOf(fact, language);
  if (own !== undefined) return own;
  if (kind === 'held') return text(`data.${last}`, language) ?? word(last, language);
  if (kind === 'gate' || kind === 'safeguard') return text(`${kind}.${about}`, language) ?? about;
  if (kind === 'languages' || kind === 'retention' || kind === 'calendar')
    return rest.length === 0 || /^\d+$/.test(last) ? headingOf(kind, language) : word(last, language);
  if (rest.length === 0) return headingOf(kind, language);
  if (kind === 'stats') return last.replace(/^[A-Z]{2}(?=-|$)/, (iso) => country(iso));
  return word(last, language);
}

/** Its own name in the reader's language, else that of the source. */
function nameOf(fact: Fact, language: Language): string | undefined {
  const value = fact.value as Readonly<Record<string, unknown>>;
  const { name, title } = value;
  for (const one of [name, title]) if (typeof one === 'object' && one !== null) return (one as Readonly<Record<string, string>>)[language];
  const own = language === 'en' ? undefined : value[language];
  const said = own ?? name ?? title;
  return typeof said === 'string' && said !== '' ? said : undefined;
}

const text = (code: string, language: Language): string | undefined => {
  const found = messages[language][code];
  return typeof found === 'string' ? found : undefined;
};

const word = (code: string, language: Language): string => factWord(code, language) ?? code.replaceAll('_', ' ');

/** The heading it stands under, or the name of the member. */
function headingOf(kind: string, language: Language): string {
  const headings: Readonly<Record<string, string>> = labels[language];
  const heading = kind === 'calendar' ? 'deadlines' : kind;
  return headings[heading] ?? memberNames[language][kind] ?? word(kind, language);
}
