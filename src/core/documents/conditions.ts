// SPDX-License-Identifier: Apache-2.0
/** Whether a condition of `forms/_common/conditions.yaml` holds for the values of a document. */
import type { Knowledge } from '../routes/knowledge.ts';
import { providerFor } from '../routes/provider-for.ts';
import type { Condition, FieldValues } from './form.ts';
import { isFilled, listOf, member, saidText } from './values.ts';

/** What a document is judged with beside its own values. */
export interface About {
  readonly conditions: Readonly<Record<string, Condition>>;
  readonly knowledge: Knowledge;
  /** Of the case, by the desk: `death_penalty`, `declared`, … */
  readonly flags?: readonly string[];
  /** Other requests of the case that keep the data asked for, the one to name first; the desk knows them, a file of fields does not. */
  readonly holds?: readonly KnownHold[];
}

export interface KnownHold {
  /** The addressee's own number of it, or ours while it has none. */
  readonly reference: string;
  readonly standing: 'kept' | 'not-sent' | 'over';
  /** `YYYY-MM-DD`; absent where nobody stated an end. */
  readonly until?: string;
}

export function holds(condition: Condition | undefined, values: FieldValues, about: About): boolean {
  if (condition === undefined) return false;
  return tests(condition, values, about).every((test) => test());
}

export function holdsById(id: string, values: FieldValues, about: About): boolean {
  return holds(about.conditions[id], values, about);
}

function tests(one: Condition, values: FieldValues, about: About): (() => boolean)[] {
  const whole = one.field === undefined ? undefined : values[one.field];
  const value = one.member === undefined ? whole : member(whole, one.member);
  const list: (() => boolean)[] = [];
  if (one.field !== undefined && one.is === undefined && one.words === undefined) list.push(() => isFilled(value));
  if (one.is !== undefined) list.push(() => one.is?.some((wanted) => wanted === plain(value)) === true);
  if (one.words !== undefined) list.push(() => hasWord(saidText(one.field === undefined ? values : value), one.words ?? []));
  if (one.category !== undefined) list.push(() => categoriesOf(values).some((found) => one.category?.includes(found)));
  if (one.identifier !== undefined) list.push(() => identifiersOf(values).some((found) => one.identifier?.includes(found.kind)));
  if (one.provider_home !== undefined) list.push(() => one.provider_home?.includes(homeOf(values, about) ?? '') === true);
  if (one.flag !== undefined) list.push(() => about.flags?.includes(one.flag as string) === true);
  if (one.not !== undefined) list.push(() => !holds(one.not, values, about));
  if (one.all !== undefined) list.push(() => one.all?.every((inner) => holds(inner, values, about)) === true);
  if (one.any !== undefined) list.push(() => one.any?.some((inner) => holds(inner, values, about)) === true);
  return list;
}

const plain = (value: unknown): unknown => (typeof value === 'boolean' ? value : saidText(value).trim().toLowerCase());

function hasWord(text: string, words: readonly string[]): boolean {
  const found = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return words.some((word) => found.includes(` ${word.toLowerCase()} `) || (/\p{Script=Arabic}/u.test(word) && found.includes(word)));
}

/** Where the holder's law is: the home of the provider behind `service_name`. */
function homeOf(values: FieldValues, about: About): string | undefined {
  const provider =
    providerFor(about.knowledge, saidText(values.service_name)) ?? providerFor(about.knowledge, saidText(values.organisation));
  return provider?.home ?? undefined;
}

/** Every data category that the document asks for, in whichever of its fields. */
export function categoriesOf(values: FieldValues): readonly string[] {
  return ['data_categories', 'data_kind', 'data_to_keep', 'specific_data_only'].flatMap((field) =>
    listOf(values[field]).map((one) => (typeof one === 'string' ? one : String((one as { category?: unknown })?.category ?? ''))),
  );
}

export interface WrittenIdentifier {
  readonly kind: string;
  readonly written: string;
}

/** Every identifier that the document names, in whichever of its fields. */
export function identifiersOf(values: FieldValues): readonly WrittenIdentifier[] {
  const fields = [
    'identifiers',
    'user_and_identifier',
    'chain_and_addresses',
    'transactions_with_hashes',
    'subjects_and_accounts',
    'technical_fields_for_ip_cases',
  ];
  return fields.flatMap((field) => listOf(values[field]).map(asIdentifier)).filter((one) => one.written !== '');
}

function asIdentifier(value: unknown): WrittenIdentifier {
  if (typeof value !== 'object' || value === null) return { kind: '', written: saidText(value) };
  const one = value as Readonly<Record<string, unknown>>;
  return { kind: saidText(one.kind), written: saidText(one.written) };
}
