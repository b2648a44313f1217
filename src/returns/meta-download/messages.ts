// SPDX-License-Identifier: Apache-2.0
import type { Attachment, Call, Message, Place, Said } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { mediaNamed } from '../fields/media-named.ts';
import { NamedValues, saidText } from '../fields/named-values.ts';
import { type Finding, gap, left, type RecordBeside, type ReturnParser, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type JsonUnit, jsonValues, within } from '../tokenisers/json.ts';

/**
 * Threads in the download of one's own data from Facebook or Instagram, `…/messages/inbox/<name>_<id>/message_1.json` to `message_n.json`:
 *
 *     { "participants": [{ "name": "…" }], "messages": [{ "sender_name": "…", "timestamp_ms": 1772402405123, "content": "…" }],
 *       "title": "…", "thread_path": "inbox/karimadel_1" }
 *
 * Texts have the fault that each byte of UTF-8 is written as a character: undone once, text by text, where it is there. Times are UTC. Several
 * files are one thread; its title and people are recorded from the first of them.
 */
export const metaDownloadMessages: ReturnParser = {
  id: 'meta-download-messages',
  provider: 'meta',
  version: '1',
  title: 'Facebook and Instagram: threads (own download, JSON)',
  basis: { tier: 'inferred', source: 'public readers of the download' },
  gives: ['message', 'thread', 'call'],
  volunteered: true,
  recognises: (file) =>
    file.mime === 'application/json' &&
    /"participants"\s*:\s*\[\s*\{|"sender_name"\s*:/.test(file.text) &&
    /"timestamp_ms"\s*:|"thread_path"\s*:/.test(file.text),
  *read(file) {
    const threadId = threadOf(file);
    const about: JsonUnit[] = [];
    for (const unit of jsonValues(file, ['/messages/*', '/participants/*'])) {
      if (unit.pattern === '/messages/*') yield* messageOf(unit, threadId, file);
      else about.push(unit);
    }
    yield* aboutThread(about, threadId, file);
  },
};

/** The folder names the thread; without folders, the member at the end of the file does. */
function threadOf(file: SourceFile): string | undefined {
  const folder = /messages\/([^/]+\/[^/]+)\/[^/]+$/.exec(file.fullName)?.[1];
  if (folder !== undefined) return folder;
  return /"thread_path"\s*:\s*"([^"]+)"/.exec(file.whole(WHOLE_BYTES)?.toString('latin1') ?? '')?.[1];
}

const WHOLE_BYTES = 256e6;

function* aboutThread(units: readonly JsonUnit[], threadId: string | undefined, file: SourceFile): Generator<Finding> {
  if (units.length === 0) return;
  const number = /message_(\d+)\.json$/.exec(file.name)?.[1];
  const first = file.fullName.replace(/message_\d+\.json$/, 'message_1.json');
  if (number !== undefined && number !== '1' && file.siblings.some((sibling) => sibling.fullName === first)) {
    for (const unit of units) yield left('title and people of the thread: recorded from its first file', unit);
    return;
  }
  const at = (name: string) => units.find((unit) => unit.pointer === `/${name}`);
  const title = at('title')?.value;
  const path = at('thread_path')?.value;
  const still = at('is_still_participant')?.value;
  const names = units.filter((unit) => unit.pattern === '/participants/*').map((unit) => (unit.value as { name?: unknown } | null)?.name);
  const known = ['/title', '/thread_path', '/is_still_participant', '/magic_words'];
  const extra = units
    .filter((unit) => unit.pattern === undefined && !known.includes(unit.pointer) && unit.value !== null)
    .map((unit) => ({
      name: unit.pointer.slice(1),
      raw: typeof unit.value === 'string' ? unit.value : JSON.stringify(unit.value),
      at: unit.at,
    }));
  const data = given({
    title: typeof title === 'string' ? saidText(title) : undefined,
    type: typeof still === 'boolean' ? { raw: `is_still_participant: ${still}` } : undefined,
  });
  const participants = names
    .filter((name) => typeof name === 'string')
    .map((name) => ({ name: saidText(name), standing: 'current' as const }));
  const id = typeof path === 'string' ? path : (threadId ?? file.name);
  yield record('thread', { threadId: { raw: id }, participants, ...data }, units, {
    at: (at('title') ?? units[0]!).at,
    ...(extra.length > 0 && { extra }),
  });
}

const MEDIA = ['photos', 'videos', 'audio_files', 'files', 'gifs', 'sticker'];

function* messageOf(unit: JsonUnit, threadId: string | undefined, file: SourceFile): Generator<Finding> {
  const object = (unit.value ?? {}) as Readonly<Record<string, unknown>>;
  const values = NamedValues.ofObject(unit, object);
  const author = values.text('sender_name');
  const sent = values.epoch('timestamp_ms', 'milliseconds');
  const duration = values.number('call_duration');
  const type = values.text('type');
  const body = values.text('content');
  const { attachments, files, missing } = attachmentsOf(object, values, file);
  const thread = given({ threadId: threadId === undefined ? undefined : { raw: threadId } });
  for (const name of ['share', 'reactions', 'is_geoblocked_for_viewer', 'is_unsent_image_by_messenger_kid_parent']) values.take(name);
  const unsent = values.take('is_unsent');
  const beside: RecordBeside = {
    ...values.rest(),
    ...(files.length > 0 && { files }),
    ...(unsent?.raw === 'true' && { deleted: { said: 'unsent' as const, raw: 'is_unsent: true', at: unsent.at } }),
  };
  if (duration !== undefined || type?.raw === 'Call') {
    const call: Call = given({ start: sent, durationSeconds: duration, result: body });
    const parties = author === undefined ? [] : [{ name: author, role: 'caller' as const }];
    yield record('call', { ...thread, parties, ...call }, unit, beside);
  } else {
    const share = shareOf(object.share);
    const data: Message = given({
      author: author === undefined ? undefined : { name: author },
      sent,
      body,
      type,
      attachments: attachments.length === 0 ? undefined : attachments,
      shares: share === undefined ? undefined : [share],
      reactions: reactionsOf(object.reactions),
    });
    yield record('message', { ...thread, ...data }, unit, beside);
  }
  yield* values.faults;
  for (const raw of missing) yield gap('missing-file', unit, 'A file that this message names is not in the download.', raw);
}

function attachmentsOf(object: Readonly<Record<string, unknown>>, values: NamedValues, file: SourceFile) {
  const attachments: Attachment[] = [];
  const files: Place[] = [];
  const missing: string[] = [];
  for (const name of MEDIA) {
    values.take(name);
    for (const one of listOf(object[name])) {
      const uri = (one as { uri?: unknown } | null)?.uri;
      if (typeof uri !== 'string') continue;
      const place = mediaNamed(file, uri);
      attachments.push({ mediaRef: { raw: uri }, ...given({ file: place }) });
      if (place !== undefined) files.push(place);
      // A sticker or a link stands on the provider's servers and was never part of a download.
      else if (name !== 'sticker' && !/^https?:/.test(uri)) missing.push(uri);
    }
  }
  return { attachments, files, missing };
}

function shareOf(share: unknown): NonNullable<Message['shares']>[number] | undefined {
  if (typeof share !== 'object' || share === null) return undefined;
  const { link, share_text: text } = share as { link?: unknown; share_text?: unknown };
  const shown = given({
    url: typeof link === 'string' ? { raw: link } : undefined,
    text: typeof text === 'string' ? saidText(text) : undefined,
  });
  return Object.keys(shown).length === 0 ? undefined : shown;
}

function reactionsOf(reactions: unknown): Message['reactions'] {
  const all = listOf(reactions).flatMap((one) => {
    const { reaction, actor } = (one ?? {}) as { reaction?: unknown; actor?: unknown };
    const what: Said | undefined = typeof reaction === 'string' ? saidText(reaction) : undefined;
    return what === undefined ? [] : [{ what, ...(typeof actor === 'string' && { by: { name: saidText(actor) } }) }];
  });
  return all.length === 0 ? undefined : all;
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? [value] : [];
}

/**
 * The export of end-to-end encrypted threads, `messages/<name>_<n>.json`, with other names and without the fault in its texts:
 *
 *     { "participants": ["Samir", "Lena"], "threadName": "Lena_1",
 *       "messages": [{ "senderName": "Lena", "text": "…", "timestamp": 1772402405000, "isUnsent": false, "media": [{ "uri": "./media/a.jpg" }] }] }
 */
export const metaDownloadEncrypted: ReturnParser = {
  id: 'meta-download-encrypted',
  provider: 'meta',
  version: '1',
  title: 'Messenger: end-to-end encrypted threads (own export, JSON)',
  basis: { tier: 'inferred', source: 'a public parser of the export' },
  gives: ['message'],
  volunteered: true,
  recognises: (file) =>
    file.mime === 'application/json' &&
    (/^\s*\{\s*"participants"\s*:\s*\[\s*("|\])/.test(file.text) || /"senderName"\s*:/.test(file.text)) &&
    /"threadName"\s*:|"isUnsent"\s*:/.test(file.text),
  *read(file) {
    let threadName: string | undefined;
    let people: string[] = [];
    for (const unit of jsonValues(file, ['/messages/*'])) {
      if (unit.pattern !== undefined) yield* encryptedMessage(unit, threadName, people, file);
      else {
        if (unit.pointer === '/threadName' && typeof unit.value === 'string') threadName = unit.value;
        if (unit.pointer === '/participants' && Array.isArray(unit.value)) people = unit.value.filter((one) => typeof one === 'string');
        yield left('name and people of the thread: they stand on each of its messages', unit);
      }
    }
  },
};

function* encryptedMessage(
  unit: JsonUnit,
  threadName: string | undefined,
  people: readonly string[],
  file: SourceFile,
): Generator<Finding> {
  const object = (unit.value ?? {}) as Readonly<Record<string, unknown>>;
  const values = NamedValues.ofObject(unit, object);
  const author = values.raw('senderName');
  const unsent = values.take('isUnsent');
  values.take('media');
  values.take('reactions');
  const text = values.raw('text');
  const named = listOf(object.media).flatMap((one) => {
    const uri = (one as { uri?: unknown } | null)?.uri;
    return typeof uri === 'string' ? [{ uri, place: mediaNamed(file, uri) }] : [];
  });
  const others = people.filter((name) => name !== author);
  const data: Message = given({
    threadId: threadName === undefined ? undefined : { raw: threadName },
    author: author === undefined ? undefined : { name: { raw: author } },
    recipients: others.length === 0 ? undefined : others.map((name) => ({ name: { raw: name } })),
    sent: values.epoch('timestamp', 'milliseconds'),
    body: text === undefined ? undefined : { raw: text },
    type: values.text('type'),
    attachments: named.length === 0 ? undefined : named.map(({ uri, place }) => ({ mediaRef: { raw: uri }, ...given({ file: place }) })),
    reactions: reactionsOf(object.reactions),
  });
  const files = named.flatMap(({ place }) => place ?? []);
  yield record('message', data, unit, {
    ...values.rest(),
    ...(files.length > 0 && { files }),
    ...(unsent?.raw === 'true' && { deleted: { said: 'unsent' as const, raw: 'isUnsent: true', at: within(unit, '/isUnsent') } }),
  });
  yield* values.faults;
  for (const { uri, place } of named)
    if (place === undefined) yield gap('missing-file', unit, 'A file that this message names is not in the export.', uri);
}
