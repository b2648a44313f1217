// SPDX-License-Identifier: Apache-2.0
/**
 * A record in the short form of the samples' `expected.json`: `{ kind, utc, address, port, body, … }`. Only for tests: it says which member of
 * the record model each short name stands for.
 */
import type { AnyRecord, Named, Said, When } from '../../src/core/records/index.ts';

export type Short = Record<string, unknown>;

const value = (given: unknown): unknown => {
  const said = given as Said<unknown> | undefined;
  return said?.norm ?? said?.raw;
};
const utc = (when: unknown): string | undefined => (when as When | undefined)?.utc;
const who = (given: unknown): unknown => {
  const named = given as Named | undefined;
  return value(named?.id) ?? value(named?.username) ?? value(named?.phone) ?? value(named?.email) ?? value(named?.name);
};

/** Short names that are members of `data` under another name, or a piece of one. Others are looked up by their own name. */
const NAMES: Readonly<Record<string, (data: Record<string, unknown>, record: AnyRecord) => unknown>> = {
  utc: (d, r) => utc(d.at ?? d.sent ?? d.firstSeen ?? (r.kind === 'subscriber-fact' ? whenOfValue(r) : undefined)),
  raw: (d, r) => (r.kind === 'subscriber-fact' ? (d.value as Said).raw : ((d.at ?? d.sent) as When | undefined)?.raw),
  zoneFrom: (d, r) =>
    r.kind === 'subscriber-fact' ? whenOfValue(r)?.zone.from : ((d.at ?? d.sent ?? d.start) as When | undefined)?.zone.from,
  alternatives: (d) => ((d.at ?? d.sent ?? d.created) as When | undefined)?.alternatives,
  createdRaw: (d) => (d.created as When | undefined)?.raw,
  author: (d) => who(d.author),
  authorName: (d) => value((d.author as Named | undefined)?.name),
  sender: (d) => who(d.author),
  caller: (d) => who((d.parties as (Named & { role: string })[] | undefined)?.find((party) => party.role === 'caller')),
  parties: (d) => d.parties,
  recipients: (d) => (d.recipients as Named[] | undefined)?.map(who),
  attachments: (d) =>
    (d.attachments as { mediaRef?: Said; name?: Said }[] | undefined)?.map((one) => value(one.mediaRef) ?? value(one.name)),
  media: (d, r) =>
    r.kind === 'post' ? ((d.media as { mediaRef?: Said }[] | undefined) ?? []).map((one) => value(one.mediaRef)) : value(d.media),
  deleted: (_, r) => r.deleted?.said,
  edited: (d) => (d.edited === undefined && d.edits === undefined ? undefined : (utc(d.edited) ?? true)),
  integrity: (_, r) => r.integrity,
  size: (d) => value(d.sizeBytes),
  section: (_, r) => (r.place.at.kind === 'html' ? r.place.at.section : undefined),
  file: (_, r) => r.place.path.at(-1)?.name,
  participants: (d) => (d.participants as { standing: string }[] | undefined)?.filter((one) => one.standing === 'current').length,
  past: (d) => (d.participants as { standing: string }[] | undefined)?.filter((one) => one.standing === 'past').length,
  id: (d, r) =>
    r.kind === 'device' ? value((d.identifiers as { value: Said }[] | undefined)?.[0]?.value) : value((d.who as Named | undefined)?.id),
  who: (d) => who(d.who),
  username: (d, r) => (r.kind === 'contact' ? value((d.who as Named).username) : value(d.username)),
  displayName: (d, r) => (r.kind === 'contact' ? value((d.who as Named).name) : value(d.displayName)),
  member: (d) => who(d.member),
  events: (d) =>
    (d.events as { type: Said; at?: When; ip?: Said; port?: Said<number> }[] | undefined)?.map((one) => ({
      type: value(one.type),
      utc: utc(one.at),
      ip: value(one.ip) ?? null,
      port: value(one.port) ?? null,
    })),
  pickup: (d) => ({ lat: value((d.pickup as { lat?: Said })?.lat), lon: value((d.pickup as { lon?: Said })?.lon) }),
  dropoffAddress: (d) => value((d.dropoff as { address?: Said } | undefined)?.address),
  hashStated: (d) => value(d.hashStated),
  recordNumber: (_, r) => r.extra?.find((one) => one.name === 'recordNumber')?.raw,
  lat: (d) => value(d.lat) ?? value((d.cells as { lat?: Said }[] | undefined)?.find((cell) => cell.lat)?.lat),
  lon: (d) => value(d.lon) ?? value((d.cells as { lon?: Said }[] | undefined)?.find((cell) => cell.lon)?.lon),
  addresses: (d) => (d.addresses as Said[] | undefined)?.map(value),
  port: (d) => value(d.port) ?? value(d.portFrom),
  publicAddress: (d) => value(d.publicAddress) ?? value(d.address),
  action: (d) => value(d.action),
};

function whenOfValue(record: AnyRecord): When | undefined {
  return record.kind === 'subscriber-fact' ? record.data.asValue : undefined;
}

const TIMES = new Set([
  'created',
  'closed',
  'generated',
  'rangeFrom',
  'rangeTo',
  'firstSeen',
  'lastSeen',
  'since',
  'until',
  'start',
  'end',
  'requested',
  'begun',
  'ended',
  'joined',
  'left',
]);

/** What a record says under a short name, `null` when it says nothing. */
export function shortValue(record: AnyRecord, name: string): unknown {
  const data = record.data as unknown as Record<string, unknown>;
  const special = NAMES[name];
  if (special !== undefined) return special(data, record) ?? null;
  const member = data[name];
  if (member === undefined || member === null) return null;
  if (TIMES.has(name)) return (member as When).utc ?? null;
  return typeof member === 'object' && 'raw' in member ? value(member as Said) : member;
}

/** Where a record differs from what was expected, in words; empty if it does not. `file` and `section` only help to find the place. */
export function differences(record: AnyRecord, expected: Short): string[] {
  const found: string[] = [];
  for (const [name, want] of Object.entries(expected)) {
    if (name === 'kind' || name === 'file') continue;
    const have = shortValue(record, name);
    if (!agrees(record, name, have, want)) found.push(`${name}: expected ${JSON.stringify(want)}, found ${JSON.stringify(have)}`);
  }
  return found;
}

const data = (record: AnyRecord) => record.data as unknown as Record<string, unknown>;

function agrees(record: AnyRecord, name: string, have: unknown, want: unknown): boolean {
  if (want === null) return have === null;
  if (name === 'parties') return partiesAgree(have as readonly Party[] | null, want);
  if (name === 'how') return ((data(record).at as When | undefined)?.how ?? []).length > 0;
  if (want === 'assumed or none') return have === 'assumed' || have === 'none';
  // `USD (assumed from $: how)`: the value, and in brackets that it says how it came about.
  if (name === 'currency' && typeof want === 'string' && want.includes(' (')) return have === want.slice(0, want.indexOf(' ('));
  if (name === 'bodyContains') return String(shortValue(record, 'body')).includes(String(want));
  if (name === 'action' && record.kind === 'ip-event') {
    const { raw, norm } = record.data.action;
    return norm === want || raw === want;
  }
  if (['author', 'sender', 'who', 'member'].includes(name) && typeof want === 'string') return namesOf(record, name).includes(want);
  if (name === 'edited' && want === true) return have !== null;
  if (typeof want === 'number' && typeof have === 'string') return Number(have) === want;
  if (typeof want === 'string' && typeof have === 'number') return String(have) === want;
  return JSON.stringify(have) === JSON.stringify(want);
}

type Party = Named & {
  readonly roleWord?: Said;
  readonly imsi?: Said;
  readonly imei?: Said;
  readonly cell?: {
    readonly lat?: Said<number>;
    readonly lon?: Said<number>;
    readonly azimuth?: Said<number>;
    readonly beamWidth?: Said<number>;
  };
};

/** A number of parties, or each of them; coordinates within 1e-5 degrees. */
function partiesAgree(have: readonly Party[] | null, want: unknown): boolean {
  if (typeof want === 'number') return (have ?? []).length === want;
  return (want as readonly Record<string, unknown>[]).every((one, index) => {
    const party = have?.[index];
    const shown: Record<string, unknown> = {
      role: value(party?.roleWord),
      number: value(party?.phone),
      imsi: value(party?.imsi),
      imei: value(party?.imei),
      lat: value(party?.cell?.lat),
      lon: value(party?.cell?.lon),
      azimuth: value(party?.cell?.azimuth),
      beamWidth: value(party?.cell?.beamWidth),
    };
    return Object.entries(one).every(([name, expected]) =>
      name === 'lat' || name === 'lon' ? Math.abs(Number(shown[name]) - Number(expected)) < 1e-5 : shown[name] === expected,
    );
  });
}

/** Every name of the account that a short name stands for: its id, its username, its telephone. */
function namesOf(record: AnyRecord, name: string): unknown[] {
  const named = (record.data as unknown as Record<string, Named | undefined>)[name === 'sender' ? 'author' : name];
  return named === undefined ? [] : Object.values(named).map(value);
}
