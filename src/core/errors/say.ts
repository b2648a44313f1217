// SPDX-License-Identifier: Apache-2.0
import { frenchSpaces } from '../documents/french-spaces.ts';
import { shownHidden } from '../documents/shown-controls.ts';

/**
 * What an error says beyond its title: where, what was expected, what was found, what to do; in the three languages of the readers.
 *
 *     const caseSays = sentences({ closed: { en: 'Case {number}: it is closed.', ar: '…', fr: '…' } });
 *     throw new CaseError('CLOSED', { message: caseSays('closed', { number: '12/2026' }) });
 *
 * The English one goes to the log. A value is shown as it is; one that is itself said in three languages, in the reader's. What the desk says
 * (API, jobs, screens, mails, papers) comes from a table of `sentences/`, reasons of lower layers too; what only a command or the start of a
 * server says to whoever stands at the machine stays English (`say.test.ts` has the closed list of those files).
 */
export interface Said {
  readonly en: string;
  readonly ar: string;
  readonly fr: string;
}
type SaidIn = keyof Said;

/** An identifier, a number, a list of identifiers, or words. No case content. */
type SaidValue = string | number | Said | readonly (string | Said)[];

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** A reason is words: what a lower layer has in English only is no value (`saidAlike` says of the words of another program that they are). */
type ValuesOf<Words extends Said> = { readonly [Name in NamesIn<Words['en']>]: Name extends 'why' ? Said : SaidValue };
type Given<Words extends Said> = NamesIn<Words['en']> extends never ? [] : [values: ValuesOf<Words>];

/** Says one sentence of a table; the compiler asks for every value that the English one names. */
type Says<Table extends Readonly<Record<string, Said>>> = {
  <Id extends keyof Table & string>(id: Id, ...values: Given<Table[Id]>): Said;
  readonly table: Table;
};

export function sentences<const Table extends Readonly<Record<string, Said>>>(table: Table): Says<Table> {
  const says = (id: keyof Table & string, values: Readonly<Record<string, SaidValue>> = {}): Said => {
    const words = spaced(table[id] as Said);
    const filled = (language: SaidIn): string =>
      words[language].replace(/\{([\w-]+)\}/g, (_, name: string) => valueIn(values[name] ?? '', language));
    return { en: filled('en'), ar: filled('ar'), fr: filled('fr') };
  };
  return Object.assign(says, { table }) as unknown as Says<Table>;
}

/**
 * Sentences on what strangers wrote, such as names in a file that is being checked: signs in a value that show nothing, or turn what stands
 * beside them, are shown as `⟨U+202E⟩`. A value that is itself said in three languages has been made so.
 */
export function sentencesOnStrangers<const Table extends Readonly<Record<string, Said>>>(table: Table): Says<Table> {
  const says = sentences(table) as unknown as (id: string, values?: Readonly<Record<string, SaidValue>>) => Said;
  const shown = (value: SaidValue): SaidValue => {
    if (typeof value === 'string') return shownHidden(value);
    return typeof value === 'object' && isList(value) ? value.map((one) => shown(one) as string | Said) : value;
  };
  const safely = (id: string, values: Readonly<Record<string, SaidValue>> = {}) =>
    says(id, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value)])));
  return Object.assign(safely, { table }) as unknown as Says<Table>;
}

const spaced = (words: Said): Said => ({ ...words, fr: frenchSpaces(words.fr) });

function valueIn(value: SaidValue, language: SaidIn): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return language === 'ar' ? isolated(value) : value;
  if (!isList(value)) return value[language];
  return value.map((one) => valueIn(one, language)).join(language === 'ar' ? '، ' : ', ');
}

const isList = (value: Said | readonly (string | Said)[]): value is readonly (string | Said)[] => Array.isArray(value);

/** Latin letters and punctuation keep their order inside a sentence that runs the other way (FSI … PDI). */
const isolated = (text: string): string => (text === '' ? '' : `\u2068${text}\u2069`);

/** One text for all: what the program has in English only, such as the words of another program. */
export const saidAlike = (text: string): Said => ({ en: text, ar: isolated(text), fr: text });

/** A name or a path as a stranger wrote it, in all languages: what hides in it is shown. */
export const writtenByStrangers = (text: string): Said => saidAlike(shownHidden(text));

/** The words of a sentence for inside another one, which has its own stop. */
export const withoutStop = (said: Said): Said => ({ en: unstopped(said.en), ar: unstopped(said.ar), fr: unstopped(said.fr) });
const unstopped = (text: string): string => text.replace(/\.$/, '');

/** Whole sentences, one behind the other. */
export const joinedSentences = (all: readonly Said[]): Said => {
  const inLanguage = (language: SaidIn): string => all.map((said) => said[language]).join(' ');
  return { en: inLanguage('en'), ar: inLanguage('ar'), fr: inLanguage('fr') };
};
