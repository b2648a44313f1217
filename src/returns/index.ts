// SPDX-License-Identifier: Apache-2.0
import { addressLogCsv } from './address-log-csv/index.ts';
import { appleWorkbooks } from './apple-workbooks/index.ts';
import { capturedPageLinks, capturedPageText } from './captured-page/index.ts';
import { cashAppWorkbook } from './cash-app-workbook/index.ts';
import { coinbaseCsv } from './coinbase-csv/index.ts';
import { discordReturn } from './discord-return/index.ts';
import { etsiTs102657 } from './etsi-ts-102657/index.ts';
import { gabCsv } from './gab-csv/index.ts';
import { googleReturn } from './google-return/index.ts';
import { googleTakeoutActivity, googleTakeoutActivityJson } from './google-takeout-activity/index.ts';
import { kikReturn } from './kik-return/index.ts';
import { facebookDownloadActivity, instagramDownloadLogins, metaDownloadContacts } from './meta-download/accounts.ts';
import { metaDownloadEncrypted, metaDownloadMessages } from './meta-download/messages.ts';
import { metaRecordsHtml } from './meta-records-html/index.ts';
import { meweReturn } from './mewe-return/index.ts';
import { microsoftMailHeaders } from './microsoft-mail-headers/index.ts';
import { redditCsv } from './reddit-csv/index.ts';
import type { ReturnParser } from './return-parser.ts';
import { robloxCsv } from './roblox-csv/index.ts';
import { snapDownload } from './snap-download/index.ts';
import { snapReturn } from './snap-return/index.ts';
import { synchronossReturn } from './synchronoss-return/index.ts';
import { telecomCsv } from './telecom-csv/index.ts';
import { telegramDesktopJson } from './telegram-desktop-json/index.ts';
import { tiktokDownload } from './tiktok-download/index.ts';
import { tiktokEventsPdf } from './tiktok-return/events-pdf.ts';
import { tiktokIpDataWorkbook } from './tiktok-return/ip-data-workbook.ts';
import { tiktokSubscriberPdf } from './tiktok-return/subscriber-pdf.ts';
import { uberTripsCsv } from './uber-trips-csv/index.ts';
import { uberProfileCsv } from './uber-trips-csv/profile.ts';
import { whatsappChatText } from './whatsapp-chat-text/index.ts';
import { whatsappRecordsHtml } from './whatsapp-records-html/index.ts';
import { xAccountJson } from './x-account-json/index.ts';
import { xArchiveJs } from './x-archive-js/index.ts';

/** Every reader. A new one: copy `_template`, add one line here. The order means nothing: exactly one may recognise a file. */
export const returnParsers: readonly ReturnParser[] = [
  addressLogCsv,
  appleWorkbooks,
  capturedPageLinks,
  capturedPageText,
  cashAppWorkbook,
  coinbaseCsv,
  ...discordReturn,
  etsiTs102657,
  facebookDownloadActivity,
  gabCsv,
  ...googleReturn,
  googleTakeoutActivity,
  googleTakeoutActivityJson,
  instagramDownloadLogins,
  ...kikReturn,
  metaDownloadContacts,
  metaDownloadEncrypted,
  metaDownloadMessages,
  metaRecordsHtml,
  meweReturn,
  microsoftMailHeaders,
  redditCsv,
  robloxCsv,
  snapDownload,
  snapReturn,
  ...synchronossReturn,
  telecomCsv,
  telegramDesktopJson,
  tiktokDownload,
  tiktokEventsPdf,
  tiktokIpDataWorkbook,
  tiktokSubscriberPdf,
  uberProfileCsv,
  uberTripsCsv,
  whatsappChatText,
  whatsappRecordsHtml,
  xAccountJson,
  xArchiveJs,
];
