// SPDX-License-Identifier: Apache-2.0
import ipaddr from 'ipaddr.js';
import { ADDRESS_RANGES_AS_OF, type AddressRange, addressRange } from '../records/index.ts';

/** What a snapshot knows: to whom a registry delegated, which network announced, what is set apart, which were exits of Tor. */
export type NetworkSource = 'registry' | 'announced' | 'special-purpose' | 'tor-exit' | 'as-name';

/** One stretch of addresses in a snapshot. `from` and `to` (inclusive) are the addresses as numbers, of one version. */
export interface NetworkSpan {
  readonly version: 4 | 6;
  readonly from: bigint;
  readonly to: bigint;
  /** As the file writes it: `203.0.113.0/24`, `203.0.113.0 + 512`. */
  readonly written: string;
  /** Registry, country, status; AS numbers; name of a special-purpose block; time an exit was last seen. */
  readonly says: Readonly<Record<string, string>>;
}

/** A file of network data as it stood on one day. Historic questions need historic files: the day is shown beside each answer. */
export interface NetworkSnapshot {
  readonly source: NetworkSource;
  readonly file: string;
  /** `2026-11-24` */
  readonly asOf: string;
  readonly spans: readonly NetworkSpan[];
  /** For `as-name`: number → name. */
  readonly names?: ReadonlyMap<string, string>;
}

/** One answer of one snapshot on one address. */
export interface NetworkFact {
  readonly source: NetworkSource;
  readonly file: string;
  readonly asOf: string;
  readonly block: string;
  readonly says: Readonly<Record<string, string>>;
  /** How far the snapshot is from the event, and whether that is more than thirty days. Absent when the event has no day. */
  readonly daysFromEvent?: number;
  readonly far?: true;
}

export interface NetworkAnswer {
  /** By the special-purpose registries shipped with the program. */
  readonly range: { readonly range: AddressRange; readonly asOf: string };
  readonly facts: readonly NetworkFact[];
}

export interface NetworkData {
  readonly snapshots: readonly { readonly source: NetworkSource; readonly file: string; readonly asOf: string }[];
  /** `day`: of the event, `2026-03-01`; of several snapshots of one source the nearest is asked. */
  readonly about: (address: string, day?: string) => NetworkAnswer;
}

const FAR_DAYS = 30;

/** Address as a number, for comparing and for ranges. Takes what `readAddress` gives. */
export function addressNumber(address: string): { readonly version: 4 | 6; readonly value: bigint } {
  const read = ipaddr.parse(address);
  let value = 0n;
  for (const byte of read.toByteArray()) value = (value << 8n) | BigInt(byte);
  return { version: read.kind() === 'ipv4' ? 4 : 6, value };
}

/** Snapshots made ready to be asked. With none, only the shipped special-purpose ranges answer. */
export function networkData(snapshots: readonly NetworkSnapshot[]): NetworkData {
  const indexed = snapshots.map((snapshot) => ({ snapshot, find: spanFinder(snapshot.spans) }));
  return {
    snapshots: snapshots.map(({ source, file, asOf }) => ({ source, file, asOf })),
    about: (address, day) => ({
      range: { range: addressRange(address), asOf: ADDRESS_RANGES_AS_OF },
      facts: (['special-purpose', 'registry', 'announced', 'tor-exit'] as const).flatMap((source) => {
        const near = nearest(
          indexed.filter((one) => one.snapshot.source === source),
          day,
        );
        if (near === undefined) return [];
        return near.find(address).map((span) => factOf(near.snapshot, span, day, snapshots));
      }),
    }),
  };
}

function factOf(snapshot: NetworkSnapshot, span: NetworkSpan, day: string | undefined, all: readonly NetworkSnapshot[]): NetworkFact {
  const names = (span.says.asn ?? '').split(' ').flatMap((asn) => all.find((one) => one.names?.has(asn))?.names?.get(asn) ?? []);
  const days = day === undefined ? undefined : daysBetween(snapshot.asOf, day);
  return {
    source: snapshot.source,
    file: snapshot.file,
    asOf: snapshot.asOf,
    block: span.written,
    says: names.length === 0 ? span.says : { ...span.says, name: names.join('; ') },
    ...(days !== undefined && { daysFromEvent: days, ...(days > FAR_DAYS && { far: true as const }) }),
  };
}

interface Indexed {
  readonly snapshot: NetworkSnapshot;
  readonly find: (address: string) => readonly NetworkSpan[];
}

/** The snapshot of the day nearest to the event; without a day the newest. */
function nearest(snapshots: readonly Indexed[], day: string | undefined): Indexed | undefined {
  const far = (one: Indexed) => (day === undefined ? 0 : daysBetween(one.snapshot.asOf, day));
  return snapshots.toSorted((a, b) => far(a) - far(b) || (a.snapshot.asOf < b.snapshot.asOf ? 1 : -1))[0];
}

function daysBetween(one: string, other: string): number {
  return Math.abs(Math.round((Date.parse(`${one}T00:00:00Z`) - Date.parse(`${other.slice(0, 10)}T00:00:00Z`)) / 86_400_000));
}

/**
 * The narrowest span that holds an address, or none: one walk outwards from the last span that starts at or before it. Spans of real files
 * nest a few deep, so `reach` (the furthest end of all spans before) tells when to stop.
 */
function spanFinder(spans: readonly NetworkSpan[]): (address: string) => readonly NetworkSpan[] {
  const byVersion = new Map(
    ([4, 6] as const).map((version) => {
      const sorted = spans
        .filter((span) => span.version === version)
        .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to > b.to ? -1 : a.to < b.to ? 1 : 0));
      const reach: bigint[] = [];
      for (const span of sorted) {
        const before = reach.at(-1) ?? -1n;
        reach.push(span.to > before ? span.to : before);
      }
      return [version, { sorted, reach }] as const;
    }),
  );
  return (address) => {
    const { version, value } = addressNumber(address);
    const { sorted, reach } = byVersion.get(version)!;
    for (let at = lastStartingBefore(sorted, value); at >= 0 && reach[at]! >= value; at--) {
      const span = sorted[at]!;
      if (span.to >= value) return [span];
    }
    return [];
  };
}

function lastStartingBefore(sorted: readonly NetworkSpan[], value: bigint): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.from <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
