// SPDX-License-Identifier: Apache-2.0
import { type Attachment, type Message, type Named, said, utcFromText, type When } from '../../core/records/index.ts';
import type { MailUnit } from '../tokenisers/mail.ts';
import { given } from './given.ts';

/** A mail as a message: who to whom, when by its `Date`, decoded texts. Attachments are named; their bytes stay where they are. */
export function messageOfMail(unit: MailUnit): {
  readonly data: Message;
  readonly sent: When | undefined;
  readonly dateRaw: string | undefined;
} {
  const { mail } = unit;
  const dateRaw = unit.header('Date')?.raw;
  const sent = dateRaw === undefined ? undefined : utcFromText(dateRaw);
  const subject = unit.header('Subject')?.raw;
  const body = mail?.text?.trimEnd() || undefined;
  const data: Message = given({
    messageId: rawHeader(unit, 'Message-ID'),
    threadId: rawHeader(unit, 'X-GM-THRID'),
    author: author(unit),
    recipients: recipients(unit),
    sent,
    subject:
      subject === undefined
        ? undefined
        : mail?.subject === undefined || mail.subject === subject
          ? { raw: subject }
          : said(subject, mail.subject),
    body: body === undefined && !mail?.html ? undefined : { raw: body ?? mail!.html! },
    bodyFormat: body !== undefined ? ('text' as const) : mail?.html ? ('html' as const) : undefined,
    replyTo: rawHeader(unit, 'In-Reply-To'),
    attachments: attachments(unit),
    receivedLines: receivedLines(unit),
  });
  return { data, sent, dateRaw };
}

function rawHeader(unit: MailUnit, name: string) {
  const raw = unit.header(name)?.raw;
  return raw === undefined ? undefined : { raw };
}

function author(unit: MailUnit): Named | undefined {
  const raw = unit.header('From')?.raw;
  if (raw === undefined) return undefined;
  const from = unit.mail?.from;
  if (from?.address === undefined || from.address === '') return { name: { raw } };
  return { email: said(raw, from.address, 'split'), ...(from.name !== '' && { name: said(raw, from.name, 'split') }) };
}

function recipients(unit: MailUnit): Named[] | undefined {
  const all = [...(unit.mail?.to ?? []), ...(unit.mail?.cc ?? []), ...(unit.mail?.bcc ?? [])].flatMap((one) => one.group ?? [one]);
  const named = all.flatMap(({ address, name }): Named[] =>
    address === undefined || address === '' ? [] : [{ email: { raw: address }, ...(name !== '' && { name: { raw: name } }) }],
  );
  return named.length === 0 ? undefined : named;
}

function attachments(unit: MailUnit): Attachment[] | undefined {
  const all = (unit.mail?.attachments ?? []).map(
    (one): Attachment => ({
      ...given({ name: one.filename === null || one.filename === undefined ? undefined : { raw: one.filename } }),
      mime: { raw: one.mimeType },
      size: { raw: String(sizeOf(one.content)), norm: sizeOf(one.content) },
    }),
  );
  return all.length === 0 ? undefined : all;
}

function sizeOf(content: ArrayBuffer | Uint8Array | string): number {
  return typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
}

/** Each server writes above what it was given: only the topmost line is surely the provider's, what is below may be a sender's claim. */
function receivedLines(unit: MailUnit): Message['receivedLines'] {
  const lines = unit.headers.filter((header) => header.name.toLowerCase() === 'received');
  if (lines.length === 0) return undefined;
  return lines.map(({ raw }, index) => ({ raw, by: index === 0 ? ('provider' as const) : ('sender-claim' as const) }));
}
