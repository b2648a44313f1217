// SPDX-License-Identifier: Apache-2.0
import { type ReturnDescribed, type TimeKnown, utcFromText } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';

/**
 * What the lines above a table say, for all of it:
 *
 *     Operator One - Call details for 447700900123
 *     Period: 01/03/2026 to 02/03/2026 (Cairo time)
 */
export interface StatedInHead {
  readonly described: ReturnDescribed | undefined;
  readonly target: string | undefined;
  /** Zone and order of day and month of times that state none. */
  readonly known: TimeKnown;
  readonly delimiter: string;
}

export function statedInHead(lines: readonly string[], values: readonly string[], delimiter: string): StatedInHead {
  const text = lines.join('\n');
  const zone = zoneNamed(text);
  const order = orderOf([...lines, ...values], zone);
  const known: TimeKnown = { ...(zone !== undefined && { zone, zoneFrom: 'document' as const }), ...(order !== undefined && { order }) };
  const title = /^(.+?)\s*[-–:]\s*(?:call|subscriber|session)?\s*(?:details?|records?|data)\b.*?\bfor\s+(\+?\d{6,15})/im.exec(text);
  const number = title?.[2] ?? /^(?:mobile|phone|msisdn|number|target)\s*(?:no\.?|number)?\s*[:=]\s*'?(\+?\d{6,15})/im.exec(text)?.[1];
  const period = /period\s*[:=]?\s*(\S+(?: \d{1,2}:\d{2}(?::\d{2})?)?)\s+(?:to|until|-|–)\s+(\S+(?: \d{1,2}:\d{2}(?::\d{2})?)?)/i.exec(
    text,
  );
  if (title === null && number === undefined && period === null) return { described: undefined, target: number, known, delimiter };
  const described: ReturnDescribed = {
    provider: { raw: title?.[1]?.trim() ?? '' },
    ...given({
      target: number === undefined ? undefined : { raw: number },
      rangeFrom: period === null ? undefined : utcFromText(period[1]!, known),
      rangeTo: period === null ? undefined : utcFromText(period[2]!, known),
    }),
  };
  return { described, target: number, known, delimiter };
}

/** `(Cairo time)`, `times in UTC`, `time zone: Africa/Cairo`: a zone of the tz database by its name or its city. */
function zoneNamed(text: string): string | undefined {
  const written = /\b([A-Z][a-z]+\/[A-Z][A-Za-z_]+)\b/.exec(text)?.[1];
  const zones = Intl.supportedValuesOf('timeZone');
  if (written !== undefined && zones.includes(written)) return written;
  if (/\b(UTC|GMT)\b(?![+-]\d)/.test(text)) return 'UTC';
  const city = /\b([A-Z][\p{L}]+(?: [A-Z][\p{L}]+)?)(?: local)? time\b/u.exec(text)?.[1];
  return city === undefined ? undefined : zones.find((zone) => zone.split('/').at(-1) === city.replaceAll(' ', '_'));
}

/** A number above twelve decides. Without one, the place that the document names: outside the Americas the day stands first. */
function orderOf(texts: readonly string[], zone: string | undefined): TimeKnown['order'] {
  for (const text of texts) {
    for (const [, one, two] of text.matchAll(/\b(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b/g)) {
      if (Number(one) > 12) return 'day-first';
      if (Number(two) > 12) return 'month-first';
    }
  }
  return zone === undefined || zone === 'UTC' || zone.startsWith('America/') || zone.startsWith('US/') ? undefined : 'day-first';
}
