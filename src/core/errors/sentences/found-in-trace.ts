// SPDX-License-Identifier: Apache-2.0
import { sentencesOnStrangers } from '../say.ts';

/** What a check finds in a trace certificate, of Bitcoin or of a token. */
export const traceFound = sentencesOnStrangers({
  'no-json': {
    en: 'The file is no JSON text in UTF-8.',
    ar: 'الملف ليس نص JSON بترميز UTF-8.',
    fr: 'Le fichier n’est pas un texte JSON en UTF-8.',
  },
  form: {
    en: 'Expected a certificate of the form {schema}; members are missing or of another kind.',
    ar: 'كان المنتظر شهادة بصيغة {schema}؛ وعناصر منها مفقودة أو من نوع آخر.',
    fr: 'Un certificat de la forme {schema} était attendu ; des membres manquent ou sont d’un autre type.',
  },
  'engine-other': {
    en: 'Made by engine {found}; this program repeats {engine}.',
    ar: 'أعدّها المحرك {found}؛ وهذا البرنامج يكرر {engine}.',
    fr: 'Fait par le moteur {found} ; ce programme répète {engine}.',
  },
  engine: {
    en: 'Made by engine {engine}, which this program is.',
    ar: 'أعدّها المحرك {engine}، وهو هذا البرنامج.',
    fr: 'Fait par le moteur {engine}, qui est ce programme.',
  },
  'no-header': {
    en: 'A block header was expected; this is none.',
    ar: 'كان المنتظر ترويسة كتلة، وهذه ليست كذلك.',
    fr: 'Un en-tête de bloc était attendu ; ce n’en est pas un.',
  },
  'no-work': {
    en: 'Block {block} does not meet its own target.',
    ar: 'الكتلة {block} لا تبلغ الحد الذي تذكره لنفسها.',
    fr: 'Le bloc {block} n’atteint pas sa propre cible.',
  },
  work: {
    en: '{count} block headers meet the targets they state.',
    ar: 'ترويسات كتل تبلغ الحد الذي تذكره: {count}.',
    fr: 'En-têtes de bloc qui atteignent les cibles qu’ils indiquent : {count}.',
  },
  'no-hex': {
    en: 'A transaction or its branch is no hex text of the right length.',
    ar: 'معاملة أو فرعها ليس نصًا ست عشريًا بالطول الصحيح.',
    fr: 'Une transaction ou sa branche n’est pas un texte hexadécimal de la bonne longueur.',
  },
  'no-transaction': {
    en: 'The bytes are no transaction.',
    ar: 'البايتات ليست معاملة.',
    fr: 'Les octets ne sont pas une transaction.',
  },
  position: {
    en: 'Transaction {id} states a position its branch cannot have.',
    ar: 'تذكر المعاملة {id} موضعًا لا يمكن أن يكون في فرعها.',
    fr: 'La transaction {id} indique une position que sa branche ne peut avoir.',
  },
  'not-in-block': {
    en: 'Transaction {id} is not in the block it is said to be in.',
    ar: 'المعاملة {id} ليست في الكتلة التي يُقال إنها فيها.',
    fr: 'La transaction {id} n’est pas dans le bloc où elle est dite être.',
  },
  included: {
    en: '{count} transactions have the hashes of their bytes and are in their blocks.',
    ar: 'معاملات بصماتها من بايتاتها وهي في كتلها: {count}.',
    fr: 'Transactions qui ont l’empreinte de leurs octets et sont dans leurs blocs : {count}.',
  },
  'not-repeatable': {
    en: 'The trace cannot be repeated: {why}.',
    ar: 'لا يمكن تكرار التتبع: {why}.',
    fr: 'Le suivi ne peut être répété : {why}.',
  },
  'members-unfit': {
    en: 'what it states of outputs, amounts or limits cannot be used',
    ar: 'ما تذكره من مخرجات أو مبالغ أو حدود لا يمكن استعماله',
    fr: 'ce qu’il indique de sorties, de montants ou de limites est inutilisable',
  },
  'transfer-missing': {
    en: 'transfer {transfer} is not in the data',
    ar: 'التحويل {transfer} غير موجود في البيانات',
    fr: 'le transfert {transfer} ne figure pas dans les données',
  },
  'seed-is-fee': {
    en: '{transfer} is a fee, which no account receives',
    ar: '{transfer} رسم لا يتلقاه أي حساب',
    fr: '{transfer} est un frais, qu’aucun compte ne reçoit',
  },
  'several-contracts': {
    en: 'transfers of {count} contracts; value is followed within one',
    ar: 'تحويلات لعدد من العقود هو {count}؛ والقيمة تُتتبَّع داخل عقد واحد',
    fr: 'des transferts de {count} contrats ; la valeur est suivie à l’intérieur d’un seul',
  },
  'no-last-block': {
    en: 'the transfers name no blocks, so none can be the last',
    ar: 'لا تذكر التحويلات كتلها، فلا يمكن أن تكون إحداها الأخيرة',
    fr: 'les transferts ne nomment pas de blocs, aucun ne peut donc être le dernier',
  },
  'no-block-of-transfer': {
    en: 'transfer {transfer} does not say its block, or its time in UTC',
    ar: 'التحويل {transfer} لا يذكر كتلته ولا وقته بالتوقيت العالمي UTC',
    fr: 'le transfert {transfer} ne dit ni son bloc ni son heure en UTC',
  },
  same: {
    en: 'Repeated by {method}: the same result.',
    ar: 'كُرّر بطريقة {method}: النتيجة نفسها.',
    fr: 'Répété par {method} : le même résultat.',
  },
  'same-one-source': {
    en: 'Repeated by {method}: the same result, on transfers that one source states.',
    ar: 'كُرّر بطريقة {method}: النتيجة نفسها، على تحويلات يذكرها مصدر واحد.',
    fr: 'Répété par {method} : le même résultat, sur des transferts qu’une seule source indique.',
  },
  differs: {
    en: 'Repeated by {method}: another result than the one stated.',
    ar: 'كُرّر بطريقة {method}: نتيجة غير المذكورة.',
    fr: 'Répété par {method} : un autre résultat que celui indiqué.',
  },
  sums: {
    en: 'Seeds {began}, and {ended} in unspent outputs, fees, absorbed value and services.',
    ar: 'البدايات {began}، و{ended} في مخرجات غير منفقة ورسوم وقيمة ممتصة وخدمات.',
    fr: 'Départs {began}, et {ended} en sorties non dépensées, frais, valeur absorbée et services.',
  },
  'token-sums': {
    en: 'Seeds and value drawn in {began}; {ended} held, fees, absorbed and at services.',
    ar: 'البدايات والقيمة المسحوبة {began}؛ و{ended} محتفظ بها ورسوم وممتصة ولدى خدمات.',
    fr: 'Départs et valeur attirée {began} ; {ended} détenus, en frais, absorbés et auprès de services.',
  },
  exact: {
    en: 'The certificate is written in the one canonical form, to the byte.',
    ar: 'الشهادة مكتوبة بالصيغة الوحيدة المعتمدة، بايتًا بايتًا.',
    fr: 'Le certificat est écrit dans la seule forme canonique, à l’octet près.',
  },
  'not-exact': {
    en: 'The bytes are not the canonical form of what they say.',
    ar: 'البايتات ليست الصيغة الوحيدة لما تقوله.',
    fr: 'Les octets ne sont pas la forme canonique de ce qu’ils disent.',
  },
});
