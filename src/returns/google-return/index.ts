// SPDX-License-Identifier: Apache-2.0
import type { ReturnParser } from '../return-parser.ts';
import { googleAccessLogCsv } from './access-log.ts';
import { googleChangeHistoryHtml } from './change-history.ts';
import { googleChatGroupJson, googleChatJson } from './chat.ts';
import { googleDeviceHtml } from './devices.ts';
import { googleExportSummary, googleNoRecords } from './export-summary.ts';
import { googleLocationJson, googleSemanticJson } from './locations.ts';
import { googleMbox } from './mbox.ts';
import { googlePayCsv } from './pay.ts';
import { googleSubscriberHtml } from './subscriber.ts';

/** The readers of a Google return: an outer ZIP of one inner ZIP for each service and resource, each with its export summary. */
export const googleReturn: readonly ReturnParser[] = [
  googleAccessLogCsv,
  googleChangeHistoryHtml,
  googleChatGroupJson,
  googleChatJson,
  googleDeviceHtml,
  googleExportSummary,
  googleLocationJson,
  googleMbox,
  googleNoRecords,
  googlePayCsv,
  googleSemanticJson,
  googleSubscriberHtml,
];
