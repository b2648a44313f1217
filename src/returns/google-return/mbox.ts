// SPDX-License-Identifier: Apache-2.0
import { given } from '../fields/given.ts';
import { messageOfMail } from '../fields/mail-message.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import { type MailUnit, mailMessages } from '../tokenisers/mail.ts';
import { GOOGLE } from './google.ts';

/**
 * `Mail/All mail Including Spam and Trash.mbox` (mboxrd: `>From ` in a body is quoted). Bodies are decoded by the character set that each part
 * states. Labels may be encoded and localised. Nothing a mail links to is fetched.
 */
export const googleMbox: ReturnParser = {
  ...GOOGLE,
  id: 'google-mbox',
  title: 'Google: mail (mbox)',
  gives: ['message'],
  recognises: (file) => file.mime === 'application/mbox' && /^(X-GM-THRID|X-Gmail-Labels):/im.test(file.text),
  async *read(file) {
    for await (const unit of mailMessages(file)) yield* oneMail(unit);
  },
};

const KNOWN = ['date', 'from', 'to', 'cc', 'bcc', 'subject', 'message-id', 'in-reply-to', 'received', 'x-gm-thrid'];

function* oneMail(unit: MailUnit): Generator<Finding> {
  const { data, sent, dateRaw } = messageOfMail(unit);
  const extra = unit.headers
    .filter((header) => !KNOWN.includes(header.name.toLowerCase()))
    .map((header) => ({ name: header.name, raw: header.raw, at: unit.headerAt(header) }));
  yield record('message', data, unit, given({ extra: extra.length === 0 ? undefined : extra }));
  if (dateRaw !== undefined && sent === undefined)
    yield gap('unreadable-time', unit, 'In the Date line stands no time that can be read.', dateRaw);
  if (unit.mail === undefined) yield gap('limit-reached', unit, 'The mail is longer than a unit may be: only its headers were read.');
}
