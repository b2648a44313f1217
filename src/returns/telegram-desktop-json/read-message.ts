// SPDX-License-Identifier: Apache-2.0
import { type Attachment, type Message, type Said, said } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { mediaNamed } from '../fields/media-named.ts';
import { NamedValues } from '../fields/named-values.ts';
import { type Finding, gap, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type JsonUnit, within } from '../tokenisers/json.ts';

const FILES = ['file', 'photo', 'thumbnail'] as const;

/** A message, a call, or something that happened to the chat (`service`); a location that was sent is a record of its own as well. */
export function* readMessage(unit: JsonUnit, threadId: string | undefined, file: SourceFile): Generator<Finding> {
  const object = (unit.value ?? {}) as Readonly<Record<string, unknown>>;
  const values = NamedValues.ofObject(unit, object);
  const { attachments, missing, places } = filesOf(values, file);
  values.take('text_entities');
  values.take('text');
  const sent = values.epoch('date_unixtime', 'seconds') ?? values.time('date');
  const edited = values.epoch('edited_unixtime', 'seconds');
  const isService = values.raw('type') === 'service';
  const id = values.text('from_id', 'actor_id');
  const name = values.text('from', 'actor');
  const author = id === undefined && name === undefined ? undefined : given({ id, name });
  const thread = given({ threadId: threadId === undefined ? undefined : { raw: threadId } });
  const duration = values.number('duration_seconds');
  const action = isService ? values.text('action') : undefined;
  const beside = { ...(places.length > 0 && { files: places }) };
  if (action?.raw === 'phone_call') {
    const data = given({ callId: values.text('id'), start: sent, durationSeconds: duration, result: values.text('discard_reason') });
    const parties = author === undefined ? [] : [{ ...author, role: 'caller' as const }];
    yield record('call', { ...thread, parties, ...data }, unit, { ...values.rest(), ...beside });
  } else {
    const data: Message = given({
      messageId: values.text('id'),
      author,
      sent,
      edited,
      body: isService ? undefined : bodyOf(object.text),
      systemText: action,
      type: values.text('media_type'),
      replyTo: values.text('reply_to_message_id'),
      attachments: attachments.length === 0 ? undefined : attachments,
    });
    yield record('message', { ...thread, ...data }, unit, { ...values.rest(), ...beside });
  }
  yield* locationOf(object.location_information, unit, sent);
  yield* values.faults;
  for (const raw of missing) yield gap('missing-file', unit, 'A file of this message was not exported with it.', raw);
}

/** A text is one string, or pieces: strings, and objects with a text of their own (links, mentions, bold). */
function bodyOf(text: unknown): Said | undefined {
  if (typeof text === 'string') return text === '' ? undefined : { raw: text };
  if (!Array.isArray(text) || text.length === 0) return undefined;
  const joined = text
    .map((piece) => (typeof piece === 'string' ? piece : String((piece as { text?: unknown } | null)?.text ?? '')))
    .join('');
  return said(JSON.stringify(text), joined, 'split');
}

function filesOf(values: NamedValues, file: SourceFile) {
  const attachments: Attachment[] = [];
  const missing: string[] = [];
  const places = [];
  for (const member of FILES) {
    const written = values.raw(member);
    if (written === undefined) continue;
    const place = written.startsWith('(') ? undefined : mediaNamed(file, written);
    if (place !== undefined) places.push(place);
    if (member === 'thumbnail') continue;
    if (place === undefined) missing.push(written);
    attachments.push({
      mediaRef: { raw: written },
      ...given({
        file: place,
        name: member === 'file' ? values.text('file_name') : undefined,
        mime: member === 'file' ? values.text('mime_type') : undefined,
        size: values.number(member === 'file' ? 'file_size' : 'photo_file_size'),
      }),
    });
  }
  return { attachments, missing, places };
}

function* locationOf(location: unknown, unit: JsonUnit, at: Message['sent']): Generator<Finding> {
  if (typeof location !== 'object' || location === null) return;
  const values = NamedValues.ofObject(unit, location, '/location_information');
  const data = given({ at, lat: values.number('latitude'), lon: values.number('longitude') });
  yield record('location', { ...data, basis: 'stated-by-user' }, unit, { at: within(unit, '/location_information') });
}
