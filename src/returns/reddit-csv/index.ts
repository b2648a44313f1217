// SPDX-License-Identifier: Apache-2.0
import { given } from '../fields/given.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import { csvTable, type TableRow } from '../tokenisers/csv-table.ts';

/**
 * The download of one's own data from Reddit: `ip_logs.csv` (`date,ip`), `messages.csv`, `posts.csv`, `comments.csv`. Times name their zone.
 */
export const redditCsv: ReturnParser = {
  id: 'reddit-csv',
  provider: 'reddit',
  version: '1',
  title: 'Reddit: addresses, messages, posts, comments (own download, CSV)',
  basis: { tier: 'inferred', source: 'a public parser of the download' },
  gives: ['ip-event', 'message', 'post'],
  volunteered: true,
  recognises: (file) =>
    (/^ip_logs/i.test(file.name) && file.columns.has('date', 'ip')) ||
    (file.columns.has('permalink', 'date') && file.columns.hasLike(/^(subreddit|from|body)$/i)),
  *read(file) {
    for (const row of csvTable(file)) yield* redditRow(row);
  },
};

function* redditRow(row: TableRow): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const at = values.time('date');
  const address = values.address('ip');
  if (values.has('from') || values.has('to')) {
    const [from, to] = [values.text('from'), values.text('to')];
    const data = given({
      messageId: values.text('id'),
      threadId: values.text('thread_id', 'thread_parent_id'),
      author: from === undefined ? undefined : { username: from },
      recipients: to === undefined ? undefined : [{ username: to }],
      sent: at,
      subject: values.text('subject'),
      body: values.text('body'),
      ip: address?.address,
    });
    yield record('message', data, row, values.rest());
  } else if (values.has('permalink')) {
    const data = given({
      postId: values.text('id'),
      at,
      text: values.text('body', 'title'),
      url: values.text('permalink'),
      audience: values.text('subreddit'),
      replyTo: values.text('parent'),
      ip: address?.address,
    });
    yield record('post', data, row, values.rest());
  } else if (address !== undefined)
    yield record('ip-event', { ...address, ...given({ at }), action: saidAction('', 'activity') }, row, values.rest());
  else yield gap('unreadable-value', row, 'A row without an address.');
  yield* values.faults;
}
