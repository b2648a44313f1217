// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { Kind } from '../records/index.ts';

/** What becomes of the text of a column. `person` names somebody: each of its members is a column of its own. */
export type FieldType = 'text' | 'number' | 'time' | 'address' | 'amount' | 'person';

interface Target {
  readonly fields: Readonly<Record<string, FieldType>>;
  /** Without these a row gives no record. */
  readonly required: readonly string[];
}

/** Kinds of record that a table can be mapped to, and the fields that a column can fill. */
export const MAPPING_TARGETS = {
  'ip-event': {
    fields: { address: 'address', port: 'number', protocol: 'text', at: 'time', until: 'time', action: 'text', product: 'text', userAgent: 'text', countryStated: 'text', cityStated: 'text' },
    required: ['address'],
  },
  call: {
    fields: { callId: 'text', caller: 'person', callee: 'person', start: 'time', end: 'time', durationSeconds: 'number', direction: 'text', result: 'text', media: 'text' },
    required: [],
  },
  message: {
    fields: { messageId: 'text', threadId: 'text', author: 'person', recipient: 'person', sent: 'time', received: 'time', body: 'text', subject: 'text', type: 'text', ip: 'address', port: 'number' },
    required: [],
  },
  account: {
    fields: { accountId: 'text', username: 'text', displayName: 'text', created: 'time', closed: 'time', lastSeen: 'time', status: 'text', url: 'text' },
    required: [],
  },
  identifier: { fields: { value: 'text', validFrom: 'time', validTo: 'time' }, required: ['value'] },
  'subscriber-fact': { fields: { name: 'text', value: 'text', asOf: 'time' }, required: ['name', 'value'] },
  contact: { fields: { who: 'person', since: 'time', until: 'time' }, required: ['who'] },
  activity: { fields: { what: 'text', at: 'time', text: 'text', url: 'text', product: 'text', ip: 'address' }, required: ['what'] },
  location: { fields: { at: 'time', lat: 'number', lon: 'number', accuracyMeters: 'number', altitude: 'number', place: 'text' }, required: [] },
  trip: {
    fields: {
      tripId: 'text', status: 'text', product: 'text', city: 'text', requested: 'time', begun: 'time', ended: 'time', driver: 'person', rider: 'person',
      pickupLat: 'number', pickupLon: 'number', pickupAddress: 'text', dropoffLat: 'number', dropoffLon: 'number', dropoffAddress: 'text',
      plate: 'text', make: 'text', model: 'text', fare: 'amount', currency: 'text',
    },
    required: [],
  },
  payment: {
    fields: { paymentId: 'text', at: 'time', amount: 'amount', currency: 'text', from: 'person', to: 'person', instrument: 'text', status: 'text', purpose: 'text', ip: 'address' },
    required: [],
  },
  'cell-session': {
    fields: { start: 'time', end: 'time', durationSeconds: 'number', msisdn: 'text', imsi: 'text', imei: 'text', apn: 'text', publicAddress: 'address', privateAddress: 'address', portFrom: 'number', portTo: 'number', protocol: 'text', bytesUp: 'number', bytesDown: 'number', radio: 'text' },
    required: [],
  },
  'address-lease': {
    fields: { subscriber: 'text', address: 'address', privateAddress: 'address', portFrom: 'number', portTo: 'number', protocol: 'text', from: 'time', until: 'time', natGateway: 'text' },
    required: ['address'],
  },
} as const satisfies Readonly<Partial<Record<Kind, Target>>>; // biome-ignore format: one table

export type MappedKind = keyof typeof MAPPING_TARGETS;

/** One column, or several whose texts stand one behind the other with a blank between (a date and a time). */
export type ColumnsNamed = string | readonly string[];

export interface MappingRule {
  /** Only rows whose column holds one of these texts, without regard to case. */
  readonly when?: { readonly column: string; readonly is: readonly string[] };
  readonly kind: MappedKind;
  readonly fields: Readonly<Record<string, ColumnsNamed | Readonly<Record<string, string>>>>;
  /** What the table does not say and the person knows: `type: phone` of identifiers, `action: login`. */
  readonly constants?: Readonly<Record<string, string>>;
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
  /** Zone of times whose value and column name none; stated by the person. */
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

/** What is wrong with a mapping that a person wrote, each as one sentence; empty when it can be used. */
export function faultsOfMapping(document: unknown): string[] {
  if (typeof document !== 'object' || document === null) return ['The file holds no mapping.'];
  const mapping = document as Readonly<Record<string, unknown>>;
  const faults: string[] = [];
  if (mapping.schema !== 'rogatory.mapping/1') faults.push('schema: expected rogatory.mapping/1.');
  for (const member of ['name', 'provider', 'confirmedBy', 'confirmedOn'])
    if (typeof mapping[member] !== 'string' || mapping[member] === '') faults.push(`${member}: expected a text.`);
  if (!Number.isInteger(mapping.version)) faults.push('version: expected a whole number that goes up with each change.');
  const header = mapping.header;
  if (!isTexts(header) || header.length < 2) return [...faults, 'header: expected the names of the columns, two at least.'];
  const rules = mapping.rules;
  if (!Array.isArray(rules) || rules.length === 0) return [...faults, 'rules: expected at least one.'];
  return [...faults, ...rules.flatMap((rule, index) => faultsOfRule(rule as Partial<MappingRule>, header, `rules[${index}]`))];
}

function faultsOfRule(rule: Partial<MappingRule>, header: readonly string[], at: string): string[] {
  const target: Target | undefined = MAPPING_TARGETS[rule.kind as MappedKind];
  if (target === undefined) return [`${at}.kind: expected one of ${Object.keys(MAPPING_TARGETS).join(', ')}.`];
  const faults: string[] = [];
  const named = Object.entries(rule.fields ?? {});
  const unknownColumns = [
    ...(rule.when === undefined ? [] : [rule.when.column]),
    ...named.flatMap(([, columns]) => columnsOf(columns)),
  ].filter((column) => !header.some((name) => name.trim().toLowerCase() === column.trim().toLowerCase()));
  for (const column of unknownColumns) faults.push(`${at}: "${column}" is no column of the header.`);
  for (const [field, columns] of named) {
    const type = target.fields[field];
    if (type === undefined)
      faults.push(`${at}.fields: ${rule.kind} has no field ${field}; it has ${Object.keys(target.fields).join(', ')}.`);
    else if ((type === 'person') !== (typeof columns === 'object' && !Array.isArray(columns)))
      faults.push(`${at}.fields.${field}: ${type === 'person' ? 'expected {id|username|name|email|phone: column}' : 'expected a column'}.`);
  }
  for (const field of target.required)
    if (rule.fields?.[field] === undefined && rule.constants?.[field] === undefined) faults.push(`${at}: ${rule.kind} needs ${field}.`);
  return faults;
}

/** The columns that one field is filled from. */
export function columnsOf(columns: ColumnsNamed | Readonly<Record<string, string>>): readonly string[] {
  if (typeof columns === 'string') return [columns];
  return Array.isArray(columns) ? columns : Object.values(columns as Readonly<Record<string, string>>);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
