// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** Signing in, and what a person may do. */
export const AccessError = errorArea('ACCESS', {
  SIGN_IN_NEEDED: {
    http: 401,
    exit: 3,
    text: { en: 'Sign in first.', ar: 'سجّل الدخول أولًا.', fr: 'Connectez-vous d’abord.' },
  },
  SIGN_IN_REFUSED: {
    http: 401,
    exit: 3,
    text: {
      en: 'Name, password or code is not right.',
      ar: 'الاسم أو كلمة المرور أو الرمز غير صحيح.',
      fr: 'Le nom, le mot de passe ou le code n’est pas correct.',
    },
  },
  CODE_NEEDED: {
    http: 401,
    exit: 3,
    text: {
      en: 'Enter the code of your second factor.',
      ar: 'أدخل رمز عامل التحقق الثاني.',
      fr: 'Saisissez le code de votre second facteur.',
    },
  },
  TOO_MANY_ATTEMPTS: {
    http: 429,
    exit: 3,
    text: {
      en: 'Too many attempts. Wait a quarter of an hour.',
      ar: 'محاولات كثيرة جدًا. انتظر ربع ساعة.',
      fr: 'Trop de tentatives. Attendez un quart d’heure.',
    },
  },
  SECOND_FACTOR_NEEDED: {
    http: 403,
    exit: 3,
    text: {
      en: 'This act asks for your second factor again.',
      ar: 'يتطلب هذا الإجراء إدخال عامل التحقق الثاني من جديد.',
      fr: 'Cet acte demande à nouveau votre second facteur.',
    },
  },
  SECOND_FACTOR_MISSING: {
    http: 403,
    exit: 3,
    text: {
      en: 'This act needs a second factor. Enrol one first.',
      ar: 'يحتاج هذا الإجراء إلى عامل تحقق ثانٍ. سجّل واحدًا أولًا.',
      fr: 'Cet acte exige un second facteur. Enregistrez-en un d’abord.',
    },
  },
  PASSWORD_MUST_CHANGE: {
    http: 403,
    exit: 3,
    text: {
      en: 'Choose a password of your own first.',
      ar: 'اختر كلمة مرور خاصة بك أولًا.',
      fr: 'Choisissez d’abord votre propre mot de passe.',
    },
  },
  PASSWORD_TOO_WEAK: {
    http: 400,
    exit: 2,
    text: {
      en: 'This password is too easy to guess.',
      ar: 'كلمة المرور هذه سهلة التخمين.',
      fr: 'Ce mot de passe est trop facile à deviner.',
    },
  },
  NOT_ALLOWED: {
    http: 403,
    exit: 3,
    text: {
      en: 'Your role in this case does not allow that.',
      ar: 'دورك في هذه القضية لا يسمح بذلك.',
      fr: 'Votre rôle dans cette affaire ne le permet pas.',
    },
  },
  NOT_FOUND: {
    http: 404,
    exit: 3,
    text: {
      en: 'There is nothing here that you may see.',
      ar: 'لا يوجد هنا ما يحق لك الاطلاع عليه.',
      fr: 'Il n’y a rien ici que vous puissiez voir.',
    },
  },
  FORGED: {
    http: 403,
    exit: 3,
    text: {
      en: 'This change did not come from a page of this desk.',
      ar: 'لم يصدر هذا التغيير عن صفحة من صفحات هذا المكتب.',
      fr: 'Cette modification ne vient pas d’une page de ce bureau.',
    },
  },
  ROLES_APART: {
    http: 409,
    exit: 3,
    text: {
      en: 'These roles are not held by one person.',
      ar: 'لا يجمع شخص واحد بين هذه الأدوار.',
      fr: 'Une même personne ne cumule pas ces rôles.',
    },
  },
  NOT_HELD: {
    http: 409,
    exit: 3,
    text: {
      en: 'This account does not wait for a second person.',
      ar: 'هذا الحساب لا ينتظر شخصًا ثانيًا.',
      fr: 'Ce compte n’attend pas de seconde personne.',
    },
  },
  ACCOUNT_CLOSED: {
    http: 409,
    exit: 3,
    text: {
      en: 'This account is closed. Open it again first.',
      ar: 'هذا الحساب مغلق. أعد فتحه أولًا.',
      fr: 'Ce compte est fermé. Rouvrez-le d’abord.',
    },
  },
  ALREADY_BEGUN: {
    http: 409,
    exit: 3,
    text: { en: 'This desk has accounts already.', ar: 'لهذا المكتب حسابات بالفعل.', fr: 'Ce bureau a déjà des comptes.' },
  },
  LOGIN_TAKEN: {
    http: 409,
    exit: 2,
    text: { en: 'This name is taken.', ar: 'هذا الاسم مستعمل.', fr: 'Ce nom est déjà pris.' },
  },
});
