// SPDX-License-Identifier: Apache-2.0
import type { Said } from '../errors/say.ts';
import type { DispatchState } from './dispatch-table.ts';
import type { RequestState } from './state-table.ts';

/** The states of a request inside a sentence; English says the word of the table. */
export const requestStateWords: Readonly<Record<RequestState, Said>> = {
  draft: { en: 'draft', ar: 'مسودة', fr: 'brouillon' },
  submitted: { en: 'submitted', ar: 'بانتظار الاعتماد', fr: 'attend l’approbation' },
  approved: { en: 'approved', ar: 'معتمد', fr: 'approuvée' },
  sent: { en: 'sent', ar: 'مُرسَل', fr: 'envoyée' },
  acknowledged: { en: 'acknowledged', ar: 'أُقرّ بتسلّمه', fr: 'réception confirmée' },
  'partly-answered': { en: 'partly-answered', ar: 'أُجيب جزئيًا', fr: 'réponse partielle' },
  answered: { en: 'answered', ar: 'أُجيب', fr: 'réponse reçue' },
  refused: { en: 'refused', ar: 'رفضه المرسَل إليه', fr: 'refusée par le destinataire' },
  disapproved: { en: 'disapproved', ar: 'لم يُعتمد', fr: 'non approuvée' },
  withdrawn: { en: 'withdrawn', ar: 'مسحوب', fr: 'retirée' },
  lapsed: { en: 'lapsed', ar: 'انقضى', fr: 'caduque' },
  closed: { en: 'closed', ar: 'مغلق', fr: 'close' },
};

/** The same of one attempt to hand it over. */
export const dispatchStateWords: Readonly<Record<DispatchState, Said>> = {
  prepared: { en: 'prepared', ar: 'مُعدّ', fr: 'préparé' },
  sending: { en: 'sending', ar: 'قيد الإرسال', fr: 'en cours' },
  'perhaps-sent': { en: 'perhaps-sent', ar: 'ربما أُرسل', fr: 'peut-être parti' },
  sent: { en: 'sent', ar: 'مُرسَل', fr: 'parti' },
  failed: { en: 'failed', ar: 'فشل', fr: 'échoué' },
};
