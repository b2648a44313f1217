// SPDX-License-Identifier: Apache-2.0
import { sentencesOnStrangers } from '../say.ts';

/** What a check finds in a custody log: its checkpoint, keys, witnesses, entries and proofs. */
export const logFound = sentencesOnStrangers({
  'no-checkpoint': {
    en: 'A checkpoint of the log was expected, and there is none.',
    ar: 'كان المنتظر نقطة تحقق للسجل، ولا توجد.',
    fr: 'Un point de contrôle du journal était attendu, et il n’y en a pas.',
  },
  'checkpoint-form': {
    en: 'A signed checkpoint of a log was expected; this is none.',
    ar: 'كان المنتظر نقطة تحقق موقَّعة لسجل، وهذه ليست كذلك.',
    fr: 'Un point de contrôle signé d’un journal était attendu ; ceci n’en est pas un.',
  },
  'checkpoint-text': {
    en: 'It is not the text of the checkpoint beside it.',
    ar: 'ليس هذا نص نقطة التحقق المجاورة له.',
    fr: 'Ce n’est pas le texte du point de contrôle placé à côté.',
  },
  'key-form': {
    en: 'A key for signed notes was expected; this is none, or its id is not that of its bytes.',
    ar: 'كان المنتظر مفتاحًا للمدوّنات الموقَّعة؛ وهذا ليس مفتاحًا، أو معرّفه ليس معرّف بايتاته.',
    fr: 'Une clé pour notes signées était attendue ; ce n’en est pas une, ou son identifiant n’est pas celui de ses octets.',
  },
  'no-trusted-key': {
    en: 'None of the keys you trust is of {desk}: anybody may have made this log. Get its key from the authority itself.',
    ar: 'ليس بين المفاتيح التي تثق بها مفتاح للمكتب {desk}: يمكن لأي شخص أن يكون قد أعدّ هذا السجل. احصل على مفتاحه من الجهة نفسها.',
    fr: 'Aucune des clés auxquelles vous faites confiance n’est de {desk} : n’importe qui a pu faire ce journal. Obtenez sa clé de l’autorité elle-même.',
  },
  'no-key': {
    en: 'No key of {desk} came along, and you gave none. Get it from the authority itself.',
    ar: 'لم يرد مع الملف مفتاح للمكتب {desk}، ولم تقدّم مفتاحًا. احصل عليه من الجهة نفسها.',
    fr: 'Aucune clé de {desk} n’est jointe, et vous n’en avez pas donné. Obtenez-la de l’autorité elle-même.',
  },
  'other-key': {
    en: 'Signed in the name of {desk} with another key than the one you trust. A desk that changes its key publishes desk.rotations, which goes beside the key that you have; without it this is not from that desk.',
    ar: 'موقَّع باسم المكتب {desk} بمفتاح غير المفتاح الذي تثق به. والمكتب الذي يغيّر مفتاحه ينشر desk.rotations ليوضع بجانب المفتاح الذي لديك؛ ومن دونه ليس هذا من ذلك المكتب.',
    fr: 'Signé au nom de {desk} avec une autre clé que celle à laquelle vous faites confiance. Un bureau qui change de clé publie desk.rotations, qui va à côté de la clé que vous avez ; sans cela, ceci ne vient pas de ce bureau.',
  },
  'retired-key': {
    en: 'Signed in the name of {desk} with a key that it has replaced: that key signed its log up to entry {count}, and this is longer. Whoever has the old key made it; the desk did not.',
    ar: 'موقَّع باسم المكتب {desk} بمفتاح استبدله: وقّع ذلك المفتاح سجله حتى القيد {count}، وهذا أطول. صنعه من بيده المفتاح القديم لا المكتب.',
    fr: 'Signé au nom de {desk} avec une clé qu’il a remplacée : elle a signé son journal jusqu’à l’écriture {count}, et celui-ci est plus long. Qui détient l’ancienne clé l’a fait, non le bureau.',
  },
  'not-signed': {
    en: 'Not signed with the key of {desk}, or changed after it was signed.',
    ar: 'غير موقَّع بمفتاح المكتب {desk}، أو غُيّر بعد توقيعه.',
    fr: 'Non signé avec la clé de {desk}, ou changé après la signature.',
  },
  signed: {
    en: '{desk} signed this state of its log. Entries in it: {count}.',
    ar: 'وقّع المكتب {desk} هذه الحالة من سجله. عدد القيود فيها: {count}.',
    fr: '{desk} a signé cet état de son journal. Nombre d’écritures : {count}.',
  },
  trusted: {
    en: 'The key {key} is one that you trust.',
    ar: 'المفتاح {key} مما تثق به.',
    fr: 'La clé {key} est de celles auxquelles vous faites confiance.',
  },
  'not-pinned': {
    en: 'The key came with the file, so it proves only that the parts fit each other. Compare it with the one got from the authority itself: {key}',
    ar: 'ورد المفتاح مع الملف، فلا يثبت إلا أن الأجزاء متسقة. قارنه بالمفتاح الذي تحصل عليه من الجهة نفسها: {key}',
    fr: 'La clé est venue avec le fichier : elle prouve seulement que les parties concordent. Comparez-la avec celle obtenue de l’autorité elle-même : {key}',
  },
  'witness-wrong': {
    en: 'A signature in the name of a witness is not its signature on this state of the log.',
    ar: 'يوجد توقيع باسم شاهد، وهو ليس توقيعه على هذه الحالة من السجل.',
    fr: 'Une signature au nom d’un témoin n’est pas la sienne sur cet état du journal.',
  },
  witnessed: {
    en: '{witness} saw this state of {desk} at {at}.',
    ar: 'رأى الشاهد {witness} هذه الحالة من سجل {desk} في {at}.',
    fr: '{witness} a vu cet état de {desk} le {at}.',
  },
  'witnessed-brought': {
    en: '{witness} saw this state of {desk} at {at} (its key came with the file).',
    ar: 'رأى الشاهد {witness} هذه الحالة من سجل {desk} في {at} (ورد مفتاحه مع الملف).',
    fr: '{witness} a vu cet état de {desk} le {at} (sa clé est venue avec le fichier).',
  },
  unwitnessed: {
    en: 'No outside witness whose key is at hand has signed this state of the log.',
    ar: 'لم يوقّع هذه الحالة من السجل شاهد خارجي مفتاحه متاح هنا.',
    fr: 'Aucun témoin extérieur dont la clé est disponible n’a signé cet état du journal.',
  },
  'entry-form': {
    en: 'An entry of a custody log was expected; this is none: {why}.',
    ar: 'كان المنتظر قيدًا من سجل حيازة، وهذا ليس قيدًا: {why}.',
    fr: 'Une écriture d’un journal de traçabilité était attendue ; ce n’en est pas une : {why}.',
  },
  TOO_LONG: {
    en: 'it is longer than any entry',
    ar: 'هو أطول من أي قيد',
    fr: 'elle est plus longue que toute écriture',
  },
  NOT_JSON: {
    en: 'it is no JSON text in UTF-8',
    ar: 'ليس نص JSON بترميز UTF-8',
    fr: 'ce n’est pas un texte JSON en UTF-8',
  },
  NOT_CANONICAL: {
    en: 'it is not written in the one form that entries have (RFC 8785)',
    ar: 'ليس مكتوبًا بالصيغة الوحيدة للقيود (RFC 8785)',
    fr: 'elle n’est pas écrite dans la seule forme des écritures (RFC 8785)',
  },
  NOT_AN_ENTRY: {
    en: 'its members are not those of an entry',
    ar: 'عناصره ليست عناصر قيد',
    fr: 'ses membres ne sont pas ceux d’une écriture',
  },
  'entry-repeated': {
    en: 'The same entry stands also at {at}.',
    ar: 'القيد نفسه موجود أيضًا في {at}.',
    fr: 'La même écriture figure aussi ici : {at}.',
  },
  'dated-back': {
    en: 'It states {at}, and an entry before it states {before}: the clock went back, or the date was chosen.',
    ar: 'يذكر {at}، ويذكر قيد قبله {before}: أُرجعت الساعة أو اختير التاريخ.',
    fr: 'Elle indique {at}, et une écriture avant elle {before} : l’horloge a reculé, ou la date a été choisie.',
  },
  'kind-unknown': {
    en: 'Its kind is not in the list of this program; a newer desk may have written it.',
    ar: 'نوعه غير مدرج في قائمة هذا البرنامج؛ وربما كتبه مكتب أحدث.',
    fr: 'Son type n’est pas dans la liste de ce programme ; un bureau plus récent l’a peut-être écrite.',
  },
  'proof-form': {
    en: 'The proof that the entry is in the log is missing, or is none.',
    ar: 'الدليل على وجود القيد في السجل مفقود، أو ليس دليلًا.',
    fr: 'La preuve que l’écriture est au journal manque, ou n’en est pas une.',
  },
  'proof-checkpoint': {
    en: 'The proof stands on another checkpoint than the one of the bundle.',
    ar: 'يستند الدليل إلى نقطة تحقق غير التي في الحزمة.',
    fr: 'La preuve repose sur un autre point de contrôle que celui du dossier scellé.',
  },
  'entry-differs': {
    en: 'Entry {entry}: what it says, or its proof, is not what the log holds there.',
    ar: 'القيد {entry}: ما يقوله، أو دليله، ليس ما في السجل في ذلك الموضع.',
    fr: 'Écriture {entry} : ce qu’elle dit, ou sa preuve, n’est pas ce que le journal contient à cet endroit.',
  },
  'entry-misplaced': {
    en: 'The name of the file states another place in the log than {entry}, for which its proof holds.',
    ar: 'يذكر اسم الملف موضعًا في السجل غير {entry} الذي يصح له دليله.',
    fr: 'Le nom du fichier indique une autre place au journal que {entry}, pour laquelle sa preuve vaut.',
  },
  'entry-hash': {
    en: 'The entry has another hash than the one the log holds for it.',
    ar: 'بصمة القيد غير البصمة التي في السجل له.',
    fr: 'L’écriture a une autre empreinte que celle que le journal contient pour elle.',
  },
  'entries-in-log': {
    en: '{count} of {all} entries are in the log, each at its place.',
    ar: 'قيود موجودة في السجل كلٌّ في موضعه: {count} من {all}.',
    fr: 'Écritures présentes au journal, chacune à sa place : {count} sur {all}.',
  },
  'openings-fit': {
    en: '{count} hidden values are the ones that the entries committed to.',
    ar: 'قيم مخفية هي نفسها التي التزمت بها القيود: {count}.',
    fr: 'Valeurs cachées qui sont celles auxquelles les écritures se sont engagées : {count}.',
  },
  'openings-form': {
    en: 'Salts and values of an entry were expected; the file does not hold them.',
    ar: 'كان المنتظر الأملاح والقيم الخاصة بقيد، والملف لا يحويها.',
    fr: 'Les sels et les valeurs d’une écriture étaient attendus ; le fichier ne les contient pas.',
  },
  'opening-wrong': {
    en: 'The value given for "{member}" is not the one that the entry committed to.',
    ar: 'القيمة المذكورة للعنصر «{member}» ليست التي التزم بها القيد.',
    fr: 'La valeur donnée pour « {member} » n’est pas celle à laquelle l’écriture s’est engagée.',
  },
  'root-matches': {
    en: 'All {count} entries have the root that was signed.',
    ar: 'جذر القيود كلها ({count}) هو الجذر الذي وُقّع.',
    fr: 'L’ensemble des écritures ({count}) a la racine qui a été signée.',
  },
  'root-differs': {
    en: 'The {count} entries have another root than the one that was signed.',
    ar: 'جذر القيود ({count}) غير الجذر الذي وُقّع.',
    fr: 'Les écritures ({count}) ont une autre racine que celle qui a été signée.',
  },
  'kept-unsigned': {
    en: 'A checkpoint kept earlier is not signed by a key you trust; it was not used.',
    ar: 'نقطة تحقق محفوظة من قبل غير موقَّعة بمفتاح تثق به، فلم تُستعمل.',
    fr: 'Un point de contrôle gardé auparavant n’est pas signé par une clé à laquelle vous faites confiance ; il n’a pas servi.',
  },
  'rolled-back': {
    en: 'The log has {count} entries; it had {before} when this checkpoint was signed.',
    ar: 'عدد قيود السجل {count}، وكان {before} حين وُقّعت نقطة التحقق هذه.',
    fr: 'Le journal a {count} écritures ; il en avait {before} quand ce point de contrôle a été signé.',
  },
  continues: {
    en: 'The log continues what it was at {count} entries.',
    ar: 'يتابع السجل ما كان عليه حين كان عدد قيوده {count}.',
    fr: 'Le journal continue ce qu’il était à {count} écritures.',
  },
  forked: {
    en: 'The first {count} entries are others than those signed before: two versions of one log.',
    ar: 'القيود الأولى ({count}) غير التي وُقّعت من قبل: نسختان من سجل واحد.',
    fr: 'Les {count} premières écritures sont d’autres que celles signées auparavant : deux versions d’un même journal.',
  },
  truncated: {
    en: 'Entries {from} to {to} are missing or cut off.',
    ar: 'القيود من {from} إلى {to} مفقودة أو مبتورة.',
    fr: 'Les écritures {from} à {to} manquent ou sont tronquées.',
  },
  'tile-missing': {
    en: 'The tile of hashes is missing.',
    ar: 'لوح البصمات مفقود.',
    fr: 'Le carreau d’empreintes manque.',
  },
  'tile-differs': {
    en: 'The tile does not hold the hashes of the tiles below it, or one of them is missing.',
    ar: 'لا يحمل اللوح بصمات الألواح التي تحته، أو أحدها مفقود.',
    fr: 'Le carreau ne contient pas les empreintes des carreaux du dessous, ou l’un d’eux manque.',
  },
});
