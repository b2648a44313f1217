// SPDX-License-Identifier: Apache-2.0
import { sentencesOnStrangers } from '../say.ts';

/** What a check finds in a request as a PDF: its signature, the proof it carries, its pages, for whom it is and whether it stands. */
export const requestFound = sentencesOnStrangers({
  unsigned: {
    en: 'The PDF carries no signature: anybody could have written it.',
    ar: 'لا يحمل ملف ⁨PDF⁩ توقيعًا: كان يمكن لأي شخص أن يكتبه.',
    fr: 'Le PDF ne porte pas de signature : n’importe qui a pu l’écrire.',
  },
  'signature-form': {
    en: 'The signature does not say which bytes it is of, or is none.',
    ar: 'لا يبيّن التوقيع لأي بايتات هو، أو ليس توقيعًا.',
    fr: 'La signature ne dit pas de quels octets elle est, ou n’en est pas une.',
  },
  'added-after': {
    en: '{count} bytes stand after the part that was signed, or another signature was added.',
    ar: 'بعد الجزء الموقَّع {count} بايت، أو أُضيف توقيع آخر.',
    fr: '{count} octets suivent la partie signée, ou une autre signature a été ajoutée.',
  },
  'more-outside': {
    en: 'More than the signature itself stands outside the signed bytes.',
    ar: 'خارج البايتات الموقَّعة أكثر من التوقيع نفسه.',
    fr: 'Plus que la signature elle-même se trouve hors des octets signés.',
  },
  'signature-not-read': {
    en: 'The signature cannot be read: {why}.',
    ar: 'تعذرت قراءة التوقيع: {why}.',
    fr: 'La signature ne peut être lue : {why}.',
  },
  'no-signed-data': { en: 'it is no CMS SignedData', ar: 'ليس بصيغة ⁨CMS SignedData⁩', fr: 'ce n’est pas du CMS SignedData' },
  'nobody-signed': { en: 'nobody has signed it', ar: 'لم يوقّعه أحد', fr: 'personne ne l’a signée' },
  'no-certificate': {
    en: 'the certificate of the signer is not there',
    ar: 'شهادة الموقّع غير موجودة',
    fr: 'le certificat du signataire n’y est pas',
  },
  'digest-unknown': {
    en: 'its digest {digest} is not one that is taken here',
    ar: 'نوع البصمة {digest} لا يؤخذ به هنا',
    fr: 'son type d’empreinte {digest} n’est pas accepté ici',
  },
  'bytes-changed': {
    en: 'The PDF was changed after it was signed: its bytes are not those that were signed.',
    ar: 'غُيّر ملف ⁨PDF⁩ بعد توقيعه: بايتاته ليست التي وُقّعت.',
    fr: 'Le PDF a été changé après la signature : ses octets ne sont pas ceux qui ont été signés.',
  },
  'not-by-key': {
    en: 'The signature was not made with the key of {name}.',
    ar: 'لم يُنشأ التوقيع بمفتاح {name}.',
    fr: 'La signature n’a pas été faite avec la clé de {name}.',
  },
  signed: {
    en: 'Signed by {name}, over every byte.',
    ar: 'وقّعه {name} على كل بايت.',
    fr: 'Signé par {name}, sur chaque octet.',
  },
  'not-pades': {
    en: 'The signature is not in the form of PAdES: it does not bind its own certificate.',
    ar: 'التوقيع ليس بصيغة ⁨PAdES⁩: لا يربط شهادته بنفسه.',
    fr: 'La signature n’est pas dans la forme PAdES : elle ne lie pas son propre certificat.',
  },
  'certificate-not-valid': {
    en: 'It was signed at {when}, when the certificate of {name} was not valid.',
    ar: 'وُقّع في {when}، ولم تكن شهادة {name} سارية حينئذ.',
    fr: 'Il a été signé le {when}, quand le certificat de {name} n’était pas valable.',
  },
  'certificate-other': {
    en: 'It is signed with the certificate of {name}, and the log of {desk} names another one for this request: somebody else made this PDF.',
    ar: 'وُقّع بشهادة {name}، ويذكر سجل {desk} شهادة أخرى لهذا الطلب: أعدّ غيره هذا الملف.',
    fr: 'Il est signé avec le certificat de {name}, et le journal de {desk} en nomme un autre pour cette demande : quelqu’un d’autre a fait ce PDF.',
  },
  'certificate-named': {
    en: 'The log of {desk} names the certificate of {name} as the one that signs this request.',
    ar: 'يذكر سجل {desk} شهادة {name} على أنها التي توقّع هذا الطلب.',
    fr: 'Le journal de {desk} nomme le certificat de {name} comme celui qui signe cette demande.',
  },
  'certificate-trusted': {
    en: 'There is a way from the certificate of {name} to one that you trust.',
    ar: 'تقود شهادة {name} إلى شهادة تثق بها.',
    fr: 'Le certificat de {name} mène à un certificat auquel vous faites confiance.',
  },
  'certificate-no-way': {
    en: 'There is no way from the certificate of {name} (SHA-256 {print}) to one that you trust.',
    ar: 'لا تقود شهادة {name} (⁨SHA-256⁩ {print}) إلى شهادة تثق بها.',
    fr: 'Le certificat de {name} (SHA-256 {print}) ne mène à aucun certificat auquel vous faites confiance.',
  },
  'certificate-learn': {
    en: 'Whose certificate it is must be learned elsewhere: {name}, SHA-256 {print}.',
    ar: 'يجب معرفة صاحب الشهادة من مصدر آخر: {name}، ⁨SHA-256⁩ {print}.',
    fr: 'À qui est ce certificat doit être appris ailleurs : {name}, SHA-256 {print}.',
  },
  'as-stated': { en: '{at} (as stated)', ar: '{at} (كما يذكر)', fr: '{at} (tel qu’indiqué)' },
  'time-not-stated': { en: 'a time not stated', ar: 'وقت غير مذكور', fr: 'une heure non indiquée' },
  'proof-missing': {
    en: 'The PDF does not carry the request, its entry of the log and the proof of it: nothing shows that the desk sent it.',
    ar: 'لا يحمل ملف ⁨PDF⁩ الطلب وقيده في السجل والدليل عليه: لا شيء يبيّن أن المكتب أرسله.',
    fr: 'Le PDF ne porte pas la demande, son écriture au journal et la preuve de celle-ci : rien ne montre que le bureau l’a envoyé.',
  },
  'entry-not-there': {
    en: 'The entry that came along is not in the log at the place its proof states.',
    ar: 'القيد المرفق ليس في السجل في الموضع الذي يذكره دليله.',
    fr: 'L’écriture jointe n’est pas au journal à la place que sa preuve indique.',
  },
  'another-request': {
    en: 'The log holds another request than the one attached: it was exchanged or changed.',
    ar: 'في السجل طلب غير الطلب المرفق: بُدّل أو غُيّر.',
    fr: 'Le journal contient une autre demande que celle qui est jointe : elle a été échangée ou changée.',
  },
  'in-log': {
    en: '{desk} recorded this request at {at} (entry {entry}). That is genuine: sent by this desk. This does not say that it is lawful.',
    ar: 'قيّد {desk} هذا الطلب في {at} (القيد {entry}). هو صحيح: أرسله هذا المكتب. ولا يعني هذا أنه قانوني.',
    fr: '{desk} a consigné cette demande le {at} (écriture {entry}). Elle est authentique : envoyée par ce bureau. Cela ne dit pas qu’elle est légale.',
  },
  'in-log-of-whom': {
    en: '{desk}, or whoever takes this name, recorded this request at {at} (entry {entry}). Whether that desk sent it is known only with its key, got from the authority itself.',
    ar: 'قيّد {desk}، أو من ينتحل هذا الاسم، هذا الطلب في {at} (القيد {entry}). ولا يُعرف أن هذا المكتب أرسله إلا بمفتاحه الذي تحصل عليه من الجهة نفسها.',
    fr: '{desk}, ou qui prend ce nom, a consigné cette demande le {at} (écriture {entry}). Que ce bureau l’ait envoyée ne se sait qu’avec sa clé, obtenue de l’autorité elle-même.',
  },
  'pages-not-read': {
    en: 'What the pages show cannot be read and compared with the request: {why}.',
    ar: 'تعذرت قراءة ما تعرضه الصفحات ومقارنته بالطلب: {why}.',
    fr: 'Ce que montrent les pages ne peut être lu et comparé avec la demande : {why}.',
  },
  'other-words': {
    en: 'The pages show other words than the request that the log holds. They show “{shown}” where the log has “{expected}”.',
    ar: 'تعرض الصفحات كلمات غير كلمات الطلب الذي في السجل. تعرض «{shown}» حيث في السجل «{expected}».',
    fr: 'Les pages montrent d’autres mots que la demande que contient le journal. Elles montrent « {shown} » là où le journal a « {expected} ».',
  },
  'foreign-margin': {
    en: 'Something stands at the head or foot of the page that is not of the request.',
    ar: 'في رأس الصفحة أو ذيلها شيء ليس من الطلب.',
    fr: 'Quelque chose en tête ou au pied de la page n’est pas de la demande.',
  },
  'account-not-shown': {
    en: 'The fields for programs name an account that the pages do not show.',
    ar: 'تذكر الحقول المعدّة للبرامج حسابًا لا تعرضه الصفحات.',
    fr: 'Les champs pour programmes nomment un compte que les pages ne montrent pas.',
  },
  'pages-fit': {
    en: 'The pages show, letter by letter, the request that the log holds, its dates and numbers too. Pictures and lines on the pages are not compared: for those the signature alone stands.',
    ar: 'تعرض الصفحات حرفًا حرفًا الطلب الذي في السجل، بتواريخه وأرقامه. أما الصور والخطوط على الصفحات فلا تُقارن، ولا يضمنها إلا التوقيع.',
    fr: 'Les pages montrent, lettre par lettre, la demande que contient le journal, dates et chiffres compris. Les images et les traits des pages ne sont pas comparés : seule la signature en répond.',
  },
  approved: {
    en: '{kind} {number}, version {version}: approved by {by} as {role} at {at}, in the log since {logged}.',
    ar: '{kind} {number}، النسخة {version}: اعتمده {by} بصفة {role} في {at}، وهو في السجل منذ {logged}.',
    fr: '{kind} {number}, version {version} : approuvé par {by} en qualité de {role} le {at}, au journal depuis {logged}.',
  },
  approver: { en: 'approver', ar: 'صاحب الاعتماد', fr: 'approbateur' },
  'legal-reviewer': { en: 'legal reviewer', ar: 'مراجع قانوني', fr: 'réviseur juridique' },
  'central-authority': { en: 'central authority', ar: 'السلطة المركزية', fr: 'autorité centrale' },
  'addressed-to': {
    en: 'It is addressed to {to}. If that is not you, the desk did not send it to you.',
    ar: 'هو موجه إلى {to}. إن لم تكن أنت المقصود فالمكتب لم يرسله إليك.',
    fr: 'Elle est adressée à {to}. Si ce n’est pas vous, le bureau ne vous l’a pas envoyée.',
  },
  'addressed-to-you': {
    en: 'It is addressed to you: {to}.',
    ar: 'هو موجه إليك: {to}.',
    fr: 'Elle vous est adressée : {to}.',
  },
  'addressed-elsewhere': {
    en: 'It is addressed to {to}, and not to you: somebody else has passed it on in the name of the desk.',
    ar: 'هو موجه إلى {to} وليس إليك: مرّره شخص آخر باسم المكتب.',
    fr: 'Elle est adressée à {to}, et non à vous : quelqu’un d’autre l’a transmise au nom du bureau.',
  },
  'no-list': {
    en: 'A list of withdrawn papers that a key you trust has signed was expected; this is none.',
    ar: 'كان المنتظر قائمة أوراق مسحوبة موقَّعة بمفتاح تثق به، وهذه ليست كذلك.',
    fr: 'Une liste d’actes retirés, signée par une clé à laquelle vous faites confiance, était attendue ; ceci n’en est pas une.',
  },
  'standing-unknown': {
    en: 'Whether it was withdrawn since is not known here: fetch the list of withdrawn papers from the desk.',
    ar: 'لا يُعرف هنا هل سُحب بعد ذلك: احصل على قائمة الأوراق المسحوبة من المكتب.',
    fr: 'On ne sait pas ici si elle a été retirée depuis : demandez au bureau la liste des actes retirés.',
  },
  stands: {
    en: 'The desk had not withdrawn it at {at} (entries in its log then: {count}).',
    ar: 'لم يكن المكتب قد سحبه في {at} (عدد قيود سجله حينئذ: {count}).',
    fr: 'Le bureau ne l’avait pas retirée le {at} (écritures de son journal alors : {count}).',
  },
  withdrawn: {
    en: 'The desk withdrew it at {at}: do nothing more on it.',
    ar: 'سحبه المكتب في {at}: لا تتخذ بشأنه شيئًا آخر.',
    fr: 'Le bureau l’a retirée le {at} : n’y donnez plus suite.',
  },
  replaced: {
    en: 'Another version took its place at {at}: this one no longer stands.',
    ar: 'حلت محله نسخة أخرى في {at}: هذه لم تعد قائمة.',
    fr: 'Une autre version l’a remplacée le {at} : celle-ci ne vaut plus.',
  },
});
