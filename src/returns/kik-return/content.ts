// SPDX-License-Identifier: Apache-2.0
import { said, utcFromNumber } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues } from '../fields/named-values.ts';
import { findMedia } from '../find-media.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { csvTable, type TableRow } from '../tokenisers/csv-table.ts';
import { KIK, UTC } from './kik.ts';

/**
 * `package/content/data-text.csv` and `data-media.csv`:
 *
 *     id,content_id,filename,message,sender_id,receiver_id,ip,port,parent_id,sent_at,sent_at_ts,app_name
 *     1,c1,,hello,a@talk.kik.com,b@talk.kik.com,203.0.113.9,51000,,2026-03-01 22:10:05.123,1772403005123,chat
 *
 * `sent_at` and `sent_at_ts` say one time twice; where they differ, both are kept and a gap says so. Media lie in `content/medias/`.
 */
export const kikContentCsv: ReturnParser = {
  ...KIK,
  id: 'kik-content-csv',
  title: 'Kik: messages and media (CSV)',
  gives: ['message'],
  recognises: (file) => file.columns.has('content_id', 'sender_id', 'sent_at'),
  *read(file) {
    for (const row of csvTable(file)) yield* messageOf(row, file);
  },
};

function* messageOf(row: TableRow, file: SourceFile): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const filename = values.raw('filename');
  const place = filename === undefined ? undefined : findMedia(file, `medias/${filename}`);
  const read = values.address('ip', ['port']);
  const sent = values.time('sent_at', UTC);
  const stamp = values.take('sent_at_ts');
  const [sender, receiver] = [values.text('sender_id'), values.text('receiver_id')];
  const data = given({
    messageId: values.text('id'),
    author: sender === undefined ? undefined : { id: sender },
    recipients: receiver === undefined ? undefined : [{ id: receiver }],
    sent,
    body: values.text('message'),
    ip: read?.address,
    port: read?.port,
    replyTo: values.text('parent_id'),
    attachments: filename === undefined ? undefined : [{ mediaRef: { raw: filename }, ...given({ file: place }) }],
    type: values.text('app_name'),
  });
  const twice = stamp === undefined ? undefined : utcFromNumber(stamp.raw, 'milliseconds');
  yield record('message', data, row, { ...values.rest(), ...(place && { files: [place] }) });
  yield* values.faults;
  if (stamp !== undefined && (twice === undefined || (sent?.utc !== undefined && Date.parse(twice.utc!) !== Date.parse(sent.utc)))) {
    yield gap('unreadable-value', row, 'sent_at and sent_at_ts do not say the same time.', `${sent?.raw ?? ''} / ${stamp.raw}`, stamp.at);
  }
  if (filename !== undefined && place === undefined)
    yield gap('missing-file', row, 'A message names a media file that is not in this return.', said(filename).raw);
}
