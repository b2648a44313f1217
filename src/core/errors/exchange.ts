// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** What goes to others by a machine: mail, and what is asked of time-stamp authorities. */
export const ExchangeError = errorArea('EXCHANGE', {
  NO_MAIL: {
    http: 409,
    exit: 3,
    text: {
      en: 'This desk has no mail server configured.',
      ar: 'لم يُضبط خادم بريد لهذا المكتب.',
      fr: 'Aucun serveur de courrier n’est configuré pour ce bureau.',
    },
  },
  MAIL_REFUSED: {
    http: 502,
    exit: 1,
    text: {
      en: 'The mail server did not take it. Nothing was sent.',
      ar: 'لم يقبل خادم البريد الرسالة. لم يُرسل شيء.',
      fr: 'Le serveur de courrier ne l’a pas accepté. Rien n’est parti.',
    },
  },
  MAIL_LOST: {
    http: 502,
    exit: 1,
    text: {
      en: 'The line was lost while it was being sent. It may have arrived.',
      ar: 'انقطع الاتصال أثناء الإرسال. ربما وصلت الرسالة.',
      fr: 'La liaison a été perdue pendant l’envoi. Le message est peut-être arrivé.',
    },
  },
  ENCLOSURE_KEPT: {
    http: 409,
    exit: 3,
    text: {
      en: 'Something that is to be enclosed may not leave.',
      ar: 'أحد المرفقات لا يجوز أن يخرج.',
      fr: 'Une pièce à joindre ne doit pas sortir.',
    },
  },
  MAIL_TOO_LARGE: {
    http: 409,
    exit: 3,
    text: {
      en: 'What is enclosed is larger than any mail.',
      ar: 'المرفقات أكبر من أي رسالة بريد.',
      fr: 'Les pièces jointes dépassent tout courriel.',
    },
  },
  PAPERS_NOT_READY: {
    http: 409,
    exit: 3,
    text: {
      en: 'The papers are not signed yet.',
      ar: 'لم تُوقَّع الأوراق بعد.',
      fr: 'Les papiers ne sont pas encore signés.',
    },
  },
  ADDRESS_NOT_OWN: {
    http: 409,
    exit: 3,
    text: {
      en: 'The address is not in the provider’s own domains.',
      ar: 'العنوان ليس ضمن نطاقات مقدم الخدمة نفسه.',
      fr: 'L’adresse n’est pas dans les domaines propres du fournisseur.',
    },
  },
  KEY_UNUSABLE: {
    http: 400,
    exit: 2,
    text: {
      en: 'This key or certificate cannot be used.',
      ar: 'لا يمكن استخدام هذا المفتاح أو هذه الشهادة.',
      fr: 'Cette clé ou ce certificat est inutilisable.',
    },
  },
  KEY_UNREADABLE: {
    http: 400,
    exit: 2,
    text: {
      en: 'This is not one whole public key or certificate.',
      ar: 'ليس هذا مفتاحًا عامًّا واحدًا كاملًا ولا شهادة واحدة كاملة.',
      fr: 'Ce n’est pas une clé publique ou un certificat entier et seul.',
    },
  },
  KEY_PRIVATE: {
    http: 409,
    exit: 3,
    text: {
      en: 'This holds a private key, which nobody but its owner may have.',
      ar: 'في هذا مفتاح خاص لا يجوز أن يكون إلا عند صاحبه.',
      fr: 'Ceci contient une clé privée, que seul son titulaire doit avoir.',
    },
  },
  KEY_ENDED: {
    http: 409,
    exit: 3,
    text: {
      en: 'The time of this key or certificate is over, or its owner has revoked it.',
      ar: 'انتهت مدة هذا المفتاح أو هذه الشهادة، أو ألغاه صاحبه.',
      fr: 'Cette clé ou ce certificat a expiré, ou son titulaire l’a révoqué.',
    },
  },
  KEY_OF_ANOTHER: {
    http: 409,
    exit: 3,
    text: {
      en: 'This key is not of that mailbox.',
      ar: 'هذا المفتاح ليس لذلك الصندوق.',
      fr: 'Cette clé n’est pas celle de cette boîte.',
    },
  },
  KEY_KNOWN: {
    http: 409,
    exit: 3,
    text: {
      en: 'This key of the mailbox is here already.',
      ar: 'مفتاح الصندوق هذا موجود بالفعل.',
      fr: 'Cette clé de la boîte est déjà là.',
    },
  },
  FINGERPRINT_OTHER: {
    http: 409,
    exit: 3,
    text: {
      en: 'The key has another fingerprint than the one typed.',
      ar: 'بصمة المفتاح غير التي كُتبت.',
      fr: 'L’empreinte de la clé est une autre que celle saisie.',
    },
  },
  NO_TIME_STAMP: {
    http: 502,
    exit: 2,
    text: {
      en: 'The time-stamp authority gave no usable stamp.',
      ar: 'لم تعطِ سلطة ختم الوقت ختمًا صالحًا.',
      fr: 'L’autorité d’horodatage n’a pas donné de jeton utilisable.',
    },
  },
});
