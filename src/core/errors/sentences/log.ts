// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** The custody log of a desk that runs: a job that needs its key or its tree may be the first to meet these. */
export const logSays = sentences({
  'key-missing': {
    en: "Custody log: the database has signed checkpoints, and {path} is missing. Put it back, or restore it from a backup with the recovery key; where the database is another desk's, name the one of this desk.",
    ar: 'سجل الحيازة: في قاعدة البيانات نقاط تحقق موقَّعة والملف {path} مفقود. على مدير النظام إعادته أو استرجاعه من نسخة احتياطية بمفتاح الاسترجاع؛ وإن كانت قاعدة البيانات لمكتب آخر فتسمية قاعدة هذا المكتب.',
    fr: 'Journal de traçabilité : la base a des points de contrôle signés, et {path} manque. L’administrateur le remet, ou le reprend d’une sauvegarde avec la clé de secours ; si la base est d’un autre bureau, il nomme celle de ce bureau.',
  },
  'key-unusable': {
    en: 'Key of the custody log (log.key): {why}. Put back the file as it was; a new key would start another log.',
    ar: 'مفتاح سجل الحيازة (log.key): {why}. على مدير النظام إعادة الملف كما كان؛ فمفتاح جديد يبدأ سجلًا آخر.',
    fr: 'Clé du journal de traçabilité (log.key) : {why}. L’administrateur remet le fichier tel qu’il était ; une nouvelle clé commencerait un autre journal.',
  },
  'no-key-line': {
    en: 'a line {form} is expected',
    ar: 'يُنتظر سطر {form}',
    fr: 'une ligne {form} est attendue',
  },
  'other-key-id': {
    en: 'its key id is not that of its key',
    ar: 'معرّف المفتاح فيه ليس معرّف مفتاحه',
    fr: 'son identifiant de clé n’est pas celui de sa clé',
  },
  'key-changed': {
    en: 'Custody log: its key was changed, and this process still has the one of before. Entries wait in the database and nothing of them is lost. Stop the desk and start it again: it reads the new key.',
    ar: 'سجل الحيازة: استُبدل مفتاحه، وما زالت هذه العملية تستعمل السابق. القيود تنتظر في قاعدة البيانات ولم يُفقد منها شيء. على مدير النظام إيقاف المكتب وتشغيله من جديد ليقرأ المفتاح الجديد.',
    fr: 'Journal de traçabilité : sa clé a été changée, et ce processus a encore la précédente. Les écritures attendent dans la base et rien n’en est perdu. L’administrateur arrête le bureau et le redémarre : il lit la nouvelle clé.',
  },
  'tree-differs': {
    en: 'Custody log: the checkpoint of {size} entries does not agree with its own tree. No entry was given an index. Keep the database as it is, make a copy, and run "rogatory doctor".',
    ar: 'سجل الحيازة: نقطة التحقق عند {size} قيد لا توافق شجرتها. لم يُعطَ أي قيد رقمًا. على مدير النظام إبقاء قاعدة البيانات كما هي ونسخها وتشغيل «rogatory doctor».',
    fr: 'Journal de traçabilité : le point de contrôle de {size} écritures ne s’accorde pas avec son propre arbre. Aucune écriture n’a reçu de rang. L’administrateur garde la base telle quelle, en fait une copie, et lance « rogatory doctor ».',
  },
});
