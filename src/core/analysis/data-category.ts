// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord, Kind } from '../records/index.ts';

/** Categories of data as requests ask for them (forms and provider files use the same ids). */
export type DataCategory =
  | 'subscriber'
  | 'access_log'
  | 'traffic'
  | 'location'
  | 'content'
  | 'stored_files'
  | 'payment'
  | 'kyc'
  | 'transaction'
  | 'device'
  | 'trip'
  | 'support_record';

/** About the return itself: never outside what was asked. */
const ABOUT_THE_RETURN: readonly Kind[] = ['return-described', 'no-records-stated', 'manifest-checked', 'file', 'provider-report'];

const OF_KIND: Readonly<Partial<Record<Kind, readonly DataCategory[]>>> = {
  account: ['subscriber'],
  identifier: ['subscriber'],
  person: ['subscriber', 'kyc'],
  'subscriber-fact': ['subscriber'],
  change: ['subscriber', 'access_log'],
  'ip-event': ['access_log', 'traffic'],
  thread: ['traffic', 'content'],
  call: ['traffic', 'content'],
  contact: ['traffic', 'content'],
  membership: ['traffic', 'content'],
  post: ['content'],
  activity: ['content', 'traffic'],
  media: ['content', 'stored_files'],
  location: ['location'],
  trip: ['trip'],
  payment: ['transaction', 'payment'],
  'payment-instrument': ['payment', 'kyc'],
  device: ['device', 'subscriber'],
  'cell-session': ['traffic', 'location'],
  'address-lease': ['subscriber', 'access_log', 'traffic'],
};

/**
 * The categories that a record is covered by: who asked for one of them asked for this record. Empty: about the return itself. A message
 * with a body, an attachment or a subject is content; the log line of one is traffic, and whoever asked for content gets it as well.
 */
export function categoriesOf(record: AnyRecord): readonly DataCategory[] {
  if (ABOUT_THE_RETURN.includes(record.kind)) return [];
  if (record.kind !== 'message') return OF_KIND[record.kind] ?? [];
  const { body, attachments, subject, shares } = record.data;
  return body !== undefined || attachments !== undefined || subject !== undefined || shares !== undefined
    ? ['content']
    : ['traffic', 'content'];
}

const WORDS: readonly (readonly [RegExp, DataCategory])[] = [
  [/drive|photo|album|cloud|backup|files?$|takeout/i, 'stored_files'],
  [/mail|message|chat|conversation|memor|stor(y|ies)|post|comment|video|note|search|tweet|media/i, 'content'],
  [/location|geo|place|gps/i, 'location'],
  [/(^|[^a-z])ip([^a-z]|$)|login|logon|sign.?on|access|session|bind/i, 'access_log'],
  [/call|contact|friend|follow|group|log/i, 'traffic'],
  [/transaction|transfer|order|purchase/i, 'transaction'],
  [/pay|card|bank|wallet|instrument/i, 'payment'],
  [/trip|ride/i, 'trip'],
  [/device|phone_?model|hardware/i, 'device'],
  [/subscriber|account|profile|name|e-?mail|phone|registration|vanity|birth|gender/i, 'subscriber'],
];

/** The category that a provider's own word for "no records" is about: `Drive.Files`, `memories.csv`. Undefined: a person decides. */
export function categoryOfWord(word: string): DataCategory | undefined {
  return WORDS.find(([pattern]) => pattern.test(word))?.[1];
}
