// SPDX-License-Identifier: Apache-2.0

import { entryTexts } from '../../../core/custody/entry-words/fr.ts';
import { dataLabels } from '../../../core/requests/data-category-words.ts';
import type { messages as english } from '../en/index.ts';
import { analysisTexts } from './analysis.ts';
import { batchTexts } from './batch.ts';
import { captureTexts } from './captures.ts';
import { caseTexts } from './case.ts';
import { casesTexts } from './cases.ts';
import { companionTexts } from './companions.ts';
import { deadlineTexts } from './deadlines.ts';
import { directoryTexts } from './directory.ts';
import { entryMemberTexts } from './entry-members.ts';
import { evidenceTexts } from './evidence.ts';
import { figureTexts } from './figures.ts';
import { historyTexts } from './history.ts';
import { incomingTexts } from './incoming.ts';
import { lawWordsTexts } from './law-words.ts';
import { loweringTexts } from './lowering.ts';
import { mailTexts } from './mail.ts';
import { moneyTexts } from './money.ts';
import { namedTexts } from './named.ts';
import { newCaseTexts } from './new-case.ts';
import { oldRegisterTexts } from './old-register.ts';
import { paperRoadTexts } from './paper-road.ts';
import { portalAccountTexts } from './portal-accounts.ts';
import { privilegeTexts } from './privilege.ts';
import { proofTexts } from './proof.ts';
import { recordsTexts } from './records.ts';
import { registerTexts } from './register.ts';
import { requestTexts } from './request.ts';
import { retentionTexts } from './retention.ts';
import { shellTexts } from './shell.ts';
import { signInTexts } from './sign-in.ts';
import { tableTexts } from './tables.ts';
import { targetTexts } from './target.ts';
import { wordTexts } from './words.ts';

export const door = { ...shellTexts, ...wordTexts, ...signInTexts };

export const messages: Readonly<Record<keyof typeof english, string>> = {
  ...door,
  ...casesTexts,
  ...caseTexts,
  ...batchTexts,
  ...captureTexts,
  ...privilegeTexts,
  ...proofTexts,
  ...recordsTexts,
  ...dataLabels('fr'),
  ...entryTexts,
  ...entryMemberTexts,
  ...evidenceTexts,
  ...requestTexts,
  ...historyTexts,
  ...retentionTexts,
  ...registerTexts,
  ...figureTexts,
  ...deadlineTexts,
  ...incomingTexts,
  ...paperRoadTexts,
  ...oldRegisterTexts,
  ...portalAccountTexts,
  ...companionTexts,
  ...moneyTexts,
  ...mailTexts,
  ...newCaseTexts,
  ...tableTexts,
  ...targetTexts,
  ...loweringTexts,
  ...namedTexts,
  ...lawWordsTexts,
  ...directoryTexts,
  ...analysisTexts,
};
