// SPDX-License-Identifier: Apache-2.0
import type { Kind } from './kinds.ts';
import { bytesOf, pathText } from './place.ts';
import type { AnyRecord } from './record.ts';
import type { When } from './when.ts';

/** What lists, filters and counts need of a record, flat. The record itself stays beside it, whole. */
export interface RecordColumns {
  readonly id: string;
  readonly kind: Kind;
  /** `facebook:provider-user-id:1000…`: the account that the return is about. */
  readonly account?: string | undefined;
  /** Who did it, as far as the record names one: an id before a name. */
  readonly actor?: string | undefined;
  readonly thread?: string | undefined;
  /** The moment of the record, with the digits that the source states. */
  readonly utc?: string | undefined;
  readonly precision?: string | undefined;
  readonly zoneFrom?: string | undefined;
  /** The UTC interval the moment can mean, `…T…:05Z` or finer. Absent: the record has no time that can be placed. */
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
  /** For what lasted: the last moment its end can mean. */
  readonly until?: string | undefined;
  readonly address?: string | undefined;
  readonly port?: string | undefined;
  /** `ip 203.0.113.7`, `phone +20…`, `thread 123`: type, blank, value in lower case. */
  readonly identifiers: readonly string[];
  /** What a person reads first: body, text, title. */
  readonly text?: string | undefined;
  /** Everything said in the record: what free text is searched in. */
  readonly said: readonly string[];
  readonly latitude?: string | undefined;
  readonly longitude?: string | undefined;
  readonly accuracyMeters?: string | undefined;
  readonly path: string;
  readonly bytesFrom?: number | undefined;
  readonly bytesTo?: number | undefined;
  readonly parser: string;
  readonly tier: string;
  readonly handling: string;
  readonly deleted?: string | undefined;
}

/** The moment of a kind: the first of these that is stated. What is a date of birth or of validity is no moment of an event. */
const MOMENT: Partial<Record<Kind, readonly string[]>> = {
  account: ['created', 'lastSeen', 'closed'],
  'return-described': ['generated'],
  identifier: ['validFrom'],
  'subscriber-fact': ['asOf'],
  change: ['at'],
  'ip-event': ['at', 'firstSeen', 'lastSeen'],
  message: ['sent', 'received', 'read'],
  thread: ['created', 'asOf'],
  call: ['start', 'end'],
  contact: ['since'],
  membership: ['joined', 'left'],
  post: ['at'],
  activity: ['at'],
  media: ['at', 'exifAt'],
  location: ['at'],
  trip: ['begun', 'requested', 'ended'],
  payment: ['at'],
  'payment-instrument': ['issued'],
  device: ['firstSeen', 'lastSeen'],
  'cell-session': ['start', 'end'],
  'address-lease': ['from', 'until'],
  'provider-report': ['at'],
};
const END: Partial<Record<Kind, readonly string[]>> = {
  'ip-event': ['until', 'lastSeen'],
  call: ['end'],
  location: ['until'],
  trip: ['ended'],
  device: ['lastSeen'],
  'cell-session': ['end'],
  'address-lease': ['until'],
  membership: ['left'],
};
const ACTOR = ['author', 'who', 'from', 'member', 'rider', 'subscriber', 'msisdn', 'actor'];
const TEXT = ['body', 'text', 'systemText', 'subject', 'title', 'value', 'what', 'action', 'displayName', 'name', 'place', 'purpose'];

/** Members that hold an identifier wherever they stand. `address` depends on where. */
const IDENTIFIER: Readonly<Record<string, string>> = {
  ip: 'ip',
  uploadedIp: 'ip',
  privateAddress: 'ip',
  publicAddress: 'ip',
  proxiedFor: 'ip',
  addresses: 'ip',
  email: 'email',
  phone: 'phone',
  msisdn: 'phone',
  imsi: 'imsi',
  imei: 'imei',
  username: 'username',
  id: 'provider-user-id',
  accountId: 'provider-user-id',
  accountIdentifier: 'provider-user-id',
  responsibleId: 'provider-user-id',
  subscriber: 'subscriber',
  threadId: 'thread',
  groupId: 'group',
  messageId: 'message',
  postId: 'post',
  tripId: 'trip-id',
  paymentId: 'payment',
  callId: 'call',
  reportId: 'provider-report',
  mediaRef: 'media',
  deviceRef: 'device',
  plate: 'vehicle-plate',
  vin: 'vin',
  txHash: 'transaction',
  ticket: 'ticket',
};

/** What is longer names nobody; it is still found by its words. */
const LONGEST_IDENTIFIER = 1_024;
const FEW = 32;

interface Gathered {
  readonly identifiers: string[];
  /** The same once they are many. */
  known?: Set<string>;
  readonly said: string[];
  place?: { readonly lat: string; readonly lon: string; readonly accuracy?: string | undefined };
}

type Json = Readonly<Record<string, unknown>>;

export function columnsOf(record: AnyRecord): RecordColumns {
  const data = record.data as unknown as Json;
  const gathered: Gathered = { identifiers: [], said: [] };
  gather(data, '', '', record.kind, gathered);
  for (const { raw } of record.extra ?? []) gathered.said.push(raw);
  const when = momentOf(record, data);
  const end = firstWhen(data, END[record.kind]);
  const bytes = bytesOf(record.place.at);
  return {
    id: record.id,
    kind: record.kind,
    account: record.of === undefined ? undefined : `${record.of.provider}:${record.of.type}:${record.of.value}`,
    actor: actorOf(data),
    thread: meantText(data.threadId),
    utc: when?.utc,
    precision: when?.precision,
    zoneFrom: when?.zone.from,
    earliest: when && (when.earliest ?? secondOf(when)),
    latest: when && (when.latest ?? secondOf(when)),
    until: end && (end.latest ?? secondOf(end)),
    address: gathered.identifiers.find((identifier) => identifier.startsWith('ip '))?.slice(3),
    port: meantText(data.port) ?? meantText(data.portFrom),
    identifiers: gathered.identifiers,
    text: textOf(data),
    said: gathered.said,
    latitude: gathered.place?.lat,
    longitude: gathered.place?.lon,
    accuracyMeters: gathered.place?.accuracy,
    path: pathText(record.place.path),
    bytesFrom: bytes?.from,
    bytesTo: bytes?.to,
    parser: `${record.parser.id}/${record.parser.version}`,
    tier: record.parser.tier,
    handling: record.handling ?? 'normal',
    deleted: record.deleted?.said,
  };
}

function gather(value: unknown, member: string, parent: string, kind: Kind, into: Gathered): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) gather(one, member, parent, kind, into);
    return;
  }
  const object = value as Json;
  if (typeof object.raw === 'string') {
    if (object.precision === undefined) take(object, member, parent, kind, into);
    return;
  }
  if (typeof object.item === 'string' && Array.isArray(object.path)) return;
  if (typeof object.type === 'string' && isSaid(object.value)) {
    identify(object.type, meantText(object.value), into);
    into.said.push((object.value as { raw: string }).raw);
    return;
  }
  if (into.place === undefined && isSaid(object.lat) && isSaid(object.lon))
    into.place = {
      lat: meantText(object.lat) as string,
      lon: meantText(object.lon) as string,
      accuracy: meantText(object.accuracyMeters),
    };
  for (const name in object) gather(object[name], name, member, kind, into);
}

function take(said: Json, member: string, parent: string, kind: Kind, into: Gathered): void {
  const type = IDENTIFIER[member] ?? (member === 'address' ? addressType(parent, kind) : undefined);
  if (type !== undefined) identify(type, meantText(said), into);
  const raw = said.raw as string;
  into.said.push(raw);
  if (typeof said.norm === 'string' && said.norm !== raw) into.said.push(said.norm);
}

function identify(type: string, value: string | undefined, into: Gathered): void {
  if (value === undefined || value.length > LONGEST_IDENTIFIER) return;
  const folded = value.trim().toLowerCase();
  if (folded === '') return;
  const identifier = `${type} ${folded}`;
  if (into.identifiers.length < FEW) {
    if (!into.identifiers.includes(identifier)) into.identifiers.push(identifier);
    return;
  }
  // A mail to a hundred thousand people is still read once.
  into.known ??= new Set(into.identifiers);
  if (into.known.has(identifier)) return;
  into.known.add(identifier);
  into.identifiers.push(identifier);
}

/** `address` is a network address in logs, an address of a chain in payments, and otherwise where somebody lives. */
function addressType(parent: string, kind: Kind): string | undefined {
  if (parent === 'chain') return 'crypto-address';
  if (parent === 'cells' || parent === 'cell') return undefined;
  return kind === 'ip-event' || kind === 'address-lease' || kind === 'cell-session' ? 'ip' : undefined;
}

function isSaid(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as Json).raw === 'string';
}

function meantText(value: unknown): string | undefined {
  if (!isSaid(value)) return undefined;
  const { norm, raw } = value as { readonly norm?: unknown; readonly raw: string };
  return norm === undefined ? raw : String(norm);
}

function rawText(value: unknown): string | undefined {
  if (!isSaid(value)) return undefined;
  const { norm, raw } = value as { readonly norm?: unknown; readonly raw: string };
  return typeof norm === 'string' ? norm : raw;
}

/** A person or account as one text: id, else username, phone, e-mail, name. */
function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isSaid(value)) return meantText(value);
  const named = value as Json;
  for (const member of ['id', 'username', 'phone', 'email', 'name']) {
    const text = meantText(named[member]);
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}

function actorOf(data: Json): string | undefined {
  for (const member of ACTOR) {
    const name = data[member] === undefined ? undefined : nameOf(data[member]);
    if (name !== undefined) return name;
  }
  return callerOf(data);
}

function textOf(data: Json): string | undefined {
  for (const member of TEXT) {
    const text = data[member] === undefined ? undefined : rawText(data[member]);
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}

function callerOf(data: Json): string | undefined {
  if (data.parties === undefined) return undefined;
  const parties = Array.isArray(data.parties) ? (data.parties as readonly Json[]) : [];
  return nameOf(parties.find((party) => party.role === 'caller' || party.role === 'creator'));
}

function momentOf(record: AnyRecord, data: Json): When | undefined {
  const stated = firstWhen(data, MOMENT[record.kind]);
  if (stated !== undefined || record.kind !== 'call') return stated;
  const events = Array.isArray(data.events) ? (data.events as readonly Json[]) : [];
  return events.map((event) => event.at).find(isWhen);
}

function firstWhen(data: Json, members: readonly string[] | undefined): When | undefined {
  for (const member of members ?? []) {
    const value = data[member];
    if (isWhen(value)) return value;
  }
  return undefined;
}

function isWhen(value: unknown): value is When {
  return isSaid(value) && typeof (value as Json).precision === 'string';
}

/** A moment that names its second is its own interval. */
function secondOf({ utc, precision }: When): string | undefined {
  return precision === 'second' || precision === 'millisecond' || precision === 'microsecond' ? utc : undefined;
}
