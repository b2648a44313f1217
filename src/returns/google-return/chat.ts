// SPDX-License-Identifier: Apache-2.0
import { type Attachment, type Message, utcFromText } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { findMedia } from '../find-media.ts';
import { type Finding, gap, left, type RecordBeside, type ReturnParser, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type JsonUnit, jsonValues } from '../tokenisers/json.ts';
import { GOOGLE } from './google.ts';

type Loose = Readonly<Record<string, unknown>>;

/**
 * `Google Chat/Groups/<group>/messages.json`:
 *
 *     { "messages": [ { "creator": { "name", "email" }, "created_date": "Tuesday, 10 March 2026 at 17:13:43 UTC", "text", "message_id", "topic_id" } ] }
 *
 * A deleted message keeps only its metadata, and is a message.
 */
export const googleChatJson: ReturnParser = {
  ...GOOGLE,
  id: 'google-chat-json',
  title: 'Google: Chat messages (JSON)',
  gives: ['message', 'subscriber-fact'],
  recognises: (file) =>
    file.mime === 'application/json' &&
    /"messages"\s*:\s*\[/.test(file.text.slice(0, 2000)) &&
    /"creator"\s*:\s*\{/.test(file.text) &&
    /"created_date"/.test(file.text),
  *read(file) {
    for (const unit of jsonValues(file, ['/messages/*'])) {
      if (unit.pattern === undefined)
        yield record('subscriber-fact', { name: { raw: unit.pointer }, value: { raw: JSON.stringify(unit.value) } }, unit);
      else yield* messageOf(unit, (unit.value ?? {}) as Loose, file);
    }
  },
};

const KNOWN = [
  'creator',
  'created_date',
  'updated_date',
  'deleted_date',
  'message_state',
  'text',
  'attached_files',
  'topic_id',
  'message_id',
];

function* messageOf(unit: JsonUnit, object: Loose, file: SourceFile): Generator<Finding> {
  const creator = (object.creator ?? {}) as Loose;
  const created = textOf(object.created_date);
  const updated = textOf(object.updated_date);
  const sent = created === undefined ? undefined : utcFromText(created);
  const attachments = attachmentsOf(object.attached_files, file);
  const files = attachments.map((one) => one.file).filter((place) => place !== undefined);
  const data: Message = given({
    threadId: said(object.topic_id),
    messageId: said(object.message_id),
    author: given({ email: said(creator.email), name: said(creator.name) }),
    sent,
    body: said(object.text),
    edited: updated === undefined ? undefined : utcFromText(updated),
    attachments: attachments.length > 0 ? attachments : undefined,
  });
  const gone = textOf(object.deleted_date) ?? (object.message_state === 'DELETED' ? 'DELETED' : undefined);
  const extra = Object.entries(object)
    .filter(([name]) => !KNOWN.includes(name) || (name === 'deleted_date' && gone !== undefined))
    .map(([name, value]) => ({ name, raw: textOf(value) ?? JSON.stringify(value) }));
  const beside: RecordBeside = {
    ...(extra.length > 0 && { extra }),
    ...(gone !== undefined && { deleted: { said: 'deleted' as const, raw: gone, at: unit.at } }),
    ...(files.length > 0 && { files }),
  };
  yield record('message', data, unit, beside);
  if (created !== undefined && sent === undefined)
    yield gap('unreadable-time', unit, 'Under created_date stands no time that can be read.', created);
}

function attachmentsOf(value: unknown, file: SourceFile): Attachment[] {
  if (!Array.isArray(value)) return [];
  return (value as Loose[]).map((one) => {
    const exported = textOf(one.export_name);
    const found = exported === undefined ? undefined : findMedia(file, exported);
    return given({ name: said(one.original_name), mediaRef: said(one.export_name), file: found });
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function said(value: unknown): { raw: string } | undefined {
  const raw = textOf(value);
  return raw === undefined ? undefined : { raw };
}

/** `group_info.json` beside the messages: who was in the group when it was exported. Left: it says neither when nor how long. */
export const googleChatGroupJson: ReturnParser = {
  ...GOOGLE,
  id: 'google-chat-group-json',
  title: 'Google: members of a Chat group (JSON)',
  gives: [],
  recognises: (file) =>
    file.mime === 'application/json' &&
    /^\s*\{\s*"(name|members)"/.test(file.text) &&
    /"members"\s*:\s*\[\s*\{/.test(file.text) &&
    file.name === 'group_info.json',
  *read(file) {
    for (const unit of jsonValues(file, ['/members/*'])) yield left('a member of the group at the time of the export', unit);
  },
};
