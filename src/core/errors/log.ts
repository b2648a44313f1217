// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** The custody log as this desk keeps and publishes it. */
export const LogError = errorArea('LOG', {
  FORKED: {
    http: 503,
    exit: 1,
    text: {
      en: 'The custody log of this desk does not continue what it has published.',
      ar: 'سجل الحيازة لهذا المكتب لا يتابع ما سبق نشره منه.',
      fr: 'Le journal de traçabilité de ce bureau ne prolonge pas ce qu’il a publié.',
    },
  },
  DAMAGED: {
    http: 500,
    exit: 1,
    text: {
      en: 'The custody log does not agree with its own checkpoint.',
      ar: 'سجل الحيازة لا يتطابق مع نقطة التحقق الخاصة به.',
      fr: 'Le journal de traçabilité ne concorde pas avec son propre point de contrôle.',
    },
  },
  NOT_COUNTED: {
    http: 409,
    exit: 3,
    text: {
      en: 'Nothing is counted from a custody log that does not verify.',
      ar: 'لا يُحصى شيء من سجل حيازة لا يجتاز التحقق.',
      fr: 'Rien n’est compté d’un journal de traçabilité qui ne passe pas la vérification.',
    },
  },
  KEY_MISSING: {
    http: 503,
    exit: 2,
    text: {
      en: 'The key that signs the custody log is missing or not usable.',
      ar: 'المفتاح الذي يوقّع سجل الحيازة مفقود أو غير صالح.',
      fr: 'La clé qui signe le journal de traçabilité est absente ou inutilisable.',
    },
  },
});
