// SPDX-License-Identifier: Apache-2.0
import { type Location, type Said, said, utcFromNumber, utcFromText, type When } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { type Finding, gap, type RecordBeside, type ReturnParser, record } from '../return-parser.ts';
import { type JsonUnit, jsonValues } from '../tokenisers/json.ts';
import { GOOGLE } from './google.ts';

type Loose = Readonly<Record<string, unknown>>;

/**
 * `Location History/Records.json`, gigabytes of
 *
 *     { "locations": [ { "latitudeE7": 300444200, "longitudeE7": 312357120, "accuracy": 20, "source": "WIFI", "timestamp": "…Z" }, … ] }
 *
 * Any member may be absent; a location without `activity` is a location. Old files overflow: a latitude above 90° lost 2^32.
 */
export const googleLocationJson: ReturnParser = {
  ...GOOGLE,
  id: 'google-location-json',
  title: 'Google: location records (JSON)',
  gives: ['location', 'subscriber-fact'],
  recognises: (file) =>
    file.mime === 'application/json' &&
    /"locations"\s*:\s*\[/.test(file.text.slice(0, 4000)) &&
    !/"timelineObjects"/.test(file.text.slice(0, 4000)),
  *read(file) {
    for (const unit of jsonValues(file, ['/locations/*'])) {
      if (unit.pattern === undefined)
        yield record('subscriber-fact', { name: { raw: unit.pointer }, value: { raw: JSON.stringify(unit.value) } }, unit);
      else yield* locationOf(unit, (unit.value ?? {}) as Loose);
    }
  },
};

const KNOWN = ['latitudeE7', 'longitudeE7', 'accuracy', 'altitude', 'source', 'deviceTag', 'timestamp', 'timestampMs'];

function* locationOf(unit: JsonUnit, object: Loose): Generator<Finding> {
  const at = timeOf(object.timestamp, object.timestampMs);
  const data: Location = {
    ...given({
      at,
      lat: degrees(object.latitudeE7, 900_000_000),
      lon: degrees(object.longitudeE7, 1_800_000_000),
      accuracyMeters: number(object.accuracy),
      altitude: number(object.altitude),
      source: typeof object.source === 'string' ? { raw: object.source } : undefined,
      device: object.deviceTag === undefined ? undefined : { raw: String(object.deviceTag) },
    }),
    basis: 'device-report',
  };
  yield record('location', data, unit, extraOf(object, KNOWN));
  if (at === undefined)
    yield gap('unreadable-time', unit, 'A location has no time that can be read.', String(object.timestamp ?? object.timestampMs ?? ''));
}

function timeOf(text: unknown, millis: unknown): When | undefined {
  if (typeof text === 'string') return utcFromText(text);
  return typeof millis === 'string' || typeof millis === 'number' ? utcFromNumber(String(millis), 'milliseconds') : undefined;
}

/** Degrees from whole ten-millionths. A value beyond the pole or the date line has lost 2^32 in old files: it is brought back, and said. */
export function degrees(value: unknown, most: number): Said<number> | undefined {
  if (typeof value !== 'number') return undefined;
  const whole = value > most ? value - 2 ** 32 : value;
  return Math.abs(whole) > most ? { raw: String(value) } : said(String(value), whole / 1e7, 'unit-converted');
}

function number(value: unknown): Said<number> | undefined {
  return typeof value === 'number' ? { raw: String(value), norm: value } : undefined;
}

function extraOf(object: Loose, known: readonly string[]): RecordBeside {
  const extra = Object.entries(object)
    .filter(([name]) => !known.includes(name))
    .map(([name, value]) => ({ name, raw: typeof value === 'string' ? value : JSON.stringify(value) }));
  return extra.length === 0 ? {} : { extra };
}

/** `Semantic Location History/2026/2026_MARCH.json`: `timelineObjects[]` of place visits and of ways between them. */
export const googleSemanticJson: ReturnParser = {
  ...GOOGLE,
  id: 'google-semantic-location-json',
  version: '2',
  title: 'Google: place visits (JSON)',
  gives: ['location', 'activity', 'subscriber-fact'],
  recognises: (file) => file.mime === 'application/json' && /"timelineObjects"\s*:\s*\[/.test(file.text.slice(0, 4000)),
  *read(file) {
    for (const unit of jsonValues(file, ['/timelineObjects/*'])) {
      const object = (unit.value ?? {}) as { placeVisit?: Loose; activitySegment?: Loose };
      if (unit.pattern === undefined)
        yield record('subscriber-fact', { name: { raw: unit.pointer }, value: { raw: JSON.stringify(unit.value) } }, unit);
      else if (object.placeVisit !== undefined) yield* visitOf(unit, object.placeVisit);
      else if (object.activitySegment !== undefined) yield* segmentOf(unit, object.activitySegment);
      else yield gap('unknown-shape', unit, 'An entry of the timeline that is neither a visit nor a way.');
    }
  },
};

function spanOf(object: Loose): { at?: When; until?: When } {
  const duration = (object.duration ?? {}) as Loose;
  const at = timeOf(duration.startTimestamp, duration.startTimestampMs);
  const until = timeOf(duration.endTimestamp, duration.endTimestampMs);
  return given({ at, until });
}

function* visitOf(unit: JsonUnit, visit: Loose): Generator<Finding> {
  const place = (visit.location ?? {}) as Loose;
  const named = ['name', 'address'].find((member) => typeof place[member] === 'string' && place[member] !== '');
  const span = spanOf(visit);
  const point = given({ lat: degrees(place.latitudeE7, 900_000_000), lon: degrees(place.longitudeE7, 1_800_000_000) });
  const data: Location = {
    ...span,
    ...point,
    basis: 'place-visit',
    ...(named !== undefined && { place: { raw: String(place[named]) } }),
  };
  const taken = [
    ...(point.lat === undefined ? [] : ['latitudeE7']),
    ...(point.lon === undefined ? [] : ['longitudeE7']),
    ...(named === undefined ? [] : [named]),
  ];
  const others = [...(extraOf(place, taken).extra ?? []), ...(extraOf(visit, ['duration', 'location']).extra ?? [])];
  yield record('location', data, unit, others.length === 0 ? {} : { extra: others });
  yield* unreadableStart(unit, visit, span.at);
}

function* segmentOf(unit: JsonUnit, segment: Loose): Generator<Finding> {
  const { at } = spanOf(segment);
  const kind = typeof segment.activityType === 'string' ? segment.activityType : '';
  yield record('activity', { what: said(kind, 'way'), ...given({ at }) }, unit, extraOf(segment, ['activityType']));
  yield* unreadableStart(unit, segment, at);
}

function* unreadableStart(unit: JsonUnit, { duration }: Loose, at: When | undefined): Generator<Finding> {
  if (at === undefined)
    yield gap('unreadable-time', unit, 'An entry of the timeline has no start that can be read.', JSON.stringify(duration ?? null));
}
