// SPDX-License-Identifier: Apache-2.0
/** The offences of a country pack, as people choose from them. */
import type { Language } from './advice.ts';
import { articlesInWords } from './articles-in-words.ts';
import type { Knowledge, Offence } from './knowledge.ts';

/** Families of the desk's cases (core/api/cases.ts) in the words of the rules (jurisdictions/_common.yaml, `offence_families`). */
const RULE_FAMILIES = {
  terrorism: 'terrorism',
  'trafficking-in-persons': 'trafficking',
  'smuggling-of-migrants': 'smuggling',
  laundering: 'finance',
} as const;
export type CaseFamily = keyof typeof RULE_FAMILIES | 'other';

/** A family of a case as the rules call it; the rules' own words pass. */
export function ruleFamilyOf(family: string | undefined): string | undefined {
  return (RULE_FAMILIES as Readonly<Record<string, string>>)[family ?? ''] ?? family;
}

export interface OffenceToChoose {
  /** `EG:som` */
  readonly id: string;
  readonly family: CaseFamily;
  /** What it is in the reader's language, then law and articles as the pack writes them. */
  readonly name: string;
  /** What it is, alone. */
  readonly called: string;
  /** The law and its articles, alone. */
  readonly provision: string;
  /** Null where the pack states no number: the drafter says it. */
  readonly maxYears: number | null;
  readonly marks: readonly string[];
}

export function offencesOf(knowledge: Knowledge, country: string, language: Language): readonly OffenceToChoose[] {
  return Object.entries(knowledge.countries.get(country)?.offences ?? {}).map(([id, { law, art, max_years, marks = [] }]) => {
    const called = knowledge.vocabulary.offenceNames[id]?.[language] ?? id.replaceAll('_', ' ');
    const provision = provisionOf(typeof law === 'string' ? law : law[language], art, language);
    return {
      id: `${country}:${id}`,
      family: familyOf(knowledge, id),
      name: `${called} (${provision})`,
      called,
      provision,
      maxYears: max_years ?? null,
      marks,
    };
  });
}

/** A law as it may be written: in each language of the pack, or as its state writes it. */
export const wordingsOfLaw = (law: Offence['law']): readonly string[] => (typeof law === 'string' ? [law] : Object.values(law));

const provisionOf = (law: string, art: string | undefined, language: Language): string =>
  art === undefined ? law : `${law}${COMMA[language]}${articlesInWords(art, language)}`;

/** A law and its articles as the desk writes them in each language, and as people do. */
export const wordingsOfProvision = ({ law, art }: Pick<Offence, 'law' | 'art'>): readonly string[] =>
  wordingsOfLaw(law).flatMap((wording) =>
    art === undefined
      ? [wording]
      : [
          wording,
          ...['', 'art. ', 'article ', 'المادة '].map((word) => `${wording} ${word}${art}`),
          ...(['en', 'ar', 'fr'] as const).map((language) => provisionOf(wording, art, language)),
        ],
  );

const COMMA = { en: ', ', ar: '، ', fr: ', ' } as const;
/** The first family of the vocabulary that lists the offence; what no family of the desk's cases holds is another offence. */
function familyOf({ vocabulary }: Knowledge, id: string): CaseFamily {
  const listed = Object.entries(vocabulary.offenceFamilies).find(([, ids]) => ids.includes(id))?.[0];
  const found = Object.entries(RULE_FAMILIES).find(([, rules]) => rules === listed)?.[0];
  return (found as CaseFamily | undefined) ?? 'other';
}
