// SPDX-License-Identifier: Apache-2.0
/**
 * A fact as rows of name and value in the reader's language, for a table on the screen and in the handbook alike. Codes become words,
 * states and languages their names; names, numbers and addresses stay; a sentence in English stays one and says so.
 */
import type { Language } from '../advice.ts';
import { factWord } from '../fact-words/index.ts';
import { isoCountries } from '../iso-countries.ts';
import type { Knowledge, Provider } from '../knowledge.ts';
import { countryName, messages } from '../messages/index.ts';
import { memberNames } from './member-names.ts';

export interface FactRow {
  readonly name: string;
  readonly value: string;
  /** A sentence that the data hold in English only. */
  readonly prose: boolean;
}

export interface FactReader {
  readonly language: Language;
  readonly knowledge: Knowledge;
  /** The provider that the fact is about: `to: ie` is then its Irish company. */
  readonly provider?: Provider | undefined;
}

const UNSAID = new Set([
  ...['src', 'conf', 'id', 'cat', 'checked', 'confirmed', 'order', 'instrument', 'iso2', 'replaces', 'ar', 'fr'],
  // Said to whoever keeps the data.
  'design_note',
]);

export function factRows(value: unknown, reader: FactReader): readonly FactRow[] {
  const rows: FactRow[] = [];
  const add = (path: readonly string[], key: string, leaves: readonly unknown[]): void => {
    const said = leaves.map((leaf) => (isInThreeLanguages(leaf) ? plain(leaf[reader.language]) : leafText(key, leaf, reader)));
    for (const prose of [false, true]) {
      const texts = said.filter((one) => one.prose === prose).map((one) => one.text);
      if (texts.length > 0) rows.push({ name: path.join(' · '), value: texts.join(listComma[reader.language]), prose });
    }
  };
  const walk = (path: readonly string[], key: string, inner: unknown): void => {
    if (inner === null || inner === undefined || inner === '') return;
    if (Array.isArray(inner) && inner.every((one) => typeof one !== 'object' || isInThreeLanguages(one))) {
      if (inner.length > 0) add(path, key, inner);
    } else if (Array.isArray(inner)) for (const one of inner) walk([...path.slice(0, -1), itemName(path, one, reader)], key, one);
    else if (typeof inner === 'object' && !isInThreeLanguages(inner)) members(path, inner);
    else add(path, key, [inner]);
  };
  const members = (path: readonly string[], inner: object): void => {
    for (const [key, one] of namedMembers(inner, reader.language)) if (!UNSAID.has(key)) walk([...path, memberName(key, reader)], key, one);
  };
  walk([], 'value', value);
  return rows;
}

/** A name that the data hold in each language: the reader's stands for all. */
function isInThreeLanguages(value: unknown): value is Readonly<Record<Language, string>> {
  const names = value as Partial<Record<Language, unknown>>;
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    [names.en, names.ar, names.fr].every((one) => typeof one === 'string')
  );
}

const listComma: Readonly<Record<Language, string>> = { en: ', ', fr: ', ', ar: '، ' };

/** A thing with a name in the reader's language shows that first, and the name of the source beside it. */
function namedMembers(value: object, language: Language): readonly (readonly [string, unknown])[] {
  const own = language === 'en' ? undefined : (value as Readonly<Record<string, unknown>>)[language];
  const entries = Object.entries(value);
  if (typeof own !== 'string') return entries;
  return [['name', own], ...entries.map(([key, one]) => [key === 'name' ? 'name_in_source' : key, one] as const)];
}

/** An item of a list that has a name of its own, such as a holiday. */
function itemName(path: readonly string[], item: unknown, { language }: FactReader): string {
  const { id } = item as { readonly id?: unknown };
  return factWord(`holiday.${String(id)}`, language) ?? path.at(-1) ?? '';
}

/** Members that are named by a State or by an annex have its name. */
function memberName(key: string, { language, knowledge }: FactReader): string {
  const annex = /^Annex_([IVX]+)$/.exec(key)?.[1];
  if (annex !== undefined) return `${memberNames[language].annex ?? 'annex'} ${annex}`;
  if (isoCountries.has(key)) return knowledge.countries.get(key)?.name[language] ?? countryName(key, language);
  return memberNames[language][key] ?? key.replaceAll('_', ' ');
}

/** Members that hold names: of people's offices, laws, places, addresses, days. They are not translated. */
const NAMES = new Set([
  'name',
  'name_in_source',
  'title',
  'address',
  'alt_address',
  'addressee',
  'email',
  'phone',
  'art',
  'article',
  'law',
  'zone',
  'time_zone',
  'day',
  'dates',
  'period',
  'signed',
  'in_force',
  'since',
  'form',
  'subject',
  'emergency_subject',
  'username_pattern',
  'short',
  'asset',
  'addresses',
]);
const LANGUAGES = new Set(['codes', 'official', 'accepts_requests_in', 'language', 'languages']);

interface Said {
  readonly text: string;
  readonly prose: boolean;
}

const plain = (text: string): Said => ({ text, prose: false });

function leafText(key: string, leaf: unknown, reader: FactReader): Said {
  const { language } = reader;
  if (typeof leaf === 'boolean') return plain(factWord(leaf ? 'yes' : 'no', language) ?? '');
  if (typeof leaf === 'number') return plain(key === 'weekend' ? weekday(leaf, language) : String(leaf));
  const text = String(leaf);
  const known = knownText(key, text, reader);
  if (known !== undefined) return plain(known);
  return { text, prose: !NAMES.has(key) && isSentence(text) };
}

function knownText(key: string, text: string, reader: FactReader): string | undefined {
  const { language, provider } = reader;
  if (LANGUAGES.has(key) && /^[a-z]{2}$/.test(text)) return languageName(text, language);
  if (text.startsWith('!')) return factWord('not', language, { what: knownText(key, text.slice(1), reader) ?? text.slice(1) });
  if (text === '*' || text === 'ROW') return factWord(text === '*' ? 'everybody' : 'row', language);
  if (text === 'SAME_AS_REQUESTER' || text === 'OTHER') return factWord(text === 'OTHER' ? 'other_state' : 'own_state', language);
  if (/^>\d+$/.test(text)) return factWord('more_than', language, { what: text.slice(1) });
  if (isoCountries.has(text)) return reader.knowledge.countries.get(text)?.name[language] ?? countryName(text, language);
  const authority = /^([a-z]{2})-central-authority$/.exec(text)?.[1]?.toUpperCase();
  if (authority !== undefined) return factWord('central_authority_of', language, { what: knownText(key, authority, reader) ?? authority });
  if (key === 'to' || key === 'company') {
    const entity = provider?.entities.find((one) => one.id === text);
    if (entity != null) return entity.name ?? factWord('unknown', language);
  }
  if (key === 'data' || key === 'route') {
    const named = messages[language][`${key}.${text}`];
    if (typeof named === 'string') return named;
  }
  if (key === 'parent' || key === 'provider')
    return reader.knowledge.instruments.get(text)?.name[language] ?? reader.knowledge.providers.get(text)?.name;
  if (key === 'law') return lawName(text, language) ?? factWord(text, language);
  return NAMES.has(key) && key !== 'addressee' ? undefined : (factWord(text, language) ?? channelName(key, text, provider));
}

/** Whom a company serves: `!EEA` as “not European Economic Area”. */
export const placeInWords = (place: string, reader: FactReader): string => knownText('users', place, reader) ?? place;

function channelName(key: string, text: string, provider: Provider | undefined): string | undefined {
  if (key !== 'channel' && key !== 'alt_channel' && key !== 'via') return undefined;
  return provider?.channels.find((one) => one.id === text)?.name;
}

const LAWS: readonly (readonly [RegExp, string])[] = [
  [/^Law (\d+) of (\d+)$/, 'law_of'],
  [/^Law (\d+) of (\d+) art\. (.+)$/, 'law_of_article'],
  [/^Federal Law (\d+) of (\d+)$/, 'federal_law_of'],
  [/^Federal Decree-Law (\d+) of (\d+)$/, 'federal_decree_law_of'],
];

/** `Law 94 of 2015` is a number and a year; other laws keep the name that the file gives them. */
function lawName(text: string, language: Language): string | undefined {
  for (const [shape, code] of LAWS) {
    const [, n = '', y = '', a = ''] = shape.exec(text) ?? [];
    if (n !== '') return factWord(code, language, { n, y, a });
  }
  const article = /^Criminal Code ([\w .()-]+)$/.exec(text)?.[1];
  return article === undefined ? undefined : factWord('criminal_code_of', language, { a: article });
}

/** Two words in small letters make a sentence; an address, a number or a code makes none. */
function isSentence(text: string): boolean {
  if (/^(?:https?:|\S+@\S+$|[^\s]+$)/.test(text)) return false;
  return /[a-z]{3,}/.test(text);
}

const languageNames = new Map<Language, Intl.DisplayNames>();

export function languageName(code: string, language: Language): string {
  const names = languageNames.get(language) ?? new Intl.DisplayNames([language], { type: 'language' });
  languageNames.set(language, names);
  return names.of(code) ?? code;
}

/** 1 is Monday, 7 is Sunday; 1 January 2024 was a Monday. */
function weekday(day: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
}
