// SPDX-License-Identifier: Apache-2.0
import type { ReturnParser } from '../return-parser.ts';
import { kikContentCsv } from './content.ts';
import { kikGroupsCsv, kikLogsCsv } from './logs.ts';
import { kikSubscriberPdf } from './subscriber.ts';

/** The readers of a Kik return: `package/` with a subscriber PDF, a legend of groups, `content/` and `logs/`. */
export const kikReturn: readonly ReturnParser[] = [kikContentCsv, kikGroupsCsv, kikLogsCsv, kikSubscriberPdf];
