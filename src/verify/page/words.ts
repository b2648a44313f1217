// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../../core/documents/document-text.ts';
import { withFrench } from '../../core/documents/french-spaces.ts';
import type { Verdict } from './verdict.ts';

/** Everything the page says. */
export interface PageWords {
  readonly title: string;
  readonly lead: string;
  readonly offline: string;
  readonly keys: string;
  readonly keysWhy: string;
  readonly own: string;
  readonly ownWhy: string;
  readonly file: string;
  readonly fileWhy: string;
  readonly choose: string;
  /** Under the names of files that belong into the other field. */
  readonly misplaced: Readonly<Record<'keys' | 'file', string>>;
  readonly given: string;
  readonly none: string;
  readonly unusable: string;
  readonly checking: string;
  readonly lawful: string;
  readonly findings: string;
  readonly good: string;
  readonly bad: string;
  readonly note: string;
  /** Before the number of findings that are not listed. */
  readonly more: string;
  readonly facts: Readonly<Record<FactName, string>>;
  readonly verdicts: Readonly<Record<Verdict, readonly [head: string, more: string]>>;
}

export const factNames = ['desk', 'authority', 'key', 'request', 'addressee', 'approved', 'logged', 'code', 'training'] as const;
export type FactName = (typeof factNames)[number];

export const words: Readonly<Record<Language, PageWords>> = withFrench({
  en: {
    title: 'Check a request or a bundle',
    lead: 'Did the desk in whose name this came really send it, and has anybody touched it?',
    offline: 'Everything happens in this page. It sends nothing and asks nobody.',
    keys: '1. Keys that you trust',
    keysWhy:
      'The key of the desk (*.vkey), got once from the authority itself or from a national directory; if you have them, the changes of its key (*.rotations), its list of withdrawn papers (*.withdrawn) and certificates (*.pem). Never take a key from the request or from whoever sent it.',
    own: 'Your own name, as requests name you',
    ownWhy: 'Then a request that was meant for somebody else is named.',
    file: '2. The file',
    fileWhy: 'A request (PDF) or a bundle (ZIP).',
    choose: 'Choose files, or drop them here',
    misplaced: {
      keys: 'This is a request or a bundle, not a key. Give it under 2, where it is checked.',
      file: 'This is a key, a certificate or a list of withdrawn papers. Give it under 1, if you did not get it with the file.',
    },
    given: 'Given:',
    none: 'nothing yet',
    unusable: 'not usable',
    checking: 'Checking …',
    lawful:
      'This does not say that the request is lawful, nor that you must or may answer it. That is for your own law and your own lawyers.',
    findings: 'Everything that was found',
    good: 'good',
    bad: 'bad',
    note: 'to know',
    more: 'More findings, not listed:',
    facts: {
      desk: 'Desk (name of its log)',
      authority: 'Authority on the paper',
      key: 'Key that signed the log',
      request: 'Request',
      addressee: 'Addressed to',
      approved: 'Approved by',
      logged: 'In the log since',
      code: 'Code of the paper',
      training: 'Training',
    },
    verdicts: {
      genuine: ['Genuine: sent by this desk', 'Signed, in the log under the key that you gave, and its pages show what the log holds.'],
      whole: [
        'Whole: nothing was changed since this desk made it',
        'Every file is the one that the log committed to, under the key that you gave.',
      ],
      'unknown-key': [
        'Not known who made it',
        'The parts fit each other, but you gave no key of this desk: anybody could have made it. Get the key from the authority itself.',
      ],
      'not-genuine': [
        'Do not rely on it',
        'Something does not fit. Keep the file as it is and call the authority on a number that you did not get from it.',
      ],
      'not-for-you': [
        'Genuine, but not meant for you',
        'The desk addressed it to somebody else. Whoever passed it to you did not act for the desk.',
      ],
      withdrawn: ['Genuine, and withdrawn', 'The desk has taken it back, or another version took its place. Do nothing more on it.'],
      unreadable: ['Nothing that can be checked', 'A PDF of a request or a ZIP of a bundle is expected.'],
    },
  },
  ar: {
    title: 'تحقق من طلب أو حزمة',
    lead: 'هل أرسلته فعلًا الجهة التي ورد باسمها، وهل مسّه أحد؟',
    offline: 'يجري كل شيء داخل هذه الصفحة. لا ترسل شيئًا ولا تسأل أحدًا.',
    keys: '1. المفاتيح التي تثق بها',
    keysWhy:
      'مفتاح الجهة (⁦*.vkey⁩) الذي حصلت عليه مرة واحدة من الجهة نفسها أو من دليل وطني، ومعه إن وُجد تغييرات مفتاحها (⁦*.rotations⁩) وقائمة الأوراق المسحوبة (⁦*.withdrawn⁩) والشهادات (⁦*.pem⁩). لا تأخذ المفتاح أبدًا من الطلب ولا ممن أرسله.',
    own: 'اسمكم كما يرد في الطلبات',
    ownWhy: 'عندئذ يُكشف الطلب الموجه إلى غيركم.',
    file: '2. الملف',
    fileWhy: 'طلب (PDF) أو حزمة (ZIP).',
    choose: 'اختر الملفات أو أفلتها هنا',
    misplaced: {
      keys: 'هذا طلب أو حزمة، وليس مفتاحًا. ضعه في القسم 2 حيث يُتحقق منه.',
      file: 'هذا مفتاح أو شهادة أو قائمة أوراق مسحوبة. ضعه في القسم 1، إن لم يصلك مع الملف.',
    },
    given: 'المقدَّم:',
    none: 'لا شيء بعد',
    unusable: 'غير صالح',
    checking: 'جارٍ التحقق …',
    lawful: 'لا يعني هذا أن الطلب قانوني، ولا أن عليكم أو لكم أن تجيبوه. ذلك لقانونكم ومحاميكم.',
    findings: 'كل ما وُجد',
    good: 'سليم',
    bad: 'خلل',
    note: 'للعلم',
    more: 'نتائج أخرى لم تُسرد:',
    facts: {
      desk: 'المكتب (اسم سجله)',
      authority: 'الجهة المذكورة على الورقة',
      key: 'المفتاح الذي وقّع السجل',
      request: 'الطلب',
      addressee: 'موجه إلى',
      approved: 'اعتمده',
      logged: 'في السجل منذ',
      code: 'رمز الورقة',
      training: 'تدريب',
    },
    verdicts: {
      genuine: ['صحيح: أرسله هذا المكتب', 'موقّع، ومقيّد في السجل بالمفتاح الذي قدمتموه، وصفحاته تعرض ما في السجل.'],
      whole: ['سليم: لم يتغير شيء منذ أعدّه هذا المكتب', 'كل ملف هو الذي التزم به السجل، بالمفتاح الذي قدمتموه.'],
      'unknown-key': [
        'لا يُعرف من أعدّه',
        'الأجزاء متسقة، لكنكم لم تقدموا مفتاح هذا المكتب: يمكن لأي شخص أن يكون قد أعدّه. احصلوا على المفتاح من الجهة نفسها.',
      ],
      'not-genuine': ['لا تعتمد عليه', 'هناك ما لا يتسق. احتفظ بالملف كما هو واتصل بالجهة على رقم لم تأخذه منه.'],
      'not-for-you': ['صحيح، لكنه ليس موجهًا إليكم', 'وجهه المكتب إلى غيركم. من أوصله إليكم لم يتصرف باسم المكتب.'],
      withdrawn: ['صحيح، وقد سُحب', 'سحبه المكتب أو حلت محله نسخة أخرى. لا تتخذوا بشأنه شيئًا آخر.'],
      unreadable: ['لا شيء يمكن التحقق منه', 'يُنتظر طلب بصيغة PDF أو حزمة بصيغة ZIP.'],
    },
  },
  fr: {
    title: 'Vérifier une demande ou un dossier scellé',
    lead: 'Le bureau au nom duquel ceci est arrivé l’a-t-il vraiment envoyé, et quelqu’un y a-t-il touché ?',
    offline: 'Tout se passe dans cette page. Elle n’envoie rien et n’interroge personne.',
    keys: '1. Clés auxquelles vous faites confiance',
    keysWhy:
      'La clé du bureau (*.vkey), obtenue une fois de l’autorité elle-même ou d’un annuaire national ; si vous les avez, les changements de sa clé (*.rotations), sa liste d’actes retirés (*.withdrawn) et des certificats (*.pem). Ne prenez jamais une clé dans la demande ni de celui qui l’a envoyée.',
    own: 'Votre nom, tel que les demandes le portent',
    ownWhy: 'Une demande destinée à un autre est alors signalée.',
    file: '2. Le fichier',
    fileWhy: 'Une demande (PDF) ou un dossier scellé (ZIP).',
    choose: 'Choisissez des fichiers, ou déposez-les ici',
    misplaced: {
      keys: 'C’est une demande ou un dossier scellé, pas une clé. Donnez-le sous 2, où il est vérifié.',
      file: 'C’est une clé, un certificat ou une liste d’actes retirés. Donnez-le sous 1, s’il ne vous est pas venu avec le fichier.',
    },
    given: 'Reçu :',
    none: 'rien encore',
    unusable: 'inutilisable',
    checking: 'Vérification …',
    lawful:
      'Cela ne dit pas que la demande est légale, ni que vous devez ou pouvez y répondre. C’est à votre droit et à vos juristes de le dire.',
    findings: 'Tout ce qui a été trouvé',
    good: 'bon',
    bad: 'faute',
    note: 'à savoir',
    more: 'Autres constats, non énumérés :',
    facts: {
      desk: 'Bureau (nom de son journal)',
      authority: 'Autorité sur l’acte',
      key: 'Clé qui a signé le journal',
      request: 'Demande',
      addressee: 'Adressée à',
      approved: 'Approuvée par',
      logged: 'Au journal depuis',
      code: 'Code de l’acte',
      training: 'Formation',
    },
    verdicts: {
      genuine: [
        'Authentique : envoyée par ce bureau',
        'Signée, inscrite au journal sous la clé que vous avez donnée, et ses pages montrent ce que le journal contient.',
      ],
      whole: [
        'Intact : rien n’a changé depuis que ce bureau l’a fait',
        'Chaque fichier est celui auquel le journal s’est engagé, sous la clé que vous avez donnée.',
      ],
      'unknown-key': [
        'On ne sait pas qui l’a fait',
        'Les parties concordent, mais vous n’avez donné aucune clé de ce bureau : n’importe qui a pu le faire. Demandez la clé à l’autorité elle-même.',
      ],
      'not-genuine': [
        'Ne vous y fiez pas',
        'Quelque chose ne concorde pas. Gardez le fichier tel quel et appelez l’autorité à un numéro que vous n’avez pas tiré de lui.',
      ],
      'not-for-you': [
        'Authentique, mais pas pour vous',
        'Le bureau l’a adressée à un autre. Celui qui vous l’a transmise n’a pas agi pour le bureau.',
      ],
      withdrawn: ['Authentique, et retirée', 'Le bureau l’a reprise, ou une autre version l’a remplacée. N’y donnez plus suite.'],
      unreadable: ['Rien à vérifier', 'Une demande en PDF ou un dossier scellé en ZIP est attendu.'],
    },
  },
});
