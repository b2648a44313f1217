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
      fr: 'Une partie du dossier a changé pendant la préparation du paquet.',
    },
  },
  RECORDS_WRONG: {
    http: 400,
    exit: 2,
    text: {
      en: 'Which records are to be left out is not clear.',
      ar: 'السجلات المطلوب استبعادها غير محددة بوضوح.',
      fr: 'Les enregistrements à écarter ne sont pas clairement désignés.',
    },
  },
  NOT_LEFT_OUT: {
    http: 404,
    exit: 2,
    text: {
      en: 'This record was not left out of the bundle.',
      ar: 'لم يُستبعد هذا السجل من الحزمة.',
      fr: 'Cet enregistrement n’a pas été écarté du paquet.',
    },
  },
  NOT_READY: {
    http: 409,
    exit: 2,
    text: {
      en: 'The bundle is not ready yet.',
      ar: 'الحزمة ليست جاهزة بعد.',
      fr: 'Le paquet n’est pas encore prêt.',
    },
  },
});
