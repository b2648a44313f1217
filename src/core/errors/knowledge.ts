// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** The facts in providers/ and jurisdictions/, or a question about them, cannot be used. */
export const KnowledgeError = errorArea('KNOWLEDGE', {
  FILE_UNREADABLE: {
    http: 500,
    exit: 2,
    text: {
      en: 'A file of the knowledge could not be read.',
      ar: 'تعذّرت قراءة ملف من ملفات المعرفة.',
      fr: 'Un fichier de la base de connaissances est illisible.',
    },
  },
  FILE_INVALID: {
    http: 500,
    exit: 2,
    text: {
      en: 'A file of the knowledge does not have the shape it should have.',
      ar: 'ملف من ملفات المعرفة لا يطابق البنية المطلوبة.',
      fr: 'Un fichier de la base de connaissances n’a pas la forme attendue.',
    },
  },
  QUERY_WRONG: {
    http: 400,
    exit: 2,
    text: {
      en: 'The question to the route advisor is not well formed.',
      ar: 'السؤال الموجّه إلى مستشار المسارات غير سليم.',
      fr: 'La question posée au conseiller de voies est mal formée.',
    },
  },
  OVERLAY_WRONG: {
    http: 400,
    exit: 2,
    text: {
      en: 'A confirmation does not name a known fact, a person, a day and a document.',
      ar: 'التأكيد لا يذكر معلومة معروفة وشخصًا ويومًا ووثيقة.',
      fr: 'Une confirmation ne nomme pas un fait connu, une personne, un jour et un document.',
    },
  },
});
