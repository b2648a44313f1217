// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Figures counted anew from the custody log. */
export const oversightSays = sentences({
  zone: {
    en: 'Figures: zone is expected to be a time zone such as Africa/Cairo.',
    ar: 'الأرقام: يُنتظر أن تكون المنطقة الزمنية مثل Africa/Cairo.',
    fr: 'Chiffres : le fuseau doit en être un tel que Africa/Cairo.',
  },
  day: {
    en: 'Figures: {field} is expected to be a day such as 2026-01-31.',
    ar: 'الأرقام: يُنتظر أن يكون اليوم ({field}) مثل 2026-01-31.',
    fr: 'Chiffres : le jour ({field}) doit être tel que 2026-01-31.',
  },
  backwards: {
    en: 'Figures: to is expected to be no day before the first.',
    ar: 'الأرقام: يُنتظر ألا يسبق اليوم الأخير اليوم الأول.',
    fr: 'Chiffres : le dernier jour ne peut précéder le premier.',
  },
  'too-long': {
    en: 'Figures: from is expected to be at most {years} years before the last.',
    ar: 'الأرقام: يُنتظر ألا يسبق اليوم الأول اليوم الأخير بأكثر من {years} سنوات.',
    fr: 'Chiffres : le premier jour ne peut précéder le dernier de plus de {years} ans.',
  },
  'log-not-sound': {
    en: 'Figures: the custody log does not verify, so there is no file. Found: {count}, the first: “{first}”. Keep database and folder as they are and make a copy before anything else.',
    ar: 'الأرقام: لا يجتاز سجل الحيازة التحقق، فلا ملف. عدد ما وُجد: {count}، وأوله: “{first}”. أبقِ قاعدة البيانات والمجلد على حالهما وخذ نسخة قبل أي شيء آخر.',
    fr: 'Chiffres : le journal de traçabilité ne passe pas la vérification ; il n’y a pas de fichier. Constats : {count}, le premier : « {first} ». Laissez la base et le dossier tels quels et faites-en une copie avant toute autre chose.',
  },
});
