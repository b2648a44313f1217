// SPDX-License-Identifier: Apache-2.0
import { type Attachment, type DateOrder, type Message, said, utcFromText } from '../../core/records/index.ts';
import { findMedia } from '../find-media.ts';
import { type Finding, gap, type RecordBeside, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { LineUnit } from '../tokenisers/lines.ts';
import { type Head, splitAuthor, splitHead } from './line-head.ts';

const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** `<attached: 00000003-PHOTO….jpg>` (localised word) · `IMG-….jpg (file attached)` (localised words) */
const ATTACHED = /^<[^<>:]{2,30}: ([^<>]+\.\w{2,5})>$/;
const FILE_ATTACHED = /^(\S+\.\w{2,5}) \([^()]{4,40}\)$/;
const OMITTED =
  /^<?(media omitted|medien ausgeschlossen|médias? omis|تم استبعاد الوسائط|(image|video|audio|sticker|document|GIF|contact card) omitted)>?$/i;
const DELETED =
  /^(this message was deleted|you deleted this message|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|ce message a été supprimé|vous avez supprimé ce message|تم حذف هذه الرسالة|لقد حذفت هذه الرسالة)\.?$/i;
const EDITED = /<(this message was edited|diese nachricht wurde bearbeitet|ce message a été modifié|تم تعديل هذه الرسالة)>\s*$/i;

/** Puts lines together to messages. */
export class ChatReader {
  readonly #file: SourceFile;
  readonly #order: DateOrder | undefined;
  #lines: LineUnit[] = [];
  #head: Head | undefined;

  constructor(file: SourceFile, order: DateOrder | undefined) {
    this.#file = file;
    this.#order = order;
  }

  *line(line: LineUnit): Generator<Finding> {
    const head = splitHead(line.text);
    if (head === undefined) {
      if (this.#head === undefined) yield gap('unknown-shape', line, 'A line before the first message.');
      else this.#lines.push(line);
      return;
    }
    yield* this.end();
    this.#head = head;
    this.#lines = [line];
  }

  *end(): Generator<Finding> {
    const head = this.#head;
    if (head === undefined) return;
    const lines = this.#lines;
    this.#head = undefined;
    this.#lines = [];
    const { statedZone } = this.#file.about;
    const zone = statedZone === undefined ? {} : { zone: statedZone, zoneFrom: 'assumed' as const };
    const sent = utcFromText(head.time, { ...zone, ...(this.#order !== undefined && { order: this.#order }) });
    const authored = splitAuthor(head.rest);
    const rest = lines
      .slice(1)
      .map((line) => `\n${line.text}`)
      .join('');
    const time = sent === undefined ? {} : { sent };
    if (authored === undefined) yield record('message', { ...time, systemText: { raw: head.rest + rest } }, lines);
    else yield messageOf(authored.author, authored.text + rest, time, lines, this.#file);
    if (sent === undefined) yield gap('unreadable-time', lines[0]!, 'The time in front of a message cannot be read.', head.time);
  }
}

function messageOf(author: string, text: string, time: Pick<Message, 'sent'>, lines: readonly LineUnit[], file: SourceFile): Finding {
  const [first = '', ...more] = text.replace(MARKS, '').split('\n');
  const attached = ATTACHED.exec(first)?.[1] ?? FILE_ATTACHED.exec(first)?.[1];
  const omitted = OMITTED.test(first);
  const deleted = more.length === 0 && DELETED.test(first);
  const caption = more.join('\n');
  const hasBody = !deleted && (attached === undefined && !omitted ? true : caption !== '');
  const place = attached === undefined ? undefined : findMedia(file, attached);
  const attachment: Attachment | undefined =
    attached !== undefined ? { mediaRef: said(attached), ...(place && { file: place }) } : omitted ? { name: { raw: text } } : undefined;
  const body = attached === undefined && !omitted ? text : caption;
  const edited = EDITED.exec(body);
  const data: Message = {
    author: { name: { raw: author } },
    ...time,
    ...(hasBody && { body: edited === null ? { raw: body } : said(body, body.slice(0, edited.index).trimEnd(), 'trimmed') }),
    ...(attachment && { attachments: [attachment] }),
    ...(edited !== null && { edits: [{ text: { raw: edited[0] } }] }),
  };
  const beside: RecordBeside = {
    ...(deleted && { deleted: { said: 'deleted' as const, raw: text, at: lines[0]!.at } }),
    ...(place && { files: [place] }),
  };
  return record('message', data, lines, beside);
}
