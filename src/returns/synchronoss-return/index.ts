// SPDX-License-Identifier: Apache-2.0
import type { ReturnParser } from '../return-parser.ts';
import { synchronossAccessLogCsv, synchronossAccessLogWorkbook } from './access-log.ts';
import { synchronossContactsJson } from './contacts.ts';
import { synchronossMessageTexts } from './message-texts.ts';
import { synchronossMessagesCsv } from './messages.ts';

/** The readers of a Synchronoss return (the cloud of Verizon and of other operators): messages and calls, address book, log of visits. */
export const synchronossReturn: readonly ReturnParser[] = [
  synchronossAccessLogCsv,
  synchronossAccessLogWorkbook,
  synchronossContactsJson,
  synchronossMessagesCsv,
  synchronossMessageTexts,
];
