// SPDX-License-Identifier: Apache-2.0
/** Places that records name, as the records state them: where, how exactly, on what basis. Nothing is guessed. */
import type { RecordShown } from '../../../core/api/evidence.ts';
import { isWhen, timeOf } from '../../../core/records/record-rows.ts';
import type { Said } from '../../../core/records/said.ts';
import type { When } from '../../../core/records/when.ts';

export interface PlaceNamed {
  /** Record, and which of its places. */
  readonly id: string;
  readonly record: string;
  readonly lat: number;
  readonly lon: number;
  /** Absent where the source states none: then the point is drawn without a circle, and said to be of unknown accuracy. */
  readonly accuracyMeters: number | undefined;
  /** `device-report`, `ip-estimate`, …, or `pickup` and `dropoff` of a trip. */
  readonly basis: string;
  readonly source: string | undefined;
  readonly when: When | undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** A number only if the source wrote one: `about 31` is none. */
function numberOf(value: unknown): number | undefined {
  if (!isObject(value) || typeof value.raw !== 'string') return undefined;
  const { raw, norm } = value as unknown as Said<unknown>;
  const number = typeof norm === 'number' ? norm : /^[+-]?\d+(\.\d+)?$/.test(raw.trim()) ? Number(raw) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
const textOf = (value: unknown): string | undefined =>
  isObject(value) && typeof value.raw === 'string' && value.raw !== '' ? value.raw : undefined;

export function placesOf(record: RecordShown): PlaceNamed[] {
  const { data, id } = record;
  if (record.handling === 'restricted') return [];
  if (record.kind === 'trip') {
    const spots: readonly (readonly [string, unknown, unknown])[] = [
      ['pickup', data.pickup, data.begun ?? data.requested],
      ...(Array.isArray(data.stops) ? data.stops.map((stop) => ['trip-stop', stop, undefined] as const) : []),
      ['dropoff', data.dropoff, data.ended],
    ];
    return spots.flatMap(([basis, spot, at], index) =>
      isObject(spot)
        ? point({ spot, id: `${id} ${index}`, record: id, basis, source: textOf(spot.address), when: isWhen(at) ? at : undefined })
        : [],
    );
  }
  if (record.kind !== 'location') return [];
  const source = textOf(data.place) ?? textOf(data.source) ?? textOf(data.device);
  return point({ spot: data, id, record: id, basis: String(data.basis), source, when: timeOf(record) });
}

type Point = Pick<PlaceNamed, 'id' | 'record' | 'basis' | 'source' | 'when'> & { readonly spot: Readonly<Record<string, unknown>> };

function point({ spot, ...rest }: Point): PlaceNamed[] {
  const lat = numberOf(spot.lat);
  const lon = numberOf(spot.lon);
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return [];
  return [{ ...rest, lat, lon, accuracyMeters: numberOf(spot.accuracyMeters) }];
}
