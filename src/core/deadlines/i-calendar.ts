// SPDX-License-Identifier: Apache-2.0
/** Deadlines as an iCalendar feed (RFC 5545): whole days, no addressee, no target, nothing that a calendar in a pocket should know. */
import { addDays } from '../routes/calendar-day.ts';

export interface CalendarDay {
  readonly id: string;
  /** `YYYY-MM-DD`, the last day as it is counted where it is due. */
  readonly day: string;
  /** What is due and the number of the request. */
  readonly summary: string;
  /** Where it stands on the desk. */
  readonly url: string;
  /** When it was put down; UTC. */
  readonly stampedAt: string;
}

const FOLD_OCTETS = 75;

/** @param host what makes the ids of this desk its own (RFC 7986 §5.3) */
export function iCalendar(name: string, host: string, days: readonly CalendarDay[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rogatory//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...days.flatMap((one) => event(host, one)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function event(host: string, { id, day, summary, url, stampedAt }: CalendarDay): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@${host}`,
    `DTSTAMP:${stampedAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    // The end of a whole day is the day after, exclusive (§3.6.1).
    `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll('-', '')}`,
    `SUMMARY:${text(summary)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'CLASS:CONFIDENTIAL',
    'END:VEVENT',
  ];
}

/** §3.3.11; a carriage return alone is a line's end as well, so that none stands in a line. */
const text = (value: string): string => value.replaceAll(/[\\;,]/g, (found) => `\\${found}`).replaceAll(/\r\n?|\n/g, '\\n');

/** §3.1: no line over 75 octets; the next begins with a blank. Never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > FOLD_OCTETS) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
