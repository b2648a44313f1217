// SPDX-License-Identifier: Apache-2.0
import { said, saidAddress, type TimeKnown, utcFromText, type When } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { freeName, labelledLine } from '../fields/labelled-lines.ts';
import { type NamedValue, saidAction } from '../fields/named-values.ts';
import { type Finding, gap, left, type ReturnParser, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type PdfLineUnit, pdfLines } from '../tokenisers/pdf-lines.ts';
import { DISCORD } from './discord.ts';

const UTC: TimeKnown = { zone: 'UTC', zoneFrom: 'column' };

/**
 * The account as a PDF: labelled lines, then the table of sessions. Times are UTC by their labels; `Not found` is no value.
 *
 *     Last Seen Time (UTC): 2026-05-14 01:43:39
 *     Session Start (UTC)   IP Address
 *     2026-05-14 00:47:29   203.0.113.9
 */
export const discordAccountPdf: ReturnParser = {
  ...DISCORD,
  id: 'discord-account-pdf',
  title: 'Discord: account and sessions (PDF)',
  gives: ['account', 'identifier', 'ip-event'],
  namesAccount: true,
  readFirst: /^account[^/]*\.pdf$/i,
  recognises: (file) => file.mime === 'application/pdf' && /User ID:/.test(file.text) && /Registration Time \(UTC\):/.test(file.text),
  *read(file) {
    const labelled = new Map<string, { value: NamedValue; line: PdfLineUnit }>();
    const others: PdfLineUnit[] = [];
    for (const line of pdfLines(file)) {
      const value = labelledLine(line);
      if (value === undefined || /^\d{4}-/.test(line.text)) others.push(line);
      else labelled.set(freeName(value.name.toLowerCase(), labelled), { value, line });
    }
    yield* accountOf(labelled, file);
    for (const line of others) yield* sessionOf(line);
  },
};

type Labelled = Map<string, { value: NamedValue; line: PdfLineUnit }>;

function* accountOf(labelled: Labelled, file: SourceFile): Generator<Finding> {
  const raw = (name: string): string | undefined => {
    const text = labelled.get(name)?.value.raw;
    return text === undefined || text === '' || /^not found$/i.test(text) ? undefined : text;
  };
  const gaps: Finding[] = [];
  const when = (name: string): When | undefined => {
    const text = raw(name);
    const at = text === undefined ? undefined : utcFromText(text, UTC);
    if (text !== undefined && at === undefined)
      gaps.push(gap('unreadable-time', labelled.get(name)!.line, 'Under a label stands no time that can be read.', text));
    return at;
  };
  const text = (name: string) => (raw(name) === undefined ? undefined : { raw: raw(name)! });
  const id = raw('user id');
  if (id !== undefined) file.isAbout({ provider: 'discord', type: 'provider-user-id', value: id });
  const known = [
    'user id',
    'username',
    'email',
    'email verified',
    'phone number',
    'registration ip',
    'registration time (utc)',
    'last seen time (utc)',
    'last seen ip',
  ];
  const extra = [...labelled].filter(([name]) => !known.includes(name) && raw(name) !== undefined).map(([, { value }]) => value);
  const [created, lastSeen] = [when('registration time (utc)'), when('last seen time (utc)')];
  const units = [...labelled.values()].map((one) => one.line);
  if (units.length === 0) return;
  const data = { provider: said('', 'discord'), ...given({ accountId: text('user id'), username: text('username'), created, lastSeen }) };
  yield record('account', data, units, extra.length === 0 ? {} : { extra });
  const [email, verified, phone] = [raw('email'), raw('email verified'), raw('phone number')];
  const confirmed = verified === undefined ? undefined : said(verified, /^yes$/i.test(verified));
  if (email !== undefined)
    yield record(
      'identifier',
      { type: 'email', value: { raw: email }, ...given({ confirmed }) },
      labelled.get('email')!.line,
      verified === undefined ? {} : { also: [labelled.get('email verified')!.line.at] },
    );
  if (phone !== undefined) yield record('identifier', { type: 'phone', value: { raw: phone } }, labelled.get('phone number')!.line);
  const addresses = [
    ['registration ip', created, saidAction('Registration IP', 'registration'), 'registration time (utc)'],
    ['last seen ip', lastSeen, saidAction('last seen', 'activity'), 'last seen time (utc)'],
  ] as const;
  for (const [name, at, action, timed] of addresses) {
    const address = raw(name);
    if (address === undefined) continue;
    const { line } = labelled.get(name)!;
    const read = saidAddress(address);
    yield record('ip-event', { ...read, ...given({ at }), action }, line, at === undefined ? {} : { also: [labelled.get(timed)!.line.at] });
    if (read.address.norm === undefined) gaps.push(gap('unreadable-value', line, 'Under a label of an address stands none.', address));
  }
  yield* gaps;
}

function* sessionOf(line: PdfLineUnit): Generator<Finding> {
  const match = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\s+(\S+)$/.exec(line.text);
  if (match === null) {
    yield left('heading of the page or of the table', line);
    return;
  }
  const read = saidAddress(match[2]!);
  const at = utcFromText(match[1]!, UTC);
  yield record('ip-event', { ...read, ...given({ at }), action: saidAction('session', 'session') }, line);
  if (at === undefined) yield gap('unreadable-time', line, 'In the table of sessions stands no time that can be read.', match[1]);
  if (read.address.norm === undefined) yield gap('unreadable-value', line, 'In the table of sessions stands no IP address.', match[2]);
}
