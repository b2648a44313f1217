// SPDX-License-Identifier: Apache-2.0

/** A date and time on a wall clock somewhere, as milliseconds of a UTC clock that shows the same digits. */
export type WallMillis = number;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** Whether the platform's tz database knows the zone, such as `Africa/Cairo`. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A zone as people state one: `Africa/Cairo`, or how far it is from UTC, `UTC+2`, `GMT-03:30`, as minutes. @returns undefined for what is none */
export function zoneStated(text: string): string | number | undefined {
  const [, sign, hours = '', minutes = '0'] = /^(?:UTC|GMT)?\s?([+-])(\d{1,2})(?::?([0-5]\d))?$/i.exec(text.trim()) ?? [];
  if (sign === undefined) return isZone(text.trim()) ? text.trim() : undefined;
  const away = Number(hours) * 60 + Number(minutes);
  return away > FARTHEST ? undefined : sign === '-' ? -away : away;
}

/** Minutes: from UTC-12 to UTC+14 (Kiribati). */
const FARTHEST = 14 * 60;

/** Minutes east of UTC in the zone at that instant, by the tz database of the platform (Egypt's summer time came and went and came back). */
export function offsetMinutesAt(zone: string, utcMillis: number): number {
  const quarter = Math.floor(utcMillis / 900_000);
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(quarter * 900_000)) parts[part.type] = Number(part.value);
  const wall = Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!);
  const minutes = Math.round((wall - quarter * 900_000) / 60_000);
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, minutes);
  return minutes;
}

/**
 * The instants that a wall clock of the zone showed these digits: one; two in the hour that autumn repeats; none in the hour that
 * spring leaves out. Earliest first.
 */
export function instantsOf(wall: WallMillis, zone: string): number[] {
  const day = 86_400_000;
  const candidates = new Set([offsetMinutesAt(zone, wall - day), offsetMinutesAt(zone, wall + day)]);
  const instants: number[] = [];
  for (const minutes of candidates) {
    const instant = wall - minutes * 60_000;
    if (offsetMinutesAt(zone, instant) === minutes) instants.push(instant);
  }
  return instants.sort((one, other) => one - other);
}
