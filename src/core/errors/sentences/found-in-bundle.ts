// SPDX-License-Identifier: Apache-2.0
import { sentencesOnStrangers } from '../say.ts';

/** What a check finds in a bundle beside its hashes and its log: the index, exhibits, what was left out, the verifiers that came along. */
export const bundleFound = sentencesOnStrangers({
  'index-form': {
    en: 'The list of all files of the bundle is missing, or is not in its one form.',
    ar: 'قائمة ملفات الحزمة مفقودة، أو ليست بصيغتها الوحيدة.',
    fr: 'La liste de tous les fichiers du dossier scellé manque, ou n’est pas dans sa seule forme.',
  },
  'index-lacks': {
    en: 'It was added: the list of files that the log committed to does not name it.',
    ar: 'أُضيف الملف: لا تذكره قائمة الملفات التي التزم بها السجل.',
    fr: 'Il a été ajouté : la liste de fichiers à laquelle le journal s’est engagé ne le nomme pas.',
  },
  'index-hash': {
    en: 'It was changed: the list of files that the log committed to names another hash for it.',
    ar: 'غُيّر الملف: تذكر له قائمة الملفات التي التزم بها السجل بصمة أخرى.',
    fr: 'Il a été changé : la liste de fichiers à laquelle le journal s’est engagé nomme une autre empreinte pour lui.',
  },
  'index-names': {
    en: 'It was removed: the list of files of the bundle names it, and it is not here.',
    ar: 'أُزيل الملف: تذكره قائمة ملفات الحزمة، وهو غير موجود هنا.',
    fr: 'Il a été retiré : la liste de fichiers du dossier scellé le nomme, et il n’est pas ici.',
  },
  withheld: {
    en: 'Left out: {count} × {kind}. Reason: {reason}. Decided by: {by}.',
    ar: 'مستبعد: {kind}، العدد {count}. السبب: {reason}. صاحب القرار: {by}.',
    fr: 'Écarté : {count} × {kind}. Motif : {reason}. Décidé par : {by}.',
  },
  'kind-of': { en: '{kind} ({of})', ar: '{kind} ({of})', fr: '{kind} ({of})' },
  training: {
    en: 'Made by a training desk: everybody and everything in it is invented.',
    ar: 'من مكتب تدريب: كل من فيه وما فيه مختلَق.',
    fr: 'Fait par un bureau d’exercice : tout le monde et tout ce qui s’y trouve est inventé.',
  },
  'checker-known': {
    en: 'It is one that a release which you trust names.',
    ar: 'هو مما يذكره إصدار تثق به.',
    fr: 'Il est de ceux que nomme une version publiée à laquelle vous faites confiance.',
  },
  'checker-unknown': {
    en: 'No release that you trust names it (SHA-256 {sha256}): do not check anything with it.',
    ar: 'لا يذكره أي إصدار تثق به (⁨SHA-256⁩ {sha256}): لا تتحقق به من شيء.',
    fr: 'Aucune version publiée à laquelle vous faites confiance ne le nomme (SHA-256 {sha256}) : ne vérifiez rien avec lui.',
  },
  'checker-came-along': {
    en: 'It came with what it is to check. Use one from a release, or compare its SHA-256: {sha256}.',
    ar: 'ورد مع ما يُفترض أن يتحقق منه. استعمل نسخة من إصدار منشور، أو قارن بصمته ⁨SHA-256⁩: {sha256}.',
    fr: 'Il est venu avec ce qu’il doit vérifier. Prenez-en un dans une version publiée, ou comparez son SHA-256 : {sha256}.',
  },
  'beside-log': {
    en: 'It was added: a bundle has no such file beside its log.',
    ar: 'أُضيف الملف: ليس في الحزم ملف كهذا بجانب سجلها.',
    fr: 'Il a été ajouté : un dossier scellé n’a pas un tel fichier à côté de son journal.',
  },
  'record-exhibit': {
    en: '"{name}" was recorded at {at} ({kind}).',
    ar: 'سُجّل «{name}» في {at} ({kind}).',
    fr: '« {name} » a été consigné le {at} ({kind}).',
  },
  'exhibit-not-recorded': {
    en: 'No entry of the log records that the desk took in these bytes.',
    ar: 'لا يثبت أي قيد في السجل أن المكتب تسلّم هذه البايتات.',
    fr: 'Aucune écriture du journal n’atteste que le bureau a reçu ces octets.',
  },
  'hash-not-recorded': {
    en: 'No entry of the log records that the desk took in the bytes with this hash.',
    ar: 'لا يثبت أي قيد في السجل أن المكتب تسلّم البايتات ذات هذه البصمة.',
    fr: 'Aucune écriture du journal n’atteste que le bureau a reçu les octets qui ont cette empreinte.',
  },
  redacted: {
    en: '"{name}" (SHA-256 {sha256}, recorded: {at}) is not in here. Its records left out: {out}; here: {here}.',
    ar: '«{name}» (⁨SHA-256⁩ {sha256}، سُجّل: {at}) غير موجود هنا. بياناته المستبعدة: {out}؛ الموجودة هنا: {here}.',
    fr: '« {name} » (SHA-256 {sha256}, consigné : {at}) n’est pas ici. Ses enregistrements écartés : {out} ; présents : {here}.',
  },
  'commitments-form': {
    en: 'Expected one commitment a line in the one form, {expected} in all; found: {found}.',
    ar: 'كان المنتظر التزامًا واحدًا في كل سطر بالصيغة الوحيدة، وعددها {expected}؛ والموجود: {found}.',
    fr: 'Un engagement par ligne dans la seule forme était attendu, {expected} en tout ; trouvé : {found}.',
  },
  'something-else': { en: 'something else', ar: 'شيء آخر', fr: 'autre chose' },
  never: { en: 'never', ar: 'لم يُسجَّل', fr: 'jamais' },
  'not-left-out': {
    en: 'The record that was given is none of those that this bundle left out.',
    ar: 'البيان المقدَّم ليس مما استُبعد من هذه الحزمة.',
    fr: 'L’enregistrement donné n’est aucun de ceux que ce dossier scellé a écartés.',
  },
  belongs: {
    en: 'The record that was given ({kind}) is the one that was left out here, to the byte.',
    ar: 'البيان المقدَّم ({kind}) هو الذي استُبعد هنا، بايتًا بايتًا.',
    fr: 'L’enregistrement donné ({kind}) est celui qui a été écarté ici, à l’octet près.',
  },
  'not-made': {
    en: 'No entry of the log says that this bundle was made.',
    ar: 'لا يذكر أي قيد في السجل أن هذه الحزمة أُعدّت.',
    fr: 'Aucune écriture du journal ne dit que ce dossier scellé a été fait.',
  },
  'other-index': {
    en: 'The entry of the log on this bundle commits to another list of files: files were exchanged after it was made.',
    ar: 'يلتزم قيد السجل عن هذه الحزمة بقائمة ملفات أخرى: بُدّلت ملفات بعد إعدادها.',
    fr: 'L’écriture du journal sur ce dossier scellé engage une autre liste de fichiers : des fichiers ont été échangés après sa fabrication.',
  },
  'handed-out': {
    en: 'The log says that exactly these files were handed out. Their number: {count}.',
    ar: 'يذكر السجل أن هذه الملفات بعينها هي التي سُلّمت. عددها: {count}.',
    fr: 'Le journal dit que ce sont exactement ces fichiers qui ont été remis. Leur nombre : {count}.',
  },
  'entries-missing': {
    en: '{expected} entries on the case belong in here; {found} are here and in the log.',
    ar: 'عدد قيود القضية التي يجب أن تكون هنا {expected}؛ والموجود منها هنا وفي السجل {found}.',
    fr: '{expected} écritures sur l’affaire doivent être ici ; {found} y sont et sont au journal.',
  },
});
