// SPDX-License-Identifier: Apache-2.0
import type { Said } from '../errors/say.ts';
import type { IncomingState } from './state-table.ts';

/** The states of an incoming request inside a sentence; English says the word of the table. */
export const incomingStateWords: Readonly<Record<IncomingState, Said>> = {
  received: { en: 'received', ar: 'وارد', fr: 'reçue' },
  waiting: { en: 'waiting', ar: 'بانتظار ردهم', fr: 'attend leur réponse' },
  assigned: { en: 'assigned', ar: 'مسند', fr: 'attribuée' },
  'in-execution': { en: 'in-execution', ar: 'قيد التنفيذ', fr: 'en cours d’exécution' },
  postponed: { en: 'postponed', ar: 'مؤجل', fr: 'différée' },
  'partly-executed': { en: 'partly-executed', ar: 'منفذ جزئيًا', fr: 'exécutée en partie' },
  executed: { en: 'executed', ar: 'منفذ', fr: 'exécutée' },
  refused: { en: 'refused', ar: 'مرفوض', fr: 'refusée' },
  withdrawn: { en: 'withdrawn', ar: 'مسحوب من قِبلهم', fr: 'retirée par eux' },
  closed: { en: 'closed', ar: 'مغلق', fr: 'close' },
};
