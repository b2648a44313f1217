// SPDX-License-Identifier: Apache-2.0
import { confirmFact, showFact } from '../../desk/knowledge/confirm-fact.ts';
import { listDirectory, listFactsToConfirm, showProvider, showState, showTreaties } from '../../desk/knowledge/read-directory.ts';
import { shareFacts } from '../../desk/knowledge/share-facts.ts';
import type { Handlers } from '../api/handler.ts';

export const directoryHandlers = {
  directory: ({ desk, signedIn, query, language }) => listDirectory(desk, signedIn.account.country, query.language ?? language),
  directoryProvider: ({ desk, signedIn, params, query, language }) =>
    showProvider(desk, params.provider, signedIn.account.country, query.language ?? language),
  directoryState: ({ desk, params, query, language }) => showState(desk, params.iso, query.language ?? language),
  treaties: ({ desk, params, query, language }) => showTreaties(desk, params.one, params.other, query.language ?? language),
  factsToConfirm: ({ desk, signedIn, query, language }) => listFactsToConfirm(desk, signedIn.account.country, query.language ?? language),
  factHistory: ({ desk, query, language }) => showFact(desk, query.id as string, query.language ?? language),
  sharedFacts: ({ desk, asking }) => shareFacts(desk, asking),
  confirmFact: ({ desk, asking, body }) => confirmFact(desk, asking, body),
} satisfies Handlers;
