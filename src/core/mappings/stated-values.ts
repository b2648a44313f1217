// SPDX-License-Identifier: Apache-2.0
/** What a person states for all rows of a table: which fields it can be, and how it stands in a record, so that nobody takes it for the source's. */

import type { Said as SaidToReaders } from '../errors/say.ts';
import { mappingSays } from '../errors/sentences/mapping.ts';
import { saidAddress } from '../records/read-address.ts';
import { utcFromText } from '../records/read-time.ts';
import { rowsOf } from '../records/record-rows.ts';
import { type Said, saidNumber } from '../records/said.ts';
import type { When } from '../records/when.ts';
import { isOfOneItem, STATED_CLASSES, statableFields, typeOfField } from './mapping-targets.ts';
import type { MappingRule, TableMapping } from './table-mapping.ts';

const LONGEST = 500;

/** What is wrong with the constants of a rule, each as the end of a sentence that begins with their place. */
export function faultsOfStated(
  { kind, fields, constants }: MappingRule,
  { at, isOfItem }: { readonly at: string; readonly isOfItem: boolean },
): SaidToReaders[] {
  if (constants === undefined) return [];
  if (typeof constants !== 'object' || constants === null || Array.isArray(constants))
    return [mappingSays('person', { at, shape: '{FIELD: TEXT}' })];
  return Object.entries(constants).flatMap(([field, text]) => {
    const member = `${at}.${field}`;
    if (!statableFields(kind).includes(field)) return [mappingSays('not-statable', { at, kind, field, fields: statableFields(kind) })];
    if (typeof text !== 'string' || text.trim() === '' || text.length > LONGEST) return [mappingSays('stated-text', { at: member })];
    if (isFilled(fields ?? {}, field)) return [mappingSays('filled-already', { at: member })];
    if (isOfOneItem(field) && !isOfItem) return [mappingSays('of-one-item', { at: member })];
    const classes = STATED_CLASSES[kind]?.[field];
    if (classes !== undefined) return classes.includes(text) ? [] : [mappingSays('one-of', { at: member, words: classes, found: text })];
    return statedValue(kind, field, text) === undefined
      ? [
          mappingSays('stated-value', {
            at: member,
            expected: mappingSays(typeOfField(kind, field) as 'number' | 'time' | 'address'),
            found: text,
          }),
        ]
      : [];
  });
}

function isFilled(fields: MappingRule['fields'], field: string): boolean {
  const [name = '', way] = field.split('.');
  const columns = fields[name];
  return columns !== undefined && (way === undefined || Object.hasOwn(columns as object, way));
}

const BY_PERSON = 'stated-by-person';

/**
 * The value as it stands in a record, `raw` empty and marked. An address is one without a port.
 *
 *     statedValue('payment', 'currency', 'USDT')   → { raw: '', norm: 'USDT', how: ['stated-by-person'] }
 *
 * @returns undefined for what is no value of the field's type
 */
export function statedValue(kind: MappingRule['kind'], field: string, text: string): Said | Said<number> | When | undefined {
  switch (typeOfField(kind, field)) {
    case 'number': {
      const { norm } = saidNumber(text);
      return norm === undefined ? undefined : { raw: '', norm, how: [BY_PERSON] };
    }
    case 'time': {
      const when = utcFromText(text);
      return when === undefined ? undefined : { ...when, raw: '', how: [...(when.how ?? []), BY_PERSON] };
    }
    case 'address': {
      const { norm } = saidAddress(text).address;
      return norm === undefined ? undefined : statedText(norm);
    }
    default:
      return statedText(text.trim());
  }
}

export const statedText = (norm: string): Said => ({ raw: '', norm, how: [BY_PERSON] });

/** Whether no source says it. */
export const isStatedByPerson = ({ how }: { readonly how?: readonly string[] | undefined }): boolean => how?.includes(BY_PERSON) ?? false;

/** What of a record no source says, by the names of its members; `account` is whose it is. */
export function statedMembers({ data, of }: { readonly data: object; readonly of?: { readonly how?: readonly string[] } }): string[] {
  const members = rowsOf(data as Readonly<Record<string, unknown>>).filter(isStatedByPerson);
  return [...(of !== undefined && isStatedByPerson(of) ? ['account'] : []), ...members.map(({ name }) => name)];
}

/** By name: a database gives the members of a document back in an order of its own, and the same mapping is to give the same bytes. */
export const inOrder = (constants: Readonly<Record<string, string>>): readonly [field: string, text: string][] =>
  Object.entries(constants).sort(([a], [b]) => (a < b ? -1 : 1));

/** All that a mapping states of its rows and no column says, each once: for whoever reads of it and not the mapping. */
export function allStated({ account, zone, rules }: TableMapping): { readonly field: string; readonly value: string }[] {
  const stated = [
    ...(account === undefined ? [] : [{ field: 'account', value: account.value }]),
    ...(zone === undefined ? [] : [{ field: 'timezone', value: zone }]),
    ...rules.flatMap(({ constants = {} }) => inOrder(constants).map(([field, value]) => ({ field, value }))),
  ];
  return stated.filter(({ field, value }, n) => stated.findIndex((one) => one.field === field && one.value === value) === n);
}

/** The constants of a rule by field, those that name a person as its members. */
export function statedValues({ kind, constants = {} }: MappingRule): Readonly<Record<string, unknown>> {
  const stated: Record<string, unknown> = {};
  for (const [field, text] of inOrder(constants)) {
    const [name = '', way] = field.split('.');
    const value = statedValue(kind, field, text);
    if (way !== undefined) stated[name] = { ...(stated[name] as object | undefined), [way]: value };
    else stated[name] = typeOfField(kind, field) === 'address' ? { address: value } : value;
  }
  return stated;
}
