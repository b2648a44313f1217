// SPDX-License-Identifier: Apache-2.0
/**
 * What the codes of provider and country files say, in the reader's language. A fact holds codes, numbers and names; whatever else it
 * holds is a sentence in English, and is shown as one.
 */
import { withFrench } from '../../documents/french-spaces.ts';
import type { Language } from '../advice.ts';
import { prose } from '../fact.ts';
import { ar } from './ar/index.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';

export const factWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = withFrench({ en, ar, fr });

/** The word or sentence of a code; undefined when it is none. */
export function factWord(code: string, language: Language, values: Readonly<Record<string, string>> = {}): string | undefined {
  const word = Object.hasOwn(factWords[language], code) ? factWords[language][code] : undefined;
  return word?.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A code in words; a sentence as the file has it, marked where the reader reads another language. */
export function factText(text: string, language: Language): string {
  return factWord(text, language) ?? prose(text, language);
}
