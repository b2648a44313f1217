// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord, Kind, When } from '../records/index.ts';

/** One moment that a record names, with the name of the field it stands in: `sent`, `events.1.at`. */
export interface MomentOf {
  readonly role: string;
  readonly when: When;
}

/** Fields that say when the thing happened, best first; every other time of a record is about something else (a file's, a share's). */
const MAIN: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  'ip-event': ['at', 'firstSeen', 'lastSeen', 'until'],
  message: ['sent', 'received', 'read'],
  call: ['start', 'end'],
  post: ['at'],
  activity: ['at'],
  media: ['at', 'exifAt'],
  location: ['at', 'until'],
  trip: ['requested', 'begun', 'ended'],
  payment: ['at'],
  'cell-session': ['start', 'end'],
  'address-lease': ['from', 'until'],
  change: ['at'],
  'provider-report': ['at'],
  account: ['created', 'closed', 'lastSeen'],
  device: ['firstSeen', 'lastSeen'],
  membership: ['joined', 'left'],
  contact: ['since', 'until'],
  thread: ['created'],
  'subscriber-fact': ['asOf'],
  'return-described': ['generated'],
};

/** The moments at which the thing a record tells of happened, in the order of the record model; a call has those of its events. */
export function momentsOf(record: AnyRecord): MomentOf[] {
  const data = record.data as unknown as Readonly<Record<string, unknown>>;
  const moments = (MAIN[record.kind] ?? []).flatMap((role) => (isWhen(data[role]) ? [{ role, when: data[role] }] : []));
  if (record.kind !== 'call') return moments;
  const events = (record.data.events ?? []).flatMap((event, index) =>
    event.at === undefined ? [] : [{ role: `events.${index}.${event.type.raw}`, when: event.at }],
  );
  return [...moments, ...events];
}

function isWhen(value: unknown): value is When {
  return typeof value === 'object' && value !== null && 'precision' in value && 'zone' in value;
}
