// SPDX-License-Identifier: Apache-2.0
/** The published error rates of a certificate in words: what was counted, and how much of it was right. */
import { frenchMembers } from '../../documents/french-spaces.ts';
import { PUBLISHED_QUALITY, PUBLISHED_TOKEN_QUALITY } from '../certificate/published-quality.ts';
import type { ReportLanguage } from './method-text.ts';

const LABELS: Readonly<Record<string, Readonly<Record<ReportLanguage, string>>>> = {
  coinjoinPrecision: {
    en: 'Of the transactions called CoinJoins, those that are',
    ar: 'ما صحّ من المعاملات الموصوفة بأنها متعددة الدافعين (CoinJoin)',
    fr: 'Parmi les transactions dites CoinJoin, celles qui en sont',
  },
  coinjoinRecall: {
    en: 'Of the CoinJoins that there were, those that were recognised',
    ar: 'ما جرى التعرف عليه من المعاملات متعددة الدافعين',
    fr: 'Parmi les CoinJoin existants, ceux qui ont été reconnus',
  },
  clusterPairPrecision: {
    en: 'Of the pairs of addresses in one cluster, those under one control',
    ar: 'أزواج العناوين في عنقود واحد الواقعة فعلًا تحت تحكّم واحد',
    fr: 'Parmi les paires d’adresses d’un même groupe, celles sous un seul contrôle',
  },
  changeHintPrecision: {
    en: 'Of the hints at change, those that are right',
    ar: 'ما صحّ من الإشارات إلى الباقي العائد إلى الدافع',
    fr: 'Parmi les indices de monnaie rendue, ceux qui sont justes',
  },
  labelPrecision: {
    en: 'Of the addresses attributed to a service, those that are its own',
    ar: 'ما صحّ من العناوين المنسوبة إلى خدمة',
    fr: 'Parmi les adresses attribuées à un service, celles qui sont les siennes',
  },
  depositsFound: {
    en: 'Of the deposits at services that there were, those that were found',
    ar: 'ما عُثر عليه من الإيداعات لدى الخدمات',
    fr: 'Parmi les dépôts auprès de services, ceux qui ont été trouvés',
  },
  transactionsTouched: {
    en: 'Of all transactions, those that the trace touched on its way',
    ar: 'ما مرّ به التتبع من مجموع المعاملات',
    fr: 'Parmi toutes les transactions, celles que le suivi a touchées',
  },
  transfersTouched: {
    en: 'Of all transfers, those that the trace touched on its way',
    ar: 'ما مرّ به التتبع من مجموع التحويلات',
    fr: 'Parmi tous les transferts, ceux que le suivi a touchés',
  },
  measuredOn: { en: 'Measured on', ar: 'قيست على', fr: 'Mesuré sur' },
};

/** What certificates say in English of where the rates come from; they carry it, so it stays as it is there. */
const TEXTS: Readonly<Record<string, Readonly<Record<'ar' | 'fr', string>>>> = frenchMembers({
  [PUBLISHED_QUALITY.measuredOn]: {
    ar: 'ستة اقتصادات مُحاكاة، وأسوأ نتيجة لكل معدل؛ docs/currency-methods.md',
    fr: 'six économies simulées, la pire valeur de chaque taux ; docs/currency-methods.md',
  },
  [PUBLISHED_TOKEN_QUALITY.measuredOn]: {
    ar: 'ستة اقتصادات مُحاكاة لعملة رمزية واحدة، وأسوأ نتيجة لكل معدل؛ docs/currency-methods.md',
    fr: 'six économies simulées d’un même jeton, la pire valeur de chaque taux ; docs/currency-methods.md',
  },
});

const textIn = (text: string, language: ReportLanguage): string => (language === 'en' ? text : (TEXTS[text]?.[language] ?? text));

/** `99.96`, in French `99,96`. */
const inDecimals = (value: number, language: ReportLanguage): string =>
  language === 'fr' ? value.toFixed(2).replace('.', ',') : value.toFixed(2);

/** In the order of the certificate; a rate that nobody here knows keeps its name. @param quality shares as parts of 10,000, else text */
export function qualityRows(
  quality: Readonly<Record<string, number | string>>,
  language: ReportLanguage,
): { readonly label: string; readonly value: string }[] {
  return Object.entries(quality).map(([name, value]) => ({
    label: LABELS[name]?.[language] ?? name,
    value: typeof value === 'number' ? `${inDecimals(value / 100, language)} %` : textIn(value, language),
  }));
}
