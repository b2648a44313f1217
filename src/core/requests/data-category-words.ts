// SPDX-License-Identifier: Apache-2.0
import type { Language } from '../documents/document-text.ts';

/**
 * Categories of data by the words of the treaties (Budapest Convention, explanatory report; Regulation (EU) 2023/1543 art. 3) and of docs/glossary.md:
 * one list for screens, advice, checks and papers.
 */
export const dataCategoryWords = {
  en: {
    subscriber: 'subscriber data',
    access_log: 'access logs',
    traffic: 'traffic data',
    content: 'content data',
    location: 'location data',
    stored_files: 'stored files',
    payment: 'payment data',
    kyc: 'customer identification records',
    transaction: 'transactions',
    device: 'device data',
    trip: 'trip records',
    support_record: 'records of customer support',
    domain_registration: 'domain registration data',
    live_traffic: 'traffic data in real time',
    live_content: 'content in real time',
  },
  ar: {
    subscriber: 'بيانات المشترك',
    access_log: 'سجلات الدخول',
    traffic: 'بيانات حركة الاتصالات',
    content: 'بيانات المحتوى',
    location: 'بيانات الموقع',
    stored_files: 'الملفات المخزنة',
    payment: 'بيانات الدفع',
    kyc: 'بيانات التحقق من هوية العميل',
    transaction: 'المعاملات',
    device: 'بيانات الجهاز',
    trip: 'سجلات الرحلات',
    support_record: 'سجلات خدمة العملاء',
    domain_registration: 'بيانات تسجيل النطاق',
    live_traffic: 'بيانات الحركة في الزمن الحقيقي',
    live_content: 'المحتوى في الزمن الحقيقي',
  },
  fr: {
    subscriber: 'données relatives aux abonnés',
    access_log: 'journaux de connexion',
    traffic: 'données relatives au trafic',
    content: 'données de contenu',
    location: 'données de localisation',
    stored_files: 'fichiers stockés',
    payment: 'données de paiement',
    kyc: 'données d’identification du client',
    transaction: 'transactions',
    device: 'données d’appareil',
    trip: 'données de trajets',
    support_record: 'données du service client',
    domain_registration: 'données d’enregistrement de domaine',
    live_traffic: 'données de trafic en temps réel',
    live_content: 'contenu en temps réel',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

export type NamedCategory = keyof (typeof dataCategoryWords)['en'];

/** As members of a table of messages, `data.subscriber`. */
export type DataTexts = { readonly [Category in NamedCategory as `data.${Category}`]: string };

/** Inside a sentence. */
export const dataTexts = (language: Language): DataTexts => keyed(language, (word) => word);

/** By itself: with a capital where the script has one. */
export const dataLabels = (language: Language): DataTexts => keyed(language, (word) => word.charAt(0).toUpperCase() + word.slice(1));

function keyed(language: Language, write: (word: string) => string): DataTexts {
  return Object.fromEntries(Object.entries(dataCategoryWords[language]).map(([id, word]) => [`data.${id}`, write(word)])) as DataTexts;
}
