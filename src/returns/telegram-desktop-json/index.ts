// SPDX-License-Identifier: Apache-2.0
import type { ReturnParser } from '../return-parser.ts';
import { readExport } from './read-export.ts';

/**
 * The export of Telegram Desktop, `result.json`: one chat, or the whole account with its chats under `chats.list`.
 *
 *     { "name": "Trip", "type": "private_group", "id": 5000001, "messages": [
 *       { "id": 2, "type": "message", "date": "2026-03-02T00:01:05", "date_unixtime": "1772402465", "from": "Samir", "from_id": "user1000001",
 *         "text": ["pay to ", { "type": "link", "text": "example.org/pay" }] } ] }
 *
 * `date_unixtime` is UTC; `date` is the clock of the exporting machine and stands beside. Names are those that the exporter saw. A number that
 * is missing between two messages is noted and is no deletion: the account may never have had it.
 */
export const telegramDesktopJson: ReturnParser = {
  id: 'telegram-desktop-json',
  provider: 'telegram',
  version: '1',
  title: 'Telegram Desktop: chats (own export, JSON)',
  basis: { tier: 'published-format', source: 'core.telegram.org/import-export' },
  gives: ['thread', 'message', 'call', 'location', 'contact', 'account', 'identifier', 'device', 'ip-event'],
  volunteered: true,
  recognises: (file) =>
    file.mime === 'application/json' &&
    (/"date_unixtime"\s*:/.test(file.text) ||
      (/^\s*\{\s*"about"\s*:/.test(file.text) && /"(personal_information|chats|contacts)"\s*:/.test(file.text))),
  read: readExport,
};
