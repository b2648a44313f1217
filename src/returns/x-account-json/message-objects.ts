// SPDX-License-Identifier: Apache-2.0
import { type Message, utcFromText, type When } from '../../core/records/index.ts';
import { type Finding, gap, type RecordBeside, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { JsonUnit } from '../tokenisers/json.ts';
import { decodeEntities } from './decode-entities.ts';
import { mediaOf } from './media-of.ts';
import { extraOf } from './other-objects.ts';
import { type Loose, textOf } from './read-part.ts';

const KNOWN = ['id', 'senderId', 'recipientId', 'text', 'createdAt', 'mediaUrls', 'urls', 'reactions', 'editHistory'];

/** One entry of a conversation: `{ messageCreate: {…} }`, or somebody joined, left, or renamed it. */
export function* readDirectMessage(
  unit: JsonUnit,
  conversation: string | undefined,
  file: SourceFile,
  deleted: boolean,
): Generator<Finding> {
  const [name, inner] = Object.entries((unit.value ?? {}) as Loose)[0] ?? [];
  if (name === undefined || typeof inner !== 'object' || inner === null) {
    yield gap('unknown-shape', unit, 'An entry of a conversation without the member that wraps its content.');
    return;
  }
  const object = inner as Loose;
  const created = textOf(object.createdAt);
  const sent = created === undefined ? undefined : utcFromText(created);
  const thread = conversation === undefined ? {} : { threadId: { raw: conversation } };
  const beside: RecordBeside = deleted ? { deleted: { said: 'deleted', raw: file.name, at: unit.at } } : {};
  if (name === 'messageCreate') yield* oneMessage(object, unit, file, thread, sent, beside, deleted);
  else {
    const by = textOf(object.initiatingUserId) ?? textOf(object.senderId);
    const data: Message = {
      ...thread,
      ...(by !== undefined && { author: { id: { raw: by } } }),
      ...(sent && { sent }),
      systemText: { raw: name },
    };
    yield record('message', data, unit, { ...beside, ...extraOf(object, ['createdAt', 'initiatingUserId', 'senderId'], unit) });
  }
  if (created !== undefined && sent === undefined)
    yield gap('unreadable-time', unit, 'Under createdAt stands no time that can be read.', created);
}

function* oneMessage(
  object: Loose,
  unit: JsonUnit,
  file: SourceFile,
  thread: Pick<Message, 'threadId'>,
  sent: When | undefined,
  beside: RecordBeside,
  deleted: boolean,
): Generator<Finding> {
  const id = textOf(object.id);
  const sender = textOf(object.senderId);
  const recipient = textOf(object.recipientId);
  const text = textOf(object.text);
  const media =
    id === undefined
      ? []
      : mediaOf(file, id, deleted ? /deleted_direct_messages[^/]*media/ : /(^|\/)(?![^/]*deleted)[^/]*direct_messages[^/]*media/);
  const urls = listOf(object.mediaUrls).map((url) => ({ url: { raw: String(url) } }));
  const attachments = media.length > 0 ? media.map((one, index) => ({ ...one, ...urls[index] })) : urls;
  const reactions = listOf(object.reactions).map((one) => reactionOf(one as Loose));
  const edits = listOf(object.editHistory).map((one) => editOf(one as Loose));
  const data: Message = {
    ...thread,
    ...(id !== undefined && { messageId: { raw: id } }),
    ...(sender !== undefined && { author: { id: { raw: sender } } }),
    ...(recipient !== undefined && { recipients: [{ id: { raw: recipient } }] }),
    ...(sent && { sent }),
    ...(text !== undefined && { body: decodeEntities(text) }),
    ...(attachments.length > 0 && { attachments }),
    ...(reactions.length > 0 && { reactions }),
    ...(edits.length > 0 && { edits }),
  };
  const files = media.map((one) => one.file).filter((place) => place !== undefined);
  yield record('message', data, unit, { ...beside, ...extraOf(object, KNOWN, unit), ...(files.length > 0 && { files }) });
}

function reactionOf(object: Loose): NonNullable<Message['reactions']>[number] {
  const created = textOf(object.createdAt);
  const at = created === undefined ? undefined : utcFromText(created);
  const by = textOf(object.senderId);
  return { ...(by !== undefined && { by: { id: { raw: by } } }), what: { raw: textOf(object.reactionKey) ?? '' }, ...(at && { at }) };
}

function editOf(object: Loose): NonNullable<Message['edits']>[number] {
  const created = textOf(object.createdAtSec) ?? textOf(object.createdAt);
  const at = created === undefined ? undefined : utcFromText(created);
  const text = textOf(object.editedText) ?? textOf(object.text);
  return { ...(at && { at }), ...(text !== undefined && { text: decodeEntities(text) }) };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
