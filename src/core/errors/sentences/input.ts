// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** What was sent to the API, and work in the background. */
export const inputSays = sentences({
  'body-too-large': {
    en: 'API: the body is larger than this route takes.',
    ar: 'ما أُرسل أكبر مما يقبله هذا المكان. أرسل أقل دفعة واحدة.',
    fr: 'L’envoi est plus grand que ce qui est accepté ici. Envoyez-en moins à la fois.',
  },
  unusable: {
    en: 'API: the request cannot be used ({code}).',
    ar: 'لا يمكن استعمال ما أُرسل ({code}). أعد تحميل الصفحة ثم حاول مجددًا.',
    fr: 'L’envoi est inutilisable ({code}). Rechargez la page, puis réessayez.',
  },
  'moment-ahead': {
    en: 'Moment: {typed} was typed, and it is {now} by the desk’s clock. Times are in UTC; one that is up to {minutes} minutes ahead counts as now.',
    ar: 'الوقت: كُتب {typed}، والساعة في المكتب {now}. الأوقات بالتوقيت العالمي UTC؛ وما لا يتجاوز {minutes} دقائق بعد الآن يُعد الآن.',
    fr: 'Moment : {typed} a été saisi, et il est {now} à l’horloge du bureau. Les heures sont en UTC ; jusqu’à {minutes} minutes d’avance comptent comme maintenant.',
  },
  'no-text': {
    en: 'API: {part}: a text holds U+0000 or half a letter. Leave it out.',
    ar: 'ما أُرسل: في نص منه U+0000 أو نصف حرف. احذفه.',
    fr: 'Envoi : un texte contient U+0000 ou une moitié de lettre. Retirez-la.',
  },
  'too-deep': {
    en: 'API: {part}: lists stand within lists more than 64 levels deep. Send it flatter.',
    ar: 'ما أُرسل: قوائم داخل قوائم لأكثر من 64 مستوى. أرسله أبسط.',
    fr: 'Envoi : des listes s’emboîtent sur plus de 64 niveaux. Envoyez-le plus à plat.',
  },
  wrong: {
    en: 'API: {part}, {field}: {expected}. The schema is in /api/v1/openapi.json.',
    ar: 'ما أُرسل، الحقل {field}: {expected}. صحّحه ثم أعد الإرسال.',
    fr: 'Envoi, champ {field} : {expected}. Corrigez-le, puis renvoyez.',
  },
  'as-a-whole': {
    en: 'as a whole',
    ar: 'كله',
    fr: 'dans son ensemble',
  },
  required: {
    en: 'must be there',
    ar: 'مطلوب ولم يُذكر',
    fr: 'obligatoire et absent',
  },
  empty: {
    en: 'must not be empty',
    ar: 'يجب ألا يكون فارغًا',
    fr: 'ne doit pas être vide',
  },
  minLength: {
    en: 'must have at least {limit} letters',
    ar: 'يُنتظر {limit} حرف على الأقل',
    fr: 'au moins {limit} caractères attendus',
  },
  maxLength: {
    en: 'must have at most {limit} letters',
    ar: 'يُنتظر {limit} حرف على الأكثر',
    fr: 'au plus {limit} caractères attendus',
  },
  minimum: {
    en: 'must be at least {limit}',
    ar: 'يُنتظر ألا يقل عن {limit}',
    fr: 'au moins {limit} attendu',
  },
  maximum: {
    en: 'must be at most {limit}',
    ar: 'يُنتظر ألا يزيد على {limit}',
    fr: 'au plus {limit} attendu',
  },
  minItems: {
    en: 'must have at least {limit} entries',
    ar: 'يُنتظر {limit} بند على الأقل',
    fr: 'au moins {limit} entrées attendues',
  },
  maxItems: {
    en: 'must have at most {limit} entries',
    ar: 'يُنتظر {limit} بند على الأكثر',
    fr: 'au plus {limit} entrées attendues',
  },
  enum: {
    en: 'must be one of {limit}',
    ar: 'يُنتظر واحد من {limit}',
    fr: 'l’un de {limit} attendu',
  },
  type: {
    en: 'must be of the type {limit}',
    ar: 'يُنتظر أن يكون نوعه {limit}',
    fr: 'le type {limit} est attendu',
  },
  format: {
    en: 'must have the form of {limit}',
    ar: 'يُنتظر أن تكون صيغته {limit}',
    fr: 'la forme {limit} est attendue',
  },
  'one-line': {
    en: 'must be one line, without marks that control a printer or a terminal',
    ar: 'يُنتظر أن يكون سطرًا واحدًا بلا علامات تحكّم في طابعة أو شاشة',
    fr: 'une seule ligne est attendue, sans signe qui commande une imprimante ou un écran',
  },
  pattern: {
    en: 'must have the form {limit}',
    ar: 'يُنتظر أن تكون صيغته {limit}',
    fr: 'la forme {limit} est attendue',
  },
  additionalProperties: {
    en: 'must not be there',
    ar: 'غير معروف هنا، ولا مكان له',
    fr: 'inconnu ici, et n’a pas sa place',
  },
  'not-as-expected': {
    en: 'not as expected',
    ar: 'على غير المنتظر',
    fr: 'non conforme',
  },
  'chunk-headers': {
    en: 'API: a chunk comes as application/octet-stream with the headers upload-offset (bytes) and upload-sha256 (of this chunk, lower-case hex).',
    ar: 'الرفع: يأتي الجزء بنوع application/octet-stream ومعه الترويستان upload-offset (بالبايت) وupload-sha256 (بصمة هذا الجزء).',
    fr: 'Envoi : une partie vient en application/octet-stream avec les en-têtes upload-offset (en octets) et upload-sha256 (de cette partie).',
  },
  'chunk-size': {
    en: 'API: a chunk comes as application/octet-stream, at most 16 MiB of it.',
    ar: 'الرفع: يأتي الجزء بنوع application/octet-stream، وبحجم لا يتجاوز 16 MiB.',
    fr: 'Envoi : une partie vient en application/octet-stream, de 16 Mio au plus.',
  },
  'job-failed-title': {
    en: 'The work ended with a fault of the program.',
    ar: 'انتهى العمل بخلل في البرنامج.',
    fr: 'Le travail s’est terminé sur un défaut du programme.',
  },
  'job-failed': {
    en: 'a fault of the program, {attempts} times; the log of the desk says where',
    ar: 'خلل في البرنامج تكرر {attempts} مرات؛ وسجل تشغيل المكتب يبيّن موضعه. أبلغ مدير النظام',
    fr: 'un défaut du programme, {attempts} fois ; le journal du bureau dit où. Prévenez l’administrateur',
  },
  'job-not-ended': {
    en: 'no worker of this desk has ended it in {attempts} attempts',
    ar: 'لم يُتمّه أي عامل في هذا المكتب في {attempts} محاولات. أبلغ مدير النظام',
    fr: 'aucun processus de ce bureau ne l’a achevé en {attempts} tentatives. Prévenez l’administrateur',
  },
  'job-unknown': {
    en: 'this program knows no job "{kind}"',
    ar: 'لا يعرف هذا البرنامج عملًا باسم «{kind}». أبلغ مدير النظام',
    fr: 'ce programme ne connaît aucun travail « {kind} ». Prévenez l’administrateur',
  },
});
