// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** Cases, their circle and their targets. */
export const CaseError = errorArea('CASE', {
  NUMBER_TAKEN: {
    http: 409,
    exit: 2,
    text: { en: 'Another case has this number.', ar: 'رقم القضية هذا مستعمل.', fr: 'Une autre affaire porte ce numéro.' },
  },
  CLOSED: {
    http: 409,
    exit: 3,
    text: { en: 'The case is closed.', ar: 'القضية مغلقة.', fr: 'L’affaire est close.' },
  },
  REVIEW_DUE: {
    http: 409,
    exit: 3,
    text: {
      en: 'The emergency review of a request of the case is still due.',
      ar: 'ما زالت مراجعة الطوارئ لطلب من القضية مستحقة.',
      fr: 'La revue d’urgence d’une demande de l’affaire reste due.',
    },
  },
  MARK_STANDS: {
    http: 409,
    exit: 3,
    text: {
      en: 'A mark of handling is not unticked.',
      ar: 'علامة المعاملة لا تُلغى بمجرد إزالة التأشير.',
      fr: 'Une mention de traitement ne se décoche pas.',
    },
  },
  NOT_MARKED: {
    http: 409,
    exit: 3,
    text: { en: 'The case does not have this mark.', ar: 'ليست على القضية هذه العلامة.', fr: 'L’affaire ne porte pas cette mention.' },
  },
  ROLE_PROTECTS: {
    http: 409,
    exit: 3,
    text: {
      en: 'A role that protects the person is not changed by one person alone.',
      ar: 'الصفة التي تحمي الشخص لا يغيّرها شخص واحد بمفرده.',
      fr: 'Une qualité qui protège la personne n’est pas changée par un seul.',
    },
  },
  ROLE_NO_LOWER: {
    http: 409,
    exit: 3,
    text: {
      en: 'This role protects the person no less: there is nothing to propose.',
      ar: 'هذه الصفة لا تقل حماية للشخص: لا حاجة إلى اقتراح.',
      fr: 'Cette qualité ne protège pas moins la personne : il n’y a rien à proposer.',
    },
  },
  LOWERING_OPEN: {
    http: 409,
    exit: 3,
    text: {
      en: 'Lowering this role is proposed already.',
      ar: 'سبق اقتراح خفض هذه الصفة.',
      fr: 'L’abaissement de cette qualité est déjà proposé.',
    },
  },
  LOWERING_DECIDED: {
    http: 409,
    exit: 3,
    text: { en: 'This proposal is decided.', ar: 'بُتّ في هذا الاقتراح.', fr: 'Cette proposition est tranchée.' },
  },
  LOWERING_OUTDATED: {
    http: 409,
    exit: 3,
    text: {
      en: 'The target has another role than when this was proposed.',
      ar: 'صفة الهدف تغيّرت بعد تقديم هذا الاقتراح.',
      fr: 'La cible a une autre qualité qu’au moment de la proposition.',
    },
  },
  NOT_OF_THAT_ROLE: {
    http: 409,
    exit: 3,
    text: {
      en: 'This person does not hold that role on the desk.',
      ar: 'هذا الشخص لا يشغل هذا الدور في المكتب.',
      fr: 'Cette personne n’a pas ce rôle dans le bureau.',
    },
  },
  LAST_MEMBER: {
    http: 409,
    exit: 3,
    text: {
      en: 'A case keeps at least one person who can take others in.',
      ar: 'يبقى في القضية شخص واحد على الأقل يمكنه ضم آخرين.',
      fr: 'Une affaire garde au moins une personne qui peut en faire entrer d’autres.',
    },
  },
  SECRET_AS_TARGET: {
    http: 400,
    exit: 3,
    text: {
      en: 'This is a key to somebody’s money, not something to ask about. Take it in as evidence, where it is sealed.',
      ar: 'هذا مفتاح لأموال شخص وليس شيئًا يُسأل عنه. أدخله ضمن الأدلة حيث يُختم.',
      fr: 'C’est une clé d’accès aux fonds de quelqu’un, pas un objet de demande. Versez-la aux preuves, où elle est mise sous scellé.',
    },
  },
  NO_IDENTIFIER: {
    http: 400,
    exit: 2,
    text: {
      en: 'No identifier was found in this text.',
      ar: 'لم يُعثر على أي معرّف في هذا النص.',
      fr: 'Aucun identifiant n’a été trouvé dans ce texte.',
    },
  },
});
