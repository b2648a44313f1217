// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Requests of other States. */
export const incomingSays = sentences({
  'no-such-evidence': {
    en: 'Incoming request: an item that was named is not in this case, or was erased. "rogatory desk evidence list" shows what is there.',
    ar: 'الطلب الوارد: عنصر مما ذُكر ليس في هذه القضية أو مُحي. قائمة الأدلة («rogatory desk evidence list») تعرض الموجود.',
    fr: 'Demande reçue : un élément nommé n’est pas dans cette affaire, ou a été effacé. La liste des preuves (« rogatory desk evidence list ») montre ce qui s’y trouve.',
  },
  wrong: {
    en: 'Incoming request: {what}.',
    ar: 'الطلب الوارد: {what}.',
    fr: 'Demande reçue : {what}.',
  },
  'no-such-field': {
    en: 'it states a field that such a request does not have',
    ar: 'يذكر حقلًا لا يوجد في مثل هذا الطلب',
    fr: 'elle indique un champ qu’une telle demande n’a pas',
  },
  'no-such-day': {
    en: 'there is no such day',
    ar: 'لا يوجد يوم كهذا',
    fr: 'ce jour n’existe pas',
  },
  'received-past': {
    en: 'the day it was received is expected to be past',
    ar: 'يُنتظر أن يكون يوم الورود يومًا مضى',
    fr: 'le jour de réception doit être passé',
  },
  'not-in-this-state': {
    en: 'Incoming request: "{event}" is not possible while it is {state}. Possible: {possible}.',
    ar: 'الطلب الوارد: هذه الخطوة غير ممكنة وحالته «{state}». أعد تحميله لترى ما يمكن الآن.',
    fr: 'Demande reçue : cette étape n’est pas possible dans l’état « {state} ». Rechargez-la pour voir ce qui est possible maintenant.',
  },
  'does-not-state': {
    en: 'Incoming request: it does not state {missing}. Ask for it, or say in a comment why it goes on.',
    ar: 'الطلب الوارد: لا يذكر كل ما يجب ({missing}). اطلب استكماله، أو اذكر في تعليق سبب المضي فيه.',
    fr: 'Demande reçue : elle n’indique pas tout ({missing}). Demandez-le, ou dites dans un commentaire pourquoi elle suit son cours.',
  },
  'acknowledged-before': {
    en: 'Incoming request: its receipt was acknowledged before.',
    ar: 'الطلب الوارد: سبق الإشعار بتسلّمه.',
    fr: 'Demande reçue : sa réception a déjà été accusée.',
  },
  'nothing-forwarded': {
    en: 'Incoming request: nothing was forwarded that could have a receipt.',
    ar: 'الطلب الوارد: لم يُرسل شيء يمكن أن يكون له إيصال.',
    fr: 'Demande reçue : rien n’a été transmis qui puisse avoir un reçu.',
  },
  needs: {
    en: 'Incoming request: "{event}" needs {field}.',
    ar: 'الطلب الوارد: تحتاج هذه الخطوة إلى {field}.',
    fr: 'Demande reçue : cette étape exige {field}.',
  },
  'day-between': {
    en: 'Incoming request: the day is expected to lie between its arrival and today.',
    ar: 'الطلب الوارد: يُنتظر أن يقع اليوم بين وروده واليوم الحالي.',
    fr: 'Demande reçue : le jour doit se situer entre son arrivée et aujourd’hui.',
  },
  comment: {
    en: 'a comment',
    ar: 'تعليق',
    fr: 'un commentaire',
  },
  reasonCode: {
    en: 'a reason code',
    ar: 'رمز سبب',
    fr: 'un code de motif',
  },
  office: {
    en: 'an office',
    ar: 'ذكر جهة',
    fr: 'un service',
  },
  evidenceIds: {
    en: 'evidence items',
    ar: 'عناصر من الأدلة',
    fr: 'des éléments de preuve',
  },
});
