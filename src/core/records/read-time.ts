// SPDX-License-Identifier: Apache-2.0
import type { How } from './said.ts';
import { type Digits, isMoment, isoText, lastSecond, plainDigits, wallMillis } from './time-digits.ts';
import { type DateOrder, findForm } from './time-forms.ts';
import type { Precision, When, ZoneFrom } from './when.ts';
import { instantsOf, offsetMinutesAt } from './zone.ts';

/** What the caller knows about the times of a file beside the text itself. */
export interface TimeKnown {
  /** A zone of the tz database (`Africa/Cairo`, `UTC`) or minutes east of UTC, for texts that name none. */
  readonly zone?: string | number;
  /** Where the caller has that zone from; required with `zone`. */
  readonly zoneFrom?: Exclude<ZoneFrom, 'value' | 'none'>;
  /** The order of day and month in this file, when something in it proved it. */
  readonly order?: DateOrder;
}

/**
 * Reads a time as a return writes it. `undefined`: no time can be read (the caller makes it a gap and goes on).
 *
 *     utcFromText('2026-03-14 21:44:10 UTC')                                         → utc 2026-03-14T21:44:10Z, zone from the value
 *     utcFromText('13/05/2026, 21:14')                                               → local only; earliest and latest over all zones
 *     utcFromText('2026-10-29 23:30', { zone: 'Africa/Cairo', zoneFrom: 'legend' })  → two alternatives, no utc
 *
 * A wall time that the zone's spring left out is no time: `undefined`. Nothing here asks the machine for its own zone or language.
 */
export function utcFromText(raw: string, known: TimeKnown = {}): When | undefined {
  return fastUtc(raw) ?? slowUtc(raw, known);
}

/**
 * `2026-03-14 21:44:10 UTC`, `2026-03-14T21:44:10.123Z` and `2026-03-14T21:44:10.123000+00:00`, by far the most frequent: the same answer as
 * the long way, sooner.
 */
function fastUtc(raw: string): When | undefined {
  const match = /^(\d{4}-(\d\d)-(\d\d))[ T]((\d\d):[0-5]\d:[0-5]\d)(?:(\.\d{3})(000)?)?( UTC|Z|\+00:?00)$/.exec(raw);
  if (match === null) return undefined;
  const [, date, month, day, clock, hour, fraction, zeros, zone] = match;
  if (Number(month) > 12 || Number(month) < 1 || Number(day) < 1 || Number(day) > 28 || Number(hour) > 23) return undefined;
  const utc = `${date}T${clock}${fraction ?? ''}Z`;
  const precision = fraction === undefined ? 'second' : 'millisecond';
  const shown: When['zone'] = { name: zone!.trim(), offsetMinutes: 0, from: 'value' };
  // Members stand in the order that each of these forms has always had: the same bytes give the same records.
  return zeros === undefined && !zone!.startsWith('+') ? { raw, utc, precision, zone: shown } : { raw, precision, utc, zone: shown };
}

function slowUtc(raw: string, known: TimeKnown): When | undefined {
  const text = plainDigits(raw).trim();
  const found = findForm(text, known.order);
  if (found === undefined) return undefined;
  const how: How[] = text === raw.trim() ? [] : ['digits-converted'];
  const readings = [found.digits, ...(found.swapped === undefined ? [] : [found.swapped])].filter(isMoment);
  const first = readings[0];
  if (first === undefined) return undefined;
  if (first.leapSecond) how.push('leap-second');
  if (known.order !== undefined && /^\d{1,2}[/-]\d{1,2}[/-]/.test(text)) how.push('order-of-date-inferred');
  const zone = zoneOf(found.zone, known);
  if (zone === undefined) return undefined;
  return readings.length > 1 ? undecided(raw, readings, zone, how) : decided(raw, first, zone, how);
}

interface Zone {
  readonly from: ZoneFrom;
  readonly name?: string;
  readonly offsetMinutes?: number;
  /** Of the tz database; asked when there is no offset. */
  readonly tz?: string;
  /** Offsets that an ambiguous abbreviation can stand for. */
  readonly offsets?: readonly number[];
}

/** Abbreviations that mean different offsets in different places: never resolved without the document's own words (returns.md §4). */
const AMBIGUOUS: Readonly<Record<string, readonly number[]>> = {
  PST: [-480, 480],
  PDT: [-420],
  EST: [-300, 600],
  EDT: [-240, 660],
  CST: [-360, 480, -300],
  CDT: [-300, -240],
  MST: [-420, 390],
  MDT: [-360],
  IST: [330, 120, 60],
  BST: [60, 360, 660],
  AST: [-240, 180],
  CET: [60],
  CEST: [120],
  EET: [120],
  EEST: [180],
};

/** `undefined` when something stands behind the digits that is no zone: then the whole text is no time that we can read. */
function zoneOf(written: string, known: TimeKnown): Zone | undefined {
  const text = written.replace(/^\((.*)\)$/, '$1').trim();
  if (text === '') return knownZone(known);
  if (/^(Z|UTC|GMT)$/i.test(text)) return { from: 'value', name: text.toUpperCase(), offsetMinutes: 0 };
  const offset = /^(?:UTC|GMT)?\s*([+-])\s*(\d{1,2}):?(\d{2})?(?:\s*\(?([A-Z]{2,5}|[+-]\d{4})\)?)?$/.exec(text);
  if (offset !== null) {
    const minutes = (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
    return Math.abs(minutes) > 14 * 60 ? undefined : { from: 'value', name: text, offsetMinutes: minutes };
  }
  const offsets = AMBIGUOUS[text.toUpperCase()];
  if (offsets === undefined) return undefined;
  const resolved = knownZone(known);
  return resolved.from === 'none' ? { from: 'none', name: text, offsets } : { ...resolved, name: text };
}

function knownZone(known: TimeKnown): Zone {
  if (known.zone === undefined) return { from: 'none' };
  const from = known.zoneFrom ?? 'assumed';
  if (typeof known.zone === 'number') return { from, offsetMinutes: known.zone };
  return /^(UTC|Etc\/UTC|Z)$/.test(known.zone) ? { from, name: 'UTC', offsetMinutes: 0 } : { from, name: known.zone, tz: known.zone };
}

const HOW_OF_ZONE: Readonly<Partial<Record<ZoneFrom, How>>> = {
  column: 'zone-from-column',
  legend: 'zone-from-legend',
  document: 'zone-from-document',
  'provider-docs': 'zone-from-provider-docs',
  assumed: 'zone-assumed',
};

function decided(raw: string, digits: Digits, zone: Zone, how: How[]): When | undefined {
  const wall = wallMillis(digits);
  const ofZone = HOW_OF_ZONE[zone.from];
  const hows = ofZone === undefined ? how : [...how, ofZone];
  const shared = { raw, precision: digits.precision, ...(hows.length > 0 && { how: hows }) };
  if (isDate(digits.precision)) return { ...shared, ...dateSpan(digits, zone), zone: shown(zone) };
  const instants = instantsIn(wall, zone);
  if (instants === undefined) {
    const local = isoText(wall, digits.precision, digits.fraction, '');
    const alternatives = zone.offsets?.map((minutes) => isoText(wall - minutes * 60_000, digits.precision, digits.fraction, 'Z'));
    return { ...shared, local, zone: shown(zone), ...span(wall, lastSecond(digits), zone), ...(alternatives && { alternatives }) };
  }
  const texts = instants.map((instant) => isoText(instant, digits.precision, digits.fraction, 'Z'));
  const [utc, other] = texts;
  if (utc === undefined) return undefined;
  const width = lastSecond(digits) - wall;
  if (other !== undefined) {
    const local = isoText(wall, digits.precision, digits.fraction, '');
    return {
      ...shared,
      local,
      zone: shown(zone),
      alternatives: texts,
      earliest: second(instants[0]!),
      latest: second(instants.at(-1)! + width),
    };
  }
  const offsetMinutes = zone.offsetMinutes ?? Math.round((wall - instants[0]!) / 60_000);
  const bounds = width === 0 ? {} : { earliest: second(instants[0]!), latest: second(instants[0]! + width) };
  return { ...shared, utc, zone: { ...shown(zone), offsetMinutes }, ...bounds };
}

/** Day and month could be swapped and nothing in the file decides: no `utc`, both readings stand. */
function undecided(raw: string, readings: readonly Digits[], zone: Zone, how: How[]): When {
  const alternatives: string[] = [];
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for (const digits of readings) {
    const wall = wallMillis(digits);
    const instants = isDate(digits.precision) ? undefined : instantsIn(wall, zone);
    for (const instant of instants ?? [wall]) {
      alternatives.push(isoText(instant, digits.precision, digits.fraction, instants === undefined ? '' : 'Z'));
    }
    const bounds = span(wall, lastSecond(digits), zone);
    earliest = Math.min(earliest, Date.parse(bounds.earliest));
    latest = Math.max(latest, Date.parse(bounds.latest));
  }
  const precision = readings[0]!.precision;
  return {
    raw,
    precision,
    zone: shown(zone),
    alternatives,
    earliest: second(earliest),
    latest: second(latest),
    ...(how.length > 0 && { how }),
  };
}

function isDate(precision: Precision): boolean {
  return precision === 'day' || precision === 'month' || precision === 'year';
}

/** A day is a day of some clock: its bounds follow the zone; without one, every zone on earth. `utc` holds the digits as written. */
function dateSpan(digits: Digits, zone: Zone): { utc?: string; local?: string; earliest: string; latest: string } {
  const wall = wallMillis(digits);
  const text = isoText(wall, digits.precision, '', '');
  const bounds = span(wall, lastSecond(digits), zone);
  return zone.from === 'none' ? { local: text, ...bounds } : { utc: text, ...bounds };
}

function instantsIn(wall: number, zone: Zone): number[] | undefined {
  if (zone.offsetMinutes !== undefined) return [wall - zone.offsetMinutes * 60_000];
  return zone.tz === undefined ? undefined : instantsOf(wall, zone.tz);
}

/** The UTC seconds that a wall time can mean: offsets on earth go from -12 to +14 hours. */
function span(first: number, last: number, zone: Zone): { earliest: string; latest: string } {
  const offsetAt = (wall: number): number | undefined =>
    zone.offsetMinutes ?? (zone.tz === undefined ? undefined : offsetMinutesAt(zone.tz, wall));
  const early = offsetAt(first) ?? Math.max(...(zone.offsets ?? [14 * 60]));
  const late = offsetAt(last) ?? Math.min(...(zone.offsets ?? [-12 * 60]));
  return { earliest: second(first - early * 60_000), latest: second(last - late * 60_000) };
}

function second(millis: number): string {
  return isoText(millis, 'second', '', 'Z');
}

function shown(zone: Zone): When['zone'] {
  const { from, name, offsetMinutes } = zone;
  return { ...(name !== undefined && { name }), ...(offsetMinutes !== undefined && { offsetMinutes }), from };
}
