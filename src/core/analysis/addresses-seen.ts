// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord, Named, Said, When } from '../records/index.ts';

/**
 * An address that a record says was used at a time, whatever the kind of record: a log-in, a message with its sender's address, an upload.
 * Not "the suspect's address": whose it was is asked of the operator.
 */
export interface AddressSeen {
  readonly record: string;
  readonly kind: AnyRecord['kind'];
  readonly address: Said;
  readonly port?: Said<number>;
  readonly protocol?: Said;
  readonly at?: When;
  /** The service that logged it and whom the record is about, where the return says so. */
  readonly provider?: string;
  readonly account?: string;
  readonly action?: string;
  /** The provider's own proxy reported this address as the one behind it; both are asked, none is chosen. */
  readonly behindProxy?: true;
}

/** Every address with its time in one record; most have none or one, a call one for each event, a span of time one for each end. */
export function addressesSeen(record: AnyRecord): AddressSeen[] {
  return inData(record).map((seen) => ({
    record: record.id,
    kind: record.kind,
    ...(record.of !== undefined && { provider: record.of.provider, account: `${record.of.type}:${record.of.value}` }),
    ...seen,
  }));
}

type Seen = Pick<AddressSeen, 'address' | 'port' | 'protocol' | 'at' | 'account' | 'action' | 'behindProxy'>;

function inData(record: AnyRecord): Seen[] {
  switch (record.kind) {
    case 'ip-event':
      return ofIpEvent(record);
    case 'message':
      return one(record.data.ip, record.data.sent, { port: record.data.port, account: nameOf(record.data.author), action: 'message-sent' });
    case 'call':
      return (record.data.events ?? []).flatMap((event) =>
        one(event.ip, event.at, { port: event.port, account: nameOf(event.from), action: `call ${event.type.raw}` }),
      );
    case 'change':
      return one(record.data.ip, record.data.at, { action: record.data.what.raw });
    case 'activity':
      return one(record.data.ip, record.data.at, { account: nameOf(record.data.who), action: record.data.what.raw });
    case 'post':
      return one(record.data.ip, record.data.at, { account: nameOf(record.data.author), action: 'post' });
    case 'payment':
      return one(record.data.ip, record.data.at, { action: 'payment' });
    case 'media':
      return one(record.data.uploadedIp, record.data.at, { account: nameOf(record.data.author), action: 'upload' });
    default:
      return [];
  }
}

function ofIpEvent({ data }: Extract<AnyRecord, { kind: 'ip-event' }>): Seen[] {
  const rest = { port: data.port, protocol: data.protocol, action: data.action.norm ?? data.action.raw };
  const moments = distinct([data.at, data.until, data.firstSeen, data.lastSeen]);
  const times = moments.length === 0 ? [undefined] : moments;
  return times.flatMap((at) => [
    ...one(data.address, at, rest),
    ...(data.proxiedFor === undefined ? [] : one(data.proxiedFor, at, { action: rest.action, behindProxy: true })),
  ]);
}

function distinct(moments: readonly (When | undefined)[]): When[] {
  const kept = new Map<string, When>();
  for (const at of moments) if (at !== undefined && !kept.has(at.utc ?? at.raw)) kept.set(at.utc ?? at.raw, at);
  return [...kept.values()];
}

type Rest = { readonly [K in Exclude<keyof Seen, 'address' | 'at'>]?: Seen[K] | undefined };

function one(address: Said | undefined, at: When | undefined, rest: Rest): Seen[] {
  if (address === undefined) return [];
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Omit<Seen, 'address' | 'at'>;
  return [{ address, ...(at !== undefined && { at }), ...given }];
}

function nameOf(who: Named | undefined): string | undefined {
  const value = who?.id ?? who?.username ?? who?.phone ?? who?.email ?? who?.name;
  return value === undefined ? undefined : (value.norm ?? value.raw);
}
