// SPDX-License-Identifier: Apache-2.0
import type { ReturnParser } from '../return-parser.ts';
import { textLines } from '../tokenisers/lines.ts';
import { ChatReader } from './chat-reader.ts';
import { findOrder, splitHead } from './line-head.ts';

/**
 * A chat that somebody exported from WhatsApp: `_chat.txt` (iOS, in a ZIP with media) or `WhatsApp Chat with <name>.txt` (Android).
 *
 *     [13/05/2026, 21:14:03] Samir: bring cash            5/13/26, 9:15 PM - Samir: IMG-20260513-WA0001.jpg (file attached)
 *     second line: with colon                             ‏١٣‏/٥‏/٢٠٢٦، ٩:١٤ م - سمير: السعر ٥٠٠
 *
 * Lines without a head go on with the message before. Times are those of the exporting phone and name no zone: `utc` is filled only when
 * the examiner states one (`--zone`). Authors are names in that phone's address book, not accounts. The order of day and month is proved
 * by the file or left open.
 */
export const whatsappChatText: ReturnParser = {
  id: 'whatsapp-chat-text',
  provider: 'whatsapp',
  version: '1',
  title: 'WhatsApp: chat exported by a participant (text)',
  basis: { tier: 'inferred', source: 'public readers of the export' },
  gives: ['message'],
  volunteered: true,
  recognises: (file) => file.mime === 'text/plain' && /\.txt$/i.test(file.name) && splitHead(firstTextLine(file.text)) !== undefined,
  *read(file) {
    const reader = new ChatReader(file, findOrder(file.text));
    for (const line of textLines(file)) yield* reader.line(line);
    yield* reader.end();
  },
};

function firstTextLine(text: string): string {
  return /\S.*/.exec(text)?.[0] ?? '';
}
