// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** Captures of public pages. What a page withheld is a gap of its capture, not an error. */
export const CaptureError = errorArea('CAPTURE', {
  ADDRESS_UNREADABLE: {
    http: 400,
    exit: 2,
    text: {
      en: 'This is not the address of a page.',
      ar: 'هذا ليس عنوان صفحة.',
      fr: 'Ce n’est pas l’adresse d’une page.',
    },
  },
  SCHEME_REFUSED: {
    http: 403,
    exit: 3,
    text: {
      en: 'Only pages of the web (http, https) are captured.',
      ar: 'لا تُلتقط إلا صفحات الويب (http وhttps).',
      fr: 'Seules les pages du web (http, https) sont capturées.',
    },
  },
  SIGN_IN_REFUSED: {
    http: 403,
    exit: 3,
    text: {
      en: 'A capture visits public pages and signs in nowhere.',
      ar: 'يزور الالتقاط الصفحات العامة ولا يسجّل الدخول في أي مكان.',
      fr: 'Une capture visite des pages publiques et ne se connecte nulle part.',
    },
  },
  NOTATION_REFUSED: {
    http: 403,
    exit: 3,
    text: {
      en: 'The host is a number written so that it hides where it leads.',
      ar: 'المضيف رقم مكتوب بطريقة تخفي وجهته.',
      fr: 'L’hôte est un nombre écrit de façon à cacher où il mène.',
    },
  },
  LOOPBACK_REFUSED: {
    http: 403,
    exit: 3,
    text: {
      en: 'The address leads to the desk’s own machine.',
      ar: 'يقود العنوان إلى جهاز المكتب نفسه.',
      fr: 'L’adresse mène à la machine même du bureau.',
    },
  },
  NETWORK_REFUSED: {
    http: 403,
    exit: 3,
    text: {
      en: 'The address leads into a network that is not public.',
      ar: 'يقود العنوان إلى شبكة غير عامة.',
      fr: 'L’adresse mène dans un réseau qui n’est pas public.',
    },
  },
  NOT_STATED: {
    http: 403,
    exit: 3,
    text: {
      en: 'A visit needs its purpose and its legal basis before it is made.',
      ar: 'تحتاج الزيارة إلى بيان غرضها وأساسها القانوني قبل إجرائها.',
      fr: 'Une visite exige son but et sa base légale avant d’être faite.',
    },
  },
  NOT_PUBLIC: {
    http: 403,
    exit: 3,
    text: {
      en: 'Only pages that everybody can see are captured; the rest is asked of the provider.',
      ar: 'لا تُلتقط إلا الصفحات المتاحة للجميع؛ وما عداها يُطلب من مقدّم الخدمة.',
      fr: 'Seules les pages ouvertes à tous sont capturées ; le reste se demande au fournisseur.',
    },
  },
  PROTECTED_PERSON: {
    http: 403,
    exit: 3,
    text: {
      en: 'The page is of a journalist, a lawyer or a defender. Ask the legal reviewer.',
      ar: 'الصفحة تخص صحفيًا أو محاميًا أو مدافعًا. استشر المراجع القانوني.',
      fr: 'La page est celle d’un journaliste, d’un avocat ou d’un défenseur. Consultez le réviseur juridique.',
    },
  },
  LEADS_TO_PROTECTED: {
    http: 403,
    exit: 3,
    text: {
      en: 'The page leads its visitors to a page of a journalist, a lawyer or a defender. Nothing was kept. Ask the legal reviewer.',
      ar: 'تقود الصفحة زوّارها إلى صفحة تخص صحفيًا أو محاميًا أو مدافعًا. لم يُحفظ شيء. استشر المراجع القانوني.',
      fr: 'La page mène ses visiteurs à celle d’un journaliste, d’un avocat ou d’un défenseur. Rien n’a été conservé. Consultez le réviseur juridique.',
    },
  },
  LIST_TOO_LARGE: {
    http: 403,
    exit: 3,
    text: {
      en: 'The list goes beyond its cap, or has no end.',
      ar: 'تتجاوز القائمة حدّها، أو أنها بلا نهاية.',
      fr: 'La liste dépasse son plafond, ou n’a pas de fin.',
    },
  },
  NOT_READY: {
    http: 409,
    exit: 2,
    text: {
      en: 'The capture has not ended yet, or it failed.',
      ar: 'لم ينته الالتقاط بعد، أو أنه فشل.',
      fr: 'La capture n’est pas encore terminée, ou elle a échoué.',
    },
  },
  OTHER_PAGE: {
    http: 409,
    exit: 2,
    text: {
      en: 'Only captures of the same page are compared.',
      ar: 'لا تُقارن إلا عمليات التقاط الصفحة نفسها.',
      fr: 'Seules des captures de la même page se comparent.',
    },
  },
  NOT_OF_OTHERS: {
    http: 409,
    exit: 2,
    text: {
      en: 'This item cannot be taken for a capture of others: it answers a request, comes from this desk, or was taken in before.',
      ar: 'لا يمكن اعتبار هذا العنصر التقاطًا من الغير: فهو جواب عن طلب، أو صادر عن هذا المكتب، أو أُدخل من قبل.',
      fr: 'Cette pièce ne peut être prise pour une capture d’autrui : elle répond à une demande, vient de ce bureau, ou l’a déjà été.',
    },
  },
  OTHERS_UNREADABLE: {
    http: 422,
    exit: 2,
    text: {
      en: 'The file is no capture that can be opened (WACZ, WARC, HAR, MHTML, PNG, JPEG), or it is damaged. It stays as it is.',
      ar: 'الملف ليس التقاطًا يمكن فتحه (WACZ أو WARC أو HAR أو MHTML أو PNG أو JPEG)، أو أنه تالف. يبقى كما هو.',
      fr: 'Le fichier n’est pas une capture qui puisse être ouverte (WACZ, WARC, HAR, MHTML, PNG, JPEG), ou il est endommagé. Il reste tel quel.',
    },
  },
  UNREACHABLE: {
    http: 502,
    exit: 2,
    text: {
      en: 'Nothing answered at this address, so there is nothing to keep.',
      ar: 'لم يُجب شيء على هذا العنوان، فلا شيء يُحفظ.',
      fr: 'Rien n’a répondu à cette adresse ; il n’y a rien à conserver.',
    },
  },
  NO_DISPLAY: {
    http: 503,
    exit: 2,
    text: {
      en: 'This machine shows no windows; a capture by hand needs a screen.',
      ar: 'لا يعرض هذا الجهاز نوافذ؛ والالتقاط اليدوي يحتاج إلى شاشة.',
      fr: 'Cette machine n’affiche pas de fenêtres ; une capture à la main exige un écran.',
    },
  },
  NO_SUCH_PROXY: {
    http: 409,
    exit: 2,
    text: {
      en: 'The way out that was chosen for this case is none that the desk has.',
      ar: 'المخرج المختار لهذه القضية ليس مما يملكه المكتب.',
      fr: 'La sortie choisie pour cette affaire n’est pas de celles que le bureau possède.',
    },
  },
  NO_BROWSER: {
    http: 503,
    exit: 2,
    text: {
      en: 'This machine has no browser that can be started for captures.',
      ar: 'لا يوجد على هذا الجهاز متصفح يمكن تشغيله للالتقاط.',
      fr: 'Cette machine n’a pas de navigateur qui puisse être lancé pour les captures.',
    },
  },
});
