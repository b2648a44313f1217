// SPDX-License-Identifier: Apache-2.0
import type { ReturnParser } from '../return-parser.ts';
import { discordAccountPdf } from './account.ts';
import { discordMessagesCsv } from './messages.ts';
import { discordRelationshipsCsv, discordServerJson } from './relationships.ts';

/** The readers of a Discord return: a PDF of the account, messages by channel, relationships, servers, attachments by their id. */
export const discordReturn: readonly ReturnParser[] = [discordAccountPdf, discordMessagesCsv, discordRelationshipsCsv, discordServerJson];
