// SPDX-License-Identifier: Apache-2.0
/**
 * Which single records are left out of a bundle. A decision names records by id, or all of a kind, of a period, or of both. Whatever was read
 * from the same bytes goes with a record that is left out: another reader's record of the same row would tell the same.
 */

import { bytesOf, type Place, shortAt } from '../records/place.ts';
import type { AnyRecord } from '../records/record.ts';
import { rowsOf } from '../records/record-rows.ts';
import type { When } from '../records/when.ts';

/** A part of the case that a person keeps out of a bundle. The gap is shown in it: kind, count, reason, decider. */
export interface Withheld {
  readonly evidenceId: string;
  readonly reason: string;
}

/** Single records that a person keeps out: named by id, or all of a kind, of a period, or of both. */
export interface WithheldRecords {
  /** Absent: in every exhibit. */
  readonly evidenceId?: string | undefined;
  readonly records?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly reason: string;
}

/** One decision to leave records out. Ids, or at least one of kind, from and to. */
export interface LeaveOut {
  /** Hashes of the items it is about; absent: every item of the case. */
  readonly items?: ReadonlySet<string>;
  readonly ids?: ReadonlySet<string>;
  readonly kind?: string | undefined;
  /** RFC 3339; a record is left out when its moment *may* lie in [from, to). */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly reason: string;
  /** Absent: whoever asked for the bundle. */
  readonly decidedBy?: string | undefined;
}

/** @returns the first decision that names this record */
export function namedBy(record: AnyRecord, decisions: readonly LeaveOut[]): LeaveOut | undefined {
  return decisions.find((one) => {
    if (one.items !== undefined && !one.items.has(record.place.item)) return false;
    if (one.ids !== undefined) return one.ids.has(record.id);
    if (one.kind !== undefined && one.kind !== record.kind) return false;
    return (one.from === undefined && one.to === undefined) || mayLieWithin(record, one);
  });
}

/** Any moment that the record states counts. One that cannot be placed may lie anywhere; a record that states none lies nowhere. */
export function mayLieWithin(record: AnyRecord, { from, to }: Pick<LeaveOut, 'from' | 'to'>): boolean {
  const [after, before] = [
    from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from),
    to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to),
  ];
  const data = record.data as unknown as Readonly<Record<string, unknown>>;
  const moments = rowsOf(data).flatMap(({ when }) => (when === undefined ? [] : [spanOf(when)]));
  const last = Object.keys(data).some((name) => name === 'until' || name === 'end' || name === 'ended') && moments.length > 1;
  // What lasted counts to its end: it may have been under way in the period though neither end lies in it.
  const spans = last
    ? [...moments, { from: Math.min(...moments.map((one) => one.from)), to: Math.max(...moments.map((one) => one.to)) }]
    : moments;
  return spans.some((span) => span.to >= after && span.from < before);
}

/** What a moment can mean, in ms since 1970. */
function spanOf({ earliest, latest, utc }: When): { readonly from: number; readonly to: number } {
  const first = Date.parse(earliest ?? utc ?? '');
  if (Number.isNaN(first)) return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const end = Date.parse(latest ?? '');
  return { from: first, to: Number.isNaN(end) ? first + lengthOf(utc) : end + 999 };
}

/** `2026`, `2026-03`, `2026-03-01`, `…T22:10Z`: how long the moment may last that is written so, in ms. */
function lengthOf(utc: string | undefined): number {
  const day = 86_400_000;
  const byLength: Readonly<Record<number, number>> = { 4: 366 * day, 7: 31 * day, 10: day, 17: 60_000 };
  return byLength[utc?.length ?? 0] ?? 999;
}

/** Bytes that records which are left out were read from, each with what says so. Filled first, then asked. */
export class BytesLeftOut<D = LeaveOut> {
  readonly #files = new Map<string, Spans<D>>();
  readonly #elsewhere = new Map<string, D>();

  add({ place }: Pick<AnyRecord, 'place'>, decision: D): void {
    const bytes = bytesOf(place.at);
    if (bytes === undefined) {
      this.#elsewhere.set(`${fileOf(place)}\n${shortAt(place.at)}`, decision);
      return;
    }
    const key = fileOf(place);
    const spans = this.#files.get(key) ?? new Spans<D>();
    this.#files.set(key, spans);
    spans.add(bytes.from, Math.max(bytes.to, bytes.from + 1), decision);
  }

  /** @returns the decision by which a record goes that was read from any of these bytes */
  touchedBy(record: Pick<AnyRecord, 'place' | 'also'>): D | undefined {
    for (const place of [record.place, ...(record.also ?? [])]) {
      const bytes = bytesOf(place.at);
      const found =
        bytes === undefined
          ? this.#elsewhere.get(`${fileOf(place)}\n${shortAt(place.at)}`)
          : this.#files.get(fileOf(place))?.overlapping(bytes.from, Math.max(bytes.to, bytes.from + 1));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** By places in containers, never by names: two entries of one name are two files. */
function fileOf({ item, path }: Place): string {
  return `${item}\n${path.map(({ entryIndex }) => entryIndex).join('/')}`;
}

/** Ranges of bytes of one file; asking takes the logarithm of their number. */
class Spans<D> {
  readonly #all: Span<D>[] = [];
  #sorted: readonly Span<D>[] | undefined;

  add(from: number, to: number, decision: D): void {
    this.#all.push({ from, to, decision });
    this.#sorted = undefined;
  }

  overlapping(from: number, to: number): D | undefined {
    this.#sorted ??= reaching(this.#all);
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] as { from: number }).from < to) low = middle + 1;
      else high = middle;
    }
    const furthest = this.#sorted[low - 1];
    return furthest !== undefined && furthest.to > from ? furthest.decision : undefined;
  }
}

interface Span<D> {
  readonly from: number;
  readonly to: number;
  readonly decision: D;
}

/** In the order of their beginnings, each with the furthest end up to it. */
function reaching<D>(spans: readonly Span<D>[]): readonly Span<D>[] {
  let furthest: Span<D> | undefined;
  return [...spans]
    .sort((a, b) => a.from - b.from)
    .map((span) => {
      if (furthest === undefined || span.to > furthest.to) furthest = span;
      return { from: span.from, to: furthest.to, decision: furthest.decision };
    });
}
