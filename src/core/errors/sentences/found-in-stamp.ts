// SPDX-License-Identifier: Apache-2.0
import { sentencesOnStrangers } from '../say.ts';

/** What a check finds in a time-stamp (RFC 3161). */
export const stampFound = sentencesOnStrangers({
  unusable: {
    en: 'A time-stamp was expected; this is no usable one: {why}.',
    ar: 'كان المنتظر طابعًا زمنيًا، وهذا لا يصلح: {why}.',
    fr: 'Un horodatage était attendu ; celui-ci n’est pas utilisable : {why}.',
  },
  'other-thing': { en: 'it signs something else than a time', ar: 'يوقّع شيئًا غير الوقت', fr: 'il signe autre chose qu’une heure' },
  refused: { en: 'the authority refused the stamp', ar: 'رفضت السلطة ختمه', fr: 'l’autorité a refusé l’horodatage' },
  'digest-unknown': {
    en: 'The stamp uses a digest that this program does not take.',
    ar: 'يستعمل الطابع نوع بصمات لا يأخذ به هذا البرنامج.',
    fr: 'L’horodatage emploie un type d’empreinte que ce programme n’accepte pas.',
  },
  'other-bytes': {
    en: 'The stamp of {at} is of other bytes than these: it belongs to another file or another state of the log.',
    ar: 'الطابع المؤرخ {at} لبايتات غير هذه: هو لملف آخر أو لحالة أخرى من السجل.',
    fr: 'L’horodatage du {at} porte sur d’autres octets : il est d’un autre fichier ou d’un autre état du journal.',
  },
  changed: {
    en: 'The stamp was changed after it was signed.',
    ar: 'غُيّر الطابع بعد توقيعه.',
    fr: 'L’horodatage a été changé après sa signature.',
  },
  'names-no-certificate': {
    en: 'The stamp does not name the certificate it was signed with.',
    ar: 'لا يذكر الطابع الشهادة التي وُقّع بها.',
    fr: 'L’horodatage ne nomme pas le certificat qui l’a signé.',
  },
  'not-for-stamps': {
    en: 'The certificate of the signer is not one for time-stamps.',
    ar: 'شهادة الموقّع ليست للطوابع الزمنية.',
    fr: 'Le certificat du signataire n’est pas destiné à l’horodatage.',
  },
  'not-valid-then': {
    en: 'A certificate of the authority ({name}) was not valid at {at}.',
    ar: 'إحدى شهادات السلطة ({name}) لم تكن سارية في {at}.',
    fr: 'Un certificat de l’autorité ({name}) n’était pas valable le {at}.',
  },
  valid: {
    en: 'Stamped at {at} by {name}, whom you trust.{expired}',
    ar: 'خُتم في {at} من {name} التي تثق بها.{expired}',
    fr: 'Horodaté le {at} par {name}, à qui vous faites confiance.{expired}',
  },
  'no-way': {
    en: 'Stamped by {name}; no certificate that you trust leads there.',
    ar: 'خُتم من {name}؛ ولا تقود إليها شهادة تثق بها.',
    fr: 'Horodaté par {name} ; aucun certificat auquel vous faites confiance n’y mène.',
  },
  'yours-to-say': {
    en: 'Stamped at {at} by {name}. Whether to trust it is yours to say: give its certificate among what you trust.{expired}',
    ar: 'خُتم في {at} من {name}. ولك أن تقرر الثقة بها: قدّم شهادتها مع ما تثق به.{expired}',
    fr: 'Horodaté le {at} par {name}. À vous de dire si vous lui faites confiance : donnez son certificat parmi ce que vous tenez pour sûr.{expired}',
  },
  'expired-since': {
    en: ' Its certificate has expired since, which does not undo the stamp.',
    ar: ' انتهت شهادتها بعد ذلك، وهذا لا يبطل الطابع.',
    fr: ' Son certificat a expiré depuis, ce qui n’annule pas l’horodatage.',
  },
  'none-of-log': {
    en: 'No time-stamp authority has stamped this state of the log.',
    ar: 'لم تختم أي سلطة للطوابع الزمنية هذه الحالة من السجل.',
    fr: 'Aucune autorité d’horodatage n’a horodaté cet état du journal.',
  },
  'none-of-signature': {
    en: 'No authority has stamped the signature: its time is what the desk says.',
    ar: 'لم تختم أي سلطة هذا التوقيع: وقته هو ما يقوله المكتب.',
    fr: 'Aucune autorité n’a horodaté la signature : son heure est celle que dit le bureau.',
  },
  'of-nothing': {
    en: 'There is nothing beside it that it could be a stamp of.',
    ar: 'ليس بجانبه شيء يمكن أن يكون طابعًا له.',
    fr: 'Il n’y a rien à côté dont il pourrait être l’horodatage.',
  },
});
