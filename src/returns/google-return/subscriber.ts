// SPDX-License-Identifier: Apache-2.0
import { type Identifier, said, saidAddress, utcFromText, type When } from '../../core/records/index.ts';
import { Cells } from '../fields/cells.ts';
import { given } from '../fields/given.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import { Columns } from '../source/columns.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TableRow } from '../tokenisers/csv-table.ts';
import { type HtmlBlock, type HtmlItem, type HtmlRow, htmlBlocks } from '../tokenisers/html-blocks.ts';
import { GOOGLE } from './google.ts';

/**
 * `<e-mail>.SubscriberInfo.html`: a list of labelled lines, headings for recovery and telephones, then the table of sign-ins.
 *
 *     <li>Created on: 2019-07-01 12:00:00 Z</li> … <h2>IP ACTIVITY</h2> Timestamp | IP Address | Activity Type | Android ID | …
 *
 * Lines part at the first colon. No source port is given. A two-step number may belong to another person.
 */
export const googleSubscriberHtml: ReturnParser = {
  ...GOOGLE,
  id: 'google-subscriber-html',
  title: 'Google: subscriber and sign-ins (HTML)',
  gives: ['account', 'person', 'identifier', 'ip-event', 'subscriber-fact'],
  namesAccount: true,
  readFirst: /SubscriberInfo[^/]*\.html?$/i,
  recognises: (file) => file.mime === 'text/html' && /GOOGLE SUBSCRIBER INFORMATION/i.test(file.text),
  *read(file) {
    const items: HtmlItem[] = [];
    for (const block of htmlBlocks(file)) {
      if (block.kind === 'item') items.push(block);
      else {
        if (items.length > 0) yield* subscriber(items.splice(0), file);
        if (block.kind === 'row' && block.columns.length > 0) yield* signIn(block);
        else yield record('subscriber-fact', { name: { raw: block.heading }, value: { raw: textOf(block) } }, block);
      }
    }
    if (items.length > 0) yield* subscriber(items, file);
  },
};

function textOf(block: HtmlBlock): string {
  return block.kind === 'row' ? block.cells.join(' ') : block.text;
}

interface Labelled {
  readonly label: string;
  readonly raw: string;
  readonly item: HtmlItem;
}

/** Labels whose values become identifiers, with their type and use. Others of the list stand beside the account. */
const IDENTIFIERS: Readonly<Record<string, readonly [Identifier['type'], NonNullable<Identifier['use']>]>> = {
  'e-mail': ['email', 'primary'],
  'contact e-mail': ['email', 'contact'],
  'recovery e-mail': ['email', 'recovery'],
  'alternate e-mails': ['email', 'alternate'],
  'recovery sms': ['phone', 'recovery'],
  'user phone numbers': ['phone', 'primary'],
  '2-step verification phone numbers': ['phone', 'two-step'],
};
const OF_PERSON = ['name', 'given name', 'family name', 'birthday (month day, year)'];
const OF_ACCOUNT = ['google account id', 'created on', 'status', 'end of service date', 'deletion date'];

function* subscriber(items: readonly HtmlItem[], file: SourceFile): Generator<Finding> {
  const lines = items.map(labelled);
  const find = (label: string): Labelled | undefined => lines.find((line) => line.label.toLowerCase() === label && line.raw !== '');
  const text = (label: string) => (find(label) === undefined ? undefined : { raw: find(label)!.raw });
  const gaps: Finding[] = [];
  const when = (label: string): When | undefined => {
    const line = find(label);
    const at = line === undefined ? undefined : utcFromText(line.raw);
    if (line !== undefined && at === undefined)
      gaps.push(gap('unreadable-time', line.item, `Under "${line.label}" stands no time that can be read.`, line.raw));
    return at;
  };
  const id = text('google account id');
  if (id !== undefined) file.isAbout({ provider: 'google', type: 'provider-user-id', value: id.raw });
  const isAddress = (line: Labelled): boolean => / IP$/.test(line.label) && saidAddress(line.raw).address.norm !== undefined;
  const special = (line: Labelled): boolean => {
    const label = line.label.toLowerCase();
    return (
      OF_PERSON.includes(label) || OF_ACCOUNT.includes(label) || IDENTIFIERS[label] !== undefined || (line.raw !== '' && isAddress(line))
    );
  };
  const extra = lines
    .filter((line) => !special(line) && line.raw !== '')
    .map((line) => ({ name: line.label || line.item.heading, raw: line.raw, at: line.item.at }));
  const own = lines.filter((line) => !special(line) || OF_ACCOUNT.includes(line.label.toLowerCase()) || line.raw === '');
  if (own.length > 0) {
    const data = {
      provider: said('', 'google'),
      ...given({ accountId: id, created: when('created on'), closed: when('deletion date'), status: text('status') }),
    };
    yield record(
      'account',
      data,
      own.map((line) => line.item),
      extra.length === 0 ? {} : { extra },
    );
  }
  yield* personOf(lines, text, when);
  for (const line of lines) {
    const kind = IDENTIFIERS[line.label.toLowerCase()];
    if (kind !== undefined) for (const value of line.raw.split(/,\s*/).filter((one) => one !== '')) yield identifier(kind, value, line);
    if (line.raw !== '' && isAddress(line)) {
      const action = /terms of service/i.test(line.label) ? ('tos-accepted' as const) : ('unknown' as const);
      yield record('ip-event', { ...saidAddress(line.raw), action: said(line.label, action) }, line.item);
    }
  }
  yield* gaps;
}

function labelled(item: HtmlItem): Labelled {
  const colon = item.text.indexOf(':');
  if (colon === -1) return { label: '', raw: item.text, item };
  return { label: item.text.slice(0, colon).trim(), raw: item.text.slice(colon + 1).trim(), item };
}

function* personOf(
  lines: readonly Labelled[],
  text: (label: string) => { raw: string } | undefined,
  when: (label: string) => When | undefined,
): Generator<Finding> {
  const units = lines.filter((line) => OF_PERSON.includes(line.label.toLowerCase()) && line.raw !== '').map((line) => line.item);
  if (units.length === 0) return;
  const data = given({
    name: text('name'),
    firstName: text('given name'),
    lastName: text('family name'),
    birthDate: when('birthday (month day, year)'),
  });
  yield record('person', { ...data, role: 'subscriber' }, units);
}

/** `+447700900123 [GB]`: the country is Google's, and stays in the text. */
function identifier([type, use]: (typeof IDENTIFIERS)[string], value: string, line: Labelled): Finding {
  const match = /^(.*?)\s*\[([A-Z]{2})\]$/.exec(value);
  return record('identifier', { type, value: match === null ? { raw: value } : said(value, match[1]!, 'split'), use }, line.item);
}

function* signIn(block: HtmlRow): Generator<Finding> {
  const row = new TableRow(block, new Columns(block.columns));
  const cells = new Cells(row);
  const address = cells.address('IP Address', 'IP');
  if (address === undefined) {
    yield record('subscriber-fact', { name: { raw: block.heading }, value: { raw: block.cells.join(' | ') } }, row);
    return;
  }
  const data = {
    ...address,
    ...given({ at: cells.when('Timestamp'), userAgent: cells.text('Raw User Agents', 'User Agent') }),
    ...given({ deviceRef: cells.text('Android ID') ?? cells.text('Apple iOS IDFV') }),
    action: cells.action('unknown', 'Activity Type'),
  };
  yield record('ip-event', data, row, row.rest());
  yield* cells.gaps;
}
