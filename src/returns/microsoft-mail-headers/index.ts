// SPDX-License-Identifier: Apache-2.0
import { saidAddress } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { messageOfMail } from '../fields/mail-message.ts';
import { saidAction } from '../fields/named-values.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import { type MailUnit, mailMessages } from '../tokenisers/mail.ts';

/**
 * The header lines of one mail in a return of Microsoft, file `0001.eml_hdr.eml`, without its body:
 *
 *     Date: Sun, 1 Mar 2026 22:10:05 -0500
 *     From: =?utf-8?B?…?= <samir.f@example.org>
 *     X-Originating-IP: [203.0.113.9]
 *
 * The time is that of the sender's program. The address is the one from which the mail was handed in; its port is not stated.
 */
export const microsoftMailHeaders: ReturnParser = {
  id: 'microsoft-mail-headers',
  provider: 'microsoft',
  version: '1',
  title: 'Microsoft: header lines of mails',
  basis: { tier: 'inferred', source: 'a public parser written against real returns' },
  gives: ['message', 'ip-event'],
  recognises: (file) =>
    /\.eml$/i.test(file.name) && /^X-Originating-IP:/im.test(file.text) && /^(From|Date|Received|To):/im.test(file.text),
  async *read(file) {
    for await (const unit of mailMessages(file)) yield* headersOf(unit);
  },
};

const KNOWN = ['date', 'from', 'to', 'cc', 'bcc', 'subject', 'message-id', 'in-reply-to', 'received', 'x-originating-ip'];

function* headersOf(unit: MailUnit): Generator<Finding> {
  const { data, sent, dateRaw } = messageOfMail(unit);
  const extra = unit.headers
    .filter((header) => !KNOWN.includes(header.name.toLowerCase()))
    .map((header) => ({ name: header.name, raw: header.raw, at: unit.headerAt(header) }));
  yield record('message', data, unit, extra.length === 0 ? {} : { extra });
  if (dateRaw !== undefined && sent === undefined)
    yield gap('unreadable-time', unit, 'In the Date line stands no time that can be read.', dateRaw);
  const dated = unit.headers.find((one) => one.name.toLowerCase() === 'date');
  for (const header of unit.headers.filter((one) => one.name.toLowerCase() === 'x-originating-ip')) {
    const written = header.raw.replace(/^\[(.*)\]$/, '$1');
    const read = saidAddress(written);
    const address = { ...read.address, raw: header.raw, ...(read.address.norm !== undefined && { how: ['split' as const] }) };
    const at = unit.headerAt(header);
    const data = { address, ...given({ port: read.port, at: sent }), action: saidAction(header.name, 'message-sent') };
    yield record('ip-event', data, unit, { at, ...(sent !== undefined && dated !== undefined && { also: [unit.headerAt(dated)] }) });
    if (read.address.norm === undefined)
      yield gap('unreadable-value', unit, 'In the X-Originating-IP line stands no IP address.', header.raw, at);
  }
}
