// SPDX-License-Identifier: Apache-2.0
import { type Relation, said } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import { csvTable, type TableRow } from '../tokenisers/csv-table.ts';
import { KIK, UTC } from './kik.ts';

/**
 * `package/logs/*.csv`, each with `user_jid` or `sender` and `ts`:
 *
 *     binds.csv          user_jid,ip,port,ts,device                     sign-ins
 *     chat_sent.csv      user_jid,friend_user_jid,ip,ts,words           how many messages, never their text
 *     friends_added.csv  user_jid,friend_user_jid,ts
 *     group_receive.csv  sender,receiver,ts,group_jid,sender_ip,…
 */
export const kikLogsCsv: ReturnParser = {
  ...KIK,
  id: 'kik-logs-csv',
  title: 'Kik: logs of sign-ins, sending, friends (CSV)',
  gives: ['ip-event', 'activity', 'contact'],
  recognises: (file) => file.columns.has('ts') && file.columns.hasLike(/^(user_jid|sender)$/i),
  *read(file) {
    const log = file.name.replace(/\.[a-z]+$/i, '');
    for (const row of csvTable(file)) yield* entryOf(row, log);
  },
};

function* entryOf(row: TableRow, log: string): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  if (row.columns.has('port', 'device')) yield* bind(values, row);
  else if (/^(friends_added|block_user)/.test(log)) yield* friend(values, row, log.startsWith('block') ? 'blocked' : 'friend');
  else {
    const other = values.text('friend_user_jid') ?? values.text('receiver') ?? values.text('group_jid');
    const data = given({
      at: values.time('ts', UTC),
      who: other === undefined ? undefined : { id: other },
      ip: values.address(['ip', 'sender_ip', 'receive_ip'])?.address,
      count: values.number('words'),
    });
    yield record('activity', { what: said('', log), ...data }, row, values.rest());
  }
  yield* values.faults;
}

function* bind(values: NamedValues, row: TableRow): Generator<Finding> {
  const read = values.address('ip', ['port']);
  if (read === undefined) {
    yield gap('unreadable-value', row, 'A sign-in without its address.');
    return;
  }
  yield record(
    'ip-event',
    { ...read, ...given({ at: values.time('ts', UTC), deviceRef: values.text('device') }), action: saidAction('', 'login') },
    row,
    values.rest(),
  );
}

function* friend(values: NamedValues, row: TableRow, relation: Relation): Generator<Finding> {
  const id = values.text('friend_user_jid', 'blocked_user_jid');
  yield record(
    'contact',
    { who: given({ id }), relation: said('', relation), ...given({ since: values.time('ts', UTC) }) },
    row,
    values.rest(),
  );
}

/** `package/group-legend-<user>_<id>.csv`: `gid,name,code,public,deleted,last_join_ts,last_activity`. */
export const kikGroupsCsv: ReturnParser = {
  ...KIK,
  id: 'kik-groups-csv',
  title: 'Kik: groups of the account (CSV)',
  gives: ['membership'],
  recognises: (file) => file.columns.has('gid', 'last_join_ts'),
  *read(file) {
    for (const row of csvTable(file)) {
      const values = NamedValues.ofRow(row);
      const data = {
        groupId: values.text('gid') ?? { raw: '' },
        ...given({ groupName: values.text('name'), joined: values.time('last_join_ts', UTC) }),
      };
      yield record('membership', data, row, values.rest());
      yield* values.faults;
    }
  },
};
