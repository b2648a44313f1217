// SPDX-License-Identifier: Apache-2.0
import { said, type TimeKnown } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues } from '../fields/named-values.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import type { Sibling, SourceFile } from '../source/source-file.ts';
import { csvTable, type TableRow } from '../tokenisers/csv-table.ts';
import { DISCORD } from './discord.ts';

const UTC: TimeKnown = { zone: 'UTC', zoneFrom: 'provider-docs' };

/**
 * `messages/dms|servers|archived|unknown/<channel id>.csv`, in two layouts told apart by the header:
 *
 *     id,channel_id,author_id,timestamp,username,contents,attachments        timestamp,id,contents,attachment
 *
 * Attachments are addresses, one a line; the last part but one is the id under which the file lies in `attachments/`. They are never fetched.
 */
export const discordMessagesCsv: ReturnParser = {
  ...DISCORD,
  id: 'discord-messages-csv',
  title: 'Discord: messages (CSV)',
  gives: ['message', 'media'],
  recognises: (file) => /\.csv$/i.test(file.name) && file.columns.has('contents', 'timestamp') && file.columns.hasLike(/^attachments?$/i),
  *read(file) {
    for (const row of csvTable(file)) yield* messageOf(row, file);
  },
};

function* messageOf(row: TableRow, file: SourceFile): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const channel = /^(\d{15,})\.csv$/.exec(file.name)?.[1];
  const urls = (values.raw('attachments', 'attachment') ?? '').split(/\s+/).filter((url) => url !== '');
  const media = urls
    .map((url) => ({ url, id: url.split('/').at(-2) ?? url }))
    .map(({ url, id }) => ({ url, id, found: attachmentFile(file, id) }));
  const attachments = media.map(({ url, id, found }) => ({
    mediaRef: said(url, id, 'split'),
    url: { raw: url },
    ...given({ file: found?.place }),
  }));
  const [id, username] = [values.text('author_id'), values.text('username')];
  const data = given({
    threadId: values.text('channel_id') ?? (channel === undefined ? undefined : said('', channel)),
    messageId: values.text('id'),
    author: id === undefined && username === undefined ? undefined : given({ id, username }),
    sent: values.time('timestamp', UTC),
    body: values.text('contents'),
    attachments: attachments.length > 0 ? attachments : undefined,
  });
  const files = media.map((one) => one.found?.place).filter((place) => place !== undefined);
  yield record('message', data, row, { ...values.rest(), ...(files.length > 0 && { files }) });
  for (const { url, id: ref, found } of media) {
    if (found === undefined) yield gap('missing-file', row, 'A message names an attachment that is not in this return.', ref);
    else
      yield record('media', { file: found.place, mediaRef: said(url, ref, 'split'), name: said('', found.name), url: { raw: url } }, row, {
        files: [found.place],
      });
  }
  yield* values.faults;
}

function attachmentFile(file: SourceFile, id: string): Sibling | undefined {
  return file.siblings.find(({ name, fullName }) => /(^|\/)attachments\//.test(fullName) && name.replace(/\.[^.]*$/, '') === id);
}
