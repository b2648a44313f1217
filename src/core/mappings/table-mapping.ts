// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { Said } from '../errors/say.ts';
import { mappingSays } from '../errors/sentences/mapping.ts';
import { IDENTIFIER_TYPES, type IdentifierType } from '../records/kinds.ts';
import { zoneStated } from '../records/zone.ts';
import { isDay } from '../routes/calendar-day.ts';
import { MAPPING_TARGETS, type MappedKind, type MappingTarget, WAYS_TO_NAME } from './mapping-targets.ts';
import { faultsOfStated } from './stated-values.ts';

export { type FieldType, MAPPING_TARGETS, type MappedKind } from './mapping-targets.ts';

/** One column, or several whose texts stand one behind the other with a blank between (a date and a time). */
export type ColumnsNamed = string | readonly string[];

export interface MappingRule {
  /** Only rows whose column holds one of these texts, without regard to case. */
  readonly when?: { readonly column: string; readonly is: readonly string[] };
  readonly kind: MappedKind;
  readonly fields: Readonly<Record<string, ColumnsNamed | Readonly<Record<string, string>>>>;
  /**
   * What the table does not say and the person knows, for all rows of the rule: `type: phone` of identifiers, `currency: USDT`, `from.id: '77'`.
   * It stands in the record as stated by a person, with nothing of the source behind it.
   */
  readonly constants?: Readonly<Record<string, string>>;
  /** The row gives this record besides what an earlier rule makes of it: of a customer the account, and his telephone number. */
  readonly also?: boolean;
}

/** Whose all rows are, where no column says it. */
export interface AccountStated {
  readonly type: IdentifierType;
  readonly value: string;
}

/**
 * How the columns of one table become records, as a person has confirmed it. Kept under the fingerprint of the header, so that the next table
 * with the same columns is read by itself.
 *
 *     schema: rogatory.mapping/1
 *     name: Operator Two, calls
 *     version: 1
 *     provider: operator-two
 *     header: [Anrufer, Angerufener, Beginn, Sekunden, Art]
 *     confirmedBy: A. Person
 *     confirmedOn: 2026-11-20
 *     zone: Africa/Cairo
 *     dateOrder: day-first
 *     skip: [Summe]
 *     rules:
 *       - {kind: call, fields: {caller: {phone: Anrufer}, callee: {phone: Angerufener}, start: Beginn, durationSeconds: Sekunden}}
 */
export interface TableMapping {
  readonly schema: 'rogatory.mapping/1';
  readonly name: string;
  readonly version: number;
  readonly provider: string;
  readonly header: readonly string[];
  readonly confirmedBy: string;
  readonly confirmedOn: string;
  /** SHA-256 of the one item that it is for; absent: every table with these columns. */
  readonly item?: string;
  /** Of one item alone: the next table with these columns is somebody else's. */
  readonly account?: AccountStated;
  /** Zone of times whose value and column name none, as `Africa/Cairo` or `UTC+2`; stated by the person. */
  readonly zone?: string;
  readonly dateOrder?: 'day-first' | 'month-first';
  /** Rows whose first text begins so are left: totals, remarks. */
  readonly skip?: readonly string[];
  /** In JSON: which values are the rows, `/data/*`. */
  readonly rows?: string;
  readonly rules: readonly MappingRule[];
}

/** SHA-256 over the names of the columns, trimmed and in lower case, one a line; columns without a name do not count. */
export function headerFingerprint(names: readonly string[]): string {
  const plain = names.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  return hash('sha256', plain.join('\n'));
}

const MEMBERS: readonly string[] = [
  'schema',
  'name',
  'version',
  'provider',
  'header',
  'confirmedBy',
  'confirmedOn',
  'zone',
  'dateOrder',
  'skip',
  'rows',
  'item',
  'account',
  'rules',
] satisfies readonly (keyof TableMapping)[];

/** What is wrong with a mapping that a person wrote, each as one sentence; empty when it can be used. @param of `item`: it is for one, which the desk names */
export function faultsOfMapping(document: unknown, of?: 'item'): Said[] {
  if (typeof document !== 'object' || document === null) return [mappingSays('none')];
  const mapping = document as Readonly<Record<string, unknown>>;
  const faults: Said[] = [];
  if (mapping.schema !== 'rogatory.mapping/1') faults.push(mappingSays('schema', { at: 'schema', schema: 'rogatory.mapping/1' }));
  for (const member of ['name', 'provider', 'confirmedBy', 'confirmedOn'])
    if (typeof mapping[member] !== 'string' || mapping[member] === '') faults.push(mappingSays('text', { at: member }));
  for (const member of Object.keys(mapping))
    if (!MEMBERS.includes(member)) faults.push(mappingSays('no-such-member', { at: member, members: MEMBERS }));
  if (typeof mapping.confirmedOn === 'string' && !isDay(mapping.confirmedOn))
    faults.push(mappingSays('day', { at: 'confirmedOn', found: mapping.confirmedOn }));
  if (mapping.zone !== undefined && zoneStated(String(mapping.zone)) === undefined)
    faults.push(mappingSays('zone', { at: 'zone', found: String(mapping.zone) }));
  if (mapping.dateOrder !== undefined && mapping.dateOrder !== 'day-first' && mapping.dateOrder !== 'month-first')
    faults.push(mappingSays('one-of', { at: 'dateOrder', words: ['day-first', 'month-first'], found: String(mapping.dateOrder) }));
  if (mapping.skip !== undefined && !isTexts(mapping.skip)) faults.push(mappingSays('texts', { at: 'skip' }));
  if (mapping.item !== undefined && !/^[0-9a-f]{64}$/.test(String(mapping.item))) faults.push(mappingSays('item', { at: 'item' }));
  const isOfItem = of === 'item' || mapping.item !== undefined;
  faults.push(...faultsOfAccount(mapping, isOfItem));
  if (!Number.isInteger(mapping.version)) faults.push(mappingSays('version', { at: 'version' }));
  const header = mapping.header;
  if (!isTexts(header) || header.length < 2) return [...faults, mappingSays('header', { at: 'header' })];
  const rules = mapping.rules;
  if (!Array.isArray(rules) || rules.length === 0) return [...faults, mappingSays('no-rule', { at: 'rules' })];
  return [
    ...faults,
    ...rules.flatMap((rule, index) => faultsOfRule(rule as Partial<MappingRule>, header, { at: `rules[${index}]`, isOfItem })),
    ...(rules.every((rule) => (rule as Partial<MappingRule>)?.also === true) ? [mappingSays('none-for-itself', { at: 'rules' })] : []),
  ];
}

function faultsOfAccount({ account }: Readonly<Record<string, unknown>>, isOfItem: boolean): Said[] {
  if (account === undefined) return [];
  const { type, value } = (account ?? {}) as Partial<AccountStated>;
  const isAccount = typeof value === 'string' && value.trim() !== '' && IDENTIFIER_TYPES.some((one) => one === type);
  return [
    ...(isAccount ? [] : [mappingSays('account', { at: 'account', shape: '{type, value}', words: IDENTIFIER_TYPES })]),
    ...(isOfItem ? [] : [mappingSays('account-of-one-item', { at: 'account' })]),
  ];
}

interface RuleAt {
  readonly at: string;
  readonly isOfItem: boolean;
}

function faultsOfRule(rule: Partial<MappingRule>, header: readonly string[], { at, isOfItem }: RuleAt): Said[] {
  const target: MappingTarget | undefined = MAPPING_TARGETS[rule?.kind as MappedKind];
  if (target === undefined) return [mappingSays('kind', { at: `${at}.kind`, words: Object.keys(MAPPING_TARGETS) })];
  if (rule.when !== undefined && (typeof rule.when?.column !== 'string' || !isTexts(rule.when.is)))
    return [mappingSays('when', { at: `${at}.when`, shape: '{column: NAME, is: [TEXT, …]}' })];
  const faults: Said[] = faultsOfStated(rule as MappingRule, { at: `${at}.constants`, isOfItem });
  const named = Object.entries(rule.fields ?? {});
  const unknownColumns = [
    ...(rule.when === undefined ? [] : [rule.when.column]),
    ...named.flatMap(([, columns]) => columnsOf(columns)),
  ].filter((column) => !header.some((name) => name.trim().toLowerCase() === column.trim().toLowerCase()));
  for (const column of unknownColumns) faults.push(mappingSays('no-column', { at, column }));
  for (const [field, columns] of named) {
    const type = target.fields[field];
    if (type === undefined)
      faults.push(mappingSays('no-field', { at: `${at}.fields`, kind: String(rule.kind), field, fields: Object.keys(target.fields) }));
    else if ((type === 'person') !== (typeof columns === 'object' && !Array.isArray(columns)))
      faults.push(
        type === 'person'
          ? mappingSays('person', { at: `${at}.fields.${field}`, shape: '{id|username|name|email|phone: column}' })
          : mappingSays('column', { at: `${at}.fields.${field}` }),
      );
    else if (type === 'person')
      for (const way of Object.keys(columns).filter((one) => !WAYS_TO_NAME.some((known) => known === one)))
        faults.push(mappingSays('one-of', { at: `${at}.fields.${field}`, words: WAYS_TO_NAME, found: way }));
  }
  for (const field of target.required)
    if (rule.fields?.[field] === undefined && !isStated(rule, field))
      faults.push(mappingSays('needs', { at, kind: String(rule.kind), field }));
  return faults;
}

/** Also a member of it: `who.id` states `who`. */
const isStated = ({ constants = {} }: Partial<MappingRule>, field: string): boolean =>
  Object.keys(constants).some((name) => name === field || name.startsWith(`${field}.`));

/** The columns that one field is filled from. */
export function columnsOf(columns: ColumnsNamed | Readonly<Record<string, string>>): readonly string[] {
  if (typeof columns === 'string') return [columns];
  return Array.isArray(columns) ? columns : Object.values(columns as Readonly<Record<string, string>>);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
