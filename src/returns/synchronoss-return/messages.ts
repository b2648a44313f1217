// SPDX-License-Identifier: Apache-2.0

import { given } from '../fields/given.ts';

import { NamedValues } from '../fields/named-values.ts';
import { findMedia } from '../find-media.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { csvTable, type TableRow } from '../tokenisers/csv-table.ts';
import { aboutByFolder, SYNCHRONOSS, severalOf } from './synchronoss.ts';

/**
 * Messages and calls of a Synchronoss return (cloud of Verizon and other operators), one CSV a day beside its attachments:
 *
 *     5550100999/messages/20260301.csv
 *     5550100999/messages/attachments/mms/in/2026-03-01/picture.jpg
 *     5550100999/Call Log/call_log.csv
 *
 *     Date,Type,Direction,Attachments,Body,Sender,Recipients,Message ID
 *     2026-03-01T22:10:05.123Z,mms,in,picture.jpg,see this,5550100123,5550100999;5550100124,1772403005123:9f…
 *
 * The zone stands in the value. One's own number is left out by the source: `Sender` is empty in what went out, `Recipients` in what came in.
 */
export const synchronossMessagesCsv: ReturnParser = {
  ...SYNCHRONOSS,
  id: 'synchronoss-messages-csv',
  title: 'Synchronoss (Verizon cloud): messages and calls (CSV)',
  gives: ['message', 'call'],
  namesAccount: true,
  recognises: (file) => file.columns.has('Date', 'Type', 'Direction', 'Attachments', 'Sender', 'Recipients', 'Message ID'),
  *read(file) {
    aboutByFolder(file);
    for (const row of csvTable(file)) yield* rowOf(row, file);
  },
};

function* rowOf(row: TableRow, file: SourceFile): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const at = values.time('Date');
  const [type, direction] = [values.raw('Type') ?? '', values.raw('Direction') ?? ''];
  const sender = values.text('Sender');
  const recipients = severalOf(values.raw('Recipients'));
  const id = values.text('Message ID');
  if (/^call$/i.test(type)) {
    const parties = [
      ...(sender === undefined ? [] : [{ phone: sender, role: 'caller' as const }]),
      ...recipients.map((raw) => ({ phone: { raw }, role: 'callee' as const })),
    ];
    const data = given({ callId: id, start: at, parties: parties.length === 0 ? undefined : parties });
    yield record('call', { ...data, ...(direction !== '' && { direction: { raw: direction } }) }, row, values.rest());
  } else {
    const named = severalOf(values.raw('Attachments')).map((name) => ({ name, file: attachmentFile(file, type, direction, name) }));
    const data = given({
      messageId: id,
      author: sender === undefined ? undefined : { phone: sender },
      recipients: recipients.length === 0 ? undefined : recipients.map((raw) => ({ phone: { raw } })),
      sent: at,
      body: values.text('Body'),
      type: type === '' ? undefined : { raw: type },
      attachments: named.length === 0 ? undefined : named.map((one) => ({ name: { raw: one.name }, ...given({ file: one.file }) })),
    });
    const extra = direction === '' ? [] : [{ name: 'Direction', raw: direction, at: row.cellAt('Direction') }];
    const files = named.flatMap((one) => one.file ?? []);
    yield record('message', data, row, { extra: [...extra, ...(values.rest().extra ?? [])], ...(files.length > 0 && { files }) });
    for (const { file: found } of named)
      if (found === undefined) yield gap('missing-file', row, 'A message names an attachment that is not in this return.');
  }
  yield* values.faults;
}

/** `attachments/<type>/<direction>/<day>/<name>` beside the table, whose own name is the day: `20260301.csv`. */
function attachmentFile(file: SourceFile, type: string, direction: string, name: string) {
  const day = /^(\d{4})(\d\d)(\d\d)\.csv$/i.exec(file.name);
  const folder = day === null ? undefined : `attachments/${type.toLowerCase()}/${direction.toLowerCase()}/${day[1]}-${day[2]}-${day[3]}`;
  return folder === undefined ? undefined : findMedia(file, `${folder}/${name}`);
}
