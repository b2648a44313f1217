// SPDX-License-Identifier: Apache-2.0
import type { Kind } from '../records/kinds.ts';

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
} as const satisfies Readonly<Partial<Record<Kind, MappingTarget>>>; // biome-ignore format: one table

export type MappedKind = keyof typeof MAPPING_TARGETS;
