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
