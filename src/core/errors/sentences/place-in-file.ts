// SPDX-License-Identifier: Apache-2.0
import { sentencesOnStrangers } from '../say.ts';

/** Where in a file something was found. */
export const placeIn = sentencesOnStrangers({
  line: { en: '{file}, line {n}', ar: '{file}، السطر {n}', fr: '{file}, ligne {n}' },
  page: { en: '{file}, page {n}', ar: '{file}، الصفحة {n}', fr: '{file}, page {n}' },
  entry: { en: '{file}, entry {n}', ar: '{file}، القيد {n}', fr: '{file}, écriture {n}' },
  directory: {
    en: '{file}, central directory',
    ar: '{file}، قائمة الملفات في آخره',
    fr: '{file}, liste des fichiers à la fin',
  },
  key: { en: '{file}, key', ar: '{file}، المفتاح', fr: '{file}, clé' },
  checkpoint: { en: '{file}, checkpoint', ar: '{file}، نقطة التحقق', fr: '{file}, point de contrôle' },
  stamp: { en: '{file}, time-stamp', ar: '{file}، الطابع الزمني', fr: '{file}, horodatage' },
  record: { en: 'record {id}', ar: 'البيان {id}', fr: 'enregistrement {id}' },
});
