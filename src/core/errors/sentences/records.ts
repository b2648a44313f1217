// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Lists of records and the folder of a reading. */
export const recordsSays = sentences({
  'question-stopped': {
    en: 'Records: the question was not answered to its end: {why}. Ask it again.',
    ar: 'البيانات: لم يكتمل الجواب عن السؤال: {why}. أعد السؤال.',
    fr: 'Enregistrements : la question n’a pas reçu de réponse entière : {why}. Reposez-la.',
  },
  'nobody-waits': {
    en: 'nobody waits for it any more',
    ar: 'لم يعد أحد ينتظر جوابه',
    fr: 'plus personne ne l’attend',
  },
  'process-ended': {
    en: 'its process ended ({how})',
    ar: 'انتهت عمليته ({how})',
    fr: 'son processus s’est terminé ({how})',
  },
  'was-stopped': {
    en: 'it was stopped',
    ar: 'أُوقف',
    fr: 'elle a été arrêtée',
  },
  'record-of': {
    en: 'record {ordinal} of {count}',
    ar: 'البيان {ordinal} من {count}',
    fr: 'l’enregistrement {ordinal} sur {count}',
  },
  'record-of-id': {
    en: 'a record of that id',
    ar: 'بيان بهذا المعرّف',
    fr: 'un enregistrement portant cet identifiant',
  },
  'disk-full': {
    en: 'Records: the disk of the records folder is full. Free some room and read the item again; nothing of this reading was kept.',
    ar: 'البيانات: قرص مجلد البيانات ممتلئ. وفّر مساحة ثم أعد قراءة العنصر؛ لم يُحفظ شيء من هذه القراءة.',
    fr: 'Enregistrements : le disque de leur dossier est plein. Libérez de la place et relisez l’élément ; rien de cette lecture n’a été gardé.',
  },
  'not-in-reading': {
    en: 'Records: {what} is not in this reading. The list names the records that are.',
    ar: 'البيانات: {what} ليس في هذه القراءة. القائمة تعرض ما فيها.',
    fr: 'Enregistrements : {what} n’est pas dans cette lecture. La liste montre ceux qui y sont.',
  },
  'no-folder': {
    en: 'Records: the folder of this reading is not there or holds no reading.json. Read the item again.',
    ar: 'البيانات: مجلد هذه القراءة غير موجود أو ليس فيه reading.json. أعد قراءة العنصر.',
    fr: 'Enregistrements : le dossier de cette lecture n’est pas là ou ne contient pas reading.json. Relisez l’élément.',
  },
  'other-layout': {
    en: 'Records: this reading has the layout {found}, expected {expected}. Read the item again with this version.',
    ar: 'البيانات: بنية هذه القراءة {found} والمنتظر {expected}. أعد قراءة العنصر بهذا الإصدار.',
    fr: 'Enregistrements : cette lecture a la structure {found}, {expected} était attendue. Relisez l’élément avec cette version.',
  },
  'one-place': {
    en: 'Records: a page starts at one place: behind a cursor, behind so many records, or at a moment in time order. Free text is searched from the start.',
    ar: 'البيانات: تبدأ الصفحة من موضع واحد: بعد علامة، أو بعد عدد من البيانات، أو عند لحظة بترتيب الوقت. والبحث في النص يبدأ من الأول.',
    fr: 'Enregistrements : une page commence à un seul endroit : derrière un repère, derrière un nombre d’enregistrements, ou à un moment dans l’ordre du temps. La recherche de texte part du début.',
  },
  'cursor-unknown': {
    en: 'Records: the cursor is not one that this list has given for this order. Start without one.',
    ar: 'البيانات: العلامة ليست مما أعطته هذه القائمة لهذا الترتيب. ابدأ من أولها.',
    fr: 'Enregistrements : le repère n’est pas de ceux que cette liste a donnés pour cet ordre. Repartez du début.',
  },
  'moments-expected': {
    en: 'Records: "from" and "to" are expected to be moments such as 2026-03-01T00:00:00Z.',
    ar: 'البيانات: يُنتظر أن يكون «من» و«إلى» لحظتين مثل 2026-03-01T00:00:00Z.',
    fr: 'Enregistrements : « du » et « au » doivent être des moments tels que 2026-03-01T00:00:00Z.',
  },
  'text-in-order': {
    en: 'Records: free text is searched in reading order. Leave "order" out, or leave "text" out.',
    ar: 'البيانات: يُبحث في النص بترتيب القراءة. اترك الترتيب أو اترك النص.',
    fr: 'Enregistrements : le texte se cherche dans l’ordre de lecture. Laissez l’ordre, ou laissez le texte.',
  },
  'no-room-for-reading': {
    en: 'Records: no room left for the reading {reading}. Free some room and read the item again; nothing of this reading was kept.',
    ar: 'البيانات: لا مساحة للقراءة {reading}. وفّر مساحة ثم أعد قراءة العنصر؛ لم يُحفظ شيء من هذه القراءة.',
    fr: 'Enregistrements : plus de place pour la lecture {reading}. Libérez de la place et relisez l’élément ; rien de cette lecture n’a été gardé.',
  },
  'not-written': {
    en: 'Records: the reading could not be written ({code}). The user of the desk must be able to write the records folder.',
    ar: 'البيانات: تعذرت كتابة القراءة ({code}). يجب أن يستطيع مستخدم المكتب الكتابة في مجلد البيانات.',
    fr: 'Enregistrements : la lecture n’a pas pu être écrite ({code}). L’utilisateur du bureau doit pouvoir écrire dans le dossier des enregistrements.',
  },
});
