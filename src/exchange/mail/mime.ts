// SPDX-License-Identifier: Apache-2.0
/** The parts of a message (RFC 2045, RFC 2046), with CRLF throughout, so that what is signed is what travels. */
import { hash } from 'node:crypto';

export interface MailAttachment {
  /** ASCII letters, digits, dot and hyphen. */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface MailContent {
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
}

/** A MIME entity: headers, a blank line, a body. */
export function mixedEntity({ text, attachments }: MailContent, seed: string): string {
  const boundary = boundaryFor(`${seed} mixed`);
  const parts = [
    entity(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'], base64(Buffer.from(crlf(text), 'utf8'))),
    ...attachments.map(({ name, type, bytes }) =>
      entity(
        [
          `Content-Type: ${type}; name="${name}"`,
          'Content-Transfer-Encoding: base64',
          `Content-Disposition: attachment; filename="${name}"`,
        ],
        base64(bytes),
      ),
    ),
  ];
  return entity([`Content-Type: multipart/mixed; boundary="${boundary}"`], multipart(parts, boundary));
}

export const entity = (headers: readonly string[], body: string): string => `${headers.join('\r\n')}\r\n\r\n${body}`;

export const multipart = (parts: readonly string[], boundary: string): string =>
  `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;

/** Lines of 76 characters (RFC 2045 §6.8). */
export const base64 = (bytes: Uint8Array): string =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');

/** From the message's own id, so that a message made twice is the same bytes; base64 cannot hold it. */
export const boundaryFor = (seed: string): string => `=_${hash('sha256', seed).slice(0, 32)}`;

export const crlf = (text: string): string => text.replaceAll(/\r\n|\r|\n/g, '\r\n');

export interface MailHead {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** `<…@…>`, of the dispatch. */
  readonly messageId: string;
  readonly date: Date;
}

/** A whole message: its head, then the entity. Addresses have been checked: one each, without a name or a line break. */
export function message({ from, to, subject, messageId, date }: MailHead, inner: string): string {
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${encodedWord(subject)}`,
    `Message-ID: ${messageId}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
  ];
  return `${head.join('\r\n')}\r\n${inner}`;
}

/** RFC 2047, in pieces that keep characters whole; plain ASCII stays as it is. */
function encodedWord(text: string): string {
  const plain = text.replaceAll(/[\r\n]+/g, ' ');
  if (/^[\x20-\x7e]*$/.test(plain)) return plain;
  const words: string[] = [];
  let piece = '';
  for (const character of plain) {
    if (Buffer.byteLength(piece + character) > 42) {
      words.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...words, piece].map((word) => `=?utf-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`).join('\r\n ');
}
