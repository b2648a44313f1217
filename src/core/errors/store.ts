// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** The database of the desk, its data folder and its configuration. */
export const StoreError = errorArea('STORE', {
  BAD_CONFIGURATION: {
    http: 500,
    exit: 2,
    text: {
      en: 'The configuration of this desk is not usable.',
      ar: 'إعدادات هذا المكتب غير صالحة للاستعمال.',
      fr: 'La configuration de ce bureau n’est pas utilisable.',
    },
  },
  FOLDER_HELD: {
    http: 503,
    exit: 2,
    text: {
      en: 'Another program holds the database folder of this desk.',
      ar: 'برنامج آخر يستعمل مجلد قاعدة بيانات هذا المكتب.',
      fr: 'Un autre programme tient le dossier de la base de données de ce bureau.',
    },
  },
  FOLDER_UNUSABLE: {
    http: 503,
    exit: 2,
    text: {
      en: 'The data folder of this desk cannot be used.',
      ar: 'تعذّر استعمال مجلد بيانات هذا المكتب.',
      fr: 'Le dossier de données de ce bureau ne peut pas être utilisé.',
    },
  },
  NOT_DURABLE: {
    http: 503,
    exit: 2,
    text: {
      en: 'The embedded database cannot promise that what it stores survives a power cut.',
      ar: 'لا تضمن قاعدة البيانات المدمجة بقاء ما تخزّنه بعد انقطاع الكهرباء.',
      fr: 'La base de données embarquée ne peut pas garantir que ses données survivent à une coupure de courant.',
    },
  },
  UNREACHABLE: {
    http: 503,
    exit: 2,
    text: {
      en: 'The database of this desk cannot be reached.',
      ar: 'تعذّر الوصول إلى قاعدة بيانات هذا المكتب.',
      fr: 'La base de données de ce bureau est injoignable.',
    },
  },
  DATABASE_EMPTY: {
    http: 503,
    exit: 2,
    text: {
      en: 'The database named holds nothing of the desk in this folder.',
      ar: 'قاعدة البيانات المسماة لا تحوي شيئًا من المكتب الموجود في هذا المجلد.',
      fr: 'La base de données nommée ne contient rien du bureau de ce dossier.',
    },
  },
  DISK_FULL: {
    http: 507,
    exit: 2,
    text: {
      en: 'The disk of this desk is full. Nothing of this was kept.',
      ar: 'قرص هذا المكتب ممتلئ. لم يُحفظ شيء من هذا.',
      fr: 'Le disque de ce bureau est plein. Rien de ceci n’a été gardé.',
    },
  },
  SCHEMA_NEWER: {
    http: 503,
    exit: 2,
    text: {
      en: 'The database was written by a newer version of this program.',
      ar: 'كُتبت قاعدة البيانات بإصدار أحدث من هذا البرنامج.',
      fr: 'La base de données a été écrite par une version plus récente de ce programme.',
    },
  },
  MIGRATION_FAILED: {
    http: 503,
    exit: 2,
    text: {
      en: 'The database could not be brought to the state this version needs.',
      ar: 'تعذّر تحديث قاعدة البيانات إلى الحالة التي يحتاجها هذا الإصدار.',
      fr: 'La base de données n’a pas pu être amenée à l’état dont cette version a besoin.',
    },
  },
});
