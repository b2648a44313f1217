// SPDX-License-Identifier: Apache-2.0
import { type Attachment, type Post, said, utcFromText } from '../../core/records/index.ts';
import { type Finding, gap, type RecordBeside, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { JsonUnit } from '../tokenisers/json.ts';
import { decodeEntities } from './decode-entities.ts';
import { mediaOf } from './media-of.ts';
import { extraOf } from './other-objects.ts';
import { type Loose, textOf } from './read-part.ts';

const KNOWN = [
  'id',
  'id_str',
  'created_at',
  'full_text',
  'text',
  'entities',
  'extended_entities',
  'in_reply_to_status_id_str',
  'in_reply_to_status_id',
];

/** A post: `{ id_str, created_at, full_text, entities, extended_entities, edit_info, … }`. `id` as a number is not exact: `id_str` counts. */
export function* readPost(object: Loose, unit: JsonUnit, file: SourceFile, deleted: boolean): Generator<Finding> {
  const id = textOf(object.id_str) ?? textOf(object.id);
  const created = textOf(object.created_at);
  const at = created === undefined ? undefined : utcFromText(created);
  const text = textOf(object.full_text) ?? textOf(object.text);
  const reply = textOf(object.in_reply_to_status_id_str) ?? textOf(object.in_reply_to_status_id);
  const media = id === undefined ? [] : mediaOf(file, id, deleted ? /deleted_?tweets?_media/ : /(^|\/)(?![^/]*deleted)[^/]*tweets?_media/);
  const listed: Attachment[] =
    media.length > 0 ? media : urlsOf(object.extended_entities, 'media', 'media_url').map((url) => ({ url: { raw: url } }));
  const links = urlsOf(object.entities, 'urls', 'expanded_url').map((url) => ({ raw: url }));
  const data: Post = {
    ...(id !== undefined && { postId: { raw: id } }),
    ...(at && { at }),
    ...(text !== undefined && { text: decodeEntities(text) }),
    ...(listed.length > 0 && { media: listed }),
    ...(links.length > 0 && { links }),
    ...(reply !== undefined && reply !== '' && { replyTo: said(reply) }),
  };
  const files = media.map((one) => one.file).filter((place) => place !== undefined);
  const beside: RecordBeside = {
    ...extraOf(object, KNOWN, unit),
    ...(files.length > 0 && { files }),
    ...(deleted && { deleted: { said: 'deleted' as const, raw: file.name, at: unit.at } }),
  };
  yield record('post', data, unit, beside);
  if (created !== undefined && at === undefined)
    yield gap('unreadable-time', unit, 'Under created_at stands no time that can be read.', created);
}

/** `entities.urls[].expanded_url` and the like: values, never fetched. */
function urlsOf(entities: unknown, list: string, member: string): string[] {
  const items = (entities as Loose | undefined)?.[list];
  if (!Array.isArray(items)) return [];
  return items.map((item) => textOf((item as Loose | null)?.[member])).filter((url) => url !== undefined);
}
