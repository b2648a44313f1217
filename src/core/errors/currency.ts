// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** Following virtual currency. */
export const CurrencyError = errorArea('CURRENCY', {
  DAMAGED_BLOCK: {
    http: 422,
    exit: 1,
    text: {
      en: 'The block data is damaged: what it holds does not match its own hashes.',
      ar: 'بيانات الكتلة تالفة: محتواها لا يطابق بصماتها.',
      fr: 'Les données de bloc sont endommagées : leur contenu ne correspond pas à leurs propres empreintes.',
    },
  },
  NO_CHAIN_DATA: {
    http: 422,
    exit: 2,
    text: {
      en: 'There is no chain data here that this program can read.',
      ar: 'لا توجد هنا بيانات سلسلة يمكن لهذا البرنامج قراءتها.',
      fr: 'Il n’y a pas ici de données de chaîne que ce programme sache lire.',
    },
  },
  CHAIN_TOO_LARGE: {
    http: 422,
    exit: 2,
    text: {
      en: 'There is more chain data here than can be imported at once.',
      ar: 'بيانات السلسلة هنا أكبر مما يمكن استيراده دفعة واحدة.',
      fr: 'Il y a ici plus de données de chaîne que l’on ne peut en importer en une fois.',
    },
  },
  UNKNOWN_OUTPUT: {
    http: 404,
    exit: 2,
    text: {
      en: 'The transaction output named is not in the data.',
      ar: 'مخرَج المعاملة المذكور غير موجود في البيانات.',
      fr: 'La sortie de transaction désignée ne figure pas dans les données.',
    },
  },
  UNREADABLE_LOG: {
    http: 422,
    exit: 2,
    text: {
      en: 'A token transfer log could not be read.',
      ar: 'تعذّرت قراءة سجل تحويل رموز.',
      fr: 'Un journal de transfert de jetons n’a pas pu être lu.',
    },
  },
  UNREADABLE_TAGS: {
    http: 422,
    exit: 2,
    text: {
      en: 'A list of address tags could not be read.',
      ar: 'تعذّرت قراءة قائمة وسوم العناوين.',
      fr: 'Une liste d’étiquettes d’adresses n’a pas pu être lue.',
    },
  },
  SOURCE_NOT_ALLOWED: {
    http: 403,
    exit: 3,
    text: {
      en: 'The case does not allow a look-up at this source.',
      ar: 'القضية لا تسمح بالاستعلام من هذا المصدر.',
      fr: 'L’affaire n’autorise pas la consultation de cette source.',
    },
  },
  TRACE_NOT_REPEATED: {
    http: 422,
    exit: 3,
    text: {
      en: 'The certificate does not repeat to the result it states, so no trace is kept from it.',
      ar: 'لا تؤدي إعادة الشهادة إلى النتيجة المذكورة فيها، فلا يُحفظ منها تتبع.',
      fr: 'Le certificat ne se répète pas avec le résultat qu’il énonce ; aucun suivi n’en est gardé.',
    },
  },
  BEYOND_LIMITS: {
    http: 403,
    exit: 3,
    text: {
      en: 'The trace goes beyond the limits approved with the case.',
      ar: 'يتجاوز التتبع الحدود المعتمدة مع القضية.',
      fr: 'Le suivi dépasse les limites approuvées avec l’affaire.',
    },
  },
  NOTHING_REACHED: {
    http: 422,
    exit: 2,
    text: {
      en: 'The trace holds nothing that could be asked of this service.',
      ar: 'لا يتضمن التتبع ما يمكن طلبه من هذه الخدمة.',
      fr: 'Le suivi ne contient rien qui puisse être demandé à ce service.',
    },
  },
  SOURCE_CONTRADICTED: {
    http: 502,
    exit: 1,
    text: {
      en: 'A source of chain data said something that its own proof or another source contradicts.',
      ar: 'ذكر مصدرٌ لبيانات السلسلة ما يناقضه برهانه أو مصدر آخر.',
      fr: 'Une source de données de chaîne affirme ce que sa propre preuve ou une autre source contredit.',
    },
  },
  SOURCE_FAILED: {
    http: 502,
    exit: 2,
    text: {
      en: 'A source of chain data did not answer as its interface says.',
      ar: 'لم يُجب مصدر بيانات السلسلة وفق واجهته المعلنة.',
      fr: 'Une source de données de chaîne n’a pas répondu selon son interface.',
    },
  },
});
