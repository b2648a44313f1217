// SPDX-License-Identifier: Apache-2.0
import { IDENTIFIER_TYPES, type Kind, LOCATION_BASES, RELATIONS } from '../records/kinds.ts';

/** What becomes of the text of a column. `person` names somebody: each of its members is a column of its own. */
export type FieldType = 'text' | 'number' | 'time' | 'address' | 'amount' | 'person';

export interface MappingTarget {
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
    fields: { paymentId: 'text', at: 'time', amount: 'amount', currency: 'text', from: 'person', to: 'person', instrument: 'text', status: 'text', purpose: 'text', ip: 'address', network: 'text', txHash: 'text', chainAddress: 'text' },
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
} as const satisfies Readonly<Partial<Record<Kind, MappingTarget>>>; // biome-ignore format: one table

export type MappedKind = keyof typeof MAPPING_TARGETS;

/** Classes of ours that no column fills and a person can state for all rows. */
export const STATED_CLASSES: Readonly<Partial<Record<MappedKind, Readonly<Record<string, readonly string[]>>>>> = {
  identifier: { type: IDENTIFIER_TYPES },
  contact: { relation: RELATIONS },
  location: { basis: LOCATION_BASES },
  'cell-session': { bearer: ['data', 'voice', 'sms'] },
};

/** What names a person in a record, each as a field of its own: `caller.phone`. */
export const WAYS_TO_NAME = ['phone', 'id', 'username', 'name', 'email'] as const;

/** What is as true of the next table with the same columns as of this one. All else that a person states is true of one item. */
const OF_EVERY_TABLE = new Set([
  ...['action', 'product', 'protocol', 'media', 'direction', 'type', 'relation', 'basis', 'bearer', 'currency', 'network', 'instrument'],
  ...['status', 'purpose', 'radio', 'apn', 'what', 'name', 'make', 'city', 'countryStated'],
]);
export const isOfOneItem = (field: string): boolean => !OF_EVERY_TABLE.has(field);

/** The fields that a column fills, or a person states for all rows: `at`, `caller.phone`. */
export const fieldsOfKind = (kind: MappedKind): readonly string[] =>
  Object.entries<FieldType>(MAPPING_TARGETS[kind].fields).flatMap(([field, type]) =>
    type === 'person' ? WAYS_TO_NAME.map((way) => `${field}.${way}`) : [field],
  );

/** What a person can state for all rows of a kind. An amount is of its row. */
export const statableFields = (kind: MappedKind): readonly string[] => [
  ...Object.keys(STATED_CLASSES[kind] ?? {}),
  ...fieldsOfKind(kind).filter((field) => typeOfField(kind, field) !== 'amount'),
];

/** Of `caller.phone` the type is `text`. @returns undefined for a class of ours, and for what is no field */
export function typeOfField(kind: MappedKind, field: string): FieldType | undefined {
  const [name = '', way] = field.split('.');
  const type = (MAPPING_TARGETS[kind].fields as Readonly<Record<string, FieldType>>)[name];
  if (way === undefined) return type === 'person' ? undefined : type;
  return type === 'person' && (WAYS_TO_NAME as readonly string[]).includes(way) ? 'text' : undefined;
}
