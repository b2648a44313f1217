// SPDX-License-Identifier: Apache-2.0
import {
  type Attachment,
  type Call,
  type Message,
  type Named,
  said,
  saidNumber,
  saidYesNo,
  type Thread,
  utcFromText,
} from '../../core/records/index.ts';
import { findMedia } from '../find-media.ts';
import { type Finding, gap, type RecordBeside, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { Faults } from '../tokenisers/field-faults.ts';
import type { Field } from '../tokenisers/labelled-fields.ts';
import { Group, labelOf, saidOf } from '../tokenisers/labelled-groups.ts';
import { nameAndNumber, namedAccount } from '../tokenisers/named-account.ts';
import type { SectionReader } from '../tokenisers/read-sections.ts';
import { optional } from './account-sections.ts';
import { mediaFile } from './content-sections.ts';

/** Threads of messages: a heading with the people, then one group for each message, newest first in the file. */
const messages: SectionReader = {
  wraps: (label, depth) => label === 'thread' || (depth === 1 && label === 'threads'),
  restarts: ['author', 'sent', 'body'],
  group: threadPart,
};

export const MESSAGE_SECTIONS: Readonly<Record<string, SectionReader>> = {
  unified_messages: messages,
  threads_unified_messages: messages,
  reported_conversations: messages,
  reported_disappearing_messages: messages,
  encrypted_groups_info: messages,
  direct_shares: messages,
};

const HEADING = ['current participants', 'past participants', 'thread name', 'subject'];

/** The heading of a thread and its first message close as one group: it is taken apart here. */
function* threadPart(group: Group, thread: Field | undefined, file: SourceFile): Generator<Finding> {
  const heading = group.fields.filter((field) => HEADING.includes(labelOf(field)));
  const message = group.fields.filter((field) => !HEADING.includes(labelOf(field)));
  if (heading.length > 0) yield* threadRecord(new Group(heading), thread);
  if (message.length > 0) yield* oneMessage(new Group(message), thread, file);
}

function threadOf(thread: Field | undefined): { threadId?: Message['threadId']; title?: string } {
  if (thread === undefined || thread.text.trim() === '') return {};
  const raw = thread.text.trim();
  const { name, number } = nameAndNumber(raw);
  return {
    threadId: number === undefined ? { raw } : said(raw, number, 'split'),
    ...(number !== undefined && name !== undefined && { title: name }),
  };
}

function* threadRecord(group: Group, thread: Field | undefined): Generator<Finding> {
  const { threadId, title } = threadOf(thread);
  const current = people(group.get('current participants'), 'current');
  const past = people(group.get('past participants'), 'past');
  const data: Thread = {
    threadId: threadId ?? { raw: '' },
    ...(title !== undefined && { title: { raw: title } }),
    participants: [...current.named, ...past.named],
    ...(current.asOf && { asOf: current.asOf }),
  };
  const units = thread === undefined ? group.units : [thread, ...group.units];
  yield record('thread', data, units, { ...group.beside(), at: spanOf(group.units) });
}

/** The thread's own field is open until its last message: the record's place is the heading. */
function spanOf(units: readonly Field[]): Field['at'] {
  const first = units[0]!;
  return { ...first.at, bytes: { kind: 'bytes', from: first.parent?.from ?? first.from, to: units.at(-1)!.to } };
}

/** First line a time, then one person a line. */
function people(
  field: Field | undefined,
  standing: 'current' | 'past',
): { named: (Named & { standing: 'current' | 'past' })[]; asOf?: Thread['asOf'] & object } {
  const lines = field?.lines ?? [];
  const asOf = lines[0] === undefined ? undefined : utcFromText(lines[0]);
  const named = (asOf === undefined ? lines : lines.slice(1)).map((line) => ({ ...namedAccount(line), standing }));
  return asOf === undefined ? { named } : { named, asOf };
}

function* oneMessage(group: Group, thread: Field | undefined, file: SourceFile): Generator<Finding> {
  const faults = new Faults();
  const author = group.text('author');
  const sent = group.when(faults.time, 'sent', 'time');
  const call = group.get('call record');
  const { threadId } = threadOf(thread);
  if (call !== undefined) yield* oneCall(group, call, author?.raw, sent, threadId);
  else {
    const attachments = group.all('attachments').flatMap((field) => attachmentsOf(field, file));
    const shares = group.all('share').map(shareOf);
    const removed = group.get('removed by sender', 'unsent', 'is unsent');
    const event = group.get('subscription event');
    const body = group.get('body');
    const files = attachments.map((attachment) => attachment.file).filter((place) => place !== undefined);
    const beside: RecordBeside = {
      ...group.beside(),
      ...(removed !== undefined &&
        saidYesNo(removed.text).norm !== false && { deleted: { said: 'removed-by-sender' as const, raw: removed.text, at: removed.at } }),
      ...(files.length > 0 && { files }),
    };
    const data: Message = {
      ...(threadId && { threadId }),
      ...(author && { author: namedAccount(author.raw) }),
      ...(sent && { sent }),
      ...(body !== undefined && { body: saidOf(body) }),
      ...(attachments.length > 0 && { attachments }),
      ...(shares.length > 0 && { shares }),
      ...(event !== undefined && { systemText: { raw: (event.inner ?? []).map((field) => `${field.label}: ${field.text}`).join('\n') } }),
      ...optional('type', group.text('product type')),
      ...optional('ip', group.text('ip', 'ip address')),
    };
    yield record('message', data, group.units, beside);
    for (const attachment of attachments) {
      if (attachment.file === undefined && attachment.mediaRef !== undefined) {
        yield gap('missing-file', group.fields[0]!, 'A message names a media file that is not in this return.', attachment.mediaRef.raw);
      }
    }
  }
  yield* faults.gaps;
}

function* oneCall(
  group: Group,
  field: Field,
  author: string | undefined,
  sent: Message['sent'],
  threadId: Message['threadId'],
): Generator<Finding> {
  const faults = new Faults();
  const inner = new Group(field.inner ?? []);
  const missed = inner.text('missed');
  const duration = inner.text('duration');
  const data: Call = {
    ...(threadId && { threadId }),
    ...(author !== undefined && { parties: [{ ...namedAccount(author), role: 'caller' as const }] }),
    ...(sent && { start: sent }),
    ...(duration && { durationSeconds: saidNumber(duration.raw) }),
    ...optional('media', inner.text('type')),
    ...(missed && { missed: saidYesNo(missed.raw) }),
  };
  yield record('call', data, group.units, group.beside());
  yield* faults.gaps;
}

/** `name (id)`, then labels for each file; several files stand one after another in one field. */
function attachmentsOf(field: Field, file: SourceFile): Attachment[] {
  const names = field.lines;
  const parts = splitByRepeat(field.inner ?? []);
  const count = Math.max(names.length, parts.length, field.links === undefined ? 0 : 1);
  return Array.from({ length: count }, (_, index) =>
    attachment(names[index], new Group(parts[index] ?? []), file, index === 0 ? field.links?.[0] : undefined),
  );
}

function splitByRepeat(fields: readonly Field[]): Field[][] {
  const parts: Field[][] = [];
  let seen = new Set<string>();
  for (const field of fields) {
    const label = labelOf(field);
    if (parts.length === 0 || seen.has(label)) {
      parts.push([]);
      seen = new Set();
    }
    seen.add(label);
    parts.at(-1)!.push(field);
  }
  return parts;
}

function attachment(name: string | undefined, group: Group, file: SourceFile, link: string | undefined): Attachment {
  const written = mediaFile(group) ?? (link === undefined ? undefined : { raw: link });
  const found = written === undefined ? undefined : findMedia(file, written.raw);
  const size = group.text('size');
  return {
    ...(name !== undefined && { name: { raw: name } }),
    ...(written && { mediaRef: written }),
    ...(found && { file: found }),
    ...optional('mime', group.text('type')),
    ...(size && { size: saidNumber(size.raw) }),
    ...optional('url', group.text('url')),
  };
}

function shareOf(field: Field): NonNullable<Message['shares']>[number] {
  const group = new Group(field.inner ?? []);
  const created = group.text('date created');
  const at = created === undefined ? undefined : utcFromText(created.raw);
  return {
    ...(at && { at }),
    ...optional('text', group.text('text') ?? (field.text === '' ? undefined : saidOf(field))),
    ...optional('url', group.text('url')),
    ...optional('title', group.text('title', 'summary')),
  };
}
