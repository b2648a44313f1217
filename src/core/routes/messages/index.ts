// SPDX-License-Identifier: Apache-2.0
/**
 * Sentences by code, in three languages. Facts hold codes and numbers; what a reader sees is here. A code the files do not know (a
 * rule that a desk has added) shows the prose of the fact, marked with its language.
 */
import { withFrench } from '../../documents/french-spaces.ts';
import { isolatedValue } from '../../documents/isolated-value.ts';
import type { Language } from '../advice.ts';
import { prose } from '../fact.ts';
import { isoCountries } from '../iso-countries.ts';
import type { Country } from '../knowledge.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type Messages = Readonly<Record<string, string | readonly string[]>>;
export type Values = Readonly<Record<string, string | number>>;

export const messages: Readonly<Record<Language, Messages>> = withFrench({ en, ar, fr });

/** The holder of a service that is not in the directory: its state is still to be found out. Never an ISO code. */
export const UNKNOWN_STATE = 'XX';

export interface Say {
  (code: string, values?: Values): string;
  readonly lang: Language;
  /** The first code that has a sentence, or undefined. */
  readonly first: (codes: readonly string[], values?: Values) => string | undefined;
  /** A list of sentences by code; without one, the prose of the fact. */
  readonly list: (code: string, otherwise: readonly string[]) => readonly string[];
  /** Words one after the other, with the comma of the language. */
  readonly inRow: (words: readonly string[]) => string;
  readonly country: (iso: string) => string;
}

const COMMA: Readonly<Record<Language, string>> = { en: ', ', ar: '، ', fr: ', ' };

/** A speaker of one language. A code without a sentence is shown as the code: visible, and never a crash. */
export function sayIn(lang: Language, countries: ReadonlyMap<string, Country>): Say {
  const first = (codes: readonly string[], values: Values = {}): string | undefined => {
    for (const code of codes) {
      const sentence = messages[lang][code];
      if (typeof sentence === 'string') return fill(sentence, values, lang);
    }
    return undefined;
  };
  const say = (code: string, values: Values = {}): string => first([code], values) ?? code;
  const list = (code: string, otherwise: readonly string[]): readonly string[] => {
    const sentences = messages[lang][code];
    return Array.isArray(sentences) ? sentences : otherwise.map((text) => prose(text, lang));
  };
  const country = (iso: string): string =>
    countries.get(iso)?.name[lang] ?? (iso === UNKNOWN_STATE ? say('nobody-knows') : countryName(iso, lang));
  const inRow = (words: readonly string[]): string => words.join(COMMA[lang]);
  return Object.assign(say, { lang, first, list, inRow, country });
}

const regions = new Map<Language, Intl.DisplayNames>();

/** The name of a state that has no country pack, as the platform has it; what is no state stays as it is written. */
export function countryName(iso: string, lang: Language): string {
  if (!isoCountries.has(iso)) return iso;
  const names = regions.get(lang) ?? new Intl.DisplayNames([lang], { type: 'region' });
  regions.set(lang, names);
  return names.of(iso) ?? iso;
}

function fill(sentence: string, values: Values, lang: Language): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in values ? isolatedValue(String(values[name]), lang) : whole));
}
