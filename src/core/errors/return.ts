// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** Reading what providers hand over. What is wrong inside a return is a gap of its reading, not an error. */
export const ReturnError = errorArea('RETURN', {
  STOPPED: {
    http: 500,
    exit: 1,
    text: {
      en: 'The reading was stopped before its end. What was found until then is kept as incomplete.',
      ar: 'أُوقفت القراءة قبل نهايتها. يُحفظ ما وُجد حتى ذلك الحين على أنه غير مكتمل.',
      fr: 'La lecture a été arrêtée avant la fin. Ce qui a été trouvé jusque-là est gardé comme incomplet.',
    },
  },
  NO_SUCH_RECORD: {
    http: 404,
    exit: 2,
    text: {
      en: 'This return gives no record with that id.',
      ar: 'لا يعطي هذا الرد أي بيان بهذا المعرّف.',
      fr: 'Cette réponse ne donne aucun enregistrement portant cet identifiant.',
    },
  },
  NOT_THE_SAME_BYTES: {
    http: 409,
    exit: 1,
    text: {
      en: 'The file given is not the one that the record was read from.',
      ar: 'الملف المعطى ليس الملف الذي قُرئ منه البيان.',
      fr: 'Le fichier donné n’est pas celui dont l’enregistrement a été lu.',
    },
  },
});
