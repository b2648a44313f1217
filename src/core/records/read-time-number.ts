// SPDX-License-Identifier: Apache-2.0
import { isoText } from './time-digits.ts';
import type { Precision, When } from './when.ts';

/** What a number in a time field counts. Decided by the field, never by the size alone (returns.md §4). */
export type TimeUnit = 'seconds' | 'milliseconds' | 'microseconds' | 'apple-seconds' | 'chrome-microseconds' | 'dotnet-ticks';

const SECOND = 1_000_000n;
/** For each unit: how many microseconds one is (ticks are a tenth), and where it starts, in microseconds after 1970. */
const UNITS: Readonly<
  Record<TimeUnit, { readonly micros: bigint; readonly tenths?: true; readonly from: bigint; readonly precision: Precision }>
> = {
  seconds: { micros: SECOND, from: 0n, precision: 'second' },
  milliseconds: { micros: 1000n, from: 0n, precision: 'millisecond' },
  microseconds: { micros: 1n, from: 0n, precision: 'microsecond' },
  'apple-seconds': { micros: SECOND, from: 978_307_200n * SECOND, precision: 'second' },
  'chrome-microseconds': { micros: 1n, from: -11_644_473_600n * SECOND, precision: 'microsecond' },
  'dotnet-ticks': { micros: 1n, tenths: true, from: -62_135_596_800n * SECOND, precision: 'microsecond' },
};

const YEAR_1970 = 0n;
const YEAR_2200 = 7_258_118_400n * SECOND;

/**
 * Reads a time that is a number. A fraction of the unit is kept to the microsecond. `undefined` if the text is no number, or if the
 * moment lies outside 1970–2200: then the field does not count what the caller believes, and that is a gap.
 */
export function utcFromNumber(raw: string, unit: TimeUnit): When | undefined {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(raw.trim());
  if (match === null) return undefined;
  const rule = UNITS[unit];
  const whole = BigInt(match[1]!) * rule.micros;
  const fraction = match[2] === undefined ? 0n : (BigInt(match[2].padEnd(6, '0').slice(0, 6)) * rule.micros) / SECOND;
  const micros = (rule.tenths ? whole / 10n : whole + fraction) + rule.from;
  if (micros < YEAR_1970 || micros > YEAR_2200) return undefined;
  const precision =
    match[2] !== undefined && rule.precision === 'second' ? (match[2].length <= 3 ? 'millisecond' : 'microsecond') : rule.precision;
  const millis = Number(micros / 1000n);
  const digits = String(micros % SECOND).padStart(6, '0');
  return { raw, utc: isoText(millis, precision, digits, 'Z'), precision, zone: { name: 'UTC', offsetMinutes: 0, from: 'value' } };
}
