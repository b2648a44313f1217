// SPDX-License-Identifier: Apache-2.0
import { type Relation, said, type TimeKnown } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import { csvTable, type TableRow } from '../tokenisers/csv-table.ts';

/**
 * Tables of a Gab return, `<user>_<part>.csv`, columns as the service's own database has them (it descends from Mastodon):
 *
 *     _posts, _replies            id,uri,text,created_at,updated_at,in_reply_to_id,…,account_id,…,tombstoned_at
 *     _session_activations        id,session_id,created_at,updated_at,user_agent,ip,access_token_id,user_id,…
 *     _account_info               id,username,domain,secret,…,created_at,…,display_name,uri,url,…
 *     _blocks  created_at,account_id,target_account_id     _followers, _following  username     _likes, _mentions  created_at,id,uri,text,…
 *
 * Times without a zone are UTC, as that database keeps them. Text is repaired once where UTF-8 was written as letters.
 */
export const gabCsv: ReturnParser = {
  id: 'gab-csv',
  provider: 'gab',
  version: '1',
  title: 'Gab: posts, sessions, account, blocks, likes (CSV)',
  basis: { tier: 'inferred', source: 'a public parser written against a real return; names of columns partly guessed' },
  gives: ['post', 'ip-event', 'account', 'contact', 'activity'],
  recognises: (file) => partOf(file.name) !== undefined && fits(partOf(file.name)!, file.columns),
  *read(file) {
    const part = partOf(file.name)!;
    for (const row of csvTable(file)) {
      const values = NamedValues.ofRow(row);
      yield* READ[part](values, row, part);
      yield* values.faults;
    }
  },
};

const UTC: TimeKnown = { zone: 'UTC', zoneFrom: 'provider-docs' };

const NEEDS = {
  posts: ['text', 'created_at', 'account_id'],
  replies: ['text', 'created_at', 'account_id'],
  session_activations: ['session_id', 'ip'],
  account_info: ['username', 'display_name'],
  blocks: ['account_id', 'target_account_id'],
  followers: ['username'],
  following: ['username'],
  likes: ['created_at', 'text'],
  mentions: ['created_at', 'text'],
} as const;
type Part = keyof typeof NEEDS;

function partOf(name: string): Part | undefined {
  const part = /_(posts|replies|session_activations|account_info|blocks|followers|following|likes|mentions)\.csv$/i.exec(name)?.[1];
  return part?.toLowerCase() as Part | undefined;
}

function fits(part: Part, columns: { has(...names: readonly string[]): boolean }): boolean {
  return columns.has(...NEEDS[part]);
}

type ReadRow = (values: NamedValues, row: TableRow, part: Part) => Iterable<Finding>;

const READ: Readonly<Record<Part, ReadRow>> = {
  posts: postOf,
  replies: postOf,
  session_activations: sessionOf,
  account_info: accountOf,
  blocks: blockOf,
  followers: (values, row) => contactOf(values, row, 'follower'),
  following: (values, row) => contactOf(values, row, 'following'),
  likes: actedOn,
  mentions: actedOn,
};

function* postOf(values: NamedValues, row: TableRow): Generator<Finding> {
  const author = values.text('account_id');
  const tombstone = values.take('tombstoned_at');
  const data = given({
    postId: values.text('id'),
    author: author === undefined ? undefined : { id: author },
    at: values.time('created_at', UTC),
    text: values.text('text'),
    url: values.text('url'),
    audience: values.text('visibility'),
    replyTo: values.text('in_reply_to_id'),
  });
  const deleted = tombstone === undefined ? {} : { deleted: { said: 'tombstone' as const, raw: tombstone.raw, at: tombstone.at } };
  yield record('post', data, row, { ...values.rest(), ...deleted });
}

function* sessionOf(values: NamedValues, row: TableRow): Generator<Finding> {
  const read = values.address('ip');
  if (read === undefined) {
    yield gap('unreadable-value', row, 'A session without its address.');
    return;
  }
  const data = given({
    at: values.time('created_at', UTC),
    lastSeen: values.time('updated_at', UTC),
    userAgent: values.text('user_agent'),
    deviceRef: values.text('session_id'),
  });
  yield record('ip-event', { ...read, ...data, action: saidAction('', 'session') }, row, { ...values.rest(), handling: 'restricted' });
}

/** The row holds what signs the account in elsewhere (`secret`, tokens): it is kept, and kept from lists. */
function* accountOf(values: NamedValues, row: TableRow): Generator<Finding> {
  const data = given({
    accountId: values.text('id'),
    username: values.text('username'),
    displayName: values.text('display_name'),
    created: values.time('created_at', UTC),
    url: values.text('url'),
  });
  yield record('account', { provider: said('', 'gab'), ...data }, row, { ...values.rest(), handling: 'restricted' });
}

function* blockOf(values: NamedValues, row: TableRow): Generator<Finding> {
  const who = given({ id: values.text('target_account_id') });
  yield record(
    'contact',
    { who, relation: said<Relation>('', 'blocked'), ...given({ since: values.time('created_at', UTC) }) },
    row,
    values.rest(),
  );
}

function* contactOf(values: NamedValues, row: TableRow, relation: Relation): Generator<Finding> {
  yield record('contact', { who: given({ username: values.text('username') }), relation: said('', relation) }, row, values.rest());
}

function* actedOn(values: NamedValues, row: TableRow, part: Part): Generator<Finding> {
  const who = values.text('account_id');
  const data = given({
    at: values.time('created_at', UTC),
    text: values.text('text'),
    url: values.text('url', 'uri'),
    who: who === undefined ? undefined : { id: who },
  });
  yield record('activity', { what: said('', part === 'likes' ? 'like' : 'mention'), ...data }, row, values.rest());
}
