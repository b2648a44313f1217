// SPDX-License-Identifier: Apache-2.0
import { sentencesOnStrangers } from '../say.ts';

/** Why an answer of a source of chain data cannot be used. They stand inside sentences of `currencySays`, after the name of the source. */
export const answerSays = sentencesOnStrangers({
  address: { en: 'address', ar: 'عنوان', fr: 'adresse' },
  transaction: { en: 'transaction', ar: 'معاملة', fr: 'transaction' },
  status: {
    en: 'it answered with status {status}',
    ar: 'أجاب بالحالة {status}',
    fr: 'elle a répondu par l’état {status}',
  },
  'no-json': {
    en: 'its answer is no JSON',
    ar: 'جوابه ليس نص JSON',
    fr: 'sa réponse n’est pas du JSON',
  },
  'too-long': {
    en: 'the answer is longer than {bytes} bytes',
    ar: 'الجواب أطول من {bytes} بايت',
    fr: 'la réponse est plus longue que {bytes} octets',
  },
  'too-slow': {
    en: 'nothing within {seconds} seconds',
    ar: 'لا شيء خلال {seconds} ثانية',
    fr: 'rien en {seconds} secondes',
  },
  'line-failed': {
    en: 'the connection failed: {code}',
    ar: 'فشل الاتصال: {code}',
    fr: 'la connexion a échoué : {code}',
  },
  'list-of-transactions': {
    en: 'expected a list of transactions',
    ar: 'كانت المنتظرة قائمة معاملات',
    fr: 'une liste de transactions était attendue',
  },
  'list-of-transfers': {
    en: 'expected a list of transfers',
    ar: 'كانت المنتظرة قائمة تحويلات',
    fr: 'une liste de transferts était attendue',
  },
  'list-of-spends': {
    en: 'expected a list of spending states',
    ar: 'كانت المنتظرة قائمة بما أُنفق من المخرجات',
    fr: 'une liste des sorties dépensées ou non était attendue',
  },
  'list-of-logs': {
    en: 'expected a list of logs',
    ar: 'كانت المنتظرة قائمة سجلات',
    fr: 'une liste de journaux était attendue',
  },
  totals: {
    en: 'expected totals of the address that was asked for',
    ar: 'كانت المنتظرة مجاميع العنوان المسؤول عنه',
    fr: 'les totaux de l’adresse demandée étaient attendus',
  },
  'transactions-of-address': {
    en: 'expected the transactions of an address',
    ar: 'كانت المنتظرة معاملات عنوان',
    fr: 'les transactions d’une adresse étaient attendues',
  },
  'transaction-with-value': {
    en: 'expected a transaction with its value and time',
    ar: 'كانت المنتظرة معاملة بقيمتها ووقتها',
    fr: 'une transaction avec sa valeur et son heure était attendue',
  },
  'chain-number': {
    en: 'expected the number of its chain',
    ar: 'كان المنتظر رقم سلسلته',
    fr: 'le numéro de sa chaîne était attendu',
  },
  'whole-block': {
    en: 'expected a block with its number, hash, time and transactions',
    ar: 'كانت المنتظرة كتلة برقمها وبصمتها ووقتها ومعاملاتها',
    fr: 'un bloc avec son numéro, son empreinte, son heure et ses transactions était attendu',
  },
  'transaction-and-receipt': {
    en: 'expected a transaction and its receipt',
    ar: 'كانت المنتظرة معاملة وإيصالها',
    fr: 'une transaction et son reçu étaient attendus',
  },
  'block-in-hex': {
    en: 'expected a block in hex',
    ar: 'كانت المنتظرة كتلة بالترميز الست عشري',
    fr: 'un bloc en hexadécimal était attendu',
  },
  'transaction-in-hex': {
    en: 'expected a transaction in hex',
    ar: 'كانت المنتظرة معاملة بالترميز الست عشري',
    fr: 'une transaction en hexadécimal était attendue',
  },
  'error-for-transaction': {
    en: 'expected a transaction in hex, found "{found}"',
    ar: 'كانت المنتظرة معاملة بالترميز الست عشري، ووُجد «{found}»',
    fr: 'une transaction en hexadécimal était attendue, « {found} » a été trouvé',
  },
  'asked-for': {
    en: 'asked for {asked}, it answers {found}',
    ar: 'سُئل عن {asked} فأجاب عن {found}',
    fr: 'interrogée sur {asked}, elle répond sur {found}',
  },
  'asked-for-block': {
    en: 'asked for block {asked}, it answers {found}',
    ar: 'سُئل عن الكتلة {asked} فأجاب عن {found}',
    fr: 'interrogée sur le bloc {asked}, elle répond sur {found}',
  },
  'no-part-in-transaction': {
    en: 'it gives a transaction {txid} in which the account has no part',
    ar: 'يعطي معاملة {txid} لا صلة للحساب بها',
    fr: 'elle donne une transaction {txid} à laquelle le compte n’a pas de part',
  },
  'no-part-in-transfer': {
    en: 'it gives a transfer of {txid} in which the account has no part',
    ar: 'يعطي تحويلًا في {txid} لا صلة للحساب به',
    fr: 'elle donne un transfert de {txid} auquel le compte n’a pas de part',
  },
  'other-payment': {
    en: "it tells another payment of {txid} than the transaction's own bytes order",
    ar: 'يذكر للمعاملة {txid} دفعة غير التي تأمر بها بايتاتها نفسها',
    fr: 'elle donne pour {txid} un autre paiement que celui qu’ordonnent les octets mêmes de la transaction',
  },
  'bytes-of-another': {
    en: 'the bytes given for transaction {txid} do not have that name',
    ar: 'البايتات المعطاة للمعاملة {txid} ليس لها هذا الاسم',
    fr: 'les octets donnés pour la transaction {txid} ne portent pas ce nom',
  },
  'told-otherwise': {
    en: 'transaction {txid} is told otherwise than its own bytes say',
    ar: 'تُذكر المعاملة {txid} على غير ما تقوله بايتاتها نفسها',
    fr: 'la transaction {txid} est rapportée autrement que ne le disent ses propres octets',
  },
  'no-header': {
    en: 'it gives no header for the block of its proof',
    ar: 'لا يعطي ترويسة للكتلة التي في برهانه',
    fr: 'elle ne donne pas d’en-tête pour le bloc de sa preuve',
  },
  'proof-of-another-shape': {
    en: 'its Merkle proof is of another shape',
    ar: 'برهان ميركل الذي يعطيه بصيغة أخرى',
    fr: 'sa preuve de Merkle est d’une autre forme',
  },
  'proof-elsewhere': {
    en: 'the Merkle proof of {txid} does not lead to block {block}',
    ar: 'برهان ميركل للمعاملة {txid} لا يؤدي إلى الكتلة {block}',
    fr: 'la preuve de Merkle de {txid} ne mène pas au bloc {block}',
  },
  'header-of-another': {
    en: 'the header is not that of block {block}, or has no work',
    ar: 'الترويسة ليست ترويسة الكتلة {block} أو لا إثبات عمل لها',
    fr: 'l’en-tête n’est pas celui du bloc {block}, ou n’a pas de preuve de travail',
  },
  'no-transaction': {
    en: 'its bytes are no transaction',
    ar: 'البايتات التي يعطيها ليست معاملة',
    fr: 'ses octets ne sont pas une transaction',
  },
  'another-transaction': {
    en: 'the bytes given for {asked} are another transaction ({found})',
    ar: 'البايتات المعطاة للمعاملة {asked} معاملة أخرى ({found})',
    fr: 'les octets donnés pour {asked} sont une autre transaction ({found})',
  },
  'log-not-asked-for': {
    en: 'it gives log {log}, which was not asked for',
    ar: 'يعطي السجل {log} ولم يُسأل عنه',
    fr: 'elle donne le journal {log}, qui n’a pas été demandé',
  },
  'transactions-not-of-header': {
    en: 'its transactions of block {block} are not those its header commits to',
    ar: 'معاملات الكتلة {block} التي يعطيها ليست التي تلتزمها ترويستها',
    fr: 'ses transactions du bloc {block} ne sont pas celles auxquelles engage son en-tête',
  },
  'receipts-not-of-header': {
    en: 'its receipts of block {block} are not those its header commits to',
    ar: 'إيصالات الكتلة {block} التي يعطيها ليست التي تلتزمها ترويستها',
    fr: 'ses reçus du bloc {block} ne sont pas ceux auxquels engage son en-tête',
  },
  'receipts-of-others': {
    en: 'its receipts of block {block} are not those of its transactions',
    ar: 'إيصالات الكتلة {block} التي يعطيها ليست إيصالات معاملاتها',
    fr: 'ses reçus du bloc {block} ne sont pas ceux de ses transactions',
  },
  'not-together': {
    en: 'the receipt and the transaction given for {txid} do not belong together',
    ar: 'الإيصال والمعاملة المعطيان لـ {txid} لا يخص أحدهما الآخر',
    fr: 'le reçu et la transaction donnés pour {txid} ne vont pas ensemble',
  },
  'not-what-was-signed': {
    en: 'what it gives for {txid} is not what the payer of that transaction signed',
    ar: 'ما يعطيه للمعاملة {txid} ليس ما وقّعه دافعها',
    fr: 'ce qu’elle donne pour {txid} n’est pas ce qu’a signé le payeur de cette transaction',
  },
  'not-in-receipts': {
    en: 'transfer {transfer} is not what the receipts of block {block} say',
    ar: 'التحويل {transfer} ليس ما تقوله إيصالات الكتلة {block}',
    fr: 'le transfert {transfer} n’est pas ce que disent les reçus du bloc {block}',
  },
  'not-in-block-of-logs': {
    en: 'block {block} does not hold transaction {txid}, or is another than its logs name',
    ar: 'الكتلة {block} لا تضم المعاملة {txid} أو هي غير التي تسميها سجلاتها',
    fr: 'le bloc {block} ne contient pas la transaction {txid}, ou n’est pas celui que nomment ses journaux',
  },
  'not-in-block': {
    en: 'block {block} does not hold {txid}',
    ar: 'الكتلة {block} لا تضم {txid}',
    fr: 'le bloc {block} ne contient pas {txid}',
  },
  'damaged-block': {
    en: 'what it gives for block {block} is, from byte {byte} on, no block as blocks are',
    ar: 'ما يعطيه للكتلة {block} ليس كتلة على ما تكون الكتل، ابتداءً من البايت {byte}',
    fr: 'ce qu’elle donne pour le bloc {block} n’est pas, à partir de l’octet {byte}, un bloc tel que sont les blocs',
  },
  'another-block': {
    en: 'the block given for {block} is {found}',
    ar: 'الكتلة المعطاة لـ {block} هي {found}',
    fr: 'le bloc donné pour {block} est {found}',
  },
  'method-failed': {
    en: '{method} failed: {found}',
    ar: 'فشل {method}: {found}',
    fr: '{method} a échoué : {found}',
  },
  'no-answer': {
    en: 'no answer',
    ar: 'لا جواب',
    fr: 'pas de réponse',
  },
  'no-block': {
    en: 'no block',
    ar: 'لا كتلة',
    fr: 'aucun bloc',
  },
  'unreadable-transaction': {
    en: 'a transaction is unreadable: {why}',
    ar: 'معاملة تتعذر قراءتها: {why}',
    fr: 'une transaction est illisible : {why}',
  },
  'unreadable-log': {
    en: 'a log is unreadable: {why}',
    ar: 'سجل تتعذر قراءته: {why}',
    fr: 'un journal est illisible : {why}',
  },
  'no-object': {
    en: 'expected an object',
    ar: 'كان المنتظر كائن JSON',
    fr: 'un objet JSON était attendu',
  },
  'lists-in-lists': {
    en: 'lists within lists, which no node answers',
    ar: 'قوائم داخل قوائم، ولا تجيب عقدة بذلك',
    fr: 'des listes dans des listes, ce que ne répond aucun nœud',
  },
  'log-not-whole': {
    en: 'a transfer without its transaction hash, contract or log index',
    ar: 'تحويل تنقصه بصمة معاملته أو عقده أو رقم سجله',
    fr: 'un transfert sans l’empreinte de sa transaction, son contrat ou le rang de son journal',
  },
  'calls-too-deep': {
    en: 'calls within calls beyond what the chain allows',
    ar: 'استدعاءات داخل استدعاءات فوق ما تسمح به السلسلة',
    fr: 'des appels dans des appels au-delà de ce que permet la chaîne',
  },
  'no-account': {
    en: 'a transaction without an account it goes from or to',
    ar: 'معاملة بلا حساب تصدر عنه أو تصل إليه',
    fr: 'une transaction sans compte d’où elle part ou où elle va',
  },
  'no-exact-amount': {
    en: 'an amount that is no exact whole number',
    ar: 'مبلغ ليس عددًا صحيحًا تامًا',
    fr: 'un montant qui n’est pas un nombre entier exact',
  },
});
