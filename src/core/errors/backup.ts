// SPDX-License-Identifier: Apache-2.0
import { errorArea } from './error-area.ts';

/** Backups of a desk and bringing them back. */
export const BackupError = errorArea('BACKUP', {
  NO_RECOVERY_KEY: {
    http: 409,
    exit: 2,
    text: {
      en: 'This desk has no recovery key: a backup could not be opened after a loss.',
      ar: 'لا يوجد لهذا المكتب مفتاح استعادة: لن يمكن فتح النسخة الاحتياطية بعد الفقد.',
      fr: 'Ce bureau n’a pas de clé de secours : une sauvegarde ne pourrait pas être ouverte après une perte.',
    },
  },
  UNREADABLE: {
    http: 400,
    exit: 2,
    text: {
      en: 'This folder is not a backup that this program can read.',
      ar: 'هذا المجلد ليس نسخة احتياطية يستطيع البرنامج قراءتها.',
      fr: 'Ce dossier n’est pas une sauvegarde que ce programme sait lire.',
    },
  },
  DAMAGED: {
    http: 409,
    exit: 1,
    text: {
      en: 'The backup is damaged or was changed.',
      ar: 'النسخة الاحتياطية تالفة أو جرى تغييرها.',
      fr: 'La sauvegarde est endommagée ou a été modifiée.',
    },
  },
  WRONG_KEY: {
    http: 403,
    exit: 2,
    text: {
      en: 'The recovery key given does not open this backup.',
      ar: 'مفتاح الاستعادة المقدَّم لا يفتح هذه النسخة الاحتياطية.',
      fr: 'La clé de secours donnée n’ouvre pas cette sauvegarde.',
    },
  },
  TARGET_NOT_EMPTY: {
    http: 409,
    exit: 2,
    text: {
      en: 'A backup is made in a folder of its own and brought back only into an empty place, and this one is neither.',
      ar: 'تُحفظ النسخة الاحتياطية في مجلد خاص بها، ولا تُستعاد إلا إلى مكان فارغ، وهذا المكان ليس هذا ولا ذاك.',
      fr: 'Une sauvegarde se fait dans un dossier à elle et n’est rétablie que dans un endroit vide ; celui-ci n’est ni l’un ni l’autre.',
    },
  },
  HALF_RESTORED: {
    http: 503,
    exit: 2,
    text: {
      en: 'A restore into the data folder of this desk did not come to its end.',
      ar: 'لم تكتمل استعادة نسخة احتياطية إلى مجلد بيانات هذا المكتب.',
      fr: 'Une restauration dans le dossier de données de ce bureau n’est pas allée à son terme.',
    },
  },
  TARGET_UNWRITABLE: {
    http: 507,
    exit: 2,
    text: {
      en: 'The backup could not be written whole.',
      ar: 'تعذّرت كتابة النسخة الاحتياطية كاملة.',
      fr: 'La sauvegarde n’a pas pu être écrite en entier.',
    },
  },
});
