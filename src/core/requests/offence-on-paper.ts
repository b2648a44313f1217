// SPDX-License-Identifier: Apache-2.0
import type { Offence } from '../cases/case.ts';
import type { Language } from '../routes/advice.ts';
import type { Knowledge } from '../routes/knowledge.ts';
import { type OffenceToChoose, offencesOf } from '../routes/offences-of.ts';

/** What a paper says of the offence, under the ids of the forms; undefined is left to the drafter. */
export interface OffenceOnPaper {
  readonly offence_name: string | undefined;
  readonly statute_and_text: string | undefined;
  readonly maximum_penalty: string | undefined;
}

/** 99 stands for life or death, which the drafter has to say in words, and then to give assurances. */
const LIFE_OR_DEATH = 99;

/**
 * The gravest offence of a case as a paper states it. What the file took from the pack of its State stands in the language of the paper, with the law
 * and its articles; words of the file's own stay as they are. The penalty is the one the file states, or else the pack, in years.
 */
export function offenceOnPaper(offences: readonly Offence[], knowledge: Knowledge, language: Language): OffenceOnPaper {
  const gravest = offences.toSorted((a, b) => (b.maxYears ?? 0) - (a.maxYears ?? 0))[0];
  const inPack = offenceInPack(gravest, knowledge, language);
  const isOfPack = (['en', 'ar', 'fr'] as const).some((as) => bare(offenceInPack(gravest, knowledge, as)?.name) === bare(gravest?.name));
  const years = gravest?.maxYears ?? inPack?.maxYears ?? undefined;
  return {
    offence_name: isOfPack ? inPack?.called : gravest?.name,
    statute_and_text: inPack?.provision,
    maximum_penalty: years === undefined || years < 1 || years >= LIFE_OR_DEATH ? undefined : IMPRISONMENT[language](years),
  };
}

/** Without the words between the numbers of articles, which earlier versions wrote otherwise into the files of cases. */
const bare = (name = ''): string =>
  name.replaceAll(/art\.|articles?|المادتان|المادة|المواد|من|إلى|و(?=\d)|\b(?:to|and|et)\b|à|[\s،,]/gu, '');

function offenceInPack(offence: Offence | undefined, knowledge: Knowledge, language: Language): OffenceToChoose | undefined {
  const country = offence?.statute?.split(':')[0];
  return country === undefined ? undefined : offencesOf(knowledge, country, language).find(({ id }) => id === offence?.statute);
}

const IMPRISONMENT: Readonly<Record<Language, (years: number) => string>> = {
  en: (years) => `Imprisonment for up to ${years} ${years === 1 ? 'year' : 'years'}`,
  ar: (years) => `السجن مدة لا تزيد على ${inArabicYears(years)}`,
  fr: (years) => `${years} ${years === 1 ? 'an' : 'ans'} d’emprisonnement au plus`,
};

function inArabicYears(years: number): string {
  if (years === 1) return 'سنة واحدة';
  if (years === 2) return 'سنتين';
  return years <= 10 ? `${years} سنوات` : `${years} سنة`;
}
