// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Chain data, look-ups and traces. */
export const currencySays = sentences({
  'output-unknown': {
    en: 'Output "{output}": {why}.',
    ar: 'المُخرَج «{output}»: {why}.',
    fr: 'Sortie « {output} » : {why}.',
  },
  'column-full': {
    en: 'Import: one column would need {bytes} bytes, more than the 4 GiB a column can have. Name fewer files, or fewer days.',
    ar: 'الاستيراد: يحتاج عمود واحد إلى {bytes} من البايتات، وهو أكثر من 4 غيبيبايت التي يتسع لها العمود. سمِّ ملفات أقل أو أيامًا أقل.',
    fr: 'Importation : une colonne demanderait {bytes} octets, plus que les 4 Gio qu’une colonne peut avoir. Nommez moins de fichiers, ou moins de jours.',
  },
  'no-memory-for-column': {
    en: 'Import: this machine has no memory left for a column of {bytes} bytes. Name fewer files, or fewer days.',
    ar: 'الاستيراد: لم تبق في هذا الجهاز ذاكرة لعمود من {bytes} من البايتات. سمِّ ملفات أقل أو أيامًا أقل.',
    fr: 'Importation : cette machine n’a plus de mémoire pour une colonne de {bytes} octets. Nommez moins de fichiers, ou moins de jours.',
  },
  'too-many-transactions': {
    en: 'Import: these blocks hold {transactions} transactions, more than the {most} one import can hold. Name fewer files, or fewer days.',
    ar: 'الاستيراد: في هذه الكتل {transactions} من المعاملات، أكثر من {most} التي يتسع لها استيراد واحد. سمِّ ملفات أقل أو أيامًا أقل.',
    fr: 'Importation : ces blocs contiennent {transactions} transactions, plus que les {most} qu’une importation peut contenir. Nommez moins de fichiers, ou moins de jours.',
  },
  'mask-wrong': {
    en: '{path}: a mask has {expected} bytes, this file has {bytes}. Without the right one the blocks beside it cannot be read; copy it from the node again.',
    ar: '{path}: في القناع {expected} بايتات، وفي هذا الملف {bytes}. لا تُقرأ الكتل المجاورة دون القناع الصحيح؛ انسخه من العقدة من جديد.',
    fr: '{path} : un masque a {expected} octets, ce fichier en a {bytes}. Sans le bon, les blocs à côté sont illisibles ; recopiez-le du nœud.',
  },
  'source-gone': {
    en: '{path}: expected the file {name} of at least {bytes} bytes that was imported, found another or none. Name the source of the import.',
    ar: '{path}: كان المنتظر الملف {name} الذي استُورد وفيه {bytes} بايت على الأقل، ولم يوجد أو وُجد غيره. سمِّ مصدر الاستيراد.',
    fr: '{path} : le fichier {name} d’au moins {bytes} octets qui fut importé était attendu, un autre ou aucun a été trouvé. Nommez la source de l’importation.',
  },
  'no-block-in-days': {
    en: 'Import: no block lies in the days named; those here are from {first} to {last}.',
    ar: 'الاستيراد: لا توجد كتلة في الأيام المسماة؛ الكتل هنا من {first} إلى {last}.',
    fr: 'Importation : aucun bloc ne tombe dans les jours nommés ; ceux d’ici vont du {first} au {last}.',
  },
  'outpoint-expected': {
    en: 'expected a transaction hash of 64 hex digits, a colon and the number of an output',
    ar: 'كان المنتظر بصمة معاملة من 64 خانة ست عشرية ثم نقطتان ورقم مُخرَج',
    fr: 'une empreinte de transaction de 64 chiffres hexadécimaux, deux-points et le numéro d’une sortie étaient attendus',
  },
  'no-such-transaction': {
    en: 'no imported block holds this transaction',
    ar: 'لا توجد هذه المعاملة في أي كتلة مستوردة',
    fr: 'aucun bloc importé ne contient cette transaction',
  },
  'outputs-counted': {
    en: 'the transaction has {count} outputs, counted from 0',
    ar: 'عدد مُخرَجات المعاملة {count}، تُعدّ من 0',
    fr: 'la transaction a {count} sorties, comptées à partir de 0',
  },
  checksum: {
    en: 'Address: its checksum does not hold, or it is of no chain this program knows. Copy it again from its source.',
    ar: 'العنوان: مجموع التحقق فيه غير صحيح، أو ليس من سلسلة يعرفها البرنامج. انسخه من مصدره من جديد.',
    fr: 'Adresse : sa somme de contrôle ne tient pas, ou elle n’est d’aucune chaîne connue de ce programme. Recopiez-la de sa source.',
  },
  'no-such-source': {
    en: 'Tracing: the desk knows no source {sources}. Its administrator names them in ledgers.yaml.',
    ar: 'التتبع: لا يعرف المكتب المصدر {sources}. مدير النظام يسمّي المصادر في ledgers.yaml.',
    fr: 'Suivi : le bureau ne connaît pas la source {sources}. Son administrateur les nomme dans ledgers.yaml.',
  },
  'nothing-reached': {
    en: 'Request: by this trace nothing reached the service named, and nothing is left to hold. Name one that the trace lists.',
    ar: 'الطلب: بحسب هذا التتبع لم يصل شيء إلى الخدمة المسماة ولم يبق ما يُحجز. سمِّ خدمة يسردها التتبع.',
    fr: 'Demande : selon ce suivi, rien n’a atteint le service nommé et il ne reste rien à retenir. Nommez-en un que le suivi énumère.',
  },
  'second-is-first': {
    en: 'Look-up: the second source is the first one, or on its machine. Name another.',
    ar: 'الاستعلام: المصدر الثاني هو الأول نفسه أو على جهازه. سمِّ غيره.',
    fr: 'Consultation : la seconde source est la première, ou sur sa machine. Nommez-en une autre.',
  },
  'second-unlike': {
    en: 'Following: {second} cannot be asked whether outputs are unspent that {source} tells of. Only sources of the kind "esplora" of the same network can.',
    ar: 'تتبع القيمة: لا يمكن سؤال {second} عما إذا كانت المخرجات التي يذكرها {source} غير منفقة. لا يصلح لذلك إلا مصدران من النوع «esplora» على الشبكة نفسها.',
    fr: 'Suivi de valeur : {second} ne peut pas être interrogée sur les sorties non dépensées dont parle {source}. Seules le peuvent des sources du type « esplora » du même réseau.',
  },
  'not-the-same': {
    en: 'Look-up: {source} and {second} do not say the same. Both answers are kept as evidence; neither is used.',
    ar: 'الاستعلام: {source} و{second} لا يقولان الشيء نفسه. الجوابان محفوظان بوصفهما دليلًا، ولا يُستعمل أيّ منهما.',
    fr: 'Consultation : {source} et {second} ne disent pas la même chose. Les deux réponses sont gardées comme preuves ; aucune n’est utilisée.',
  },
  'source-not-allowed': {
    en: 'Look-up refused: the case does not allow the source "{source}". Ask the approver of the case to allow it.',
    ar: 'رُفض الاستعلام: القضية لا تسمح بالمصدر «{source}». اطلب من صاحب الاعتماد في القضية السماح به.',
    fr: 'Consultation refusée : l’affaire n’autorise pas la source « {source} ». Demandez à l’approbateur de l’affaire de l’autoriser.',
  },
  'note-expected': {
    en: 'Note: a text is expected, at the whole trace, at one address, or at the step between two.',
    ar: 'الملاحظة: يُنتظر نص، على التتبع كله أو على عنوان واحد أو على الخطوة بين عنوانين.',
    fr: 'Note : un texte est attendu, sur le suivi entier, sur une adresse, ou sur l’étape entre deux.',
  },
  'beyond-limits': {
    en: 'Trace: it does not keep to the limits approved with the case ({limits}). Make it anew within them, or ask the approver to change them.',
    ar: 'التتبع: لا يلتزم الحدود المعتمدة مع القضية ({limits}). أعده ضمنها، أو اطلب من صاحب الاعتماد تغييرها.',
    fr: 'Suivi : il ne respecte pas les limites approuvées avec l’affaire ({limits}). Refaites-le dans ces limites, ou demandez à l’approbateur de les changer.',
  },
  'not-repeated': {
    en: 'Trace: item {item}… does not repeat. {why} "rogatory verify" lists all that was found, with its place.',
    ar: 'التتبع: العنصر {item}… لا تتكرر نتيجته. {why} الأمر «rogatory verify» يسرد كل ما وُجد وموضعه.',
    fr: 'Suivi : l’élément {item}… ne se répète pas. {why} « rogatory verify » énumère tout ce qui a été constaté, avec sa place.',
  },
  'certificate-too-large': {
    en: 'Trace: a certificate of more than 16 MB is not repeated here. "rogatory verify" does.',
    ar: 'التتبع: لا تُعاد هنا شهادة تتجاوز 16 ميغابايت. الأمر «rogatory verify» يعيدها.',
    fr: 'Suivi : un certificat de plus de 16 Mo n’est pas répété ici. « rogatory verify » le fait.',
  },
  'source-or-purpose': {
    en: 'Look-up refused: the case does not allow the source "{source}" or states no purpose. Ask whoever leads the case to allow it.',
    ar: 'رُفض الاستعلام: القضية لا تسمح بالمصدر «{source}» أو لا تذكر غرضًا. اطلب ممن يقود القضية السماح به.',
    fr: 'Consultation refusée : l’affaire n’autorise pas la source « {source} » ou n’indique pas de but. Demandez à qui dirige l’affaire de l’autoriser.',
  },
  'no-whole-answer': {
    en: '{source}: no whole answer came ({why}). Try again, or another source.',
    ar: '{source}: لم يصل جواب كامل ({why}). حاول مجددًا أو استعلم من مصدر آخر.',
    fr: '{source} : aucune réponse entière n’est venue ({why}). Réessayez, ou prenez une autre source.',
  },
  'answer-kept': {
    en: '{source}: {why}. The answer is kept (SHA-256 {sha256}…).',
    ar: '{source}: {why}. الجواب محفوظ (SHA-256 {sha256}…).',
    fr: '{source} : {why}. La réponse est gardée (SHA-256 {sha256}…).',
  },
  'answer-not-used': {
    en: '{source}: {why}. The answer is kept (SHA-256 {sha256}…) and not used.',
    ar: '{source}: {why}. الجواب محفوظ (SHA-256 {sha256}…) ولا يُستعمل.',
    fr: '{source} : {why}. La réponse est gardée (SHA-256 {sha256}…) et n’est pas utilisée.',
  },
  'asks-no-such': {
    en: '{source}: a source of the kind "{kind}" answers no question about one {what}. Ask another source.',
    ar: '{source}: مصدر من النوع «{kind}» لا يجيب عن سؤال كهذا ({what}). استعلم من مصدر آخر.',
    fr: '{source} : une source du type « {kind} » ne répond pas à une telle question ({what}). Interrogez une autre source.',
  },
  'answers-kept': {
    en: '{source}: {why}. The answers are kept.',
    ar: '{source}: {why}. الأجوبة محفوظة.',
    fr: '{source} : {why}. Les réponses sont gardées.',
  },
  'spends-not': {
    en: 'A source says {spender} spends {txid}:{output}, but the transaction does not. Its answers are kept and not used.',
    ar: 'يقول مصدر إن {spender} تنفق ⁨{txid}:{output}⁩، والمعاملة لا تفعل ذلك. أجوبته محفوظة ولا تُستعمل.',
    fr: 'Une source dit que {spender} dépense {txid}:{output}, mais la transaction ne le fait pas. Ses réponses sont gardées et ne sont pas utilisées.',
  },
  'named-not-had': {
    en: 'A source names transaction {txid} and then does not have it. Ask another source.',
    ar: 'يسمّي مصدر المعاملة {txid} ثم لا تكون لديه. استعلم من مصدر آخر.',
    fr: 'Une source nomme la transaction {txid}, puis ne l’a pas. Interrogez une autre source.',
  },
  'no-proof': {
    en: 'The source gives no proof that a block holds {txid}, and a trace stands on proofs. Ask a source that gives them, such as an Esplora of your own.',
    ar: 'لا يقدّم المصدر برهانًا على أن كتلةً تضم {txid}، والتتبع يقوم على البراهين. استعلم من مصدر يقدّمها، مثل خادم Esplora خاص بكم.',
    fr: 'La source ne prouve pas qu’un bloc contient {txid}, et un suivi repose sur des preuves. Interrogez une source qui en donne, par exemple un Esplora à vous.',
  },
  'no-following': {
    en: '{source}: value cannot be followed through a source of the kind "{kind}". Choose an Esplora, an indexer of TRON or a node of Ethereum.',
    ar: '{source}: لا يمكن تتبع القيمة عبر مصدر من النوع «{kind}». اختر خادم Esplora أو فهرسًا لسلسلة TRON أو عقدة Ethereum.',
    fr: '{source} : la valeur ne peut pas être suivie à travers une source du type « {kind} ». Choisissez un Esplora, un index de TRON ou un nœud Ethereum.',
  },
  'narrow-ranges': {
    en: '{source}: it does not give the logs of {blocks} blocks at once, so that {count} questions and more would be needed about each account. Ask a node that gives more, such as one of your own.',
    ar: '{source}: لا يعطي سجلات {blocks} من الكتل دفعة واحدة، فيلزم {count} سؤالًا أو أكثر عن كل حساب. استعلم من عقدة تعطي أكثر، مثل عقدة خاصة بكم.',
    fr: '{source} : il ne donne pas à la fois les journaux de {blocks} blocs, de sorte qu’il faudrait {count} questions et plus pour chaque compte. Interrogez un nœud qui en donne davantage, par exemple un nœud à vous.',
  },
  'not-final': {
    en: 'Following: transaction {txid} stands in no final block yet, and could still be taken back. Wait a quarter of an hour, then follow again.',
    ar: 'تتبع القيمة: لم تثبت المعاملة {txid} بعد في كتلة نهائية، وقد تُسحب. انتظر ربع ساعة ثم تتبّع من جديد.',
    fr: 'Suivi de valeur : la transaction {txid} n’est encore dans aucun bloc définitif et pourrait être retirée. Attendez un quart d’heure, puis suivez de nouveau.',
  },
  'no-final-block': {
    en: '{source}: it does not say which blocks are final ({why}), so that what it tells could still be taken back. Ask a node that does: one of Ethereum since 2022 that has caught up with the chain, or one of your own. A node that is behind needs time.',
    ar: '{source}: لا يقول أي الكتل نهائية ({why})، فقد يُسحب ما يذكره. استعلم من عقدة تقول ذلك: عقدة Ethereum منذ 2022 لحقت بالسلسلة، أو عقدة خاصة بكم. والعقدة المتأخرة تحتاج إلى وقت.',
    fr: '{source} : il ne dit pas quels blocs sont définitifs ({why}), de sorte que ce qu’il rapporte pourrait encore être retiré. Interrogez un nœud qui le dit : un nœud d’Ethereum depuis 2022 à jour de la chaîne, ou un nœud à vous. Un nœud en retard a besoin de temps.',
  },
  'no-longer-known': {
    en: 'Following: the desk no longer knows a source {source}. Its administrator names them in ledgers.yaml.',
    ar: 'تتبع القيمة: لم يعد المكتب يعرف المصدر {source}. مدير النظام يسمّي المصادر في ledgers.yaml.',
    fr: 'Suivi de valeur : le bureau ne connaît plus la source {source}. Son administrateur les nomme dans ledgers.yaml.',
  },
  'seed-unknown': {
    en: 'Following: the source knows no transaction {txid}. Compare the letters with where they are from, or ask another source.',
    ar: 'تتبع القيمة: لا يعرف المصدر المعاملة {txid}. قارن أحرفها بموضعها الأصلي، أو استعلم من مصدر آخر.',
    fr: 'Suivi de valeur : la source ne connaît pas la transaction {txid}. Comparez les caractères avec leur origine, ou interrogez une autre source.',
  },
  'no-such-transfers': {
    en: 'Following: the source knows no transfer of {contract} into these accounts. Ask it about one of them first.',
    ar: 'تتبع القيمة: لا يعرف المصدر أي تحويل للرمز {contract} إلى هذه الحسابات. استعلم منه عن أحدها أولًا.',
    fr: 'Suivi de valeur : la source ne connaît aucun transfert de {contract} vers ces comptes. Interrogez-la d’abord sur l’un d’eux.',
  },
  'no-such-transfer': {
    en: 'Following: the source knows no transfer of {contract} at {seed}. Ask it about the transaction first.',
    ar: 'تتبع القيمة: لا يعرف المصدر تحويلًا للرمز {contract} عند {seed}. استعلم منه عن المعاملة أولًا.',
    fr: 'Suivi de valeur : la source ne connaît aucun transfert de {contract} à {seed}. Interrogez-la d’abord sur la transaction.',
  },
  'lists-otherwise': {
    en: 'A source lists other transfers of {txid} for {account} than the logs of that transaction say. Its answers are kept and not used.',
    ar: 'يسرد مصدر لحساب {account} تحويلات في {txid} غير ما تقوله سجلات تلك المعاملة. أجوبته محفوظة ولا تُستعمل.',
    fr: 'Une source énumère pour {account} d’autres transferts de {txid} que ceux des journaux de cette transaction. Ses réponses sont gardées et ne sont pas utilisées.',
  },
  'seed-of-output': {
    en: 'Following: expected TXID:N of an output, found "{found}".',
    ar: 'تتبع القيمة: كان المنتظر مُخرَجًا بالصيغة TXID:N، ووُجد «{found}».',
    fr: 'Suivi de valeur : une sortie TXID:N était attendue, « {found} » a été trouvé.',
  },
  'seed-of-account': {
    en: 'Following: expected TXHASH:LOG of a transfer, or an account, found "{found}".',
    ar: 'تتبع القيمة: كان المنتظر تحويلًا بالصيغة TXHASH:LOG أو حسابًا، ووُجد «{found}».',
    fr: 'Suivi de valeur : un transfert TXHASH:LOG ou un compte était attendu, « {found} » a été trouvé.',
  },
  'contract-needed': {
    en: 'Following: on TRON one token is followed, or TRX; expected the address of the token’s contract, or "native" for TRX.',
    ar: 'تتبع القيمة: يُتتبَّع على TRON رمز واحد أو TRX؛ كان المنتظر عنوان عقد الرمز، أو «native» لعملة TRX.',
    fr: 'Suivi de valeur : sur TRON, un seul jeton est suivi, ou le TRX ; l’adresse du contrat du jeton était attendue, ou « native » pour le TRX.',
  },
  'ether-unfollowed': {
    en: 'Following: a node keeps no list of what an account did with ether, so only tokens are followed through it; expected the address of a token’s contract.',
    ar: 'تتبع القيمة: لا تحفظ العقدة قائمة بما فعله الحساب بالإيثر، فلا تُتتبَّع عبرها إلا الرموز؛ كان المنتظر عنوان عقد رمز.',
    fr: 'Suivi de valeur : un nœud ne tient pas la liste de ce qu’un compte a fait en ether ; seuls les jetons sont suivis à travers lui ; l’adresse du contrat d’un jeton était attendue.',
  },
  'would-be-beyond': {
    en: 'Following: it would not keep to the limits approved with the case ({limits}). Stay within them, or ask the approver to change them.',
    ar: 'تتبع القيمة: لن يلتزم الحدود المعتمدة مع القضية ({limits}). ابقَ ضمنها، أو اطلب من صاحب الاعتماد تغييرها.',
    fr: 'Suivi de valeur : il ne respecterait pas les limites approuvées avec l’affaire ({limits}). Restez dans ces limites, ou demandez à l’approbateur de les changer.',
  },
  none: { en: 'none', ar: 'لا شيء', fr: 'aucune' },
  'no-columns': {
    en: 'Table of transfers: expected columns for the transaction and the amount, named such as "txid" and "value"; found {columns}. Name the columns so and read it again.',
    ar: 'جدول التحويلات: كان المنتظر عمودين للمعاملة وللمبلغ باسمين مثل «txid» و«value»؛ ووُجد {columns}. سمِّ العمودين هكذا ثم أعد القراءة.',
    fr: 'Tableau de transferts : des colonnes pour la transaction et le montant étaient attendues, nommées par exemple « txid » et « value » ; {columns} trouvé. Nommez-les ainsi, puis relisez.',
  },
  'no-table': {
    en: 'Table of transfers: it is neither CSV with a header nor JSON ({why}). Export it again.',
    ar: 'جدول التحويلات: ليس ملف CSV بسطر عناوين ولا JSON ({why}). صدّره من جديد.',
    fr: 'Tableau de transferts : ce n’est ni du CSV avec un en-tête ni du JSON ({why}). Exportez-le de nouveau.',
  },
  'no-tags': {
    en: '{path}: expected a TagPack, a list of addresses or a CSV with a header, but {why}. Correct the file, or take it out of the folder.',
    ar: '{path}: كان المنتظر TagPack أو قائمة عناوين أو ملف CSV بسطر عناوين، لكن {why}. صحّح الملف أو أخرجه من المجلد.',
    fr: '{path} : un TagPack, une liste d’adresses ou un CSV avec un en-tête était attendu, mais {why}. Corrigez le fichier, ou retirez-le du dossier.',
  },
  'tags-nothing-there': {
    en: 'nothing is there',
    ar: 'لا شيء هناك',
    fr: 'il n’y a rien là',
  },
  'tags-none': {
    en: 'it holds no tags',
    ar: 'لا وسوم فيه',
    fr: 'il ne contient aucune étiquette',
  },
  'tags-no-yaml': {
    en: 'it could not be read as YAML',
    ar: 'تعذّرت قراءته بصيغة YAML',
    fr: 'il n’a pas pu être lu comme du YAML',
  },
  'tags-broken': {
    en: 'reading it stopped ({found})',
    ar: 'توقفت قراءته ({found})',
    fr: 'sa lecture s’est arrêtée ({found})',
  },
  'no-blocks': {
    en: '{source}: expected a block file or a folder of them, but {why}. Name the node\'s "blocks" folder or a file from it.',
    ar: '{source}: كان المنتظر ملف كتل أو مجلدًا منها، لكن {why}. سمِّ مجلد «blocks» الخاص بالعقدة أو ملفًا منه.',
    fr: '{source} : un fichier de blocs ou un dossier qui en contient était attendu, mais {why}. Nommez le dossier « blocks » du nœud ou un fichier de celui-ci.',
  },
  'blocks-nothing-there': {
    en: 'nothing is there',
    ar: 'لا شيء هناك',
    fr: 'il n’y a rien là',
  },
  'blocks-no-file': {
    en: 'it holds no blk*.dat and no raw block',
    ar: 'لا يضم أي ملف blk*.dat ولا كتلة خام',
    fr: 'il ne contient ni blk*.dat ni bloc brut',
  },
  'blocks-none': {
    en: 'it holds no block',
    ar: 'لا يضم أي كتلة',
    fr: 'il ne contient aucun bloc',
  },
  'folder-not-empty': {
    en: '{folder}: expected an empty folder or an older import to replace, found other files. Name another folder.',
    ar: '{folder}: كان المنتظر مجلدًا فارغًا أو استيرادًا أقدم يُستبدل، ووُجدت ملفات أخرى. سمِّ مجلدًا آخر.',
    fr: '{folder} : un dossier vide ou une importation antérieure à remplacer était attendu, d’autres fichiers ont été trouvés. Nommez un autre dossier.',
  },
  'column-wrong': {
    en: '{path}: the column is missing or has another length than chain.json says. Import the source again.',
    ar: '{path}: العمود مفقود أو طوله غير ما يذكره chain.json. استورد المصدر من جديد.',
    fr: '{path} : la colonne manque ou n’a pas la longueur que dit chain.json. Importez de nouveau la source.',
  },
  'hash-wrong': {
    en: '{path}: its SHA-256 is another than chain.json says. Import the source again.',
    ar: '{path}: بصمته SHA-256 غير ما يذكره chain.json. استورد المصدر من جديد.',
    fr: '{path} : son SHA-256 n’est pas celui que dit chain.json. Importez de nouveau la source.',
  },
  'no-chain-data': {
    en: '{folder}: expected data imported by "rogatory trace", found none. Import into it first.',
    ar: '{folder}: كانت المنتظرة بيانات استوردها «rogatory trace» ولم يوجد شيء. استورد إليه أولًا.',
    fr: '{folder} : des données importées par « rogatory trace » étaient attendues, rien n’a été trouvé. Importez-les d’abord.',
  },
});
