// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** Making and taking in bundles. */
export const BundleError = errorArea('BUNDLE', {
  SOURCE_CHANGED: {
    http: 500,
    exit: 1,
    text: {
      en: 'A part of the case changed while the bundle was made.',
      ar: 'تغيّر جزء من القضية أثناء إعداد الحزمة.',
      fr: 'Une partie de l’affaire a changé pendant la préparation du dossier scellé.',
    },
  },
  RECORDS_WRONG: {
    http: 400,
    exit: 2,
    text: {
      en: 'Which records are to be left out is not clear.',
      ar: 'البيانات المطلوب استبعادها غير محددة بوضوح.',
      fr: 'Les enregistrements à écarter ne sont pas clairement désignés.',
    },
  },
  NOT_LEFT_OUT: {
    http: 404,
    exit: 2,
    text: {
      en: 'This record was not left out of the bundle.',
      ar: 'لم يُستبعد هذا البيان من الحزمة.',
      fr: 'Cet enregistrement n’a pas été écarté du dossier scellé.',
    },
  },
  QUERY_EMPTY: {
    http: 400,
    exit: 2,
    text: {
      en: 'The question names neither a word nor a period.',
      ar: 'لا يذكر الاستعلام كلمة ولا فترة.',
      fr: 'La question ne nomme ni mot ni période.',
    },
  },
  DEFENCE_DECIDER: {
    http: 403,
    exit: 3,
    text: {
      en: 'What the defence does not get is decided by an approver or legal reviewer of the case.',
      ar: 'ما لا يُسلَّم إلى الدفاع يقرره صاحب الاعتماد أو المراجع القانوني في القضية.',
      fr: 'Ce que la défense ne reçoit pas est décidé par un approbateur ou un réviseur juridique de l’affaire.',
    },
  },
  NOT_A_BUNDLE: {
    http: 422,
    exit: 3,
    text: {
      en: 'This is no bundle of a desk.',
      ar: 'هذا الملف ليس حزمة صادرة عن مكتب.',
      fr: 'Ceci n’est pas le dossier scellé d’un bureau.',
    },
  },
  NOT_SOUND: {
    http: 422,
    exit: 3,
    text: {
      en: 'The check found something wrong with the bundle. Nothing of it was kept.',
      ar: 'أظهر الفحص خللًا في الحزمة، ولم يُحفظ منها شيء.',
      fr: 'La vérification a trouvé un défaut dans le dossier scellé. Rien n’en a été conservé.',
    },
  },
  SENDER_UNKNOWN: {
    http: 422,
    exit: 3,
    text: {
      en: 'The desk that made the bundle is not known here: its key is missing.',
      ar: 'المكتب الذي أعدّ الحزمة غير معروف هنا: مفتاحه غير موجود.',
      fr: 'Le bureau qui a fait le dossier scellé n’est pas connu ici : sa clé manque.',
    },
  },
  TRAINING: {
    http: 422,
    exit: 3,
    text: {
      en: 'Invented bundles stay among training desks, real ones among real ones.',
      ar: 'تبقى الحزم المختلقة بين مكاتب التدريب، والحقيقية بين المكاتب الحقيقية.',
      fr: 'Les dossiers scellés inventés restent entre bureaux d’exercice, les vrais entre vrais bureaux.',
    },
  },
  TAKEN_ALREADY: {
    http: 409,
    exit: 3,
    text: {
      en: 'This very bundle is in the case already.',
      ar: 'هذه الحزمة نفسها موجودة في القضية.',
      fr: 'Ce dossier scellé même est déjà dans l’affaire.',
    },
  },
  NOT_READY: {
    http: 409,
    exit: 2,
    text: {
      en: 'The bundle is not ready yet.',
      ar: 'الحزمة ليست جاهزة بعد.',
      fr: 'Le dossier scellé n’est pas encore prêt.',
    },
  },
});
