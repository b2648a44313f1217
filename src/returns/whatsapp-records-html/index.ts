// SPDX-License-Identifier: Apache-2.0
import type { ReturnParser } from '../return-parser.ts';
import { readSections } from '../tokenisers/read-sections.ts';
import { WHATSAPP_SECTIONS } from './sections.ts';

/**
 * The business record of WhatsApp: account, connection, groups, address book, and for prospective orders the log of messages and calls
 * (who, when, from which address; never content). The markup is that of Meta's record.
 *
 *     Time → 2026-03-21 05:00:01 UTC, IP Address → 2001:db8:8e90:866e:d4ba:a89a:bcd8:8dc7        time first, without port
 *     Message → Timestamp, Message Id, Sender, Recipients, Sender Ip, Sender Port, Type, Message Size
 */
export const whatsappRecordsHtml: ReturnParser = {
  id: 'whatsapp-records-html',
  provider: 'whatsapp',
  version: '2',
  title: 'WhatsApp: business record with message and call logs (HTML)',
  basis: { tier: 'inferred', source: 'public parsers written against real returns' },
  gives: [
    'return-described', 'no-records-stated', 'identifier', 'ip-event', 'device', 'subscriber-fact', 'thread', 'membership', 'contact', 'message', 'call',
  ], // biome-ignore format: one list
  namesAccount: true,
  recognises: (file) => file.mime === 'text/html' && /<title>\s*WhatsApp[^<]*(Business Record|Legal Request)/i.test(file.text),
  read: (file) => readSections(file, WHATSAPP_SECTIONS),
};
