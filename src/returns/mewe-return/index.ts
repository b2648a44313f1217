// SPDX-License-Identifier: Apache-2.0
import { type Place, type Relation, said, type TimeKnown } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { type NamedValue, NamedValues, saidAction } from '../fields/named-values.ts';
import { findMedia } from '../find-media.ts';
import { type Finding, gap, left, type ReturnParser, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type LineUnit, textLines } from '../tokenisers/lines.ts';

/**
 * Text files of a MeWe return, `mewe-content/*.txt`. Blocks of labelled lines between dashes, where a text goes on over further lines:
 *
 *     date_created: 2026-03-04T18:20:11Z            rows, each of labelled parts between commas:
 *     text: Vans, boats                             date: 2026-03-01T22:10:05Z,ip: 203.0.113.9        logins/logs.txt
 *     and more of it                                ip: 203.0.113.9,count: 12                         logins/stats.txt
 *     sender_id: 5f1…                               id: 5f2…,name: lena_inv                           contacts.txt
 *     threadId: t-1                                 id: g-1,name: Trip                                group-memberships.txt
 *     ---------------
 *
 * Times without an offset are UTC. KNOWN: a line that somebody typed as `sender_id: x` into a text, before the real one, would be taken for
 * it; a label that comes a second time in its block is text.
 */
export const meweReturn: ReturnParser = {
  id: 'mewe-return',
  provider: 'mewe',
  version: '1',
  title: 'MeWe: profile, posts, chats, contacts, sign-ins (text)',
  basis: { tier: 'inferred', source: 'a public parser written against a real return; labels of rows are guessed' },
  gives: ['account', 'person', 'identifier', 'post', 'message', 'contact', 'membership', 'device', 'ip-event'],
  namesAccount: true,
  readFirst: /^profile\.txt$/i,
  recognises: (file) => /(^|\/)mewe-content\//i.test(file.fullName) && /\.txt$/i.test(file.name) && /^\s*\w[\w ]*:\s/m.test(file.text),
  *read(file) {
    if (/^(profile|posts|userchat|groupchat)\.txt$/i.test(file.name)) yield* readBlocks(file);
    else yield* readRows(file);
  },
};

const UTC: TimeKnown = { zone: 'UTC', zoneFrom: 'provider-docs' };
const LABELS = new Set([
  'date_created', 'text', 'sender_id', 'threadid', 'chatthreadtype', 'recipientusersid', 'document_id', 'image_id', 'user_id', 'date_registered',
  'first_name', 'last_name', 'email', 'last_seen_login', 'registration_time_zone', 'profile_text', 'is_banned', 'url', 'cover_image', 'profile_image',
]); // biome-ignore format: one list

function* readBlocks(file: SourceFile): Generator<Finding> {
  let lines: LineUnit[] = [];
  for (const line of textLines(file)) {
    if (!/^\s*-{5,}\s*$/.test(line.text)) {
      lines.push(line);
      continue;
    }
    yield* oneBlock(lines, file);
    yield left('the line between two blocks', line);
    lines = [];
  }
  yield* oneBlock(lines, file);
}

function* oneBlock(lines: readonly LineUnit[], file: SourceFile): Generator<Finding> {
  const [values, before] = labelledBlock(lines);
  for (const line of before) yield gap('unknown-shape', line, 'A line above the first label of a block.', line.text);
  if (values === undefined) return;
  if (values.has('sender_id') || values.has('threadId')) yield messageOf(values, file);
  else if (values.has('user_id')) yield* profileOf(values, file);
  else yield postOf(values, file);
  yield* values.faults;
}

/** The labelled values of a block, each with its further lines, and the lines that stand above any label. */
function labelledBlock(lines: readonly LineUnit[]): [NamedValues | undefined, readonly LineUnit[]] {
  const found: { name: string; raw: string; first: LineUnit; last: LineUnit }[] = [];
  const before: LineUnit[] = [];
  for (const line of lines) {
    const match = /^\s*(\w+):(?:\s(.*))?$/.exec(line.text);
    const name = match?.[1]?.toLowerCase();
    const isNew = name !== undefined && LABELS.has(name) && !found.some((one) => one.name.toLowerCase() === name);
    const open = found.at(-1);
    if (isNew) found.push({ name: match![1]!, raw: match?.[2] ?? '', first: line, last: line });
    else if (open === undefined) before.push(line);
    else {
      open.raw += `\n${line.text}`;
      open.last = line;
    }
  }
  if (found.length === 0) return [undefined, before];
  const from = lines.slice(before.length);
  const values = found.map(({ name, raw, first, last }): NamedValue => {
    const bytes = { kind: 'bytes' as const, from: first.at.bytes!.from, to: last.at.bytes!.to };
    return { name, raw: raw.trim(), at: { ...first.at, bytes } };
  });
  return [new NamedValues(from, values), before];
}

function messageOf(values: NamedValues, file: SourceFile): Finding {
  const sender = values.text('sender_id');
  const recipients = (values.raw('recipientUsersId') ?? '').split(/[,;\s[\]]+/).filter((id) => id !== '');
  const attachments = attachmentsOf(values, file);
  const data = given({
    threadId: values.text('threadId'),
    author: sender === undefined ? undefined : { id: sender },
    recipients: recipients.length === 0 ? undefined : recipients.map((raw) => ({ id: { raw } })),
    sent: values.time('date_created', UTC),
    body: values.text('text'),
    style: values.text('chatThreadType'),
    attachments: attachments.length === 0 ? undefined : attachments,
  });
  return record('message', data, values.from, { ...values.rest(), ...filesOf(attachments) });
}

function postOf(values: NamedValues, file: SourceFile): Finding {
  const media = attachmentsOf(values, file);
  const data = given({
    at: values.time('date_created', UTC),
    text: values.text('text'),
    media: media.length === 0 ? undefined : media,
  });
  return record('post', data, values.from, { ...values.rest(), ...filesOf(media) });
}

type Attached = { readonly mediaRef: { readonly raw: string }; readonly file?: Place };

function attachmentsOf(values: NamedValues, file: SourceFile): Attached[] {
  return [values.raw('image_id'), values.raw('document_id')].flatMap((raw) => {
    if (raw === undefined) return [];
    const place = findMedia(file, `photos/${raw}`) ?? findMedia(file, `documents/${raw}`);
    return [{ mediaRef: { raw }, ...(place === undefined ? {} : { file: place }) }];
  });
}

function filesOf(attachments: readonly Attached[]) {
  const files = attachments.flatMap(({ file }) => file ?? []);
  return files.length === 0 ? {} : { files };
}

function* profileOf(values: NamedValues, file: SourceFile): Generator<Finding> {
  const id = values.text('user_id');
  if (id !== undefined) file.isAbout({ provider: 'mewe', type: 'provider-user-id', value: id.raw });
  const email = values.text('email');
  const names = given({ firstName: values.text('first_name'), lastName: values.text('last_name') });
  const account = given({
    accountId: id,
    created: values.time('date_registered', UTC),
    lastSeen: values.time('last_seen_login', UTC),
    url: values.text('url'),
    status: values.text('is_banned'),
  });
  yield record('account', { provider: said('', 'mewe'), ...account }, values.from, values.rest());
  if (Object.keys(names).length > 0) yield record('person', { ...names, role: 'subscriber' }, values.from);
  if (email !== undefined) yield record('identifier', { type: 'email', value: email }, values.from);
}

/** Rows `label: value,label: value`. A part without a label goes on in the value before it. */
function* readRows(file: SourceFile): Generator<Finding> {
  for (const line of textLines(file)) {
    const parts: { name: string; raw: string }[] = [];
    for (const part of line.text.split(',')) {
      const match = /^\s*([\w ]{1,40}):\s(.*)$/.exec(part);
      const open = parts.at(-1);
      if (match !== null) parts.push({ name: match[1]!, raw: match[2]!.trim() });
      else if (open !== undefined) open.raw += `,${part}`;
    }
    const values = new NamedValues(
      line,
      parts.map((part) => ({ ...part, at: line.at })),
    );
    if (parts.length === 0) yield gap('unknown-shape', line, 'A row without labels.', line.text);
    else yield* oneRow(values, file.name.toLowerCase());
    yield* values.faults;
  }
}

function* oneRow(values: NamedValues, name: string): Generator<Finding> {
  const { from } = values;
  const [first, second] = values.values;
  const at = () => values.time(['date', 'login date', 'timestamp', 'date_created', 'created'], UTC);
  if (values.has('ip') || values.has('ip address')) {
    const read = values.address(['ip', 'ip address']);
    const data = given({ at: at(), count: values.number('count', 'total', 'total logins') });
    if (read === undefined) yield gap('unreadable-value', from, 'A sign-in without its address.');
    else yield record('ip-event', { ...read, ...data, action: saidAction('', 'login') }, from, values.rest());
  } else if (name === 'emails.txt') {
    const value = values.text('email') ?? { raw: first?.raw ?? '' };
    yield record('identifier', { type: 'email', value, ...given({ validFrom: at() }) }, from, values.rest());
  } else if (name === 'devices.txt') {
    const id = values.text('device_id', 'id');
    const identifiers = id === undefined ? undefined : [{ type: 'other' as const, value: id }];
    yield record('device', given({ type: values.text('type', 'device_type'), identifiers, firstSeen: at() }), from, values.rest());
  } else if (name === 'group-memberships.txt') {
    const groupId = values.text('group_id', 'id') ?? { raw: first?.raw ?? '' };
    yield record('membership', { groupId, ...given({ groupName: values.text('name', 'group_name') }) }, from, values.rest());
  } else if (name === 'contacts.txt') {
    const who = given({ id: values.text('user_id', 'id'), username: values.text('name', 'username') });
    yield record('contact', { who, relation: said<Relation>('', 'friend') }, from, values.rest());
  } else yield gap('unknown-shape', from, `A row of a file that is not known (labels: ${[first?.name, second?.name].join(', ')}).`);
}
