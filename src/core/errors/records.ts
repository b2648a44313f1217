// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** The records store: what readings found, as Parquet. */
export const RecordsError = errorArea('RECORDS', {
  DISK_FULL: {
    http: 507,
    exit: 2,
    text: {
      en: 'There is no room left to store the records of this reading. Nothing of it was kept; the evidence itself is untouched.',
      ar: 'لا توجد مساحة كافية لحفظ بيانات هذه القراءة. لم يُحفظ منها شيء، والدليل نفسه لم يُمس.',
      fr: 'Il n’y a plus de place pour les enregistrements de cette lecture. Rien n’en a été gardé ; la preuve elle-même est intacte.',
    },
  },
  UNWRITABLE: {
    http: 503,
    exit: 2,
    text: {
      en: 'The records of this reading could not be written.',
      ar: 'تعذّرت كتابة بيانات هذه القراءة.',
      fr: 'Les enregistrements de cette lecture n’ont pas pu être écrits.',
    },
  },
  NOT_FOUND: {
    http: 404,
    exit: 2,
    text: {
      en: 'There is no such record in this reading.',
      ar: 'لا يوجد بيان كهذا في هذه القراءة.',
      fr: 'Cette lecture ne contient pas un tel enregistrement.',
    },
  },
  NO_READING: {
    http: 409,
    exit: 2,
    text: {
      en: 'The records of this reading are not there. Read the item again: the same bytes give the same records.',
      ar: 'بيانات هذه القراءة غير موجودة. أعد قراءة العنصر: البايتات نفسها تعطي البيانات نفسها.',
      fr: 'Les enregistrements de cette lecture manquent. Relisez l’élément : les mêmes octets donnent les mêmes enregistrements.',
    },
  },
  BAD_CURSOR: {
    http: 400,
    exit: 2,
    text: {
      en: 'The page asked for does not continue this list. Start the list again.',
      ar: 'الصفحة المطلوبة لا تتابع هذه القائمة. ابدأ القائمة من جديد.',
      fr: 'La page demandée ne continue pas cette liste. Reprenez la liste depuis le début.',
    },
  },
  BAD_FILTER: {
    http: 400,
    exit: 2,
    text: {
      en: 'The filter of this list cannot be understood.',
      ar: 'تعذّر فهم مُرشِّح هذه القائمة.',
      fr: 'Le filtre de cette liste est incompréhensible.',
    },
  },
  STOPPED: {
    http: 503,
    exit: 2,
    text: {
      en: 'The search was stopped before its end. Ask again.',
      ar: 'توقف البحث قبل نهايته. أعد المحاولة.',
      fr: 'La recherche a été arrêtée avant la fin. Relancez-la.',
    },
  },
});
