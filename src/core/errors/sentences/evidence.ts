// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Uploads, readings, what a record was read from, erasure. */
export const evidenceSays = sentences({
  'no-conversation': {
    en: 'Conversations: the reading has none with the number {number}. Open the list again.',
    ar: 'المحادثات: لا توجد في القراءة محادثة رقمها {number}. أعد فتح القائمة.',
    fr: 'Conversations : la lecture n’en a aucune du numéro {number}. Rouvrez la liste.',
  },
  erased: {
    en: 'Evidence: item {item} was erased at {at}.',
    ar: 'الدليل: مُحي العنصر {item} في {at}. السجل يثبت ذلك.',
    fr: 'Preuve : l’élément {item} a été effacé le {at}. Le journal le prouve.',
  },
  'not-held-against': {
    en: 'Evidence: the item answers a request and was not held against it yet. Read it first; until then its keeper alone takes it out.',
    ar: 'الدليل: العنصر جواب عن طلب ولم يُقابَل به بعد. اقرأه أولًا؛ وإلى حينه لا يُخرجه إلا أمين الأدلة.',
    fr: 'Preuve : l’élément répond à une demande et n’y a pas encore été confronté. Lisez-le d’abord ; jusque-là, seul son gardien l’extrait.',
  },
  'not-asked-for': {
    en: 'Evidence: the item holds records that were not asked for. Until they are kept by decision, its keeper alone takes it out.',
    ar: 'الدليل: في العنصر بيانات لم تُطلب. وإلى أن يُقرَّر الاحتفاظ بها لا يُخرجه إلا أمين الأدلة.',
    fr: 'Preuve : l’élément contient des enregistrements qui n’étaient pas demandés. Tant qu’il n’est pas décidé de les garder, seul son gardien l’extrait.',
  },
  'item-privileged': {
    en: 'Evidence: records of the item are sealed as privileged ({records}). The evidence keeper takes it out, if they do not investigate the case; a legal reviewer looks at what is sealed.',
    ar: 'الدليل: عدد البيانات المختومة في العنصر بسبب السرية المهنية {records}. يُخرجه أمين الأدلة إن كان لا يحقق في القضية، ويطّلع المراجع القانوني على المختوم.',
    fr: 'Preuve : enregistrements de l’élément sous scellé pour un secret protégé : {records}. Le gardien l’extrait, s’il n’enquête pas sur l’affaire ; un réviseur juridique regarde ce qui est sous scellé.',
  },
  'item-being-sealed': {
    en: 'Evidence: the item was not held against the seals of the case yet. Read it; until that is done, only its keeper takes it out.',
    ar: 'الدليل: لم يُقارن العنصر بأختام القضية بعد. اطلب قراءته؛ وإلى أن يتم ذلك لا يُخرجه إلا أمين الأدلة.',
    fr: 'Preuve : l’élément n’a pas encore été confronté aux scellés de l’affaire. Lisez-le ; d’ici là, seul son gardien l’extrait.',
  },
  'record-privileged': {
    en: 'Record: it is sealed as privileged. A legal reviewer of the case who does not investigate it looks at it.',
    ar: 'البيان: مختوم لأن السرية المهنية تشمله. يطّلع عليه مراجع قانوني في القضية لا يحقق فيها.',
    fr: 'Enregistrement : il est sous scellé, un secret protégé le couvre. Un réviseur juridique de l’affaire qui n’enquête pas le regarde.',
  },
  'same-bytes-held-back': {
    en: 'Original: a record that is sealed or set apart was read from the same bytes. They are not shown.',
    ar: 'الأصل: من البايتات نفسها قُرئ بيان مختوم أو معزول. لا تُعرض.',
    fr: 'Original : un enregistrement sous scellé ou mis à part a été lu dans les mêmes octets. Ils ne se montrent pas.',
  },
  'no-privileged': {
    en: 'Reading: nothing of it is sealed as privileged.',
    ar: 'القراءة: لا شيء مختوم منها بسبب السرية المهنية.',
    fr: 'Lecture : rien n’en est sous scellé pour un secret protégé.',
  },
  'seal-empty': {
    en: 'Seal: expected a name, or a record, found neither. Name a number, an address or an account as it stands in the records, or mark single records.',
    ar: 'الختم: كان المنتظر اسمًا أو بيانًا ولم يوجد أي منهما. اذكر رقمًا أو عنوانًا أو حسابًا كما ورد في البيانات، أو عيّن بيانات بعينها.',
    fr: 'Scellé : un nom ou un enregistrement était attendu, il n’y a ni l’un ni l’autre. Nommez un numéro, une adresse ou un compte comme il figure dans les enregistrements, ou marquez des enregistrements.',
  },
  'seal-lifted': {
    en: 'Seal: it was lifted already. There is nothing to propose.',
    ar: 'الختم: سبق رفعه. لا يوجد ما يُقترح.',
    fr: 'Scellé : il a déjà été levé. Il n’y a rien à proposer.',
  },
  'lift-open': {
    en: 'Seal: its lifting is proposed already and waits for a second person. Decide on that proposal.',
    ar: 'الختم: رفعه مقترح من قبل وينتظر شخصًا ثانيًا. ابتّ في ذلك الاقتراح.',
    fr: 'Scellé : sa levée est déjà proposée et attend une deuxième personne. Statuez sur cette proposition.',
  },
  'lift-decided': {
    en: 'Seal: somebody has decided on this proposal already.',
    ar: 'الختم: سبق أن بُتّ في هذا الاقتراح.',
    fr: 'Scellé : cette proposition a déjà été tranchée.',
  },
  'reading-not-ended': {
    en: 'Reading: it has not ended, or it failed. Its job says how far it is.',
    ar: 'القراءة: لم تنته بعد، أو فشلت. وعملها يبيّن ما بلغته.',
    fr: 'Lecture : elle n’est pas terminée, ou elle a échoué. Son travail dit où elle en est.',
  },
  'record-of-no-reading': {
    en: 'Record: one that is named is of no finished reading of this case.',
    ar: 'البيان: بيان مما ذُكر ليس من قراءة مكتملة في هذه القضية. أعد تحميل الصفحة واختره من قائمتها.',
    fr: 'Enregistrement : l’un de ceux qui sont nommés n’est d’aucune lecture achevée de cette affaire. Rechargez la page et choisissez-le dans sa liste.',
  },
  'same-bytes-apart': {
    en: 'Original: a record that is set apart was read from the same bytes. They are shown once it is kept by decision.',
    ar: 'الأصل: من البايتات نفسها قُرئ بيان معزول. تُعرض بعد أن يُقرَّر الاحتفاظ به.',
    fr: 'Original : un enregistrement mis à part a été lu dans les mêmes octets. Ils se montrent une fois décidé de le garder.',
  },
  'original-why': {
    en: 'Original: {why}',
    ar: 'الأصل: {why}',
    fr: 'Original : {why}',
  },
  'bytes-short': {
    en: 'Original: expected {expected} bytes at {at}, found {found}. Keep the item as it is and read it again.',
    ar: 'الأصل: كان المنتظر {expected} بايت عند {at} والموجود {found}. أبقِ العنصر كما هو وأعد قراءته.',
    fr: 'Original : {expected} octets attendus à {at}, {found} trouvés. Laissez l’élément tel quel et relisez-le.',
  },
  'no-such-file': {
    en: 'Picture: the record names no file with the number {nth}.',
    ar: 'الصورة: لا يذكر البيان ملفًا رقمه {nth}. أعد فتح البيان.',
    fr: 'Image : l’enregistrement ne nomme aucun fichier du numéro {nth}. Rouvrez l’enregistrement.',
  },
  'picture-why': {
    en: 'Picture: {why}',
    ar: 'الصورة: {why}',
    fr: 'Image : {why}',
  },
  'no-picture': {
    en: 'Picture: this file is not shown, because {why}. Download the item and open it on a machine that is kept for that.',
    ar: 'الصورة: لا يُعرض هذا الملف، لأن {why}. نزّل العنصر وافتحه على جهاز مخصص لذلك.',
    fr: 'Image : ce fichier n’est pas montré : {why}. Téléchargez l’élément et ouvrez-le sur une machine réservée à cela.',
  },
  'larger-than': {
    en: 'it is larger than {bytes} bytes',
    ar: 'حجمه يتجاوز {bytes} بايت',
    fr: 'il dépasse {bytes} octets',
  },
  'first-bytes': {
    en: 'its first bytes are not those of a PNG, JPEG, GIF or WebP picture',
    ar: 'بداياته ليست بدايات صورة PNG أو JPEG أو GIF أو WebP',
    fr: 'ses premiers octets ne sont pas ceux d’une image PNG, JPEG, GIF ou WebP',
  },
  'no-room-for-copy': {
    en: 'Reading: no room left in the spool for a copy of the item. Free some room and read it again; the item itself is untouched.',
    ar: 'القراءة: لا مساحة في المجلد المؤقت لنسخة من العنصر. وفّر مساحة ثم أعد القراءة؛ والعنصر نفسه لم يُمس.',
    fr: 'Lecture : plus de place dans le dossier de passage pour une copie de l’élément. Libérez de la place et relisez-le ; l’élément lui-même est intact.',
  },
  'nothing-apart': {
    en: 'Reading: nothing of it is set apart, or it was returned.',
    ar: 'القراءة: لا شيء معزول منها، أو أنه أُعيد.',
    fr: 'Lecture : rien n’en est mis à part, ou cela a été rendu.',
  },
  'apart-until-decided': {
    en: 'Records: those outside the request are set apart until an approver or legal reviewer of this case decides to keep them.',
    ar: 'البيانات: ما خرج عن الطلب معزول إلى أن يقرر صاحب الاعتماد أو المراجع القانوني في هذه القضية الاحتفاظ به.',
    fr: 'Enregistrements : ceux qui sortent de la demande sont mis à part tant qu’un approbateur ou un réviseur juridique de cette affaire ne décide pas de les garder.',
  },
  'larger-than-room': {
    en: 'Upload: the file has {bytes} MB, and beside what else is there the desk has room for {room}. Nothing was sent. Have room made on its disk, then begin again.',
    ar: 'الرفع: حجم الملف {bytes} ميغابايت، ولدى المكتب مساحة لـ {room} فقط إلى جانب ما فيه. لم يُرسل شيء. اطلب توفير مساحة على القرص ثم ابدأ من جديد.',
    fr: 'Envoi : le fichier compte {bytes} Mo, et le bureau n’a de place que pour {room} à côté du reste. Rien n’a été envoyé. Faites libérer de la place sur son disque, puis recommencez.',
  },
  'no-room-for-upload': {
    en: 'Upload: no room left in the spool folder. The {offset} bytes before are kept; free some room and go on there.',
    ar: 'الرفع: لا مساحة في المجلد المؤقت. ما سبق من بايتات ({offset}) محفوظ؛ وفّر مساحة وتابع من هناك.',
    fr: 'Envoi : plus de place dans le dossier de passage. Les {offset} octets précédents sont gardés ; libérez de la place et continuez là.',
  },
  'no-room-for-original': {
    en: 'Original: no room left in the spool for a copy of the item. Free some room; the item itself is untouched.',
    ar: 'الأصل: لا مساحة في المجلد المؤقت لنسخة من العنصر. وفّر مساحة؛ والعنصر نفسه لم يُمس.',
    fr: 'Original : plus de place dans le dossier de passage pour une copie de l’élément. Libérez de la place ; l’élément lui-même est intact.',
  },
  'other-hash': {
    en: 'Upload: the bytes that arrived have another SHA-256 than their sender says. Send them again.',
    ar: 'الرفع: بصمة ما وصل (SHA-256) غير ما ذكره المرسِل. أرسل الملف من جديد.',
    fr: 'Envoi : les octets arrivés n’ont pas le SHA-256 annoncé par l’expéditeur. Renvoyez-les.',
  },
  incomplete: {
    en: 'Upload: {received} of {of} bytes have arrived. Send the rest from there, then finish.',
    ar: 'الرفع: وصل {received} من {of} بايت. أرسل الباقي من هناك ثم أنهِ الرفع.',
    fr: 'Envoi : {received} octets sur {of} sont arrivés. Envoyez le reste à partir de là, puis terminez.',
  },
  'upload-ended': {
    en: 'Upload: it was sealed or given up. Begin a new one.',
    ar: 'الرفع: خُتم أو تُرك. ابدأ رفعًا جديدًا.',
    fr: 'Envoi : il a été scellé ou abandonné. Commencez-en un nouveau.',
  },
  'wrong-offset': {
    en: 'Upload: expected the bytes from {expected}, found {found}. Go on at {at}.',
    ar: 'الرفع: كانت المنتظرة البايتات من {expected} والموجودة من {found}. تابع من {at}.',
    fr: 'Envoi : les octets à partir de {expected} étaient attendus, ceux à partir de {found} sont venus. Continuez à {at}.',
  },
  'more-than-announced': {
    en: 'Upload: {announced} bytes were announced, this chunk reaches {reached}. Begin anew with the right size.',
    ar: 'الرفع: أُعلن عن {announced} بايت وهذا الجزء يبلغ {reached}. ابدأ من جديد بالحجم الصحيح.',
    fr: 'Envoi : {announced} octets étaient annoncés, cette partie atteint {reached}. Recommencez avec la bonne taille.',
  },
  'chunk-damaged': {
    en: 'Upload: the chunk at {at} has another SHA-256 than its sender says. Send it again.',
    ar: 'الرفع: بصمة الجزء الذي عند {at} غير ما ذكره المرسِل (SHA-256). أرسله من جديد.',
    fr: 'Envoi : la partie à {at} n’a pas le SHA-256 annoncé par l’expéditeur. Renvoyez-la.',
  },
  'no-such-request': {
    en: 'Upload: requestId names no request of this case. Leave it out, or take one of the case.',
    ar: 'الرفع: الطلب المذكور ليس من طلبات هذه القضية. اتركه فارغًا أو اختر طلبًا منها.',
    fr: 'Envoi : la demande nommée n’est pas de cette affaire. Laissez ce champ vide, ou prenez-en une de l’affaire.',
  },
  'tables-why': {
    en: 'Tables: {why}',
    ar: 'الجداول: {why}',
    fr: 'Tableaux : {why}',
  },
  'read-first': {
    en: 'Mapping: the item answers a request and was not held against it yet. Read it first, then try the mapping.',
    ar: 'المطابقة: العنصر جواب عن طلب ولم يُقابَل به بعد. اقرأه أولًا ثم جرّب قاعدة الربط.',
    fr: 'Correspondance : l’élément répond à une demande et n’y a pas encore été confronté. Lisez-le d’abord, puis essayez la correspondance.',
  },
  'not-decoded': {
    en: 'Picture: its pixels could not be decoded, so there is no small copy. Download the item and open it on a machine kept for that.',
    ar: 'الصورة: تعذر فك نقاطها، فلا نسخة مصغرة لها. نزّل العنصر وافتحه على جهاز مخصص لذلك.',
    fr: 'Image : ses pixels n’ont pas pu être décodés ; il n’y en a pas de petite copie. Téléchargez l’élément et ouvrez-le sur une machine réservée à cela.',
  },
  'not-due': {
    en: 'Erasure: no rule says that this item is due. Propose it by order, with its reference.',
    ar: 'المحو: لا قاعدة تقضي بأن موعد هذا العنصر قد حلّ. اقترحه بأمر مع ذكر مرجعه.',
    fr: 'Effacement : aucune règle ne dit que cet élément est arrivé à échéance. Proposez-le sur ordre, avec sa référence.',
  },
  'erasure-open': {
    en: 'Erasure: it is proposed already and waits for a second person. Decide on that one.',
    ar: 'المحو: مقترح من قبل وينتظر شخصًا ثانيًا. ابتّ في ذلك الاقتراح.',
    fr: 'Effacement : il est déjà proposé et attend une seconde personne. Statuez sur celui-là.',
  },
  'erasure-decided': {
    en: 'Erasure: it was {decision} already. Look at the retention of the case.',
    ar: 'المحو: سبق أن {decision}. انظر مدة حفظ القضية.',
    fr: 'Effacement : il a déjà été {decision}. Voyez la conservation de l’affaire.',
  },
  'reading-stopped': {
    en: 'The reading was stopped before its end: {reason}. What was found until then is incomplete; the original is untouched.',
    ar: 'أُوقفت القراءة قبل نهايتها: {reason}. ما وُجد حتى ذلك الحين غير مكتمل، والأصل لم يُمس.',
    fr: 'La lecture a été arrêtée avant sa fin : {reason}. Ce qui a été trouvé jusque-là est incomplet ; l’original est intact.',
  },
  'not-same-item': {
    en: 'The input: expected the item with SHA-256 {expected}, found {found}. Look for the original under its hash.',
    ar: 'الملف: كان المنتظر العنصر ذا البصمة SHA-256 {expected} والموجود {found}. ابحث عن الأصل ببصمته.',
    fr: 'Le fichier : l’élément de SHA-256 {expected} était attendu, {found} a été trouvé. Cherchez l’original sous son empreinte.',
  },
  'no-such-entry': {
    en: 'The input holds no entry {entry} any more, or it cannot be opened (a password may be missing).',
    ar: 'لم يعد في الملف مدخل باسم {entry}، أو لا يمكن فتحه (ربما تنقص كلمة مرور).',
    fr: 'Le fichier ne contient plus d’entrée {entry}, ou elle ne s’ouvre pas (il manque peut-être un mot de passe).',
  },
  'place-why': {
    en: 'Place: {why}',
    ar: 'الموضع: {why}',
    fr: 'Emplacement : {why}',
  },
  'scan-why': {
    en: 'Scan: {why}.',
    ar: 'المسح الضوئي: {why}.',
    fr: 'Numérisation : {why}.',
  },
  'tables-fault': {
    en: 'Tables: {why}',
    ar: 'الجداول: {why}',
    fr: 'Tableaux : {why}',
  },
  'table-fault': {
    en: 'Table: {why}',
    ar: 'الجدول: {why}',
    fr: 'Tableau : {why}',
  },
  'no-table': {
    en: 'Table: the file holds none. CSV, XLSX and DOCX are read.',
    ar: 'الجدول: لا يوجد في الملف جدول. تُقرأ ملفات CSV وXLSX وDOCX.',
    fr: 'Tableau : le fichier n’en contient aucun. CSV, XLSX et DOCX sont lus.',
  },
  confirmed: {
    en: 'confirmed',
    ar: 'تأكد',
    fr: 'confirmé',
  },
  declined: {
    en: 'declined',
    ar: 'رُفض',
    fr: 'refusé',
  },
  'apart-ended': {
    en: 'its process ended without an answer (limits: {seconds} s, {megabytes} MB)',
    ar: 'انتهت عمليته بلا جواب (الحدود: {seconds} ثانية، {megabytes} ميغابايت)',
    fr: 'son processus s’est terminé sans réponse (limites : {seconds} s, {megabytes} Mo)',
  },
  'reader-failed': {
    en: 'the reader failed ({kind})',
    ar: 'تعطل القارئ ({kind})',
    fr: 'le lecteur a échoué ({kind})',
  },
  'no-scan-bytes': {
    en: 'it is no PDF, PNG or JPEG by its first bytes',
    ar: 'ليس PDF ولا PNG ولا JPEG بحسب بداياته',
    fr: 'ses premiers octets ne sont ni d’un PDF, ni d’un PNG, ni d’un JPEG',
  },
  'not-opened': {
    en: 'it cannot be opened ({kind})',
    ar: 'لا يمكن فتحه ({kind})',
    fr: 'il ne peut être ouvert ({kind})',
  },
  'nobody-waits': {
    en: 'nobody waits for it any more',
    ar: 'لم يعد أحد ينتظرها',
    fr: 'plus personne ne l’attend',
  },
  'took-longer': {
    en: 'it took longer than {seconds} s',
    ar: 'استغرقت أكثر من {seconds} ثانية',
    fr: 'elle a pris plus de {seconds} s',
  },
  'needed-memory': {
    en: 'it needed more than {megabytes} MB of memory',
    ar: 'احتاجت إلى أكثر من {megabytes} ميغابايت من الذاكرة',
    fr: 'elle a demandé plus de {megabytes} Mo de mémoire',
  },
  'too-many-bytes': {
    en: 'it found more than {bytes} bytes of records',
    ar: 'وجدت أكثر من {bytes} بايت من البيانات',
    fr: 'elle a trouvé plus de {bytes} octets d’enregistrements',
  },
  'not-started': {
    en: 'its process could not be started ({why})',
    ar: 'تعذر تشغيل عمليتها ({why})',
    fr: 'son processus n’a pas pu démarrer ({why})',
  },
  'process-ended': {
    en: 'its process ended ({how})',
    ar: 'انتهت عمليتها ({how})',
    fr: 'son processus s’est terminé ({how})',
  },
  'item-changed': {
    en: 'the item changed while it was read',
    ar: 'تغيّر العنصر أثناء قراءته',
    fr: 'l’élément a changé pendant sa lecture',
  },
});
