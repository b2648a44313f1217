// SPDX-License-Identifier: Apache-2.0
import { classOfAction, type TimeKnown, type When } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { type Finding, type ReturnParser, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { csvTable, type TableRow } from '../tokenisers/csv-table.ts';

/**
 * Tables of a Roblox return, one CSV a category, the user's number in the name of the file (`<id>_logins.csv`, `<id>_chat.csv`):
 *
 *     UserId,IpAddress,CreatedUtc                    3/1/2026 10:10:05 PM, or a count of milliseconds
 *     SenderUserId,RecipientUserId,Message,SentUtc
 *
 * The form of the time differs by file; its zone stands in the name of the column. Dates with slashes are month first.
 */
export const robloxCsv: ReturnParser = {
  id: 'roblox-csv',
  provider: 'roblox',
  version: '1',
  title: 'Roblox: log-ins and chat (CSV)',
  basis: { tier: 'inferred', source: 'a public parser written against real returns; names of columns are guessed' },
  gives: ['ip-event', 'message', 'activity'],
  namesAccount: true,
  recognises: (file) => /^\d+[_-].*\.csv$/i.test(file.name) && file.columns.hasLike(/UserId$/i, /utc\b/i),
  *read(file) {
    const user = /^(\d+)[_-]/.exec(file.name)?.[1];
    if (user !== undefined) file.isAbout({ provider: 'roblox', type: 'provider-user-id', value: user });
    for (const row of csvTable(file)) yield* rowOf(row, file);
  },
};

function* rowOf(row: TableRow, file: SourceFile): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const at = timeOf(values, row);
  const category = file.name.replace(/^\d+[_-]/, '').replace(/\.csv$/i, '');
  const address = values.address(['IpAddress', 'IP']);
  const body = values.text('Message', 'Content', 'Text');
  const [from, to] = [values.text('SenderUserId', 'FromUserId'), values.text('RecipientUserId', 'ToUserId', 'ReceiverUserId')];
  if (body !== undefined || from !== undefined) {
    const data = given({
      author: from === undefined ? undefined : { id: from },
      recipients: to === undefined ? undefined : [{ id: to }],
      sent: at,
      body,
      messageId: values.text('MessageId', 'Id'),
      threadId: values.text('ConversationId', 'ThreadId'),
      ip: address?.address,
    });
    yield record('message', data, row, values.rest());
  } else if (address !== undefined) {
    const data = given({ at, userAgent: values.text('UserAgent') });
    const norm = classOfAction(category);
    yield record(
      'ip-event',
      { ...address, ...data, action: saidAction(category, norm === 'unknown' ? 'activity' : norm) },
      row,
      values.rest(),
    );
  } else yield record('activity', { what: { raw: category }, ...given({ at }) }, row, values.rest());
  yield* values.faults;
}

const UTC_BY_COLUMN: TimeKnown = { zone: 'UTC', zoneFrom: 'column', order: 'month-first' };

/** The column whose name ends in `utc`; a number of thirteen digits in it counts milliseconds. */
function timeOf(values: NamedValues, row: TableRow): When | undefined {
  const name = row.columns.names.find((one) => /utc$/i.test(one) && values.has(one));
  if (name === undefined) return undefined;
  return /^\d{13}$/.test(values.raw(name) ?? '') ? values.epoch(name, 'milliseconds') : values.time(name, UTC_BY_COLUMN);
}
