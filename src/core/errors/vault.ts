// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** The evidence vault: items under their SHA-256, encrypted, written once. */
export const VaultError = errorArea('VAULT', {
  DISK_FULL: {
    http: 507,
    exit: 2,
    text: {
      en: 'There is no room left to store this item. Nothing of it was kept.',
      ar: 'لا توجد مساحة كافية لحفظ هذا العنصر. لم يُحفظ منه شيء.',
      fr: 'Il n’y a plus de place pour conserver cet élément. Rien n’en a été gardé.',
    },
  },
  UNWRITABLE: {
    http: 503,
    exit: 2,
    text: {
      en: 'The evidence vault cannot be written to.',
      ar: 'تعذّرت الكتابة في خزانة الأدلة.',
      fr: 'Le coffre des preuves ne peut pas être écrit.',
    },
  },
  NOT_FOUND: {
    http: 404,
    exit: 2,
    text: {
      en: 'The evidence vault does not hold this item.',
      ar: 'لا تحتوي خزانة الأدلة على هذا العنصر.',
      fr: 'Le coffre des preuves ne contient pas cet élément.',
    },
  },
  DAMAGED: {
    http: 500,
    exit: 1,
    text: {
      en: 'An item of the evidence vault is damaged: its bytes are not those that were stored.',
      ar: 'عنصر في خزانة الأدلة تالف: محتواه ليس ما حُفظ فيه.',
      fr: 'Un élément du coffre des preuves est endommagé : ses octets ne sont pas ceux qui y ont été déposés.',
    },
  },
  WRONG_HASH: {
    http: 409,
    exit: 1,
    text: {
      en: 'What arrived is not what was announced: the SHA-256 differs. Nothing was kept.',
      ar: 'ما وصل ليس ما أُعلن عنه: قيمة SHA-256 مختلفة. لم يُحفظ شيء.',
      fr: 'Ce qui est arrivé n’est pas ce qui était annoncé : le SHA-256 diffère. Rien n’a été gardé.',
    },
  },
  KEY_MISSING: {
    http: 503,
    exit: 2,
    text: {
      en: 'The key that opens the evidence vault is missing.',
      ar: 'المفتاح الذي يفتح خزانة الأدلة غير موجود.',
      fr: 'La clé qui ouvre le coffre des preuves est absente.',
    },
  },
  KEY_UNUSABLE: {
    http: 503,
    exit: 2,
    text: {
      en: 'A key file of this desk is not usable.',
      ar: 'ملف مفتاح لهذا المكتب غير صالح للاستعمال.',
      fr: 'Un fichier de clé de ce bureau n’est pas utilisable.',
    },
  },
});
