// SPDX-License-Identifier: Apache-2.0
import { type DateOrder, plainDigits } from '../../core/records/index.ts';

const D = '[\\d\\u0660-\\u0669\\u06f0-\\u06f9]';
const MARKS = '[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]*';
const SPACE = '[ \\u00a0\\u202f]';
const HALF = `(?:[AaPp]\\.?${SPACE}?[Mm]\\.?|ص|م)`;
const DATE = `${D}{1,4}${MARKS}[./-]${MARKS}${D}{1,2}${MARKS}[./-]${MARKS}${D}{2,4}`;
const CLOCK = `${D}{1,2}[:.]${D}{2}(?:[:.]${D}{2})?(?:${SPACE}?${HALF})?`;

/** `[date, time] ` of iOS and `date, time - ` of Android, in the digits and marks of the phone's language. */
const HEAD = new RegExp(
  `^${MARKS}(?:\\[${MARKS}(${DATE}${MARKS}[,،]?${SPACE}+${CLOCK})\\]|(${DATE}${MARKS}[,،]?${SPACE}+${CLOCK})${SPACE}+[-–])${SPACE}(.*)$`,
  's',
);

export interface Head {
  readonly time: string;
  readonly rest: string;
}

/** The time in front of a line, or nothing: then the line goes on with the message before. */
export function splitHead(line: string): Head | undefined {
  const match = HEAD.exec(line);
  return match === null ? undefined : { time: (match[1] ?? match[2])!, rest: match[3]! };
}

/**
 * The author in front of a message. A line of the system has none, and a colon in the name of a group can imitate one: an author's name
 * leaves no quotation mark open.
 */
export function splitAuthor(rest: string): { readonly author: string; readonly text: string } | undefined {
  const colon = rest.indexOf(': ');
  const end = colon === -1 && rest.endsWith(':') ? rest.length - 1 : colon;
  if (end <= 0 || end > 100) return undefined;
  const author = rest.slice(0, end);
  return /["“„«‹]/.test(author) && !/["”“»›].*["”»›]/.test(author) ? undefined : { author, text: rest.slice(end + 1).replace(/^ /, '') };
}

/** The order of day and month, proved by a number above twelve, or by the dates rising in one order and not in the other. */
export function findOrder(text: string): DateOrder | undefined {
  const pairs: { one: number; two: number; year: number }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const head = splitHead(line);
    const match = head === undefined ? null : /^(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})/.exec(plainDigits(head.time).trim());
    if (match === null) continue;
    const [one, two] = [Number(match[1]), Number(match[2])];
    if (one > 12) return 'day-first';
    if (two > 12) return 'month-first';
    pairs.push({ one, two, year: Number(match[3]) });
  }
  const rises = (key: (pair: (typeof pairs)[number]) => number): boolean =>
    pairs.every((pair, index) => index === 0 || key(pairs[index - 1]!) <= key(pair));
  const dayFirst = rises(({ one, two, year }) => year * 10_000 + two * 100 + one);
  const monthFirst = rises(({ one, two, year }) => year * 10_000 + one * 100 + two);
  if (dayFirst === monthFirst) return undefined;
  return dayFirst ? 'day-first' : 'month-first';
}
