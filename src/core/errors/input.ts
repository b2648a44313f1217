// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** What was sent to the API. */
export const InputError = errorArea('INPUT', {
  WRONG: {
    http: 400,
    exit: 2,
    text: {
      en: 'Something in what was sent is not as expected.',
      ar: 'في ما أُرسل شيء على غير المتوقع.',
      fr: 'Quelque chose dans l’envoi n’est pas conforme.',
    },
  },
  TOO_LARGE: {
    http: 413,
    exit: 2,
    text: { en: 'Too much was sent at once.', ar: 'ما أُرسل دفعة واحدة أكبر من اللازم.', fr: 'Trop de données envoyées à la fois.' },
  },
  UNBROKEN_TEXT: {
    http: 400,
    exit: 2,
    text: {
      en: 'A text is too long without a blank. Break it, or put it into an annex.',
      ar: 'نص أطول من اللازم بلا مسافة. قسّمه أو ضعه في ملحق.',
      fr: 'Un texte est trop long sans espace. Coupez-le ou mettez-le en annexe.',
    },
  },
  MOMENT_AHEAD: {
    http: 400,
    exit: 2,
    text: {
      en: 'This moment lies ahead of the desk’s clock.',
      ar: 'هذا الوقت لاحق لساعة المكتب.',
      fr: 'Ce moment est en avance sur l’horloge du bureau.',
    },
  },
  CHANGED_MEANWHILE: {
    http: 409,
    exit: 3,
    text: {
      en: 'Somebody else changed this meanwhile. Load it again.',
      ar: 'غيّر شخص آخر هذا في الأثناء. أعد تحميله.',
      fr: 'Quelqu’un d’autre l’a modifié entre-temps. Rechargez.',
    },
  },
  FAULT: {
    http: 500,
    exit: 2,
    text: {
      en: 'A fault of the program. Nothing was changed.',
      ar: 'خلل في البرنامج. لم يتغير شيء.',
      fr: 'Un défaut du programme. Rien n’a été modifié.',
    },
  },
});
