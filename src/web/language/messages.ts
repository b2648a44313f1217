// SPDX-License-Identifier: Apache-2.0
/** The texts of the screens in the language of the reader. One language is loaded at a time. */
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { isolatedValue } from '../../core/documents/isolated-value.ts';
import type { messages as english } from '../messages/en/index.ts';

export type MessageId = keyof typeof english;
/** All texts of a language, or those of the door. */
export type CompiledMessages = Readonly<Partial<Record<MessageId, string | MessageFormatElement[]>>>;
export type Language = 'en' | 'ar' | 'fr';

export const languages: readonly { readonly id: Language; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'ar', name: 'العربية' },
  { id: 'fr', name: 'Français' },
];

/** Latin digits in every language: a number on the screen must compare with the number on the paper and in the return. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ar: 'ar-EG-u-nu-latn', fr: 'fr-FR' };

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** What the door says, before anybody has signed in. */
export function loadDoor(language: Language): Promise<CompiledMessages> {
  const load = {
    en: () => import('virtual:messages/en/door'),
    ar: () => import('virtual:messages/ar/door'),
    fr: () => import('virtual:messages/fr/door'),
  }[language];
  return load().then((module) => module.default);
}

export function loadMessages(language: Language): Promise<CompiledMessages> {
  const load = {
    en: () => import('virtual:messages/en'),
    ar: () => import('virtual:messages/ar'),
    fr: () => import('virtual:messages/fr'),
  }[language];
  return load().then((module) => module.default);
}

export type Values = Readonly<Record<string, string | number | undefined>>;

/**
 * A sayer of texts. What is put into one keeps its own direction and leaves that of the sentence. `maybe` is for words that come from data: a code without a text of
 * ours is shown as it is.
 */
export interface Say {
  (id: MessageId, values?: Values): string;
  readonly maybe: (area: string, word: string) => string;
  /** The text of a code; undefined where we have none. */
  readonly known: (area: string, word: string) => string | undefined;
  readonly language: Language;
}

const isolated = (values: Values, language: Language): Record<string, string | number | undefined> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolatedValue(value, language) : value]),
  );

export function sayer(messages: CompiledMessages, language: Language): Say {
  const formats = new Map<MessageId, IntlMessageFormat>();
  const say = (id: MessageId, values: Values = {}): string => {
    const text = messages[id];
    if (typeof text === 'string') return text;
    // At the door only its own texts are there (door-texts.test.ts).
    if (text === undefined) return '';
    let format = formats.get(id);
    if (format === undefined) {
      format = new IntlMessageFormat(text, locales[language], undefined, { ignoreTag: true });
      formats.set(id, format);
    }
    return format.format(isolated(values, language)) as string;
  };
  const known = (area: string, word: string): string | undefined => {
    const id = `${area}.${word}` as MessageId;
    return id in messages ? say(id) : undefined;
  };
  const maybe = (area: string, word: string): string => known(area, word) ?? word.replaceAll(/[-_]/g, ' ');
  return Object.assign(say, { maybe, known, language });
}
