// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Making, taking in and disclosing bundles. */
export const bundleSays = sentences({
  'defence-decider': {
    en: 'Bundle: what the defence does not get is decided by an approver or legal reviewer of this case. Ask one of them to make it.',
    ar: 'الحزمة: ما لا يُسلَّم إلى الدفاع يقرره صاحب الاعتماد أو المراجع القانوني في هذه القضية. اطلب من أحدهما إعدادها.',
    fr: 'Dossier scellé : ce que la défense ne reçoit pas est décidé par un approbateur ou un réviseur juridique de cette affaire. Demandez à l’un d’eux de le faire.',
  },
  'records-wrong': {
    en: 'Bundle, records to be left out: {why}. Name them by ids, or by a kind, a period, or both.',
    ar: 'الحزمة، البيانات المستبعدة: {why}. سمّها بمعرّفاتها، أو بنوع أو فترة أو بهما معًا.',
    fr: 'Dossier scellé, enregistrements à écarter : {why}. Nommez-les par leurs identifiants, ou par un type, une période, ou les deux.',
  },
  'ids-beside': {
    en: 'ids stand beside a kind or a period',
    ar: 'ذُكرت معرّفات مع نوع أو فترة',
    fr: 'des identifiants figurent à côté d’un type ou d’une période',
  },
  'nothing-named': {
    en: 'nothing says which',
    ar: 'لا شيء يحدد أيّها',
    fr: 'rien ne dit lesquels',
  },
  'period-backwards': {
    en: 'the period ends before it begins',
    ar: 'تنتهي الفترة قبل أن تبدأ',
    fr: 'la période finit avant de commencer',
  },
  'no-such-record': {
    en: '{id} is the id of no record of this case',
    ar: '{id} ليس معرّف بيان في هذه القضية',
    fr: '{id} n’est l’identifiant d’aucun enregistrement de cette affaire',
  },
  'none-fits': {
    en: 'no record of this case fits',
    ar: 'لا ينطبق ذلك على أي بيان في هذه القضية',
    fr: 'aucun enregistrement de cette affaire ne convient',
  },
  'still-made': {
    en: 'Bundle: it is still being made, or its job failed; its page says which.',
    ar: 'الحزمة: ما زالت قيد الإعداد، أو فشل إعدادها؛ وصفحتها تبيّن ذلك.',
    fr: 'Dossier scellé : il est encore en préparation, ou sa préparation a échoué ; sa page le dit.',
  },
  'went-with-erasure': {
    en: 'Bundle: it went when something in it was erased; copies that were handed out verify as before. Make a new one.',
    ar: 'الحزمة: أُزيلت حين مُحي شيء مما فيها؛ والنسخ التي سُلّمت يمكن التحقق منها كما من قبل. أعدّ حزمة جديدة.',
    fr: 'Dossier scellé : il a disparu quand un de ses éléments a été effacé ; les copies remises se vérifient comme avant. Faites-en un nouveau.',
  },
  'withheld-not-of-case': {
    en: 'Bundle: an exhibit to be kept out is none of this case. Name it by the id that the list of evidence shows.',
    ar: 'الحزمة: أحد المستندات المطلوب استبعادها ليس من هذه القضية. سمّه بالمعرّف الذي تعرضه قائمة الأدلة.',
    fr: 'Dossier scellé : une pièce à écarter n’est pas de cette affaire. Nommez-la par l’identifiant que montre la liste des preuves.',
  },
  'not-a-bundle': {
    en: 'Take-in: expected the ZIP of a bundle, found something else. Ask the sender for the file again.',
    ar: 'إدخال حزمة: كان المنتظر ملف ZIP لحزمة، والموجود شيء آخر. اطلب الملف من مرسله من جديد.',
    fr: 'Reprise : le ZIP d’un dossier scellé était attendu, autre chose a été trouvé. Redemandez le fichier à l’expéditeur.',
  },
  'not-sound': {
    en: 'Take-in: the check found something wrong ({count} findings). {found} Nothing was kept; ask the sender for the file again. "rogatory verify" lists every finding.',
    ar: 'إدخال حزمة: وجد الفحص خللًا (عدد وجوهه {count}). {found} لم يُحفظ شيء؛ اطلب الملف من مرسله من جديد. الأمر «rogatory verify» يسرد وجوه الخلل كلها.',
    fr: 'Reprise : la vérification a trouvé des fautes ({count}). {found} Rien n’a été conservé ; redemandez le fichier à l’expéditeur. « rogatory verify » énumère tous les constats.',
  },
  fault: {
    en: '{place}: {what} ({code})',
    ar: '{place}: {what} ({code})',
    fr: '{place} : {what} ({code})',
  },
  'finding-at': { en: '{what} [{place}]', ar: '{what} [{place}]', fr: '{what} [{place}]' },
  'no-index': {
    en: 'Take-in: the bundle has no index or no checkpoint.',
    ar: 'إدخال حزمة: الحزمة بلا فهرس أو بلا نقطة تحقق. اطلبها من مرسلها من جديد.',
    fr: 'Reprise : le dossier scellé n’a pas d’index ou pas de point de contrôle. Redemandez-le à l’expéditeur.',
  },
  training: {
    en: 'Take-in: a bundle of a training desk stays among training desks, a real one among real ones.',
    ar: 'إدخال حزمة: حزمة مكتب تدريب تبقى بين مكاتب التدريب، والحقيقية بين المكاتب الحقيقية.',
    fr: 'Reprise : le dossier scellé d’un bureau d’exercice reste entre bureaux d’exercice, un vrai entre vrais bureaux.',
  },
  'before-seals': {
    en: 'Bundle: it was made before records of the case were sealed as privileged, and holds them. Make a new one; the evidence keeper takes out this one, if they do not investigate the case.',
    ar: 'الحزمة: أُعدّت قبل ختم بيانات في القضية بسبب السرية المهنية، وهي فيها. أعدّ حزمة جديدة؛ أما هذه فيُخرجها أمين الأدلة إن كان لا يحقق في القضية.',
    fr: 'Dossier scellé : il a été fait avant que des enregistrements de l’affaire soient mis sous scellé pour un secret protégé, et il les contient. Faites-en un nouveau ; celui-ci est extrait par le gardien, s’il n’enquête pas sur l’affaire.',
  },
  'not-left-out': {
    en: 'Bundle: no record of that id was left out of it. Its readings list their records.',
    ar: 'الحزمة: لم يُستبعد منها بيان بهذا المعرّف. قراءاتها تسرد بياناتها.',
    fr: 'Dossier scellé : aucun enregistrement de cet identifiant n’en a été écarté. Ses lectures énumèrent leurs enregistrements.',
  },
  'taken-already': {
    en: 'Take-in: this very bundle is in the case already; the list of bundles shows it.',
    ar: 'إدخال حزمة: هذه الحزمة نفسها موجودة في القضية؛ وقائمة الحزم تعرضها.',
    fr: 'Reprise : ce dossier scellé même est déjà dans l’affaire ; la liste des dossiers scellés le montre.',
  },
  'size-changed': {
    en: 'Bundle, {path}: expected {expected} bytes, found {found}. Nothing was handed out. Run "rogatory doctor", then make the bundle again.',
    ar: 'الحزمة، {path}: كان المنتظر {expected} بايت والموجود {found}. لم يُسلَّم شيء. شغّل «rogatory doctor» ثم أعدّ الحزمة من جديد.',
    fr: 'Dossier scellé, {path} : {expected} octets attendus, {found} trouvés. Rien n’a été remis. Lancez « rogatory doctor », puis refaites le dossier scellé.',
  },
  'questions-for-court': {
    en: 'Bundle: questions of the defence go into the edition for the defence alone. Ask for that edition, or leave out for whom it is.',
    ar: 'الحزمة: استعلامات الدفاع لا تدخل إلا في نسخة الدفاع. اطلب تلك النسخة، أو احذف ذكر من تُعدّ له.',
    fr: 'Dossier scellé : les questions de la défense n’entrent que dans l’édition pour la défense. Demandez cette édition, ou ne dites pas pour qui elle est.',
  },
  'query-empty': {
    en: 'Defence query: a word or a period is expected, and a period ends after it begins.',
    ar: 'استعلام الدفاع: يُنتظر ذكر كلمة أو فترة، والفترة تنتهي بعد بدايتها.',
    fr: 'Question de la défense : un mot ou une période est attendu, et une période finit après avoir commencé.',
  },
  'answer-still-made': {
    en: 'Bundle: it, or the answer that was asked for, is still being made, or its job failed; its page says which.',
    ar: 'الحزمة: هي أو الجواب المطلوب ما زال قيد الإعداد، أو فشل إعداده؛ وصفحتها تبيّن ذلك.',
    fr: 'Dossier scellé : lui-même ou la réponse demandée est encore en préparation, ou la préparation a échoué ; sa page le dit.',
  },
  'sender-unknown': {
    en: "Take-in: the key that signed its log is none of those in {folder}/. Get the sender's key from the sender, put it there, and try again.{unusable}",
    ar: 'إدخال حزمة: المفتاح الذي وقّع سجلها ليس من المفاتيح التي في {folder}/. خذ مفتاح المرسِل منه، وضعه هناك، ثم حاول مجددًا.{unusable}',
    fr: 'Reprise : la clé qui a signé son journal n’est aucune de celles de {folder}/. Demandez sa clé à l’expéditeur, mettez-la là, et réessayez.{unusable}',
  },
});
